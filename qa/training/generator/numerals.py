"""Figures as newspapers write them: in digits, with commas, in 万, in characters, rounded with 约 or 余."""

import math
from random import Random

_DIGITS = "〇一二三四五六七八九"


def in_characters(number: int) -> str:
    """Return a number from 1 to 99 in characters: 26 → 二十六."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def counted(number: int) -> str:
    """Return a number from 1 to 99 as it counts a measure word: 2 → 两."""
    return "两" if number == 2 else in_characters(number)


def year_in_characters(year: int) -> str:
    """Return a year digit by digit: 2024 → 二〇二四."""
    return "".join(_DIGITS[int(digit)] for digit in str(year))


def draw(random: Random, low: float, high: float) -> float:
    """Draw a figure between `low` and `high`, evenly on the logarithmic scale."""
    return math.exp(random.uniform(math.log(low), math.log(high)))


def decimal(value: float) -> str:
    """Write a value with as many digits as news give: 6.43, 38.5, 212.6, 1268."""
    if value >= 1000:
        return f"{value:.0f}"
    text = f"{value:.1f}" if value >= 20 else f"{value:.2f}"
    return text.rstrip("0").rstrip(".")


def whole(random: Random, number: int, *, commas: bool) -> str:
    """Write a whole number: 3260, 3,260, 1.86万, now and then 二十六."""
    if number >= 20_000 and random.random() < 0.75:
        return f"{decimal(number / 10_000)}万"
    if number >= 10_000 and number % 100 == 0 and random.random() < 0.6:
        return f"{decimal(number / 10_000)}万"
    if 2 < number < 100 and random.random() < 0.06:
        return in_characters(number)
    return f"{number:,}" if commas else str(number)


def rounded(number: int) -> int:
    """Round a number to its first two digits: 1,873 → 1,900."""
    step = int(10 ** max(len(str(number)) - 2, 0))
    return max(round(number / step) * step, 1)


def approximate(random: Random, figure: str, unit: str, *, planned: bool) -> str:
    """Hedge a rounded figure: 约120个, 120个以上, 120余个; a target is hedged from below."""
    if planned:
        forms = [f"{figure}{unit}以上", f"不少于{figure}{unit}", f"{figure}{unit}左右", f"约{figure}{unit}"]
        forms += [f"超过{figure}{unit}", f"{figure}{unit}以上", f"至少{figure}{unit}"]
    else:
        forms = [f"约{figure}{unit}", f"近{figure}{unit}", f"{figure}{unit}左右", f"超过{figure}{unit}"]
        if figure.endswith("0"):
            forms += [f"{figure}余{unit}", f"{figure}多{unit}", f"{figure}余{unit}"]
        if figure.endswith("万"):
            forms += [f"{figure}余{unit}"] if "." not in figure else []
    return random.choice(forms)


def money(random: Random) -> str:
    """Write an amount of investment: 1,380万元, 6.4亿元."""
    value = draw(random, 0.05, 60)
    if value < 1:
        return f"{round(value * 10_000, -1):,.0f}万元"
    return f"{decimal(value)}亿元"
