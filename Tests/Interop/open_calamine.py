#!/usr/bin/env python3
"""Fails when calamine cannot open a workbook or reads other numbers out of it than openpyxl.

Usage: open_calamine.py BOOK.xlsx...
"""
import sys

import openpyxl
from python_calamine import CalamineWorkbook


def numbers(rows):
    """The numbers by place. Excel knows no other numbers than floating ones."""
    return {
        (row, column): float(value)
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
        if isinstance(value, (int, float)) and not isinstance(value, bool)
    }


def check(path):
    book = CalamineWorkbook.from_path(path)
    other = openpyxl.load_workbook(path, data_only=True)
    if book.sheet_names != other.sheetnames:
        raise ValueError(f"{path}: sheets {book.sheet_names} instead of {other.sheetnames}")
    count = 0
    for sheet in other.worksheets:
        rows = book.get_sheet_by_name(sheet.title).to_python(skip_empty_area=False)
        seen, expected = numbers(rows), numbers(sheet.iter_rows(values_only=True))
        if seen != expected:
            places = sorted(place for place in seen.keys() | expected.keys()
                            if seen.get(place) != expected.get(place))
            row, column = places[0]
            raise ValueError(f"{path}: '{sheet.title}' row {row + 1}, column {column + 1}: "
                             f"{seen.get(places[0])} instead of {expected.get(places[0])}")
        count += len(seen)
    return count


def main(paths):
    count = sum(check(path) for path in paths)
    print(f"{len(paths)} workbooks, {count} numbers")
    return 0 if count else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
