"""`zhengda eval`: the assistant measured over a question set."""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cli import measuring
from cli.command import Command
from cli.commands.compare import COMPARE
from cli.commands.gate import GATE
from cli.settings import Settings

if TYPE_CHECKING:
    from eval import EvalOptions, Evaluation, Journals


def evaluate(settings: Settings, options: argparse.Namespace) -> int:
    """Measure the assistant over a question set and print the figures."""
    import eval as evaluation

    began = datetime.now(UTC)
    chosen = evaluation.EvalOptions(
        set_file=options.set or (None if options.squad else evaluation.BUILT_IN_SET),
        squad_files=tuple(options.squad or ()),
        gold_passage=options.gold_passage,
        questions_file=options.questions,
        limit=options.limit,
        retrieval_only=options.retrieval_only,
        json_file=options.json,
        report_folder=options.report,
        baselines=options.baselines,
    )
    bench = measuring.set_up(settings, chosen)
    with measuring.journals_of(settings, chosen, bench) as journals:
        if chosen.baselines:
            result = with_rivals(settings, chosen, bench, journals)
        else:
            result = measuring.run(settings, chosen, bench, journals)
        if journals.taken_up:
            note = f"{journals.taken_up} answers are of a run that was interrupted; its time is not counted."
            result = replace(result, notes=(*result.notes, note))
        if chosen.report_folder is not None and bench.index_rate is None and bench.index is not None:
            rate = measuring.timed_index(settings, bench.asked.articles, bench)[1]
            bench = replace(bench, index_rate=rate)
        made_of = evaluation.gather(
            began=began,
            models=measuring.models_of(bench),
            settings=measuring.deciding_settings(settings),
            data=measuring.data_of(chosen, bench),
            index_rate=bench.index_rate,
        )
        write(replace(result, provenance=made_of), chosen, verbose=options.verbose)
    return 0


def with_rivals(
    settings: Settings, chosen: EvalOptions, bench: measuring.Bench, journals: Journals
) -> Evaluation:
    """Ask the other systems too; those that cannot be had are noted."""
    from cli.rivals import rivals

    with tempfile.TemporaryDirectory() as folder:
        systems, left_out = rivals(settings, bench, Path(folder))
        result = measuring.run(settings, chosen, bench, journals, systems)
    return replace(
        result,
        notes=(
            *result.notes,
            *left_out,
            "Two systems were asked at a time, so their times, ours too, are those of a shared machine.",
        ),
    )


def write(result: Evaluation, chosen: EvalOptions, *, verbose: bool) -> None:
    """Print the figures, and write the files that are asked for."""
    import eval as evaluation

    print(evaluation.render(result, verbose=verbose))
    if chosen.json_file is not None:
        evaluation.write_results(result, chosen.json_file)
    if chosen.report_folder is not None:
        written = evaluation.write_report(result, chosen.report_folder)
        print(f"\nThe report is in {', '.join(str(path) for path in written)}.")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what to ask, and what to do with the figures."""
    parser.add_argument("--set", type=Path, metavar="FILE", help="question set over the documents")
    parser.add_argument(
        "--squad", type=Path, action="append", metavar="FILE", help="SQuAD JSON; may be repeated"
    )
    parser.add_argument(
        "--gold-passage", action="store_true", help="give the reader each question's own context"
    )
    parser.add_argument("--questions", type=Path, metavar="FILE", help="question texts by id, for --squad")
    parser.add_argument("--limit", type=int, metavar="N", help="ask only the first N questions")
    parser.add_argument(
        "--retrieval-only", action="store_true", help="only search; show each channel's share"
    )
    parser.add_argument(
        "--baselines", action="store_true", help="ask simpler systems, and peers where installed, too"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write figures and rows there")
    parser.add_argument(
        "--report", type=Path, metavar="FOLDER", help="write a page to read, Markdown and JSON there"
    )
    parser.add_argument("--verbose", action="store_true", help="print every wrong row")


EVAL = Command(name="eval", run=evaluate, add_arguments=add_arguments, below=(COMPARE, GATE))
