"""`zhengda index`: the index of a documents folder, built or updated."""

import argparse
import sys

from cli import building
from cli.command import Command
from cli.printing import say_what_changed
from cli.settings import Settings


def index(settings: Settings, options: argparse.Namespace) -> int:
    """Build or update the index, with a progress bar; say what changed and how long it took."""
    from index import progress_bar

    store = building.build_store(settings, *building.build_embedders(settings))
    report = store.update(settings.documents, progress=progress_bar())
    say_what_changed(report, sys.stdout)
    return 0


INDEX = Command(name="index", run=index)
