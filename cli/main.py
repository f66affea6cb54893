"""Runs one command: settings first, every error of the user in one sentence, an exit status that tells."""

import contextlib
import logging
import os
import sys
from collections.abc import Iterator, Sequence

from cli.command import INTERRUPTED
from cli.commands import COMMANDS
from cli.parser import build_parser
from cli.settings import UserError, load_settings

# Libraries that warn of a damaged file or a missing model before we say it in one sentence.
TALKATIVE = ("pypdf", "sentence_transformers", "transformers")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return its exit status: 0 done, 1 not done, 2 wrong usage, 130 interrupted."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (given[0].startswith("-") and given[0] not in ("-h", "--help", "--version")):
        given.insert(0, "serve")
    try:
        status = run(given)
        print(end="", flush=True)  # a reader who has left, or a full disk, shows here, not when Python ends
        return status
    except OSError as error:
        if not output_is_broken():
            raise
        # What could not be written must not be tried again, and complained of, when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):  # `zhengda ask … | head -1`: whoever reads has enough
            print(
                f"zhengda: The output cannot be written ({error.strerror or error}): "
                "make room, or send it elsewhere.",
                file=sys.stderr,
            )
        return 1
    except KeyboardInterrupt:
        print("zhengda: stopped.", file=sys.stderr)
        return INTERRUPTED


def run(given: Sequence[str]) -> int:
    """Run the command given; return its exit status."""
    try:
        options = build_parser(COMMANDS).parse_args(given)
    except SystemExit as exit:  # --help, --version, and wrong usage, which it has said
        return int(exit.code or 0)
    try:
        settings = load_settings(vars(options), os.environ)
    except UserError as error:
        print(f"zhengda: {error}", file=sys.stderr)
        return 2
    for library in TALKATIVE:
        logging.getLogger(library).setLevel(logging.CRITICAL)
    try:
        with user_errors():
            status: int = options.run(settings, options)
            return status
    except UserError as error:
        print(f"zhengda: {error}", file=sys.stderr)
        return 1


@contextlib.contextmanager
def user_errors() -> Iterator[None]:
    """Turn every error that a user can put right, wherever it was raised, into UserError."""
    from documents import DocumentError
    from editing import EditError
    from eval import EvalInputError
    from index import IndexFault
    from qa import QuestionError, ReaderFault

    try:
        yield
    except (DocumentError, EditError, EvalInputError, IndexFault, QuestionError, ReaderFault) as error:
        raise UserError(str(error)) from error


def output_is_broken() -> bool:
    """Say whether standard output takes not even a line break, so that an error was its and no defect's."""
    try:
        print(flush=True)
    except OSError:
        return True
    return False
