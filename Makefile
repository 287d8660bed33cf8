.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SERVICES := intake extraction normalization validation storage

INPUT ?= samples/documents
OUT ?= out
WORKERS ?=

.PHONY: help setup run test test-connected check fix bench bench-pipeline mutation-check generate lock \
	service containers-ready up scale down clean

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 18

$(READY): requirements/development.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	printf '#!%s/bin/python\nfrom yusuan_cli.__main__ import main\n\nmain()\n' "$(abspath $(VENV))" > $(BIN)/yusuan
	printf '%s\n' "$(CURDIR)" > "$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/yusuan.pth"
	chmod +x $(BIN)/yusuan
	touch $@

setup: $(READY) ## Create .venv from the lock and the yusuan command in it

run: $(READY) ## Process INPUT (default: the samples) into OUT and show what was found
	$(BIN)/yusuan run "$(INPUT)" --out "$(OUT)" $(if $(WORKERS),--workers $(WORKERS))

test: $(READY) ## Run every test this machine has the servers for
	$(BIN)/python -m pytest

test-connected: $(READY) ## Run the tests that need RabbitMQ and a MongoDB server
	$(BIN)/python -m pytest -m connected

check: $(READY) ## Format, lint, types, architecture; changes nothing
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/architecture tests/contracts -m "not connected"

fix: $(READY) ## Format the code and repair what lint can repair
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

generate: $(READY) ## Write schemas, the rule catalogue, the samples and the interface documents anew
	$(BIN)/python -m deploy.generate

bench: $(READY) ## Measure documents and pages per second, memory, tables, indicators, rules
	$(BIN)/python -m benchmarks.run "$(INPUT)"

bench-pipeline: $(READY) ## Measure the services on a RabbitMQ of the benchmark's own
	$(BIN)/python -m benchmarks.pipeline

mutation-check: $(READY) ## Alter printed figures one at a time and count what validation catches
	$(BIN)/python -m benchmarks.mutations

lock: $(READY) ## Resolve the dependencies anew (needs uv: pip install uv)
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate \
		--extra dev pyproject.toml -o requirements/development.lock
	for service in $(SERVICES); do \
		uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate \
			--extra $$service --extra tracing --constraint requirements/development.lock \
			pyproject.toml -o requirements/$$service.lock; done

service: $(READY) ## Start one service: make service NAME=extraction
	$(if $(filter $(NAME),$(SERVICES)),,$(error make service NAME=..., one of: $(SERVICES)))
	$(BIN)/yusuan service $(NAME)

containers-ready:
	@docker compose version > /dev/null 2>&1 || { \
		echo "Docker with its compose plugin is needed; 'make run' does the same on this machine without it." >&2; \
		exit 1; }

up: containers-ready ## Start the whole pipeline in containers: make up INPUT=folder
	install -d -m 777 var/inbox
	cp -R "$(INPUT)"/. var/inbox/
	docker compose up --build --detach

scale: containers-ready ## Change the replicas of extraction: make scale EXTRACTION=4
	$(if $(EXTRACTION),,$(error make scale EXTRACTION=4))
	docker compose up --detach --no-recreate --scale extraction=$(EXTRACTION)

down: containers-ready ## Stop the containers, keep the data
	docker compose down

clean: ## Remove what was generated here; samples and locks stay
	rm -rf $(VENV) out var .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
