"""The figures of official statistics that a question may ask for by name: one is never given for another.

GDP, retail sales and the rest stand side by side in one sentence, each with a growth that looks like the next
one's. What they are called is a closed list, that of the statistical communiqués and of the budget reports.
"""

import re
from functools import lru_cache

from documents import Article, Span, sentence_around
from index import Language, fold

# How articles and Chinese questions call each, and how English questions do.
_AGGREGATES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(chinese), re.compile(english))
    for chinese, english in (
        (
            r"(?<!均)(?<!均地区)(?:地区|区域|国内)?生产总值|(?<![均a-z])gdp|经济总量",
            r"\bgdp\b(?! per)|\bgross (?:domestic|regional) product\b(?! per)",
        ),
        (
            r"(?:一般)?公共财?政?预算收入|财政收入",
            r"\b(?:fiscal|budget\w*|public) (?:revenue|income)s?\b|\bpublic[- ]budget revenue",
        ),
        (
            r"(?:一般)?公共财?政?预算支出|财政支出|民生支出",
            r"\b(?:fiscal|budget\w*|public) (?:spending|expenditure)",
        ),
        (r"固定资产投资|固投", r"\bfixed[- ]?assets? investment|\binvestment in fixed assets"),
        (r"(?:社会)?消费品零售(?:总额)?|社零|零售总?额", r"\bretail sales\b|\bsales of consumer goods"),
        (
            r"(?:规上|规模以上)?(?:工业增加值|工业总?产值)",
            r"\bindustrial (?:value[- ]added|added value|output|production)\b|\bvalue added of industry",
        ),
        (r"进出口|外贸|对外贸易", r"\bforeign trade\b|\bimports? and exports?\b|\btrade volume\b"),
        (
            r"外资(?!企业|项目|公司|品牌)|外商(?:直接)?投资(?!企业)",
            r"\bforeign (?:direct )?(?:investment|capital)\b",
        ),
        (r"可支配收入|人均收入", r"\bdisposable income|\bper[- ]capita income"),
        (r"城镇化率", r"\burbani[sz]ation rate"),
        (r"失业率", r"\b(?:unemployment|jobless) rate"),
        (
            r"(?:研发|r&d|科技)(?:经费)?(?:支出|投入|经费)",
            r"(?:\br&d|\bresearch and development) (?:spending|investment|expenditure|intensity)",
        ),
        (r"吞吐量", r"\bthroughput\b"),
        (r"利润|盈利|盈余|净赚", r"\bprofits?\b(?! margin)"),
        (r"用电量", r"\b(?:electricity|power) (?:use|usage|consumption)\b"),
        (r"存款", r"\b(?:bank )?deposits? balance\b|\bbalance of deposits\b"),
        (r"税收|纳税", r"\btax (?:revenue|income|receipts)\b"),
    )
)
# What they are called for short beside another one: GDP增长多少？零售呢？
_SHORT = re.compile(r"零售|财政|工业|消费|投资|研发|就业")
# One verb for several, or a share of one: 固定资产投资和零售额分别增长7.8%、5.9%, 占生产总值的3.5%.
_TOGETHER = re.compile(r"分别|依次|占|比重")
_CLAUSE_ENDS = re.compile(r"[,，。;；、:：]")  # what a figure is of may follow it: 完成47亿元的固定资产投资


def tells_aggregate(question: str, language: Language, article: Article, span: Span) -> bool:
    """Say whether the figure in `span` can be of the statistic that a question names, if it names one.

    The statistic that is named last before the figure decides, in its sentence or else in its paragraph.
    """
    asked = _asked(question, language)
    if not asked:
        return True
    sentence = sentence_around(article, span)
    ahead = _CLAUSE_ENDS.split(fold(article.text[span.end : sentence.end]))[0]
    if not asked.isdisjoint(_named(ahead)):
        return True
    said = fold(article.text[sentence.start : span.end])
    named = _named(said)
    if not named and (block := article.block_at(sentence.start)):
        named = _named(fold(article.text[block.span.start : sentence.start]))
    if _TOGETHER.search(said):
        return not asked.isdisjoint(named)
    return bool(named) and named[-1] in asked


def names_aggregate(question: str) -> bool:
    """Say whether a Chinese question names a statistic."""
    return bool(_named(fold(question)))


def with_aggregate(question: str, other: str) -> str | None:
    """Return a Chinese question asked of another statistic; None where it, or what is `other`, names none."""
    named = [match for chinese, _ in _AGGREGATES if (match := chinese.search(question.lower()))]
    if not named or not (_SHORT.fullmatch(other) or names_aggregate(other)):
        return None
    first = min(named, key=lambda match: match.start())
    return question[: first.start()] + other + question[first.end() :]


@lru_cache(maxsize=256)
def _asked(question: str, language: Language) -> frozenset[int]:
    folded = fold(question)
    return frozenset(
        place
        for place, (chinese, english) in enumerate(_AGGREGATES)
        if (chinese if language == "zh" else english).search(folded)
    )


def _named(folded: str) -> list[int]:
    """Return the statistics that a folded Chinese text names, in its order, by their place in the list."""
    found = [
        (match.start(), place)
        for place, (chinese, _) in enumerate(_AGGREGATES)
        for match in chinese.finditer(folded)
    ]
    return [place for _, place in sorted(found)]
