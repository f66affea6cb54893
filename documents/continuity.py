"""Does this line go on where that one broke off? Evidence from words, figures, brackets and layout."""

import re
from dataclasses import dataclass

import rjieba

from documents.forms import DATELINE_START
from documents.source import Line
from documents.typography import (
    CLOSERS,
    QUOTES,
    has_inner_sentence,
    is_finished,
    open_brackets,
    sentence_ends,
)

# What no sentence starts with: closing and pausing marks, particles.
_NEVER_FIRST = re.compile(rf"[，、。；：,;:？！%％℃{re.escape(CLOSERS.strip(QUOTES))}]")
_PARTICLES = frozenset(["的", "地", "得", "了", "着", "们", "吗", "呢", "吧", "等"])
# What seldom starts one, because its subject is missing: `达14.2平方米`, `同比增长`, `均列`.
_HANGING = re.compile(
    r"(?:达到?|(?:增长|下降|提高|提升|增加|减少|扩大|缩小|缩短|压缩|延长|上升)[到至为了]?|[降增升减缩][到至为]"
    r"|超过?|约|近|为|共|逾|仅)(?=[\d一二三四五六七八九十百千万])"
    r"|同比|环比|分别|以上|以下|左右|均|并(?!非)|且|而|及|与|和(?!谐)|或|以及"
)
_LARGE_UNITS = "百千万亿"
_FIGURE = re.compile(rf"\d(?:\.|[{_LARGE_UNITS}]{{1,2}})?$")
# What counts the figure before it.
_COUNTED = re.compile(
    r"[\d.,]|[多余]?[个名家条项座处所部辆台套件次人户亩万亿千百米元公吨年月日岁倍股批只间层期周天届场份种类位株棵平立方顷片块张盏支艘架列枚根道门幅篇册笔栋幢宗例趟班轮]|小时|分钟|%|％"
)
# Words that want an object or a noun behind them, so that nothing ends with them.
_WANTING = re.compile(
    r"(?:[的和与及或并而但在将把对向从为以由于到至约近超达其各该本每更最不已可能要是有被让使给]"
    r"|以及|推动|推进|实施|实现|开展|打造|加快|完成|新增|建成|提供|促进|加强|提升|组织|举办|启动|成立|涉及|包括|预计|计划|通过)$"
)
# What opens a paragraph of news, and hardly ever the second half of a sentence.
_OPENING = re.compile(
    r"(?:近日|日前|昨日|昨天|今日|据|记者|截至|近年来|今年以来|目前|此外|另外|同时|下一步|接下来|与此同时|值得一提|在此基础上"
    r"|首先|其次|第[一二三四五六七八九十][，,、]|[一二三四五六七八九十]是|(?:\d{4}年)?\d{1,2}月\d{1,2}日|[“‘「])"
)
# What counts a figure and starts no word that may start a line (人才, 公园).
_UNIT_FIRST = re.compile(
    r"[多余]?(?:[个名家条项座处所部辆台套件户亩元吨片块张盏艘架枚栋幢宗例册万亿%％]|人次|公里|公顷|平方|立方|千瓦)|\.\d"
)
# Behind 、 comes the next of a series, a short one that 、 or 等 follows.
_NEXT_OF_SERIES = re.compile(r"[^，。；,;、]{1,12}(?:、|等|和|以及)")
_MEMORY = 600  # characters back to where a bracket may have been opened: a long sentence
_TOPIC_SENTENCE = 14  # "公共服务质效齐升。": a short first sentence that announces its paragraph
# Too short a sentence to announce anything: the rest of one (`岛。此后…`, `型，可能…`).
_STUMP = re.compile(r"[\u4e00-\u9fff\d.]{1,5}。|[\u4e00-\u9fff][，、]")
_SCENE = re.compile(
    r"正在|现场|一角|一隅|外景|内景|全景|实景|风光|风貌|美景|夜景|航拍|俯瞰|鸟瞰|合影|掠影|场景|外观"
)
_CAPTION_LIKE = 40  # one sentence under a photograph seldom runs over two short lines

# Points of evidence. Each is about how much a reader would need to be told to believe the opposite. They were
# set by hand on invented pages (tests/documents) and on three articles of two real newspaper pages together,
# so that the true half wins over captions, headlines and new paragraphs; neither shows how they do elsewhere.
_IMPOSSIBLE_START = 4.0
_CLOSES_BRACKET = 4.0
_COUNTS_FIGURE = 3.0
_WORD_ACROSS = 3.0
_PHRASE_KNOWN = 2.0
_FIGURE_FIRST = 1.0
_HANGS = 2.0
_LEAVES_OPEN = 3.0
_GOES_ON_COUNTING = 2.0
_HEAD_WANTS = 0.5
_INDENT = 3.0
_OPENS = 2.0
_TOPIC = 1.5
_STARTS_AS_STUMP = 1.5
_SHORT_SENTENCE = 1.5
_WIDE_GAP = 1.0
_REPEATED_SENTENCE = 1.5
_SHOWS_SCENE = 1.0
_OPENS_ELSEWHERE = 1.0


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rest of the page says: its text, its usual gap, whether its paragraphs are indented.

    `usual_gap` counts the blank lines between most lines; `gaps_vary` when some are wider.
    """

    text: str
    usual_gap: int
    gaps_vary: bool
    indented: bool


def fit(head: Line, tail: Line, page: Surroundings) -> float:
    """Return how well `tail` continues `head`: about 0 without evidence, above for, below against."""
    left, right = head.text[-_MEMORY:], tail.text
    score = 0.0
    if must_continue(left, right):
        score += _IMPOSSIBLE_START
    score += _across(left, right, page.text)
    if _HANGING.match(right):
        score += _HANGS
    if open_brackets(left) and not closes(left, right) and is_finished(right):
        score -= _LEAVES_OPEN
    if _FIGURE.search(left):
        if _COUNTED.match(right):
            score += _COUNTS_FIGURE
        elif not left.endswith(tuple(_LARGE_UNITS)):  # `1.8万` `农户` needs no unit between
            score -= _OPENS
    elif re.match(r"\d", right) and not _OPENING.match(right):
        score += _FIGURE_FIRST
    if _WANTING.search(left):
        score += _HEAD_WANTS
    if left.endswith("、") and _NEXT_OF_SERIES.match(right):
        score += _GOES_ON_COUNTING
    if page.indented:
        score += -_INDENT if tail.indented else _INDENT / 2
    if _OPENING.match(right) and not left.endswith(("，", ",", "、")):
        score -= _OPENS
    ends = sentence_ends(right)
    if ends and ends[0] < len(right):
        if _STUMP.match(right):
            score += _STARTS_AS_STUMP
        elif ends[0] <= _TOPIC_SENTENCE:
            score -= _TOPIC
    if any(mark + right[:4] in page.text for mark in "\n。！？") and page.text.count(right[:4]) > 1:
        score -= _OPENS_ELSEWHERE
    if is_lone_sentence(right) and not left.endswith(("，", ",", "、")):
        score -= _caption_evidence(tail, page)
    return score


def _caption_evidence(line: Line, page: Surroundings) -> float:
    """Return how much a short sentence in a gap looks like a photograph's caption."""
    score = 0.0
    if line.gap > page.usual_gap:
        score += _SHORT_SENTENCE + _WIDE_GAP
    elif not page.gaps_vary:
        # Where photographs leave no wider gaps, the sentence's own form is all there is to go by.
        score += _SHORT_SENTENCE / 2 if re.search("[，,]", line.text) else _SHORT_SENTENCE
    if _SCENE.search(line.text):
        score += _SHOWS_SCENE
    if page.text.count(line.text.rstrip("。！？!?")) > 1:
        score += _REPEATED_SENTENCE
    return score


def is_lone_sentence(text: str) -> bool:
    """Say whether a line is one short sentence, as captions are that do not name themselves."""
    return (
        len(text) <= _CAPTION_LIKE
        and sentence_ends(text)[-1:] == [len(text)]
        and len(sentence_ends(text)) == 1
    )


def must_continue(left: str, right: str) -> bool:
    """Say whether `right` cannot stand by itself behind `left`: no line starts so."""
    if DATELINE_START.match(right):
        return False
    if _NEVER_FIRST.match(right) or rjieba.cut(right[:8])[0] in _PARTICLES:
        return True
    if _FIGURE.search(left) and _UNIT_FIRST.match(right):
        return True
    if left.endswith(".") and re.match(r"\d{1,4}[%％\u4e00-\u9fff]", right):
        return True
    return closes(left, right)


def closes(left: str, right: str) -> bool:
    """Say whether `right` closes a bracket or a quotation that `left` left open."""
    owed = open_brackets(left)
    if not owed:
        return False
    at = right.find(owed[0])
    return at >= 0 and open_brackets(right[:at]) == ""


def ends_in_figure(text: str) -> bool:
    """Say whether a line breaks off behind a figure: `新增1.2万`, `人均1.`."""
    return bool(_FIGURE.search(text))


def cuts_word(left: str, right: str) -> bool:
    """Say whether the break between two lines goes through a word of the dictionary."""
    start, end = left[-6:], right[:6]
    return any(first < len(start) < last for _, first, last in rjieba.tokenize(start + end, "default", False))


def _across(left: str, right: str, page: str) -> float:
    """Return the evidence of a word or a phrase that the break cuts in two."""
    score = _CLOSES_BRACKET if closes(left, right) else 0.0
    if cuts_word(left, right):
        return score + _WORD_ACROSS
    phrases = ((left[-2:], right[:2]), (left[-3:], right[:1]), (left[-1:], right[:3]))
    if any(_is_phrase(before + after) and before + after in page for before, after in phrases):
        score += _PHRASE_KNOWN
    return score


def _is_phrase(text: str) -> bool:
    return len(text) == 4 and re.fullmatch(r"[\u4e00-\u9fff\dA-Za-z%]+", text) is not None


def shows_scene(text: str) -> bool:
    """Say whether a short line without a full stop names a view, as captions do: `湿地公园全景`."""
    return len(text) <= _CAPTION_LIKE and bool(re.search(rf"(?:{_SCENE.pattern})$", text))


def is_long(line: Line) -> bool:
    """Say whether a line is more than a caption could be: running text of its own."""
    return len(line.text) > _CAPTION_LIKE or has_inner_sentence(line.text)
