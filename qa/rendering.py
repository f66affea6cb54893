"""Words an answer as one sentence in the question's language; a quote stays as the articles print it."""

from datetime import date

from index import Language
from qa.english import counted, english_date, english_figure
from qa.figures import Figure, written
from qa.types import Answer, Citation, Kind, Status

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def rendered(answer: Answer, language: Language | None = None) -> str | None:
    """Return the sentence that states `answer`, None when it abstains.

    95部（2024年11月公布）；年初目标：70部以上。
    95 (95部), reported Nov 2024; the target was at least 70 (70部以上), reported Jan 2024.
    """
    if answer.abstained:
        return None
    return _chinese(answer) if (language or answer.language) == "zh" else _english(answer)


def _chinese(answer: Answer) -> str:
    first = answer.citations[0]
    if answer.kind is Kind.COMPARISON and answer.difference is not None:
        second = answer.citations[1]
        value = answer.difference.value
        way = (
            "相同"
            if value == 0
            else f"{'多' if value > 0 else '少'}{written(abs(value))}{answer.difference.unit}"
        )
        return f"{_told(first)}，{_told(second)}；前者比后者{way}（据两处数字计算）。".replace(
            "比后者相同", "与后者相同"
        )
    if answer.kind is Kind.YES_NO:
        verdict = {True: "是。", False: "否。", None: ""}[answer.verdict]
        return verdict + "；".join(_named(one, answer) for one in answer.citations) + "。"
    if answer.kind is Kind.LIST:
        return "、".join(one.quote for one in answer.citations) + f"{_published(first)}。"
    if answer.kind is Kind.PASSAGE:
        return f"{first.quote.rstrip('。')}{_published(first)}。"
    counterpart = f"；{_other(answer.counterpart)}" if answer.counterpart else ""
    return f"{first.quote}{_published(first)}{counterpart}。"


def _named(citation: Citation, answer: Answer) -> str:
    if len(answer.citations) < 2:
        return f"原文：“{citation.quote}”{_published(citation)}"
    return f"{_label(citation)}{_told(citation)}"


def _label(citation: Citation) -> str:
    return "目标：" if citation.status is Status.PLANNED else "结果："


def _other(citation: Citation) -> str:
    if citation.status is Status.PLANNED:
        published = citation.article.published
        early = published is not None and published.month <= 3
        return f"{'年初' if early else ''}目标：{citation.quote}"
    return f"实际结果：{citation.quote}{_published(citation)}"


def _told(citation: Citation) -> str:
    return f"{citation.quote}{_published(citation)}"


def _published(citation: Citation) -> str:
    published = citation.article.published
    return f"（{published.year}年{published.month}月公布）" if published else ""


def _english(answer: Answer) -> str:
    first = answer.citations[0]
    if answer.kind is Kind.COMPARISON and answer.difference is not None:
        apart = answer.difference
        size = counted(Figure(abs(apart.value), apart.unit))
        way = "the same" if apart.value == 0 else f"{size} {'more' if apart.value > 0 else 'fewer'}"
        if apart.unit in ("%", "个百分点", "元") and apart.value:
            way = f"{size} {'higher' if apart.value > 0 else 'lower'}"
        return (
            f"{in_english(first)}{_on(first)} against "
            f"{in_english(answer.citations[1])}{_on(answer.citations[1])}: "
            f"{way} (computed from the two figures)."
        )
    if answer.kind is Kind.YES_NO:
        verdict = {True: "Yes. ", False: "No. ", None: ""}[answer.verdict]
        return verdict + "; ".join(_evidence(one, answer) for one in answer.citations) + "."
    if answer.kind is Kind.LIST:
        return ", ".join(one.quote for one in answer.citations) + f"{_on(first)}."
    if answer.kind is Kind.PASSAGE:
        return f"The article says: “{first.quote.rstrip('。')}”{_on(first)}."
    return f"{in_english(first)}{_on(first)}{_other_english(answer.counterpart)}."


def in_english(citation: Citation) -> str:
    """Return a quote with its figure or date in English before it: 10,200 households (1.02万户)."""
    said = english_date(citation.quote) or english_figure(citation.quote)
    return f"{said} ({citation.quote})" if said and said != citation.quote else citation.quote


def _evidence(citation: Citation, answer: Answer) -> str:
    if len(answer.citations) < 2:
        return f"The article says: “{citation.quote}”{_on(citation)}"
    label = "target" if citation.status is Status.PLANNED else "result"
    return f"{label}: {in_english(citation)}{_on(citation)}"


def _other_english(citation: Citation | None) -> str:
    if citation is None:
        return ""
    what = "the target was" if citation.status is Status.PLANNED else "the result was"
    return f"; {what} {in_english(citation)}{_on(citation)}"


def _on(citation: Citation) -> str:
    published: date | None = citation.article.published
    return f", reported {_MONTHS[published.month - 1]} {published.year}" if published else ""


def scope_sentence(answer: Answer, language: Language | None = None) -> str:
    """Return what an abstention looked for and what the closest articles cover; empty when it has no scope.

    您问的是东山区、2031年；最接近的文章写的是西河区（2029年、2030年）。
    """
    scope = answer.scope
    if scope is None or not (scope.asked_places or scope.asked_years) or not (scope.places or scope.years):
        return ""
    if (language or answer.language) == "zh":
        asked = "、".join((*scope.asked_places, *(f"{year}年" for year in scope.asked_years)))
        covered = "、".join(scope.places) or "这些文章"
        years = "、".join(f"{year}年" for year in scope.years)
        return f"您问的是{asked}；最接近的文章写的是{covered}{f'（{years}）' if years else ''}。"
    asked = ", ".join((*scope.asked_places, *map(str, scope.asked_years)))
    covered = ", ".join(scope.places) or "other places"
    years = ", ".join(map(str, scope.years))
    return f"You asked about {asked}; the closest articles cover {covered}{f' ({years})' if years else ''}."
