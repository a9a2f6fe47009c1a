#!/usr/bin/env python3
"""Reads all workbooks of a folder with python-calamine, several times; prints the best times.

Usage: read_forms_calamine.py FOLDER REPETITIONS
The line is "core full cells": seconds of its Rust core alone, seconds with the values made into
Python objects, and the number of cells that hold something.
"""
import pathlib
import sys
import time

from python_calamine import CalamineWorkbook


def read(paths, convert):
    cells = 0
    for path in paths:
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if convert:
                cells += sum(value != "" for row in sheet.to_python() for value in row)
    return cells


def best(repetitions, work):
    times = []
    for _ in range(repetitions):
        start = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - start)
    return min(times), result


paths = sorted(pathlib.Path(sys.argv[1]).glob("*.xlsx"))
repetitions = int(sys.argv[2])
core, _ = best(repetitions, lambda: read(paths, False))
full, cells = best(repetitions, lambda: read(paths, True))
print(core, full, cells)
