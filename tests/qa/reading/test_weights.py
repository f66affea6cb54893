import hashlib
from pathlib import Path

import numpy as np
import pytest

from qa.reading.encoding import Encoder, padded
from qa.reading.weights import CHECKSUM, FILE, FOLDER, WORD_EMBEDDINGS, ReaderFault, load_reader_weights
from qa.training.export import quantised
from tests.qa.reading.shipped import QUESTION, TEXT, made, ship, windows_of


def test_kept_word_embeddings_come_back_bit_by_bit(tmp_path: Path) -> None:
    one = made()
    words = one.model.state_dict()[WORD_EMBEDDINGS].numpy()
    assert (load_reader_weights(ship(one, tmp_path)).words() == words[one.kept]).all()


def test_pieces_of_other_scripts_are_left_out_and_their_words_cut_into_smaller_ones(tmp_path: Path) -> None:
    one = made()
    encoder = load_reader_weights(ship(one, tmp_path)).encoder
    full, pruned = Encoder(one.tokenizer).encode("лифт 31部"), encoder.encode("лифт 31部")
    assert len(one.kept) < len(one.tokenizer)
    assert len(pruned.ids) > len(full.ids)
    covered = {
        place for start, end in zip(pruned.starts, pruned.ends, strict=True) for place in range(start, end)
    }
    assert covered >= set(range(4)) | set(range(5, 8))


@pytest.mark.parametrize("text", [TEXT, QUESTION, "３１部，电梯 elevator"])
def test_texts_of_kept_pieces_are_cut_as_before(tmp_path: Path, text: str) -> None:
    one = made()
    one.kept[:] = sorted({*one.kept, *one.tokenizer.convert_tokens_to_ids(["▁ele", "vator"])})
    full, pruned = (
        Encoder(one.tokenizer).encode(text),
        load_reader_weights(ship(one, tmp_path)).encoder.encode(text),
    )
    assert (full.starts, full.ends) == (pruned.starts, pruned.ends)
    assert full.ids.tolist() == np.array(one.kept)[pruned.ids].tolist()


def test_a_quantised_weight_is_off_by_half_a_step_at_most() -> None:
    weight = np.random.default_rng(1).normal(size=(6, 40)).astype(np.float32)
    weight[2] = 0.0
    integers, scale = quantised(weight)
    assert integers.dtype == np.int8
    assert (np.abs(integers * scale[:, None] - weight) <= scale[:, None] * 0.5001).all()


def test_the_float_network_reads_nearly_as_the_trained_one(tmp_path: Path) -> None:
    one = made()
    weights = load_reader_weights(ship(one, tmp_path))
    model = weights.span_model()
    wanted = _scores(one.model, windows_of(Encoder(one.tokenizer)))
    assert np.abs(_scores(model, windows_of(weights.encoder)) - wanted).max() < 0.1


def _scores(model, windows):  # type: ignore[no-untyped-def]
    import torch

    with torch.inference_mode():
        return model(*(torch.from_numpy(array) for array in padded(windows, model.padding))).start.numpy()


def test_an_altered_file_is_refused(tmp_path: Path) -> None:
    path = ship(made(), tmp_path) / FILE
    data = bytearray(path.read_bytes())
    data[-5] ^= 1
    path.write_bytes(data)
    with pytest.raises(ReaderFault, match=r"reader\.safetensors are damaged"):
        load_reader_weights(tmp_path)


@pytest.mark.parametrize("name", [FILE, CHECKSUM])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    (ship(made(), tmp_path) / name).unlink()
    with pytest.raises(ReaderFault, match=rf"{name}\)"):
        load_reader_weights(tmp_path)


def test_an_empty_checksum_is_told(tmp_path: Path) -> None:
    (ship(made(), tmp_path) / CHECKSUM).write_text("")
    with pytest.raises(ReaderFault, match="checksum file"):
        load_reader_weights(tmp_path)


@pytest.mark.parametrize("data", [b"no tensors at all", b"\x02\0\0\0\0\0\0\0{}"])
def test_a_file_of_another_format_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE).write_bytes(data)
    (tmp_path / CHECKSUM).write_text(hashlib.sha256(data).hexdigest())
    with pytest.raises(ReaderFault, match="another format"):
        load_reader_weights(tmp_path)


@pytest.mark.skipif(not (FOLDER / FILE).is_file(), reason="no weights are in the project")
def test_the_shipped_weights_load_and_know_where_their_tokens_stand() -> None:
    assert (FOLDER / FILE).stat().st_size <= 48_000_000
    encoder = load_reader_weights().encoder
    text = "去年，北坡区加装电梯 31 部（约占３成），“口袋公园”12处；How many lifts were installed?"
    encoded = encoder.encode(text)
    spans = list(zip(encoded.starts, encoded.ends, strict=True))
    covered = {place for start, end in spans for place in range(start, end)}
    assert covered >= {place for place, character in enumerate(text) if character != " "}
    assert "电梯" in [text[start:end] for start, end in spans]
