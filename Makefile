# Every command of the project. "make help" lists them.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/sh

HOST ?= 127.0.0.1
PORT ?= 8000
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes
ARGS ?=
DJADE = $(VENV)/bin/djade --target-version 5.2
TEMPLATES = $$(find templates apps -name '*.html')

RUN_READY := $(VENV)/run.stamp
DEV_READY := $(VENV)/dev.stamp

# The driver for PostgreSQL is installed only where it is used.
ifneq (,$(filter postgres%,$(DATABASE_URL)))
SERVE_READY := $(RUN_READY) $(VENV)/postgres.stamp
else
SERVE_READY := $(RUN_READY)
endif

# Tests and checks say themselves which settings they use.
PLAIN := env -u DATABASE_URL -u DATA_DIR -u DEBUG -u HOST -u LOG_LEVEL -u PORT \
	-u SECRET_KEY -u SITE_URL -u STATIC_DIR -u TIME_ZONE -u TRUST_PROXY -u WEB_CONCURRENCY

.PHONY: run
run: $(SERVE_READY) ## Serve the site on HOST:PORT (127.0.0.1:8000) with gunicorn
	@$(PY) manage.py prepare
	@exec $(PY) -m gunicorn -c config/gunicorn.conf.py

.PHONY: dev
dev: $(DEV_READY) ## Serve it with Django's own server, which reloads on every change
	@DEBUG=1 $(PY) manage.py prepare
	@DEBUG=1 exec $(PY) manage.py runserver $(HOST):$(PORT)

.PHONY: seed
seed: $(SERVE_READY) ## Fill the database with two made-up people: Alice, thirty weeks, and Bob
	@$(PY) manage.py prepare
	@$(PY) manage.py seed_demo

.PHONY: test
test: $(DEV_READY) ## Run all tests (BROWSER=0 leaves out those in a browser; ARGS goes to pytest)
	@chrome=$$(scripts/find_chromium.sh $(PY)) || exit 1; \
	$(PLAIN) CHROME_PATH="$$chrome" $(PY) -m pytest -n auto $(ARGS)

.PHONY: test-postgres
test-postgres: $(DEV_READY) ## Run all tests on PostgreSQL, on a server made for them and thrown away
	@chrome=$$(scripts/find_chromium.sh $(PY)) || exit 1; \
	$(PLAIN) CHROME_PATH="$$chrome" scripts/with_postgres.sh $(PY) -m pytest -n auto $(ARGS)

.PHONY: test-django6
test-django6: $(DEV_READY) ## Run all tests on Django 6 as well, where Python 3.12 or newer is found
	@chrome=$$(scripts/find_chromium.sh $(PY)) || exit 1; \
	python=$$(scripts/find_python.sh 12) || { echo "LEFT OUT: Django 6 needs Python 3.12 or newer"; exit 0; }; \
	set -e; test -x .venv-django6/bin/python || "$$python" -m venv .venv-django6; \
	.venv-django6/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
		-r requirements/django6.txt; \
	$(PLAIN) CHROME_PATH="$$chrome" .venv-django6/bin/python -m pytest -n auto $(ARGS)

.PHONY: bench
bench: $(DEV_READY) ## Measure speed, queries and bytes against the bars (ARGS="--quick" or "--strict")
	@$(PLAIN) $(PY) -m benchmarks $(ARGS)

.PHONY: check
check: $(DEV_READY) ## Lint, types, import contract, missing migrations, deployment; no tests
	@echo "ruff check";       $(PY) -m ruff check --quiet .
	@echo "ruff format";      $(PY) -m ruff format --check --quiet .
	@echo "djade";            $(DJADE) --check $(TEMPLATES)
	@for lint in "hadolint Dockerfile" "shellcheck scripts/*.sh .ci/run"; do \
		set -- $$lint; if [ -x $(VENV)/bin/$$1 ]; then echo "$$1"; $(VENV)/bin/$$lint || exit 1; \
		else echo "$$1 (left out: it has no package for this kind of machine)"; fi; done
	@echo "mypy";             $(PLAIN) $(PY) -m mypy --no-error-summary
	@echo "import contract";  $(VENV)/bin/lint-imports --no-cache >$(VENV)/imports.log || { cat $(VENV)/imports.log; exit 1; }
	@echo "migrations";       $(PLAIN) $(PY) manage.py makemigrations --check --dry-run
	@echo "deployment";       $(PLAIN) SITE_URL=https://nocturne.example.org TRUST_PROXY=1 \
		$(PY) manage.py check --deploy --fail-level WARNING

.PHONY: format
format: $(DEV_READY) ## Put Python and templates into the shape that "make check" wants
	@$(PY) -m ruff check --quiet --fix .
	@$(PY) -m ruff format --quiet .
	@$(DJADE) $(TEMPLATES) || true

.PHONY: setup
setup: $(DEV_READY) ## Make the environment with everything that tests and checks need

.PHONY: lock
lock: ## Pin the newest allowed versions of all packages with their hashes (needs uv)
	@command -v uv >/dev/null || { echo "make lock needs uv: see https://docs.astral.sh/uv/"; exit 1; }
	@for name in base postgres dev; do \
		uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
			--no-emit-index-url --no-annotate --no-header \
			requirements/$$name.in --output-file requirements/$$name.txt || exit 1; \
	done
	@uv pip compile --quiet --upgrade --universal --python-version 3.12 --generate-hashes \
		--no-emit-index-url --no-annotate --no-header \
		requirements/django6.in --output-file requirements/django6.txt

.PHONY: help
help: ## List the commands
	@sed -n 's/^\([a-z0-9-]*\):[^#]*## \(.*\)/  make \1|\2/p' Makefile | \
		while IFS='|' read -r name words; do printf '%-20s %s\n' "$$name" "$$words"; done

# The environment. Each stamp is younger than the lock it was installed from.

$(PY):
	@scripts/make_venv.sh $(VENV)

$(RUN_READY): requirements/base.txt | $(PY)
	@echo "Installing what Nocturne needs, about half a minute ..."
	@$(PIP) -r requirements/base.txt
	@touch $@

$(VENV)/postgres.stamp: requirements/postgres.txt $(RUN_READY)
	@$(PIP) -r requirements/base.txt -r requirements/postgres.txt
	@touch $@

$(DEV_READY): requirements/dev.txt $(VENV)/postgres.stamp
	@echo "Installing what the tests need ..."
	@$(PIP) -r requirements/base.txt -r requirements/postgres.txt -r requirements/dev.txt
	@touch $@
