#!/usr/bin/env python3
"""Copies the first version of every report of a half-year out of an archive.

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
    "SELECT inn, sha256 FROM submission WHERE year = ? AND half = ? AND version = 1",
    (int(year), int(half))).fetchall()
for inn, sha256 in rows:
    shutil.copy(f"{workspace}/archive/{sha256[:2]}/{sha256}.xlsx", f"{folder}/{inn}.xlsx")
print(len(rows))
