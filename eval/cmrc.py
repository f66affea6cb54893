"""Exact match and F1 as the official CMRC 2018 scorer defines them, to stand beside published figures.

Source: Cui et al., EMNLP 2019, "A Span-Extraction Dataset for Chinese Machine Reading Comprehension", and the
behaviour of its evaluation script (version 5), written anew from its definition. Its peculiarities are kept:
half-width commas, full stops and brackets count as characters; removing a mark joins what it parted
(`"1999、2000"` is one token `19992000`); F1 rests on the longest common *run* of tokens, not on the bag.

Known difference: the script cuts non-Chinese text by NLTK's `word_tokenize`, whose trained sentence splitter
knows English abbreviations; here a full stop ends a token before white space unless it follows a single
letter. Nor are opening and closing straight quotes told apart. (Measured: of 14,775 contexts and answers of
CMRC 2018 and DRCD, 12 are cut otherwise than by NLTK's word tokenizer, quotes aside.)
"""

import re
from collections.abc import Sequence

# The script's list of marks. Its entry "……" is two characters long and so never equals one: "…" stays.
_MARKS = frozenset("-:_*^/\\~`+=，。：？！“”；’《》·、「」（）－～『』")
_CHINESE = re.compile("[\u4e00-\u9fa5]")

# Penn Treebank word splitting, as NLTK does it: these marks stand alone, commas before a digit do not, and
# clitics ('s, n't) are parted from their word.
_ALONE = r";@#$%&?!()\[\]{}<>«»“”‘’„\"\u2012-\u2015"
_CLITIC = re.compile(r"(?<=[^'\s])('(?:s|m|d|ll|re|ve)?|n't)(?!\S)|(?<!\S)'(?=\w)")
_WORD = re.compile(
    rf"\.{{2,}}|[{_ALONE}]|,(?!\d)"
    rf"|(?:(?<![^\W\d_])[^\W\d_]\.(?=\s)|[^\s.,{_ALONE}]|,(?=\d)|\.(?![.\s]|[\])}}>\"']*$))+"
    rf"|\."
)


def cmrc_tokens(text: str) -> list[str]:
    """Split text as the scorer does: marks removed, Chinese by characters, the rest by words, lower case."""
    tokens: list[str] = []
    foreign = ""
    for character in text.lower().strip():
        if character in _MARKS:
            continue
        if _CHINESE.match(character):
            tokens += _words(foreign)
            tokens.append(character)
            foreign = ""
        else:
            foreign += character
    return tokens + _words(foreign)


def _words(text: str) -> list[str]:
    return _WORD.findall(_CLITIC.sub(r" \g<0> ", text.strip()))


def cmrc_exact_match(prediction: str, answers: Sequence[str]) -> float:
    """Return 1 when prediction and one of `answers` are equal without marks and case, else 0."""
    predicted = _without_marks(prediction)
    return float(any(predicted == _without_marks(answer) for answer in answers))


def _without_marks(text: str) -> str:
    return "".join(character for character in text.lower().strip() if character not in _MARKS)


def cmrc_f1(prediction: str, answers: Sequence[str]) -> float:
    """Return the F1 of the longest common run of tokens, against the best of `answers`.

    Worked: prediction 共95部电梯, answer 95部: tokens [共 95 部 电 梯] and [95 部], run of 2,
    precision 2/5, recall 2/2, F1 4/7.
    """
    predicted = cmrc_tokens(prediction)
    return max((_run_f1(predicted, cmrc_tokens(answer)) for answer in answers), default=0.0)


def _run_f1(predicted: Sequence[str], gold: Sequence[str]) -> float:
    run = longest_common_run(predicted, gold)
    return 2 * run / (len(predicted) + len(gold)) if run else 0.0  # = 2PR / (P + R)


def longest_common_run(first: Sequence[str], second: Sequence[str]) -> int:
    """Return the length of the longest run of tokens that stands in both."""
    longest = 0
    ending_here = [0] * (len(second) + 1)  # [j]: length of the common run that ends before second[j]
    for token in first:
        previous = ending_here
        ending_here = [0] * (len(second) + 1)
        for position, other in enumerate(second, start=1):
            if token == other:
                ending_here[position] = previous[position - 1] + 1
                longest = max(longest, ending_here[position])
    return longest
