"""The command line and the composition root: settings, and everything that is built from them.

The rooms are imported where they are used: PyTorch takes seconds, and `zhengda --help` should not.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

if TYPE_CHECKING:
    from index import Embedder, Index, IndexStore, Progress, UpdateReport
    from qa import Assistant, Reader
    from web import Ready, Starting

PREFIX = "ZHENGDA_"
SAMPLES = Path(__file__).parent / "documents" / "samples"
INTERRUPTED = 128 + signal.SIGINT  # what a shell reports of a program that Ctrl+C ended
# Libraries that warn of a damaged file or a missing model before we say it in one sentence.
TALKATIVE = ("pypdf", "sentence_transformers", "transformers")


class Settings(BaseSettings):
    """Every setting: a field here, an option of the command line, an environment variable ZHENGDA_<NAME>."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid")

    documents: Path = Field(SAMPLES, description="folder of articles (.txt .md .html .pdf .docx)")
    data: Path = Field(Path("data"), description="folder that holds the index")
    host: str = Field("127.0.0.1", description="address to serve on")
    port: int = Field(7860, ge=0, le=65535, description="port to serve on; 0 takes a free one")
    embedding_model: str = Field("", description="hub name or folder of another SentenceTransformer")
    second_encoder: bool = Field(True, description="search sentences with USE multilingual too")
    threshold: float = Field(0.5, ge=0, le=1, description="confidence below which the assistant abstains")


class UserError(Exception):
    """Something that the user can put right; the message is one sentence."""


def load_settings(options: Mapping[str, Any], environment: Mapping[str, str]) -> Settings:
    """Return the settings: options first, then the environment, then the defaults.

    Raise UserError for a value that does not fit, and for a variable ZHENGDA_… that is no setting.
    """
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    for name in environment:
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            raise UserError(f"There is no setting {name}; the settings are {', '.join(sorted(known))}.")
    given = {name: options[name] for name in Settings.model_fields if options.get(name) is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        raise UserError(
            f"The setting {name} cannot be {first['input']!r}: {first['msg'][0].lower()}{first['msg'][1:]}."
        ) from error


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return its exit status: 0 done, 1 not done, 2 wrong usage, 130 interrupted."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (given[0].startswith("-") and given[0] not in ("-h", "--help", "--version")):
        given.insert(0, "serve")
    options = _parser().parse_args(given)
    try:
        settings = load_settings(vars(options), os.environ)
    except UserError as error:
        print(f"zhengda: {error}", file=sys.stderr)
        return 2
    for library in TALKATIVE:
        logging.getLogger(library).setLevel(logging.CRITICAL)
    command: Callable[[Settings, argparse.Namespace], int] = options.command
    try:
        with _user_errors():
            status = command(settings, options)
        print(end="", flush=True)  # a reader who has left shows here, not when Python ends
        return status
    except UserError as error:
        print(f"zhengda: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # `zhengda ask … | head -1`: whoever reads has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print("zhengda: stopped.", file=sys.stderr)
        return INTERRUPTED


@contextlib.contextmanager
def _user_errors() -> Iterator[None]:
    """Turn every error that a user can put right, wherever it was raised, into UserError."""
    from documents import DocumentError
    from eval import EvalInputError
    from index import IndexFault
    from qa import QuestionError

    try:
        yield
    except (DocumentError, EvalInputError, IndexFault, QuestionError) as error:
        raise UserError(str(error)) from error


# Building


def build_embedders(settings: Settings) -> tuple[Embedder, Embedder | None]:
    """Return the encoder of passages and sentences, and the second one unless it is switched off."""
    from index import UseEmbedder, load_embedder

    return load_embedder(settings.embedding_model), UseEmbedder() if settings.second_encoder else None


def build_reader(second: Embedder | None) -> Reader:
    """Return the reader; it compares clauses with the second encoder, the faster of the two."""
    from index import UseEmbedder
    from qa import BaselineReader, Glossary

    return BaselineReader(second or UseEmbedder(), Glossary())


def build_store(settings: Settings, embedder: Embedder, second: Embedder | None) -> IndexStore:
    """Return the store of the documents' index; every documents folder has one of its own."""
    from index import IndexStore

    folder = Path(os.path.realpath(settings.documents))  # `resolve` raises where links lead in a circle
    mark = hashlib.sha256(str(folder).encode()).hexdigest()[:8]
    return IndexStore(settings.data / f"{folder.name}-{mark}", embedder, second)


def open_index(settings: Settings, store: IndexStore, progress: Progress) -> Index:
    """Return the index, brought up to date with the documents first; say on standard error what that took."""
    if not store.fits(settings.documents):
        _say_what_changed(store.update(settings.documents, progress=progress), sys.stderr)
    return _open_or_rebuild(settings, store, progress)


def _open_or_rebuild(settings: Settings, store: IndexStore, progress: Progress) -> Index:
    from index import DamagedIndex

    try:
        return store.open()
    except DamagedIndex:  # update says what was wrong, and builds it anew from the documents
        _say_what_changed(store.update(settings.documents, progress=progress), sys.stderr)
        return store.open()


def build_assistant(settings: Settings, index: Index, second: Embedder | None) -> Assistant:
    """Return the assistant over `index`."""
    from qa import Assistant

    return Assistant(index, build_reader(second), threshold=settings.threshold)


# Commands


def serve(settings: Settings, options: argparse.Namespace) -> int:
    """Serve the chat page and the JSON interface until interrupted; prepare the index in the background."""
    import uvicorn

    from web import BackgroundService, create_app

    expected = _expected()

    def prepare(report: Callable[[Starting], None]) -> Ready:
        try:
            return _prepare(settings, report)
        except expected as error:
            print(f"zhengda: {error}", file=sys.stderr, flush=True)  # the page says it too
            raise

    with _listen(settings.host, settings.port) as listening:
        service = BackgroundService(prepare, expected=expected)
        app = create_app(service)
        host, port = listening.getsockname()[:2]
        shown = f"[{host}]" if ":" in host else host
        print(f"Zhengda 政答 is at http://{shown}:{port}/ (Ctrl+C stops it)", flush=True)
        preparing = service.start()
        server = uvicorn.Server(
            uvicorn.Config(
                app, log_level="warning", server_header=False, ws="none", timeout_graceful_shutdown=1
            )
        )
        try:
            server.run(sockets=[listening])
        except KeyboardInterrupt:
            if preparing.is_alive():  # PyTorch aborts when Python ends under it; the stored index stays whole
                print("zhengda: stopped.", file=sys.stderr, flush=True)
                os._exit(INTERRUPTED)
            raise
    return 0


def index(settings: Settings, options: argparse.Namespace) -> int:
    """Build or update the index, with a progress bar; say what changed and how long it took."""
    from index import progress_bar

    store = build_store(settings, *build_embedders(settings))
    report = store.update(settings.documents, progress=progress_bar())
    _say_what_changed(report, sys.stdout)
    return 0


def ask(settings: Settings, options: argparse.Namespace) -> int:
    """Answer one question."""
    from index import progress_bar
    from qa import checked
    from web import answer_payload, answer_text, explanation

    question = checked(options.question)  # before the models are loaded
    embedder, second = build_embedders(settings)
    index = open_index(settings, build_store(settings, embedder, second), progress_bar())
    answer = build_assistant(settings, index, second).ask(question)
    if options.json:
        print(json.dumps(answer_payload(answer), ensure_ascii=False, indent=2))
    else:
        print(answer_text(answer))
    if options.explain:
        print(explanation(answer), file=sys.stderr if options.json else sys.stdout)
    return 0


def evaluate(settings: Settings, options: argparse.Namespace) -> int:
    """Measure the assistant over a question set and print the figures."""
    import eval as evaluation
    from index import build_index, progress_bar

    set_file = options.set or (None if options.squad else evaluation.BUILT_IN_SET)
    chosen = evaluation.EvalOptions(
        set_file=set_file,
        squad_files=tuple(options.squad or ()),
        gold_passage=options.gold_passage,
        questions_file=options.questions,
        limit=options.limit,
        retrieval_only=options.retrieval_only,
        json_file=options.json,
    )
    embedder, second = build_embedders(settings)
    if chosen.squad_files:
        asked = evaluation.load_questions(chosen)
        index = (
            None
            if chosen.gold_passage
            else build_index(asked.articles, embedder, second, progress=progress_bar())
        )
    else:
        index = open_index(settings, build_store(settings, embedder, second), progress_bar())
        asked = evaluation.load_questions(chosen, index.articles)
    if index is None:
        from qa import read_article

        reader = build_reader(second)
        result = evaluation.evaluate_reading(
            asked,
            lambda question, article: read_article(reader, question, article, threshold=settings.threshold),
        )
    elif chosen.retrieval_only:
        result = evaluation.evaluate_retrieval(asked, index)
    else:
        result = evaluation.evaluate_answers(asked, build_assistant(settings, index, second).ask)
    print(evaluation.render(result, verbose=options.verbose))
    if chosen.json_file is not None:
        evaluation.write_results(result, chosen.json_file)
    return 0


def _prepare(settings: Settings, report: Callable[[Starting], None]) -> Ready:
    """Load the models, bring the index up to date and open it, reporting each step to the page."""
    from qa import example_questions
    from web import Ready, Starting, Wording

    stages = {
        "reading": Wording("正在阅读文章", "reading the articles"),
        "embedding": Wording("正在为文章建立索引", "indexing the articles"),
        "embedding, second model": Wording("正在为句子建立索引", "indexing the sentences"),
    }

    def progress(stage: str, done: int, total: int) -> None:
        report(Starting(stages.get(stage, Wording(stage, stage)), done / total if total else None))

    report(Starting(Wording("正在载入模型", "loading the models")))
    embedder, second = build_embedders(settings)
    index = open_index(settings, build_store(settings, embedder, second), progress)
    assistant = build_assistant(settings, index, second)
    report(Starting(Wording("正在准备示例问题", "finding example questions")))
    return Ready(assistant, index.articles, example_questions(assistant, index.articles))


def _expected() -> tuple[type[Exception], ...]:
    from documents import DocumentError
    from index import IndexFault

    return (DocumentError, IndexFault)


def _listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens there; raise UserError, one sentence, where that cannot be."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=128)
    except (OSError, UnicodeError) as error:  # UnicodeError: a name that cannot be one of a host
        # Python adds the address to the reason, which we name ourselves.
        reason = str(getattr(error, "strerror", None) or error).partition(" (while")[0]
        raise UserError(
            f"Cannot serve on {host} port {port} ({reason}): choose another with --port or --host."
        ) from error


# What is printed


def _say_what_changed(report: UpdateReport, stream: Any) -> None:
    for note in report.notes:
        print(note, file=stream)
    for failure in report.failures:
        print(failure.reason, file=stream)
    print(
        f"Index: {len(report.added)} files added, {len(report.changed)} changed, "
        f"{len(report.removed)} removed, {len(report.unchanged)} unchanged; "
        f"{report.embedded} texts embedded, {report.reused} reused; {report.seconds:.1f} s.",
        file=stream,
    )


# The command line


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="zhengda", description="Cited answers from government news. With no command it serves."
    )
    parser.add_argument("--version", action="version", version=f"zhengda {version('zhengda')}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def add(name: str, command: Callable[[Settings, argparse.Namespace], int]) -> argparse.ArgumentParser:
        summary = (command.__doc__ or "").splitlines()[0]
        added = commands.add_parser(name, help=summary, description=summary)
        added.set_defaults(command=command)
        settings = added.add_argument_group("settings")
        for field, info in Settings.model_fields.items():
            default = "" if info.default == "" else f" (default: {_shown(info.default)})"
            settings.add_argument(
                f"--{field.replace('_', '-')}", metavar=field.upper(), help=f"{info.description}{default}"
            )
        return added

    add("serve", serve)
    add("index", index)
    asking = add("ask", ask)
    asking.add_argument("question")
    asking.add_argument("--json", action="store_true", help="print what the API returns")
    asking.add_argument("--explain", action="store_true", help="show passages, candidates and timings")
    measuring = add("eval", evaluate)
    measuring.add_argument("--set", type=Path, metavar="FILE", help="question set over the documents")
    measuring.add_argument(
        "--squad", type=Path, action="append", metavar="FILE", help="SQuAD JSON; may be repeated"
    )
    measuring.add_argument(
        "--gold-passage", action="store_true", help="give the reader each question's own context"
    )
    measuring.add_argument("--questions", type=Path, metavar="FILE", help="question texts by id, for --squad")
    measuring.add_argument("--limit", type=int, metavar="N", help="ask only the first N questions")
    measuring.add_argument(
        "--retrieval-only", action="store_true", help="only search; show each channel's share"
    )
    measuring.add_argument("--json", type=Path, metavar="FILE", help="write figures and rows there")
    measuring.add_argument("--verbose", action="store_true", help="print every wrong row")
    return parser


def _shown(default: object) -> object:
    if default == SAMPLES:
        return "the sample articles"
    return str(default).lower() if isinstance(default, bool) else default


if __name__ == "__main__":
    sys.exit(main())
