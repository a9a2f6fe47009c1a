#!/usr/bin/python3
"""Spoils a filled form in LibreOffice, and corrects the form that comes back, as its user does.

Usage: returned_form.py spoil FILLED.xlsx SPOILT.xlsx
       returned_form.py correct RETURNED.xlsx CORRECTED.xlsx
Correcting means: follow each link, mend the errors, explain the warnings. Fails when the returned
form is not marked, or does not let its user do so.
"""
import re
import sys

import office

STAFF = "3_Кадры"
WORDS = " чел."
HEADER = ["№", "Важность", "Где", "Строка и графа", "Указано", "Что не так", "Что сделать",
          "Пояснение", "Код"]
REASON = "Выплата назначена приказом с января"


def row_of(sheet, code):
    for row in range(60):
        if sheet.getCellByPosition(0, row).Value == code:
            return row
    raise ValueError(f"{sheet.Name} has no row {code}")


def spoil(book):
    """A number with words, an empty cell, and mentors who are not paid."""
    staff = book.Sheets.getByName(STAFF)
    total = staff.getCellByPosition(2, row_of(staff, 301))
    total.setString(f"{total.Value:.0f}{WORDS}")
    staff.getCellByPosition(2, row_of(staff, 303)).setString("")
    staff.getCellByPosition(2, row_of(staff, 314)).setValue(0)
    return "3 cells spoilt"


def lines(sheet):
    row = 0
    while [sheet.getCellByPosition(column, row).String for column in range(9)] != HEADER:
        row += 1
        if row > 40:
            raise ValueError("«Замечания» has no header")
    row += 1
    while sheet.getCellByPosition(8, row).String:
        yield row
        row += 1


def target(url):
    """The sheet and the cell of a link: #'3_Кадры'.C8, or with an exclamation mark."""
    name, address = re.fullmatch(r"#\$?'?(.+?)'?[.!]\$?([A-Z]+\$?[0-9]+)", url).groups()
    return name, address.replace("$", "")


def correct(book):
    if book.Sheets.ElementNames[0] != "Замечания":
        raise ValueError(f"the first sheet is {book.Sheets.ElementNames[0]}")
    if book.CurrentController.ActiveSheet.Name != "Замечания":
        raise ValueError("«Замечания» is not shown on opening")
    remarks = book.Sheets.getByName("Замечания")
    mended = explained = 0
    for row in lines(remarks):
        severity = remarks.getCellByPosition(1, row).String
        place = remarks.getCellByPosition(2, row)
        link = place.TextFields.getByIndex(0)
        name, address = target(link.URL)
        if link.Representation != f"{name}, {address}":
            raise ValueError(f"{link.Representation} leads to {link.URL}")
        sheet = book.Sheets.getByName(name)
        cell = sheet.getCellRangeByName(address)
        if cell.CellBackColor not in (0xFDE2E1, 0xFFF2CC) or cell.CellProtection.IsLocked:
            raise ValueError(f"{name}!{address} is not marked, or locked")
        if not any(note.Position == cell.CellAddress for note in sheet.Annotations):
            raise ValueError(f"{name}!{address} has no note")
        answer = remarks.getCellByPosition(7, row)
        if answer.CellProtection.IsLocked == (severity == "предупреждение"):
            raise ValueError(f"the explanation in row {row + 1} is wrongly locked")
        if severity == "ошибка":
            typed = cell.String
            cell.setValue(int(typed.removesuffix(WORDS)) if typed else 0)
            mended += 1
        else:
            answer.setString(REASON)
            explained += 1
    if not mended or not explained:
        raise ValueError(f"{mended} errors, {explained} warnings")
    return f"{mended} cells mended, {explained} warnings explained"


def main(what, source, target):
    with office.desktop() as running, office.document(running, source) as book:
        print({"spoil": spoil, "correct": correct}[what](book))
        office.save(book, target, FilterName="Calc MS Excel 2007 XML")


if __name__ == "__main__":
    main(*sys.argv[1:])
