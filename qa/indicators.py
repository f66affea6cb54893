"""What a figure counts, as far as its words tell, and how alike two such indicators are.

Words are compared by their pairs of characters: 停车泊位 and 停车位, 城镇就业 and 新增就业 share some.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import rjieba

from index import fold

# Words that report a figure and do not say what it counts: plan, outcome, time, extent, grammar.
_REPORTING = frozenset(
    "计划 力争 争取 打算 目标 预计 预期 确保 准备 原定 原 承诺 要求 安排 提出 规划 任务 拟 将 将要 要 "
    "再 定 完成 实现 建成 新建 建设 建 建好 新增 增加 增至 达到 达 超过 突破 装好 装成 投用 启用 开放 "
    "办结 做 办 开展 实施 推进 推动 加快 持续 继续 全面 高质量 高标准 高水平 扎实 大力 积极 组织 设置 "
    "配建 累计 共 共有 共计 总共 一共 分别 列入 用上 安装 全年 今年 去年 上年 明年 年内 年初 年底 年末 "
    "当年 本年 截至 截止 目前 前 季度 上半年 下半年 以来 至今 实际 顺利 同时 其中 另 另外 另有 以上 "
    "以下 左右 以内 至少 不少于 不超过 约 大约 近 等 的 了 为 是 在 对 把 给 由 有 和 与 及 并 还 也 "
    "又 各 每 到 从 已 已经 已有 被 让 进行 对外 予以 全区 全市 全县 全镇 全省 全街道 区内 市内 县内 "
    "本区 我区 我市 区 市 县 镇 区级 市级 年 月 日 月底 第 新 新装 新设 新开 办成 建了 修建 打造 支持 "
    "帮助 一是 二是 三是 方面 就 都 只 才 仅 于 上 中 内 里 后 个".split()
)
# Nouns that many indicators share; alone they name none.
_GENERAL = frozenset(
    "项目 工作 工程 活动 服务 企业 居民 群众 市民 单位 惠及 受益 涉及 总数 数量 资金 投资 面积 人员 "
    "其他 住户 人口 人 者 户 家庭 损失 收入 增长 增加值 经济 产业 总额 规模 水平 总".split()
)
_HAN_RUN = re.compile(r"[\u4e00-\u9fffa-z]+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?[万亿]?|[百千]?[万亿](?=元)")
_VERBS = frozenset({"v", "vn"})
_INTRODUCES = re.compile(
    r"^(?:[\s●•·\-*\d.]|计划|力争|争取|预计|今年|全年|去年|同时|其中|还|共|再|将|已|累计|完成|实现|推进|"
    r"推动|实施|持续|开展|"
    r"前[一二三]季度|高质量|高标准|高水平|全[区市县镇])+"
)
# Whether a figure is a growth, a share or a stock: a growth is never the same indicator as a stock.
_GROWTH = re.compile(r"增长|增速|增幅|下降|上升|提高|减少|同比|涨")
_STOCK = re.compile(r"达到(?!\d)|总[数量]|累计|保有|现有|存量|(?:提升|提高|增加?)[至到]|达到")
_INCREASE = re.compile(r"新增|增加|新建|再添|多了")
# A general noun tells little: projects of one kind are no projects of another.
GENERAL_WEIGHT = 0.25
# How much of an indicator that is named by general nouns alone its context decides.
CONTEXT_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is counted: folded words before and after the figure, and what stands ahead in the sentence."""

    words: str  # without reporting words
    attributes: frozenset[str]  # numbers inside, joint verbs: a project of 10 is no project of 30
    context: str
    growth: bool
    stock: bool
    increase: bool
    shown: str  # as printed, trimmed, to name the row

    @property
    def named(self) -> bool:
        """Whether any word says what is counted."""
        return bool(pairs(self.words))


def indicator_of(before: str, after: str, attribute: str, context: str) -> Indicator:
    """Return the indicator of a figure from the words around it; `attribute` ends where `before` begins."""
    tail = re.split(r"[，,。；;：:（）()]", after)[0]
    head = re.split(r"[，,。；;（()）]", before)[-1]
    # What stands before 等 are examples: 月龙峰路等|15处|口袋公园.
    if head.rstrip().endswith("等") and content_of(tail):
        head = ""
    told = fold(attribute + head)
    return Indicator(
        words=content_of(f"{head} {tail}"),
        attributes=frozenset((*_NUMBER.findall(told), *_coordinated(head))),
        context=content_of(context),
        growth=bool(_GROWTH.search(told + fold(tail)[:4])),
        stock=bool(_STOCK.search(told)),
        increase=bool(_INCREASE.search(told)),
        shown=_shown(head, tail),
    )


def _coordinated(text: str) -> list[str]:
    """Return the verbs that are counted together: 新开和优化公交线路6条 is not 新开公交线路2条."""
    tokens = list(rjieba.tag(fold(text)))
    return [
        verb
        for (one, tag), (joint, _), (other, last) in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if joint in "和与及" and tag in _VERBS and last in _VERBS
        for verb in (one, other)
    ]


def content_of(text: str) -> str:
    """Return the folded words of `text` that say what is counted, with a space between."""
    tokens = rjieba.cut(_NUMBER.sub(" ", fold(text)))
    return " ".join(one for one in tokens if one not in _REPORTING and _HAN_RUN.fullmatch(one))


@lru_cache(maxsize=16384)
def pairs(words: str) -> Mapping[str, float]:
    """Return the pairs of neighbouring characters inside each of `words`, a lone character as itself.

    Each with what it counts: a general noun's little.
    """
    found: dict[str, float] = {}
    for word in words.split():
        counts = GENERAL_WEIGHT if word in _GENERAL else 1.0
        for place in range(max(1, len(word) - 1)):
            pair = word[place : place + 2]
            found[pair] = max(found.get(pair, 0.0), counts)
    return found


def weights_of(indicators: Iterable[Indicator]) -> Mapping[str, float]:
    """Return what each pair of characters tells: the fewer indicators have it, the more."""
    seen: Counter[str] = Counter()
    count = 0
    for indicator in indicators:
        seen.update(pairs(indicator.words).keys())
        count += 1
    return {pair: math.log(1 + count / times) for pair, times in seen.items()}


def likeness(one: Indicator, other: Indicator, weights: Mapping[str, float]) -> float:
    """Return how far two indicators name the same thing, 0..1; a growth is never a stock."""
    if one.growth != other.growth or one.attributes != other.attributes:
        return 0.0
    if (one.stock and other.increase) or (other.stock and one.increase):
        return 0.0
    words = _overlap(pairs(one.words), pairs(other.words), weights)
    if _is_general(one) or _is_general(other):
        context = _overlap(pairs(one.context), pairs(other.context), weights)
        return (1 - CONTEXT_SHARE) * words + CONTEXT_SHARE * context if context else 0.0
    return words


def _overlap(one: Mapping[str, float], other: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return what is common as a share: half of the lesser's, half of the geometric mean of both."""
    sums = [sum(counts * weights.get(pair, 1.0) for pair, counts in side.items()) for side in (one, other)]
    common = sum(min(one[pair], other[pair]) * weights.get(pair, 1.0) for pair in one if pair in other)
    return (common / min(sums) + common / math.sqrt(sums[0] * sums[1])) / 2 if all(sums) else 0.0


def _is_general(indicator: Indicator) -> bool:
    return all(word in _GENERAL for word in indicator.words.split())


def _shown(head: str, tail: str) -> str:
    """Return the side of the figure that names the indicator, without what only introduces it."""
    head = re.split(r"[：:、]", head)[-1]
    sides = [_INTRODUCES.sub("", side).strip("“”\"' 的了在") for side in (head, tail)]
    return max(sides, key=lambda side: len(content_of(side)))
