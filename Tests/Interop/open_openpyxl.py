#!/usr/bin/env python3
"""Fails when openpyxl cannot open a workbook, warns, or finds an error value in it.

Hidden calculations say #N/A where there is no value.

Usage: open_openpyxl.py BOOK.xlsx...
"""
import sys
import warnings

import openpyxl


def check(path, results):
    book = openpyxl.load_workbook(path, data_only=results)
    for sheet in book.worksheets:
        allowed = {"#N/A"} if sheet.sheet_state != "visible" else set()
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "e" and cell.value not in allowed:
                    raise ValueError(f"{path}: '{sheet.title}'!{cell.coordinate}: {cell.value}")


def main(paths):
    warnings.simplefilter("error")
    for path in paths:
        check(path, False)
        check(path, True)
    print(f"{len(paths)} workbooks")
    return 0 if paths else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
