"""`zhengda eval compare`: what changed between two runs."""

import argparse
from pathlib import Path

from cli.command import Command
from cli.settings import Settings


def compare(settings: Settings, options: argparse.Namespace) -> int:
    """Compare two results files: figures with significance, and every row that changed."""
    import eval as evaluation

    first, second = evaluation.read_run(options.first), evaluation.read_run(options.second)
    print(evaluation.render_comparison(evaluation.compare_runs(first, second)))
    return 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the two files."""
    parser.add_argument("first", type=Path, metavar="A.json", help="the run before")
    parser.add_argument("second", type=Path, metavar="B.json", help="the run after")


COMPARE = Command(name="compare", run=compare, add_arguments=add_arguments)
