"""Which units can answer a question for a quantity: a share is not a count, a sum of money not a length."""

import re

from index import fold
from qa.question import Focus

# What is asked about, and the units that measure it; the first row that fits the question decides.
_DIMENSIONS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(asked), re.compile(unit))
    for asked, unit in (
        (
            r"百分|占比|比例|比重|增速|增幅|涨幅|降幅|[\u4e00-\u9fff]率|(?:增长|提高|下降|增加|上升|减少|"
            r"涨|降)了?多少(?!\w?[元个家人户套平亩])|几成|"
            r"\b(?:percent(?:age)?|per cent|proportion|share|rate|growth)\b|\bby how much\b|\bgr[eo]w\b|"
            r"how fast",
            r"%|百分|成|‰|倍",
        ),
        (
            r"多少钱|多少[万亿]?元|金额|投资(?:额|多少|了多少)|资金|预算|造价|花了?多少|收入多少|"
            r"多少补[贴助]|"
            r"how much (?:money|investment|funding|was (?:invested|spent)|did .* (?:cost|spend|invest)|"
            r"does .* cost|will .* cost)|\b(?:cost|budget|investment|price|spending|subsid(?:y|ies))\b",
            r"元|钱",
        ),
        (
            r"多少人|几[个名位]?人|多少名|多少位|how many (?:people|residents|workers|employees|staff|"
            r"persons|students|children|jobs|visitors|seniors|teachers|women|men|patients)",
            r"人|名|位",
        ),
        (r"多少户|几户|households|families", r"户|家"),
        (
            r"多久|多长时间|几[天年小]|多少[天年小]|how long (?:did|does|will|has|is the (?:wait|trip|"
            r"drive))|how old",
            r"年|月|天|日|时|分|周|岁",
        ),
        (r"面积|多大|how (?:large|big)|\barea\b|square", r"平方|亩|公顷|㎡"),
        (r"多长|多远|多高|多宽|里程|长度|how (?:long|far|tall|high|wide)|\blength\b", r"米|公里|里"),
    )
)
_COUNTED = re.compile(r"\d[\d,.]*[万亿余多]*|[零〇一二两三四五六七八九十百千万亿几]+")


def unit_fits(focus: Focus, quantity: str) -> float:
    """Return 1 when the unit of `quantity` is one asked for, -1 when it is not, 0 when it is left open."""
    folded = fold(quantity)
    unit = _COUNTED.sub("", folded, count=1).strip("约近超过逾不少低于以上下左右余多")
    if focus.unit:
        wanted = re.match(r"[\u4e00-\u9fff]", focus.unit)
        if wanted and unit.startswith(wanted[0]):
            return 1.0
    question = fold(focus.text)
    for asked, units in _DIMENSIONS:
        if asked.search(question):
            return 1.0 if units.search(unit) else -1.0
    return -0.5 if "%" in unit else 0.0
