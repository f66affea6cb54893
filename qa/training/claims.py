"""What the verifier learns from: candidates that a reader finds for questions to practise on.

    python -m qa.training.claims --practice FOLDER … --weights FOLDER --out FILE

The reader should not have learnt from the same questions: one that has finds hardly anything wrong, and its
own errors are what there is to learn. A line holds one question with its candidates, best first:

{"id", "answerable", "claims": [{"text", "start", "end", "right", "questions": ["…", …]}, …]}

`questions` asks the same in other words, each as the text around the candidate leaves it.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from documents import Span
from index import Embedder, Index, UseEmbedder, build_index, load_embedder
from qa.contexts import asked_of, heading_of, surroundings
from qa.judging import asks_for_goal
from qa.question import Focus
from qa.reader import SIGN_NAMES, Signs, TrainedReader, reader_with
from qa.reading.calibration import load_calibration
from qa.reading.verifying import Claim
from qa.reading.weights import FOLDER, ReaderFault
from qa.rewording import plain
from qa.training.corpus import Asked, Corpus, Place, read_corpus
from qa.training.examples import TrainingDataError
from qa.training.practice import NOT_READ, asked_in_use, stretches
from qa.types import Turn

KEPT = 14  # candidates of a question
# An answer may hold so many times the gold span's characters, as in the benchmark.
LONGEST = 2
# Of a yes or no what decides, and of a list its stretch, is right from so much in common.
ENOUGH, OF_ITSELF = 0.5, 0.6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span as the verifier is shown it, once for every wording of its question."""

    claims: tuple[Claim, ...]
    right: bool


@dataclass(frozen=True, slots=True)
class Contest:
    """One question's candidates, best first; none is right where the articles do not answer."""

    id: str
    answerable: bool
    candidates: tuple[Candidate, ...]


def contests(folder: Path, reader: TrainedReader, embedders: tuple[Embedder, Embedder]) -> Iterator[Contest]:
    """Yield the questions to practise on in `folder`, each with what `reader` finds."""
    corpus = read_corpus(folder / "articles", folder / "questions.jsonl")
    index = build_index(corpus.articles, *embedders)
    said: dict[str, list[Turn]] = defaultdict(list)
    for asked in tqdm(corpus.questions, unit="question", desc=corpus.name):
        earlier = tuple(said[asked.conversation])
        if asked.conversation:
            said[asked.conversation].append(Turn(plain(asked.text), next(iter(asked.answers), None)))
        if NOT_READ.isdisjoint(asked.tags) and not ("yes_no" in asked.tags and asks_for_goal(asked.text)):
            yield _contest(asked, earlier, index, reader, corpus)


def _contest(
    asked: Asked, earlier: Sequence[Turn], index: Index, reader: TrainedReader, corpus: Corpus
) -> Contest:
    hits, focuses = asked_in_use(asked, earlier, index)
    found = reader.find(focuses[0], hits)
    places: list[Place] = []
    if found:
        places = [(one.hit.passage.article, one.span) for one in reader.ranked(focuses[0], found)[0][:KEPT]]
    golds = stretches(asked)
    right = [_right(asked, place, golds) for place in places]
    if not any(right):
        right += [True] * len(golds)
        places += golds
    candidates = tuple(
        Candidate(_claims(focuses, place), is_right) for place, is_right in zip(places, right, strict=True)
    )
    return Contest(f"{corpus.name}-{asked.id}", bool(golds), candidates)


def _right(asked: Asked, place: Place, golds: Sequence[Place]) -> bool:
    """Say whether a span would count as correct: an accepted text there, or the gold and little more."""
    article, span = place
    for other, gold in golds:
        shared = span.overlap(gold) if other.id == article.id else 0
        if not shared:
            continue
        if span.of(article.text) in asked.answers or (
            span.contains(gold) and len(span) <= LONGEST * len(gold)
        ):
            return True
        if "list" in asked.tags and shared >= ENOUGH * max(len(span), len(gold)):
            return True
        if "yes_no" in asked.tags and shared >= min(
            ENOUGH * max(len(span), len(gold)), OF_ITSELF * len(span)
        ):
            return True
    return False


def _claims(focuses: Sequence[Focus], place: Place) -> tuple[Claim, ...]:
    article, span = place
    shown = surroundings(article, span)
    text, heading = shown.of(article.text), heading_of(article)
    inside = span.shifted(len(heading) - shown.start)
    return tuple(Claim(asked_of(focus, text), heading + text, inside) for focus in focuses)


def write_contests(path: Path, made: Iterator[Contest]) -> int:
    """Write the contests, one a line, whole or not at all; return how many."""
    partial, count = path.with_name(f"{path.name}.partial"), 0
    with partial.open("w", encoding="utf-8") as lines:
        for one in made:
            lines.write(json.dumps(_row(one), ensure_ascii=False) + "\n")
            count += 1
    partial.replace(path)
    return count


def read_contests(path: Path) -> list[Contest]:
    """Return the contests that were written to `path`; raise TrainingDataError where it holds none."""
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        return [_contest_of(row) for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise TrainingDataError(f"{path} holds no candidates: make it with qa.training.claims.") from error


def _row(one: Contest) -> dict[str, Any]:
    claims = [
        {
            "text": candidate.claims[0].text,
            "start": candidate.claims[0].span.start,
            "end": candidate.claims[0].span.end,
            "right": candidate.right,
            "questions": [claim.question for claim in candidate.claims],
        }
        for candidate in one.candidates
    ]
    return {"id": one.id, "answerable": one.answerable, "claims": claims}


def _contest_of(row: dict[str, Any]) -> Contest:
    candidates = tuple(
        Candidate(
            tuple(
                Claim(question, claim["text"], Span(claim["start"], claim["end"]))
                for question in claim["questions"]
            ),
            claim["right"],
        )
        for claim in row["claims"]
    )
    return Contest(row["id"], row["answerable"], candidates)


def main(arguments: Sequence[str] | None = None) -> int:
    """Find and write from the command line; return 0, or 2 for files that cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m qa.training.claims", description=__doc__)
    parser.add_argument(
        "--practice", type=Path, action="append", required=True, help="folder of articles and questions.jsonl"
    )
    parser.add_argument("--weights", type=Path, default=FOLDER, help="folder of the reader that finds")
    parser.add_argument("--out", type=Path, required=True, help="file to write")
    options = parser.parse_args(arguments)
    try:
        signs = Signs(**load_calibration(options.weights, SIGN_NAMES).weights)
        reader, embedders = reader_with(options.weights, signs), (load_embedder(), UseEmbedder())
        count = write_contests(
            options.out,
            (one for folder in options.practice for one in contests(folder, reader, embedders)),
        )
    except (TrainingDataError, ReaderFault) as error:
        print(f"claims: {error}", file=sys.stderr)
        return 2
    print(f"{options.out}: {count} questions.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
