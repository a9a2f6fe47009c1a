#!/usr/bin/env python3
"""Fails when a store holds other values than values.json, or two stores differ in anything read.

Usage: compare.py STORE.sqlite...
       compare.py --expected          prints what is expected, a line for each value
"""
import datetime
import sqlite3
import sys

import filling


def rows(store):
    """The one version in a store, and its lines: code, ordinal, kinds, typed, values, places."""
    base = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    try:
        versions = base.execute(
            "SELECT id, inn, year, half, verdict, filled, required FROM submission").fetchall()
        if len(versions) != 1:
            raise ValueError(f"{store}: {len(versions)} versions instead of 1")
        values = ", ".join(f"v{number}" for number in range(1, 19))
        lines = base.execute(
            f"SELECT row_code, ordinal, kinds, typed, {values}, sheet_name, cells, odd_cells"
            " FROM line WHERE submission_id = ? ORDER BY row_code, ordinal", versions[0][:1])
        return versions[0][1:], lines.fetchall()
    finally:
        base.close()


def values(lines):
    """Values by place, as in `filling.load`."""
    found = {}
    for code, ordinal, kinds, _, *rest in lines:
        if len(kinds) != 18:
            raise ValueError(f"row {code}: {len(kinds)} kinds")
        for number, (letter, value) in enumerate(zip(kinds, rest), 1):
            if letter == "-" and value is None:
                continue
            if letter == "d":
                value = datetime.date.fromisoformat(value)
            if value is None or filling.kind(value) != letter:
                raise ValueError(f"row {code}, value {number}: {value!r} is not of kind {letter!r}")
            place = (code, number) if ordinal == 0 else (code // 100, ordinal, code + number)
            found[place] = value
    return found


def differences(one, other):
    """The places where two tables of values differ, and what stands there."""
    for place in sorted(one.keys() | other.keys()):
        if one.get(place) != other.get(place):
            yield ".".join(map(str, place)), one.get(place), other.get(place)


def main(stores):
    expected = filling.load()
    if stores == ["--expected"]:
        print("\n".join(filling.lines(expected)))
        return 0
    first = None
    for store in stores:
        version, lines = rows(store)
        for place, wanted, found in differences(expected, values(lines)):
            print(f"{store}: {place}: expected {wanted!r}, stored {found!r}")
            return 1
        first = first or (version, lines)
        if version != first[0]:
            print(f"{store}: {version} differs from {first[0]}")
            return 1
        for mine, others in zip(lines, first[1]):
            if mine != others:
                print(f"{store}: {mine} differs from {others}")
                return 1
    print(f"{len(expected)} values in {len(first[1])} lines, the same in {len(stores)} stores")
    return 0 if stores else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
