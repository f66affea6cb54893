"""What people asked that the articles do not answer, grouped by similar wording."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from index import fold
from qa.terms import content_words
from web.feedback_store import Refusal
from web.payload import Json

# The share of content words (Dice) that makes two questions one: a word more or less in three counts as the
# same wording, another place or another subject does not.
SAME_WORDING = 0.7


@dataclass(frozen=True, slots=True)
class Gap:
    """Questions of similar wording, the most frequent first, each with how often it was asked."""

    questions: tuple[tuple[str, int], ...]
    first: date
    last: date

    @property
    def count(self) -> int:
        """How often all of them were asked."""
        return sum(count for _, count in self.questions)


def find_gaps(refusals: Iterable[Refusal]) -> tuple[Gap, ...]:
    """Return the groups, the most frequent first, among equals the latest."""
    asked: dict[str, list[Refusal]] = defaultdict(list)
    for refusal in refusals:
        asked[_plain(refusal.question)].append(refusal)
    groups: list[list[Refusal]] = []
    leaders: list[frozenset[str]] = []
    holding: dict[str, set[int]] = defaultdict(set)  # word → the groups whose leader has it
    # The most frequent question leads its group: what joins is compared with it alone, so no chain forms.
    for plain, same in sorted(asked.items(), key=lambda item: (-len(item[1]), item[0])):
        words = frozenset(content_words(plain, same[0].language)) or frozenset((plain,))
        near = {group for word in words for group in holding[word]}
        best = max(near, key=lambda group: (likeness(words, leaders[group]), -group), default=None)
        if best is not None and likeness(words, leaders[best]) >= SAME_WORDING:
            groups[best].extend(same)
            continue
        for word in words:
            holding[word].add(len(groups))
        groups.append(list(same))
        leaders.append(words)
    gaps = [_gap(group) for group in groups]
    return tuple(sorted(gaps, key=lambda gap: (-gap.count, -gap.last.toordinal())))


def likeness(words: frozenset[str], others: frozenset[str]) -> float:
    """Return Dice's coefficient of two sets, 0..1.

    >>> likeness(frozenset({"lifts", "cost"}), frozenset({"lifts", "repair"}))
    0.5
    """
    return 2 * len(words & others) / (len(words) + len(others))


def gap_payload(gap: Gap) -> dict[str, Json]:
    """Return a gap as `zhengda gaps --json` prints it."""
    questions: list[Json] = [{"question": question, "count": count} for question, count in gap.questions]
    return {
        "count": gap.count,
        "first": gap.first.isoformat(),
        "last": gap.last.isoformat(),
        "questions": questions,
    }


def _plain(question: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in fold(question)).split())


def _gap(group: list[Refusal]) -> Gap:
    written = Counter(refusal.question for refusal in group)
    days = [refusal.day for refusal in group]
    return Gap(tuple(written.most_common()), min(days), max(days))
