"""Write the trained verifier as it is shipped: its network in one safetensors file.

    python -m qa.training.export_verifier --claims FILE --start FOLDER --checkpoint FILE [--out FOLDER]

`start` is the folder of the reader that its training began from, whose pieces and words it reads with: the
reader beside which it is put has to have the same.
"""

import argparse
import random
import sys
from collections.abc import Sequence
from pathlib import Path

import torch

from qa.reading.encoding import Encoder, Window
from qa.reading.model import VerifierModel, with_marks
from qa.reading.verifying import claim_windows
from qa.reading.weights import (
    FOLDER,
    VERIFIER_CHECKSUM,
    VERIFIER_FILE,
    VERIFIER_FORMAT,
    WORD_EMBEDDINGS,
    ReaderFault,
    ReaderWeights,
    load_reader_weights,
)
from qa.training.claims import Contest, read_contests
from qa.training.examples import TrainingDataError
from qa.training.export import RANGE_WINDOWS, input_ranges, network, write_weights


def trained_verifier(checkpoint: Path, start: ReaderWeights) -> VerifierModel:
    """Return the verifier with the checkpoint's averaged weights."""
    model = VerifierModel(with_marks(start.span_model().trunk))
    average = torch.load(checkpoint, map_location="cpu", weights_only=True, mmap=True)["average"]
    missing, unknown = model.load_state_dict(average, strict=False)
    if missing != [WORD_EMBEDDINGS] or unknown:
        raise TrainingDataError(f"The checkpoint {checkpoint} is of another network: train anew.")
    return model.eval()


def range_windows(encoder: Encoder, contests: Sequence[Contest]) -> list[Window]:
    """Return the windows of RANGE_WINDOWS first candidates, drawn from all questions."""
    asked = [one for one in contests if one.candidates]
    drawn = random.Random(0).sample(asked, min(RANGE_WINDOWS, len(asked)))
    return claim_windows(encoder, [one.candidates[0].claims[0] for one in drawn])


def main(arguments: Sequence[str] | None = None) -> int:
    """Export from the command line; return 0, or 2 for files that cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m qa.training.export_verifier", description=__doc__)
    parser.add_argument("--claims", type=Path, required=True, help="a file that qa.training.claims wrote")
    parser.add_argument("--start", type=Path, required=True, help="folder of the reader it began from")
    parser.add_argument("--checkpoint", type=Path, required=True, help="what qa.training.verify wrote")
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args(arguments)
    try:
        start, contests = load_reader_weights(options.start), read_contests(options.claims)
        model = trained_verifier(options.checkpoint, start)
    except (TrainingDataError, ReaderFault, FileNotFoundError) as error:
        print(f"export_verifier: {error}", file=sys.stderr)
        return 2
    tensors = network(model) | input_ranges(model, range_windows(start.encoder, contests))
    names = (VERIFIER_FILE, VERIFIER_CHECKSUM, VERIFIER_FORMAT)
    size = write_weights(options.out, tensors, start.special, start.heads, start.epsilon, names)
    print(f"{options.out / VERIFIER_FILE}: {size / 1e6:.1f} MB.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
