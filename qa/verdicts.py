"""Which clause of the fitting passages bears on a yes/no question, and what it says to it."""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields, replace

import rjieba

from documents import Article, Passage, Span, sentence_around, sentence_spans
from index import fold
from qa.clauses import clause_spans
from qa.glossary import Glossary, Groups, coverage
from qa.lookup import Finding
from qa.places import is_word
from qa.polarity import DAYS, is_particular, plainly, postpones, says, weekday_asked
from qa.question import Focus
from qa.scope import in_scope
from qa.status import status_in
from qa.synonyms import alike_in_english, widened
from qa.types import Status

_CLOSING = "，,；;。！!？?：: \n"
_A_NOT_A = re.compile(r"(?P<verb>[\u4e00-\u9fff])[不没](?P=verb)")
_NAME_TAGS = frozenset({"nr", "ns", "nz", "nt", "nrt", "nrfg"})
# Clauses that are verified of a question, the best ones by their other signs.
_LOOKED_AT = 12


@dataclass(frozen=True, slots=True)
class ClauseSigns:
    """What speaks for a clause as what decides a yes/no question; as weights, how much each counts."""

    bias: float
    predicate: float  # share of the words for what is asked of the subject that the clause holds
    clause: float  # share of the question's words that it holds, rare ones counting more
    sentence: float  # share of them that its sentence holds
    around: float  # share of them that title, sentence before and sentence hold
    unnamed: float  # share of the question's names that neither title nor paragraph holds
    said: float  # the clause says yes or no by rule
    unsaid: float  # it does not, and does not hold all words for what is asked, or the question wants more
    read: float  # the reader's best probability there
    rank: float  # logarithm of the passage's rank
    newest: float  # of the newest page, where a result is asked for
    verified: float  # the verifier's log-odds


SIGNS = tuple(field.name for field in fields(ClauseSigns))
# measured: `python -m eval.evidence` fitted these.
WEIGHTS = ClauseSigns(
    bias=-1.31,
    predicate=0.12,
    clause=0.51,
    sentence=0.49,
    around=0.53,
    unnamed=-0.45,
    said=0.77,
    unsaid=-0.10,
    read=1.11,
    rank=-0.30,
    newest=0.30,
    verified=0.17,
)


@dataclass(frozen=True, slots=True)
class Bearing:
    """A clause that may decide a yes/no question, with its signs; `says` is None where no rule tells."""

    passage: Passage
    clause: Span
    says: bool | None
    status: Status
    signs: ClauseSigns

    @property
    def place(self) -> Passage:
        """The clause by itself, to be verified."""
        return Passage(self.passage.article, self.clause)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A clause that says yes or no; `chance` is the probability that it decides the question."""

    article: Article
    clause: Span
    says: bool
    status: Status
    chance: float


Verify = Callable[[str, Sequence[Passage]], Sequence[float]]


def evidence_for(finding: Finding, verify: Verify) -> Evidence | None:
    """Return the clause that bears on the question most; None where none does well enough.

    `verify` returns the log-odds that each of some places answers a question.
    """
    best = max(looked_at(finding, verify), key=lambda one: odds_of(one.signs), default=None)
    if best is None:
        return None
    chance = 1 / (1 + math.exp(-odds_of(best.signs)))
    if chance < finding.threshold:
        return None
    question, words = finding.focus.text, best.place.text
    verdict = best.says if best.says is not None else plainly(question, words)
    return Evidence(best.passage.article, best.clause, verdict, best.status, chance)


def odds_of(signs: ClauseSigns, weights: ClauseSigns = WEIGHTS) -> float:
    """Return the log-odds of a clause with these signs."""
    return float(sum(sign * weight for sign, weight in zip(astuple(signs), astuple(weights), strict=True)))


def looked_at(finding: Finding, verify: Verify) -> list[Bearing]:
    """Return the clauses that may decide the question, the likeliest _LOOKED_AT, verified."""
    clauses = sorted(_bearing(finding), key=lambda one: -odds_of(one.signs))[:_LOOKED_AT]
    odds = verify(finding.question, [one.place for one in clauses]) if clauses else ()
    return [
        replace(one, signs=replace(one.signs, verified=odd)) for one, odd in zip(clauses, odds, strict=True)
    ]


def _bearing(finding: Finding) -> list[Bearing]:
    """Return the clauses of the passages that were read, each once; those of another place or year are out.

    So are plans where a result is asked for: that something was put off says that it has not been done.
    """
    focus = finding.focus
    groups = _groups(focus)
    if not groups:
        return []
    predicate = _predicate(focus, groups)
    clauses = {
        (hit.passage.article.id, clause): (rank, hit.passage, sentence)
        for rank, hit in reversed(list(enumerate(finding.fitting, 1)))
        for sentence, clause in _clauses(hit.passage)
        if in_scope(focus, hit.passage, sentence, _scoped(hit.passage.article, clause))
    }
    texts = [clause.of(passage.article.text) for (_, clause), (_, passage, _) in clauses.items()]
    rarity = _rarity(groups, texts)
    names = proper_names(focus)
    particular = is_particular(focus.text)
    newest = max((day for hit in finding.fitting if (day := hit.passage.article.published)), default=None)
    bearing = []
    for ((_, clause), (rank, passage, sentence)), text in zip(clauses.items(), texts, strict=True):
        article = passage.article
        # Of its last character: the words that tell the status stand before it.
        status = status_in(article, sentence, Span(clause.end - 1, clause.end))
        said = says(focus.text, text)
        if focus.sense is Status.DONE and status is Status.PLANNED and said is not False:
            continue
        named = coverage((predicate,), text) if predicate else 0.0
        around = _around(article, clause)
        signs = ClauseSigns(
            bias=1.0,
            predicate=named,
            clause=_weighed(groups, rarity, text),
            sentence=_weighed(groups, rarity, sentence.of(article.text)),
            around=_weighed(groups, rarity, around),
            unnamed=_unnamed(names, article, clause),
            said=float(said is not None),
            unsaid=float(said is None and (particular or named < 1.0)),
            read=_read_in(finding, article, clause),
            rank=math.log(rank),
            newest=float(focus.sense is Status.DONE and newest is not None and article.published == newest),
            verified=0.0,
        )
        bearing.append(Bearing(passage, clause, said, status, signs))
    return bearing


def with_next_clause(question: str, evidence: Evidence) -> Span:
    """Return the evidence with the clause after it where that says the same: 协商未果|，未能打通."""
    text = evidence.article.text
    end = sentence_around(evidence.article, evidence.clause).end
    for clause in clause_spans(text[evidence.clause.end : end])[:2]:
        words = clause.of(text[evidence.clause.end : end]).rstrip(_CLOSING)
        if not words.strip(_CLOSING):
            continue
        if says(question, words) is not evidence.says:
            break
        return Span(evidence.clause.start, evidence.clause.end + clause.start + len(words))
    return evidence.clause


def _scoped(article: Article, clause: Span) -> Span:
    """Return what the year and place of a clause are told by: of one that puts off, what stands before it."""
    return Span(clause.start, clause.start + 1) if postpones(clause.of(article.text)) else clause


def _read_in(finding: Finding, article: Article, clause: Span) -> float:
    """Return the best probability that the network gave to a span of the clause."""
    return max(
        (
            one.score
            for one in finding.candidates
            if one.passage.article.id == article.id and one.span.overlap(clause)
        ),
        default=0.0,
    )


def _rarity(groups: Groups, clauses: Sequence[str]) -> list[float]:
    """Return how much each word tells: one that stands in few of the clauses tells them apart."""
    counts = [sum(coverage((group,), clause) == 1.0 for clause in clauses) for group in groups]
    return [math.log(1 + len(clauses) / count) if count else 0.0 for count in counts]


def _weighed(groups: Groups, rarity: list[float], text: str) -> float:
    """Return the share, 0..1, of what the question's words tell that `text` holds."""
    told = sum(weight * coverage((group,), text) for group, weight in zip(groups, rarity, strict=True))
    return told / (sum(rarity) or 1.0)


def _clauses(passage: Passage) -> Iterator[tuple[Span, Span]]:
    """Yield each clause of a passage with its sentence; what the article itself asks states nothing.

    A clause that only names a case (户口已经迁出的，) says nothing without the next.
    """
    article = passage.article
    for sentence in sentence_spans(article):
        if not passage.span.contains(sentence):
            continue
        text = sentence.of(article.text)
        if text.rstrip("”」』 \n").endswith(("？", "?")):
            continue
        clauses = clause_spans(text)
        for place, clause in enumerate(clauses):
            end = clause.end
            if clause.of(text).rstrip("，,").endswith("的") and place + 1 < len(clauses):
                end = clauses[place + 1].end
            words = text[clause.start : end]
            start = clause.start + len(words) - len(words.lstrip())
            yield sentence, Span(start, clause.start + len(words.rstrip(_CLOSING))).shifted(sentence.start)


def _around(article: Article, clause: Span) -> str:
    """Return the title, the sentence before and that of the clause: what a clause is about."""
    sentence = sentence_around(article, clause)
    before = (
        sentence_around(article, Span(sentence.start - 2, sentence.start - 1)).of(article.text)
        if sentence.start > 2
        else ""
    )
    return f"{article.title} {before} {sentence.of(article.text)}"


def proper_names(focus: Focus) -> tuple[str, ...]:
    """Return the names in a Chinese question that no dictionary knows as words, places left out: 戴家."""
    if focus.language != "zh":
        return ()
    places = "".join(focus.places)
    return tuple(
        token
        for token, tag in rjieba.tag(fold(focus.text))
        if tag in _NAME_TAGS and len(token) > 1 and token not in places and not is_word(token)
    )


def _unnamed(names: Sequence[str], article: Article, clause: Span) -> float:
    """Return the share, 0..1, of `names` that neither the title nor the clause's paragraph holds."""
    block = article.block_at(clause.start)
    told = fold(f"{article.title}\n{block.span.of(article.text) if block else ''}")
    return sum(name not in told for name in names) / max(1, len(names))


def _groups(focus: Focus) -> Groups:
    day = weekday_asked(focus.text)
    groups = [widened(group) for group in Glossary().groups(_terms(focus), focus.language)]
    if focus.language == "en":
        groups += alike_in_english(fold(focus.text))
    if day is not None:
        groups.append((f"周{DAYS[day - 1]}", f"星期{DAYS[day - 1]}"))
    return tuple(groups)


def _terms(focus: Focus) -> tuple[str, ...]:
    """Return the content words without the auxiliary that the segmenter left on them: 能领, 涨不涨."""
    if focus.language == "en":
        return focus.terms
    bare = (_A_NOT_A.sub(r"\g<verb>", term) for term in focus.terms)
    return tuple(re.sub(r"^[能要可给会](?=[\u4e00-\u9fff])", "", term) for term in bare)


def _predicate(focus: Focus, groups: Groups) -> tuple[str, ...]:
    """Return the words for what is asked of the subject: it stands last (办卡要交|押金|吗, 水价|涨|不涨)."""
    asked = _A_NOT_A.search(fold(focus.text))
    if asked and asked["verb"] not in "是有能会可要":
        return (asked["verb"],)
    return groups[-1] if groups else ()
