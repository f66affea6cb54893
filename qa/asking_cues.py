"""The cues by which `qa.asking` tells what a question asks for: its words in order, what the rules say."""

import re
from itertools import pairwise

from index import Language
from qa.forms import asks_for_several, form_of

_WORD = re.compile(r"[a-z0-9']+|[?,]")
_PLURAL = re.compile(r"[a-z]+[^su\W]s")
# What follows these is in the plural where several are asked for: what |measures.
_COUNTED = frozenset({"what", "which", "the", "all", "of"})
_LONGEST = 3  # characters or words side by side
_ENDINGS = (4, 5)  # characters at the end of a Chinese question
_OPENING = 4  # words at the start of an English one


def cues_of(folded: str, language: Language) -> frozenset[str]:
    """Return the cues of a folded question.

    >>> sorted(cues_of("几时开", "zh"))[:4]
    ['$', '^', '^几', '^几时']
    """
    form, several = form_of(folded, language)[0].value, asks_for_several(folded)
    ruled = {f"form:{form}", f"several:{several}", f"form:{form}:{several}"}
    told = re.sub(r"\d+", "0", folded)
    return frozenset(ruled | (_chinese(told) if language == "zh" else _english(told)))


def _chinese(told: str) -> set[str]:
    marked = f"^{told.rstrip('？?。')}$"
    return {
        marked[start : start + size]
        for size in range(1, _LONGEST + 1)
        for start in range(len(marked) - size + 1)
    } | {f"end:{marked[-size:]}" for size in _ENDINGS}


def _english(told: str) -> set[str]:
    words = ["^", *_WORD.findall(told), "$"]
    cues = {
        " ".join(words[start : start + size])
        for size in range(1, _LONGEST + 1)
        for start in range(len(words) - size + 1)
    }
    cues.add(f"start:{' '.join(words[1 : 1 + _OPENING])}")
    cues |= {
        f"{one}:{'several' if _PLURAL.fullmatch(other) else 'one'}"
        for one, other in pairwise(words)
        if one in _COUNTED
    }
    return cues
