"""A reader and a verifier of two small layers, written to a folder as the real ones are shipped."""

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import BertConfig, BertModel

from documents import Span
from index.charsmap import compile_charsmap
from index.e5 import Q4_TYPE, SpecialIds, dequantise, unigram_tokenizer
from qa.reading.encoding import Encoder, Window
from qa.reading.model import SpanModel, VerifierModel, with_marks
from qa.reading.verifying import Claim, claim_windows
from qa.reading.weights import VERIFIER_CHECKSUM, VERIFIER_FILE, VERIFIER_FORMAT, load_reader_weights
from qa.training.export import input_ranges, kept_pieces, network, packed, write_weights

TEXT = "北坡区去年加装电梯31部，惠及居民1.02万户。"
QUESTION = "加装电梯多少部？"
WORDS = ("电梯", "居民", "加装", "▁ele", "vator", "▁лифт", "лифт")
CLAIMS = [
    Claim(QUESTION, TEXT, Span(TEXT.index(words), TEXT.index(words) + len(words)))
    for words in ("31部", "1.02万户", "居民")
]
HIDDEN, INNER, HEADS, LAYERS, EPSILON = 32, 64, 2, 2, 1e-12


class Made(NamedTuple):
    """The network and the tokenizer before they were packed, and which pieces were kept."""

    model: SpanModel
    tokenizer: Any
    blocks: NDArray[np.void]
    kept: list[int]


def made(outlier: float = 1.0) -> Made:
    """Return a seeded network; one input of some maps is `outlier` times greater than the others."""
    single = sorted(set(TEXT + QUESTION + "abcdefghijklmnopqrstuvwxyzлифт"))
    pieces = ["<s>", "<pad>", "</s>", "<unk>", "▁", *WORDS, *single]
    scores = [0.0] * 4 + [-3.0] * (1 + len(WORDS)) + [-8.0] * len(single)
    charsmap = compile_charsmap({"３": "3", "１": "1", "？": "?", "，": ","})
    tokenizer = unigram_tokenizer(pieces, scores, charsmap, SpecialIds(0, 2, 1, 3), 300)
    chance = np.random.default_rng(0)
    blocks = np.zeros((len(pieces), 1), dtype=Q4_TYPE)
    blocks["scale"] = chance.uniform(0.01, 0.03, blocks.shape)
    blocks["halves"] = chance.integers(0, 256, (*blocks.shape, 16))
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(pieces),
        hidden_size=HIDDEN,
        num_hidden_layers=LAYERS,
        num_attention_heads=HEADS,
        intermediate_size=INNER,
        max_position_embeddings=300,
        layer_norm_eps=EPSILON,
        pad_token_id=1,
    )
    model = SpanModel(BertModel(config, add_pooling_layer=False)).eval()
    with torch.no_grad():
        model.trunk.embeddings.word_embeddings.weight.copy_(
            torch.from_numpy(dequantise(blocks.reshape(-1)).reshape(len(pieces), HIDDEN))
        )
        for parameter in (model.span.weight, model.status.weight):
            parameter.normal_(std=0.5)
        for layer in model.trunk.encoder.layer:
            layer.attention.output.LayerNorm.weight[3] = outlier
    return Made(model, tokenizer, blocks, kept_pieces(tokenizer, [TEXT, QUESTION]))


def windows_of(encoder: Encoder) -> list[Window]:
    """Return windows of three different lengths."""
    question = encoder.encode(QUESTION)
    return [
        window
        for context in (TEXT, TEXT[:9], TEXT * 12)
        for window in encoder.windows(question, encoder.encode(context))
    ]


def ship(one: Made, folder: Path) -> Path:
    """Write the weights to `folder` and return it."""
    tensors, special = packed(one.tokenizer, one.blocks, one.kept)
    tensors |= network(one.model) | input_ranges(one.model, windows_of(Encoder(one.tokenizer)))
    write_weights(folder, tensors, special, HEADS, EPSILON)
    return folder


def ship_verifier(folder: Path) -> VerifierModel:
    """Write a reader and a verifier to `folder`; return the verifier's network as it was."""
    one = made()
    ship(one, folder)
    weights = load_reader_weights(folder)
    torch.manual_seed(3)
    model = VerifierModel(with_marks(one.model.trunk)).eval()
    with torch.no_grad():
        model.head.weight.normal_(std=0.5)
    tensors = network(model) | input_ranges(model, claim_windows(Encoder(one.tokenizer), CLAIMS))
    names = (VERIFIER_FILE, VERIFIER_CHECKSUM, VERIFIER_FORMAT)
    write_weights(folder, tensors, weights.special, HEADS, EPSILON, names)
    return model
