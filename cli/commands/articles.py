"""`zhengda articles`: what is in the documents folder, and articles into and out of it."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cli import building
from cli.command import Command
from cli.printing import say_what_changed
from cli.settings import Settings, UserError

if TYPE_CHECKING:
    from documents import Article
    from editing import Desk, Extraction
    from index import UpdateReport


def list_articles(settings: Settings, options: argparse.Namespace) -> int:
    """List the articles of the documents folder, and the files that cannot be read."""
    from documents import read_folder

    collection = read_folder(settings.documents)
    if options.json:
        print(json.dumps([described(article) for article in collection], ensure_ascii=False, indent=2))
    else:
        for article in collection:
            print(line_of(article))
    for failure in collection.failures:
        print(failure.reason, file=sys.stderr)
    return 0


def add(settings: Settings, options: argparse.Namespace) -> int:
    """Copy files into the documents folder and the index; say what was read from them."""
    from editing import checked_name, extract

    desk = open_desk(settings)
    desk.folder.require_editable()
    names = [checked_name(file.name) for file in options.files]  # all of them before the first goes in
    if len(set(names)) < len(names):
        raise UserError("Two of the files have the same name: rename one.")
    for name in names:
        if (desk.folder.path / name).exists() and not options.replace:
            raise UserError(f"There is a document {name} already: give --replace to put the new one there.")
    found = [extract(file) for file in options.files]
    for extraction in found:
        if extraction.failure is not None:
            raise UserError(extraction.failure)
    for file, name, extraction in zip(options.files, names, found, strict=True):
        say_what_was_read(name, extraction)
        say_what_changed(desk.add(file, name), sys.stderr)
    return 0


def remove(settings: Settings, options: argparse.Namespace) -> int:
    """Take documents out of the folder and the index, by path or by the id of an article in them."""
    desk = open_desk(settings)
    desk.folder.require_editable()
    names = [path_of(name, desk) for name in options.names]
    for name in dict.fromkeys(names):
        report = desk.remove(name)
        print(f"Removed {name}.")
        say_what_changed(report, sys.stderr)
    return 0


def reindex(settings: Settings, options: argparse.Namespace) -> int:
    """Bring the index up to date after files were changed by hand; a running server takes it over."""
    from index import progress_bar

    store = building.build_store(settings, *building.build_embedders(settings))
    say_what_changed(store.update(settings.documents, progress=progress_bar()), sys.stdout)
    return 0


def open_desk(settings: Settings) -> Desk:
    """Return the desk; the models are loaded when the first edit needs them."""

    def update() -> UpdateReport:
        store = building.build_store(settings, *building.build_embedders(settings))
        return store.update(settings.documents)

    return building.build_desk(settings, update)


def path_of(name: str, desk: Desk) -> str:
    """Return the document that `name` means: its path in the folder, or the id of an article in it."""
    from editing import extract

    files = desk.folder.files()
    if name in files:
        return name
    for path, file in files.items():
        if any(article.id == name for article in extract(file, desk.folder.path).articles):
            return path
    raise UserError(f"There is no document and no article {name}: see `zhengda articles list`.")


def say_what_was_read(name: str, extraction: Extraction) -> None:
    """Print the articles of a file, and where cut sentences were joined."""
    for article, joins in zip(extraction.articles, extraction.joins, strict=True):
        print(line_of(article, path=name))
        for join in joins:
            before, after = article.text[max(0, join.at - 12) : join.at], article.text[join.at : join.at + 12]
            between = f"  (between them: {join.between[:40]})" if join.between else ""
            print(f"    joined: …{before}|{after}…{between}")


def line_of(article: Article, path: str | None = None) -> str:
    """Return an article in one line: date, title, source, length, file."""
    published = article.published.isoformat() if article.published else "no date   "
    source = f"  {article.source}" if article.source else ""
    return f"{published}  《{article.title}》{source}  {len(article.text)} characters  {path or article.path}"


def described(article: Article) -> dict[str, object]:
    """Return an article as `list --json` prints it."""
    from web import article_summary

    return {**article_summary(article), "path": article.path}


def add_list_arguments(parser: argparse.ArgumentParser) -> None:
    """Add how to print the list."""
    parser.add_argument("--json", action="store_true", help="print a JSON list")


def add_add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the files to add."""
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--replace", action="store_true", help="put it in the place of one of the same name")


def add_remove_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the documents to remove."""
    parser.add_argument("names", nargs="+", metavar="NAME", help="path in the folder, or an article's id")


ARTICLES = Command(
    name="articles",
    summary="List, add and remove articles.",
    below=(
        Command(name="list", run=list_articles, add_arguments=add_list_arguments),
        Command(name="add", run=add, add_arguments=add_add_arguments),
        Command(name="remove", run=remove, add_arguments=add_remove_arguments),
        Command(name="reindex", run=reindex),
    ),
)
