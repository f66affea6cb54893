from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import torch

from qa.reading import runtime
from qa.reading.encoding import Encoder
from qa.reading.model import NEVER
from qa.reading.runtime import PackedRunner, has_vnni, load_runner
from qa.reading.scanning import WindowScores
from qa.reading.weights import ReaderWeights, load_reader_weights
from qa.training.torch_runner import TorchRunner
from tests.qa.reading.shipped import made, ship, windows_of

needs_vnni = pytest.mark.skipif(not has_vnni(), reason="this processor's 8-bit products saturate")


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Keep torch from sharing out matrices that are smaller than the sharing costs."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def shipped(folder: Path, outlier: float = 1.0) -> ReaderWeights:
    return load_reader_weights(ship(made(outlier), folder))


def furthest(found: list[WindowScores], wanted: list[WindowScores]) -> float:
    return max(
        float(np.abs(one - other).max())
        for left, right in zip(found, wanted, strict=True)
        for one, other in zip(left, right, strict=True)
    )


def test_packed_windows_score_as_in_a_padded_batch(tmp_path: Path) -> None:
    weights = shipped(tmp_path)
    windows = windows_of(weights.encoder)
    wanted = TorchRunner(weights.span_model()).scores(windows)
    assert furthest(PackedRunner(weights, integers=False).scores(windows), wanted) < 1e-4


def test_question_and_separators_score_never(tmp_path: Path) -> None:
    weights = shipped(tmp_path)
    window = windows_of(weights.encoder)[0]
    (scores,) = PackedRunner(weights, integers=False).scores([window])
    never = {number for number, score in enumerate(scores.start) if score == NEVER}
    assert never == {*range(1, window.context), len(window.ids) - 1}


def test_more_windows_than_one_pack_holds_keep_their_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    weights = shipped(tmp_path)
    windows = windows_of(weights.encoder)
    runner = PackedRunner(weights, integers=False)
    wanted = runner.scores(windows)
    monkeypatch.setattr(runtime, "PACKED_TOKENS", 60)
    assert furthest(runner.scores(windows), wanted) < 1e-4


def test_no_windows_have_no_scores(tmp_path: Path) -> None:
    assert PackedRunner(shipped(tmp_path), integers=False).scores([]) == []


def test_statuses_are_those_of_the_network(tmp_path: Path) -> None:
    weights = shipped(tmp_path)
    ends = np.random.default_rng(2).normal(size=(2, 3, 32)).astype(np.float32)
    wanted = TorchRunner(weights.span_model()).statuses(ends[0], ends[1])
    assert np.allclose(PackedRunner(weights, integers=False).statuses(ends[0], ends[1]), wanted, atol=1e-5)


@needs_vnni
@pytest.mark.parametrize("outlier", [1.0, 25.0])
def test_integers_score_nearly_as_floats_even_where_an_input_is_far_greater(
    tmp_path: Path, outlier: float
) -> None:
    weights = shipped(tmp_path, outlier)
    windows = windows_of(weights.encoder)
    wanted = PackedRunner(weights, integers=False).scores(windows)
    assert furthest(PackedRunner(weights, integers=True).scores(windows), wanted) < 0.25


@needs_vnni
def test_a_windows_scores_do_not_depend_on_the_others(tmp_path: Path) -> None:
    weights = shipped(tmp_path)
    windows = windows_of(weights.encoder)
    runner = PackedRunner(weights, integers=True)
    alone = [runner.scores([window])[0] for window in windows]
    assert furthest(runner.scores(windows), alone) < 1e-3


def test_threads_may_score_at_once(tmp_path: Path) -> None:
    weights = shipped(tmp_path)
    windows = windows_of(weights.encoder)
    runner = load_runner(weights)
    wanted = runner.scores(windows)
    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(lambda _: runner.scores(windows), range(8)):
            assert furthest(found, wanted) < 1e-5


def test_a_processor_without_vnni_reads_in_floats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weights = shipped(tmp_path)
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: {"avx2": True})
    windows = windows_of(weights.encoder)
    wanted = PackedRunner(weights, integers=False).scores(windows)
    assert furthest(load_runner(weights).scores(windows), wanted) == 0.0
    assert len(windows) > 3


def test_the_runner_reads_as_the_network_that_was_trained(tmp_path: Path) -> None:
    one = made()
    weights = load_reader_weights(ship(one, tmp_path))
    wanted = TorchRunner(one.model).scores(windows_of(Encoder(one.tokenizer)))
    assert furthest(load_runner(weights).scores(windows_of(weights.encoder)), wanted) < 0.3
