#!/usr/bin/env python3
"""Reads workbooks with another reader and prints how long that took, as read-workbooks does.

core is python-calamine without conversion, to_python the same with Python values of all cells.
More than one thread means processes, and the peak is then that of the largest of them.

Usage: read_peer.py core|to_python|fastexcel|polars|openpyxl THREADS PASSES FILE-OR-FOLDER...
The line is "seconds cells KiB"; core and to_python count all cells of the used rectangle, the
others those that hold something.
"""
import logging
import multiprocessing
import os
import pathlib
import re
import sys
import time

logging.disable(logging.WARNING)  # fastexcel tells of columns without a type
# Threads are asked for by the argument, not taken.
os.environ["POLARS_MAX_THREADS"] = "1"


def core():
    from python_calamine import CalamineWorkbook

    def read(path):
        book = CalamineWorkbook.from_path(path)
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
        return sum(sheet.height * sheet.width for sheet in sheets)
    return read


def to_python():
    from python_calamine import CalamineWorkbook

    def read(path):
        book = CalamineWorkbook.from_path(path)
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
        return sum(len(row) for rows in sheets for row in rows)
    return read


def fastexcel():
    import fastexcel
    import pyarrow  # noqa: F401, what the reader would otherwise import in the first pass

    def read(path):
        book = fastexcel.read_excel(path)
        sheets = [book.load_sheet_eager(name, header_row=None) for name in book.sheet_names]
        return sum(len(column) - column.null_count for sheet in sheets for column in sheet.columns)
    return read


def polars():
    import fastexcel  # noqa: F401, what the reader would otherwise import in the first pass
    import polars

    def read(path):
        sheets = polars.read_excel(
            path, engine="calamine", sheet_id=0, has_header=False, raise_if_empty=False)
        return sum(column.len() - column.null_count() for sheet in sheets.values()
                   for column in sheet.get_columns())
    return read


def openpyxl():
    import openpyxl

    def read(path):
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        return sum(value is not None and value != "" for sheet in book.worksheets
                   for row in sheet.iter_rows(values_only=True) for value in row)
    return read


def prepare(peer, paths):
    """Lets the peer load what it needs before anything is timed; of many files it reads one."""
    global read
    read = {"core": core, "to_python": to_python, "fastexcel": fastexcel, "polars": polars,
            "openpyxl": openpyxl}[peer]()
    if len(paths) > 1:
        read(paths[0])


def read_one(path):
    return read(path)


def peak(_=None):
    status = pathlib.Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1])


def workbooks(path):
    path = pathlib.Path(path)
    return sorted(map(str, path.glob("*.xlsx"))) if path.is_dir() else [str(path)]


def timed(passes, work):
    start = time.perf_counter()
    for _ in range(passes):
        cells = sum(work())
    return time.perf_counter() - start, cells


def main():
    peer, threads, passes = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    paths = [workbook for path in sys.argv[4:] for workbook in workbooks(path)]
    if threads == 1:
        prepare(peer, paths)
        seconds, cells = timed(passes, lambda: map(read_one, paths))
        print(seconds, cells, peak())
        return
    context = multiprocessing.get_context("spawn")
    with context.Pool(threads, prepare, [peer, paths]) as pool:
        pool.map(peak, range(threads * 8), 1)  # until all are prepared
        share = max(1, len(paths) // (threads * 16))
        seconds, cells = timed(passes, lambda: pool.imap_unordered(read_one, paths, share))
        print(seconds, cells, max(pool.map(peak, range(threads * 8), 1)))


if __name__ == "__main__":
    main()
