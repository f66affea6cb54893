"""The content words of a question: what must be found in an article for it to be about the question."""

import re

import rjieba

from index import Language
from qa.quantities import MEASURE

# Grammar and question words carry no content: they stand in any question.
_STOP_ZH = frozenset(
    "的 了 在 是 有 和 与 及 对 为 被 把 将 从 到 由 于 中 上 下 里 个 这 那 哪 哪个 哪些 哪里 哪儿 哪家 "
    "哪位 谁 什么 多少 几 怎么 如何 为什么 吗 呢 吧 啊 请问 我 想 知道 一共 总共 共 共有 今年 去年 明年 "
    "年 月 日 计划 目标 实际 完成 已经 已 新 到底 一下 告诉 该 其 都 也 还 就 会 要 能 可以 是否 有没有 "
    "是不是 多大 多 大 分别 叫 名字 时候 何时 啥 干 做 进行 并 等 之 以 所 每 各 某 全 本 不 没 没有 后 "
    "前 时 达到 达 预计 力争 打算 情况 方面 里面 其中 目前 现在 哪年 哪天 几个 需要 通过 以及 或 让 给 "
    "用 来 去 说 看 得 着 过".split()
)
_STOP_EN = frozenset(
    "a an the of in on at to for from by with and or is are was were be been being do does did has have "
    "had how many much what which who whom whose when where why that this these those it its they their "
    "there will would can could should may might must about into over under between during than as not "
    "no any all each per year years last next total number amount target plan planned plans goal aim "
    "aimed actual actually so far up also such other more most some me tell please give doing done get "
    "district county city got s new long large big expected expect set s' percentage percent rate".split()
)

_NO_TERM = re.compile(r"(?:19|20)\d{2}年?|[多几哪][\u4e00-\u9fff]+|[一二两三四五六七八九十]")
_HEAD_ZH = re.compile(
    r"(?:哪|什么|"
    r"几)[一二两三四五六七八九十几些\d]*[家个所条座处位名种项类款支张部本只场站]?(?P<head>[\u4e00-\u9fff]{2,6})"
)
# 那条隧道叫什么名字: the noun stands before what asks for its name.
_NAMED_ZH = re.compile(
    r"(?:[这那]?[个座条所处家场款只支])?(?P<head>[\u4e00-\u9fff]{2,6}?)(?:叫(?:什么|啥)|(?:的|"
    r"是什么)?名[字称])"
)
_HEAD_EN = re.compile(
    r"\b(?:which|what)\s+(?:(?:one|two|three|four|five|six|of|the|these|is|are|was|"
    r"were)\s+)*(?P<head>(?:[\w-]+\s+){0,2}?[\w-]+)"
    r"(?=\s+(?:is|are|was|were|do|does|did|has|have|had|will|would|in|of|on|that|won|made|gave|helped|got|"
    r"keeps?|\w+(?:ed|s))\b)"
)
_NAMED_EN = re.compile(
    r"\bnames? of (?P<head>(?:[\w-]+\s+){0,4}?[\w-]+)(?=\s+(?:in|of|on|at|that|which|for)\b|\s*\?|$)"
)
_MEASURE = re.compile(MEASURE)
_WORD_EN = re.compile(r"\d[\d.,]*%?(?![A-Za-z])|[A-Za-z\d][A-Za-z\d'\-]*")


def content_words(folded: str, language: Language) -> tuple[str, ...]:
    """Return the words of a folded question that carry content, in order, without years."""
    if language == "en":
        found = [word.strip("'-").removesuffix("'s") for word in _WORD_EN.findall(folded)]
        kept = [word for word in found if word not in _STOP_EN and not _NO_TERM.fullmatch(word)]
    else:
        cut = [_bare(word) for word in rjieba.cut(folded) if re.search(r"[\w%]", word)]
        kept = [word for word in cut if word not in _STOP_ZH and not _NO_TERM.fullmatch(word)]
        kept = [word for word in kept if len(word) > 1 or not _MEASURE.fullmatch(word)] or kept
    return tuple(dict.fromkeys(kept))


def head_words(folded: str, language: Language) -> tuple[str, ...]:
    """Return the content words of the noun that 哪 or "which" asks for, none where it asks for none."""
    named = (_NAMED_ZH if language == "zh" else _NAMED_EN).search(folded)
    if named is not None:
        return content_words(named["head"], language)[-1:]
    match = (_HEAD_ZH if language == "zh" else _HEAD_EN).search(folded)
    if match is None:
        return ()
    words = content_words(match["head"], language)
    return words[:1] if language == "zh" else words


def _bare(word: str) -> str:
    """Take the particles off a word that the segmenter left them on: 个托位, 会涨, 改完."""
    return re.sub(r"^[个会能要可座处家名](?=[\u4e00-\u9fff]{2})|(?<=[\u4e00-\u9fff])[了的完过好]$", "", word)
