# The targets of this project. A machine needs only Python 3.11 with venv, and make:
#   make run    install the dependencies into .venv and serve on http://127.0.0.1:8080
#   make test   install the development tools as well, and run the tests
# All other targets are below; `make help` lists them.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin

# An environment is up to date if a stamp with the checksum of its requirement file exists: changed pins are installed
# before the next run, unchanged ones cost nothing. cksum is POSIX, so every machine has it.
checksum = $(shell cksum < $(1) | tr -d ' \t')
RUN_STAMP := $(VENV)/.installed-$(call checksum,requirements.txt)
BROKERS_STAMP := $(VENV)/.installed-brokers-$(call checksum,requirements-brokers.txt)
DEV_STAMP := $(VENV)/.installed-dev-$(call checksum,requirements-dev.txt)

# With hashes, so that exactly the compiled versions are installed, whichever index this machine uses.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --no-deps
# The servers that the benchmarks compare Parley with: npm packages and a separate environment; not needed to run or test.
PEERS := benchmarks/peers
NODE_STAMP := $(PEERS)/node_modules/.installed-$(call checksum,$(PEERS)/package-lock.json)
PEERS_STAMP := $(PEERS)/.venv/.installed-$(call checksum,$(PEERS)/requirements.txt)
# The generator of the typed Python client, in an environment of its own as well.
CODEGEN := clients/python/codegen
CODEGEN_STAMP := $(CODEGEN)/.venv/.installed-$(call checksum,$(CODEGEN)/requirements.txt)
# What builds the documentation, likewise.
SITE := docs/site
SITE_STAMP := $(SITE)/.venv/.installed-$(call checksum,$(SITE)/requirements.txt)
# What writes the bill of materials and asks for known vulnerabilities, likewise.
SUPPLY := deploy/audit
SUPPLY_PYTHON := $(SUPPLY)/.venv/bin/python
SUPPLY_STAMP := $(SUPPLY)/.venv/.installed-$(call checksum,$(SUPPLY)/requirements.txt)
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

# More processes than cores, because tests often wait for servers and sockets. Each process has a PostgreSQL and a Redis.
# They are forks of one that has collected the tests: see tests/parallel.py.
PYTEST := $(BIN)/python -m pytest
PARALLEL ?= --processes 6

# Without bytecode, which some environments turn off, each process of a run would compile all modules again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test test-fast test-more test-crash test-uncompiled test-browser chaos fuzz sbom audit mutate bench bench-events bench-workflows bench-execution bench-queries bench-fanout bench-log bench-deliveries bench-endpoints bench-observing bench-processes bench-console load soak check format schema typed codegen docs site reference lock web brokers install install-dev

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(RUN_STAMP) ## serve the gateway
	$(BIN)/python cli.py serve

test: $(DEV_STAMP) ## run all tests that need no browser and kill no processes
	$(PYTEST) $(PARALLEL) $(ARGS)

test-fast: $(DEV_STAMP) ## run those that need no PostgreSQL, no Redis and no gateway of their own, and are quick
	$(PYTEST) $(PARALLEL) --sqlite-only --shared-only -m "not browser and not crash and not slow and not more" $(ARGS)

test-more: $(DEV_STAMP) ## run on PostgreSQL what make test runs on SQLite only, and the long forms of tests
	$(PYTEST) $(PARALLEL) -m "more and not browser and not crash" $(ARGS)

# These start processes of their own, and look at how long things take.
test-crash: PARALLEL = --processes 4
test-crash: $(DEV_STAMP) ## run the tests that kill and restart processes
	$(PYTEST) $(PARALLEL) -m crash $(ARGS)

test-uncompiled: $(DEV_STAMP) ## run the same tests with COMPILED_EXECUTION=false in every gateway
	COMPILED_EXECUTION=false $(PYTEST) $(PARALLEL) $(ARGS)

# Each of them draws pages, so more of them than cores gains nothing.
test-browser: PARALLEL = --processes 2
test-browser: $(DEV_STAMP) ## run the tests that drive the console and the other pages in Chromium
	$(PYTEST) $(PARALLEL) -o testpaths=tests/browser -m browser $(ARGS)

# ARGS="-k acknowledged" chooses tests of one of the two commands: that the other one runs none (5) is no failure.
chaos: OR_NONE = || test $$? -eq $(if $(ARGS),5,0)
# CHAOS_SEED=7 repeats the random choices of an earlier run; REPORT=docs/reliability.md writes what was measured there.
chaos: $(DEV_STAMP) ## kill, freeze and cut off everything under load, and measure what is promised; takes hours
	CHAOS_FAULTS=$${CHAOS_FAULTS:-200} CHAOS_SECONDS=$${CHAOS_SECONDS:-600} \
	  CHAOS_RUNS=$${CHAOS_RUNS:-200} CHAOS_KILLS=$${CHAOS_KILLS:-40} \
	  CHAOS_APPROVALS=$${CHAOS_APPROVALS:-1000} CHAOS_APPROVAL_KILLS=$${CHAOS_APPROVAL_KILLS:-10} \
	  CHAOS_CLIENTS=$${CHAOS_CLIENTS:-1000} CHAOS_CLIENT_CUTS=$${CHAOS_CLIENT_CUTS:-20} \
	  CHAOS_CUTS=$${CHAOS_CUTS:-100} CHAOS_FULL_DISKS=$${CHAOS_FULL_DISKS:-10} CHAOS_JUMPS=$${CHAOS_JUMPS:-20} \
	  CHAOS_DELIVERIES=$${CHAOS_DELIVERIES:-20000} CHAOS_DELIVERY_KILLS=$${CHAOS_DELIVERY_KILLS:-20} \
	  CHAOS_FROZEN=$${CHAOS_FROZEN:-100} CHAOS_KEYS=$${CHAOS_KEYS:-1000} CHAOS_RACERS=$${CHAOS_RACERS:-100} \
	  CHAOS_STOPS=$${CHAOS_STOPS:-50} CHAOS_WORKER_KILLS=$${CHAOS_WORKER_KILLS:-100} CHAOS_READERS=$${CHAOS_READERS:-500} \
	  CHAOS_HELD_SECONDS=$${CHAOS_HELD_SECONDS:-300} SYNC_RECORDS=$${SYNC_RECORDS:-10000} CHAOS_POINTS=$${CHAOS_POINTS:-all} \
	  $(PYTEST) -s -m crash $(if $(REPORT),--reliability-report=$(REPORT)) tests/chaos tests/crash_points \
	    tests/deliveries/test_crashes.py tests/deliveries/test_isolation.py tests/sync_jobs/test_many_records.py \
	    tests/executions/test_frozen.py tests/connections/test_replicas.py tests/streams/test_held.py \
	    tests/streams/test_reconnect_storms.py $(ARGS) $(OR_NONE)
	CHAOS_EXAMPLES=$${CHAOS_EXAMPLES:-2000} $(PYTEST) -s -m "not browser and not crash" $(if $(REPORT),--reliability-report=$(REPORT)) \
	    tests/state_machines tests/protocol/test_shared_rate_limits.py $(ARGS) $(OR_NONE)

# FUZZ_SHARE=0.1 runs a tenth of the cases, FUZZ_SEED others, and ARGS="-k frames" one subject.
fuzz: $(DEV_STAMP) ## send broken input to every door of a gateway, and compare compiled execution with graphql-core; takes hours
	$(BIN)/python -m tests.executor.core_suite
	FUZZ_CASES=$${FUZZ_CASES:-20000} $(PYTEST) -q -m more tests/executor/test_differential.py
	FUZZ_SHARE=$${FUZZ_SHARE:-1} $(PYTEST) -q -s -m "not browser and not crash" $(if $(REPORT),--reliability-report=$(REPORT)) tests/fuzz \
	    tests/openapi/test_made_up_requests.py $(ARGS)

sbom: $(DEV_STAMP) $(SUPPLY_STAMP) ## write the bill of materials (CycloneDX) and the licences of all locked packages into .sbom
	$(SUPPLY_PYTHON) -m tests.supply_chain.sbom

audit: $(SUPPLY_STAMP) ## ask PyPI and npm for known vulnerabilities in all locked packages; needs a network and Node
	$(SUPPLY_PYTHON) -m tests.supply_chain.audit

mutate: $(DEV_STAMP) ## make small mistakes in the product and count those that tests notice; ARGS="approvals tasks"
	$(BIN)/python -m tests.mutation $(ARGS)

bench: $(DEV_STAMP) ## run all of the following benchmarks, then compare the results with the targets
	@targets=$$(mktemp) && trap 'rm -f "$$targets"' EXIT && export BENCH_TARGETS="$$targets" && \
	  $(MAKE) --no-print-directory bench-queries bench-execution bench-fanout bench-log bench-events bench-workflows bench-deliveries bench-endpoints bench-observing bench-processes && \
	  $(BIN)/python -m benchmarks.report "$$targets"

bench-events: $(DEV_STAMP) ## measure the latency from a mutation on one gateway to a subscriber on another
	$(BIN)/python -m benchmarks.two_replicas $(ARGS)

bench-workflows: $(DEV_STAMP) ## measure workflow nodes against plain DBOS steps and raw inserts, and waiting runs
	$(BIN)/python -m benchmarks.workflow_overhead $(ARGS)

bench-execution: $(DEV_STAMP) ## measure compiled execution against graphql-core
	$(BIN)/python -m benchmarks.execution $(ARGS)

bench-queries: $(DEV_STAMP) $(NODE_STAMP) $(PEERS_STAMP) ## measure queries against six other servers; needs Node
	$(BIN)/python -m benchmarks.queries $(ARGS)

bench-fanout: $(DEV_STAMP) $(NODE_STAMP) ## measure fan-out to many subscribers against graphql-ws, Mercurius and others; needs Node and gcc
	$(BIN)/python -m benchmarks.fanout $(ARGS)

bench-log: $(DEV_STAMP) ## measure replays and pages of a log of 1,000 to 1,000,000 events; ARGS="--largest 10000000" for more
	$(BIN)/python -m benchmarks.log_sizes $(ARGS)

bench-deliveries: $(DEV_STAMP) ## measure deliveries to people beside events to destinations
	$(BIN)/python -m benchmarks.deliveries $(ARGS)

bench-observing: $(DEV_STAMP) ## measure the cost of metrics and traces
	$(BIN)/python -m benchmarks.observing $(ARGS)

bench-endpoints: $(DEV_STAMP) ## measure endpoints and documented REST paths beside their GraphQL operations
	$(BIN)/python -m benchmarks.endpoints $(ARGS)

bench-processes: $(DEV_STAMP) ## measure two gateway processes on one port against one
	$(BIN)/python -m benchmarks.processes $(ARGS)

bench-console: $(DEV_STAMP) ## measure what the console's pages and fifty live lists cost the browser; needs Chromium and Node
	$(BIN)/python -m benchmarks.console $(ARGS)

load: $(DEV_STAMP) ## hold 5,500 connections, sustain 200 mutations/s, find the knee and reconnect 2,000 at once: an hour and a half
	$(BIN)/python -m benchmarks.steady rate $(if $(REPORT),--reliability-report=$(REPORT)) $(ARGS)
	$(BIN)/python -m benchmarks.steady curve $(ARGS)
	$(BIN)/python -m benchmarks.steady storm $(if $(REPORT),--reliability-report=$(REPORT))
	$(BIN)/python -m benchmarks.steady held $(if $(REPORT),--reliability-report=$(REPORT)) $(ARGS)

soak: $(DEV_STAMP) ## load two gateways with everything for 30 minutes and see what grows; ARGS="--minutes 480" for longer
	$(BIN)/python -m benchmarks.steady soak $(ARGS)

check: $(DEV_STAMP) ## check format, lint, types, import contracts, SDL and architecture
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/python tests/import_contracts.py
	$(PYTEST) -q tests/test_architecture.py tests/test_sdl.py

format: $(DEV_STAMP) ## format the code and apply the linter's fixes
	$(BIN)/ruff check --quiet --fix-only .
	$(BIN)/ruff format .

schema: $(RUN_STAMP) ## write schema/schema.graphql and docs/settings.md from the code
	$(BIN)/python cli.py schema
	$(BIN)/python cli.py settings-docs

typed: $(CODEGEN_STAMP) ## write clients/python/parley_client/typed from schema/schema.graphql and clients/python/operations
	cd clients/python && PYTHONPATH=. codegen/.venv/bin/ariadne-codegen --config codegen/ariadne.toml

docs: $(SITE_STAMP) ## build the documentation into .site/html, without a network
	@$(SITE)/.venv/bin/python $(SITE)/build.py

reference: $(DEV_STAMP) ## write docs/reference from the code
	PYTHONPATH=clients/python $(BIN)/python -m tests.docs.reference

lock: $(DEV_STAMP) ## recompile the requirement files, with hashes and without index URLs
	$(COMPILE) $(ARGS) requirements.in -o requirements.txt
	$(COMPILE) $(ARGS) requirements-brokers.in -o requirements-brokers.txt
	$(COMPILE) $(ARGS) requirements-dev.in -o requirements-dev.txt
	$(COMPILE) $(ARGS) $(PEERS)/requirements.in -o $(PEERS)/requirements.txt
	$(COMPILE) $(ARGS) $(CODEGEN)/requirements.in -o $(CODEGEN)/requirements.txt
	$(COMPILE) $(ARGS) $(SITE)/requirements.in -o $(SITE)/requirements.txt
	$(COMPILE) $(ARGS) $(SUPPLY)/requirements.in -o $(SUPPLY)/requirements.txt

web: ## build GraphiQL, the page at /docs and the console; needs Node (running does not: the built files are committed)
	@set -e; for package in $(dir $(wildcard web/package.json web/*/package.json)); do \
		echo "$$package"; npm --prefix $$package ci --no-audit --no-fund; npm --prefix $$package run build; done

brokers: $(BROKERS_STAMP) ## install the optional clients of RabbitMQ and Kafka

install: $(RUN_STAMP)
install-dev: $(DEV_STAMP)

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Parley needs Python 3.11 or newer, and found no python3 on this machine." >&2; exit 1; }
	@command -v $(firstword $(PYTHON)) >/dev/null || { echo "There is no $(PYTHON). Name another: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Parley needs Python 3.11 or newer; $(PYTHON) is older. Name another: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
		{ echo "This Python has no venv module. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(RUN_STAMP): $(BIN)/python
	$(INSTALL) -r requirements.txt
	@touch $@

$(BROKERS_STAMP): $(BIN)/python
	$(INSTALL) -r requirements-brokers.txt
	@touch $@ $(RUN_STAMP)

# requirements-dev.txt contains all of requirements.txt, so `make run` after `make test` installs nothing.
$(DEV_STAMP): $(BIN)/python
	$(INSTALL) -r requirements-dev.txt
	@touch $@ $(RUN_STAMP)

$(NODE_STAMP): $(PEERS)/package-lock.json
	@command -v npm >/dev/null || { echo "The servers that Parley is compared with need Node 20 or newer, with npm." >&2; exit 1; }
	npm --prefix $(PEERS) ci --no-audit --no-fund
	@touch $@

$(PEERS_STAMP): $(BIN)/python
	$(BIN)/python -m venv $(PEERS)/.venv
	$(PEERS)/.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
	  --no-deps -r $(PEERS)/requirements.txt
	@touch $@

codegen: $(CODEGEN_STAMP)
site: $(SITE_STAMP)

# A virtual environment beside its requirements.txt.
$(CODEGEN_STAMP) $(SITE_STAMP) $(SUPPLY_STAMP): $(BIN)/python
	$(BIN)/python -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
	  --no-deps -r $(@D)/../requirements.txt
	@touch $@
