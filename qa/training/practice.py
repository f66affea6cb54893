"""Questions over whole articles, shown as the reader meets them: with the passages that search brings.

Title and date stand before the passage, and beside the right passage come those of the same place and year
that do not answer, the plan where the result is asked among them. A follow-up is shown as it is understood.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from documents import Passage, Span, split_passages
from index import Hit, Index, UseEmbedder, build_index, load_embedder
from qa.assistant import READ, SEARCHED
from qa.contexts import asked_of, heading_of
from qa.conversation import understand
from qa.judging import asks_for_goal
from qa.question import Focus, analyse
from qa.rewording import plain, without_slips
from qa.scope import may_answer, places_of
from qa.training.corpus import Asked, Corpus, Place, read_corpus
from qa.training.examples import Example
from qa.types import Turn

PRACTICE, NEAR_MISS, FOLLOW_UP = "practice", "practice-miss", "practice-follow-up"
# Of another place or year they say what the network is not asked to see; the others never reach it.
NOT_READ = frozenset({"wrong_place", "wrong_year", "comparison", "instruction", "noise"})
# A list's members are read as one stretch, unless as much again stands between them.
_APART = 2


def practice_examples(folder: Path) -> list[Example]:
    """Return the questions of `folder`/questions.jsonl over `folder`/articles, and their rewordings.

    Every question comes once with each passage that answers it, and once with each other one that is read.
    Raise TrainingDataError where something is missing.
    """
    corpus = read_corpus(folder / "articles", folder / "questions.jsonl")
    index = build_index(corpus.articles, load_embedder(), UseEmbedder())
    said: dict[str, list[Turn]] = defaultdict(list)
    examples: list[Example] = []
    for asked in corpus.questions:
        if NOT_READ.isdisjoint(asked.tags):
            examples += _of_question(asked, said[asked.conversation], index, corpus)
        if asked.conversation:
            said[asked.conversation].append(Turn(plain(asked.text), next(iter(asked.answers), None)))
    return examples


def _of_question(asked: Asked, earlier: Sequence[Turn], index: Index, corpus: Corpus) -> Iterator[Example]:
    if "yes_no" in asked.tags and asks_for_goal(asked.text):
        return  # two figures are looked up for it
    hits, focuses = asked_in_use(asked, earlier, index)
    passages = [hit.passage for hit in hits]
    golds = stretches(asked)
    passages += [
        passage
        for article, span in golds
        for passage in split_passages(article)
        if passage.span.contains(span)
    ]
    read = {(passage.article.id, passage.span): passage for passage in passages}
    for number, passage in enumerate(read.values()):
        answer = next((span for place, span in golds if _holds(passage, (place, span))), None)
        if answer is None and any(form in passage.text for form in asked.answers):
            continue  # it may well answer
        source = FOLLOW_UP if earlier else PRACTICE if answer else NEAR_MISS
        for wording, asking in enumerate(focuses):
            question = f"{corpus.name}-{asked.id}-{wording}"
            yield _example(question, number, source, asking, passage, answer)


def asked_in_use(asked: Asked, earlier: Sequence[Turn], index: Index) -> tuple[list[Hit], list[Focus]]:
    """Return what is read for a question, as in use, and what it and its rewordings ask.

    What is asked in other words is read in the same passages.
    """
    text = plain(asked.text)
    hits = index.search(text, SEARCHED)
    text = without_slips(text, [hit.passage.text for hit in hits])
    if earlier:
        text = understand(text, earlier, places_of(hit.passage for hit in hits)).text
    hits = index.search(text, SEARCHED)
    known = places_of(hit.passage for hit in hits)
    focus = analyse(text, known)
    focuses = [focus, *(analyse(plain(other), known) for other in asked.rewordings)]
    return [hit for hit in hits if may_answer(focus, hit.passage)][:READ], focuses


def _holds(passage: Passage, place: Place) -> bool:
    return place[0].id == passage.article.id and passage.span.contains(place[1])


def _example(
    question: str, number: int, source: str, focus: Focus, passage: Passage, answer: Span | None
) -> Example:
    heading = heading_of(passage.article)
    return Example(
        id=f"{question}-{number}",
        paragraph=question,
        source=source,
        question=asked_of(focus, passage.text),
        context=heading + passage.text,
        answer=answer.shifted(len(heading) - passage.span.start) if answer else None,
        language=focus.language,
        whole=True,
    )


def stretches(asked: Asked) -> tuple[Place, ...]:
    """Return what the network is to read: a list that stands together as one, of a yes or no what decides."""
    if "yes_no" in asked.tags:
        return asked.golds[:1]
    if "list" not in asked.tags or len({article.id for article, _ in asked.golds}) != 1:
        return asked.golds
    spans = [span for _, span in asked.golds]
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    together = len(whole) <= _APART * sum(len(span) for span in spans) + len(spans)
    return ((asked.golds[0][0], whole),) if together else asked.golds
