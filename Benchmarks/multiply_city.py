#!/usr/bin/env python3
"""Makes a city of any size of a workspace of the demonstration, for the benchmark of the export.

Every institution of the city, with all its reports, findings and arrivals, is repeated under new
numbers until there are as many as asked for, in the register as in the store. The events and the
archive stay those of the demonstration, at which the export does not look.

Usage: multiply_city.py WORKSPACE COUNT   (needs openpyxl; the workspace is changed)
"""
import pathlib
import sqlite3
import sys

import openpyxl

WEIGHTS = (2, 4, 10, 3, 5, 9, 4, 6, 8)


def completed(nine):
    digits = [int(digit) for digit in nine]
    return nine + str(sum(map(int.__mul__, WEIGHTS, digits)) % 11 % 10)


def multiply_register(path, count):
    """Repeats the rows of the register; the institutions in their order, as (ИНН, copy) pairs."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    head = next(index for index, row in enumerate(rows) if "ИНН" in row)
    captions = rows[head]
    inn = captions.index("ИНН")
    originals = [row for row in rows[head + 1:] if row[inn]]
    written = openpyxl.Workbook(write_only=True)
    copy = written.create_sheet(sheet.title)
    for row in rows[:head + 1]:
        copy.append(row)
    made = []
    for place in range(count):
        original, turn = originals[place % len(originals)], place // len(originals)
        row = list(original)
        if turn:
            row[inn] = completed(f"{100_000_000 + place}")
            for column, caption in enumerate(captions):
                if caption and caption.startswith(("Краткое", "Полное")):
                    row[column] = f"{row[column]}, корпус {turn}"
                if caption and caption.startswith(("Номер", "Сайт", "Синоним", "ИНН преем")):
                    row[column] = None
        made.append((str(original[inn]), str(row[inn]), turn))
        copy.append(row)
    written.save(path)
    return made


def columns(store, table, *without):
    names = [row[1] for row in store.execute(f"PRAGMA table_info({table})")]
    return [name for name in names if name not in without]


def multiply_store(path, made):
    store = sqlite3.connect(path)
    store.execute("PRAGMA synchronous = OFF")
    store.execute("PRAGMA journal_mode = OFF")
    store.execute("PRAGMA cache_size = -500000")
    store.create_function("new_sha", 2, lambda sha, turn: f"{turn:08x}" + sha[8:], deterministic=True)
    step = store.execute("SELECT max(id) FROM submission").fetchone()[0]
    store.execute("CREATE TEMP TABLE made (original TEXT, inn TEXT, turn INTEGER)")
    store.executemany("INSERT INTO made VALUES (?, ?, ?)", made)
    store.execute("CREATE INDEX temp.by_original ON made (turn, original)")
    for turn in range(1, max(turn for _, _, turn in made) + 1):
        joined = f"JOIN made AS m ON m.turn = {turn} AND m.original = s.inn"
        store.execute(
            f"INSERT OR IGNORE INTO file SELECT new_sha(f.sha256, {turn}), f.size, f.first_seen"
            " FROM file AS f JOIN submission AS s ON s.sha256 = f.sha256"
            f" {joined} WHERE s.id <= {step}")
        names = columns(store, "submission", "id", "inn", "sha256")
        store.execute(
            f"INSERT INTO submission (id, inn, sha256, {', '.join(names)})"
            f" SELECT s.id + {turn * step}, m.inn, new_sha(s.sha256, {turn}),"
            f" {', '.join('s.' + name for name in names)}"
            f" FROM submission AS s {joined} WHERE s.id <= {step}")
        names = columns(store, "arrival", "id", "inn", "sha256", "submission_id")
        store.execute(
            f"INSERT INTO arrival (inn, sha256, submission_id, {', '.join(names)})"
            f" SELECT m.inn, new_sha(a.sha256, {turn}), a.submission_id + {turn * step},"
            f" {', '.join('a.' + name for name in names)}"
            f" FROM arrival AS a JOIN submission AS s ON s.id = a.submission_id {joined}"
            f" WHERE a.submission_id <= {step}")
        for table in ("line", "finding", "explanation"):
            names = columns(store, table, "submission_id")
            store.execute(
                f"INSERT INTO {table} (submission_id, {', '.join(names)})"
                f" SELECT t.submission_id + {turn * step}, {', '.join('t.' + name for name in names)}"
                f" FROM {table} AS t JOIN submission AS s ON s.id = t.submission_id {joined}"
                f" WHERE t.submission_id <= {step} ORDER BY t.submission_id")
    store.commit()
    counts = store.execute(
        "SELECT (SELECT count(*) FROM submission), (SELECT count(*) FROM line)").fetchone()
    store.close()
    return counts


def main():
    workspace, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    made = multiply_register(workspace / "templates/register.xlsx", count)
    submissions, lines = multiply_store(workspace / "svod.sqlite", made)
    print(f"{len(made)} institutions, {submissions} reports, {lines} lines")


main()
