"""Tells from the language of a statement whether it says what is planned, under way, or done."""

import re
from functools import lru_cache

from qa.types import Status

# Cues of one sentence. A modal or a verb of intention plans; an aspect particle or a result verb reports.
_PLANNED = re.compile(
    r"(?<!占)(?<!占年度)计划(?!完成|的)|承诺|原定|应当|必须|须(?!知)|草案|任务(?!完成|的)|力争|争取|拟(?!定|人)|目标|预计|预期|确保|打算|规划(?!展|局|师|处|科)|将(?!近|军|来|于\d)|将于|有望|准备|下一步|明年|"
    r"未来|到20\d\d年|要(?=[在建完实新加推])|待.{0,6}后"
)
_DONE = re.compile(
    r"已|了|完成(?!年?后)|建成(?!后)|竣工(?!后)|获评|获批|达到?\d|累计|截至|同比|顺利|实际|共(?!同|享|建)\S{0,6}\d|办结|启用|开通|增长到|提升至|提高到|"
    r"超额|前[一二三]季度|上半年|去年"
)
_ONGOING = re.compile(r"正在|加快|推进中|在建|持续|进行中|进度|过半|全速|开工建设|建设中")
# A target is often bare: 新增就业2.2万人以上. "At least so many" is how targets, not results, are put.
_AT_LEAST = re.compile(r"\d[^，,。；;]{0,6}以上|不[少低]于\d")

_SENTENCE = re.compile(r"[^。！？!?\n]+")

# A page of plans seldom marks each one; its marked sentences tell what the bare ones are.
# Measured on the training paragraphs: below a third either way the page says nothing certain.
_MAJORITY = 2.0


def status_of(clause: str, sentence: str, article_text: str) -> Status:
    """Return the status of a statement: by its clause, else its sentence, else the tenor of its article."""
    for text in (clause, sentence):
        status = _marked(text)
        if status is not Status.NONE:
            return status
    return tenor(article_text)


def _marked(text: str) -> Status:
    planned = len(_PLANNED.findall(text)) + len(_AT_LEAST.findall(text))
    done = len(_DONE.findall(text))
    if planned > done:
        return Status.PLANNED
    if done > planned:
        return Status.DONE
    if planned == 0 and _ONGOING.search(text):
        return Status.ONGOING
    return Status.NONE


@lru_cache(maxsize=4096)
def tenor(article_text: str) -> Status:
    """Return what most of an article's marked sentences say, none when neither planning nor reporting prevails."""
    marks = [_marked(sentence) for sentence in _SENTENCE.findall(article_text)]
    planned, done = marks.count(Status.PLANNED), marks.count(Status.DONE)
    if planned >= _MAJORITY * max(1, done):
        return Status.PLANNED
    if done >= _MAJORITY * max(1, planned):
        return Status.DONE
    return Status.NONE
