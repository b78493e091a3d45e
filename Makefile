# Tertial: every command there is. `make` alone lists them.
SERVE ?= 1
PORT ?= 8000
JOBS ?= 2
VENV := .venv/bin
PYTEST := $(VENV)/python -m pytest
# Each process takes a stretch of the tests, so that what a file or the demo needs is mostly made once; then they even out.
SHARED := -n $(JOBS) --dist worksteal

# Swedish letters read and print the same whatever locale the machine has.
export PYTHONUTF8 := 1
MAKEFLAGS += --no-print-directory
# A test run that finds one fault goes on to find the others.
ifneq ($(filter check test test-ci test-full,$(MAKECMDGOALS)),)
MAKEFLAGS += --keep-going
endif
.DEFAULT_GOAL := help
# Checks are run side by side by `check` alone.
ifndef TOGETHER
.NOTPARALLEL:
endif
.PHONY: help demo test test-ci test-full check lint types contracts django-checks data-folders test-unit test-sqlite test-postgres test-browser bench golden format lock upgrade runtime dev spark system clean

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

# ---- Use -----------------------------------------------------------------------------------------------------------

demo: runtime ## Load the demo municipality, build both interim reports under var/demo/, serve it (SERVE=0: don't; PORT=8000)
	@$(VENV)/tertial demo
ifneq ($(SERVE),0)
	@$(VENV)/tertial serve --demo --port $(PORT)
endif

# ---- Test ----------------------------------------------------------------------------------------------------------

test: check system test-unit test-sqlite test-browser ## Check, unit, integration on SQLite, browser

test-ci: test test-postgres ## What CI runs: the tests, and all integration tests on PostgreSQL too

test-full: EXAMPLES := --hypothesis-profile=full
test-full: test-ci spark ## Everything: on PostgreSQL too, every example of Hypothesis, and the slow proofs: the ledger on a Spark cluster, imports killed at any moment, whole journeys in a browser
	$(PYTEST) -m slow tests/integration
	$(PYTEST) $(SHARED) -m slow tests/browser
	$(VENV)/python -m tools.postgres $(PYTEST) -m slow tests/integration/economy/test_killed_import.py

check: dev ## Lint, format, types, import contracts, Django's own checks
	@$(MAKE) --jobs $(JOBS) --output-sync TOGETHER=1 types lint contracts django-checks $(BESIDE)

# What many tests copy is made while the checks leave a processor free.
test: BESIDE := data-folders

data-folders: dev
	@$(VENV)/python -m tests.factories.data_folders

lint: dev
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .

types: dev
	$(VENV)/mypy

contracts: dev
	$(VENV)/lint-imports --no-logo

django-checks: dev
	$(VENV)/python manage.py check --fail-level WARNING
	$(VENV)/python manage.py makemigrations --check --dry-run

test-unit: dev ## Unit tests
	$(PYTEST) $(SHARED) $(EXAMPLES) -m "not slow" tests/unit

test-sqlite: dev ## Integration tests on SQLite
	$(PYTEST) $(SHARED) $(EXAMPLES) -m "not slow" tests/integration

test-postgres: dev system ## Integration tests on a private PostgreSQL
	$(VENV)/python -m tools.postgres $(PYTEST) $(SHARED) $(EXAMPLES) -m "not slow" tests/integration

test-browser: dev system ## Browser tests in a real Chromium
	$(PYTEST) $(SHARED) -m "not slow" tests/browser

bench: dev system ## Measure: report, page, ledger, imports, each beside an alternative (README=1: keep the table)
	$(VENV)/python -m benchmarks $(if $(README),--readme)

# ---- Maintain ------------------------------------------------------------------------------------------------------

golden: dev ## Rewrite the golden files; read the diff before committing it
	$(PYTEST) $(SHARED) -m "not slow" --write-golden tests/unit tests/integration

format: dev ## Format and sort imports
	$(VENV)/ruff check --fix-only .
	$(VENV)/ruff format .

LOCK := ../$(VENV)/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-header
lock: dev ## Lock what requirements/*.in ask for, with hashes; what is locked already stays as it is
	cd requirements && $(LOCK) $(UPGRADE) runtime.in --output-file runtime.lock
	cd requirements && $(LOCK) $(UPGRADE) dev.in --output-file dev.lock
	cd requirements && $(LOCK) $(UPGRADE) spark.in --output-file spark.lock

upgrade: UPGRADE := --upgrade
upgrade: lock ## Lock the newest versions that requirements/*.in allow

clean: ## Remove what the commands above have made, the demo's data too
	rm -rf .venv var build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# ---- Set-up, done by the commands above ------------------------------------------------------------------------------

runtime dev:
	@python=$$(sh tools/find_python.sh) && "$$python" -m tools.environment $@

spark: dev
	@python=$$(sh tools/find_python.sh) && "$$python" -m tools.environment spark
	@$(VENV)/python -m tools.system_packages java

system: dev
	@$(VENV)/python -m tools.system_packages
