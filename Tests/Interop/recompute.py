#!/usr/bin/env python3
"""Fails when a number of «Сводка» or «Показатели» is not what the stored values come to.

Usage: recompute.py WORKSPACE PERIOD

The indicators are written down here once more, from the paper and not from templates/, and are
computed by exact fractions out of the store's lines; then every number of both sheets is compared.
"""
import datetime
import json
import pathlib
import sqlite3
import sys
from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

import openpyxl

DISTRICTS = ["Железнодорожный", "Кировский", "Ленинский", "Октябрьский", "Свердловский",
             "Советский", "Центральный"]
DEADLINES = {1: "06-15", 2: "12-15"}
DOCUMENTS = range(201, 219)


def documents(report, *answers):
    found = [report.text(row) for row in DOCUMENTS]
    return Fraction(sum(answer in answers for answer in found))


def added(*cells):
    """A sum that is unknown where one of its cells is empty."""
    return lambda report: None if any(report[c] is None for c in cells) else sum(
        report[c] for c in cells)


def settled(report):
    came, hired, left = report[801, 3], report[802, 3], report[803, 3]
    return None if None in (came, hired, left) else came + hired - left


@dataclass
class Indicator:
    code: str
    kind: str  # stock, flow, outcome
    numerator: object
    denominator: object = None
    by_stock: bool = False
    of_all: bool = False


INDICATORS = [
    Indicator("6401", "stock", added((304, 4)), added((301, 4))),
    Indicator("6402", "stock", added((316, 3)), added((301, 3))),
    Indicator("6403", "stock", added((309, 3)), added((301, 3))),
    Indicator("6404", "stock", added((407, 7)), added((407, 3), (407, 4))),
    Indicator("6405", "stock", added((603, 3)), added((309, 3))),
    Indicator("6406", "stock", added((601, 3)), added((319, 3))),
    Indicator("6407", "stock", added((313, 3)), added((309, 3))),
    Indicator("6408", "stock", added((314, 3)), added((309, 3))),
    Indicator("6409", "outcome", added((810, 3)), added((809, 3))),
    Indicator("6410", "outcome", added((812, 3)), added((811, 3))),
    Indicator("6411", "outcome", settled, added((801, 3), (802, 3))),
    Indicator("6412", "outcome", added((807, 3)), added((806, 3))),
    Indicator("6413", "flow", added((606, 3)), added((301, 3)), by_stock=True),
    Indicator("6414", "flow", added((608, 3)), added((607, 3))),
    Indicator("6415", "stock", lambda r: documents(r, "да"),
              lambda r: documents(r, "да", "нет")),
    Indicator("6417", "flow", added((815, 3))),
    Indicator("6418", "stock", added((816, 3))),
    Indicator("6419", "stock", lambda r: Fraction(r.text(121) == "да"), of_all=True),
    Indicator("6420", "flow", lambda r: Fraction((r.text(115) or "9999") <= r.due), of_all=True),
    Indicator("6421а", "stock", added((407, 3))),
    Indicator("6421б", "stock", added((407, 4))),
    Indicator("6422а", "stock", added((309, 3))),
    Indicator("6422б", "stock", added((304, 3))),
    Indicator("6423", "flow", added((605, 3)), added((301, 3)), by_stock=True),
]


class Report:
    """The accepted values of one institution for one half-year; empty while there are none."""

    def __init__(self, district, due, values):
        self.district, self.due, self.values = district, due, values

    def __getitem__(self, place):
        value = self.values.get(place)
        return value if isinstance(value, Fraction) else None

    def text(self, row):
        value = self.values.get((row, 3))
        return value if isinstance(value, str) else None


def reports(base, year, half):
    """A report of every institution that owed one."""
    counting = {}
    for number, inn, correction in base.execute(
            "SELECT id, inn, correction FROM submission WHERE year = ? AND half = ?"
            " AND form_id = 'M61' AND verdict IN ('accepted', 'acceptedWithRemarks') ORDER BY id",
            (year, half)):
        rank = (correction if correction is not None else -1, number)
        if inn not in counting or rank > counting[inn]:
            counting[inn] = rank
    snapshot = base.execute("SELECT max(id) FROM register_snapshot").fetchone()[0]
    found = []
    for (facts,) in base.execute(
            "SELECT facts FROM organization WHERE snapshot_id = ?", (snapshot,)):
        facts = json.loads(facts)
        due = f"{year}-{DEADLINES[half]}"
        if facts.get("exemption") or day(facts.get("validFrom"), "0") > due \
                or day(facts.get("validTo"), "9") < due:
            continue
        granted = [day(e["until"]) for e in facts["extensions"]
                   if e["period"] == {"year": year, "half": half}]
        due = max([due, *granted])
        values = {}
        if facts["inn"] in counting:
            values = cells(base, counting[facts["inn"]][1])
        found.append(Report(facts["district"], due, values))
    return found


def day(facts, otherwise=""):
    """A day of the register, counted there from 1970, as the store's values have it."""
    if not facts:
        return otherwise
    return str(datetime.date(1970, 1, 1) + datetime.timedelta(facts["dayNumber"]))


def cells(base, submission):
    values = {}
    columns = ", ".join(f"v{number}" for number in range(1, 19))
    for row, kinds, *line in base.execute(
            f"SELECT row_code, kinds, {columns} FROM line WHERE submission_id = ?"
            " AND ordinal = 0", (submission,)):
        for number, (kind, value) in enumerate(zip(kinds, line), 1):
            if kind == "n" and value is not None:
                values[row, number] = Fraction(str(value))
            elif kind in "td" and value is not None:
                values[row, number] = value
    return values


@dataclass
class Figure:
    numerator: Fraction = Fraction(0)
    denominator: Fraction = None
    members: int = 0

    @property
    def value(self):
        if not self.members:
            return None
        if self.denominator is None:
            return self.numerator
        return self.numerator / self.denominator if self.denominator else None


def figure(indicator, among):
    divided = indicator.of_all or indicator.denominator is not None
    result = Figure(denominator=Fraction(0) if divided else None)
    for report in among:
        if indicator.of_all:
            top = indicator.numerator(report) if report.values else Fraction(0)
            bottom = Fraction(1)
        elif not report.values:
            continue
        else:
            top = indicator.numerator(report)
            bottom = indicator.denominator(report) if divided else None
        if top is None or divided and not bottom:
            continue
        result.numerator += top
        result.members += 1
        if divided:
            result.denominator += bottom
    return result


def of_year(indicator, halves):
    """What the year gives: the later half-year of a stock, both of a flow, June of an outcome."""
    if indicator.kind == "outcome":
        return figure(indicator, halves[1]) if 1 in halves else None
    last = figure(indicator, halves[max(halves)])
    if indicator.kind == "stock":
        return last
    parts = [figure(indicator, among) for among in halves.values()]
    result = Figure(sum(part.numerator for part in parts), last.denominator,
                    max(part.members for part in parts))
    if result.denominator is not None and not indicator.by_stock:
        result.denominator = sum(part.denominator for part in parts)
    return result


class Sheet:
    """A table of a workbook: its first row of captions, and the rows of indicators by code."""

    def __init__(self, path, name):
        sheet = openpyxl.load_workbook(path, data_only=True)[name]
        self.name = f"{path.name}, «{name}»"
        self.rows, self.columns = {}, {}
        self.compared, self.wrong = 0, []
        for row in sheet.iter_rows():
            first = row[0].value
            if first == "Код":
                below = next(sheet.iter_rows(min_row=row[0].row + 1, max_row=row[0].row + 1))
                for cell, lower in zip(row, below):
                    words = [str(c.value) for c in (cell, lower)
                             if isinstance(c.value, str)]
                    self.columns[" ".join(words)] = cell.column
            elif isinstance(first, str) and first[:2] == "64":
                self.rows[first] = row

    def compare(self, code, caption, expected):
        cell = self.rows[code][self.columns[caption] - 1]
        self.compared += 1
        shown = cell.value
        if expected is None:
            fits = shown in ("-", None, "")
        else:
            fits = isinstance(shown, (int, float)) and abs(
                Fraction(shown) - expected) <= Fraction(1, 10**9)
        if not fits:
            self.wrong.append(f"{self.name}!{cell.coordinate} ({code}, {caption}): "
                              f"{shown!r} instead of {expected and float(expected)}")


def main(workspace, period):
    year, half = map(int, period.split("-"))
    workspace = pathlib.Path(workspace)
    base = sqlite3.connect(f"file:{workspace / 'svod.sqlite'}?mode=ro", uri=True)
    on_record = {(y, h) for y, h in base.execute(
        "SELECT DISTINCT year, half FROM submission WHERE form_id = 'M61'")}
    halves = defaultdict(dict)
    for y, h in sorted(on_record):
        halves[y][h] = reports(base, y, h)

    guo = Sheet(workspace / "outbox" / f"Свод_ГУО_{period}.xlsx", "Сводка")
    before = (year, 1) if half == 2 else (year - 1, 2)
    for indicator in INDICATORS:
        if indicator.kind == "outcome" and half == 2:
            assert indicator.code not in guo.rows, f"{indicator.code} is a result of June"
            continue
        among = halves[year][half]
        city = figure(indicator, among)
        guo.compare(indicator.code, "Город", city.value)
        for district in DISTRICTS:
            part = [report for report in among if report.district == district]
            guo.compare(indicator.code, district, figure(indicator, part).value)
        guo.compare(indicator.code, "Числитель", city.numerator)
        if city.denominator is not None:
            guo.compare(indicator.code, "Знаменатель", city.denominator)
        guo.compare(indicator.code, "МОУ в расчёте", Fraction(city.members))
        then = halves[before[0]].get(before[1])
        if then is not None:
            value = figure(indicator, then).value
            guo.compare(indicator.code, f"Город, {before[1]}-е полугодие {before[0]}", value)
            guo.compare(indicator.code, "Изменение", change(city, value))

    rcn = Sheet(workspace / "outbox" / f"Свод_РЦН_{year}.xlsx", "Показатели")
    this_year = {h: r for h, r in halves[year].items() if h <= half}
    for indicator in INDICATORS:
        now = of_year(indicator, this_year)
        rcn.compare(indicator.code, f"{year} год", now and now.value)
        if now is not None:
            rcn.compare(indicator.code, "Числитель", now.numerator)
            rcn.compare(indicator.code, "МОУ в расчёте", Fraction(now.members))
        then = of_year(indicator, halves[year - 1]) if halves.get(year - 1) else None
        if f"{year - 1} год" in rcn.columns:
            rcn.compare(indicator.code, f"{year - 1} год", then and then.value)

    wrong = guo.wrong + rcn.wrong
    print("\n".join(wrong[:20]) or
          f"Numbers recomputed: {guo.compared} of «Сводка», {rcn.compared} of «Показатели», "
          "0 differ")
    return 1 if wrong else 0


def change(now, then):
    """Shares change by percentage points."""
    if now.value is None or then is None:
        return None
    return (now.value - then) * (100 if now.denominator is not None else 1)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
