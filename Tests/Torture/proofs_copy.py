"""Files that are still being copied: slowly, with their size given at once, pausing, replaced."""
import os
import pathlib
import shutil
import signal
import threading
import time

import workspace as ws
from bench import DONE, Bench, Violation, demand
from proofs_order import wait_until


def looked_at_meanwhile(bench: Bench, write, whole: bytes, runs: int, watches: bool,
                        patience: float = 90) -> None:
    """Whatever of a file is there while it is being written, it is not taken; in the end it is.

    `write` is a function that writes the file of that path, for as long as it likes.
    """
    workspace = bench.folder()
    bench.city.empty_workspace(workspace, bench.small.inns)
    path = workspace / "inbox" / "отчёт.xlsx"
    is_written = threading.Event()
    failed: list[BaseException] = []

    def copying() -> None:
        try:
            write(path)
        except BaseException as error:
            failed.append(error)
        finally:
            is_written.set()

    # It is about waiting, so the clock runs; only `watch`, which looks every 15 seconds, has them
    # made shorter, with the rest that it gives a file.
    faults = {"CLOCK": 0, "NAPS": 10 if watches else 1}
    writer = threading.Thread(target=copying)
    watcher = bench.start(workspace, "watch", faults=faults) if watches else None
    looks = 0
    try:
        writer.start()
        while True:
            finished = is_written.is_set()
            if watcher is None:
                ended = bench.run(workspace, faults=faults)
                demand(ended.code in DONE, f"a run meanwhile: {ended}")
                looks += 1
            else:
                time.sleep(0.1)
            if finished:
                break
            demand_untaken(workspace, is_written)
        writer.join()
        demand(not failed, f"the writer: {failed}")
        demand(watcher is not None or looks >= runs, f"only {looks} runs meanwhile")
        end = time.monotonic() + patience
        while not arrivals(workspace):
            demand(time.monotonic() < end, "not taken when it was whole")
            if watcher is None:
                bench.run(workspace, faults=faults)
            else:
                time.sleep(0.2)
        found = arrivals(workspace)
        demand(len(found) == 1 and found[0][1] == "version", f"on record: {found}")
        letter = ws.Letter("", whole)
        demand(found[0][0] == letter.sha256, "other bytes were taken")
    finally:
        writer.join()
        if watcher:
            watcher.terminate()
            try:
                watcher.communicate(timeout=30)
            except Exception:
                watcher.kill()
        shutil.rmtree(workspace, ignore_errors=True)


def arrivals(workspace: pathlib.Path) -> list[tuple]:
    if not (workspace / "svod.sqlite").exists():
        return []
    try:
        return ws.rows(workspace, "SELECT sha256, outcome, reason FROM arrival")
    except Exception:
        # The tables are just being made.
        return []


def demand_untaken(workspace: pathlib.Path, is_written: threading.Event) -> None:
    found = arrivals(workspace)
    # It may have become whole since the program looked.
    demand(not found or is_written.is_set(), f"taken while it was being copied: {found}")


# MARK: Ways of copying

def in_pieces(data: bytes, pieces: int, seconds: float):
    def write(path: pathlib.Path) -> None:
        size = -(-len(data) // pieces)
        with open(path, "wb", buffering=0) as file:
            for start in range(0, len(data), size):
                file.write(data[start:start + size])
                time.sleep(seconds / pieces)
    return write


def with_size_given(data: bytes, pieces: int, seconds: float):
    """As Windows copies to a share: of full size at once, the bytes are zeros until written."""
    def write(path: pathlib.Path) -> None:
        size = -(-len(data) // pieces)
        with open(path, "wb", buffering=0) as file:
            file.truncate(len(data))
            for start in range(0, len(data), size):
                file.write(data[start:start + size])
                time.sleep(seconds / pieces)
    return write


def with_pauses(data: bytes, pause: float):
    """A share that stops in the middle, for longer than the program waits between two looks."""
    def write(path: pathlib.Path) -> None:
        with open(path, "wb", buffering=0) as file:
            for part in (0, 1, 2):
                file.write(data[len(data) * part // 3:len(data) * (part + 1) // 3])
                if part < 2:
                    time.sleep(pause)
    return write


def rewritten(data: bytes, times: int, seconds: float):
    """A program that saves again and again, each time from the start."""
    def write(path: pathlib.Path) -> None:
        for _ in range(times):
            with open(path, "wb", buffering=0) as file:
                for start in range(0, len(data) * 9 // 10, 4096):
                    file.write(data[start:start + 4096])
                    time.sleep(seconds / times / (len(data) / 4096))
        path.write_bytes(data)
    return write


def cases(bench: Bench, full: bool):
    whole = bench.small.first[2].data
    seconds = 30.0 if full else 12.0
    ways = {
        "pieces": in_pieces(whole, 1000, seconds),
        "size-given": with_size_given(whole, 1000, seconds),
        "rewritten": rewritten(whole, 8, seconds),
    }
    for name, write in ways.items():
        yield (f"run/{name}", lambda write=write: looked_at_meanwhile(
            bench, write, whole, 3, watches=False))
        if bench.has_watch:
            yield (f"watch/{name}", lambda write=write: looked_at_meanwhile(
                bench, write, whole, 0, watches=True))
    pauses = with_pauses(whole, 8 if full else 5)
    yield "run/pauses", lambda: looked_at_meanwhile(bench, pauses, whole, 3, watches=False)
    if bench.has_watch:
        yield "watch/pauses", lambda: looked_at_meanwhile(bench, pauses, whole, 0, watches=True)


def truncations(bench: Bench, full: bool):
    """No beginning of a form, and no form whose end is zeros, is taken for a form."""
    whole = bench.small.first[2].data
    count = 600 if full else 60
    lengths = sorted({len(whole) * index // count for index in range(1, count)}
                     | {len(whole) - less for less in (1, 2, 4, 22, 23, 46)})
    group = 20
    for start in range(0, len(lengths), group):
        yield (f"{start}", lambda part=lengths[start:start + group]: judged(bench, whole, part))


def judged(bench: Bench, whole: bytes, lengths: list[int]) -> None:
    workspace = bench.folder()
    bench.city.empty_workspace(workspace, bench.small.inns)
    try:
        for length in lengths:
            (workspace / "inbox" / f"{length} cut.xlsx").write_bytes(whole[:length])
            zeros = bytes(len(whole) - length)
            (workspace / "inbox" / f"{length} zeros.xlsx").write_bytes(whole[:length] + zeros)
        ended = bench.run(workspace)
        demand(ended.code in DONE, f"{ended}")
        taken = [row for row in ws.rows(
            workspace, "SELECT original_name, outcome FROM arrival") if row[1] == "version"]
        taken = [row for row in taken if not same_bytes(row[0], whole)]
        demand(not taken, f"taken for forms: {taken}")
    finally:
        shutil.rmtree(workspace, ignore_errors=True)


def same_bytes(name: str, whole: bytes) -> bool:
    length, kind = name.removesuffix(".xlsx").split(" ")
    return kind == "zeros" and not whole[int(length):].strip(b"\0")


# MARK: Replaced while it is being read

def replaced(bench: Bench, call: str, occurrence: int, is_renamed: bool) -> None:
    """A newer file takes the name of one that is on its way: both are on record in the end."""
    old, new = bench.small.first[0], bench.small.second[0]
    workspace = bench.folder()
    bench.city.empty_workspace(workspace, bench.small.inns)
    path = workspace / "inbox" / "отчёт.xlsx"
    path.write_bytes(old.data)
    trace = workspace.with_suffix(".trace")
    process = bench.start(workspace, wrapper=delayed(call, occurrence), faults={"TRACE": trace})
    try:
        # The delay comes before the call that the trace has just told of.
        wait_until(lambda: process.poll() is not None or (
            trace.exists() and seen(trace.read_text(), call) >= occurrence))
        if process.poll() is None:
            if is_renamed:
                fresh = workspace / "inbox" / "другой.part"
                fresh.write_bytes(new.data)
                fresh.rename(path)
            else:
                path.write_bytes(new.data)
        out, err = process.communicate(timeout=120)
        demand(process.returncode in DONE, f"exit {process.returncode}: {err or out}")
        if not path.exists() and not arrived(workspace, new):
            raise Violation("the newer file is gone unread")
        if not path.exists() and arrived(workspace, old) and not arrived(workspace, new):
            raise Violation("the newer file was taken for the older one")
        for _ in range(2):
            bench.run(workspace)
        demand(arrived(workspace, new), "the newer file is not on record")
        demand(not path.exists(), "the newer file was not taken")
    finally:
        process.kill()
        process.communicate()
        trace.unlink(missing_ok=True)
        shutil.rmtree(workspace, ignore_errors=True)


def delayed(call: str, occurrence: int) -> tuple:
    microseconds = 400_000
    return ("strace", "-f", "-o", "/dev/null", "-e", f"trace={call}",
            "-e", f"inject={call}:delay_enter={microseconds}:when={occurrence}")


def seen(trace: str, call: str) -> int:
    name = {"renameat2": "rename", "linkat": "link"}.get(call, call)
    return sum(line.startswith(name + "\t") for line in trace.splitlines())


def arrived(workspace: pathlib.Path, letter: ws.Letter) -> bool:
    return any(row[0] == letter.sha256 and row[1] == "version" for row in arrivals(workspace))


def obstacle(bench: Bench) -> str | None:
    if not shutil.which("strace"):
        return "strace is not installed"
    probe = bench.folder()
    bench.city.empty_workspace(probe, bench.small.inns)
    try:
        ended = bench.run(probe, wrapper=delayed("fsync", 1))
        return None if ended.code in DONE else "processes must not be traced here"
    finally:
        shutil.rmtree(probe, ignore_errors=True)


def replacements(bench: Bench, full: bool):
    syscalls = {"fsync": 12, "fdatasync": 8, "linkat": 1, "renameat2": 3}
    for call, count in syscalls.items():
        for occurrence in range(1, count + 1, 1 if full else 2):
            for is_renamed in (True, False):
                yield (f"{call}/{occurrence}{'renamed' if is_renamed else 'written'}",
                       lambda call=call, occurrence=occurrence, is_renamed=is_renamed: replaced(
                           bench, call, occurrence, is_renamed))
