#!/usr/bin/env python3
"""Prints medians and ratios of paired runs of the two readers.

Usage: ratios.py PAIRS FORMS THREADS
A line of PAIRS is "ours cells core full cells", times in seconds.
"""
import statistics
import sys

rows = [[float(number) for number in line.split()] for line in open(sys.argv[1])]
forms, threads = int(sys.argv[2]), sys.argv[3]
if any(row[1] != row[4] for row in rows):
    sys.exit("the readers do not see the same number of cells")
ours = statistics.median(row[0] for row in rows)
print(f"  {threads} thread(s): ours {ours / forms * 1000:.2f} ms a form")
for column, name in ((2, "its Rust core alone"), (3, "with Python values")):
    theirs = statistics.median(row[column] for row in rows)
    ratio = statistics.median(row[column] / row[0] for row in rows)
    print(f"    calamine, {name}: {theirs / forms * 1000:.2f} ms a form, ours {ratio:.2f} times")
