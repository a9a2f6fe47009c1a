#!/usr/bin/env python3
"""Copies reports of a half-year out of an archive, as many as the city has institutions.

Usage: pick_forms.py WORKSPACE YEAR HALF FOLDER
"""
import pathlib
import shutil
import sqlite3
import sys

workspace, year, half, folder = sys.argv[1:]
pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
store = sqlite3.connect(f"file:{workspace}/svod.sqlite?mode=ro", uri=True)
rows = store.execute(
    "SELECT inn, version, sha256 FROM submission WHERE year = ? AND half = ?"
    " AND form_id = 'M61' ORDER BY id LIMIT 334",
    (int(year), int(half))).fetchall()
for inn, version, sha256 in rows:
    shutil.copy(
        f"{workspace}/archive/{sha256[:2]}/{sha256}.xlsx", f"{folder}/{inn}-{version}.xlsx")
print(len(rows))
