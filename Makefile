# Two commands on a fresh machine with Python >= 3.11 and make:   make demo   make test
# 全新的机器上只需两条命令：make demo（示例）与 make test（测试）。

VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test bench scans long reprints fuzz mutation crash load screenshots docs package lock sbom system clean
.DEFAULT_GOAL := help

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST)

# The first Python >= 3.11 on the PATH that can make an environment; a shim of a version that is not there answers non-zero.
$(BIN)/python:
	@for python in python3.13 python3.12 python3.11 python3 python; do \
	    if $$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	        exec $$python -m venv --clear $(VENV); \
	    fi; \
	done; \
	echo 'Guitu needs Python 3.11 or newer with venv, and none is on the PATH. Debian: apt-get install python3 python3-venv' >&2; \
	exit 1

$(VENV)/.demo: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --no-compile --editable .
	@touch $@

# What tests need, as it was locked: no version chosen here, every file checked by its hash.
$(VENV)/.test: pyproject.toml tests/requirements.lock | $(BIN)/python
	$(BIN)/python -m pip install --quiet --no-compile --no-deps --require-hashes -r tests/requirements.lock
	$(BIN)/python -m pip install --quiet --no-compile --no-deps --editable .
	@touch $@ $(VENV)/.demo

demo: $(VENV)/.demo  ## a graph of examples/articles in out/demo
	@$(BIN)/guitu build examples/articles -o out/demo
	@$(BIN)/guitu stats out/demo
	@echo
	@echo "Open in a browser 用浏览器打开:  file://$(CURDIR)/out/demo/graph.html"
	@echo "Ask it something 提问:           $(BIN)/guitu query out/demo 'SELECT ?who ?place { ?p gt:leads ?x . ?p rdfs:label ?who . ?x rdfs:label ?place }'"

test: $(VENV)/.test system  ## ruff, mypy, pytest with doctests and a real browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@# Types are checked while the tests run: a third of a minute sooner on two cores.
	$(BIN)/mypy & types=$$!; $(BIN)/python -m pytest -n auto --dist worksteal; tests=$$?; wait $$types && exit $$tests

bench: $(VENV)/.test  ## speed beside jieba, measured side by side
	$(BIN)/python -m benchmarks.run

scans: $(VENV)/.test system  ## newspaper pages and scans: characters and paragraphs read rightly
	$(BIN)/python -m benchmarks.scans

long: $(VENV)/.test  ## a long build stopped in the middle and resumed: memory, seconds, same bytes
	$(BIN)/python -m benchmarks.long

reprints: $(VENV)/.test  ## precision and recall of reprints recognised
	$(BIN)/python -m benchmarks.reprints

fuzz: $(VENV)/.test  ## the property tests with 200,000 inputs; texts doubled to find what is slow
	GUITU_EXAMPLES=5000 $(BIN)/python -m pytest -q -m hypothesis -n auto --dist worksteal
	$(BIN)/python -m benchmarks.doubling 1000

mutation: $(VENV)/.test  ## code changed in places: do the tests notice?
	@sh tests/mutation.sh

crash: $(VENV)/.test  ## 50 saves and 50 whole builds ended by kill -9, disks with ever less room, each looked at afterwards
	GUITU_KILLS=50 $(BIN)/python -m pytest -q tests/test_store.py tests/test_crash.py -k "killed or full_disk"

load: $(VENV)/.test  ## 50 clients at once of guitu serve for two minutes, some with queries that explode
	$(BIN)/python -m tests.loading

screenshots: $(VENV)/.demo $(VENV)/.test system  ## docs/images from the demo graph
	$(BIN)/guitu build examples/articles -o out/demo
	$(BIN)/python -m docs.images.take out/demo/graph.html docs/images

docs: $(VENV)/.test  ## what is generated: the ontology, the queries, the figures of quality, the answers in README
	$(BIN)/python -m graph.ontology_files docs
	$(BIN)/python docs/ontology/make.py
	$(BIN)/python -m graph.query_table docs/queries.md
	$(BIN)/python docs/notebook/make.py
	$(BIN)/python -m benchmarks.quality --write
	$(BIN)/python -m benchmarks.ways --write
	$(BIN)/python -m benchmarks.calibration --write
	$(BIN)/python -m benchmarks.neural --write
	GUITU_UPDATE_DOCS=1 $(BIN)/python -m pytest -q tests/test_docs.py

package: $(VENV)/.test  ## the wheel twice the same; wheel and sdist tried in empty environments
	@sh tests/package.sh

lock: $(BIN)/python  ## tests/requirements.lock anew: the newest versions that pyproject.toml allows
	$(BIN)/python -m pip install --quiet 'uv>=0.9'
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	    --no-emit-index-url --extra dev pyproject.toml -o tests/requirements.lock

sbom: $(VENV)/.demo  ## what a default install holds, as CycloneDX in out/sbom.json
	@mkdir -p out
	@sh docs/sbom.sh out/sbom.json

# What the browser and Gephi tests need beyond Python. As root on Debian it is installed; elsewhere one line says what is missing.
system:
	@sh tests/system.sh

clean:  ## what make made
	rm -rf $(VENV) out build dist *.egg-info tests/js/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis
