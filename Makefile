# What a developer needs: `make run` shows what Lectern does, `make test` says whether it is right.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run test lint deny accept bench oracle reading-level toolchain test-tools

OUT ?= out
CARGO ?= cargo
TARGET_DIR = $(or $(CARGO_TARGET_DIR),target)
# Which golden files the tests have asked for.
REFERENCES = $(abspath $(TARGET_DIR))/references-used

help:
	@echo 'make run      export the sample talks of the pack to $(OUT)/'
	@echo 'make test     format, lints, tests, licences of dependencies, PDF validation'
	@echo 'make accept   take the present output as the new references; look at the diff'
	@echo 'make bench    how fast it is'
	@echo 'make oracle   compare with other programs (citeproc-js, ...)'
	@echo 'make reading-level  how hard the pack is to read for each audience'

run: toolchain
	$(CARGO) build --release --locked -p lectern-cli
	$(TARGET_DIR)/release/lectern sample -o $(OUT)
	@echo "The sample talks and their slides and handouts are in $(abspath $(OUT))"

test: toolchain test-tools lint
	@mkdir -p $(TARGET_DIR); rm -f $(REFERENCES)
	INSTA_SNAPSHOT_REFERENCES_FILE=$(REFERENCES) $(CARGO) test --workspace --locked
	@unused=$$(comm -13 <(sort -u $(REFERENCES)) <(find $(CURDIR)/src-tauri $(CURDIR)/tests -name '*.snap' | sort -u)); \
	[[ -z $$unused ]] || { echo "no test asks for these references; delete them:"; echo "$$unused"; exit 1; }
	@$(MAKE) --no-print-directory deny

lint: toolchain
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets --locked -- -D warnings

# Licences and sources of dependencies; needs no advisory database, so it works offline once the tool is there.
deny: toolchain
	@.ci/need-cargo cargo-deny || { echo 'cargo-deny is not to be had here; dependencies were not checked'; exit 0; }; \
	$(CARGO) deny --locked check licenses bans sources

accept: toolchain test-tools
	INSTA_UPDATE=always INSTA_FORCE_PASS=1 $(CARGO) test --workspace --locked
	git status --short

bench: toolchain
	$(CARGO) bench --workspace --locked

oracle:
	@.ci/need node=nodejs npm=npm
	cd tests/oracle/citeproc && npm ci --silent && npm run --silent golden
	git diff --stat --exit-code tests/golden

reading-level:
	@.ci/need python3=python3 pip3=python3-pip
	@python3 -m pip install -q --upgrade --target $(TARGET_DIR)/reading-level -r tests/tools/reading-level/requirements.txt
	@PYTHONPATH=$(TARGET_DIR)/reading-level python3 tests/tools/reading-level/reading_level.py content/packs/child-trafficking

toolchain:
	@command -v $(CARGO) >/dev/null || { echo 'cargo is missing: install Rust from https://rustup.rs, then run make again'; exit 1; }
	@.ci/need cc=gcc

test-tools:
	@.ci/need qpdf=qpdf pdftotext=poppler-utils javac=default-jdk-headless python3=python3 pip3=python3-pip
