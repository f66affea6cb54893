"""What the characters of Chinese print say: where a sentence ends, what is open, what may be joined."""

import re

QUOTES = "\"'"  # half-width ones open and close alike
CLOSERS = "”’」』）)】》〉]" + QUOTES
OPENERS = {
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "（": "）",
    "(": ")",
    "【": "】",
    "《": "》",
    "〈": "〉",
}
CJK = "\u3400-\u9fff\uf900-\ufaff"

# A stop and the closing quotes and brackets that belong to it. A half-width `?` or `!` inside an address
# (`a.cn/?page=2`) and the point of a decimal or an abbreviation (`5.5%`, `U.S. trade`) end nothing: an
# English full stop needs a word of two small letters, a figure, a bracket or a Chinese character before it,
# and white space or the end behind it. Alternatives have no groups, because re.split() would return them.
_CLOSING = r"[”’」』）)】》〉\"']*"
SENTENCE_END = re.compile(
    rf"[。！？]+[!?。！？]*{_CLOSING}"
    rf"|[!?]+{_CLOSING}(?![A-Za-z0-9=&/])"
    rf"|(?<=[a-z]{{2}})\.{_CLOSING}(?=\s|$)|(?<=[0-9%)）{CJK}])\.{_CLOSING}(?=\s|$)"
)
_ABBREVIATION = re.compile(r"\b(?:No|Nos|Mr|Mrs|Ms|Dr|St|vs|Co|Ltd|Inc|Fig|etc|Prof)\.$")
_BULLET_NUMBER = re.compile(r"^\s*\d{1,3}\.$")
# In Chinese a figure has its unit behind it, so a point behind a bare figure is a decimal's, cut by the
# line's end (`人均1.` `37册`). An English sentence may end so (`in 2024.`).
_POINT_OF_FIGURE = re.compile(rf"[{CJK}][^{CJK}]{{0,16}}\d\.$")


def sentence_ends(text: str) -> list[int]:
    """Return the offset behind every sentence end of `text`, closing quotes and brackets included."""
    ends = []
    for match in SENTENCE_END.finditer(text):
        if match.group().startswith("."):
            before = text[max(0, match.start() - 8) : match.start() + 1]
            if _ABBREVIATION.search(before) or _BULLET_NUMBER.search(before):
                continue
            if _POINT_OF_FIGURE.search(text[max(0, match.start() - 20) : match.start() + 1]):
                continue
        ends.append(match.end())
    return ends


def is_finished(text: str) -> bool:
    """Say whether `text` ends as a sentence, a list's item (`；`), an introduction (`：`) or `…` does."""
    text = text.rstrip()
    ends = sentence_ends(text)
    return bool(ends and ends[-1] == len(text)) or text.endswith(("；", ";", "：", ":", "…"))


def has_inner_sentence(text: str) -> bool:
    """Say whether a Chinese sentence ends somewhere before the end of `text`: then `text` is running text."""
    return any(0 < end < len(text) and "。" in text[max(0, end - 3) : end] for end in sentence_ends(text))


def open_brackets(text: str) -> str:
    """Return the closing marks that `text` still owes, innermost first."""
    owed: list[str] = []
    for character in text:
        if character in OPENERS:
            owed.append(OPENERS[character])
        elif character in owed:
            while owed and owed.pop() != character:
                pass
    return "".join(reversed(owed))


def joint(left: str, right: str) -> str:
    """Return what a line break stands for here: a space between Latin words, else nothing."""
    if not left or not right:
        return ""
    if re.search(r"[A-Za-z]$", left) and re.match(r"[A-Za-z0-9(\"']", right):
        return " "
    if re.search(r"[A-Za-z0-9][.,;:!?)\"'%]$", left) and re.match(r"[A-Za-z]", right):
        return " "
    return " " if left[-1].isdigit() and re.match(r"[A-Za-z]{3,}(?:\s|$)", right) else ""


def display_width(text: str) -> int:
    """Return the columns that `text` takes in a fixed-width face: two for a wide character, else one."""
    return sum(2 if character > "\u2e7f" or character in "“”‘’…—·" else 1 for character in text)
