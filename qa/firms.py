"""Names of firms in a Chinese question: another firm's figures are no answer."""

import re
from collections.abc import Iterable

from qa.places import bare_name, is_word

_KIND = (
    r"(?:科技|光学|光电|生物|药业|制药|智造|装备|重工|电子|电气|能源|新材料|汽车|食品|机械|"
    r"信息|技术|工业|软件|传媒|股份|有限|责任)*(?:公司|集团|合作社|"
    r"(?![的了])[\u4e00-\u9fff](?![开办盖建的了])[\u4e00-\u9fff][厂店]|科技|光学|光电|药业|制药|智造|重工|控股|实业|置业|"
    r"建工)"
)
# Common words that begin a noun phrase, and so no name: 全|区…公司, 这家公司, 新能源汽车.
_COMMON = "这那哪几有个家全区市县镇乡省国新老大小建了的强属各该本某在由是和与为被中外两三多每同做搞找请问级"
_INSIDE_NO_NAME = "的了给把是在办开来去想要回装"
# What follows a name and not a noun that goes on: 新能源汽车|充电桩.
_AFTER = r"(?=[的是在哪何什怎有现目获招员叫去今投创成董负总注计研生用能多了与和加签被卖交停、，,？?0-9]|$)"
_FIRM = re.compile(rf"^(?P<name>[^\W\d{_COMMON}][^\W\da-zA-Z{_INSIDE_NO_NAME}]{{1,9}}?){_KIND}{_AFTER}")
# The characters that tell a firm from others; what follows is its trade: 鲸语|海洋, 禾丰|飞翼.
_TELLING = 2


# A firm that is called by its city and its trade: 岚朔|重工, 云泊|航空科技.
_TRADE = (
    r"(?:重工|科技|光学|光电|生物|药业|制药|智造|装备|电子|电气|新材料|食品|机械|软件|传媒|航空|船舶|化工|"
    r"钢铁|纺织){1,2}"
    r"(?:股份|有限)?(?:公司|集团)?"
)


def firms_named(folded: str, places: Iterable[str] = ()) -> tuple[str, ...]:
    """Return what tells the firm that a folded question opens with from others: its first two characters.

    `places` may stand before it. Only a name that no dictionary knows counts: 阳光科技 might be a kind of
    thing and is left alone.

    >>> firms_named("禾丰飞翼科技是哪年成立的？")
    ('禾丰',)
    """
    text = re.sub(r"^(?:请问|据|关于|(?:19|20)\d{2}年?度?|[，, ])+", "", folded)
    for place in places:
        for form in (place, bare_name(place)):
            text = text.removeprefix(form)
    by_city = _by_city(folded, places)
    if by_city is not None:
        return (by_city,)
    match = _FIRM.match(re.sub(r"^[的，, ]|^(?:19|20)\d{2}年?度?", "", text))
    if match is None:
        return ()
    telling = match["name"][:_TELLING]
    return () if telling[-1] in _COMMON or is_word(telling) else (telling,)


def _by_city(folded: str, places: Iterable[str]) -> str | None:
    for place in places:
        match = re.search(rf"{re.escape(bare_name(place))}{_TRADE}{_AFTER}", folded)
        if match:
            return re.sub(r"(?:股份|有限)?(?:公司|集团)?$", "", match[0])
    return None
