"""Disks that refuse: at one call, from one call on, when full, when read-only, when gone."""
import contextlib
import errno
import pathlib
import random
import shutil
import subprocess

import proofs_cut
import workspace as ws
from bench import DONE, Bench, Stage, demand, is_sentence

ERRORS = ("ENOSPC", "EIO", "EROFS", "EACCES", "EDQUOT", "EINTR")


def refused(bench: Bench, stage: Stage, number: int, name: str, is_sticky: bool,
            mode: str = "err") -> None:
    workspace = bench.copy(stage)
    try:
        ended = bench.run(workspace, faults={
            "AT": number, "MODE": mode, "ERRNO": getattr(errno, name), "STICKY": int(is_sticky)})
        bench.look_after_death(workspace, stage)
        aside = [path for path in (workspace / "outbox").rglob("*(новая версия)*")]
        if aside and ended.code in DONE:
            # A name that is refused is that of a file which somebody has open: the new one lies
            # beside it, and the next run puts it in its place.
            demand("(новая версия)" in ended.err + ended.out, f"put aside without a word: {ended}")
        elif ended.code in DONE:
            # Whoever says that it is done has done it.
            looked = Stage(**vars(stage) | {"left": None})
            bench.look_when_done(workspace, looked, deep=False)
        else:
            demand(ended.code == 3, f"the run that was refused: {ended}")
            demand(is_sentence(ended.err + ended.out), f"no sentence for a person: {ended}")
        bench.recover(workspace, stage, deep=False)
    finally:
        shutil.rmtree(workspace, ignore_errors=True)


def errors(bench: Bench, full: bool):
    """Every call fails in some way; the full profile tries every way."""
    chance = random.Random(bench.seed)
    for name in ("first", "second"):
        stage = bench.stage(name)
        kinds = [(error, sticky) for error in ERRORS[:5] for sticky in (False, True)]
        step = 1 if full else max(1, len(stage.trace) // 60)
        for number in range(1 + bench.seed % step, len(stage.trace) + 1, step):
            for error, sticky in chance.sample(kinds, 2 if full else 1):
                yield (f"{name}/{number}{error}{'+' if sticky else ''}",
                       lambda stage=stage, number=number, error=error, sticky=sticky: refused(
                           bench, stage, number, error, sticky))
            if stage.trace[number - 1][0] in ("write", "pwrite"):
                yield (f"{name}/{number}short",
                       lambda stage=stage, number=number: refused(
                           bench, stage, number, "EIO", False, mode="short"))
            if full and stage.trace[number - 1][0] in ("write", "open", "fsync"):
                yield (f"{name}/{number}EINTR",
                       lambda stage=stage, number=number: refused(
                           bench, stage, number, "EINTR", False))


# MARK: Mounts

def obstacle(bench: Bench) -> str | None:
    point = bench.folder()
    point.mkdir()
    try:
        with tmpfs(point, "1m"):
            return None
    except (subprocess.CalledProcessError, OSError):
        return "file systems must not be mounted here"
    finally:
        point.rmdir()


@contextlib.contextmanager
def tmpfs(point: pathlib.Path, size: str):
    proofs_cut.mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", point)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", point], check=True, capture_output=True)


def full_disk(bench: Bench, stage: Stage, room: int) -> None:
    """A disk with so many bytes of room left."""
    point = bench.folder()
    point.mkdir()
    try:
        with tmpfs(point, "64m"):
            workspace = point / "w"
            shutil.copytree(stage.before, workspace, symlinks=True)
            used = shutil.disk_usage(point).used
            proofs_cut.mount("-o", f"remount,size={used + room}", point)
            ended = bench.run(workspace, faults={"AT": 0})
            bench.look_after_death(workspace, stage)
            if ended.code not in DONE:
                demand(ended.code == 3, f"the run on a full disk: {ended}")
                demand(is_sentence(ended.err + ended.out), f"no sentence: {ended}")
            # Nor does trying again on the full disk do harm.
            bench.run(workspace, faults={"AT": 0})
            bench.look_after_death(workspace, stage)
            proofs_cut.mount("-o", "remount,size=64m", point)
            bench.recover(workspace, stage)
    finally:
        point.rmdir()


def full_disks(bench: Bench, full: bool):
    for name in ("first", "second"):
        stage = bench.stage(name)
        grown = sum(path.stat().st_size for path in ws.files(stage.after).values()) - sum(
            path.stat().st_size for path in ws.files(stage.before).values()) + (1 << 20)
        # A delivery may leave less than it found: what waited in the inbox is packed by then.
        grown = max(grown, 1 << 20)
        count = 60 if full else 12
        for index in range(count):
            room = grown * index // count // 4096 * 4096
            yield (f"{name}/{room}",
                   lambda stage=stage, room=room: full_disk(bench, stage, room))


def read_only(bench: Bench, stage: Stage, part: str) -> None:
    """A folder of the workspace that cannot be written, then can."""
    workspace = bench.copy(stage)
    place = workspace / part
    place.mkdir(exist_ok=True)
    try:
        proofs_cut.mount("--bind", place, place)
        try:
            proofs_cut.mount("-o", "remount,ro,bind", place)
            ended = bench.run(workspace, faults={"AT": 0})
            bench.look_after_death(workspace, stage)
            if part == "inbox":
                # What cannot be removed is on record all the same, once, and that is said.
                demand(ended.code in DONE, f"a read-only inbox: {ended}")
                demand(ws.facts(workspace) == stage.facts, "a read-only inbox is not on record")
                bench.run(workspace, faults={"AT": 0})
                demand(ws.facts(workspace) == stage.facts, "read twice, on record twice")
            else:
                demand(ended.code == 3, f"read-only {part}: {ended}")
            demand(is_sentence(ended.err + ended.out), f"no sentence: {ended}")
        finally:
            subprocess.run(["umount", "-l", place], check=True, capture_output=True)
        bench.recover(workspace, stage)
    finally:
        shutil.rmtree(workspace, ignore_errors=True)


def read_only_folders(bench: Bench, full: bool):
    for name in ("first", "second"):
        for part in ("outbox", "archive", "inbox"):
            yield (f"{name}/{part}",
                   lambda name=name, part=part: read_only(bench, bench.stage(name), part))


# MARK: Gone

def vanished(bench: Bench, stage: Stage, part: str) -> None:
    workspace = bench.copy(stage)
    aside = workspace.with_suffix(".aside")
    try:
        (workspace / part).rename(aside)
        ended = bench.run(workspace)
        demand(ended.code == 3, f"without {part}: {ended}")
        demand(is_sentence(ended.err + ended.out), f"no sentence: {ended}")
        demand(not (workspace / part).exists(), f"{part} was made anew")
        aside.rename(workspace / part)
        bench.recover(workspace, stage)
    finally:
        shutil.rmtree(workspace, ignore_errors=True)


def vanished_folders(bench: Bench, full: bool):
    yield "first/inbox", lambda: vanished(bench, bench.stage("first"), "inbox")
    yield "second/inbox", lambda: vanished(bench, bench.stage("second"), "inbox")
    yield "second/svod.sqlite", lambda: vanished(bench, bench.stage("second"), "svod.sqlite")
    yield "second/templates", lambda: vanished(bench, bench.stage("second"), "templates")
