"""The parser of the command line, made from the table of commands and the fields of the settings."""

import argparse
from collections.abc import Iterable
from importlib.metadata import version

from cli.command import Command
from cli.settings import PREFIX, SAMPLES, Settings, is_secret


def build_parser(commands: Iterable[Command]) -> argparse.ArgumentParser:
    """Return the parser; it sets `run` to what the command given runs."""
    parser = argparse.ArgumentParser(
        prog="zhengda", description="Cited answers from government news. With no command it serves."
    )
    parser.add_argument("--version", action="version", version=f"zhengda {version('zhengda')}")
    add_commands(parser, commands, required=True)
    return parser


def add_commands(parser: argparse.ArgumentParser, commands: Iterable[Command], *, required: bool) -> None:
    """Add `commands` below `parser`, and theirs below them."""
    below = parser.add_subparsers(metavar="COMMAND", required=required)
    for command in commands:
        added = below.add_parser(command.name, help=command.help, description=command.help)
        if command.run is not None:
            added.set_defaults(run=command.run)
            command.add_arguments(added)
            add_settings(added)
        if command.below:
            add_commands(added, command.below, required=command.run is None)


def add_settings(parser: argparse.ArgumentParser) -> None:
    """Add an option for every setting; what is not given is left to the environment."""
    secrets = [
        f"{PREFIX}{field.upper()} ({info.description})"
        for field, info in Settings.model_fields.items()
        if is_secret(field)
    ]
    group = parser.add_argument_group("settings", f"in the environment only: {', '.join(secrets)}")
    for field, info in Settings.model_fields.items():
        if is_secret(field):
            continue
        default = "" if info.default in ("", ()) else f" (default: {shown(info.default)})"
        # Suppressed: a command below another must not undo what was given before its name.
        group.add_argument(
            f"--{field.replace('_', '-')}",
            metavar=field.upper(),
            default=argparse.SUPPRESS,
            help=f"{info.description}{default}",
        )


def shown(default: object) -> object:
    """Return a setting's default as the help text says it."""
    if default == SAMPLES:
        return "the sample articles"
    return str(default).lower() if isinstance(default, bool) else default
