#!/usr/bin/env python3
"""Writes a workbook of the same cells as one of ours with XlsxWriter in constant memory.

The tables of institutions of the pattern are repeated until there are as many rows as asked for.
Prints seconds of writing (not of reading the pattern), cells and KiB of peak memory.

Usage: write_peer.py PATTERN.xlsx COUNT FILE.xlsx
"""
import resource
import sys
import time

import openpyxl
import xlsxwriter

pattern, count, target = sys.argv[1], int(sys.argv[2]), sys.argv[3]
sheets = []
for sheet in openpyxl.load_workbook(pattern, read_only=True).worksheets:
    rows = [[(c.column - 1, c.value) for c in row if c.value is not None] for row in sheet.iter_rows()]
    sheets.append((sheet.title, rows))

started = time.monotonic()
cells = 0
book = xlsxwriter.Workbook(target, {"constant_memory": True})
look = book.add_format({"border": 1, "font_name": "Arial", "font_size": 10})
for title, rows in sheets:
    sheet = book.add_worksheet(title)
    # A row of an institution begins with its number; the head is written once.
    head = [row for row in rows if not (row and isinstance(row[0][1], (int, float)) and len(row) > 4)]
    body = [row for row in rows if row and isinstance(row[0][1], (int, float)) and len(row) > 4]
    place = 0
    for row in head + (body * (count // len(body) + 1))[:count] if len(body) > 200 else rows:
        for column, value in row:
            if isinstance(value, str) and value.startswith("="):
                sheet.write_formula(place, column, value, look, 0)
            elif isinstance(value, (int, float)):
                sheet.write_number(place, column, value, look)
            else:
                sheet.write_string(place, column, str(value), look)
            cells += 1
        place += 1
book.close()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(f"{time.monotonic() - started:.1f} s, {cells} cells, {peak} KiB")
