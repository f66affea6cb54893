"""Dates and times in the forms that news give them, with the English a question would use."""

# ruff: noqa: E501 - rows of phrases read better unbroken

from random import Random

from qa.training.generator import numerals


def day(random: Random) -> str:
    """Return a day of the year: 9月28日, 10月上旬, 六月十二日."""
    month, number = random.randint(1, 12), random.randint(1, 28)
    shape = random.random()
    if shape < 0.72:
        return f"{month}月{number}日"
    if shape < 0.8:
        return f"{numerals.in_characters(month)}月{numerals.in_characters(number)}日"
    if shape < 0.9:
        return f"{month}月{number}日{random.choice(('上午', '下午', '晚', '凌晨'))}"
    return f"{month}月{random.choice(('上旬', '中旬', '下旬', '初', '底'))}"


def full_day(random: Random, year: int) -> str:
    """Return a day with its year: 2024年9月28日, 二〇二四年九月二十八日."""
    month, number = random.randint(1, 12), random.randint(1, 28)
    if random.random() < 0.08:
        parts = (
            numerals.year_in_characters(year),
            numerals.in_characters(month),
            numerals.in_characters(number),
        )
        return f"{parts[0]}年{parts[1]}月{parts[2]}日"
    return f"{year}年{month}月{number}日"


def deadline(random: Random, year: int) -> str:
    """Return a time by which something is to be done: 11月底前, 2026年二季度, 年底前."""
    month = random.randint(2, 12)
    return random.choice(
        (
            f"{month}月底前", f"{month}月底", f"{month}月{random.randint(5, 28)}日前", f"{year + 1}年{month}月", f"{month}月中旬",
            f"{year + 1}年{random.choice(('一', '二', '三', '四'))}季度", f"{year + 2}年年底前", f"明年{month}月", "今年年底前", "明年上半年",
            f"{year + 1}年底", f"{month}月1日",
        )
    )  # fmt: skip


def span_of_days(random: Random) -> str:
    """Return a stretch of days: 6月10日至12日, 3月1日—4月15日."""
    month, first = random.randint(1, 11), random.randint(1, 20)
    dash = random.choice(("至", "至", "—", "到"))
    if random.random() < 0.5:
        return f"{month}月{first}日{dash}{first + random.randint(2, 8)}日"
    return f"{month}月{first}日{dash}{month + 1}月{random.randint(1, 28)}日"


def duration(random: Random) -> str:
    """Return a length of time: 18个月, 三年, 90天, 两周, 七个半月."""
    number = random.randint(2, 11)
    return random.choice(
        (
            f"{random.randint(3, 36)}个月", f"{numerals.counted(number)}年", f"{random.choice((7, 10, 15, 20, 30, 45, 60, 90, 120))}天",
            f"{numerals.counted(number)}个月", f"{numerals.counted(number)}周", f"{numerals.counted(number)}个半月", f"{random.randint(8, 60)}个工作日",
        )
    )  # fmt: skip


def opening_hours(random: Random) -> str:
    """Return hours of a day: 9:00至17:30, 早7点至晚9点."""
    start, end = random.randint(6, 10), random.randint(16, 22)
    return random.choice(
        (
            f"{start}:00至{end}:{random.choice(('00', '30'))}",
            f"{start}:30—{end}:00",
            f"早{start}点至晚{end - 12}点",
            f"上午{start}时至晚上{end - 12}时",
        )
    )
