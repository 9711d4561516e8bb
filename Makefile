# Two commands for a person: `make demo`, `make test`. All set-up happens by itself in .venv.
SHELL := /bin/bash
# Python 3.12 or later, under whichever name this machine has it (pyenv reads .python-version).
PYTHON ?= $(shell for p in python3.12 python3.13 python3 python; do if $$p -c 'import sys; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1; then echo $$p; break; fi; done)
BIN := .venv/bin
SHARED ?= ../shared

.PHONY: setup demo test check lint types bench lock screenshots clean

setup: .venv/.ready

.venv/.ready: requirements/dev.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "onrecord needs Python 3.12 or later on the PATH (none found); or: make PYTHON=/path/to/python3.12"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip install --quiet --require-hashes -r requirements/dev.txt
	$(BIN)/uv pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

demo: setup
	@mkdir -p out
	$(BIN)/onrecord report examples/bechar -o out/bechar.html

test: setup
	$(BIN)/python -m pytest

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

check: lint types test

# Quality and speed on the data in $(SHARED)/bench; writes the table to bench/results.md.
bench: setup
	$(BIN)/python bench/run.py --shared $(SHARED)

# Locks again after a change of pyproject.toml; hashes of every file, no index named.
lock: setup
	$(BIN)/uv pip compile --quiet --no-header --generate-hashes pyproject.toml -o requirements/base.txt
	$(BIN)/uv pip compile --quiet --no-header --generate-hashes pyproject.toml --group dev --extra postgres -o requirements/dev.txt

# The pictures of the dossier, at a desk's and a phone's width, light and dark, in out/shots; needs Debian's chromium.
screenshots: demo
	$(BIN)/python tools/screenshot.py out/bechar.html out/shots

clean:
	rm -rf .venv out
