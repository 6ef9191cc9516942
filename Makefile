# What people type. Everything is installed into .venv; judges and their servers into .cache/judges.

PYTHON ?= python3
VENV := .venv
VENV_SA20 := .venv-sqlalchemy-2.0
PY := $(VENV)/bin/python
# as many as this machine has cores, each busy with a worker or with the server that it waits for
JOBS ?= $(shell getconf _NPROCESSORS_ONLN)
PYTEST := -m pytest -n $(JOBS) --dist worksteal
PIP_INSTALL := -m pip install -qq --disable-pip-version-check --no-input
export PYTHONPATH := .

.PHONY: help demo test test-all test-sqlalchemy-2.0 judges format golden bench fuzz requirements clean \
	lint lint-format lint-rules lint-types lint-floors lint-generated

help: ## show the targets
	@grep -E '^[a-z][a-zA-Z0-9.-]*:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 24

demo: $(VENV)/.run ## render examples/shop for six databases and run SQLite's scripts
	$(PY) examples/shop/demo.py

test: test-all test-sqlalchemy-2.0 ## the whole test suite, with every judge and server, then what SQLAlchemy 2.0 may change

test-all: judges
	$(PY) $(PYTEST)

test-sqlalchemy-2.0: $(VENV_SA20)/.dev ## the fast part of the tests against SQLAlchemy 2.0
	$(VENV_SA20)/bin/python $(PYTEST) -m "not slow and not server and not judge"

judges: $(VENV)/.dev ## install what judges the generated SQL (servers by apt, parsers into .cache/judges)
	$(PY) -m tests.setup.install

lint: lint-format lint-rules lint-types lint-floors lint-generated ## format, rules, types, floors, freshness of generated files

lint-format: $(VENV)/.dev
	$(VENV)/bin/ruff format --check .

lint-rules: $(VENV)/.dev
	$(VENV)/bin/ruff check .

lint-types: $(VENV)/.dev
	$(VENV)/bin/mypy --strict

lint-floors: $(VENV)/.dev
	$(VENV)/bin/lint-imports --no-logo

lint-generated: $(VENV)/.dev
	$(PY) tools/check_generated.py

format: $(VENV)/.dev ## let ruff format and mend
	$(VENV)/bin/ruff format .
	$(VENV)/bin/ruff check --fix .

golden: $(VENV)/.dev ## rewrite the golden files; read the diff before you commit it
	$(PY) $(PYTEST) tests/golden --update-golden

bench: judges ## measure what the design promises
	$(PY) -m benchmarks

fuzz: judges ## many more random schemas and operations than `make test` draws
	HYPOTHESIS_PROFILE=fuzz $(PY) $(PYTEST) -m fuzz tests

requirements: $(VENV)/.dev ## compile the pinned requirement files from the ranges in pyproject.toml
	$(PY) requirements/compile.py

clean: ## remove what can be made again
	rm -rf $(VENV) $(VENV_SA20) build dist .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis

# A stamp is newer than its requirement file when the environment holds what the file says.

$(PY):
	sh tests/setup/venv.sh $(PYTHON) $(VENV)

$(VENV)/.run: requirements/run.txt | $(PY)
	$(PY) $(PIP_INSTALL) -r requirements/run.txt
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run | $(PY)
	$(PY) $(PIP_INSTALL) -r requirements/dev.txt
	@touch $@

$(VENV_SA20)/bin/python:
	sh tests/setup/venv.sh $(PYTHON) $(VENV_SA20)

$(VENV_SA20)/.dev: requirements/dev-sqlalchemy-2.0.txt | $(VENV_SA20)/bin/python
	$(VENV_SA20)/bin/python $(PIP_INSTALL) -r requirements/dev-sqlalchemy-2.0.txt
	@touch $@
