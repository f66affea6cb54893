"""What a command is: a name, what it runs, the arguments it takes, and the commands below it."""

import argparse
import signal
from collections.abc import Callable
from dataclasses import dataclass

from cli.settings import Settings

INTERRUPTED = 128 + signal.SIGINT  # what a shell reports of a program that Ctrl+C ended

Run = Callable[[Settings, argparse.Namespace], int]


def no_arguments(parser: argparse.ArgumentParser) -> None:
    """Add nothing: the settings are all that the command takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command; the settings are options of every one that runs.

    `run` returns the exit status, and its docstring's first line is the help text. A group of commands
    (`articles add`) has `below` and a `summary`; one with `run` too (`eval`) also runs itself.
    """

    name: str
    run: Run | None = None
    add_arguments: Callable[[argparse.ArgumentParser], None] = no_arguments
    below: tuple["Command", ...] = ()
    summary: str = ""

    @property
    def help(self) -> str:
        """The sentence that `--help` shows."""
        return self.summary or (self.run.__doc__ or "").splitlines()[0]
