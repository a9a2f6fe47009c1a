#!/usr/bin/env python3
"""Writes hostile workbooks, one for each kind of attack, the same bytes every time.

Usage: make_hostile.py FOLDER [KIND ...]    all kinds by default
"""
import pathlib
import sys

import book_kinds  # noqa: F401  each of the three enters its kinds
import xml_kinds  # noqa: F401
import zip_kinds  # noqa: F401
from kinds import KINDS


def make(folder: str, wanted=()):
    """Writes the files one by one; yields the kind and the path of each when it is there."""
    for name in wanted or KINDS:
        path = pathlib.Path(folder, f"{name}.xlsx")
        path.write_bytes(KINDS[name]())
        yield name, str(path)


def main() -> int:
    if len(sys.argv) < 2:
        print(__doc__.strip(), file=sys.stderr)
        return 64
    folder, *wanted = sys.argv[1:]
    pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
    count = sum(1 for _ in make(folder, wanted))
    print(f"{count} files in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
