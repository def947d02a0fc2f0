# Thin wrappers; the README shows the same commands without make.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
RUNTIME := .venv/.runtime-installed
EVERYTHING := .venv/.everything-installed

.PHONY: run dev install test lint lock messages clean
.DEFAULT_GOAL := run

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; this is %d.%d. Name another: make PYTHON=python3.12" % sys.version_info[:2])'
	@echo "Making .venv …"
	@$(PYTHON) -m venv .venv || { echo "Python cannot make a virtual environment. On Debian: apt-get install python3-venv"; rm -rf .venv; exit 1; }

# The lock's first part is what the site runs on; the second part is for tests.
$(RUNTIME): requirements.lock | .venv/bin/python
	@echo "Installing what the site runs on (about 15 seconds) …"
	@sed '/^# --- for tests/,$$d' requirements.lock > .venv/runtime.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r .venv/runtime.lock
	@touch $@

$(EVERYTHING): requirements.lock | .venv/bin/python
	@echo "Installing everything, with the tools for tests (about 40 seconds) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements.lock
	@touch $@ $(RUNTIME)

run: $(RUNTIME) ## the site on http://127.0.0.1:$(PORT)
	@exec $(BIN)/python -m ketamine_info.local --port $(PORT)

dev: $(RUNTIME) ## the same with reloading, for working on the code
	@DEBUG=1 exec $(BIN)/python -m ketamine_info.local --reload --port $(PORT)

install: $(RUNTIME) ## only what the site runs on

test: $(EVERYTHING) ## every test; browser tests when there is a Chromium
	@$(BIN)/python -m pytest -n auto --dist loadgroup $(ARGS)

lint: $(EVERYTHING) ## format, lint, types, arrows between modules, templates
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	DEBUG=1 $(BIN)/mypy content ketamine_info
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet templates

messages: $(EVERYTHING) ## collect interface texts into locale/ (needs GNU gettext)
	$(BIN)/python manage.py collect_messages

lock: | build ## maintainers: pin the newest versions that pyproject.toml allows (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet --extra postgres --extra redis -o build/runtime.lock
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet --extra postgres --extra redis --group dev -c build/runtime.lock -o build/everything.lock
	{ cat build/runtime.lock; echo '# --- for tests and checks ---'; grep -vxFf build/runtime.lock build/everything.lock; } > requirements.lock

build:
	@mkdir -p build

clean: ## remove what can be made again (keeps .env and var/)
	rm -rf .venv build .pytest_cache .ruff_cache .mypy_cache .import_linter_cache .hypothesis
