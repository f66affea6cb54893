"""Write generated paragraphs: python -m qa.training.generate --seed 1 --paragraphs 3000 --out FILE."""

import argparse
import dataclasses
import json
from pathlib import Path

from qa.training.generator import Paragraph, generate


def to_line(paragraph: Paragraph) -> str:
    """Return a paragraph as one line of JSON, in the form of `gov_qa.jsonl`."""
    return json.dumps(dataclasses.asdict(paragraph), ensure_ascii=False)


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and write the file."""
    parser = argparse.ArgumentParser(prog="python -m qa.training.generate", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same paragraphs")
    parser.add_argument("--paragraphs", type=int, default=3000, help="how many to write")
    parser.add_argument("--out", type=Path, required=True, help="the file to write, one paragraph a line")
    options = parser.parse_args(arguments)
    out: Path = options.out
    if options.paragraphs < 1:
        parser.error(f"--paragraphs {options.paragraphs}: ask for at least one.")
    if not out.parent.is_dir():
        parser.error(f"--out {out}: there is no folder {out.parent}; make it first.")
    partial = out.with_name(out.name + ".partial")  # a file that is there is whole
    with partial.open("w", encoding="utf-8") as lines:
        lines.writelines(
            to_line(paragraph) + "\n" for paragraph in generate(options.seed, options.paragraphs)
        )
    partial.replace(out)


if __name__ == "__main__":
    main()
