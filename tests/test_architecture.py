"""The direction of dependencies: a package imports only packages left of it."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ALLOWED = {
    "documents": set(),
    "index": {"documents"},
    "qa": {"documents", "index"},
    "eval": {"documents", "index", "qa"},
    "editing": {"documents", "index"},
    "web": {"documents", "index", "qa", "editing"},
    "cli": {"documents", "index", "qa", "eval", "editing", "web"},
    "zhengda_client": set(),
}


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("package", ALLOWED)
def test_a_package_imports_only_packages_left_of_it(package: str) -> None:
    files = list((ROOT / package).rglob("*.py"))
    assert files
    ours = {*ALLOWED, "app", "tests"}
    for file in files:
        wrong = (set(imported(file)) & ours) - ALLOWED[package] - {package}
        assert not wrong, f"{file.relative_to(ROOT)} imports {', '.join(sorted(wrong))}"


def test_an_installed_zhengda_has_every_package() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    installed = settings["tool"]["setuptools"]["packages"]
    folders = {file.parent for package in ALLOWED for file in (ROOT / package).rglob("*.py")}
    assert {".".join(folder.relative_to(ROOT).parts) for folder in folders} <= set(installed)
