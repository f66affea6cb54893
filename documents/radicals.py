"""Radicals that PDF writers put where the page shows a character: `⽔` (U+2F54) for `水` (U+6C34)."""

import unicodedata

# Kangxi radicals (U+2F00 to U+2FD5) have their character in Unicode's compatibility tables.
_KANGXI = range(0x2F00, 0x2FD6)
# Of the CJK Radicals Supplement, those that look like a character of everyday print; Unicode's code chart
# names the character, its tables do not.
_SUPPLEMENT = str.maketrans(
    "⺁⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "厂母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
)
_CHARACTERS = {code: unicodedata.normalize("NFKC", chr(code)) for code in _KANGXI} | _SUPPLEMENT


def as_characters(text: str) -> str:
    """Return `text`, as long as before, with each radical replaced by the character that looks the same."""
    return text.translate(_CHARACTERS)
