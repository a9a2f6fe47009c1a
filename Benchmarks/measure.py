#!/usr/bin/env python3
"""Measures our reader and its peers on the same files in turn, and prints a table of medians.

A time is that of one file. After each peer's time stands its ratio to ours, above 1 where ours is
faster; scaling is the time on one thread by that on two. Both are medians over the rounds, in each
of which everything runs once. Rows are the three modes of our reader (see read-workbooks). polars
and openpyxl take long: of a folder they read every ninth file, and openpyxl runs in one round.

Usage: measure.py READ-WORKBOOKS NAME=FILE-OR-FOLDER...
"""
import pathlib
import statistics
import subprocess
import sys

MODES = ("cells", "values", "contents")
PEERS = ("core", "to_python", "fastexcel", "polars", "openpyxl")
SAMPLED = ("polars", "openpyxl")
ROUNDS = 4
HEADS = ("data set", "threads", "ours", "ms", "Mcells/s", "MiB", "scaling", *PEERS)
WIDTHS = (12, 7, 8, 7, 8, 4, 7, 14, 14, 14, 14, 16)


class Reader:
    """One reader on one data set: its command, and what its runs said."""

    def __init__(self, command, threads, files):
        self.command = [*command, str(threads), "1", *map(str, files)]
        self.files = len(files)
        self.times = []
        self.peaks = []
        self.cells = 0

    def run(self):
        seconds, cells, kib = subprocess.check_output(self.command, text=True).split()[:3]
        self.times.append(float(seconds) * 1000 / self.files)
        self.peaks.append(int(kib) / 1024)
        self.cells = int(cells)

    @property
    def milliseconds(self):
        return statistics.median(self.times)

    def times_longer_than(self, other):
        pairs = zip(self.times, other.times)
        return statistics.median(time / other_time for time, other_time in pairs)


def readers(program, files, threads):
    """All readers by name, ours first."""
    script = str(pathlib.Path(__file__).with_name("read_peer.py"))
    ours = {mode: Reader([program, mode], threads, files) for mode in MODES}
    peers = {peer: Reader([sys.executable, script, peer], threads,
                          sample(files) if peer in SAMPLED else files) for peer in PEERS}
    return ours | peers


def sample(files):
    return files[::9] if len(files) > 1 else files


def measure(program, files):
    """The readers by the number of threads, after all rounds; a single file has one thread."""
    measured = {threads: readers(program, files, threads)
                for threads in ((1, 2) if len(files) > 1 else (1,))}
    for turn in range(ROUNDS):
        for group in measured.values():
            for name, reader in group.items():
                if name != "openpyxl" or turn == 0:
                    reader.run()
    ours_of_sample = Reader([program, "cells"], 1, sample(files))
    ours_of_sample.run()
    for group in measured.values():
        check({name: reader.cells for name, reader in group.items()}, ours_of_sample.cells)
    return measured


def check(seen, of_sample):
    """Fails unless all saw the same cells.

    python-calamine counts blank ones of the rectangle, fastexcel and polars the empty texts of
    formulas, which no other reader takes for content.
    """
    same = all(seen[name] == seen["cells"] for name in MODES) and seen["openpyxl"] == of_sample
    same &= seen["core"] == seen["to_python"] >= seen["cells"]
    same &= seen["fastexcel"] >= seen["cells"] and seen["polars"] >= of_sample
    if not same:
        sys.exit(f"the readers do not see the same cells: {seen}, ours of the sample {of_sample}")


def table(program, name, path):
    path = pathlib.Path(path)
    measured = measure(program, sorted(path.glob("*.xlsx")) if path.is_dir() else [path])
    for threads, group in measured.items():
        for mode in MODES:
            ours = group[mode]
            speed = ours.cells / ours.files / ours.milliseconds / 1000
            scaling = measured[1][mode].times_longer_than(ours)
            peers = (f"{group[peer].milliseconds:.2f} ({group[peer].times_longer_than(ours):.2f})"
                     for peer in PEERS)
            row((name, threads, mode, f"{ours.milliseconds:.2f}", f"{speed:.2f}",
                 f"{statistics.median(ours.peaks):.0f}",
                 f"{scaling:.2f}" if threads > 1 else "", *peers))


def row(columns):
    cells = (f"{text:<{width}}" if place in (0, 2) else f"{text:>{width}}"
             for place, (text, width) in enumerate(zip(columns, WIDTHS)))
    print("  ".join(cells), flush=True)


row(HEADS)
for argument in sys.argv[2:]:
    table(sys.argv[1], *argument.split("=", 1))
