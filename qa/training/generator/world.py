"""What one paragraph speaks of: its place, its year, how it writes figures; and the facts it states."""

from dataclasses import dataclass, field
from random import Random

from qa.training.generator import names, numerals, periods
from qa.training.generator.indicators import Action, Level
from qa.training.generator.names import Place
from qa.training.generator.periods import Period
from qa.training.generator.types import Ask, Status, mark

# A figure in these units is measured, not counted, and may have a fraction.
_MEASURES = ("万", "亿", "公里", "公顷", "微克", "平方米")
_HEDGED = 0.18  # share of figures written 约, 余, 以上


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a figure, named in both languages: 其中农村, "in rural areas"."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure that the text states, and everything a question must name to mean it."""

    key: str
    place: Place
    period: Period
    indicator: Action | Level
    status: Status
    aspect: str = "value"  # or growth, cumulative, more, share
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A run of text with marked answers, the figures it states and the questions it brings along."""

    text: str
    facts: tuple[Fact, ...] = ()
    asks: tuple[Ask, ...] = ()
    names_money: bool = False


@dataclass(slots=True)
class World:
    """The setting that all the clauses of one paragraph share; hands out keys for marks."""

    random: Random
    place: Place
    siblings: list[Place]
    parent: Place
    year: int
    relative: bool  # the text says 今年, not 2024年
    commas: bool
    _keys: int = field(default=0)
    _named: int = field(default=0)

    def key(self) -> str:
        """Return a key no mark of this paragraph has."""
        self._keys += 1
        return f"k{self._keys}"

    def here(self) -> str:
        """Return the place as the next sentence names it: in full at first, then 全区, or nothing."""
        self._named += 1
        whole = "全" + self.place.kind[0].removeprefix("新")
        if self._named == 1 or len(self.place.kind[0]) > 1:
            return self.place.zh
        return self.random.choice((self.place.zh, self.place.zh, whole, whole, ""))

    def current(self) -> Period:
        """Return the running year as the text names it."""
        return periods.this_year(self.year) if self.relative else periods.year(self.year)

    def previous(self) -> Period:
        """Return the year before as the text names it."""
        return periods.last_year(self.year) if self.relative else periods.year(self.year - 1)

    def following(self) -> Period:
        """Return the year after as the text names it."""
        return periods.next_year(self.year) if self.relative else periods.year(self.year + 1)

    def amount(self, indicator: Action | Level, *, scale: float = 1.0) -> float:
        """Draw a value of an indicator; `scale` makes the part of a district smaller than the whole."""
        low, high = indicator.low, indicator.high
        if isinstance(indicator, Level) and (indicator.is_rate or high / low < 3):
            return self.random.uniform(low, high)
        return numerals.draw(self.random, low, high) * scale

    def near(self, value: float, *, low: float = 0.72, high: float = 1.3) -> float:
        """Draw a value confusably close to another one, and not the same."""
        while True:
            other = value * self.random.uniform(low, high)
            if value < 12:
                other = value + self.random.choice((-3, -2, -1, 1, 2, 3, 4)) if value > 4 else value * 1.5 + 1
            if abs(other - value) / value > 0.015:
                return other

    def write(self, value: float, unit: str) -> str:
        """Write a value with its unit: 3,260个, 1.86万人, 6.4亿元."""
        if unit == "%":
            return f"{value:.1f}%"
        if _measured(unit):
            return numerals.decimal(value) + unit
        return numerals.whole(self.random, max(round(value), 2), commas=self.commas) + unit

    def figure(self, value: float, unit: str, *, planned: bool = False) -> str:
        """Write a value with its unit, now and then rounded and hedged: 约1,900个, 120部以上."""
        if unit == "%" or self.random.random() > _HEDGED * (1.6 if planned else 1):
            return self.write(value, unit)
        if _measured(unit):
            figure = numerals.decimal(round(value, 0 if value > 20 else 1))
        else:
            figure = numerals.whole(self.random, numerals.rounded(round(value)), commas=self.commas)
        return numerals.approximate(self.random, figure, unit, planned=planned)

    def state(
        self,
        indicator: Action | Level,
        text: str,
        status: Status,
        period: Period,
        *,
        place: Place | None = None,
        aspect: str = "value",
        part: Part | None = None,
    ) -> tuple[str, Fact]:
        """Return `text` marked, and the fact it is."""
        key = self.key()
        return mark(key, text), Fact(key, place or self.place, period, indicator, status, aspect, part)


def _measured(unit: str) -> bool:
    return unit.startswith(_MEASURES) and unit not in ("万元", "万美元")


def invent_world(random: Random) -> World:
    """Invent a setting: a district of a city, or a county, city, town or subdistrict."""
    kinds = (names.DISTRICT,) * 5 + (names.COUNTY,) * 4 + (names.CITY,) * 3
    kind = random.choice((*kinds, names.NEW_AREA, names.TOWN, names.SUBDISTRICT))
    place = names.place(random, kind)
    parent = names.place(random, names.CITY, without=(place,))
    inner = {
        names.CITY: (names.DISTRICT, names.COUNTY),
        names.DISTRICT: (names.SUBDISTRICT,),
        names.COUNTY: (names.TOWN, names.TOWNSHIP),
        names.NEW_AREA: (names.SUBDISTRICT,),
    }.get(kind, (kind,))
    siblings = names.places(random, random.choice(inner), 4, without=(place, parent))
    return World(
        random=random,
        place=place,
        siblings=siblings,
        parent=parent,
        year=random.randint(2016, 2027),
        relative=random.random() < 0.5,
        commas=random.random() < 0.5,
    )
