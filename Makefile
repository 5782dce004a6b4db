# Two commands do all the set-up: `make check` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
# On all cores. Tests that share something slow to make, such as an installation, run in one process.
PYTEST := $(BIN)/python -m pytest --numprocesses=auto --dist=loadgroup

.PHONY: check test test-fast lint docs bench clean

check: .venv/installed  ## lint the roles of this repository
	$(BIN)/roledoc-lint check

test: .venv/installed .venv/browser  ## run all tests
	$(PYTEST)

test-fast: .venv/installed  ## run the tests that are not slow and need no browser, in less than a minute
	$(PYTEST) -m "not slow and not browser"

lint: .venv/installed  ## check the code: style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: .venv/installed  ## regenerate the generated documentation
	$(BIN)/python docs/generate.py

bench: .venv/installed  ## compare the speed with other programs; SIZES="1 100 1000" for less
	$(BIN)/python -m benchmarks.run $(SIZES)

clean:
	rm -rf .venv benchmarks/.data .mypy_cache .pytest_cache .ruff_cache dist

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable ".[spelling,import]" --group dev
	@# A test compares SARIF with its published schema, if npm can download it.
	-@command -v npm >/dev/null && mkdir -p .venv/sarif && cd .venv/sarif && npm pack --silent @microsoft/jest-sarif@1.0.0-beta.0 >/dev/null 2>&1 && tar xzf *.tgz
	@touch $@

# Tests open the page of changes in Chromium, if apt-get can install it. Otherwise they are skipped.
.venv/browser: .venv/installed
	-@{ command -v chromium && command -v chromedriver; } >/dev/null || { command -v apt-get && [ "$$(id -u)" = 0 ] && \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	  chromium chromium-driver; } >/dev/null 2>&1 || true
	@touch $@
