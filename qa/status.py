"""Tells from the language of a statement whether it says what is planned, under way, or done.

A linear model over readable cues (`qa.status_cues`): which stand in its clause, around it and in its article,
and what the article's title and date add. `python -m qa.status_fitting FILE` fits and measures it.
"""

import json
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from documents import Article, Span
from index import fold
from qa.sections import heading_above, year_above
from qa.status_cues import features_of
from qa.types import Status
from qa.years import years_told

WEIGHTS_FILE = Path(__file__).parent / "status_weights.json"
# What a title says of its article; the paragraphs that the weights are fitted on have no titles. As much as
# a strong cue in the clause itself (measured: those weigh 0.7 to 1.5).
TITLE_WEIGHT = 1.2
# A year behind the article's own settles more than any one cue, one ahead of it more still.
YEAR_WEIGHT, FUTURE_WEIGHT = 2.5, 4.0
_PLANNING_TITLE = re.compile(
    r"计划|规划|方案|部署|票决|工作报告|两会|怎么[干建办]|要[办建做干]|将[办建做干]|清单|任务书|目标|"
    r"力争|划出重点|蓝图|打造|谋划|安排"
)
_REPORTING_TITLE = re.compile(
    r"完成(?!年|任务)|办成|交[账出]|答卷|成绩单|盘点|见分晓|兑现|晒出|进展|回顾|总结|公报|通报|惠及|"
    r"启用|投用|迎客|同比|增长\d|建成|落成"
)
# A section's heading, or the words that open a list, say it as a title does: 2025年：要办的事.
HEADING_WEIGHT = 1.2
_PLANNING_HEADING = re.compile(
    rf"{_PLANNING_TITLE.pattern}|实事|打算|任务|要(?:干|抓|新|改|添)|(?:今后|下一|接下来|明年|来年)|指标|工作思路"
)
_REPORTING_HEADING = re.compile(rf"{_REPORTING_TITLE.pattern}|变化|成绩|做成|成效|亮点|去年|上年|过去")
# What opens a year's plan: early in the year nothing of that year is done.
EARLY_WEIGHT = 1.8
_EARLY_MONTHS = 2
_PLAN_OPENS = re.compile(
    r"工作报告|人民代表大会|人代会|两会|票决|实事|全年(?:的?(?:打算|工作|任务|安排))|今年(?:的|要)|年度(?:计划|"
    r"任务|工作)"
)
_OPENING = 200  # characters
_LOOKS_BACK = re.compile(r"去年|上年|前年|昨[天日]|日前|近日|至今|截至|[已曾]|了(?!解)")
# 完工52部，全年计划110部: what stands before the plan is what has been done of it.
_PLAN_FOLLOWS = re.compile(
    r"^[^，,。；;\d]{0,6}[，,（(](?:全年|年度|年初|原定?|今年)?的?(?:计划|目标|任务|预期)(?:数|值)?(?:为|是)?[^，,。；;]{0,4}\d"
)


def status_of(
    sentence: str,
    span: Span,
    article_text: str,
    *,
    title: str = "",
    published: date | None = None,
    heading: str = "",
    year: int | None = None,
) -> Status:
    """Return the status of what stands at `span` of `sentence`, a sentence of `article_text`.

    `heading` and `year` are what stands above the sentence: its section's heading, and the year spoken of.
    """
    scores = dict.fromkeys(Status, 0.0)
    for name, value in features_of(sentence, span, article_text).items():
        for status, weight in _weights().get(name, {}).items():
            scores[status] += weight * value
    planned = TITLE_WEIGHT * (bool(_PLANNING_TITLE.search(title)) - bool(_REPORTING_TITLE.search(title)))
    planned += HEADING_WEIGHT * (
        bool(_PLANNING_HEADING.search(heading)) - bool(_REPORTING_HEADING.search(heading))
    )
    ahead = fold(sentence)[: span.end]
    if published is not None and year in (None, published.year) and not _LOOKS_BACK.search(ahead):
        opened = _PLAN_OPENS.search(f"{title}\n{article_text[:_OPENING]}")
        planned += EARLY_WEIGHT * (published.month <= _EARLY_MONTHS and opened is not None)
    told = years_told(ahead, published.year) if published is not None else []
    if published is not None and told and told[-1] < published.year:
        planned = min(planned, 0.0)  # whatever the document plans, of last year it reports
    scores[Status.PLANNED] += planned
    scores[Status.DONE] -= planned
    if _PLAN_FOLLOWS.match(fold(sentence)[span.end :]):
        scores[Status.DONE] += YEAR_WEIGHT
    if published is not None:
        years = told or ([year] if year else [])
        if years and years[-1] > published.year:
            scores[Status.PLANNED] += FUTURE_WEIGHT
        elif years and years[-1] < published.year:
            scores[Status.DONE] += YEAR_WEIGHT
    return max(scores, key=lambda status: scores[status])


def status_in(article: Article, sentence: Span, span: Span) -> Status:
    """Return the status of what stands at `span` of `article`, both counted in its text."""
    return status_of(
        sentence.of(article.text),
        span.shifted(-sentence.start),
        article.text,
        title=article.title,
        published=article.published,
        heading=heading_above(article, sentence.start),
        year=year_above(article, sentence.start),
    )


@cache
def _weights() -> Mapping[str, Mapping[Status, float]]:
    """Return for each piece of evidence how much it speaks for each status, in log-odds."""
    stored = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    return {name: {Status(status): weight for status, weight in row.items()} for name, row in stored.items()}
