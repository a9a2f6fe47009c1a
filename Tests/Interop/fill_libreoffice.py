#!/usr/bin/python3
"""Fills a blank in LibreOffice the way its user does, and saves it as XLSX.

Fails when the blank would not have let the user type a value, hides a part of it, or asks for more
of them.

Usage: fill_libreoffice.py BLANK.xlsx FILLED.xlsx
"""
import datetime
import sys

import office
import uno
from com.sun.star.table.CellContentType import EMPTY
from com.sun.star.table.CellContentType import VALUE as NUMBER

import filling

FIRST_DAY = datetime.date(1899, 12, 30)
BOLD = uno.getConstantByName("com.sun.star.awt.FontWeight.BOLD")


def read(book):
    sheets = book.Sheets

    def value(title, row, column):
        cell = sheets.getByName(title).getCellByPosition(column - 1, row - 1)
        if cell.Type == EMPTY:
            return None
        return cell.Value if cell.Type == NUMBER else cell.String

    return value


def type_in(book, cell, value):
    """Types a value; nothing is done to the format of the cell."""
    if isinstance(value, datetime.date):
        cell.setValue((value - FIRST_DAY).days)
    elif not isinstance(value, str):
        cell.setValue(value)
    elif value.startswith("http"):
        # Calc makes a link of an address that is typed.
        link = book.createInstance("com.sun.star.text.TextField.URL")
        link.URL = link.Representation = value
        cell.insertTextContent(cell.createTextCursor(), link, False)
    else:
        cell.setString(value)
        if "\n" in value:
            first = cell.createTextCursor()
            first.gotoStart(False)
            first.goRight(value.index("\n"), True)
            first.CharWeight = BOLD


def refused(book):
    """The sheets where a limit of input does not allow what was typed."""
    found = []
    for title in book.Sheets.ElementNames:
        sheet = book.Sheets.getByName(title)
        sheet.unprotect("")
        if sheet.showInvalid():
            found.append(title)
    return found


def fixed(book, title, row):
    """Whether a row stays as high as it is, whatever is typed into it."""
    return not book.Sheets.getByName(title).Rows.getByIndex(row).OptimalHeight


def counts(book):
    """The last line of the sheet «Проверка»: how many cells are required, filled and left."""
    sheet = book.Sheets.getByName("Проверка")
    for row in range(40):
        if sheet.getCellByPosition(1, row).String == "Всего по форме":
            return [round(sheet.getCellByPosition(column, row).Value) for column in (2, 3, 4)]
    raise ValueError("«Проверка» has no last line")


def main(blank, filled):
    with office.desktop() as running, office.document(running, blank) as book:
        count = 0
        stiff = set()
        for title, row, column, value in filling.entries(book.Sheets.ElementNames, read(book)):
            type_in(book, book.Sheets.getByName(title).getCellByPosition(column - 1, row - 1), value)
            count += 1
            if isinstance(value, str) and fixed(book, title, row - 1):
                stiff.add(f"{title}: row {row} cannot grow with what is typed")
        office.save(book, filled, FilterName="Calc MS Excel 2007 XML")
        required, filled_in, left = counts(book)
        print(f"{count} cells typed. Проверка: {filled_in} из {required}")
        problems = [f"«Проверка» misses {left} cells"] if left != 0 else []
        problems += [f"{title} refuses what was typed" for title in refused(book)]
        problems += sorted(stiff)
    if problems:
        sys.exit("\n".join(problems))


if __name__ == "__main__":
    main(*sys.argv[1:])
