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
from qa.status_cues import features_of
from qa.types import Status

WEIGHTS_FILE = Path(__file__).parent / "status_weights.json"
# What a title says of its article; the paragraphs that the weights are fitted on have no titles. As much as
# a strong cue in the clause itself (measured: those weigh 0.7 to 1.5).
TITLE_WEIGHT = 1.2
# A year ahead of the article's own, or behind it, settles more than any one cue.
YEAR_WEIGHT = 2.5
_PLANNING_TITLE = re.compile(
    r"计划|规划|方案|部署|票决|工作报告|两会|怎么[干建办]|要[办建做干]|将[办建做干]|清单|任务书|目标|"
    r"力争|划出重点|蓝图|打造|谋划|安排"
)
_REPORTING_TITLE = re.compile(
    r"完成(?!年|任务)|办成|交[账出]|答卷|成绩单|盘点|见分晓|兑现|晒出|进展|回顾|总结|公报|通报|惠及|"
    r"启用|投用|迎客|同比|增长\d|建成|落成"
)
# 完工52部，全年计划110部: what stands before the plan is what has been done of it.
_PLAN_FOLLOWS = re.compile(
    r"^[^，,。；;\d]{0,6}[，,（(](?:全年|年度|年初|原定?|今年)?的?(?:计划|目标|任务|预期)(?:数|值)?(?:为|是)?[^，,。；;]{0,4}\d"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年")


def status_of(
    sentence: str, span: Span, article_text: str, *, title: str = "", published: date | None = None
) -> Status:
    """Return the status of what stands at `span` of `sentence`, a sentence of `article_text`."""
    scores = dict.fromkeys(Status, 0.0)
    for name, value in features_of(sentence, span, article_text).items():
        for status, weight in _weights().get(name, {}).items():
            scores[status] += weight * value
    planning, reporting = bool(_PLANNING_TITLE.search(title)), bool(_REPORTING_TITLE.search(title))
    scores[Status.PLANNED] += TITLE_WEIGHT * (planning - reporting)
    scores[Status.DONE] += TITLE_WEIGHT * (reporting - planning)
    if _PLAN_FOLLOWS.match(fold(sentence)[span.end :]):
        scores[Status.DONE] += YEAR_WEIGHT
    if published is not None:
        years = [int(year) for year in _YEAR.findall(fold(sentence)[: span.end])]
        if years and years[-1] > published.year:
            scores[Status.PLANNED] += YEAR_WEIGHT
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
    )


@cache
def _weights() -> Mapping[str, Mapping[Status, float]]:
    """Return for each piece of evidence how much it speaks for each status, in log-odds."""
    stored = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    return {name: {Status(status): weight for status, weight in row.items()} for name, row in stored.items()}
