#!/usr/bin/env bash
# Makes .venv and installs the named Python packages into it, where they are missing.
set -euo pipefail
cd "$(dirname "$0")/.."

[ -x .venv/bin/python ] || python3 -m venv .venv
for package in "$@"; do
    .venv/bin/python -m pip show --quiet "$package" 2>/dev/null ||
        .venv/bin/python -m pip install --quiet --disable-pip-version-check "$package"
done
