import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from documents import Span
from qa.reading.encoding import Encoder
from qa.reading.scanning import scan
from qa.reading.weights import WORD_EMBEDDINGS, load_reader_weights
from qa.training.data import wordy
from qa.training.examples import Example
from qa.training.features import FeatureMaker
from qa.training.torch_runner import TorchRunner
from qa.training.train import CHECKPOINT, Run, learnt, new_model, new_run, train
from qa.types import Status
from tests.qa.reading.tiny import tiny_trunk

DISTRICTS = "东西南北中上下前后左右"


def examples() -> list[Example]:
    """Questions that ask for the figure after a sign; where the sign is missing the text does not say."""
    made = []
    for number, district in enumerate(DISTRICTS):
        figure = f"{number + 10}"
        text = f"{district}区修路{number + 30}条，装梯{figure}部。"
        start = text.index(figure + "部")
        made.append(
            Example(f"{number}-a", district, "made", "装梯？", text, Span(start, start + 3), Status.DONE)
        )
        made.append(Example(f"{number}-b", district, "made", "种树？", text, None, Status.NONE))
    return made


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Keep torch from sharing out matrices that are smaller than the sharing costs."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def new(seed: int = 1) -> tuple[Run, Encoder]:
    trunk = tiny_trunk("".join(example.context + example.question for example in examples()))
    trunk.model.embeddings.word_embeddings.weight.requires_grad_(False)
    return new_run(new_model(trunk, "cpu", seed), seed), Encoder(trunk.tokenizer)


def run_to(run: Run, encoder: Encoder, steps: int, folder: Path, *, bfloat16: bool = False) -> None:
    for group in run.optimizer.param_groups:
        group["initial_lr"] = 0.01  # a network this small takes it
    maker = FeatureMaker(encoder, {})
    train(run, examples(), maker, steps=steps, folder=folder, device="cpu", bfloat16=bfloat16)


@pytest.mark.parametrize("bfloat16", [False, True])
def test_a_tiny_run_learns_to_answer_and_to_say_nothing(tmp_path: Path, bfloat16: bool) -> None:
    run, encoder = new()
    run_to(run, encoder, 80, tmp_path, bfloat16=bfloat16)
    runner = TorchRunner(run.model)
    asked = [(one, scan(runner, encoder, [one.question], [one.context], 1)[0]) for one in examples()]
    right = [
        found.odds > 0 and found.span == one.answer if one.answer else found.odds < 0 for one, found in asked
    ]
    assert sum(right) >= 0.8 * len(right)


def test_a_run_that_was_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    first, encoder = new()
    run_to(first, encoder, 12, tmp_path)
    second, encoder = new(seed=9)
    second.restore(tmp_path, "cpu")
    assert (second.step, second.batch, second.seed, second.losses) == (12, first.batch, 1, first.losses)
    assert all(
        bool((mine == theirs).all())
        for mine, theirs in zip(learnt(second.model).values(), learnt(first.model).values(), strict=True)
    )


def test_a_new_run_can_begin_from_the_weights_that_are_shipped() -> None:
    weights = load_reader_weights()
    model = weights.span_model()
    state = weights.learnt(model)
    assert set(state) == set(model.state_dict()) - {WORD_EMBEDDINGS}
    assert all(bool((model.state_dict()[name] == value).all()) for name, value in state.items())


@pytest.mark.parametrize(
    ("question", "answer", "is_wordy"),
    [
        ("灯塔建于哪一年？", "1905年", False),
        ("灯塔建于哪一年？", "灯塔建于哪里", False),  # short: a name may share its words
        ("青石灯塔建于哪一年？", "青石灯塔建于1905年春天", True),
        ("灯塔为何重建？", "被台风吹倒。", True),
        ("灯塔为何重建？", "因为" + "风大" * 20, True),
    ],
)
def test_an_answer_that_says_the_question_again_is_wordy(question: str, answer: str, is_wordy: bool) -> None:
    assert wordy(Example("1", "p", "made", question, answer, Span(0, len(answer)))) is is_wordy


def test_a_passage_cut_at_random_still_holds_the_answer() -> None:
    _, encoder = new()
    text = "中区修路30条。" * 60 + "装梯17部。" + "中区修路30条。" * 60
    start = text.index("17部")
    example = Example("long", "p", "made", "装梯？", text, Span(start, start + 3))
    maker = FeatureMaker(encoder, {})
    encoded = encoder.encode(text)
    for seed in range(30):
        feature = maker.feature(example, random.Random(seed))
        if feature.first:
            shift = feature.window.start - feature.window.context
            assert encoded.characters_of(feature.first + shift, feature.last + shift).of(text) == "17部"


def test_the_checkpoint_is_written_whole(tmp_path: Path) -> None:
    run, encoder = new()
    run_to(run, encoder, 2, tmp_path)
    assert [path.name for path in tmp_path.glob("checkpoint*")] == [CHECKPOINT]
