#!/usr/bin/env bash
# Speed of the main job, and of reading against other readers on the same files in the same run.
# Usage: Benchmarks/run.sh [job] [export] [forms] [small] [big]
# job: the main job; export: the three workbooks of 334 and of 100,000 institutions; forms: reading
# those of the city; small: 2,000 plain forms; big: two sheets of 2,000,000 cells. Without arguments
# all of them. Made files stay in BENCH_DATA.
set -euo pipefail
cd "$(dirname "$0")/.."
parts=${*:-job export forms small big}
for part in $parts; do
    [[ $part =~ ^(job|export|forms|small|big)$ ]] || { sed -n '3,6s/^# //p' "$0" >&2 && exit 64; }
done
asked() { [[ " $parts " == *" $1 "* ]]; }

svod=.build/release/svod
data=${BENCH_DATA:-${TMPDIR:-/tmp}/svod-bench}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
Scripts/setup.sh python3-venv time

if asked job || asked forms || asked export; then
    "$svod" demo --workspace "$folder/demo" --templates templates >/dev/null
    count=$(python3 Benchmarks/pick_forms.py "$folder/demo" 2026 1 "$folder/forms")
fi

if asked job; then
    echo "The main job: $count forms from the inbox to both consolidated workbooks, and to the end"
    for turn in 1 2 3 4 5 6 7; do
        # A folder of its own: just after files were deleted ext4 is slow to make others.
        city=$folder/city-$turn
        mkdir -p "$city/inbox/2026-06-14"
        cp -r "$folder/demo/templates" "$folder/demo/svod.yaml" "$city/"
        cp "$folder"/forms/*.xlsx "$city/inbox/2026-06-14/"
        sync
        start=$(date +%s.%N)
        # The code tells of remarks, which the demonstration has.
        /usr/bin/time -f "%e s  %M KiB" -o "$folder/time.txt" "$svod" run --workspace "$city" \
            --period 2026-1 --as-of 2026-06-20 >/dev/null 2>&1 || true
        books=$(stat -c %.Y "$city"/outbox/Свод_ГУО* "$city"/outbox/Свод_РЦН* | sort -n | tail -1)
        tail -1 "$folder/time.txt" |
            awk -v start="$start" -v books="$books" '{ printf "%.2f s, ", books - start; print }'
    done | sort -n | tee "$folder/run.txt" | sed -n '1s/^/  best    /p;4s/^/  median  /p'
fi

# The workbooks of the second half-year of a city: seconds and peak memory of each.
export_books() {
    for book in guo rcn kimc; do
        /usr/bin/time -f "  $book  %e s (%U user, %S system)  %M KiB" \
            "$svod" export "$book" --workspace "$1" --period 2026-2 --as-of 2027-01-10 >/dev/null
    done
}

if asked export; then
    Scripts/venv.sh openpyxl xlsxwriter
    echo "The workbooks of 334 institutions, three times"
    for _ in 1 2 3; do export_books "$folder/demo"; done
    big=$data/city-100000
    if [ ! -d "$big" ]; then
        mkdir -p "$data"
        cp -r "$folder/demo" "$big.part"
        .venv/bin/python Benchmarks/multiply_city.py "$big.part" 100000
        mv "$big.part" "$big"
    fi
    echo "The same of 100,000 institutions; the first time takes the new register in"
    for _ in 1 2; do export_books "$big"; done
    echo "Cells like those for ГУО, written by XlsxWriter in constant memory"
    .venv/bin/python Benchmarks/write_peer.py "$folder/demo/outbox/Свод_ГУО_2026-2.xlsx" 100000 \
        "$folder/peer.xlsx"
fi

sets=()
if asked forms; then sets+=("the city's forms=$folder/forms"); fi
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
