# The two commands of the README, and what developers use. `make memo` and `make test` set up all they need.

SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
SHARED := $(wildcard ../shared/seeds)
TESTS ?=

.PHONY: memo test validators check bench floors stress pictures lowest clean
.DEFAULT_GOAL := memo

memo: .venv/run
	@$(BIN)/reportpipe batch seeds $(SHARED) -o output

test: .venv/dev
	@$(BIN)/pytest --numprocesses auto --dist worksteal $(TESTS)

validators: .venv/dev
	@scripts/validators

check: .venv/dev
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports

bench: .venv/dev
	@$(BIN)/python benchmark/run.py

floors: .venv/dev
	@$(BIN)/python benchmark/run.py --floors

stress: .venv/dev
	@$(BIN)/python tests/stress/run.py

# Page one of each style, for README.md.
pictures: .venv/run
	@$(BIN)/reportpipe build seeds/mekong-water.html --formats json -o build/pictures --to "The Minister" --from "Policy Planning" \
	  --handling OFFICIAL --set organisation="Ministry of Foreign Affairs" --set dated=2026-11-26
	@for style in memo action-memo brief one-pager; do \
	  $(BIN)/reportpipe style preview $$style build/pictures/mekong-water.json --pages 1 --dpi 60 -o docs/images || exit; done

# The oldest libraries that pyproject.toml admits, in a folder of their own: the example memos, then what leans on them.
# Old libraries warn of their own age.
lowest:
	@$(PYTHON) -m venv --clear .venv/lowest
	@.venv/lowest/bin/python -m pip install --quiet --disable-pip-version-check uv
	@.venv/lowest/bin/uv pip install --quiet --python .venv/lowest --resolution lowest-direct --editable '.[dev]'
	@.venv/lowest/bin/reportpipe batch seeds -o build/lowest
	@.venv/lowest/bin/pytest -W ignore::DeprecationWarning $(or $(TESTS),tests/unit/readers tests/unit/typeset_pdf)

clean:
	rm -rf .venv dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/made:
	@scripts/system-libraries
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; try: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "On Debian or Ubuntu run: sudo apt-get install python3-venv" >&2; exit 1; }
	@touch $@

.venv/run: .venv/made pyproject.toml constraints.txt
	@echo "setting up (once, about a minute)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

.venv/dev: .venv/run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@
