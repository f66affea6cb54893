"""What a run was made of: without it a figure is a rumour."""

import hashlib
import os
import platform
import re
import resource
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from documents import Article
from eval.json_input import read_bytes
from eval.questions import EvalQuestion

_ROOT = Path(__file__).parent.parent
_PACKAGES = ("documents", "index", "qa", "eval", "cli")  # what decides an answer and its score
_SHOWN_DIGITS = 12  # of a checksum, in tables
_DISTRIBUTION = "zhengda"


@dataclass(frozen=True, slots=True)
class IndexRate:
    """How fast an index is built, from articles in memory to a searchable index."""

    passages: int
    characters: int
    seconds: float

    @property
    def passages_per_second(self) -> float:
        """Passages of about 300 characters embedded and indexed a second, sentences included."""
        return self.passages / self.seconds if self.seconds else 0.0


@dataclass(frozen=True, slots=True)
class Provenance:
    """Commit, code, models, settings, data, machine and versions; texts, ready to be shown.

    `commit` is "" outside a git checkout; `code` is the checksum of the files that decide answers and scores,
    which tells an edited checkout from its commit. `peak_memory` counts bytes, of the whole process.
    """

    started: str
    seconds: float
    commit: str
    code: str
    models: Mapping[str, str]
    settings: Mapping[str, str]
    data: Mapping[str, str]
    machine: Mapping[str, str]
    versions: Mapping[str, str]
    peak_memory: int
    index_rate: IndexRate | None

    def sections(self) -> Iterable[tuple[str, Mapping[str, str]]]:
        """Return titled tables of it all, in the order to be read."""
        run = {
            "started": self.started,
            "took": f"{self.seconds:.0f} s",
            "commit": self.commit or "not a git checkout",
            "code checksum": self.code[:_SHOWN_DIGITS],
            "peak memory": f"{self.peak_memory / 2**20:.0f} MiB",
        }
        if self.index_rate is not None:
            rate = self.index_rate
            run["index build"] = (
                f"{rate.passages_per_second:.1f} passages a second ({rate.passages} passages, "
                f"{rate.characters} characters, {rate.seconds:.1f} s)"
            )
        return (
            ("Run", run),
            ("Models", self.models),
            ("Settings", self.settings),
            ("Data", self.data),
            ("Machine", self.machine),
            ("Versions", self.versions),
        )


def gather(
    *,
    began: datetime,
    models: Mapping[str, str],
    settings: Mapping[str, object],
    data: Mapping[str, str],
    index_rate: IndexRate | None,
) -> Provenance:
    """Return the provenance of a run that `began` then and ends now."""
    return Provenance(
        started=began.astimezone(UTC).isoformat(timespec="seconds"),
        seconds=(datetime.now(UTC) - began).total_seconds(),
        commit=commit(),
        code=code_checksum(),
        models=models,
        settings={name: str(value) for name, value in settings.items()},
        data=data,
        machine=machine(),
        versions=versions(),
        peak_memory=peak_memory(),
        index_rate=index_rate,
    )


def commit() -> str:
    """Return the commit of the checkout, `+ changes` behind it where files differ from it; "" elsewhere."""
    try:
        found = _git("rev-parse", "HEAD")
        changed = _git("status", "--porcelain", "--untracked-files=no")
    except (OSError, subprocess.CalledProcessError):
        return ""
    return f"{found} + changes" if changed else found


def _git(*arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(_ROOT), *arguments], capture_output=True, text=True, check=True, timeout=30
    )
    return done.stdout.strip()


@cache
def code_checksum() -> str:
    """Return the SHA-256 of the packages' code and of the weights that stand beside it as JSON."""
    digest = hashlib.sha256()
    paths = {path for package in _PACKAGES for path in (_ROOT / package).rglob("*.py")}
    paths.update((_ROOT / "qa").rglob("*.json"))
    for path in sorted(paths):
        digest.update(str(path.relative_to(_ROOT)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def file_checksum(path: Path) -> str:
    """Return the SHA-256 of a file; raise EvalInputError when it cannot be read."""
    return hashlib.sha256(read_bytes(path)).hexdigest()


def articles_checksum(articles: Iterable[Article]) -> str:
    """Return one SHA-256 of all articles' texts and titles, whatever their order."""
    parts = sorted(
        hashlib.sha256(f"{one.id}\0{one.title}\0{one.text}".encode("utf-8", "surrogatepass")).hexdigest()
        for one in articles
    )
    return hashlib.sha256("".join(parts).encode()).hexdigest()


def questions_checksum(questions: Sequence[EvalQuestion]) -> str:
    """Return one SHA-256 of what is asked and of what counts as right."""
    digest = hashlib.sha256()
    for one in questions:
        gold = [
            (part.article.id, part.span.start, part.span.end) for part in (*one.gold_spans, *one.counterpart)
        ]
        digest.update(
            repr((one.id, one.text, one.answers, gold, one.tags, one.split)).encode("utf-8", "replace")
        )
    return digest.hexdigest()


def machine() -> Mapping[str, str]:
    """Return what the run ran on; no host name, which is nobody's business."""
    return {
        "system": f"{platform.system()} {platform.release()}",
        "processor": _processor(),
        "cores": str(_cores()),
    }


def _processor() -> str:
    listed = Path("/proc/cpuinfo")
    if listed.is_file():
        found = re.search(r"^model name\s*:\s*(.+)$", listed.read_text(errors="replace"), re.MULTILINE)
        if found:
            return found[1].strip()
    return platform.processor() or platform.machine()


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def versions() -> Mapping[str, str]:
    """Return the versions of Python, of this project, and of every library that it names."""
    found = {"Python": platform.python_version()}
    for name in [_DISTRIBUTION, *_dependencies()]:
        try:
            found[name] = version(name)
        except PackageNotFoundError:  # an extra that is not installed
            continue
    return found


def _dependencies() -> list[str]:
    try:
        named = requires(_DISTRIBUTION) or []
    except PackageNotFoundError:
        return []
    return sorted({re.split(r"[\s<>=!~;\[]", one, maxsplit=1)[0] for one in named}, key=str.casefold)


def peak_memory() -> int:
    """Return the most memory that the process has held, in bytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024  # getrusage(2): kilobytes on Linux
