"""The year a story was published in, inferred only when exactly one fits all that it says.

| what stands there | what follows |
|---|---|
| a year as a label of the headline (`2024港城：…`) | that year |
| `2023年` in the headline, later than February | that year, unless it is planned or a year's report |
| `自2014年建厂，经过10年…如今` | 2014 + 10 |
| `今年（2024年）`, `去年（2023年）` | 2024 |
| `截至2024年10月` | the year whose next such day comes first |
| `今年是“十三五”开局之年` | 2016: national plans run for five years, the sixth from 1981 |
| `预计2026年`, `到2026年将`, `2026年，全县计划` | 2026 or earlier |
| `预计2026年3月`, in a story of June | 2025 or earlier |
| `2023年9月已通车`, in a story of June | 2024 or later |
| `2023年…同比增长`, in January or February | 2024 or later |
| `2023年…实事`, not carried out, in January or February | 2023 |
| `2023年元旦`, `2023年预算`, from October on | 2022 or later |
| any other year | that year or later |
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from documents.datelines import Day
from documents.numerals import read_numeral

_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d{2})(?![\d.])\s*(年)?(?!(?:[-—–~至到]\s*(?:19|20)\d{2}))")
_RANGE_OR_TITLE = re.compile(r"(?:19|20)\d{2}年?\s*[-—–~至]+\s*(?:19|20)\d{2}年?|《[^》]*》")
# "2000个车位" counts; "2024港城" names a year.
_LABEL = re.compile(
    r"(?:^|[\s·：:“焦注])((?:19|20)\d{2})(?=[\u4e00-\u9fff“·\s])(?!\s*年)(?!\s*[余多]?[个名人户家条项座处所部辆台套件次位张亩万亿千百元米公吨平立岁株棵])"
)
_RELATIVE = (
    (
        re.compile(
            r"(?:今年|本年度?)\s*[(（,，]?\s*((?:19|20)\d{2})年?[)）]|((?:19|20)\d{2})年?[(（]今年[)）]"
        ),
        0,
    ),
    (re.compile(r"(?:去年|上年)\s*[(（]\s*((?:19|20)\d{2})年?[)）]|((?:19|20)\d{2})年?[(（]去年[)）]"), 1),
    (re.compile(r"明年\s*[(（]\s*((?:19|20)\d{2})年?[)）]|((?:19|20)\d{2})年?[(（]明年[)）]"), -1),
)
_DURATION = re.compile(
    r"(?:自|从|始于|始建于|成立于|创办于|创立于|创建于)\s*((?:19|20)\d{2})年[^。！？]*?"
    r"(?:经过|历经|走过|历时|至今已?有?|已有|已经|坚守|坚持|深耕|整整)了?(\d{1,2}|[一二三四五六七八九十]{1,3})个?年(?!前|后|内|级|度)"
)
_UP_TO_NOW = re.compile(r"如今|至今|迄今|现在|目前|今天|今年")
_AS_OF = re.compile(r"截[至止]到?\s*((?:19|20)\d{2})年(\d{1,2})月")
_PLANNED_BEFORE = re.compile(
    r"(?:预计|计划|力争|争取|拟|有望|确保|将于|将在|将|到|(?<!截)至|目标|规划|定于)[^，。；,;\d]{0,8}$"
)
_PLANNED_BEHIND = re.compile(
    r"[^，。；,;]{0,10}?(?:将|预计|计划|力争|争取|拟|有望|建成投用|前完成)"
    # Behind a comma 将 may also mean 把, which plans nothing.
    r"|[，,][^，。；,;]{0,12}?(?:预计|计划|力争|争取|拟|有望|目标(?:为|是|增长))"
)
_MONTH = re.compile(r"(\d{1,2})月")
_DONE = re.compile(r"(?:[已了曾]|达到了|同比|荣获|获评|被评)")
_COMPARED = re.compile(r"(?:比|较|同比|相比|对比)\s*$")
_PLAN_YEAR = re.compile(
    r"今年[^，。；]{0,6}?[“\"]?十(?P<ones>[一二三四五六七八九])五[”\"]?(?:规划|计划|时期)?的?"
    r"(?:(?P<first>开局|第一|起步)|(?P<last>收官|最后一|决胜))"
)
# Late in the year, what is said of a year may be about the one that comes.
_YEAR_AHEAD = re.compile(
    r"度?[^，。；,;]{0,6}?(?:元旦|春节|新春|新年|春运|元宵|寒假|预算|计划|目标|征集|招生|报名|考试|起施行|起实施|起执行)"
)
_AHEAD_FROM = 10  # October
# Early in the year, a whole year's result is the last one's.
_RESULT = re.compile(r"(?:全年|度)?[，,]?[^，。；,;]{0,14}?(?:达到?(?=\d)|同比|累计|[创刷]\S{0,4}新)")
_RESULT_UNTIL = 2  # February
# What a council decides on in those weeks, before which nobody speaks of it, is this year's.
_PROGRAMME = re.compile(
    r"[^，。；,;\d]{0,12}?(?:实事|政府工作报告|预算草案|计划草案|工作要点)"
    r"|[，,]?[^，。；,;]{0,16}?(?:预期|目标)[^，。；,;]{0,6}增长"
)
_CARRIED_OUT = re.compile(r"完成|执行|落实|兑现|办结|交付|回顾|提出|确定|上年|去年")
_AIMED = re.compile(r"计划|力争|争取|目标|预期|预计|将|以上|左右|\d月|以来|季度|年[初底末]")
_REPORTED = re.compile(r"年(?:度|底|末|全年)|增长|完成|实现|突破|回顾|总结|盘点")
_OUTLOOK = re.compile(r"规划|愿景|远景|展望|目标")


@dataclass(frozen=True, slots=True)
class YearRange:
    """The years that the evidence leaves open; None on a side that nothing bounds."""

    earliest: int | None = None
    latest: int | None = None

    def also(self, other: "YearRange") -> "YearRange":
        """Return the years that both leave open."""
        earliest = [year for year in (self.earliest, other.earliest) if year is not None]
        latest = [year for year in (self.latest, other.latest) if year is not None]
        return YearRange(max(earliest, default=None), min(latest, default=None))


def infer_year(day: Day, evidence: YearRange) -> int | None:
    """Return the one year of `evidence` that has `day` on its weekday; None for none or several."""
    if day.year is not None:
        return day.year
    if evidence.earliest is None or evidence.latest is None:
        return None
    fitting = [year for year in range(evidence.earliest, evidence.latest + 1) if day.in_year(year)]
    return fitting[0] if len(fitting) == 1 else None


def year_evidence(headlines: Sequence[str], paragraphs: Sequence[str], day: Day) -> YearRange:
    """Return the years in which a story of these words can have been published on `day`."""
    found = YearRange()
    text = "\n".join((*headlines, *paragraphs))
    for evidence in (*_stated(text, day), *_mentioned(text, day)):
        found = found.also(evidence)
    for evidence in _headline_years(headlines, day):
        if found.earliest is None or evidence.earliest is None or found.earliest <= evidence.earliest:
            found = found.also(evidence)
    return found


def _exactly(year: int) -> YearRange:
    return YearRange(year, year)


def _headline_years(headlines: Sequence[str], day: Day) -> Iterable[YearRange]:
    for headline in headlines:
        for match in () if _OUTLOOK.search(headline) else _LABEL.finditer(headline):
            yield _exactly(int(match.group(1)))
        for match in _YEAR.finditer(headline):
            # In January and February a headline may still sum up the year before.
            told = day.month > 2 and not _REPORTED.search(headline) and not _is_planned(headline, match)
            if match.group(2) and told:
                yield _exactly(int(match.group(1)))


def _stated(text: str, day: Day) -> Iterable[YearRange]:
    """Yield what sentences say outright about the present year."""
    for pattern, distance in _RELATIVE:
        for match in pattern.finditer(text):
            yield _exactly(int(match.group(1) or match.group(2)) + distance)
    for match in _PLAN_YEAR.finditer(text):
        first = 1981 + 5 * (10 + read_numeral(match.group("ones")) - 6)
        yield _exactly(first if match.group("first") else first + 4)
    for sentence in re.split("[。！？\n]", text):
        lasted = _DURATION.search(sentence)
        if lasted and len(_YEAR.findall(sentence)) == 1 and _UP_TO_NOW.search(sentence):
            yield _exactly(int(lasted.group(1)) + read_numeral(lasted.group(2)))
    newest = max(((int(year), int(month)) for year, month in _AS_OF.findall(text)), default=None)
    if newest is not None:
        yield _exactly(newest[0] if newest[1] <= day.month else newest[0] + 1)


def _mentioned(text: str, day: Day) -> Iterable[YearRange]:
    """Yield a bound for each year that is named: a planned one is not over, any other has begun."""
    plain = _RANGE_OR_TITLE.sub(lambda match: " " * len(match.group()), text)
    for match in _YEAR.finditer(plain):
        if not match.group(2):
            continue
        year = int(match.group(1))
        clause = re.split("[。！？；;\n]", plain[match.end() : match.end() + 40])[0]
        month = _MONTH.match(clause)
        later_month = month is not None and int(month.group(1)) > day.month
        earlier_month = month is not None and int(month.group(1)) < day.month
        if day.month <= _RESULT_UNTIL and _PROGRAMME.match(clause) and not _CARRIED_OUT.search(clause):
            yield _exactly(year)
        elif _is_planned(plain, match):
            yield YearRange(latest=year - 1 if earlier_month else year)
        elif (later_month and _DONE.search(re.split("[，,]", clause)[0])) or (
            day.month <= _RESULT_UNTIL and _RESULT.match(clause) and not _AIMED.search(clause)
        ):
            yield YearRange(earliest=year + 1)
        elif day.month >= _AHEAD_FROM and _YEAR_AHEAD.match(clause):
            yield YearRange(earliest=year - 1)
        else:
            yield YearRange(earliest=year)


def _is_planned(text: str, year: re.Match[str]) -> bool:
    before, behind = text[max(0, year.start() - 12) : year.start()], text[year.end() : year.end() + 16]
    if _COMPARED.search(before) or _DONE.search(re.split("[，。；,;]", behind)[0]):
        return False
    return bool(_PLANNED_BEFORE.search(before) or _PLANNED_BEHIND.match(behind))
