#!/usr/bin/env python3
"""Fails when a number of the consolidated sheets is not what the stored values come to.

Usage: recompute.py WORKSPACE PERIOD...

The indicators and the weights of the site checks are written down here once more, from the paper
and not from templates/, and are computed by exact fractions out of the store's lines; then every
number of «Сводка», «Показатели» and «По_районам» is compared. Of a year the last half-year on
record is to be named, because «Показатели» and «По_районам» tell of the year up to it.
"""
import datetime
import json
import pathlib
import re
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
# The weights of the criteria of form М-6.2.
WEIGHTS = {6201: 2, 6202: 1, 6203: 2, 6204: 2, 6205: 1, 6206: 1, 6207: 2, 6208: 1, 6209: 1, 6210: 2,
           6211: 1, 6212: 1, 6213: 1, 6214: 1, 6215: 1, 6216: 3}
# What happens over a year to the rows that are no states: they are added up, or asked in June only.
FLOWS = {605, 606, 607, 608, 815}
OUTCOMES = {801, 802, 803, 806, 807, 809, 810, 811, 812}
# Who says that nobody is mentored has told all numbers of those who are, who mentor, and what they do.
EMPTY_WITHOUT_MENTORING = {*range(304, 319), *range(401, 408), *range(411, 419), 602, 603, 604,
                           *range(806, 813), 817}


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
    of_site: bool = False


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
    Indicator("6416", "stock", lambda r: r.score, lambda r: Fraction(1), of_site=True),
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

    def __init__(self, inn, district, due, values, score):
        self.inn, self.district, self.due = inn, district, due
        self.values, self.score = values, score

    def __getitem__(self, place):
        value = self.values.get(place)
        if value is None and place[0] in EMPTY_WITHOUT_MENTORING \
                and (self.text(121) or "").startswith("нет"):
            return Fraction(0)
        return value if isinstance(value, Fraction) else None

    def text(self, row):
        value = self.values.get((row, 3))
        return value if isinstance(value, str) else None


def counting_reports(base, form, year, half):
    """The number of the report that counts of everybody who sent one."""
    counting = {}
    for number, inn, correction in base.execute(
            "SELECT id, inn, correction FROM submission WHERE year = ? AND half = ?"
            " AND form_id = ? AND verdict IN ('accepted', 'acceptedWithRemarks') ORDER BY id",
            (year, half, form)):
        rank = (correction if correction is not None else -1, number)
        if inn not in counting or rank > counting[inn]:
            counting[inn] = rank
    return {inn: number for inn, (_, number) in counting.items()}


def reports(base, year, half):
    """A report of every institution that owed one."""
    counting = counting_reports(base, "M61", year, half)
    score = scores(base, year, half)
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
            values = cells(base, counting[facts["inn"]])
        found.append(Report(facts["inn"], facts["district"], due, values, score.get(facts["inn"])))
    return found


def day(facts, otherwise=""):
    """A day of the register, counted there from 1970, as the store's values have it."""
    if not facts:
        return otherwise
    return str(datetime.date(1970, 1, 1) + datetime.timedelta(facts["dayNumber"]))


def scores(base, year, half):
    """The scores of the sites by ИНН, by the round that checked a half-year.

    A round in the first half of a year checks the second half of the year before.
    """
    rounds = [(y, h) for y, h in base.execute(
        "SELECT DISTINCT year, half FROM submission WHERE form_id = 'M62'")
        if ((y, 1) if h == 2 else (y - 1, 2)) == (year, half)]
    if not rounds:
        return {}
    seen, settled = defaultdict(lambda: defaultdict(set)), defaultdict(dict)
    for submission in counting_reports(base, "M62", *max(rounds)).values():
        settles = cells(base, submission)[104, 3] == "сводный лист"
        for row in register(base, submission, 2):
            for column in WEIGHTS.keys() & row.keys():
                if settles:
                    settled[row[6222]][column] = row[column]
                else:
                    seen[row[6222]][column].add(row[column])
    found = {}
    for inn in seen.keys() | settled.keys():
        marks = {column: {settled[inn][column]} if column in settled[inn] else seen[inn][column]
                 for column in WEIGHTS}
        if any(len(mark) != 1 for mark in marks.values()):
            continue
        points = {column: int(mark) for column, (mark,) in marks.items() if mark != "н/п"}
        if points:
            found[inn] = Fraction(
                100 * sum(WEIGHTS[column] * point for column, point in points.items()),
                2 * sum(WEIGHTS[column] for column in points))
    return found


COLUMNS = ", ".join(f"v{number}" for number in range(1, 19))


def register(base, submission, sheet):
    """The rows of a register whose columns are not numbered from its sheet's number on."""
    rows = defaultdict(dict)
    for code, ordinal, *values in base.execute(
            f"SELECT row_code, ordinal, {COLUMNS} FROM line WHERE submission_id = ?"
            " AND row_code < 0", (submission,)):
        if -code // 1_000_000 == sheet:
            rows[ordinal].update(
                (-code % 1_000_000 + number, value)
                for number, value in enumerate(values, 1) if value is not None)
    return rows.values()


def cells(base, submission):
    values = {}
    for row, kinds, *line in base.execute(
            f"SELECT row_code, kinds, {COLUMNS} FROM line WHERE submission_id = ?"
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
        elif not report.values and not indicator.of_site:
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
    sums = [figure_of_two(indicator, reports) for reports in by_institution(halves)]
    counting = [one for one in sums if one.members]
    return Figure(sum(one.numerator for one in counting),
                  None if last.denominator is None else sum(one.denominator for one in counting),
                  len(counting))


def by_institution(halves):
    """The reports that each institution owed in a year, the earlier one first."""
    owed = defaultdict(list)
    for half in sorted(halves):
        for report in halves[half]:
            owed[report.inn].append(report)
    return owed.values()


def figure_of_two(indicator, reports):
    """The flow of one institution over the year; its members are 1 where it counts, else 0."""
    if not indicator.by_stock:
        both = [figure(indicator, [report]) for report in reports]
        divided = both[0].denominator is not None
        return Figure(sum(one.numerator for one in both),
                      sum(one.denominator for one in both) if divided else None,
                      max(one.members for one in both))
    filled = [report for report in reports if report.values]
    flows = [top for top in map(indicator.numerator, filled) if top is not None]
    stocks = [stock for stock in map(indicator.denominator, filled) if stock is not None]
    if not flows or not stocks or not stocks[-1]:
        return Figure(Fraction(0), Fraction(0), 0)
    return Figure(sum(flows), stocks[-1], 1)


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


class DistrictSheet:
    """«По_районам»: lines by caption, the city and the districts as columns."""

    def __init__(self, path):
        sheet = openpyxl.load_workbook(path, data_only=True)["По_районам"]
        self.name = f"{path.name}, «По_районам»"
        rows = list(sheet.iter_rows())
        head = next(row for row in rows if row[0].value == "Сведения")
        self.columns = {cell.value: cell.column - 1 for cell in head if cell.value}
        assert set(DISTRICTS) < set(self.columns), f"{self.name}: {list(self.columns)}"
        self.rows = [row for row in rows[head[0].row:] if isinstance(row[0].value, str)]
        self.compared, self.hidden, self.wrong = 0, 0, []

    def compare(self, row, place, expected):
        cell = row[self.columns[place]]
        shown = cell.value
        if shown in ("скрыто", "менее 3") and place != "Город":
            self.hidden += 1
            fits = shown == "скрыто" or 0 < expected < 3
        elif expected is None:
            fits = shown in ("-", None, "")
        else:
            fits = isinstance(shown, (int, float)) and abs(
                Fraction(shown) - expected) <= Fraction(1, 10**9)
        self.compared += 1
        if not fits:
            self.wrong.append(f"{self.name}!{cell.coordinate} ({row[0].value}, {place}): "
                              f"{shown!r} instead of {expected and float(expected)}")

    def check(self, halves):
        """Compares all lines with the half-years of a year."""
        by_code = {indicator.code: indicator for indicator in INDICATORS}
        latest = halves[max(halves)]
        known = {"Должны сдать": len, "Принято": lambda among: sum(bool(r.values) for r in among)}
        for row in self.rows:
            caption = row[0].value
            line = re.match(r"Стр\. (\d+)(?: гр\. (\d+))?\.", caption)
            code = caption.split(".")[0]
            for place in ["Город"] + DISTRICTS:
                def part(among):
                    return [r for r in among if place in ("Город", r.district)]
                if line:
                    cell = int(line[1]), int(line[2] or 3)
                    self.compare(row, place, line_of_year(
                        cell, {half: part(among) for half, among in halves.items()}))
                elif code in by_code:
                    now = of_year(
                        by_code[code], {half: part(among) for half, among in halves.items()})
                    self.compare(row, place, now and now.value)
                elif caption in known:
                    self.compare(row, place, Fraction(known[caption](part(latest))))


def line_of_year(cell, halves):
    """The sum of a cell over the reports of a year; None when nobody fills it."""
    if cell[0] in OUTCOMES:
        among = halves.get(1, [])
    elif cell[0] in FLOWS:
        among = [report for part in halves.values() for report in part]
    else:
        among = halves[max(halves)]
    numbers = [report[cell] for report in among if report[cell] is not None]
    return sum(numbers) if numbers else None


def main(workspace, *periods):
    workspace = pathlib.Path(workspace)
    return max(check(workspace, period) for period in periods)


def check(workspace, period):
    year, half = map(int, period.split("-"))
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
            crossed = guo.rows[indicator.code][guo.columns["Город"] - 1].value
            assert crossed == "х", f"{indicator.code} is a result of June"
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
        then = halves.get(before[0], {}).get(before[1])
        if then is not None:
            asked = indicator.kind != "outcome" or before[1] == 1
            value = figure(indicator, then).value if asked else None
            guo.compare(indicator.code, f"Город, {before[1]}-е полугодие {before[0]}", value)
            guo.compare(
                indicator.code, "Изменение", change(city, value, indicator.of_site))

    # A year that is not over has a workbook by another name.
    name, caption = (f"{year}", f"{year} год") if half == 2 else (
        f"{year}_1-е_полугодие", f"1-е полугодие {year} года")
    rcn = Sheet(workspace / "outbox" / f"Свод_РЦН_{name}.xlsx", "Показатели")
    this_year = {h: r for h, r in halves[year].items() if h <= half}
    for indicator in INDICATORS:
        now = of_year(indicator, this_year)
        rcn.compare(indicator.code, caption, now and now.value)
        if now is not None:
            rcn.compare(indicator.code, "Числитель", now.numerator)
            if now.denominator is not None:
                rcn.compare(indicator.code, "Знаменатель", now.denominator)
            rcn.compare(indicator.code, "МОУ в расчёте", Fraction(now.members))
        before = halves.get(year - 1)
        then = of_year(indicator, before) if before else None
        comparable = indicator.kind != "flow" or before and before.keys() == this_year.keys()
        if f"{year - 1} год" in rcn.columns:
            rcn.compare(indicator.code, f"{year - 1} год", then and then.value)
            rcn.compare(
                indicator.code, "Изменение",
                change(now, then and then.value, indicator.of_site)
                if now and comparable else None)
    assert (f"{year - 1} год" in rcn.columns) == (year - 1 in halves), "the year before is missing"

    districts = DistrictSheet(workspace / "outbox" / f"Свод_РЦН_{name}.xlsx")
    districts.check(this_year)

    wrong = guo.wrong + rcn.wrong + districts.wrong
    print("\n".join(wrong[:20]) or
          f"Numbers of {period} recomputed: {guo.compared} of «Сводка», {rcn.compared} of "
          f"«Показатели», {districts.compared} of «По_районам» ({districts.hidden} of them hidden), "
          "0 differ")
    return 1 if wrong else 0


def change(now, then, of_points=False):
    """Shares change by percentage points, scores by points."""
    if now.value is None or then is None:
        return None
    is_share = now.denominator is not None and not of_points
    return (now.value - then) * (100 if is_share else 1)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
