"""Cuts an enumeration into its members, each with its own span."""

import re

import rjieba

from documents import Span
from index import fold
from qa.announced import announced_members
from qa.figures import read_count
from qa.names import LEFT_EDGE, enumerations
from qa.question import Focus

_JOINED = re.compile(r"以及|或者|[和及与](?!否)")
# A clause ends here; no list crosses it, unless its members are whole clauses.
_MARKS = "，,。；;：:！？!?\n"
_TRAILING = re.compile(r"等(?:地|处|国|市|人)?$")
_LONGEST_MEMBER = 24  # characters
# How many there are, behind the last member: 衣裳|四个展厅; and what stands before the first: 馆里有|桑园.
_COUNT_OF_ALL = re.compile(
    r"(?<=.)(?<!第)等?(?P<count>[两二三四五六七八九十]+|"
    r"\d+)大?[个家条所座种项类处名位部张份件]?大?[\u4e00-\u9fff]{1,8}$"
)
_HOW_MANY_ASKED = re.compile(
    r"哪(?P<zh>[两二三四五六七八九十]|\d)[个家条所座种项类处名位部张份件大]|"
    r"\b(?:which|what|name(?: the)?|the) (?P<en>two|three|four|five|six|seven|eight)\b"
)
_COUNTS_EN = ("", "one", "two", "three", "four", "five", "six", "seven", "eight")
_LEADS_IN = re.compile(r".{0,10}(?:[有是为含设由在了]|包括|分别[为是]|即)")
_LEADS = frozenset("让使为给向对把将由从在到往带凭持")
# A last member so much longer than all others runs on into what is said of the list.
_LONGER = 4
_SHARED = 2  # characters that the members of a list end with alike
_JOINING = frozenset("或和及与")
_TO_MARK = re.compile(rf"[^{_MARKS}、]{{1,{_LONGEST_MEMBER}}}")
_NEXT_MEMBER = re.compile(r"、[^、，,。；;：:！？!?\n（(等]{1,24}(?:[（(][^）)]*[）)])?")
# What joins two characters inside one name; a list's last member is joined between two names.
_INSIDE_NAME = re.compile(r"[“《（(][^”》）)]*$")


def count_asked(question: str) -> int | None:
    """Return how many are asked for by name: 哪两家, which three; None where the question leaves it open."""
    found = _HOW_MANY_ASKED.search(fold(question))
    if found is None:
        return None
    return _COUNTS_EN.index(found["en"].lower()) if found["en"] else read_count(found["zh"])


def members_of(text: str, span: Span, focus: Focus) -> list[Span]:
    """Return the members of the list that `span` of `text` is or lies in; fewer than two for no list."""
    announced = announced_members(text, span)
    if announced:
        return announced
    whole = _whole_list(text, span)
    listed = whole.of(text)
    cuts = [
        match.span()
        for match in re.finditer("、", listed)
        if not _INSIDE_NAME.search(listed[: match.start()])
    ]
    last = cuts[-1][1] if cuts else 0
    joined = [
        match.span()
        for match in _JOINED.finditer(listed, last)
        if not _INSIDE_NAME.search(listed[: match.start()])
        and match.start() > 0
        and match.end() < len(listed)
    ]
    if joined:
        cuts.append(joined[-1] if cuts else joined[0])
    members, start = [], 0
    for begin, end in [*cuts, (len(listed), len(listed))]:
        member = listed[start:begin]
        trimmed = _TRAILING.sub("", member).strip()
        if trimmed:
            first = start + member.index(trimmed)
            members.append(Span(first, first + len(trimmed)).shifted(whole.start))
        start = end
    return _bare(text, _alike(text, members)) if len(members) > 1 else members


def _alike(text: str, members: list[Span]) -> list[Span]:
    """Return `members` with the last grown to the ending that all others share: 日照银行|李沧支行."""
    *others, last = members
    ending = others[0].of(text)[-_SHARED:]
    if len(ending) < _SHARED or not all(one.of(text).endswith(ending) for one in others):
        return members
    if last.of(text).endswith(ending):
        return members
    longest = max(len(one) for one in others)
    ahead = text[last.end : last.start + longest + _LONGER]
    following = re.match(rf"[^{_MARKS}、和与及]*?{re.escape(ending)}", ahead)
    return [*others, Span(last.start, last.end + following.end())] if following else members


def _bare(text: str, members: list[Span]) -> list[Span]:
    """Return `members` without what leads to the first and the count that closes the last.

    馆里有|桑园、蚕房、车间、衣裳|四个展厅.
    """
    *others, last = members
    counted = _COUNT_OF_ALL.search(last.of(text))
    if counted and read_count(counted["count"]) == len(members):
        last = Span(last.start, last.start + counted.start())
    members = [*others, last]
    first = members[0]
    leading = next(iter(rjieba.cut(first.of(text))), "")
    if leading in _LEADS and len(first) > len(leading) + 1:
        first = members[0] = Span(first.start + len(leading), first.end)  # 让|白堰乡
    longest = max(len(member) for member in members[1:])
    lead = _LEADS_IN.match(first.of(text))
    if lead and len(first) > longest + 1 and 1 < len(first) - lead.end() <= longest + _LONGER:
        members[0] = Span(first.start + lead.end(), first.end)
    return members


def _whole_list(text: str, span: Span) -> Span:
    """Return the enumeration around `span` when it is or holds some of its members, else `span`."""
    start = max(text.rfind(mark, 0, span.start) for mark in _MARKS) + 1
    ends = [place for mark in _MARKS if (place := text.find(mark, span.end)) >= 0]
    end = min(ends, default=len(text))
    if "、" in span.of(text):
        return _grown(text, span, start, end)
    joined = _JOINED.search(span.of(text))
    if joined is not None and joined.start() > 0 and joined.end() < len(span):
        return span
    inside = span.shifted(-start)
    for one in enumerations(text[start:end]):
        if one.contains(inside) and one != inside and "、" in one.of(text[start:end]):
            listed = one.shifted(start)
            return Span(listed.start, _without_rest(text, listed.start, listed.end))
    grown = _grown(text, span, start, end)
    return grown if grown != span else _pair(text, span, start, end)


def _grown(text: str, span: Span, start: int, end: int) -> Span:
    """Return `span` with the members on either side of it, between `start` and `end` of its clause.

    The list ends with its clause; what its last member runs on into is cut off: 砂石、土工布|层层压盖. What
    ends both is not: 康复科、针灸科和儿童推拿|门诊。
    """
    first, last = span.start, span.end
    if "、" in span.of(text):
        marks = [place for mark in _MARKS if (place := text.find(mark, text.index("、", first), last)) >= 0]
        last = min(marks, default=last)
    while first > start and text[first - 1] == "、":
        before = re.split("、", text[start : first - 1])[-1]
        edge = LEFT_EDGE.match(before)
        member = before[edge.end() :] if edge else before
        if not 0 < len(member) <= _LONGEST_MEMBER:
            break
        first -= len(member) + 1
    while (after := _NEXT_MEMBER.match(text, last, end)) is not None:
        last = after.end()
    if "、" in text[first:last]:
        if text[last - 1] in _JOINING and (rest := _TO_MARK.match(text, last, end)) is not None:
            last = rest.end()  # 身份证、房产证或|租赁合同
        if len(text[last:end]) <= _LONGER and _are_nouns(text[last:end]):
            last = end
        last = _without_rest(text, first, last)
    return Span(first, last)


def _without_rest(text: str, first: int, last: int) -> int:
    """Return where the last member of the list ends that reaches to `last` at most."""
    *others, final = re.split("、", text[first:last])
    joined = _JOINED.search(final)
    # 柴河镇的3万人喝上|和县城一样的水: nothing so much longer than all before it is a member.
    longest = max(len(member) for member in others)
    if joined is not None and (
        0 < joined.start() <= longest + _LONGER or _is_described(final[: joined.start()], "")
    ):
        others.append(final[: joined.start()])
        final = final[joined.end() :]
    longest = max(len(member) for member in others)
    if len(final) <= longest + _LONGER or _is_described(final, text[last : last + 1]):
        return last
    one, _, other = final.partition("或")
    if 0 < len(one) <= longest + _LONGER and 0 < len(other) <= longest + _LONGER and _ends_in_noun(other):
        return last  # 房产证|或租赁合同
    end = 0
    for word in rjieba.cut(final):
        if end and end + len(word) > longest + 1:
            break
        end += len(word)
    return last - len(final) + len(final[:end].rstrip("的或"))


def _is_described(member: str, following: str) -> bool:
    """Say whether a long last member is one thing with what describes it, to the end: 去年来过的住户."""
    _, of, noun = member.rpartition("的")
    if not of or not 1 < len(noun) <= _LONGER or following not in ("", *_MARKS):
        return False
    return _are_nouns(noun)


def _ends_in_noun(words: str) -> bool:
    word, tag = rjieba.tag(words)[-1]
    return len(word) > 1 and tag[0] not in "vdpcurm"


def _are_nouns(words: str) -> bool:
    return all(tag.startswith(("n", "b", "vn", "j")) for _, tag in rjieba.tag(words))


def _pair(text: str, span: Span, start: int, end: int) -> Span:
    """Return the two members that 和 joins where `span` is one of them: 石门村|和上庄村.

    The other one ends as it does; between `start` and `end` lies its clause.
    """
    ending = re.escape(span.of(text)[-1])
    after = _JOINED.match(text, span.end, end)
    if after is not None:
        other = re.compile(rf"[^、和与及]{{1,{_LONGEST_MEMBER}}}?{ending}").match(text, after.end(), end)
        return Span(span.start, other.end()) if other else span
    for word in _JOINED.finditer(text, start, span.start):
        before = text[max(start, word.start() - _LONGEST_MEMBER) : word.start()]
        if word.end() == span.start and re.search(rf"{ending}$", before):
            edge = LEFT_EDGE.match(before)
            return Span(word.start() - len(before) + (edge.end() if edge else 0), span.end)
    return span
