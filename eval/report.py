"""Writes the report of an evaluation: a page to read, and its Markdown and JSON twins."""

from pathlib import Path

from eval.evaluation import Evaluation
from eval.json_input import EvalInputError
from eval.markdown import markdown
from eval.page import page
from eval.results import write_results, write_whole


def write_report(evaluation: Evaluation, folder: Path) -> list[Path]:
    """Write `report.html`, `report.md` and `report.json` into `folder`, and return their paths.

    Raise EvalInputError when they cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EvalInputError(f"{folder}: the folder cannot be made ({error.strerror or error}).") from error
    paths = [folder / f"report.{ending}" for ending in ("html", "md", "json")]
    write_whole(paths[0], page(evaluation))
    write_whole(paths[1], markdown(evaluation))
    write_results(evaluation, paths[2])
    return paths
