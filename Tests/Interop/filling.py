"""One complete filling of a blank (values.json) and where its values belong in a workbook.

Rows and columns are found by the numbers printed in the blank, as a person finds them.
"""
import datetime
import json
import pathlib

REGISTER = 5


def load():
    """All values by place: (row, column) in tables, (sheet, ordinal, column) in the register."""
    text = pathlib.Path(__file__).with_name("values.json").read_text("utf-8")
    filling = json.loads(text, object_pairs_hook=_without_duplicates)
    found = {}
    for row, cells in filling["rows"].items():
        for column, value in cells.items():
            found[int(row), int(column)] = _value(value)
    for ordinal, cells in enumerate(filling["register"], 1):
        for column, value in cells.items():
            found[REGISTER, ordinal, int(column)] = _value(value)
    return found


def _without_duplicates(pairs):
    names = [name for name, _ in pairs]
    if len(names) != len(set(names)):
        raise ValueError(f"values.json names a place twice: {names}")
    return dict(pairs)


def _value(value):
    """A number, a text or, written as {"day": "2026-12-15"}, a day."""
    return datetime.date.fromisoformat(value["day"]) if isinstance(value, dict) else value


def entries(titles, read):
    """What is to be typed: sheet, row and column of the cell (from 1), and the value.

    `read(title, row, column)` tells what a cell holds. A cell that holds the value already, because
    it is printed in the blank, is left out; one that holds something else is a mistake.
    """
    sheets = {int(title.split("_")[0]): title for title in titles if title[0].isdigit()}
    tables = {number: _Table(title, read) for number, title in sheets.items()}
    for place, value in load().items():
        number = place[0] if len(place) == 3 else place[0] // 100
        table = tables[number]
        row = table.numbers + place[1] if len(place) == 3 else table.rows[place[0]]
        column = table.columns[place[-1]]
        printed = read(table.title, row, column)
        if printed == value:
            continue
        if printed is not None:
            raise ValueError(f"{place}: the blank holds {printed!r}, not {value!r}")
        yield table.title, row, column, value


class _Table:
    """The numbers of columns and rows that are printed in a sheet."""

    def __init__(self, title, read):
        self.title = title
        self.numbers = next(
            row for row in range(1, 20)
            if [read(title, row, column) for column in (1, 2, 3)] in ([1, 2, 3], [501, 502, 503])
        )
        self.columns = {}
        for column in range(1, 20):
            number = read(title, self.numbers, column)
            if number is not None:
                self.columns[int(number)] = column
        self.rows = {}
        for row in range(self.numbers + 1, self.numbers + 80):
            code = read(title, row, 1)
            if isinstance(code, (int, float)):
                self.rows[int(code)] = row


def kind(value):
    """The letter that the store keeps for a value."""
    if isinstance(value, datetime.date):
        return "d"
    return "t" if isinstance(value, str) else "n"


def plain(value):
    """A value as a line of text: point in numbers, ISO days, \\n for a line break."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str):
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
    return f"{value:.15g}"


def lines(values):
    """Values as sorted lines: place, kind and value."""
    return [
        f"{'.'.join(map(str, place))}\t{kind(values[place])}\t{plain(values[place])}"
        for place in sorted(values)
    ]
