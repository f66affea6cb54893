"""Whose post somebody holds: the chairman of one firm is not that of another."""

import re
from functools import lru_cache

from documents import Article, Span, sentence_around
from index import fold
from qa.question import Focus
from qa.spelling import spelled, spelt_in

_BODY = (
    r"[\u4e00-\u9fffA-Za-z0-9·（）()]{2,24}?(?:公司|集团|银行|合作社|协会|研究院|研究所|医院|大学|学院|中学|小学|"
    r"幼儿园|实验室|工厂|商会)"
)
_BODIES = re.compile(_BODY)
# What may stand before a body's name that is not of it: 与, 记者从.
_BEFORE_NAME = re.compile(r".*(?:[与和及由在从向为的是、，]|记者|其中|联合)")
_POST_OF = re.compile(
    rf"(?P<body>{_BODY})[\u4e00-\u9fff]{{0,6}}(?:长|书记|主任|经理|总裁|总监|负责人|创始人|创办人|教授|工程师|董事)$"
)
# Who comes from elsewhere helps the one that is asked about: 请来省研究所退休的工程师, 校长由原小学副校长.
_FROM_ELSEWHERE = re.compile(r"[请聘邀]|原[^来因则料]|退休|前任|时任|曾")
_NAME_EN = re.compile(r"\b[A-Z][A-Za-z']{3,}")
_TELLING = 2  # characters in a row that tell one name from another


def is_of_another_body(focus: Focus, article: Article, span: Span) -> bool:
    """Say whether the person at `span` is told with a post in one body while the question names another.

    Both bodies stand in the article; a question that names neither, or both, is left alone.
    """
    sentence = sentence_around(article, span)
    before = re.split("[，,；;]", article.text[sentence.start : span.start])[-1]
    post = _POST_OF.search(before)
    if post is None or _FROM_ELSEWHERE.search(before):
        return False
    own = _without_lead(post["body"])
    others = [name for name in _bodies(article) if name not in own and own not in name]
    return not _named(focus, own, others) and any(_named(focus, one, [own]) for one in others)


@lru_cache(maxsize=256)
def _bodies(article: Article) -> tuple[str, ...]:
    names = (_without_lead(match[0]) for match in _BODIES.finditer(article.text))
    return tuple(dict.fromkeys(names))


def _without_lead(name: str) -> str:
    lead = _BEFORE_NAME.match(name)
    return name[lead.end() :] if lead and len(name) - lead.end() > _TELLING else name


def _named(focus: Focus, body: str, others: list[str]) -> bool:
    """Say whether the question holds some of a body's name that is in none of the `others`."""
    if focus.language == "zh":
        asked, beside = fold(focus.text), "|".join(others)
        pieces = (body[start : start + _TELLING] for start in range(len(body) - _TELLING + 1))
        return any(fold(piece) in asked and piece not in beside for piece in pieces)
    letters = [spelled(name) for name in _NAME_EN.findall(focus.text)]
    return any(spelt_in(one, body) and not any(spelt_in(one, other) for other in others) for one in letters)
