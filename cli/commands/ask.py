"""`zhengda ask`: one question, its answer on the terminal."""

import argparse
import json
import sys

from cli import building
from cli.command import Command
from cli.settings import Settings


def ask(settings: Settings, options: argparse.Namespace) -> int:
    """Answer one question."""
    from index import progress_bar
    from qa import checked
    from web import answer_payload, answer_text, explanation

    question = checked(options.question)  # before the models are loaded
    embedder, second = building.build_embedders(settings)
    store = building.build_store(settings, embedder, second)
    index = building.open_index(settings, store, progress_bar())
    answer = building.build_assistant(settings, index, second).ask(question)
    if options.json:
        print(json.dumps(answer_payload(answer), ensure_ascii=False, indent=2))
    else:
        print(answer_text(answer))
    if options.explain:
        print(explanation(answer), file=sys.stderr if options.json else sys.stdout)
    return 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the question and how to print its answer."""
    parser.add_argument("question")
    parser.add_argument("--json", action="store_true", help="print what the API returns")
    parser.add_argument("--explain", action="store_true", help="show passages, candidates and timings")


ASK = Command(name="ask", run=ask, add_arguments=add_arguments)
