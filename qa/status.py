"""Tells from the language of a statement whether it says what is planned, under way, or done.

A linear model over readable cues (`qa.status_cues`): which stand in its clause, around it and in its article,
and what the article's title and date add. `python -m qa.training.status FILE` fits and measures it.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from documents import Article, Span
from index import fold
from qa.clauses import clause_spans
from qa.sections import heading_above, year_above
from qa.status_cues import features_of, segment_of
from qa.types import Status
from qa.years import comes_later, years_governing

WEIGHTS_FILE = Path(__file__).parent / "status_weights.json"
# What a title, or the heading or the opening words of a list, says of what stands under it.
_PLANNING_TITLE = re.compile(
    r"计划|规划|方案|部署|票决|工作报告|两会|怎么[干建办]|要[办建做干]|将[办建做干]|清单|任务书|目标|"
    r"力争|划出重点|蓝图|打造|谋划|安排"
)
_REPORTING_TITLE = re.compile(
    r"完成(?!年|任务)|办成|交[账出]|答卷|成绩单|盘点|见分晓|兑现|晒出|进展|回顾|总结|公报|通报|惠及|"
    r"启用|投用|迎客|同比|增长\d|建成|落成"
)
_PLANNING_HEADING = re.compile(
    rf"{_PLANNING_TITLE.pattern}|实事|打算|任务|要(?:干|抓|新|改|添)|(?:今后|下一|接下来|明年|来年)|指标|"
    rf"工作思路"
)
_REPORTING_HEADING = re.compile(rf"{_REPORTING_TITLE.pattern}|变化|成绩|做成|成效|亮点|去年|上年|过去")
# What opens a year's plan: early in the year nothing of that year is done.
_EARLY_MONTHS = 2
_PLAN_OPENS = re.compile(
    r"工作报告|人民代表大会|人代会|两会|票决|实事|全年(?:的?(?:打算|工作|任务|安排))|今年(?:的|要)|"
    r"年度(?:计划|"
    r"任务|工作)"
)
_OPENING = 200  # characters
_YEAR_PAST = re.compile(r"(?:刚刚?)?过去的?一年|回顾|一年来|这一年")
_LOOKS_BACK = re.compile(r"去年|上年|前年|过去的?一年|一年来|昨[天日]|日前|近日|至今|截至|[已曾]|了(?!解)")
# 完工52部，全年计划110部: what stands before the plan is what has been done of it.
_PLAN_FOLLOWS = re.compile(
    r"^[^，,。；;\d]{0,6}[，,（(](?:全年|年度|年初|原定?|今年)?的?(?:计划|目标|任务|预期)(?:数|值)?(?:为|"
    r"是)?[^，,。；;]{0,4}\d"
)
# What the evidence of title, heading and date is taken to weigh, for a plan and as much against a result;
# fitting moves it from there.
EXPECTED = {
    "title:plans": 1.2,
    "title:reports": -1.2,
    "heading:plans": 1.2,
    "heading:reports": -1.2,
    "early": 1.8,
    "own_plan": 2.0,
    "plan_follows": -2.5,
    "looks_back": -2.5,
    "span_day:later": 2.0,
    "span_day:earlier": -1.5,
    "own_day:later": 1.5,
    "own_day:earlier": -1.0,
    "segment_day:later": 0.8,
    "segment_day:earlier": -0.6,
    "year:ahead": 2.0,
    "year:behind": -1.2,
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a sentence: its article's title and date, its section's heading, the year spoken of."""

    title: str = ""
    published: date | None = None
    heading: str = ""
    year: int | None = None


NOWHERE = Setting()


def status_of(sentence: str, span: Span, article_text: str, setting: Setting = NOWHERE) -> Status:
    """Return the status of what stands at `span` of `sentence`, a sentence of `article_text`."""
    scores = dict.fromkeys(Status, 0.0)
    for name, value in evidence_of(sentence, span, article_text, setting).items():
        for status, weight in _weights().get(name, {}).items():
            scores[status] += weight * value
    return max(scores, key=lambda status: scores[status])


def evidence_of(sentence: str, span: Span, article_text: str, setting: Setting = NOWHERE) -> dict[str, float]:
    """Return all the evidence on a statement's status: the cues around it, and what its setting adds."""
    return features_of(sentence, span, article_text) | _of_setting(sentence, span, article_text, setting)


def _of_setting(sentence: str, span: Span, article_text: str, setting: Setting) -> dict[str, float]:
    ahead = fold(sentence)[: span.end]
    published = setting.published
    told = years_governing(ahead, published.year) if published is not None else []
    year = told[-1] if told else setting.year
    found = {
        "title:plans": _PLANNING_TITLE.search(setting.title),
        "title:reports": _REPORTING_TITLE.search(setting.title),
        "heading:plans": _PLANNING_HEADING.search(setting.heading),
        "heading:reports": _REPORTING_HEADING.search(setting.heading),
        "looks_back": _YEAR_PAST.match(ahead.lstrip()),
        "plan_follows": _PLAN_FOLLOWS.match(fold(sentence)[span.end :]),
        "early": published is not None
        and year in (None, published.year)
        and published.month <= _EARLY_MONTHS
        and not _LOOKS_BACK.search(_own_segment(ahead))
        and _PLAN_OPENS.search(f"{setting.title}\n{article_text[:_OPENING]}"),
        "year:ahead": published is not None and year is not None and year > published.year,
        "year:behind": published is not None and year is not None and year < published.year,
    }
    if found["year:behind"]:  # whatever the document plans, of last year it reports
        found |= {"title:plans": None, "heading:plans": None}
    if published is not None:
        found |= _of_days(fold(sentence), span, published, year)
    return {name: 1.0 for name, held in found.items() if held}


def _of_days(sentence: str, span: Span, published: date, year: int | None) -> dict[str, bool]:
    """Return whether the days named at `span`, in its clause, and before it, come after that of publication.

    What a page from July says of 11月 is to come.
    """
    begin, _ = segment_of(sentence, span)
    own = next((one for one in clause_spans(sentence) if one.start <= span.start < one.end), span)
    said = {
        "span_day": span.of(sentence),
        "own_day": sentence[own.start : span.start] + "，" + sentence[span.end : max(span.end, own.end)],
        "segment_day": sentence[begin : max(begin, own.start)],
    }
    later = {name: comes_later(text, published, year) for name, text in said.items()}
    return {f"{name}:{'later' if it else 'earlier'}": True for name, it in later.items() if it is not None}


def _own_segment(ahead: str) -> str:
    return ahead[segment_of(ahead, Span(len(ahead), len(ahead)))[0] :]


def setting_of(article: Article, sentence: Span) -> Setting:
    """Return what surrounds `sentence`, counted in the article's text."""
    return Setting(
        article.title,
        article.published,
        heading_above(article, sentence.start),
        year_above(article, sentence.start),
    )


def status_in(article: Article, sentence: Span, span: Span) -> Status:
    """Return the status of what stands at `span` of `article`, both counted in its text."""
    return status_of(
        sentence.of(article.text),
        span.shifted(-sentence.start),
        article.text,
        setting_of(article, sentence),
    )


@cache
def _weights() -> Mapping[str, Mapping[Status, float]]:
    """Return for each piece of evidence how much it speaks for each status, in log-odds."""
    stored = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    return {name: {Status(status): weight for status, weight in row.items()} for name, row in stored.items()}
