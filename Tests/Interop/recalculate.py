#!/usr/bin/env python3
"""Fails when LibreOffice calculates another result than the one saved in a workbook.

Usage: recalculate.py BOOK.xlsx...
"""
import datetime
import math
import pathlib
import sys
import tempfile

import openpyxl
from openpyxl.utils.datetime import to_excel

from calculate import calculate


def values(path, results):
    """Cell values by sheet and address: saved results, or formulas."""
    book = openpyxl.load_workbook(path, data_only=results)
    return {
        (sheet.title, cell.coordinate): number_of_day(cell.value)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def number_of_day(value):
    """A day as its number: LibreOffice gives a cell without a look that of the days it refers to."""
    days = (datetime.date, datetime.datetime)
    return to_excel(value) if isinstance(value, days) else value


def same(one, other):
    """Whether two results are equal; an empty text equals nothing."""
    numbers = (int, float)
    if isinstance(one, numbers) and isinstance(other, numbers):
        return math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-9)
    return (one or "") == (other or "") if not isinstance(one, numbers) else False


def differences(path, calculated_path):
    formulas = {
        place for place, value in values(path, False).items()
        if isinstance(value, str) and value.startswith("=")
    }
    saved, calculated = values(path, True), values(calculated_path, True)
    found = [
        (place, saved.get(place), calculated.get(place))
        for place in sorted(formulas)
        if not same(saved.get(place), calculated.get(place))
    ]
    return len(formulas), found


def main(paths):
    total, failed = 0, False
    with tempfile.TemporaryDirectory(prefix="svod-recalculate-") as folder:
        # Workbooks of different folders may have the same name.
        books = {}
        pathlib.Path(folder, "in").mkdir()
        for number, path in enumerate(paths):
            books[path] = pathlib.Path(folder, "in", f"{number}.xlsx")
            books[path].symlink_to(pathlib.Path(path).resolve())
        calculate(books.values(), pathlib.Path(folder, "out"))
        for path, book in books.items():
            count, found = differences(path, pathlib.Path(folder, "out", book.name))
            print(f"{pathlib.Path(path).name}: {count} formulas, {len(found)} differ")
            for (sheet, cell), saved, calculated in found[:20]:
                print(f"  '{sheet}'!{cell}: saved {saved!r}, calculated {calculated!r}")
            total, failed = total + count, failed or bool(found)
    return 1 if failed or total == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
