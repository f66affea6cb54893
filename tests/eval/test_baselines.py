import sys
from pathlib import Path

import pytest
import torch
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from transformers import BertConfig, BertForQuestionAnswering, BertModel, PreTrainedTokenizerFast

from eval.baselines import (
    Bm25BestSentence,
    CairnPeer,
    DenseBestSentence,
    HaystackPeer,
    PeerMissing,
    save_for_transformers,
)
from index import Index, build_index
from tests.eval.fakes import PLAN, RESULTS, article
from tests.index.fakes import OverlapEmbedder

RESULT, TARGET = article(RESULTS, "results"), article(PLAN, "plan")


@pytest.fixture(scope="module")
def index() -> Index:
    return build_index([RESULT, TARGET], OverlapEmbedder(), OverlapEmbedder("second"))


def test_bm25_answers_with_the_best_sentence_of_the_best_passage(index: Index) -> None:
    answer = Bm25BestSentence(index).ask("新建了多少个充电桩？")
    assert answer.text == "新建充电桩200个。"
    assert 0 < answer.confidence < 1
    assert answer.hits[0].passage.article.id == "results"


def test_bm25_abstains_where_no_word_is_shared(index: Index) -> None:
    answer = Bm25BestSentence(index).ask("Who sings tonight?")
    assert answer.abstained
    assert answer.confidence == 0.0


def test_dense_answers_with_the_sentence_nearest_to_the_question(index: Index) -> None:
    answer = DenseBestSentence(index, OverlapEmbedder()).ask("北坡区计划加装电梯多少部以上？")
    assert answer.text == PLAN
    assert answer.hits[0].passage.article.id == "plan"


@pytest.mark.parametrize("module", ["cairn.engine", "haystack_integrations.components.readers.transformers"])
def test_a_peer_that_is_not_installed_is_missed_in_one_sentence(
    index: Index, module: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(
        PeerMissing,
        match=r"is left out: it is not installed \(.venv/bin/pip install --editable '.\[peers\]'\)",
    ):
        _ = CairnPeer(index) if module.startswith("cairn") else HaystackPeer(index, tmp_path)


def test_cairn_answers_with_a_passage_or_refuses() -> None:
    pytest.importorskip("cairn.engine")
    english = article("The harbour ferry fare is four coins for adults.\nParking costs nothing.", "ferry")
    other = article("Library cards are renewed every spring at the counter.", "library")
    third = article("Concerts take place in the garden when evenings are warm.", "garden")
    peer = CairnPeer(build_index([english, other, third], OverlapEmbedder(), OverlapEmbedder("second")))
    answer = peer.ask("What is the harbour ferry fare for adults?")
    assert answer.citations[0].article.id == "ferry"
    assert answer.text is not None and "four coins" in answer.text
    assert peer.ask("Who painted these zebras?").abstained


def tiny_model() -> tuple[BertModel, torch.nn.Linear, PreTrainedTokenizerFast]:
    torch.manual_seed(3)
    characters = sorted(set(RESULTS + PLAN + "多少？"))
    vocabulary = {
        piece: number for number, piece in enumerate(["<s>", "<pad>", "</s>", "<unk>", *characters])
    }
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=128,
        pad_token_id=1,
    )
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        bos_token="<s>",
        cls_token="<s>",
        sep_token="</s>",
        eos_token="</s>",
        pad_token="<pad>",
        unk_token="<unk>",
        model_max_length=128,
    )
    return BertModel(config, add_pooling_layer=False).eval(), torch.nn.Linear(16, 2), fast


def test_the_weights_are_saved_as_transformers_loads_them(tmp_path: Path) -> None:
    trunk, span, tokenizer = tiny_model()
    save_for_transformers(trunk, span, tokenizer, tmp_path)
    loaded = BertForQuestionAnswering.from_pretrained(tmp_path)
    ids = torch.tensor([[0, 5, 6, 2]])
    with torch.no_grad():
        ours = span(trunk(input_ids=ids).last_hidden_state)
        theirs = loaded(input_ids=ids)
    assert torch.allclose(ours[..., 0], theirs.start_logits, atol=1e-6)
    assert torch.allclose(ours[..., 1], theirs.end_logits, atol=1e-6)


def test_haystack_reads_with_the_saved_weights_and_cites_exact_characters(
    index: Index, tmp_path: Path
) -> None:
    pytest.importorskip("haystack_integrations.components.readers.transformers")
    save_for_transformers(*tiny_model(), tmp_path)
    answer = HaystackPeer(index, tmp_path).ask("北坡区加装电梯多少部？")
    assert answer.hits
    for candidate in answer.candidates:
        assert candidate.text in candidate.passage.text
