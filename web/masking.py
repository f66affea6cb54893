"""Personal numbers and addresses in what people type, covered before anything is written down.

Numbers are known by their form alone, not by their check digits: a mistyped identity number is personal too.
"""

import re
import unicodedata

COVER = "●"

# What people write for a digit, one character for one, so that places in the text stay the same.
CHINESE_DIGITS = dict(zip("〇零一二三四五六七八九幺", "001234567891", strict=True))

_GAP = r"[ \-–—_.]?"
# A resident's identity number has 17 digits and a digit or X, the older one 15; bank cards have 16 to 19. No
# figure of the news has as many digits.
_LONG_NUMBER = rf"\d(?:{_GAP}\d){{13,18}}(?:{_GAP}[xX])?"
# A mobile number begins with 13 to 19; +86 or 86 may stand before it.
_MOBILE = rf"(?:\+?86{_GAP})?1[3-9](?:{_GAP}\d){{9}}"
# A landline with its area code, which begins with 0: 0532-8585 0000.
_LANDLINE = rf"\(?0\d{{2,3}}\)?{_GAP}\d(?:{_GAP}\d){{6,7}}"
# International: a plus and 8 to 15 digits (ITU-T E.164 allows no more).
_INTERNATIONAL = rf"\+\d(?:{_GAP}\d){{7,14}}"
_NUMBER = re.compile(rf"(?<!\d)(?:{_LONG_NUMBER}|{_INTERNATIONAL}|{_MOBILE}|{_LANDLINE})(?!\d)")
# Passports (E or G and 8 digits, two letters and 7) and travel permits (H or M and 8 or 10).
_PASSPORT = re.compile(r"(?<![A-Za-z\d])(?:[EGHMeghm]\d{8}(?:\d\d)?|[A-Za-z]{2}\d{7})(?![A-Za-z\d])")
_MAIL = re.compile(r"[A-Za-z\d.+%_-]+@[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)+")


def mask(text: str) -> str:
    """Return `text` with identity, card and phone numbers and e-mail addresses covered, their length kept.

    >>> mask("我的电话是13800138000，加装了95部")
    '我的电话是●●●●●●●●●●●，加装了95部'
    """
    # Chinese digits come second: 张三 before a number is a name, not its first digit.
    for plain in (_plain, lambda sign: CHINESE_DIGITS.get(sign, _plain(sign))):
        for pattern in (_MAIL, _NUMBER, _PASSPORT):
            for match in pattern.finditer("".join(map(plain, text))):
                covered = COVER * len(match.group())
                text = text[: match.start()] + covered + text[match.end() :]
    return text


def _plain(character: str) -> str:
    """Return the ASCII form of a full-width character, others as they are."""
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character
