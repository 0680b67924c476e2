# What a developer needs: `make run` opens Lectern, `make test` says whether it is right.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run app package screenshots sample ui test ui-test e2e lint deny accept bench fuzz oracle reading-level icons toolchain window-tools test-tools e2e-tools

OUT ?= out
CARGO ?= cargo
TARGET_DIR = $(or $(CARGO_TARGET_DIR),target)
# Which golden files the tests have asked for.
REFERENCES = $(abspath $(TARGET_DIR))/references-used

help:
	@echo 'make run      build the app and open it; without a display, export the sample talks to $(OUT)/'
	@echo 'make test     format, lints, tests, the real window, licences of dependencies, PDF validation'
	@echo 'make package  build the .deb'
	@echo 'make screenshots  take the pictures in README anew'
	@echo 'make ui       build the pages of the window'
	@echo 'make ui-test  types and tests of the pages'
	@echo 'make e2e      drive the real window'
	@echo 'make accept   take the present output as the new references; look at the diff'
	@echo 'make bench    how fast it is'
	@echo 'make fuzz     feed bytes to every reader and writer for FUZZ_SECONDS each, under libFuzzer'
	@echo 'make oracle   compare with other programs (citeproc-js, ...)'
	@echo 'make reading-level  how hard the pack is to read for each audience'

run: toolchain
	@if [[ -n $${DISPLAY:-}$${WAYLAND_DISPLAY:-} ]]; then $(MAKE) --no-print-directory app; \
	else echo 'There is no display to open a window on; exporting the sample talks instead.'; \
	$(MAKE) --no-print-directory sample; fi

app: window-tools ui
	$(CARGO) build --release --locked -p lectern-desktop
	$(TARGET_DIR)/release/lectern-desktop

sample: toolchain
	$(CARGO) build --release --locked -p lectern-cli
	$(TARGET_DIR)/release/lectern sample -o $(OUT)
	@echo "The sample talks and their slides and handouts are in $(abspath $(OUT))"

# What is in the window, from its sources; the stamp tells it from the page that stands in before it is built.
UI_SOURCES = $(shell find ui/src ui/index.html ui/vite.config.ts ui/svelte.config.js ui/tsconfig.json -type f) $(wildcard content/fonts/SourceSans3-*.ttf)
UI_PACKAGES = ui/node_modules/.package-lock.json
UI_BUILT = ui/node_modules/.built

ui: $(UI_BUILT)

$(UI_PACKAGES): ui/package-lock.json
	@.ci/need node=nodejs npm=npm
	@node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' \
	|| { echo "node $$(node --version) is too old; install 20.19 or newer from https://nodejs.org"; exit 1; }
	cd ui && npm ci --silent --no-audit --no-fund

$(UI_BUILT): $(UI_PACKAGES) $(UI_SOURCES)
	cd ui && npm run --silent build
	@touch $@

ui-test: $(UI_PACKAGES)
	cd ui && npm run --silent check && npm test --silent

# The tests' app chooses files without dialogs; all else in it is the real one.
WITH_TESTS_PICKER = --workspace --locked --features lectern-desktop/e2e

e2e: ui window-tools e2e-tools
	$(CARGO) build $(WITH_TESTS_PICKER)
	LECTERN_DESKTOP=$(abspath $(TARGET_DIR))/debug/lectern-desktop \
	timeout 600 $(CARGO) test $(WITH_TESTS_PICKER) -p lectern-e2e --test window -- --ignored --test-threads=1
	timeout 600 $(CARGO) test $(WITH_TESTS_PICKER) -p lectern-e2e --test html -- --ignored --test-threads=1

# The pictures in README, from the real window.
SCREENSHOTS = 'start, chosen' builder presenter
screenshots: ui window-tools e2e-tools
	@.ci/need import=imagemagick
	$(CARGO) build $(WITH_TESTS_PICKER)
	@mkdir -p $(TARGET_DIR)/pictures ui/screenshots
	LECTERN_DESKTOP=$(abspath $(TARGET_DIR))/debug/lectern-desktop LECTERN_E2E_PICTURES=$(abspath $(TARGET_DIR))/pictures \
	timeout 600 $(CARGO) test $(WITH_TESTS_PICKER) -p lectern-e2e --test window -- --ignored --test-threads=1 accessibility
	@for name in $(SCREENSHOTS); do convert "$(TARGET_DIR)/pictures/$$name.png" -strip -colors 160 "PNG8:ui/screenshots/$${name%%,*}.png"; done

# The installable packages; a release build, so it takes some minutes.
package: window-tools ui
	cd src-tauri && npx --yes --package=@tauri-apps/cli@~2.12.5 tauri build --bundles deb
	@ls $(TARGET_DIR)/release/bundle/deb/*.deb

icons:
	@.ci/need rsvg-convert=librsvg2-bin icotool=icoutils
	src-tauri/icons/make

test: toolchain test-tools lint ui ui-test
	@mkdir -p $(TARGET_DIR); rm -f $(REFERENCES)
	INSTA_SNAPSHOT_REFERENCES_FILE=$(REFERENCES) $(CARGO) test $(WITH_TESTS_PICKER)
	@unused=$$(comm -13 <(sort -u $(REFERENCES)) <(find $(CURDIR)/src-tauri $(CURDIR)/tests -name '*.snap' | sort -u)); \
	[[ -z $$unused ]] || { echo "no test asks for these references; delete them:"; echo "$$unused"; exit 1; }
	@$(MAKE) --no-print-directory e2e
	@$(MAKE) --no-print-directory deny

lint: window-tools ui
	$(CARGO) fmt --all --check
	$(CARGO) clippy $(WITH_TESTS_PICKER) --all-targets -- -D warnings

# Licences and sources of dependencies; needs no advisory database, so it works offline once the tool is there.
deny: toolchain
	@.ci/need-cargo cargo-deny || { echo 'cargo-deny is not to be had here; dependencies were not checked'; exit 0; }; \
	$(CARGO) deny --locked check licenses bans sources

accept: window-tools test-tools ui
	INSTA_UPDATE=always INSTA_FORCE_PASS=1 $(CARGO) test --workspace --locked
	git status --short

bench: window-tools ui e2e-tools
	$(CARGO) bench $(WITH_TESTS_PICKER)
	$(CARGO) build --release $(WITH_TESTS_PICKER) -p lectern-desktop
	LECTERN_DESKTOP=$(abspath $(TARGET_DIR))/release/lectern-desktop \
	timeout 600 $(CARGO) test $(WITH_TESTS_PICKER) -p lectern-e2e --test speed -- --ignored --test-threads=1 --nocapture

# libFuzzer's counters are an unstable option of the compiler; each target is linked, which takes minutes where it is optimised anew.
FUZZ_SECONDS ?= 300
FUZZ_TARGETS ?= $(basename $(notdir $(wildcard tests/fuzz/targets/*.rs)))
FUZZ_DIR = $(abspath $(TARGET_DIR))/fuzz
fuzz: toolchain
	@.ci/need-cargo cargo-fuzz && .ci/need c++=g++
	@mkdir -p $(FUZZ_DIR)
	@for target in $(FUZZ_TARGETS); do \
	$(CARGO) run -q --locked -p lectern-fuzz --bin seeds -- $$target $(FUZZ_DIR)/corpus/$$target; \
	RUSTC_BOOTSTRAP=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_TARGET_DIR=$(FUZZ_DIR) $(CARGO) fuzz run --fuzz-dir tests/fuzz --features targets --sanitizer none $$target $(FUZZ_DIR)/corpus/$$target -- \
	-max_total_time=$(FUZZ_SECONDS) -timeout=20 -rss_limit_mb=4096 -artifact_prefix=$(FUZZ_DIR)/$$target- -print_final_stats=1 > $(FUZZ_DIR)/$$target.log 2>&1 \
	|| { tail -n 40 $(FUZZ_DIR)/$$target.log; exit 1; }; \
	echo "$$target: $$(sed -n 's/^stat::number_of_executed_units: *//p' $(FUZZ_DIR)/$$target.log) executions"; done

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

# What the shell is built against.
window-tools: toolchain
	@.ci/need pkg-config=pkg-config
	@.ci/need lib:webkit2gtk-4.1=libwebkit2gtk-4.1-dev

e2e-tools:
	@.ci/need Xvfb=xvfb WebKitWebDriver=webkit2gtk-driver openbox=openbox dbus-daemon=dbus qpdf=qpdf pdftotext=poppler-utils \
	chromium=chromium chromedriver=chromium-driver

test-tools:
	@.ci/need qpdf=qpdf pdftotext=poppler-utils javac=default-jdk-headless python3=python3 pip3=python3-pip node=nodejs npm=npm soffice=libreoffice-impress
