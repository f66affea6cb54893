"""Words that yes/no questions and articles use for one thing, as their writers seldom use the same."""

import re

_PARTICLES = "要给被能会我你他她了"
# Words that questions and articles use for one thing; each row may stand for any of its words.
_ALIKE: tuple[tuple[str, ...], ...] = (
    ("死伤", "伤亡", "遇难", "受伤"),
    ("国外", "海外", "境外", "出口", "外国"),
    ("儿女", "子女", "孩子", "儿子", "女儿"),
    ("姐", "妹", "哥", "弟", "兄弟姐妹", "姐姐", "妹妹", "哥哥", "弟弟"),
    ("爸", "妈", "父母", "爹", "老人"),
    ("开建", "动工", "开工", "奠基", "破土"),
    ("拆", "拆迁", "征收", "拆除"),
    ("免费", "收费", "要钱", "掏钱", "费用", "交钱", "出钱", "花钱", "不收", "免收", "收取"),
    ("手续", "申请", "办理", "登记", "申报"),
    ("代办", "代", "代为", "委托"),
    ("走", "通行", "抢通", "通车", "过"),
    (
        "弄完",
        "做完",
        "改完",
        "盖好",
        "建好",
        "修好",
        "完工",
        "竣工",
        "建成",
        "完成",
        "收尾",
        "收了尾",
        "改完",
    ),
    ("打通", "通车", "贯通"),
    ("预约", "预订", "订票"),
    ("合格", "达标", "超标"),
    ("开门", "开放", "开馆", "闭馆", "营业"),
    ("自己的车", "私家车", "自驾", "小汽车"),
    ("开学", "开课", "开园"),
    ("晚上", "夜间", "夜里", "晚间", "夜晚"),
    ("经济", "生产总值"),
    ("增速", "增长"),
    ("装", "加装", "安装", "建成"),
    ("房子", "房屋", "住房", "老房子"),
    ("老小区", "小区", "老旧小区"),
)
_ALIKE_EN: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(asked), words)
    for asked, words in (
        (r"\bown car\b|\bprivate car|\bdrive\b", ("私家车", "自驾", "小汽车", "机动车")),
        (r"\bbook(?:ing|ed)?\b|\breserv", ("预约", "预订")),
        (r"\b(?:pay|fee|charge|free|cost)\b", ("免费", "收费", "出钱", "交钱", "不收", "缴费")),
        (r"\bover-?\d+s\b|\bseniors?\b|\belderly\b", ("老人", "老年人")),
        (r"\bevening|\bnight", ("夜间", "晚间", "晚上")),
        (r"\bchild|\bkid", ("儿科", "儿童", "孩子")),
    )
)


def alike_in_english(folded: str) -> list[tuple[str, ...]]:
    """Return the articles' words for each thing that a folded English question speaks of."""
    return [words for asked, words in _ALIKE_EN if asked.search(folded)]


def widened(group: tuple[str, ...]) -> tuple[str, ...]:
    """Return a group of alternatives with the words that stand for any of them."""
    bare = {word.strip(_PARTICLES) for word in group} | set(group)
    others = [word for row in _ALIKE for word in row if not bare.isdisjoint(row)]
    if not others:
        return group
    # A single character (走, 代) stands in too many words; those of its row tell more.
    return tuple(dict.fromkeys(word for word in (*group, *others) if len(word) > 1))
