"""The weights that turn a read span's signs into the probability of its being right."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from qa.reading.weights import ReaderFault

CALIBRATION_FILE = "calibration.json"


@dataclass(frozen=True, slots=True)
class Calibration:
    """One weight a sign, in log-odds, before and after verifying, and the probability to abstain below."""

    weights: Mapping[str, float]
    verified: Mapping[str, float]
    threshold: float


def load_calibration(folder: Path, signs: tuple[str, ...], verified: tuple[str, ...] = ()) -> Calibration:
    """Return the calibration in `folder`; raise ReaderFault when it is damaged or lacks a sign."""
    path = folder / CALIBRATION_FILE
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return Calibration(
            {name: float(stored["weights"][name]) for name in signs},
            {name: float(stored["verified"][name]) for name in verified},
            float(stored["threshold"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReaderFault(
            f"The reader's calibration {path.name} is missing or damaged: install Zhengda again."
        ) from error


def write_calibration(calibration: Calibration, folder: Path) -> None:
    """Write the calibration into `folder`, whole or not at all."""
    text = json.dumps(
        {
            "threshold": calibration.threshold,
            "weights": {name: round(value, 4) for name, value in calibration.weights.items()},
            "verified": {name: round(value, 4) for name, value in calibration.verified.items()},
        },
        indent=2,
    )
    partial = folder / f"{CALIBRATION_FILE}.partial"
    partial.write_text(text + "\n", encoding="utf-8")
    partial.replace(folder / CALIBRATION_FILE)
