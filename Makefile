# The commands of Ketenloket. Each makes what it needs: `make start` on a fresh machine is enough.
SHELL := bash
PYTHON ?= python3
BIN := .venv/bin
TEMPLATES = $(shell git ls-files --cached --others --exclude-standard '*.html')

.PHONY: help start test journeys check bench docs lock clean-demo
.DEFAULT_GOAL := help

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

start: .venv/installed-runtime ## start the desk with demo people at http://127.0.0.1:8000/ (PORT=... for another)
	@scripts/machine pdf
	@exec $(BIN)/ketenloket start

test: .venv/installed-dev ## run every test: rules, database, consistency, browser (ARGS="..." for pytest)
	@scripts/machine pdf browser
	@exec $(BIN)/python -m config.testing $(or $(ARGS),-n 2 --dist loadfile --no-loadscope-reorder)

journeys: .venv/installed-dev ## walk the whole road in a real browser, and keep pictures in artefacts/screenshots
	@scripts/machine pdf browser
	@KETENLOKET_PICTURES=1 exec $(BIN)/python -m config.testing tests/journeys $(ARGS)

check: .venv/installed-dev ## look the code over: style, types, templates, imports, migrations, messages, docs
	@scripts/machine messages
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/djlint --quiet --lint $(TEMPLATES)
	$(BIN)/lint-imports --no-logo
	$(BIN)/ketenloket makemigrations --check --dry-run
	$(BIN)/python scripts/check_messages.py
	$(BIN)/ketenloket docs --check

bench: .venv/installed-dev ## measure the hot paths and write docs/benchmarks.md (ARGS=--directory: the verwijskaart of a whole country)
	@exec $(BIN)/python -m tests.load $(ARGS)

docs: .venv/installed-dev ## write the documents that come from the code
	$(BIN)/ketenloket docs

lock: .venv/installed-dev ## choose new exact versions for requirements/*.txt
	scripts/lock

clean-demo: ## throw the demo away: its database, its keys
	@if [ -x $(BIN)/python ]; then $(BIN)/python -m config.command.clean; fi

.venv/installed-runtime: requirements/runtime.txt requirements/demo.txt pyproject.toml
	@PYTHON="$(PYTHON)" scripts/machine venv
	@scripts/install runtime demo
	@touch $@

.venv/installed-dev: requirements/dev.txt pyproject.toml
	@PYTHON="$(PYTHON)" scripts/machine venv
	@scripts/install dev
	@touch $@ .venv/installed-runtime
