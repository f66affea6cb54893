"""English for the words of Chinese government news that the general dictionary lacks or renders otherwise.

The list is `government.txt`: a phrase in its base form, then the Chinese words that articles use. Our own,
from the standing vocabulary of work reports, livelihood programmes and statistical communiqués.
"""

from collections.abc import Iterator
from pathlib import Path

from index.types import IndexFault

TERMS = Path(__file__).parent / "government.txt"


def government_terms() -> Iterator[tuple[str, str]]:
    """Yield (Chinese word, English phrase), in the list's order; raise IndexFault where it is missing."""
    try:
        lines = TERMS.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise IndexFault(f"The list of words {TERMS.name} is missing: install Zhengda again.") from error
    for line in lines:
        phrase, _, chinese = line.partition(": ")
        for word in chinese.split():
            yield word, phrase
