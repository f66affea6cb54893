"""These load the real encoders, once: about four seconds."""

import numpy as np
import pytest

from index import IndexFault, SentenceEmbedder, UseEmbedder, load_embedder, load_trunk


@pytest.fixture(scope="module")
def e5() -> SentenceEmbedder:
    return load_embedder()


def test_tokens_are_those_of_xlm_roberta(e5: SentenceEmbedder):
    # Hello world: the ids that the model's own documentation and every XLM-R checkpoint give.
    assert e5.model.tokenizer("Hello world")["input_ids"] == [0, 35378, 8999, 2]


def test_tokens_point_at_the_original_characters(e5: SentenceEmbedder):
    text = "新增　３，２００个㎡"
    encoded = e5.model.tokenizer(text, return_offsets_mapping=True, add_special_tokens=False)
    pieces = [text[start:end] for start, end in encoded["offset_mapping"]]
    assert "新增" in pieces
    assert "３" in "".join(pieces)
    assert encoded["input_ids"] == e5.model.tokenizer("新增 3,200个m2", add_special_tokens=False)["input_ids"]


def test_the_embedded_model_finds_what_is_meant_in_either_language(e5: SentenceEmbedder):
    passages = e5.embed(["全区新开通公交线路四条。", "社区食堂为老人提供午餐。", "河道清淤工程已经完工。"])
    questions = e5.embed(["Where can elderly people have lunch?", "开了几条公共汽车线？"], query=True)
    assert (questions @ passages.T).argmax(axis=1).tolist() == [1, 0]
    assert np.linalg.norm(passages, axis=1) == pytest.approx(np.ones(3), abs=1e-3)


def test_questions_and_passages_are_embedded_apart(e5: SentenceEmbedder):
    assert not np.allclose(e5.embed(["电梯"]), e5.embed(["电梯"], query=True))


def test_a_text_s_vector_does_not_depend_on_its_neighbours(e5: SentenceEmbedder):
    alone, beside = e5.embed(["加装电梯"])[0], e5.embed(["加装电梯", "道路整修" * 40])[0]
    assert float(alone @ beside) > 0.999


def test_the_second_encoder_reads_both_scripts_alike():
    traditional, simplified = UseEmbedder().embed(["圖書館開放", "图书馆开放"])
    assert traditional == pytest.approx(simplified, abs=1e-5)  # two rows of one batch


def test_a_model_that_cannot_be_loaded_is_named(tmp_path):
    with pytest.raises(IndexFault, match="nothing-here' cannot be loaded"):
        load_embedder(str(tmp_path / "nothing-here"))


def test_damaged_weights_are_refused(tmp_path):
    path = tmp_path / "e5-small-q4.bin"
    path.write_bytes(b"E5S1" + bytes(40))
    with pytest.raises(IndexFault, match="damaged"):
        load_trunk(path)
