#!/usr/bin/env python3
"""Reads hostile workbooks and fails when one takes too long, takes too much memory, or is not
answered by a sentence.

Usage: run.py SVOD [KIND ...]    all kinds by default
"""
import os
import pathlib
import re
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass

MEBIBYTES = 200
# Of the processor, so that a busy machine does not fail the run.
SECONDS = {"form": 2.0, "large": 10.0}
# By the clock, for a run that waits for something.
PATIENCE = 120.0


@dataclass
class Run:
    """How a run ended; a negative code is a signal."""

    code: int
    clock: float
    processor: float
    mebibytes: float
    text: str


def measure(svod: str, path: pathlib.Path, limits: str) -> Run:
    # Whatever takes longer than allowed is ended by a signal soon after.
    end = int(SECONDS[limits]) + 1
    start = time.monotonic()
    child = subprocess.Popen(
        [svod, "cells", path, "--limits", limits], stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (end, end + 1)))
    guard = threading.Timer(PATIENCE, child.kill)
    guard.start()
    text = child.stderr.read().decode(errors="replace").strip()
    _, status, usage = os.wait4(child.pid, 0)
    guard.cancel()
    child.returncode = os.waitstatus_to_exitcode(status)
    return Run(child.returncode, time.monotonic() - start, usage.ru_utime + usage.ru_stime,
               usage.ru_maxrss / 1024, text)


def complaints(run: Run, limits: str) -> list[str]:
    found = []
    if run.processor > SECONDS[limits]:
        found.append("slow")
    if run.mebibytes > MEBIBYTES:
        found.append("memory")
    if run.code < 0:
        found.append(signal.Signals(-run.code).name)
    elif run.code not in (0, 3):
        found.append("exit code")
    if run.code == 3 and not is_sentence(run.text):
        found.append(f"no sentence: {run.text[:80]!r}")
    return found


def is_sentence(text: str) -> bool:
    """Whether the text is one line of Russian; what a sheet is called may be foreign."""
    return bool(re.fullmatch(r"[А-ЯЁ«][^\n]*[.)]", text)) and not re.search(
        r"\b(?:the|error|fatal|failed|cannot|invalid|usage)\b", text, re.IGNORECASE)


def main() -> int:
    if len(sys.argv) < 2:
        print(__doc__.strip(), file=sys.stderr)
        return 64
    svod, *wanted = sys.argv[1:]
    broken = 0
    with tempfile.TemporaryDirectory() as folder:
        # In a process of its own: what a process took before it became another is counted with it.
        maker = pathlib.Path(__file__).with_name("make_hostile.py")
        subprocess.run([sys.executable, "-B", maker, folder, *wanted], check=True)
        print(f"{'kind':36} {'limits':6} {'exit':>4} {'seconds':>8} {'CPU':>6} {'MiB':>5}")
        for limits in SECONDS:
            for path in sorted(pathlib.Path(folder).iterdir()):
                run = measure(svod, path, limits)
                found = complaints(run, limits)
                broken += bool(found)
                figures = f"{run.clock:8.2f} {run.processor:6.2f} {run.mebibytes:5.0f}"
                line = f"{path.stem:36} {limits:6} {run.code:4} {figures}  {', '.join(found)}"
                print(line.rstrip(), flush=True)
    print("hostile: ok" if not broken else f"hostile: {broken} runs break the bounds")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
