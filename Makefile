# The commands to remember: make chat, make test, make check, make bench DATA=FOLDER.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
TORCH := 2.13.0
DATA ?= tests/corpus/articles
WORKERS ?= 2
CPU_WHEELS := https://download.pytorch.org/whl/cpu
export ONRECORD_DATA ?= $(CURDIR)/data

.PHONY: help setup chat test lint check bench lock clean

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 10

setup: $(READY)  ## make .venv with everything installed

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "onrecord needs Python 3.11 or newer: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	@echo "Setting up .venv: about two minutes and 2 GB, once."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@# The CPU build of torch first, so that nobody downloads gigabytes of CUDA; the plain index where that one is out of reach.
	@$(BIN)/python -c 'import torch' 2>/dev/null \
	  || $(BIN)/python -m pip install -q --retries 0 --timeout 20 --index-url $(CPU_WHEELS) torch==$(TORCH) 2>/dev/null \
	  || $(BIN)/python -m pip install -q torch==$(TORCH) numpy
	@$(BIN)/python -m pip install -q uv
	@$(BIN)/uv pip install -q --python $(BIN)/python -c constraints.txt -e '.[dev,bench]'
	@touch $@

chat: $(READY)  ## ingest the example articles once and open the chat at http://127.0.0.1:7860
	@# The mark stands while the first ingest runs: one that was interrupted is finished, a reader's own archive is left alone.
	@test -d "$(ONRECORD_DATA)" && test ! -e "$(ONRECORD_DATA)/.examples" \
	  || { mkdir -p "$(ONRECORD_DATA)" && touch "$(ONRECORD_DATA)/.examples" && $(BIN)/onrecord ingest tests/corpus/articles && rm "$(ONRECORD_DATA)/.examples"; }
	@$(BIN)/onrecord chat

test: $(READY)  ## every test but the exhaustive ones
	@$(BIN)/pytest -n $(WORKERS) --dist loadfile

lint: $(READY)  ## format, lint, types, arrows between the packages
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports

check: lint test  ## what CI runs

bench: $(READY)  ## the README's figures: make bench DATA=FOLDER of .txt articles
	@$(BIN)/python -m bench $(DATA)

lock: $(READY)  ## write constraints.txt from what is installed
	@$(BIN)/uv pip freeze --python $(BIN)/python --exclude-editable | sed -E 's/\+cpu$$//' | grep -v '^uv==' > constraints.txt

clean:  ## remove the environment and caches; the data folder stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
