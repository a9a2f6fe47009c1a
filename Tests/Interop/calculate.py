#!/usr/bin/env python3
"""Lets LibreOffice calculate all formulas of workbooks anew and save them under the same names.

Usage: calculate.py OUT BOOK.xlsx...
"""
import contextlib
import os
import pathlib
import signal
import subprocess
import sys
import tempfile

# A whole form takes about a second.
SECONDS_PER_BOOK = 10
BATCH = 40

# LibreOffice trusts the saved results of workbooks unless it is told to calculate always.
ALWAYS_CALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
  oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def calculate(books, out):
    """Saves the workbooks, which must have different names, in the folder `out`."""
    books = [str(book) for book in books]
    with tempfile.TemporaryDirectory(prefix="svod-office-", ignore_cleanup_errors=True) as folder:
        settings = pathlib.Path(folder, "profile", "user", "registrymodifications.xcu")
        settings.parent.mkdir(parents=True)
        settings.write_text(ALWAYS_CALCULATE)
        for start in range(0, len(books), BATCH):
            _convert(books[start:start + BATCH], out, folder)


def _convert(books, out, folder):
    office = subprocess.Popen(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
         "--convert-to", "xlsx", "--outdir", str(out), *books],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        office.wait(60 + SECONDS_PER_BOOK * len(books))
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(office.pid, signal.SIGKILL)


if __name__ == "__main__":
    calculate(sys.argv[2:], sys.argv[1])
