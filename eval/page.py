"""Lays an evaluation out as one HTML page that needs nothing beside itself: no request leaves it.

Style and script stand in the page and are named in its content security policy by their checksums; the rows
and the articles behind them are JSON that the script lays out, as text only.
"""

import base64
import hashlib
import html
import json
from collections.abc import Iterator
from pathlib import Path

from eval.evaluation import Evaluation
from eval.measures import BY_NAME
from eval.page_markup import interval_range, section
from eval.page_rows import rows_data, rows_section
from eval.page_sections import (
    channels_section,
    confidence_section,
    figures_section,
    groups_of,
    latency_section,
    provenance_section,
    slices_section,
    systems_section,
)
from eval.rows import HELD_OUT
from eval.wording import percent

_STATIC = Path(__file__).parent / "static"
# The figures at the head of the page; the rest stands in the table below them.
_HEADLINES = ("correct", "cited_right", "abstain_precision", "abstain_recall", "status_confused", "hit_at_5")


def page(evaluation: Evaluation) -> str:
    """Return the whole page."""
    style, script = ((_STATIC / name).read_text(encoding="utf-8") for name in ("report.css", "report.js"))
    policy = (
        f"default-src 'none'; style-src '{_checksum(style)}'; script-src '{_checksum(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    body = "\n".join(_sections(evaluation))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy, quote=True)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>政答 evaluation, {_date(evaluation)}</title>\n<style>{style}</style>\n</head>\n"
        f'<body>\n<a class="skip" href="#rows">Skip to the rows</a>\n{body}\n'
        f'<script type="application/json" id="data">{_json(rows_data(evaluation))}</script>\n'
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


def _checksum(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _json(value: object) -> str:
    """Return JSON that cannot end the script element it stands in."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _date(evaluation: Evaluation) -> str:
    return evaluation.provenance.started[:10] if evaluation.provenance is not None else ""


def _sections(evaluation: Evaluation) -> Iterator[str]:
    yield _head(evaluation)
    yield "<main>"
    yield _headlines(evaluation)
    yield section("figures", "Figures", figures_section(evaluation))
    if evaluation.baselines:
        yield section("systems", "Against other systems", systems_section(evaluation))
    yield section("slices", "Where it is right", slices_section(evaluation))
    if evaluation.summary.confidence is not None:
        yield section("confidence", "What its confidence is worth", confidence_section(evaluation))
    yield section("latency", "How long it takes", latency_section(evaluation))
    if len(evaluation.summary.channels) > 1:
        yield section("channels", "Search channels", channels_section(evaluation))
    yield section("rows", "Rows", rows_section(evaluation))
    if evaluation.provenance is not None:
        yield section("provenance", "What this was made of", provenance_section(evaluation))
    yield "</main>"


def _head(evaluation: Evaluation) -> str:
    rows = evaluation.rows
    answerable = sum(row.question.answerable for row in rows)
    facts = [
        f"{len(rows)} questions",
        f"{answerable} that the articles answer",
        f"{len(rows) - answerable} that they do not",
    ]
    if evaluation.provenance is not None:
        facts += [
            evaluation.provenance.started.replace("T", " "),
            f"commit {evaluation.provenance.commit[:10] or '–'}",
        ]
    notes = "".join(f"<li>{html.escape(note)}</li>" for note in evaluation.notes)
    return (
        f'<header><h1><span lang="zh-CN">政答</span> evaluation</h1>'
        f'<p class="facts">{" · ".join(html.escape(fact) for fact in facts)}</p>'
        + (f'<ul class="notes">{notes}</ul>' if notes else "")
        + "</header>"
    )


def _headlines(evaluation: Evaluation) -> str:
    groups = groups_of(evaluation)
    name = HELD_OUT if HELD_OUT in groups else next(iter(groups))
    held = groups[name].figures
    tiles = "".join(
        f'<div class="tile"><dt>{BY_NAME[one].label}</dt><dd>'
        f"<strong>{percent(figure.value)}<small>%</small></strong>{interval_range(figure)}</dd></div>"
        for one in _HEADLINES
        if (figure := held.by_name[one]).value is not None
    )
    scope = f"Split <code>{html.escape(name)}</code>, {held.questions} questions" if len(groups) > 1 else ""
    return f'<section class="headlines" aria-label="Main figures"><p>{scope}</p><dl>{tiles}</dl></section>'
