"""Tells from the language of a statement whether it says what is planned, under way, or done."""

import re
from functools import lru_cache

from documents import Span
from index import fold
from qa.clauses import clause_spans
from qa.types import Status

# Cues of one clause. A modal, a verb of intention or a document of intention plans.
_PLANNED = re.compile(
    r"计划|力争|争取|拟(?![定人合])|目标|预计|预期|预算|确保|打算|规划(?!展|局|师|处|科)|将(?!近|军|来|士|"
    r"其|原|信)|有望|准备|下一步|"
    r"明年|后年|未来|今后|届时|承诺|原定|暂定|定[于在为]|初定|安排(?:是|为|：|:|了)|要求|必须|方案|草案|"
    r"不[少低]于|"
    r"到20\d\d年(?:底|末)?[，,、将力全]|(?<![重主需只])要(?=[在把让建完实新加推做达抓])|待\S{0,6}后|提出"
)
# An aspect particle, a verb of result, or a period that is over reports.
_DONE = re.compile(
    r"已[^建知有]|(?<!为|除|到|得|少|多|不)了|完成(?!年?后|时限)|建成(?!后)|竣工(?!后)|获评|获批|荣获|"
    r"累计|截至|截止|同比|环比|"
    r"比上年|较上年|比去年|较去年|分别[增下]|顺利|实际|实现了|办结|投入使用|去年|上年|上半年|如今|现有|"
    r"前[一二三]季度|[一二三四]季度|1至\d+月|超额|兑现|如期|提前|昨[天日]"
)
_ONGOING = re.compile(r"正在|加快|推进中|在建|进行中|进度|过半|全速|建设中|施工中")
# A plan that is only mentioned, to measure a result by it: 超出计划, 占年度计划的113%, 距85%的目标.
_MEASURED_BY = re.compile(
    r"(?:超[出过]?|超额|高于|低于|占|距离?|比|完成了?|达到?|兑现)[^，,。；;]{0,12}?(?:计划|目标|任务|预期|"
    r"承诺|预算)(?:的|数|值)?"
)
# The figure of the plan itself: 计划的6000人, 原定24个, 85%的目标.
_OWN_PLAN_BEFORE = re.compile(r"(?:计划|目标|原定|任务|规划|预期|预算)(?:数|值)?(?:的|为|是|：|:)?[约近]?$")
_OWN_PLAN_AFTER = re.compile(r"^(?:以上|左右)?的(?:全年|年度|年初|预期|原定)?(?:目标|任务|计划|预期)")
# A target is often bare: 新增就业2.2万人以上. "At least so many" is how targets, not results, are put.
_AT_LEAST = re.compile(r"\d[^，,。；;、]{0,6}以上")

# A remark that gives only the plan's figure (目标76%; 计划15个) says nothing of what follows it.
_REMARK = re.compile(
    r"^[（(]?(?:而?当?[原初]|年初)?(?:的)?(?:目标|计划|任务|承诺|原定|规划)\S{0,4}\d[^，,。；;]{0,12}$"
)

_SENTENCE = re.compile(r"[^。！？!?\n]+")
# A page of plans seldom marks each one; its marked sentences tell what the bare ones are, where they are
# so many times more than those that say the opposite.
_MAJORITY = 1.5


def status_of(sentence: str, span: Span, article_text: str) -> Status:
    """Return the status of what stands at `span` of `sentence`.

    By its own clause, else by the nearest clause before it that says, else by the tenor of its article.
    """
    ahead, share = sentence[: span.start], "%" in fold(span.of(sentence))
    if _OWN_PLAN_AFTER.match(sentence[span.end :]) or (_OWN_PLAN_BEFORE.search(ahead) and not share):
        return Status.PLANNED
    for clause in reversed([one for one in clause_spans(sentence) if one.start < span.end]):
        words = clause.of(sentence)
        status = _marked(words)
        if status is not Status.NONE and (
            clause.end >= span.end or not _REMARK.match(words.rstrip("，,；;。、"))
        ):
            return status
    return tenor(article_text)


def _marked(text: str) -> Status:
    plain = _MEASURED_BY.sub("完成", text)
    planned = len(_PLANNED.findall(plain)) + len(_AT_LEAST.findall(plain))
    done = len(_DONE.findall(plain))
    if planned > done:
        return Status.PLANNED
    if done > planned:
        return Status.DONE
    if planned == 0 and _ONGOING.search(plain):
        return Status.ONGOING
    return Status.NONE


@lru_cache(maxsize=4096)
def tenor(article_text: str) -> Status:
    """Return what most of an article's marked sentences say, none when neither side prevails."""
    marks = [_marked(sentence) for sentence in _SENTENCE.findall(article_text)]
    planned, done = marks.count(Status.PLANNED), marks.count(Status.DONE)
    if planned >= _MAJORITY * max(1, done):
        return Status.PLANNED
    if done >= _MAJORITY * max(1, planned):
        return Status.DONE
    return Status.NONE
