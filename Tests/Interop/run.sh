#!/usr/bin/env bash
# Other programs fill, re-save and recalculate our workbooks; what is stored must be the same.
#
# Usage: run.sh SVOD [--update-fixtures]
#
# Needs what `make setup-interop` installs. Prints a line for each step and stops at the first
# difference. With --update-fixtures the forms just made become those of Tests/Fixtures/Forms.
set -euo pipefail
svod=$(realpath "${1:?Usage: run.sh SVOD [--update-fixtures]}")
update=${2:-}
[ -z "$update" ] || [ "$update" = --update-fixtures ] || { echo "What is $update?" >&2; exit 64; }

cd "$(dirname "$0")/../.."
here=Tests/Interop
fixtures=Tests/Fixtures/Forms
python=.venv/bin/python
uno_python=/usr/bin/python3
period=2026-2
arrival=2026-12-12
today=2026-12-20
inn=0000000018
other_inn=0000000836
export LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR=$work

# Runs a step and prints its name, seconds and what it printed; errors only when it fails.
step() {
    local name=$1 started=$SECONDS status=0
    shift
    # Not as a condition: a function in a condition goes on after a command that fails.
    set +e
    (set -e; "$@") >"$work/log" 2>"$work/errors"
    status=$?
    set -e
    if [ $status -ne 0 ]; then
        echo "FAILED: $name" >&2
        cat "$work/log" "$work/errors" >&2
        exit 1
    fi
    echo "$name ($((SECONDS - started)) s)"
    sed 's/^/  /' "$work/log"
}

quietly() {
    "$@" >"$work/quiet" 2>&1 || { cat "$work/quiet"; return 1; }
}

# Makes a workspace whose inbox got the files on the day of arrival.
workspace() {
    local folder=$1
    shift
    quietly "$svod" init "$folder" --templates templates
    mkdir -p "$folder/inbox/$arrival"
    cp "$@" "$folder/inbox/$arrival/"
}

take_in() {
    workspace "$work/$1" "$work/Форма $1.xlsx"
    quietly "$svod" run --workspace "$work/$1" --period "$period" --as-of "$today"
}

blanks() {
    quietly "$svod" init "$work/blanks" --templates templates
    quietly "$svod" blanks --workspace "$work/blanks" --period "$period"
    local folder=$work/blanks/templates/бланки/$period
    cp "$folder"/*" $inn "*.xlsx "$work/blank.xlsx"
    cp "$folder"/*" $other_inn "*.xlsx "$work/other blank.xlsx"
}

# A person fills in the form, and the sheet «Проверка» counts what is filled.
fill_libreoffice() {
    "$uno_python" $here/fill_libreoffice.py "$work/blank.xlsx" "$work/Форма libreoffice.xlsx" |
        tee "$work/filled"
}

check() {
    quietly "$svod" check --workspace "$work/blanks" --period "$period" --as-of "$today" \
        "$work"/Форма*.xlsx
    cat "$work/quiet"
    local counts
    counts=$(sed -n 's/.*Проверка: //p' "$work/filled")
    [ "$(grep -c "Принят\. .* Заполнено $counts" "$work/quiet")" -eq 3 ]
}

expected() {
    "$python" $here/compare.py --expected >"$work/expected.txt"
    [ -n "$update" ] || diff $fixtures/expected.txt "$work/expected.txt"
}

# A blank that goes on from the report before, saved by other programs, says what it said: the grey
# numbers beside its tables are nobody's data.
prefilled() {
    local next=2027-1 folder=$work/prefilled
    mkdir "$folder"
    quietly "$svod" blanks --workspace "$work/libreoffice" --period $next
    cp "$work/libreoffice/templates/бланки/$next"/*" $inn "*.xlsx "$folder/svod.xlsx"
    quietly ssconvert "$folder/svod.xlsx" "$folder/gnumeric.xlsx"
    cp "$folder/svod.xlsx" "$folder/source.xlsx"
    quietly soffice "-env:UserInstallation=file://$work/profile" --headless \
        --convert-to "xlsx:Calc MS Excel 2007 XML" --outdir "$folder/saved" "$folder/source.xlsx"
    mv "$folder/saved/source.xlsx" "$folder/libreoffice.xlsx"
    quietly "$svod" blanks --workspace "$work/blanks" --period $next
    cp "$work/blanks/templates/бланки/$next"/*" $inn "*.xlsx "$folder/plain.xlsx"
    local program
    for program in svod libreoffice gnumeric plain; do
        # There is much to remark in what nobody filled in.
        "$svod" check --workspace "$work/libreoffice" --period $next --as-of 2027-06-10 --json \
            "$folder/$program.xlsx" >"$folder/$program.json" || [ $? -eq 1 ]
        sed -i 's/"name" : "[^"]*"/"name" : ""/' "$folder/$program.json"
    done
    diff "$folder/svod.json" "$folder/libreoffice.json"
    diff "$folder/svod.json" "$folder/gnumeric.json"
    local filled
    filled() { grep -m 1 '"filled"' "$folder/$1.json" | tr -dc 0-9; }
    [ "$(filled svod)" -gt "$(filled plain)" ]
    echo "filled beforehand: $(filled svod), without a report before: $(filled plain)"
}

mixed() {
    mkdir "$work/troubles"
    "$uno_python" $here/make_troubles.py "$work/Форма libreoffice.xlsx" "$work/troubles"
    workspace "$work/mixed" "$work/troubles"/*
    cp "$work/Форма libreoffice.xlsx" "$work/mixed/inbox/$arrival/Форма.xlsx"
    cp "$work/other blank.xlsx" "$work/mixed/inbox/$arrival/Пустой бланк.xlsx"
}

# Forms are changed in hundreds of ways; none may be taken for somebody else's.
identity() {
    mkdir "$work/identity"
    "$python" $here/identity.py "$svod" "$work/identity"
}

# The last consolidated workbooks of the demonstration, which the step before made: the older ones
# have the same layouts.
consolidated() {
    find "$work/identity/demo/outbox" -maxdepth 1 \
        \( -name "*_2026-2*.xlsx" -o -name "*_2026.xlsx" -o -name "*_июль-2026_*.xlsx" \) \
        -print0 | sort -z
}

# Every number once more, from the store and by other means; of each year its last half-year.
recompute() {
    "$python" $here/recompute.py "$work/identity/demo" 2025-2 2026-2
}

recalculate_consolidated() {
    consolidated | xargs -0 "$python" $here/recalculate.py
}

open_consolidated() {
    consolidated | xargs -0 "$python" $here/open_openpyxl.py
    consolidated | xargs -0 "$python" $here/open_calamine.py
}

# A form with faults comes back, is corrected in LibreOffice, and is accepted as it was sent.
returned_form() {
    local folder=$work/returned status=0
    "$uno_python" $here/returned_form.py spoil "$work/Форма libreoffice.xlsx" "$work/С ошибками.xlsx"
    workspace "$folder" "$work/С ошибками.xlsx"
    "$svod" run --workspace "$folder" --period "$period" --as-of "$today" >"$work/quiet" || status=$?
    [ $status -eq 1 ] && grep -q "На доработке: 1" "$work/quiet"
    "$uno_python" $here/returned_form.py correct "$folder"/outbox/замечания/*.xlsx \
        "$work/Исправленная.xlsx"
    cp "$work/Исправленная.xlsx" "$folder/inbox/$arrival/"
    quietly "$svod" run --workspace "$folder" --period "$period" --as-of "$today"
    grep -E "Принят:|пояснений" "$work/quiet"
    [ -z "$(ls "$folder/outbox/замечания")" ]
}

outbox() {
    find "$work/mixed/outbox" -name "*.xlsx" -not -path "*/разобрать/????????\ *" -print0 | sort -z
}

recalculate() {
    outbox | xargs -0 "$python" $here/recalculate.py \
        "$work/blank.xlsx" "$work/Форма libreoffice.xlsx"
}

open_outbox() {
    outbox | xargs -0 "$python" $here/open_openpyxl.py
}

# The first number with points that the program prints.
version() {
    "$@" 2>&1 | grep -oE '[0-9]+(\.[0-9]+)+' | head -n 1
}

update_fixtures() {
    mkdir -p $fixtures
    rm -f $fixtures/{libreoffice,gnumeric,openpyxl}-*.xlsx
    cp "$work/Форма libreoffice.xlsx" \
        "$fixtures/libreoffice-$(version soffice --version | cut -d . -f 1-2).xlsx"
    cp "$work/Форма gnumeric.xlsx" "$fixtures/gnumeric-$(version ssconvert --version).xlsx"
    cp "$work/Форма openpyxl.xlsx" \
        "$fixtures/openpyxl-$(version "$python" -c 'import openpyxl as o; print(o.__version__)').xlsx"
    cp "$work/expected.txt" $fixtures/
    ls $fixtures
}

step "Blanks" blanks
step "What is expected is what the fixtures say" expected
step "LibreOffice fills a blank" fill_libreoffice
step "Gnumeric saves it again" \
    quietly ssconvert "$work/Форма libreoffice.xlsx" "$work/Форма gnumeric.xlsx"
step "openpyxl fills a blank" \
    "$python" $here/fill_openpyxl.py "$work/blank.xlsx" "$work/Форма openpyxl.xlsx"
step "All three are accepted, and filled as far as the blank says" check
for program in libreoffice gnumeric openpyxl; do
    step "Intake of the form by $program" take_in "$program"
done
step "What is stored" "$python" $here/compare.py "$work"/{libreoffice,gnumeric,openpyxl}/svod.sqlite
step "A blank that goes on from the report before" prefilled
step "Wrong files" mixed
step "Intake of good and wrong files" \
    "$python" $here/intake_troubles.py "$svod" "$work/mixed" "$period" "$today"
step "Whose forms they are, whatever became of them" identity
step "Every number of the consolidated workbooks is recomputed" recompute
step "LibreOffice calculates what the consolidated workbooks say" recalculate_consolidated
step "openpyxl and calamine read the consolidated workbooks" open_consolidated
step "A returned form is corrected in LibreOffice" returned_form
step "LibreOffice calculates what is saved" recalculate
step "openpyxl opens the outbox" open_outbox
[ -z "$update" ] || step "Fixtures" update_fixtures
