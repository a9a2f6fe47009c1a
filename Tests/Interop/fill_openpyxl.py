#!/usr/bin/env python3
"""Fills a blank with openpyxl, as a school's own program may.

Usage: fill_openpyxl.py BLANK.xlsx FILLED.xlsx
"""
import sys

import openpyxl

import filling


def main(blank, filled):
    book = openpyxl.load_workbook(blank)
    count = 0
    for title, row, column, value in filling.entries(
        book.sheetnames, lambda title, row, column: book[title].cell(row, column).value
    ):
        cell = book[title].cell(row, column)
        # A new format would be chosen for a day, and "=" at the start taken for a formula.
        style = cell.number_format
        cell.value = value
        cell.number_format = style
        if isinstance(value, str):
            cell.data_type = "s"
        count += 1
    book.save(filled)
    print(f"{count} cells typed")


if __name__ == "__main__":
    main(*sys.argv[1:])
