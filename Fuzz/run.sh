#!/usr/bin/env bash
# Replays the findings of the past, then looks for new ones: so many seconds in each mode.
# Usage: Fuzz/run.sh SECONDS [FOLDER ...]; workbooks of the folders are seeds as well.
# Exits with 1 when there is a finding.
set -uo pipefail
seconds=$1
shift
cd "$(dirname "$0")/.."
bin=$(Fuzz/build.sh) || exit 2

# Swift's own report of a crash would stand in the way of libFuzzer's.
export SWIFT_BACKTRACE=enable=no
# A short memory for freed bytes: twice as many inputs a second.
export ASAN_OPTIONS=quarantine_size_mb=8:malloc_context_size=8
options=(-max_len=65536 -timeout=10 -rss_limit_mb=2048)
work=.build-fuzz/fuzzing
python3 Fuzz/seeds.py "$work/seeds" "$@" || exit 2

failures=0
for mode in archive parts; do
    program=$bin/Fuzz${mode^}
    mkdir -p "$work/corpus/$mode" "$work/findings/$mode"
    log=$work/$mode.log
    for past in Tests/Fixtures/fuzz/"$mode"/*; do
        [ -f "$past" ] || continue
        "$program" "${options[@]}" "$past" >"$log" 2>&1 && continue
        echo "$mode: $past breaks the reader"
        grep -E -m 1 'broken promise|runtime failure|ERROR' "$log" | sed 's/^/  /'
        failures=$((failures + 1))
    done
    "$program" "${options[@]}" -max_total_time="$seconds" -dict=Fuzz/xlsx.dict \
        -artifact_prefix="$work/findings/$mode/" -print_final_stats=1 -reload=0 \
        "$work/corpus/$mode" "$work/seeds/$mode" >"$log" 2>&1
    status=$?
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    speed=$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log")
    reach=$(grep -o 'cov: [0-9]* ft: [0-9]*' "$log" | tail -1)
    echo "$mode: ${runs:-0} inputs, ${speed:-0} a second, ${reach:-no coverage}"
    if [ $status -ne 0 ]; then
        failures=$((failures + 1))
        grep -E -m 3 'broken promise|runtime failure|ERROR|SUMMARY' "$log" | sed 's/^/  /'
        sed -n 's/.*Test unit written to /  /p' "$log"
    fi
done
echo "findings: $failures"
[ $failures -eq 0 ]
