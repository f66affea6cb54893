from pathlib import Path

import numpy as np
import pytest
import torch

from qa.reading.encoding import MARKED, Encoder, padded
from qa.reading.verifying import Claim, claim_windows, load_verifier
from qa.reading.weights import (
    VERIFIER_CHECKSUM,
    VERIFIER_FILE,
    ReaderFault,
    load_reader_weights,
    load_verifier_weights,
)
from tests.qa.reading.shipped import CLAIMS, made, ship_verifier


@pytest.mark.parametrize("claim", CLAIMS, ids=[claim.span.of(claim.text) for claim in CLAIMS])
def test_just_the_candidates_tokens_are_marked(claim: Claim) -> None:
    encoder = Encoder(made().tokenizer)
    (window,) = claim_windows(encoder, [claim])
    text = encoder.encode(claim.text)
    marked = [place - window.context for place in np.flatnonzero(window.types == MARKED).tolist()]
    assert text.characters_of(marked[0], marked[-1]) == claim.span
    assert marked == list(range(marked[0], marked[-1] + 1))


def test_the_shipped_verifier_judges_nearly_as_the_trained_one(tmp_path: Path) -> None:
    model = ship_verifier(tmp_path)
    windows = claim_windows(Encoder(made().tokenizer), CLAIMS)
    with torch.inference_mode():
        wanted = model(*(torch.from_numpy(array) for array in padded(windows, 1))).numpy()
    found = load_verifier(load_verifier_weights(load_reader_weights(tmp_path), tmp_path)).odds(CLAIMS)
    assert np.abs(found - wanted).max() < 0.2
    assert np.ptp(wanted) > 0.4  # so it does tell them apart


def test_a_claim_is_judged_alike_alone_and_beside_others(tmp_path: Path) -> None:
    ship_verifier(tmp_path)
    verifier = load_verifier(load_verifier_weights(load_reader_weights(tmp_path), tmp_path))
    alone = [verifier.odds([claim])[0] for claim in CLAIMS]
    assert verifier.odds(CLAIMS) == pytest.approx(alone, abs=1e-4)


@pytest.mark.parametrize("name", [VERIFIER_FILE, VERIFIER_CHECKSUM])
def test_a_missing_verifier_is_named(tmp_path: Path, name: str) -> None:
    ship_verifier(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(ReaderFault, match=rf"{name}\)"):
        load_verifier_weights(load_reader_weights(tmp_path), tmp_path)


def test_a_reader_in_the_verifiers_place_is_refused(tmp_path: Path) -> None:
    ship_verifier(tmp_path)
    for one, other in (
        (VERIFIER_FILE, "reader.safetensors"),
        (VERIFIER_CHECKSUM, "reader.safetensors.sha256"),
    ):
        (tmp_path / one).write_bytes((tmp_path / other).read_bytes())
    with pytest.raises(ReaderFault, match="another format"):
        load_verifier_weights(load_reader_weights(tmp_path), tmp_path)
