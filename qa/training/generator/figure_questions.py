"""Questions about stated figures, in varied wordings of both languages, and near misses that nothing answers."""

# ruff: noqa: E501 - rows of phrases read better unbroken

import re
from dataclasses import replace
from random import Random

from qa.training.generator import names, periods
from qa.training.generator.indicators import ACTIONS, LEVELS, Action, Level
from qa.training.generator.periods import Period
from qa.training.generator.types import Ask, Status
from qa.training.generator.world import Fact, World

# Measure words that count their noun one by one, so that 几部电梯 can be said.
_COUNTERS = set("部个套条处根辆座所名张家台件场项片")
_TAKES_THE = re.compile(
    r"rate|number|share|average|total|area|population|output of|concentration|cost|coverage"
)
_TERSE = 0.1


def asks(world: World, facts: tuple[Fact, ...], fact: Fact) -> Ask:
    """Ask for one stated figure, naming all that tells it from the others."""
    random = world.random
    rivals = [other for other in facts if _same_thing(other, fact) and other.key != fact.key]
    alike = [other for other in rivals if other.status == fact.status]
    elsewhere = any(other.place != fact.place for other in alike)
    later = any(other.period.order >= fact.period.order for other in alike if other.place == fact.place)
    name_place = elsewhere or random.random() < 0.8
    name_period = later or random.random() < 0.72
    contrasted = any(other.status != fact.status for other in rivals)
    zh, en = _wordings(random, fact, place=name_place, period=name_period, contrasted=contrasted)
    return Ask(fact.key, zh, en, fact.status)


def near_misses(world: World, facts: tuple[Fact, ...], fact: Fact) -> list[Ask]:
    """Ask what only looks as if it were stated: another place, year or thing, a result where a target stands."""
    random = world.random
    missed = [replace(fact, place=_other_place(world, facts, fact))]
    missed += [replace(fact, period=period) for period in _other_periods(world, facts, fact)]
    if fact.aspect == "value" and not fact.part:
        other_status: Status = "done" if fact.status == "planned" else "planned"
        swapped = replace(fact, status=other_status)
        if fact.status in ("planned", "done") and not any(
            _same_thing(other, swapped)
            and other.place == fact.place
            and other.period == fact.period
            and other.status == other_status
            for other in facts
        ):
            missed += [swapped, swapped]
        missed.append(replace(fact, indicator=_other_indicator(random, facts, fact)))
    found = []
    for miss in missed:
        zh, en = _wordings(random, miss, place=True, period=True, contrasted=True)
        found.append(Ask("", zh, en))
    return found


def _same_thing(one: Fact, other: Fact) -> bool:
    return one.indicator == other.indicator and one.aspect == other.aspect and one.part == other.part


def _other_place(world: World, facts: tuple[Fact, ...], fact: Fact) -> names.Place:
    mentioned = {other.place for other in facts}
    told = {other.place for other in facts if other.indicator == fact.indicator}
    candidates = [place for place in mentioned if place not in told]
    if candidates and world.random.random() < 0.4:
        return world.random.choice(sorted(candidates, key=lambda place: place.zh))
    known = (world.place, world.parent, *world.siblings)
    return names.place(world.random, fact.place.kind, without=known)


def _other_periods(world: World, facts: tuple[Fact, ...], fact: Fact) -> list[Period]:
    if fact.period.order < 1 or fact.aspect not in ("value", "growth", "decline"):
        return []
    stated = {round(other.period.order) for other in facts if other.period.order >= 1}
    if world.relative:
        options = [
            periods.year_before_last(world.year),
            periods.last_year(world.year),
            periods.next_year(world.year),
        ]
    else:
        options = [periods.year(world.year + shift) for shift in (-3, -2, -1, 1)]
    if fact.status != "planned":  # what is to come was not done
        options = [option for option in options if option.order <= world.year]
    return [option for option in options if option.order not in stated][:2]


def _other_indicator(random: Random, facts: tuple[Fact, ...], fact: Fact) -> Action | Level:
    used = {other.indicator.noun for other in facts}
    pool: tuple[Action | Level, ...] = ACTIONS if isinstance(fact.indicator, Action) else LEVELS
    near = [one for one in pool if one.topic == fact.indicator.topic and one.noun not in used]
    return random.choice(near or [one for one in pool if one.noun not in used])


def _wordings(random: Random, fact: Fact, *, place: bool, period: bool, contrasted: bool) -> tuple[str, str]:
    if isinstance(fact.indicator, Action):
        zh = _action_zh(
            random, fact, fact.indicator, _head(random, fact, place=place, period=period), contrasted
        )
        en = _action_en(random, fact, fact.indicator, place=place, period=period, contrasted=contrasted)
    else:
        zh = _level_zh(random, fact, fact.indicator, _head(random, fact, place=place, period=period))
        en = _level_en(random, fact, fact.indicator, place=place, period=period)
    return _finish_zh(random, zh), _finish_en(random, en)


def _head(random: Random, fact: Fact, *, place: bool, period: bool) -> str:
    where = ""
    if place:
        where = fact.place.bare if random.random() < 0.15 else fact.place.zh
    when = random.choice(fact.period.asked_zh) if period else ""
    return random.choice((where + when, when + where))


def _action_zh(random: Random, fact: Fact, action: Action, head: str, contrasted: bool) -> str:
    verb, noun = action.asked[0] if random.random() < 0.55 else random.choice(action.asked)
    unit = action.unit
    many = f"多少{unit}" if unit in _COUNTERS else "多少"
    few = f"几{unit}" if unit in _COUNTERS else "多少"
    part = fact.part.zh if fact.part else ""
    head += part
    if fact.aspect == "cumulative":
        return random.choice(
            (
                f"{head}累计{verb}了{many}{noun}",
                f"{head}{noun}累计{verb}了多少",
                f"截至目前{head}{verb}{noun}总数是多少",
            )
        )
    if fact.aspect == "share":
        return random.choice(
            (f"{head}{verb}{noun}完成了年度任务的百分之几", f"{head}{verb}{noun}的任务完成率是多少")
        )
    if fact.aspect == "portion":
        return random.choice((f"{head}{verb}{noun}占多大比例", f"{head}{verb}{noun}占比是多少"))
    if fact.aspect in ("over", "short"):
        word = "多" if fact.aspect == "over" else "少"
        return random.choice(
            (f"{head}{verb}{noun}比计划{word}了多少", f"跟原计划比，{head}{verb}{noun}{word}了多少{unit}")
        )
    if fact.status == "ongoing":
        return random.choice(
            (
                f"{head}还有{many}{noun}正在{verb}",
                f"{head}还在推进的{noun}有多少{unit}",
                f"{head}没做完、正在{verb}的{noun}有{few}",
            )
        )
    if fact.status == "planned":
        forms = [
            f"{head}计划{verb}{many}{noun}", f"{head}{verb}{noun}的目标是多少", f"{head}打算{verb}{few}{noun}",
            f"{head}要{verb}多少{noun}", f"{head}{verb}{noun}的任务数是多少{unit}", f"{head}准备{verb}{noun}多少{unit}",
            f"{head}定的目标是{verb}{many}{noun}", f"{head}{noun}计划{verb}多少",
        ]  # fmt: skip
        if contrasted:
            forms += [
                f"{head}原计划{verb}{many}{noun}",
                f"{head}年初定了{verb}{few}{noun}的目标",
                f"{head}本来想{verb}多少{noun}",
            ]
        if random.random() < _TERSE:
            return f"{head}{verb}{noun}目标"
        return random.choice(forms)
    forms = [
        f"{head}{verb}了{many}{noun}", f"{head}{verb}了{many}{noun}", f"{head}{verb}了{few}{noun}", f"{head}{verb}{noun}多少{unit}",
        f"{head}共{verb}{noun}多少{unit}", f"{head}{noun}{verb}了多少", f"{head}{verb}{noun}的数量是多少",
    ]  # fmt: skip
    if contrasted:
        forms += [
            f"{head}实际{verb}了{many}{noun}",
            f"{head}到底{verb}了{few}{noun}",
            f"{head}最后{verb}了多少{noun}",
            f"{head}真正{verb}的{noun}有多少{unit}",
        ]
    if random.random() < _TERSE:
        return f"{head}{verb}{noun}数量"
    return random.choice(forms)


def _action_en(
    random: Random, fact: Fact, action: Action, *, place: bool, period: bool, contrasted: bool
) -> str:
    thing = random.choice(action.english)
    many = f"How {'much' if action.mass else 'many'} {thing}"
    were, have, are = ("was", "has", "is") if action.mass else ("were", "have", "are")
    named = _named(random, fact)
    where = f" in {named}" if place else ""
    who = named if place else random.choice(("it", "the authorities", "the government"))
    when = f" {random.choice(fact.period.asked_en)}" if period else ""
    part = f" {fact.part.en}" if fact.part else ""
    base, done = action.base, action.participle
    if fact.aspect == "cumulative":
        return random.choice(
            (
                f"{many} {have} been {done} in total{where}",
                f"{many} {have} been {done}{where} so far altogether",
            )
        )
    if fact.aspect == "share":
        return random.choice(
            (
                f"What share of the target for {thing} {done} was met{where}{when}",
                f"What percentage of the{where and ' ' + named} target for {thing} {done} was reached{when}",
            )
        )
    if fact.aspect == "portion":
        return f"What share of the {thing} {done}{where}{when} was{part}"
    if fact.aspect in ("over", "short"):
        word = ("more", "over") if fact.aspect == "over" else ("fewer", "short of")
        comparison = word[0] if not action.mass or fact.aspect == "over" else "less"
        return f"How {'much' if action.mass else 'many'} {comparison} {thing} than planned {were} {done}{where}{when}"
    if fact.status == "ongoing":
        return random.choice(
            (f"{many} {are} still being {done}{where}", f"{many} {are} currently being {done}{where}")
        )
    if fact.status == "planned":
        if period and fact.period.is_past:
            return random.choice(
                (
                    f"{many} did {who} plan to {base}{when}",
                    f"What was the target for {thing} {done}{where}{when}",
                )
            )
        forms = [
            f"{many} {are} to be {done}{where}{when}",
            f"{many} does {who} plan to {base}{when}",
            f"What is the target for {thing} {done}{where}{when}",
            f"{many} does {who} aim to {base}{when}",
            f"{many} {are} planned to be {done}{where}{when}",
        ]
        if who == "the authorities":
            forms = [form.replace("does the auth", "do the auth") for form in forms]
        if contrasted:
            forms += [
                f"{many} did {who} originally plan to {base}{when}",
                f"What was the target for {thing} {done}{where}{when}",
            ]
        if random.random() < _TERSE:
            return f"Target for {thing} {done}{where}{when}"
        return random.choice(forms)
    forms = [
        f"{many} were {done}{where}{part}{when}",
        f"{many} did {who} {base}{part}{when}",
        f"{many} were {done}{where}{part}{when}",
    ]
    if action.mass:
        forms = [form.replace(f"{many} were", f"{many} was") for form in forms]
    if not period:
        forms.append(f"{many} {have} been {done}{where}{part}")
    if contrasted:
        forms += [
            f"{many} {were} actually {done}{where}{part}{when}",
            f"{many} did {who} actually {base}{part}{when}",
        ]
    if random.random() < _TERSE:
        return f"{'Amount' if action.mass else 'Number'} of {thing} {done}{where}{part}{when}"
    return random.choice(forms)


def _level_zh(random: Random, fact: Fact, level: Level, head: str) -> str:
    noun = level.noun if random.random() < 0.6 else random.choice(level.asked)
    if fact.aspect == "growth" and fact.status == "planned":
        return random.choice(
            (f"{head}{noun}预期增长多少", f"{head}{noun}的增速目标是多少", f"{head}{noun}打算增长百分之几")
        )
    if fact.aspect == "growth":
        return random.choice(
            (
                f"{head}{noun}同比增长多少",
                f"{head}{noun}增速是多少",
                f"{head}{noun}涨了百分之几",
                f"{head}{noun}比上年增长百分之多少",
                f"{head}{noun}增长了多少",
            )
        )
    if fact.aspect == "decline":
        return random.choice(
            (
                f"{head}{noun}同比下降多少",
                f"{head}{noun}降幅是多少",
                f"{head}{noun}少了百分之几",
                f"{head}{noun}跌了百分之多少",
            )
        )
    if fact.aspect in ("rise", "fall"):
        word = "提高" if fact.aspect == "rise" else "下降"
        return random.choice((f"{head}{noun}{word}了多少个百分点", f"{head}{noun}{word}了几个百分点"))
    if fact.status == "planned":
        return random.choice(
            (
                f"{head}{noun}的目标是多少",
                f"{head}{noun}要达到多少",
                f"{head}{noun}预期目标是多少",
                f"{head}{noun}计划达到多少",
                f"{head}{noun}想做到多少",
            )
        )
    forms = [
        f"{head}{noun}是多少",
        f"{head}{noun}达到多少",
        f"{head}{noun}有多少",
        f"{head}{'的' if head else ''}{noun}是多少",
        f"{head}{noun}多少",
    ]
    if not level.is_rate and level.unit not in ("天", "元"):
        forms.append(f"{head}{noun}多少{level.unit}")
    return random.choice(forms)


def _level_en(random: Random, fact: Fact, level: Level, *, place: bool, period: bool) -> str:
    bare = random.choice(level.english)
    thing = f"the {bare}" if _TAKES_THE.search(bare) else bare
    where = f" in {_named(random, fact)}" if place else ""
    when = f" {random.choice(fact.period.asked_en)}" if period else ""
    if fact.aspect == "growth" and fact.status == "planned" and period and fact.period.is_past:
        return f"What was the growth target for {bare}{where}{when}"
    if fact.aspect == "growth" and fact.status == "planned":
        return random.choice(
            (
                f"By how much is {thing} expected to grow{where}{when}",
                f"What is the growth target for {bare}{where}{when}",
            )
        )
    if fact.aspect == "growth":
        return random.choice(
            (
                f"By how much did {thing} grow{where}{when}",
                f"What was the growth rate of {bare}{where}{when}",
                f"By what percentage did {thing} rise{where}{when}",
                f"What was the year-on-year increase in {bare}{where}{when}",
            )
        )
    if fact.aspect == "decline":
        return random.choice(
            (
                f"By how much did {thing} fall{where}{when}",
                f"By what percentage did {thing} drop{where}{when}",
                f"What was the decline in {bare}{where}{when}",
            )
        )
    if fact.aspect in ("rise", "fall"):
        return f"By how many percentage points did {thing} {fact.aspect}{where}{when}"
    if fact.status == "planned" and period and fact.period.is_past:
        return random.choice(
            (f"What was the target for {bare}{where}{when}", f"What was {thing} meant to reach{where}{when}")
        )
    if fact.status == "planned":
        return random.choice(
            (
                f"What is the target for {bare}{where}{when}",
                f"What level is {thing} meant to reach{where}{when}",
                f"What is {thing} expected to reach{where}{when}",
            )
        )
    if random.random() < _TERSE:
        return f"{bare[0].upper()}{bare[1:]}{where}{when}"
    return random.choice(
        (
            f"What was {thing}{where}{when}",
            f"What did {thing} come to{where}{when}",
            f"What was {thing}{where}{when}",
            f"What did {thing} reach{where}{when}",
        )
    )


def _named(random: Random, fact: Fact) -> str:
    return fact.place.bare_en if random.random() < 0.3 else fact.place.en


def _finish_zh(random: Random, text: str) -> str:
    if random.random() < 0.04:
        text = random.choice(("请问", "想问下", "帮我查一下")) + text
    return text + random.choice(("？", "？", "？", "？", "?", ""))


def _finish_en(random: Random, text: str) -> str:
    if random.random() < 0.06:
        return text[0].lower() + text[1:]
    return text[0].upper() + text[1:] + "?"
