# Jaga. `make run` starts a house of one; `make test` runs every test; the rest is for makers.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
.DEFAULT_GOAL := help
.PHONY: help run services formats test check shape levels bench lock words browser

help:
	@echo "make run     start Jaga on http://127.0.0.1:8321 and open the browser"
	@echo "make services  also what bells by Telegram, Pushover or ntfy need"
	@echo "make formats   also what PDF and zines need (audio and film need espeak-ng and ffmpeg)"
	@echo "make test    run every test, in a real browser too"
	@echo "make check   style, types, rooms and arrows"
	@echo "make bench   measure, and write bench/results.json"
	@echo "make shape   sizes of files and functions"
	@echo "make levels  how hard the texts are to read"
	@echo "make lock    renew the locked, hashed requirements"

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Jaga needs Python 3.11 or newer. Name another with: make PYTHON=python3.12 run"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "Python's venv is missing. On Debian or Ubuntu: sudo apt install python3-venv"; exit 1; }

# A stamp a list: set up again only when the locked list or the program's own description changes.
$(VENV)/run.stamp: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

words: $(VENV)/run.stamp
	@$(BIN)/python -m jaga.house.prepare

run: words
	$(BIN)/jaga open

services: words
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/services.txt

formats: words
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/formats.txt

browser:
	@bash tests/install_browser
	@bash tests/install_formats

test: words $(VENV)/dev.stamp browser
	$(BIN)/pytest -n 2 --dist loadgroup

check: words $(VENV)/dev.stamp
	$(BIN)/ruff check src tests bench
	$(BIN)/ruff format --check src tests bench
	$(BIN)/mypy
	$(BIN)/lint-imports

shape: $(VENV)/dev.stamp
	@$(BIN)/python bench/shape.py

levels: $(VENV)/dev.stamp
	@$(BIN)/python -m bench.levels

bench: words $(VENV)/dev.stamp
	$(BIN)/python -m bench

lock:
	@command -v uv >/dev/null || { echo "make lock needs uv (https://docs.astral.sh/uv)"; exit 1; }
	for list in run services formats dev; do uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --custom-compile-command "make lock" requirements/$$list.in -o requirements/$$list.txt; done
