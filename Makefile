# What a newcomer and the continuous integration run. `make demo` and `make test` are promises of
# the README: on a fresh Debian with Swift they install what is missing and do the whole job.

SWIFT ?= swift
DEMO ?= demo
SECONDS = 60
SVOD = .build/release/svod
RELEASE = --configuration release --static-swift-stdlib --product svod

.PHONY: setup setup-interop build demo run test lint format check interop torture bench docs fuzz sanitize hostile clean

setup:
	@Scripts/setup.sh libzip-dev libdeflate-dev zlib1g-dev libxml2-dev libxlsxwriter-dev libgmime-3.0-dev libsqlite3-dev libseccomp-dev libssl-dev pkg-config

setup-interop: setup
	@Scripts/setup.sh libreoffice-calc python3-uno gnumeric poppler-utils fonts-liberation python3-venv
	@Scripts/venv.sh openpyxl python-calamine

build: setup
	$(SWIFT) build $(RELEASE)

demo: build
	$(SVOD) demo --workspace $(DEMO) --fresh

run: build
	$(SVOD) run

test: setup
	$(SWIFT) test

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Benchmarks Fuzz Package.swift
	@python3 Scripts/check-imports.py
	@python3 Scripts/check-sizes.py

format:
	$(SWIFT) format --in-place --recursive Sources Tests Benchmarks Fuzz Package.swift

check: lint test

# The second step fills a few hundred forms and compares every verdict of their formulas.
interop: build setup-interop
	Tests/Interop/run.sh $(SVOD)
	Tests/Interop/live.sh

# Workbooks made to do harm, each against bounds of time and memory.
hostile: build
	python3 -B Tests/Hostile/run.py $(SVOD)

# Killed, cut off, refused and raced; some minutes, with FULL=1 some hours. ONLY: names of proofs.
torture: build
	@Scripts/setup.sh gcc libc6-dev strace faketime e2fsprogs mount
	python3 -B Tests/Torture/torture.py $(SVOD) $(if $(FULL),--full) $(if $(ONLY),--only $(ONLY))

# PART: some of job, forms, small, big; all if empty.
bench: build
	Benchmarks/run.sh $(PART)

# The pages of the reader's documentation, links checked.
docs: setup
	Scripts/docs.sh .build-docs/pages

# SECONDS are for each of the two modes; SEEDS may name folders of workbooks to begin with.
fuzz: setup
	@Scripts/setup.sh lld
	Fuzz/run.sh $(SECONDS) $(SEEDS)

# lld, since gold, the usual linker, warns of every symbol that a sanitizer hides.
sanitize: setup
	@Scripts/setup.sh lld
	ASAN_OPTIONS=detect_leaks=1 LSAN_OPTIONS=suppressions=Scripts/leaks.supp SWIFT_BACKTRACE=enable=no \
		$(SWIFT) test --sanitize=address --scratch-path .build-asan -Xswiftc -use-ld=lld
	SWIFT_BACKTRACE=enable=no \
		$(SWIFT) test --sanitize=thread --scratch-path .build-tsan -Xswiftc -use-ld=lld

clean:
	rm -rf .build $(DEMO)
