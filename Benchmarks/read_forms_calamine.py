#!/usr/bin/env python3
"""Reads all workbooks of a folder with python-calamine, several times; prints the best times.

Usage: read_forms_calamine.py FOLDER REPETITIONS THREADS
The line is "core full cells": seconds of its Rust core alone, seconds with the values made into
Python objects, and the number of cells that hold something.
"""
import concurrent.futures
import pathlib
import sys
import time

from python_calamine import CalamineWorkbook


def read_one(path, convert):
    cells = 0
    book = CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        if convert:
            cells += sum(value != "" for row in sheet.to_python() for value in row)
    return cells


def read(paths, convert, threads):
    if threads == 1:
        return sum(read_one(path, convert) for path in paths)
    with concurrent.futures.ThreadPoolExecutor(threads) as pool:
        return sum(pool.map(lambda path: read_one(path, convert), paths))


def best(repetitions, work):
    times = []
    for _ in range(repetitions):
        start = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - start)
    return min(times), result


paths = sorted(pathlib.Path(sys.argv[1]).glob("*.xlsx"))
repetitions = int(sys.argv[2])
threads = int(sys.argv[3])
core, _ = best(repetitions, lambda: read(paths, False, threads))
full, cells = best(repetitions, lambda: read(paths, True, threads))
print(core, full, cells)
