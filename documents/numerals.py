"""Small numbers in Chinese numerals, as dates and durations are printed: `十一`, `二〇一五`."""

_DIGITS = {numeral: number for number, numeral in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}


def read_numeral(numeral: str) -> int:
    """Return the number below 100, or the year digit by digit, that `numeral` states: `二十三` is 23."""
    if numeral.isdigit():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    if ten:
        return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)
    return int("".join(str(_DIGITS[digit]) for digit in numeral))
