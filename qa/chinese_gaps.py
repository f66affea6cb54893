"""Asks on in Chinese how far two figures lie apart: of two places or years, or of a result and its plan."""

import re

from index import fold, language_of
from qa.chinese_parts import YEAR
from qa.chinese_turns import without_plan
from qa.earlier import Earlier
from qa.forms import Asks, form_of
from qa.judging import asks_for_goal, goal_topic
from qa.places import chinese_places
from qa.sense import sense_of
from qa.types import Status

# How far the two last figures lie apart: 两边差多少, 差几部.
_APART = re.compile(
    r"(?:那|这)?(?:么)?(?:两[边地个区县者处年家]|二者|它们)?(?:之间)?的?相?差(?:了|距)?(?:是|有)?(?:多少|"
    r"几[\u4e00-\u9fff]?)[？?]*$"
)
_PLAN_SAID = (
    r"(?:年初|原来|原先|原本|当初|最初|全年|年度|之前|早先)?(?:制定|定下?|给)?(?:的|所)?"
    r"(?:计划|目标|任务|预期|规划|打算|承诺|定的|说的|答应的)(?:数|值|量)?的?"
)
# How a figure stands to its plan: 和年初计划比呢, 比原来定的少多少, 超了多少, 还差几部没完成.
_OFF_PLAN = re.compile(
    rf"(?:那么?|这)?(?:实际|结果)?(?:和|跟|与|同|比起?|较|离|距离?|对比)(?:起)?{_PLAN_SAID}"
    r"(?:相?比(?:起来|较)?)?[，,]?(?:呢|怎么?样|如何|(?:实际|还|是|到底|一共)*(?:相?差|多|少|高|低|超|缺|欠)(?:出|过)?"
    r"(?:还是[多少高低])?了?(?:多少|几[\u4e00-\u9fff]{0,2})?)[？?]*$|"
    r"(?:那么?|这)?(?:实际|一共|总共|还|最后|结果)*(?:超额?|超出|超过|多完成|少完成|差|欠|缺)(?:计划|目标|任务)?(?:完成)?"
    r"了?(?:多少|几[^，。年月日天]{0,2}?)(?:没(?:有)?(?:完成|达到|做完|达标)|才?(?:完成|达标|达到目标))?[？?]*$"
)
# The same where a plan was spoken of: 多了几部.
_MORE = re.compile(r"(?:那么?|这)?(?:一共|总共)?[多少]了?(?:多少|几[^，。年月日天]{0,2}?)[？?]*$")


def asks_apart(question: str) -> bool:
    """Say whether a follow-up asks how far the two last figures lie apart: 那差多少."""
    return _APART.match(fold(question)) is not None


def asks_off_plan(question: str, earlier: Earlier) -> bool:
    """Say whether a follow-up asks how a figure stands to its plan: 和年初计划比呢, 超了多少."""
    folded = fold(question)
    return bool(_OFF_PLAN.match(folded) or (_MORE.match(folded) and _speaks_of_plan(earlier)))


def apart(earlier: Earlier) -> str | None:
    """Return how far the two figures asked for last lie apart: of two places, two years, or from the plan."""
    last, first = earlier.last.rstrip("？? "), earlier.before_last.rstrip("？? ")
    if language_of(last) == "en" or form_of(fold(last), "zh")[0] is not Asks.NUMBER:
        return off_plan(earlier)
    for named in (lambda text: chinese_places(fold(text), earlier.known), YEAR.findall):
        one, other = named(first), named(last)
        if first and one and other and one[-1] != other[-1]:
            return f"{first}，比{other[-1]}多多少？"
    return off_plan(earlier)


def _speaks_of_plan(earlier: Earlier) -> bool:
    """Say whether a target or a plan was asked for."""
    return any(
        asks_for_goal(text) or sense_of(fold(text), "zh", form_of(fold(text), "zh")[0]) is Status.PLANNED
        for text in (earlier.last, earlier.before_last, earlier.topic)
        if language_of(text) == "zh"
    )


def off_plan(earlier: Earlier) -> str | None:
    """Return how far the figure asked for last lies from its plan; None where none was asked for."""
    asked = [
        text.rstrip("？? ")
        for text in (earlier.last, earlier.topic)
        if language_of(text) == "zh" and form_of(fold(text), "zh")[0] is Asks.NUMBER
    ]
    done = [text for text in asked if sense_of(fold(text), "zh", Asks.NUMBER) is not Status.PLANNED]
    if asked:
        return f"{without_plan((done or asked)[0])}，比计划差多少？"
    if language_of(earlier.last) == "zh" and asks_for_goal(earlier.last):
        # 充电桩超额完成了吗？超了多少？
        return f"{goal_topic(earlier.last, 'zh').rstrip('？')}，比计划差多少？"
    return None
