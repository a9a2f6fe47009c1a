#!/usr/bin/env python3
"""Tortures a workspace and fails when a promise of docs/reliability.md is broken.

Usage: torture.py SVOD [--full] [--only PROOF,…] [--case CASE] [--seed N] [--city DIR]
"""
import argparse
import concurrent.futures
import os
import pathlib
import resource
import shutil
import sys
import tempfile
import time
import traceback

import proofs
from bench import Bench, Violation


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("svod")
    parser.add_argument("--full", action="store_true", help="the nightly profile")
    parser.add_argument("--only", default="", help="names of proofs, with commas")
    parser.add_argument("--case", help="one case of one proof, as a violation names it")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--city", type=pathlib.Path, help="where the demonstration city is kept")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    wanted = [name for name in options.only.split(",") if name]
    unknown = set(wanted) - {proof.name for proof in proofs.ALL}
    if unknown:
        parser.error(f"no such proof: {', '.join(sorted(unknown))}")
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    tools = pathlib.Path(tempfile.mkdtemp(prefix="torture-")).resolve()
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="torture-", dir=memory)).resolve()
    started = time.monotonic()
    broken = 0
    try:
        bench = Bench(
            options.svod, tools, scratch, options.city or scratch / "city", options.seed)
        print(f"{'proof':10} {'cases':>6} {'broken':>6} {'seconds':>8} {'CPU':>6}", flush=True)
        for proof in proofs.ALL:
            if not wanted or proof.name in wanted:
                broken += take(proof, bench, options)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
        shutil.rmtree(tools, ignore_errors=True)
    verdict = "ok" if not broken else f"{broken} cases break a promise"
    print(f"torture: {verdict}, {time.monotonic() - started:.0f} s")
    return 1 if broken else 0


def take(proof, bench: Bench, options) -> int:
    started, worked = time.monotonic(), processor_time()
    reason = proof.obstacle(bench)
    if reason:
        print(f"{proof.name:10} skipped: {reason}", flush=True)
        return 0
    found: list[tuple[str, str]] = []
    count = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs if proof.is_parallel else 1) as pool:
        running = {}
        for name, case in proof.cases(bench, options.full):
            if options.case in (None, name):
                running[pool.submit(case)] = name
        for future in concurrent.futures.as_completed(running):
            count += 1
            error = future.exception()
            if error is not None:
                text = str(error) if isinstance(error, Violation) else "".join(
                    traceback.format_exception(error))
                found.append((running[future], text))
    for _ in range(50):
        if not bench.left_running():
            break
        time.sleep(0.1)
    else:
        found.append(("", f"processes left behind: {bench.left_running()}"))
    seconds, worked = time.monotonic() - started, processor_time() - worked
    print(f"{proof.name:10} {count:6} {len(found):6} {seconds:8.1f} {worked:6.0f}  {proof.title}",
          flush=True)
    for name, text in sorted(found)[:20]:
        print(f"  {text}\n    {sys.argv[0]} {options.svod} --only {proof.name} --case '{name}'"
              f" --seed {options.seed}{' --full' if options.full else ''}", flush=True)
    if len(found) > 20:
        print(f"  and {len(found) - 20} more", flush=True)
    return len(found)


def processor_time() -> float:
    """What this process and those that it ran have taken."""
    return sum(used.ru_utime + used.ru_stime for used in map(
        resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


if __name__ == "__main__":
    sys.exit(main())
