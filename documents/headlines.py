"""Which line above a story is its title, which are its kicker and its deck."""

import re
from collections.abc import Sequence

from documents.items import Item
from documents.source import Form
from documents.types import BlockKind

# A series, a column or an occasion names itself at its beginning or at its end.
_KICKER = re.compile(
    r"^(?:聚焦|关注|走进|直击|探访|对话|特别关注|今日关注|本报特稿|专题|栏目)"
    r"|(?:系列(?:报道|新闻发布会|访谈|之\S+)?|发布会|专题|专栏|特刊|特别报道|专版|两会|进行时|在行动|观察|速递|访谈|连线|面对面|时间|视点|在线|之声)$"
    r"|^[【\[《].*[】\]》]$|[①-⑳]$"
)
# A column's name is shorter still, and ends as such names do.
_COLUMN = re.compile(
    r"(?:一线|要闻|头条|热点|焦点|话题|新闻|资讯|调查|追踪|聚焦|关注|故事|人物|现场|论坛|之窗|纵横|广角|风采|民生|时政|综合)$"
)
_COLUMN_LENGTH = 6
_BARE_COLUMN = 3  # no headline says what happened in so few characters
_SHORT_KICKER = 10  # above the title, only so short a line is a kicker; a longer one is the title itself
# A campaign's watchword, in two halves and without a figure.
_SLOGAN = re.compile(
    r"^(?:奋进|喜迎|建功|学习|牢记|踔厉|砥砺|勇当|当好|献礼)\D+\s\D+$|^\D+\s\D*(?:新时代|新征程|新篇章|新局面|新作为)$"
)
_COLUMN_AND_ITEM = re.compile(r"[\u4e00-\u9fff”][·•|｜][\u4e00-\u9fff“]")  # `看港城·书记访谈`
_SUBTITLE = re.compile(r"^(?:——|--|—)")
_SHOWN_TITLE = 40  # of a story without a headline, so much of its first sentence stands for the title


def find_title(head: Sequence[Item]) -> int | None:
    """Return which of the items above a story is its title; None when none is a headline."""
    headlines = [number for number, item in enumerate(head) if item.form is Form.HEADLINE]
    for number in headlines:
        text = head[number].line.text
        if number == headlines[-1] or not _names_column(text, head[number + 1].line.text):
            return number
    return None


def _names_column(text: str, below: str) -> bool:
    """Say whether a headline only names its column or occasion; the line `below` may then be the title."""
    if len(text) <= _BARE_COLUMN:
        return not _SUBTITLE.match(below)
    if _SLOGAN.search(text):
        return True
    return (len(text) <= _SHORT_KICKER or bool(_COLUMN_AND_ITEM.search(text))) and _is_kicker(text)


def kind_in_head(item: Item) -> BlockKind:
    """Return what a headline above the story is that is not the title: its kicker or its deck."""
    text = item.line.text
    return BlockKind.KICKER if _is_kicker(text) else BlockKind.SUMMARY


def _is_kicker(text: str) -> bool:
    if _SUBTITLE.match(text):
        return False
    return bool(
        len(text) <= _BARE_COLUMN
        or _SLOGAN.search(text)
        or _KICKER.search(text)
        or (len(text) <= _COLUMN_LENGTH and _COLUMN.search(text))
    )


def shown_title(text: str) -> str:
    """Return a title for a story without a headline: its first sentence, cut at a clause to 40 characters."""
    sentence = re.split("[。！？!?]", text, maxsplit=1)[0].strip()
    if len(sentence) <= _SHOWN_TITLE:
        return sentence
    clauses = [match.start() for match in re.finditer("[，,；;：:]", sentence[: _SHOWN_TITLE + 1])]
    return sentence[: clauses[-1] if clauses and clauses[-1] >= _SHORT_KICKER else _SHOWN_TITLE]


def same_title(one: str, other: str) -> bool:
    """Say whether two titles are the same but for white space, or one adds a site's name to the other."""
    first, second = sorted((re.sub(r"\s", "", one), re.sub(r"\s", "", other)), key=len)
    return first == second or (
        len(first) >= 6 and second.startswith(first) and bool(re.match(r"[-_|—–]", second[len(first) :]))
    )
