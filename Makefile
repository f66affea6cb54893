# make run: install, index the sample articles, serve the chat page. make test: install what tests need, run them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARGUMENTS ?=

.PHONY: run test lint clean

run: $(VENV)/installed
	$(BIN)/zhengda serve $(ARGUMENTS)

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

clean:
	rm -rf $(VENV) data build *.egg-info

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Zhengda needs Python 3.11 or newer.")'
	$(PYTHON) -m venv $(VENV)

# The marks are made last, so that an installation that broke off is taken up again.
$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --disable-pip-version-check --editable .
	touch $@

$(VENV)/installed-dev: $(VENV)/installed
	$(BIN)/pip install --disable-pip-version-check --editable '.[dev]'
	touch $@
