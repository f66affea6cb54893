"""The trained reader's weights as they are shipped: one safetensors file with its SHA-256 beside it.

    pieces.text     the tokenizer's pieces, UTF-8, each ended by a zero byte
    pieces.scores   their log-probabilities, float32
    pieces.charsmap the normaliser, as index/charsmap.py describes it
    words           word embeddings, (pieces, blocks, 18) bytes of Q4_0, as index/e5.py describes them
    NAME.weight     of a linear map: int8, (outputs, inputs)
    NAME.scale      float32, (outputs,): what its integers are multiplied by
    SITE.range      float32, (2, inputs): the least and the greatest input that training texts brought
    the rest        float32, under the model's own names

Sizes that no shape tells stand in the header's metadata. The verifier has a file of its own, without pieces
and words, which are the reader's.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load
from torch import nn
from transformers import BertConfig, BertModel

from index.e5 import Q4_TYPE, SpecialIds, dequantise, unigram_tokenizer
from qa.reading.encoding import Encoder
from qa.reading.model import SpanModel, VerifierModel

FOLDER = Path(__file__).parent / "weights"
FILE, CHECKSUM = "reader.safetensors", "reader.safetensors.sha256"
FORMAT = "zhengda-reader-1"
VERIFIER_FILE, VERIFIER_CHECKSUM = "verifier.safetensors", "verifier.safetensors.sha256"
VERIFIER_FORMAT = "zhengda-verifier-1"
_FOREIGN = "The reader's weights {path} are of another format than {format}: install Zhengda again."
WORDS, PIECES, PIECE_SCORES, CHARSMAP = "words", "pieces.text", "pieces.scores", "pieces.charsmap"
SCALE, RANGE = ".scale", ".range"
WORD_EMBEDDINGS = "trunk.embeddings.word_embeddings.weight"
LAYER = "trunk.encoder.layer."
# Where a layer multiplies by weights: what enters, and the linear maps that share that input.
SITES = {
    "attention.self": ("attention.self.query", "attention.self.key", "attention.self.value"),
    "attention.output": ("attention.output.dense",),
    "intermediate": ("intermediate.dense",),
    "output": ("output.dense",),
}

Array = NDArray[Any]
Model = TypeVar("Model", bound=nn.Module)


class ReaderFault(Exception):
    """Weights of the reader that cannot be used; the message is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear map: int8 weights (outputs, inputs), a scale and a bias an output, and the inputs' range."""

    weight: NDArray[np.int8]
    scale: NDArray[np.float32]
    bias: NDArray[np.float32]
    low: NDArray[np.float32]  # (inputs,)
    high: NDArray[np.float32]  # (inputs,)


@dataclass(frozen=True, slots=True)
class ReaderWeights:
    """What the file holds, and the encoder made of its pieces."""

    encoder: Encoder
    tensors: Mapping[str, Array]
    special: SpecialIds
    heads: int
    epsilon: float

    @property
    def layers(self) -> int:
        """How many layers the trunk has."""
        return (
            sum(name.startswith(LAYER) and name.endswith("output.dense.bias") for name in self.tensors) // 2
        )

    def site(self, layer: int, site: str) -> Linear:
        """Return the maps of one of SITES as one, its outputs one after the other."""
        names = [f"{LAYER}{layer}.{name}" for name in SITES[site]]
        low, high = self.tensors[f"{LAYER}{layer}.{site}{RANGE}"]
        weight, scale, bias = (
            np.concatenate([self.tensors[name + end] for name in names])
            for end in (".weight", SCALE, ".bias")
        )
        return Linear(weight, scale, bias, low, high)

    def words(self) -> NDArray[np.float32]:
        """Return the word embeddings, shape (pieces, dimension)."""
        stored = self.tensors[WORDS]
        return dequantise(stored.reshape(-1).view(Q4_TYPE)).reshape(len(stored), -1)

    def span_model(self) -> SpanModel:
        """Return the reader's network with these weights in float32: exact and slow."""
        return self._filled(SpanModel(self._trunk()))

    def verifier_model(self) -> VerifierModel:
        """Return the verifier's network with these weights in float32: exact and slow."""
        return self._filled(VerifierModel(self._trunk()))

    def _trunk(self) -> BertModel:
        inner, hidden = self.tensors[f"{LAYER}0.intermediate.dense.weight"].shape
        config = BertConfig(
            vocab_size=len(self.tensors[WORDS]),
            hidden_size=hidden,
            num_hidden_layers=self.layers,
            num_attention_heads=self.heads,
            intermediate_size=inner,
            max_position_embeddings=len(self.tensors["trunk.embeddings.position_embeddings.weight"]),
            type_vocab_size=len(self.tensors["trunk.embeddings.token_type_embeddings.weight"]),
            layer_norm_eps=self.epsilon,
            pad_token_id=self.special.padding,
        )
        return BertModel(config, add_pooling_layer=False)

    def _filled(self, model: Model) -> Model:
        words = torch.from_numpy(self.words())
        model.load_state_dict({WORD_EMBEDDINGS: words, **self.learnt(model)})
        return model.eval()

    def learnt(self, model: nn.Module) -> dict[str, torch.Tensor]:
        """Return the weights of `model` by name, in float32, without its word embeddings."""
        state = {}
        for name in model.state_dict():
            if name == WORD_EMBEDDINGS:
                continue
            tensor = self.tensors[name]
            if tensor.dtype == np.int8:
                tensor = tensor * self.tensors[name.removesuffix(".weight") + SCALE][:, None]
            state[name] = torch.from_numpy(tensor)
        return state


def load_reader_weights(folder: Path = FOLDER) -> ReaderWeights:
    """Return the weights in `folder`; raise ReaderFault when they are missing, damaged, or foreign."""
    tensors, metadata = _stored(folder, FILE, CHECKSUM, FORMAT)
    try:
        special = SpecialIds(*map(int, metadata["special"].split()))
        encoder = _encoder(tensors, special)
        return ReaderWeights(encoder, tensors, special, int(metadata["heads"]), float(metadata["epsilon"]))
    except (KeyError, ValueError, TypeError) as error:
        raise ReaderFault(_FOREIGN.format(path=folder / FILE, format=FORMAT)) from error


def load_verifier_weights(reader: ReaderWeights, folder: Path = FOLDER) -> ReaderWeights:
    """Return the verifier's weights in `folder`, which read with the tokenizer and words of `reader`.

    Raise ReaderFault when they are missing, damaged, or foreign.
    """
    tensors, metadata = _stored(folder, VERIFIER_FILE, VERIFIER_CHECKSUM, VERIFIER_FORMAT)
    shared = {name: reader.tensors[name] for name in (WORDS, PIECES, PIECE_SCORES, CHARSMAP)}
    try:
        return ReaderWeights(
            reader.encoder,
            {**tensors, **shared},
            reader.special,
            int(metadata["heads"]),
            float(metadata["epsilon"]),
        )
    except (KeyError, ValueError) as error:
        path = folder / VERIFIER_FILE
        raise ReaderFault(_FOREIGN.format(path=path, format=VERIFIER_FORMAT)) from error


def _stored(
    folder: Path, file: str, checksum: str, wanted_format: str
) -> tuple[Mapping[str, Array], Mapping[str, str]]:
    """Return tensors and metadata of a file that its checksum fits."""
    path = folder / file
    try:
        data, wanted = path.read_bytes(), (folder / checksum).read_text(encoding="ascii").split()[0]
    except OSError as error:
        raise ReaderFault(
            f"The reader's weights are missing ({error.strerror}: {error.filename}): install Zhengda again."
        ) from error
    except (UnicodeDecodeError, IndexError) as error:
        raise ReaderFault(
            f"The checksum file {folder / checksum} is damaged: install Zhengda again."
        ) from error
    if hashlib.sha256(data).hexdigest() != wanted:
        raise ReaderFault(f"The reader's weights {path} are damaged: install Zhengda again.")
    try:
        tensors = load(data)
        header = json.loads(data[8 : 8 + int.from_bytes(data[:8], "little")])["__metadata__"]
        if header["format"] != wanted_format:
            raise ValueError(header["format"])
    except (SafetensorError, KeyError, ValueError, TypeError) as error:
        raise ReaderFault(_FOREIGN.format(path=path, format=wanted_format)) from error
    return tensors, header


def _encoder(tensors: Mapping[str, Array], special: SpecialIds) -> Encoder:
    pieces = tensors[PIECES].tobytes().decode().split("\0")[:-1]
    longest = len(tensors["trunk.embeddings.position_embeddings.weight"])
    charsmap = tensors[CHARSMAP].tobytes()
    return Encoder(unigram_tokenizer(pieces, tensors[PIECE_SCORES].tolist(), charsmap, special, longest))
