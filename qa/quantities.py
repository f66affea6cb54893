"""Finds quantities and dates in a clause, with all that belongs to them: 约1.02万户, 70部以上, 去年底."""

import re

from documents import Span
from index import fold

# Measure words and units, a closed class of the language; longer ones first.
MEASURE = (
    r"套(?:[（(]间[）)])?|平方公里|平方千米|个百分点|吉瓦时|兆瓦时|万千瓦|平方米|"
    r"立方米|千瓦时|千伏安|百分点|微克|毫克|吉瓦|公里|千米|海里|厘米|毫米|公顷|公斤|"
    r"千克|千瓦|兆瓦|千伏|小时|分钟|个月|星期|人次|班次|架次|车次|批次|例次|床位|"
    r"学位|美元|欧元|港元|课时|元|亩|吨|克|升|米|度|年|月|日|天|岁|周|秒|倍|"
    r"成|折|分|角|人|名|位|户|家|个|处|座|栋|幢|部|台|辆|艘|架|间|所|条|段|"
    r"项|件|批|宗|起|例|次|场|期|届|轮|类|种|级|步|站|点|片|块|张|本|册|份|"
    r"篇|只|头|匹|株|棵|盏|根|对|支|组|队|层|面|口|眼|门|把|桌|顿|班|趟|节|"
    r"瓶|袋|箱|亿|万|千|百|%|‰"
)
# 约 before a number and 以上 after it belong to it: without them it says something else.
_BEFORE = r"(?:约|近|超过?|逾|不[少低]于|不超过|突破|至少|最多)?"
_AFTER = r"(?:以上|以下|以内|以外|左右|上下|余|多)?"
_DIGITS = r"(?:\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_SCALE = r"[余多]?[十百千]?万?亿?[余多]?"
_HAN_DIGITS = "零〇一二两三四五六七八九十百千万亿"
_LATIN_UNIT = r"[a-z°℃㎡²³]{1,4}"
# 微克/立方米, 元/平方米, km/h
PER = r"(?:/(?:[立平]方[公千]?[里米]|[公千][里米斤克]|小时|分钟|[\u4e00-\u9fffa-z]{1,2}))?"

_QUANTITY = re.compile(
    rf"(?<![\d.A-Za-z]){_BEFORE}{_DIGITS}(?:[—~\-至到]{_DIGITS})?{_SCALE}(?:(?:{MEASURE}|"
    rf"{_LATIN_UNIT}){PER})?{_AFTER}"
    rf"|{_BEFORE}(?:百分之[{_HAN_DIGITS}点]+|[{_HAN_DIGITS}]{{1,9}}分之[{_HAN_DIGITS}]+)"
    rf"|(?<![第{_HAN_DIGITS}]){_BEFORE}[{_HAN_DIGITS}几数]{{1,9}}[余多]?(?:{MEASURE}){_AFTER}"
)
# 一级, 二期, 百岁 order or round off, 四个多 is cut short; they count nothing.
_NOT_A_COUNT = re.compile(
    rf"[{_HAN_DIGITS}]|[{_HAN_DIGITS}]+[期级届]|[百千万]+[岁家户]|一[个种次批项体站些起样]|"
    rf"[{_HAN_DIGITS}]+个多"
)
_MODEL = re.compile(r"\d+[A-Z](?![A-Za-z])(?<![WV])")  # 3D, 5G and 4A are names
_NUMBERED = re.compile(r"\d+(?:号|路)")  # 2号线, 15路, 禾雀3号

_MONTH = r"\d{1,2}月(?:份|底|初|末|[上中下]旬)?(?:\d{1,2}[日号])?(?:[上下]午|晚)?"
_DATE = re.compile(
    rf"(?:\d{{4}}|今|去|明|前|次|翌|当)年(?:年?[初中底末]|第?[一二三四]季度|[上下]半年|{_MONTH})?"
    rf"|{_MONTH}|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}"
    r"|年[初中底末]前?|[本上下]月[底初末]?|[前第]?[一二三四]季度|[上下]半年|每?(?:周|"
    r"星期)[一二三四五六日天]|\d{1,2}[:时点]\d{0,2}分?|\d{1,2}[日号]"
    r"|元旦|春节|清明节?|劳动节|五一|端午节?|中秋节?|国庆节?前?"
)


def quantities(clause: str) -> list[Span]:
    """Return the spans of the quantities of `clause`, left to right; dates and names with numbers are none.

    >>> clause = "加装电梯70部以上,惠及居民1.1万户"
    >>> [span.of(clause) for span in quantities(clause)]
    ['70部以上', '1.1万户']
    """
    folded = fold(clause)
    found = []
    for match in _QUANTITY.finditer(folded):
        rest = folded[match.start() :]
        named = _MODEL.match(clause, match.start()) or _NUMBERED.match(rest)
        dated = _DATE.fullmatch(match[0]) or re.match(r"\d{4}年", rest)
        if not (named or dated or _NOT_A_COUNT.fullmatch(match[0])):
            found.append(Span(*match.span()))
    return found


def dates(clause: str) -> list[Span]:
    """Return the spans of the dates and periods of `clause`, left to right."""
    return [Span(*match.span()) for match in _DATE.finditer(fold(clause))]
