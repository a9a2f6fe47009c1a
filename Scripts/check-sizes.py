#!/usr/bin/env python3
"""Fails on source files too long to be read in one go, and says which are on the way there."""
import pathlib
import sys

LIMIT = 400
WARNING = 300


def main() -> int:
    lengths = sorted(
        (sum(1 for _ in path.open(encoding="utf-8")), path)
        for path in pathlib.Path("Sources").rglob("*.swift")
    )
    for length, path in lengths:
        if length > WARNING:
            print(f"{path}: {length} lines{'' if length <= LIMIT else f', the limit is {LIMIT}'}")
    too_long = [path for length, path in lengths if length > LIMIT]
    print(f"sizes: {'ok' if not too_long else 'too long'}")
    return 1 if too_long else 0


if __name__ == "__main__":
    sys.exit(main())
