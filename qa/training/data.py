"""Everything there is to train on, in one list, without what is held back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qa.training.examples import (
    Example,
    Part,
    TrainingDataError,
    english_examples,
    paragraph_examples,
    squad_examples,
)
from qa.training.negatives import hard_negatives
from qa.training.practice import FOLLOW_UP, NEAR_MISS, PRACTICE, practice_examples

ENCYCLOPAEDIA = ("drcd_dev.json", "drcd_test.json", "cmrc2018_trial.json")
ENGLISH = "questions_en.jsonl"
GOVERNMENT = "gov_qa.jsonl"
OWN = tuple(Path(__file__).parent / name for name in ("paragraphs.jsonl", "encyclopaedia.jsonl"))
# How often a pass shows each source. CMRC's few questions are the only ones of simplified encyclopaedias;
# generated paragraphs are many and alike, and each question to practise on is asked in five wordings. Those
# without an answer are few among these: they come as NEAR_MISS.
GENERATED = "generated"
RATES = {
    "cmrc2018_trial": 2.0,
    "encyclopaedia": 3.0,
    GENERATED: 0.06,
    PRACTICE: 0.4,
    NEAR_MISS: 0.6,
    FOLLOW_UP: 2.0,
}
# Half of CMRC's trial questions are answered by whole sentences, in which the question's own words stand
# again. Who learns from them reads too much: so were 41% of 600 of CMRC's development questions, the answer
# with words around it.
LONGEST_ANSWER, REPEATED = 40, 4  # characters


@dataclass(frozen=True, slots=True)
class TrainingData:
    """Examples of all parts, and passages that look near a question without answering it."""

    examples: tuple[Example, ...]
    negatives: Mapping[str, Sequence[str]]

    def part(self, part: Part) -> list[Example]:
        """Return the examples of one part."""
        return [example for example in self.examples if example.part is part]


def load_data(folder: Path, generated: Sequence[Path] = (), practice: Sequence[Path] = ()) -> TrainingData:
    """Return the examples in `folder`, our own paragraphs, generated ones and those of `practice` corpora.

    Raise TrainingDataError where one cannot be read.
    """
    missing = [name for name in (*ENCYCLOPAEDIA, ENGLISH, GOVERNMENT) if not (folder / name).is_file()]
    if missing:
        raise TrainingDataError(
            f"The folder {folder} lacks {', '.join(missing)}: name the one that holds them."
        )
    read = [example for name in ENCYCLOPAEDIA for example in squad_examples(folder / name)]
    chinese = [example for example in read if not wordy(example)]
    own = [example for path in OWN if path.is_file() for example in paragraph_examples(path)]
    news = paragraph_examples(folder / GOVERNMENT) + own
    for path in generated:
        if not path.is_file():
            raise TrainingDataError(f"There is no file {path}: make it with qa.training.generate.")
        news += paragraph_examples(path, GENERATED)
    for path in practice:
        news += practice_examples(path)
    english = english_examples(folder / ENGLISH, read)
    kept = {example.id for example in chinese}
    english = [example for example in english if example.id.removesuffix("-en") in kept]
    encyclopaedia = [example for example in own if example.status is None]
    return TrainingData((*chinese, *english, *news), hard_negatives([*read, *encyclopaedia]))


def wordy(example: Example) -> bool:
    """Say whether the answer is a sentence rather than what was asked: long, or saying the question again."""
    if example.answer is None:
        return False
    answer, question = example.answer.of(example.context), example.question
    if len(answer) > LONGEST_ANSWER or answer.endswith("。"):
        return True
    pieces = (question[at : at + REPEATED] for at in range(len(question) - REPEATED + 1))
    # A name that is asked for may hold words of the question.
    return len(answer) > 2 * REPEATED and any(piece in answer for piece in pieces)
