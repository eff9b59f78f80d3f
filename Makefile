# Each target does its own set-up: a fresh machine needs Python 3.11, make, git and node, nothing else.
#
#   make site    build the example site into output/
#   make quick   run the tests that start no browser, no server and no process: with every change
#   make cover   the same, with how much of the code they reach: part of make test, too
#   make check   style and types
#   make test    run every check and every test, real Chromium included
#   make pictures  the pictures of docs/for-leads.md, in docs/pictures/
#   make shots   pictures of every template, for a reviewer, in shots/
#   make bench   how fast pages are built, beside other tools; benchmarks/README.md
#   make serve   … see README.md for everything a lead needs

# Where Python may keep no compiled code, each of the hundreds of processes that tests start would compile tcsite again.
unexport PYTHONDONTWRITEBYTECODE

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# What make bench measures; BENCH="--n 3 100 --rounds 3" is a matter of minutes.
BENCH ?= --n 3 100 1000 --peers hugo hugo+pagefind eleventy mkdocs pelican

.PHONY: site quick cover test check style types types-of-tests format docs documentation lock template pictures shots bench clean

site: $(VENV)/site.ready
	@mkdir -p .cache
	@$(BIN)/tcsite build > .cache/build.txt 2>&1 || test $$? -eq 1 || { cat .cache/build.txt; exit 2; }
	@echo "The example site is built: open output/index.html in a browser. What the rules find in it: $(BIN)/tcsite check"

# First, two at a time, whatever needs no test: what is installed comes over the network, and mypy uses one processor.
# The quick tests come next, with their coverage; the others run even if one fails, so that one run says all.
test:
	@$(MAKE) --no-print-directory -j2 check node_modules/.ready chromium programs
	@status=0; \
	$(MAKE) --no-print-directory cover || status=1; \
	$(BIN)/python -m pytest -m "not quick" -n auto --dist loadfile --no-loadscope-reorder || status=1; \
	exit $$status

quick: $(VENV)/test.ready
	$(BIN)/python -m pytest -m quick -n 2 --dist loadfile -q

# A tracer takes twice as long and breaks threads of servers (Python 3.11 has no better), so that only quick tests have one.
cover: $(VENV)/test.ready
	$(BIN)/python -m pytest -m quick -n 2 --dist loadfile -q --cov --cov-report=
	$(BIN)/coverage report --format=total --precision=1 | sed 's/^/covered by the quick tests, in per cent: /'

check: style types types-of-tests

style: $(VENV)/test.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/test.ready
	$(BIN)/mypy

types-of-tests: $(VENV)/test.ready
	$(BIN)/mypy --config-file tests/mypy.ini

format: $(VENV)/test.ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/test.ready
	$(BIN)/python docs/make.py
	$(BIN)/tcsite rule --reference > docs/rules.md

# The libraries of constraints.txt with the digest of every file of theirs: what sites, the action and the container install.
LOCK := tcsite/content/scaffold/files/requirements.txt
lock: $(VENV)/test.ready
	$(BIN)/python -m pip install --quiet -c constraints.txt --group lock
	head -n 2 $(LOCK) > $(LOCK).new
	echo hatchling | $(BIN)/uv pip compile --quiet pyproject.toml - --all-extras --universal --python-version 3.11.5 \
	  --generate-hashes --constraints constraints.txt --no-annotate --no-header >> $(LOCK).new
	mv $(LOCK).new $(LOCK)

# A template repository of examples/template, ready to be pushed: docs/releasing.md
template: $(VENV)/site.ready
	rm -rf dist/template
	mkdir -p dist
	cp -R examples/template dist/template
	$(BIN)/tcsite editors --root dist/template --for vscode --for pages-cms --for decap --force
	$(BIN)/tcsite upgrade --root dist/template --ci github --ci gitlab

# The documentation as a site in dist/documentation/, its links checked by tcsite itself.
documentation: $(VENV)/test.ready
	$(BIN)/python docs/site.py

pictures: $(VENV)/test.ready chromium
	$(BIN)/python docs/pictures.py

shots: $(VENV)/test.ready chromium
	$(BIN)/python tests/browser/shots.py

bench: $(VENV)/site.ready
	$(BIN)/python benchmarks/build.py $(BENCH)
	$(BIN)/python benchmarks/calls.py

$(VENV)/site.ready: pyproject.toml constraints.txt
	@echo "Setting up Python's environment in $(VENV): once, a minute or two"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --upgrade pip -c constraints.txt
	@$(BIN)/python -m pip install --quiet -c constraints.txt -e .
	@touch $@

$(VENV)/test.ready: $(VENV)/site.ready
	$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[web,serve,import,pdf]' --group test --group check --group docs
	@touch $@

node_modules/.ready: package.json package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# The tests of pages need a real browser; where there is none, Debian's is installed.
.PHONY: chromium
chromium:
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || { \
	  test "$$(id -u)" = 0 && command -v apt-get >/dev/null || { \
	    echo "make test needs Chromium (or Google Chrome): install it, then run make test again"; exit 1; }; \
	  echo "installing Chromium"; apt-get update -qq && apt-get install -y -qq chromium >/dev/null; }

# What plays the hosts in tests/hosts. Without root they are not installed, and the tests that need them are skipped.
.PHONY: programs
programs: chromium  # one apt-get at a time
	@missing=""; for one in jq nginx rsync; do command -v $$one >/dev/null || missing="$$missing $$one"; done; \
	test -z "$$missing" || if test "$$(id -u)" = 0 && command -v apt-get >/dev/null; then \
	  echo "installing$$missing"; apt-get update -qq && apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	else echo "not here:$$missing; the tests that need them are skipped"; fi

clean:
	rm -rf $(VENV) node_modules output shots .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
