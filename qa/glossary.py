"""The words of the articles that a question's words may stand for: themselves, or across languages the dictionary's."""

from collections.abc import Sequence

from index import Language, fold, load_dictionary

Groups = tuple[tuple[str, ...], ...]

# A word that half of whose characters are there (安装 for 加装) counts for little: many words share a character.
PARTIAL = 0.4


class Glossary:
    """Renders a question's content words in the articles' words, one group of alternatives a word or phrase."""

    def groups(self, terms: Sequence[str], language: Language) -> Groups:
        """Return the folded alternatives of each term, the term itself among them.

        English phrases that the dictionary knows make one group: "parking space" is not a space.
        """
        if language == "zh":
            return tuple((term,) for term in terms)
        dictionary = load_dictionary()
        found = [
            tuple(fold(word) for word in group) for group in dictionary.groups_of_chinese(" ".join(terms))
        ]
        # Names, abbreviations and numbers stand in the articles as they are (GDP, 3D, TOD).
        unknown = [(term,) for term in terms if not dictionary.groups_of_chinese(term)]
        return (*found, *unknown)


def coverage(groups: Groups, text: str) -> float:
    """Return the share, 0..1, of the groups of which `text` holds a word; a half-matched word counts for less."""
    if not groups:
        return 0.0
    folded = fold(text)
    return sum(_presence(words, folded) for words in groups) / len(groups)


def _presence(words: Sequence[str], folded: str) -> float:
    best = 0.0
    for word in words:
        if word in folded:
            return 1.0
        if not word.isascii() and len(word) > 1:
            shared = sum(character in folded for character in word) / len(word)
            best = max(best, PARTIAL * shared)
    return best
