#!/usr/bin/env bash
# Makes the documentation pages of WorkbookReader from its catalogue and its comments.
# Usage: Scripts/docs.sh FOLDER
set -euo pipefail
folder=$(realpath -m "$1")
cd "$(dirname "$0")/.."

graphs=$(mktemp -d)
trap 'rm -rf "$graphs"' EXIT
swift build --target WorkbookReader --scratch-path .build-docs \
    -Xswiftc -emit-symbol-graph -Xswiftc -emit-symbol-graph-dir -Xswiftc "$graphs"
find "$graphs" -name '*.symbols.json' ! -name 'WorkbookReader*' ! -name 'Spreadsheet*' -delete
docc convert Sources/WorkbookReader/WorkbookReader.docc --fallback-display-name WorkbookReader \
    --fallback-bundle-identifier svod.WorkbookReader --additional-symbol-graph-dir "$graphs" \
    --warnings-as-errors --output-path "$folder"
echo "$folder"
