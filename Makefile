# make run: install, index the sample articles, serve the chat page. make test: install what tests need, run them.
# make gate: fail where a figure of the held-out questions is worse than recorded, by more than its noise.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARGUMENTS ?=

.PHONY: run test lint gate clean

run: $(VENV)/installed
	$(BIN)/zhengda serve $(ARGUMENTS)

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

gate: $(VENV)/installed
	$(BIN)/zhengda eval gate

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
