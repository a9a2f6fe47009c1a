#!/usr/bin/env bash
# Speed of the main job and of reading alone, each against a peer in the same run.
# Usage: Benchmarks/run.sh path/to/svod
set -euo pipefail
svod=$(realpath "$1")
cd "$(dirname "$0")/.."
Scripts/setup.sh python3-venv time
Scripts/venv.sh python-calamine

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$svod" demo --workspace "$folder/demo" --templates templates >/dev/null
count=$(python3 Benchmarks/pick_forms.py "$folder/demo" 2026 1 "$folder/forms")

echo "The main job: $count forms from the inbox to both consolidated workbooks"
for _ in 1 2 3 4 5; do
    rm -rf "$folder/city"
    mkdir -p "$folder/city/inbox/2026-06-14"
    cp -r "$folder/demo/templates" "$folder/demo/svod.yaml" "$folder/city/"
    cp "$folder"/forms/*.xlsx "$folder/city/inbox/2026-06-14/"
    sync
    # The code tells of remarks, which the demonstration has.
    /usr/bin/time -f "%e s  %M KiB" "$svod" run --workspace "$folder/city" --period 2026-1 \
        --as-of 2026-06-20 2>&1 >/dev/null | grep ' KiB' || true
done | sort -n | tee "$folder/run.txt" | sed -n '1s/^/  best    /p;3s/^/  median  /p'

echo "Reading alone, against python-calamine"
swift build --package-path Benchmarks --configuration release --quiet 2>/dev/null ||
    swift build --package-path Benchmarks --configuration release
reader=$(swift build --package-path Benchmarks --configuration release --show-bin-path)/read-forms
for threads in 1 2; do
    for _ in 1 2 3 4 5; do
        ours=$("$reader" "$folder/forms" 2 $threads)
        theirs=$(.venv/bin/python Benchmarks/read_forms_calamine.py "$folder/forms" 2 $threads)
        echo "$ours $theirs"
    done >"$folder/pairs.txt"
    python3 Benchmarks/ratios.py "$folder/pairs.txt" "$count" $threads
done
