"""`zhengda eval gate`: what a change must pass."""

import argparse
from dataclasses import replace

from cli import measuring
from cli.command import Command
from cli.settings import Settings


def gate(settings: Settings, options: argparse.Namespace) -> int:
    """Compare the figures of the held-out questions with the recorded ones; fail where one is worse."""
    import eval as evaluation
    from eval import gate as gates

    chosen = evaluation.EvalOptions(set_file=evaluation.BUILT_IN_SET)
    bench = measuring.set_up(settings, chosen)
    bench = replace(bench, asked=gates.held_out(bench.asked))
    with measuring.journals_of(settings, chosen, bench) as journals:
        result = measuring.run(settings, chosen, bench, journals)
    if options.record:
        gates.record(bench.asked, result.rows, gates.GATE_FILE)
        print(f"Recorded the outcomes of {len(result.rows)} questions in {gates.GATE_FILE.name}.")
        return 0
    figures = gates.check(bench.asked, result.rows, gates.GATE_FILE)
    print(gates.render_gate(figures))
    return int(any(figure.worse for figure in figures))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add recording."""
    parser.add_argument("--record", action="store_true", help="record the present figures as those to hold")


GATE = Command(name="gate", run=gate, add_arguments=add_arguments)
