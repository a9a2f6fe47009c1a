"""Several at once, clocks that are wrong, rights of files, and readers of the outbox."""
import os
import pathlib
import shutil
import signal
import stat
import subprocess
import threading
import time
from datetime import datetime, timedelta, timezone

import workspace as ws
from bench import DONE, Bench, Stage, demand, is_sentence, is_whole

KRASNOYARSK = timezone(timedelta(hours=7))


# MARK: Two at once

def together(bench: Bench, stage: Stage, count: int = 6) -> None:
    """Of several that start at the same time, those that find it taken say so at once."""
    workspace = bench.copy(stage)
    try:
        processes = [bench.start(workspace) for _ in range(count)]
        ended = [(process.communicate(timeout=120), process.returncode) for process in processes]
        worked = [one for one in ended if one[1] in DONE]
        demand(bool(worked), f"none worked: {ended}")
        for (out, err), code in ended:
            if code not in DONE:
                demand(code == 3, f"exit {code}: {err or out}")
                demand(is_sentence(err + out), f"no sentence: {err or out}")
        bench.look_when_done(workspace, stage)
    finally:
        shutil.rmtree(workspace, ignore_errors=True)


def taken(bench: Bench, stage: Stage) -> None:
    """While one is stopped, others are turned away at once and readers are not; when it is killed,
    the next may work."""
    workspace = bench.copy(stage)
    trace = workspace.with_suffix(".trace")
    holder = bench.start(workspace, faults={"TRACE": trace})
    try:
        wait_until(lambda: trace.exists() and "/svod.sqlite-wal" in trace.read_text())
        holder.send_signal(signal.SIGSTOP)
        for _ in range(5):
            started = time.monotonic()
            ended = bench.run(workspace)
            demand(ended.code == 3 and is_sentence(ended.err + ended.out), f"busy: {ended}")
            demand(time.monotonic() - started < 5, "it waited for the one that works")
        if (stage.before / "svod.sqlite").exists():
            # While the store is being made there is nothing to read yet.
            status = bench.run(workspace, "status", "--period", ws.PERIOD)
            demand(status.code in DONE, f"a reader meanwhile: {status}")
        holder.kill()
        holder.communicate()
        bench.recover(workspace, stage)
    finally:
        holder.kill()
        holder.communicate()
        shutil.rmtree(workspace, ignore_errors=True)


def wait_until(condition, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not condition():
        demand(time.monotonic() < end, "waited in vain")
        time.sleep(0.002)


def instances(bench: Bench, full: bool):
    for index in range(200 if full else 12):
        name = ("first", "second")[index % 2]
        yield f"six/{index}", lambda name=name: together(bench, bench.stage(name))
    for index in range(20 if full else 2):
        name = ("first", "second")[index % 2]
        yield f"taken/{index}", lambda name=name: taken(bench, bench.stage(name))


# MARK: Clocks

def deadline(bench: Bench, moment: datetime, expected: str, zone: str) -> None:
    """Files that nobody dated, seen a second before or after the end of the last day; the time zone
    of the machine and the dates of the files say otherwise."""
    workspace = bench.folder()
    bench.city.empty_workspace(workspace, bench.small.inns)
    try:
        for number, letter in enumerate(bench.small.first[:4]):
            path = workspace / "inbox" / f"{number}.xlsx"
            path.write_bytes(letter.data)
            # Never the date of the file.
            os.utime(path, (1, 1) if number % 2 else (4e9, 4e9))
        faults = {"CLOCK": int(moment.timestamp())}
        environment = bench.environment(workspace, faults) | {"TZ": zone}
        ended = bench.run(workspace, environment=environment)
        demand(ended.code in DONE, f"{ended}")
        days = set(ws.rows(workspace, "SELECT arrival_date, arrival_source FROM arrival"))
        demand({day for day, _ in days} == {expected}, f"arrived {days}, not {expected}")
        again = bench.run(workspace, "status", "--period", ws.PERIOD, "--json",
                          environment=environment)
        demand(again.code in DONE, f"status: {again}")
    finally:
        shutil.rmtree(workspace, ignore_errors=True)


def set_back(bench: Bench, stage: Stage, seconds: int) -> None:
    """The clock goes back between two runs: nothing is lost, doubled or dated anew."""
    workspace = bench.copy(stage)
    try:
        ended = bench.run(workspace, faults={"CLOCK": ws.NOON})
        demand(ended.code in DONE, f"{ended}")
        before = ws.facts(workspace)
        for letter in bench.small.first:
            letter.put(workspace / "inbox")
        later = bench.run(workspace, faults={"CLOCK": ws.NOON - seconds})
        demand(later.code in (*DONE, 3), f"{later}")
        after = ws.facts(workspace)
        demand(after["versions"] == before["versions"], "versions changed by the clock")
        known = set(before["arrivals"])
        demand(known <= set(after["arrivals"]), "arrivals were dated anew")
        bench.look_at_versions(after)
        final = bench.run(workspace, faults={"CLOCK": ws.NOON})
        demand(final.code in DONE, f"{final}")
        demand(not [name for name in ws.files(workspace / "inbox")
                    if name not in stage.left], "the inbox was not emptied in the end")
        demand(ws.facts(workspace)["versions"] == before["versions"], "versions changed later")
    finally:
        shutil.rmtree(workspace, ignore_errors=True)


def clocks(bench: Bench, full: bool):
    last = datetime(2026, 12, 15, 23, 59, 59, tzinfo=KRASNOYARSK)
    zones = ("UTC", "Asia/Krasnoyarsk", "America/Los_Angeles", "Pacific/Kiritimati", "Нет/Такого")
    for zone in zones:
        for shift, expected in ((0, "2026-12-15"), (1, "2026-12-16"), (2, "2026-12-16"),
                                (-86399, "2026-12-15"), (-86400, "2026-12-14")):
            if full or shift in (0, 1, 2):
                moment = last + timedelta(seconds=shift)
                yield (f"{zone}/{shift}",
                       lambda moment=moment, expected=expected, zone=zone: deadline(
                           bench, moment, expected, zone))
    for seconds in (60, 3600, 86400, 400 * 86400):
        yield (f"back/{seconds}",
               lambda seconds=seconds: set_back(bench, bench.stage("first"), seconds))


def faked(bench: Bench, full: bool):
    """The same by libfaketime, whose clock runs on."""
    for text, expected in (("2026-12-15 16:59:40", "2026-12-15"),
                           ("2026-12-15 17:00:01", "2026-12-16")):
        yield text, lambda text=text, expected=expected: by_faketime(bench, text, expected)


def by_faketime(bench: Bench, text: str, expected: str) -> None:
    workspace = bench.folder()
    bench.city.empty_workspace(workspace, bench.small.inns)
    try:
        (workspace / "inbox" / "отчёт.xlsx").write_bytes(bench.small.first[2].data)
        environment = {name: value for name, value in os.environ.items() if name != "LD_PRELOAD"}
        ended = bench.run(workspace, wrapper=("faketime", "-f", f"@{text}"),
                          environment=environment | {"TZ": "UTC"})
        demand(ended.code in DONE, f"{ended}")
        days = ws.rows(workspace, "SELECT DISTINCT arrival_date FROM arrival")
        demand(days == [(expected,)], f"arrived {days}, not {expected}")
    finally:
        shutil.rmtree(workspace, ignore_errors=True)


# MARK: Rights

def rights(bench: Bench, mask: int) -> None:
    """Nobody but the owner and the group can look at anything that the program makes."""
    stage = bench.stage("first")
    workspace = bench.copy(stage)
    given = {str(path.relative_to(workspace)) for path in workspace.rglob("*")}
    try:
        for letters in ([], bench.small.second):
            for letter in letters:
                letter.put(workspace / "inbox")
            ended = bench.run(workspace, preexec_fn=lambda: os.umask(mask))
            demand(ended.code in DONE, f"{ended}")
            wrong = []
            for path in workspace.rglob("*"):
                name = str(path.relative_to(workspace))
                if name in given or name.startswith("inbox"):
                    continue
                bits = stat.S_IMODE(path.stat().st_mode)
                allowed = (0o700, 0o750) if path.is_dir() else (0o400, 0o440, 0o600, 0o640)
                if bits not in allowed:
                    wrong.append(f"{name} {bits:o}")
            demand(not wrong, f"umask {mask:03o}: {wrong[:5]}")
    finally:
        shutil.rmtree(workspace, ignore_errors=True)


def masks(bench: Bench, full: bool):
    for mask in (0o000, 0o022, 0o027, 0o077):
        yield f"{mask:03o}", lambda mask=mask: rights(bench, mask)


# MARK: Readers

def read_meanwhile(bench: Bench, deliveries: int) -> None:
    """Somebody opens the workbooks all the time while runs replace them."""
    workspace = bench.copy(bench.stage("first"))
    stop = threading.Event()
    opened, torn = 0, []

    def read() -> None:
        nonlocal opened
        while not stop.is_set():
            for path in (workspace / "outbox").rglob("*.xlsx"):
                if "разобрать" in path.parts:
                    continue
                try:
                    data = path.read_bytes()
                except FileNotFoundError:
                    continue
                opened += 1
                if not is_whole(data):
                    torn.append(path.name)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        letters = [*bench.small.second, *bench.small.first] * deliveries
        for number, letter in enumerate(letters):
            # A day of its own for each, so that every workbook with dates in it changes.
            letter.put(workspace / "inbox")
            ended = bench.run(workspace, faults={"CLOCK": ws.NOON + 86400 * number})
            demand(ended.code in DONE, f"{ended}")
    finally:
        stop.set()
        reader.join()
        shutil.rmtree(workspace, ignore_errors=True)
    demand(not torn, f"{len(torn)} of {opened} not whole: {torn[:3]}")
    demand(opened > 100, f"only {opened} times opened")


def readers(bench: Bench, full: bool):
    for index in range(4 if full else 1):
        yield f"{index}", lambda: read_meanwhile(bench, 6 if full else 1)
