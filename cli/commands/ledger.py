"""`zhengda ledger`: what was promised and what was delivered, indicator by indicator."""

import argparse
import json
import sys

from cli.command import Command
from cli.settings import Settings


def ledger(settings: Settings, options: argparse.Namespace) -> int:
    """List each indicator that the articles state as a target and as a result, and whether it was met."""
    from documents import read_folder
    from qa import delivery_ledger
    from web import ledger_payload, ledger_text

    collection = read_folder(settings.documents)
    for failure in collection.failures:
        print(failure.reason, file=sys.stderr)
    rows = delivery_ledger(collection.articles)
    if options.json:
        print(json.dumps(ledger_payload(rows), ensure_ascii=False, indent=2))
    else:
        print(ledger_text(rows, "zh"))
    return 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add how to print the ledger."""
    parser.add_argument("--json", action="store_true", help="print what GET /api/ledger returns")


LEDGER = Command(name="ledger", run=ledger, add_arguments=add_arguments)
