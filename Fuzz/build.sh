#!/usr/bin/env bash
# Builds the fuzzers with the reader and prints the folder that they are in.
set -euo pipefail
cd "$(dirname "$0")/.."

# gold, the usual linker, warns of every symbol that a sanitizer hides; lld does not.
build=("${SWIFT:-swift}" build --package-path Fuzz --scratch-path .build-fuzz
    --configuration release -Xswiftc -sanitize=fuzzer,address -Xswiftc -use-ld=lld)
"${build[@]}" >&2
"${build[@]}" --show-bin-path
