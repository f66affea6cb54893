import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from documents import Span
from qa.reading.encoding import Encoder, padded
from qa.reading.model import VerifierModel, with_marks
from qa.reading.verifying import Claim, claim_windows, load_verifier
from qa.reading.weights import load_reader_weights, load_verifier_weights
from qa.training.claims import Candidate, Contest, read_contests, write_contests
from qa.training.examples import TrainingDataError
from qa.training.train import learnt
from qa.training.verify import CHECKPOINT, Training, new_verifier, shown
from tests.qa.reading.shipped import CLAIMS, ship_verifier
from tests.qa.reading.tiny import tiny_trunk

DISTRICTS = "东西南北中上下前后左右"


def claim(question: str, text: str, words: str) -> Claim:
    start = text.index(words)
    return Claim(question, text, Span(start, start + len(words)))


def contests() -> list[Contest]:
    """Questions for one of two figures; those for trees are answered nowhere."""
    made = []
    for number, district in enumerate(DISTRICTS):
        lifts, roads = f"{number + 10}", f"{number + 30}"
        text = f"{district}区修路{roads}条，装梯{lifts}部。"
        for question, right in (("装梯？", lifts), ("修路？", roads), ("种树？", None)):
            candidates = tuple(
                Candidate((claim(question, text, figure),), figure == right) for figure in (lifts, roads)
            )
            made.append(Contest(f"{district}-{question}", right is not None, candidates))
    return made


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def new(seed: int = 1) -> tuple[Training, Encoder]:
    letters = "".join(claim.text + claim.question for one in contests() for claim in one.candidates[0].claims)
    trunk = tiny_trunk(letters)
    torch.manual_seed(seed)
    model = VerifierModel(with_marks(trunk.model))
    model.trunk.embeddings.word_embeddings.weight.requires_grad_(False)
    training = Training(model, seed)
    for group in training.groups:
        group["peak"] = 0.01  # a network this small takes it
    return training, Encoder(trunk.tokenizer)


def test_a_tiny_run_learns_which_candidate_answers_and_when_none_does(tmp_path: Path) -> None:
    training, encoder = new()
    training.run(contests(), encoder, steps=150, folder=tmp_path)
    model = training.model.eval()
    judged = []
    for one in contests():
        windows = claim_windows(encoder, [candidate.claims[0] for candidate in one.candidates])
        with torch.inference_mode():
            odds = model(*(torch.from_numpy(array) for array in padded(windows, 0))).tolist()
        judged += [(odd > 0) is candidate.right for odd, candidate in zip(odds, one.candidates, strict=True)]
    assert sum(judged) >= 0.9 * len(judged)


def test_a_run_that_was_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    first, encoder = new()
    first.run(contests(), encoder, steps=7, folder=tmp_path)
    second, _ = new(seed=9)
    second.restore(tmp_path)
    assert (second.step, second.seed) == (7, 1)
    first.run(contests(), encoder, steps=10, folder=tmp_path)
    second.run(contests(), encoder, steps=10, folder=tmp_path)
    assert [path.name for path in tmp_path.glob("*.pt*")] == [CHECKPOINT]
    for mine, theirs in zip(learnt(second.model).values(), learnt(first.model).values(), strict=True):
        assert torch.allclose(mine, theirs, atol=1e-5)


def test_a_run_may_begin_from_a_verifier_that_was_trained_before(tmp_path: Path) -> None:
    ship_verifier(tmp_path)
    start = load_reader_weights(tmp_path)
    before = load_verifier_weights(start, tmp_path)
    wanted = torch.from_numpy(load_verifier(before).odds(CLAIMS))
    windows = claim_windows(start.encoder, CLAIMS)
    inputs = [torch.from_numpy(array) for array in padded(windows, start.special.padding)]
    with torch.inference_mode():
        begun = new_verifier(start, 0, before)(*inputs)
        anew = new_verifier(start, 0)(*inputs)
    assert (begun - wanted).abs().max() < 0.2
    assert (anew - wanted).abs().max() > 0.4


def test_what_is_shown_holds_a_right_candidate_where_there_is_one() -> None:
    _, encoder = new()
    for one in contests():
        seen = shown(one, encoder, random.Random(0))
        assert seen is not None
        assert (1.0 in seen.right) is one.answerable


def test_a_question_whose_answer_nobody_found_teaches_nothing() -> None:
    _, encoder = new()
    first = contests()[0]
    wrong = tuple(Candidate(one.claims, False) for one in first.candidates)
    assert shown(Contest("lost", True, wrong), encoder, random.Random(0)) is None


def test_contests_come_back_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    assert write_contests(path, iter(contests())) == len(contests())
    assert read_contests(path) == contests()
    path.write_text('{"id": "cut off"\n')
    with pytest.raises(TrainingDataError, match="holds no candidates"):
        read_contests(path)
