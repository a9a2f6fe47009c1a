#!/usr/bin/env bash
# Speed of the main job, and of reading against other readers on the same files in the same run.
# Usage: Benchmarks/run.sh [job] [forms] [small] [big]
# job: the main job; forms: reading the city's blanks; small: 2,000 plain forms; big: two sheets of
# 2,000,000 cells. Without arguments all of them. Made files stay in BENCH_DATA.
set -euo pipefail
cd "$(dirname "$0")/.."
parts=${*:-job forms small big}
for part in $parts; do
    [[ $part =~ ^(job|forms|small|big)$ ]] || { sed -n '3,5s/^# //p' "$0" >&2 && exit 64; }
done
asked() { [[ " $parts " == *" $1 "* ]]; }

svod=.build/release/svod
data=${BENCH_DATA:-${TMPDIR:-/tmp}/svod-bench}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
Scripts/setup.sh python3-venv time

if asked job || asked forms; then
    "$svod" demo --workspace "$folder/demo" --templates templates >/dev/null
    count=$(python3 Benchmarks/pick_forms.py "$folder/demo" 2026 1 "$folder/forms")
fi

if asked job; then
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
fi

sets=()
if asked forms; then sets+=("blanks=$folder/forms"); fi
if asked small; then
    python3 Benchmarks/make_forms.py "$data/forms"
    sets+=("small forms=$data/forms")
fi
if asked big; then
    python3 Benchmarks/make_big.py "$data"
    sets+=("big, shared=$data/big-shared.xlsx" "big, inline=$data/big-inline.xlsx")
fi
if [ ${#sets[@]} -gt 0 ]; then
    Scripts/venv.sh python-calamine fastexcel pyarrow polars openpyxl
    build=(--package-path Benchmarks --configuration release --static-swift-stdlib)
    swift build "${build[@]}" --quiet 2>/dev/null || swift build "${build[@]}"
    reader=$(swift build "${build[@]}" --show-bin-path)/read-workbooks
    echo "Reading: milliseconds a file; in brackets how many times longer than ours it takes"
    .venv/bin/python Benchmarks/measure.py "$reader" "${sets[@]}"
fi
