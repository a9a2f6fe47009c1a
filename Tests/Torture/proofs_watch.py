"""`svod watch`: killed at every call, ended at any moment, its inbox gone for a while."""
import pathlib
import random
import shutil
import signal
import tempfile
import time

import proofs_kill
import workspace as ws
from bench import DONE, Bench, Stage, Violation, demand, is_sentence
from proofs_order import wait_until

# So that ten minutes, after which a damaged file is no longer waited for, pass in half a second.
NAPS = 2000


def obstacle(bench: Bench) -> str | None:
    return None if bench.has_watch else "this program has no command `watch` yet"


class Watcher:
    """A `svod watch` that is waited for."""

    def __init__(self, bench: Bench, workspace: pathlib.Path, faults: dict | None = None):
        self.workspace = workspace
        self.count = pathlib.Path(tempfile.mktemp(prefix="calls", dir=bench.scratch))
        self.process = bench.start(
            workspace, "watch", faults={"NAPS": NAPS, "COUNT": self.count} | (faults or {}))

    def calls(self) -> int:
        return int.from_bytes(self.count.read_bytes()[:8], "little") if self.count.exists() else 0

    def wait_until_idle(self, stage: Stage) -> bool:
        """Waits until the inbox is empty and nothing more is written; false when it died."""
        end = time.monotonic() + 120
        calls, since = -1, time.monotonic()
        while self.process.poll() is None:
            left = sorted(ws.files(self.workspace / "inbox"))
            demand(time.monotonic() < end, f"not done: {left}")
            now = self.calls()
            if now != calls:
                calls, since = now, time.monotonic()
            # The first look of a watch brings the outbox up to date, whatever it finds.
            if left == sorted(stage.left) and calls > 0 and time.monotonic() - since > 0.8:
                return True
            time.sleep(0.01)
        return False

    def end(self, number: int = signal.SIGTERM) -> tuple[int, str]:
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            out, err = self.process.communicate(timeout=60)
        except Exception:
            self.process.kill()
            self.process.communicate()
            raise Violation("a signal does not end it") from None
        finally:
            self.count.unlink(missing_ok=True)
        return self.process.returncode, out + err


def killed(bench: Bench, stage: Stage, number: int, mode: str, recovers_by_run: bool) -> None:
    workspace = bench.copy(stage)
    try:
        watcher = Watcher(bench, workspace, {"AT": number, "MODE": mode})
        watcher.wait_until_idle(stage)
        code, text = watcher.end()
        # Where it lived, the call may have come when it was told to end.
        demand(code in (-9, 0), f"exit {code}: {text}")
        bench.look_after_death(workspace, stage)
        if recovers_by_run:
            bench.recover(workspace, stage)
        else:
            watcher = Watcher(bench, workspace)
            watcher.wait_until_idle(stage)
            code, text = watcher.end()
            demand(code == 0, f"exit {code}: {text}")
            bench.look_when_done(workspace, stage)
    finally:
        watcher.process.kill()
        shutil.rmtree(workspace, ignore_errors=True)


def kills(bench: Bench, full: bool):
    chance = random.Random(bench.seed)
    for name in ("first", "second"):
        stage = bench.stage(name)
        all_points = proofs_kill.points(stage)
        for number, mode in chance.sample(all_points, min(len(all_points), 250 if full else 20)):
            by_run = chance.random() < 0.5
            yield (f"{name}/{number}{mode}{'/run' if by_run else ''}",
                   lambda stage=stage, number=number, mode=mode, by_run=by_run: killed(
                       bench, stage, number, mode, by_run))


def ended(bench: Bench, stage: Stage, number: int, seconds: float) -> None:
    """A signal at any moment: it ends well and in order, and what is left is done later."""
    workspace = bench.copy(stage)
    try:
        watcher = Watcher(bench, workspace)
        time.sleep(seconds)
        code, text = watcher.end(number)
        # Before it listens to signals one simply ends it.
        demand(code in (0, -number), f"exit {code}: {text}")
        bench.look_after_death(workspace, stage)
        bench.recover(workspace, stage)
    finally:
        watcher.process.kill()
        shutil.rmtree(workspace, ignore_errors=True)


def without_inbox(bench: Bench, stage: Stage) -> None:
    """The share goes away and comes back; watching goes on."""
    workspace = bench.copy(stage)
    aside = workspace.with_suffix(".aside")
    try:
        (workspace / "inbox").rename(aside)
        watcher = Watcher(bench, workspace)
        time.sleep(1)
        demand(watcher.process.poll() is None, "ended without an inbox")
        aside.rename(workspace / "inbox")
        watcher.wait_until_idle(stage)
        (workspace / "inbox").rename(aside)
        time.sleep(0.5)
        demand(watcher.process.poll() is None, "ended without an inbox")
        aside.rename(workspace / "inbox")
        time.sleep(0.5)
        code, text = watcher.end()
        demand(code == 0, f"exit {code}: {text}")
        demand(is_sentence(text), f"no sentence: {text}")
        bench.look_when_done(workspace, stage)
    finally:
        watcher.process.kill()
        shutil.rmtree(workspace, ignore_errors=True)


def beside(bench: Bench, stage: Stage) -> None:
    """A second watch is turned away; runs beside a watch are turned away or do the work."""
    workspace = bench.copy(stage)
    try:
        watcher = Watcher(bench, workspace)
        wait_until(lambda: watcher.calls() > 0)
        second = bench.run(workspace, "watch", timeout=30)
        demand(second.code == 3 and is_sentence(second.err), f"a second watch: {second}")
        for _ in range(10):
            run = bench.run(workspace)
            demand(run.code in (*DONE, 3), f"a run beside it: {run}")
        watcher.wait_until_idle(stage)
        code, text = watcher.end()
        demand(code == 0, f"exit {code}: {text}")
        bench.recover(workspace, stage)
    finally:
        watcher.process.kill()
        shutil.rmtree(workspace, ignore_errors=True)


def life(bench: Bench, full: bool):
    chance = random.Random(bench.seed)
    for index in range(60 if full else 10):
        name = ("first", "second")[index % 2]
        number = (signal.SIGTERM, signal.SIGINT)[index // 2 % 2]
        seconds = chance.uniform(0.05, 1.5)
        yield (f"signal/{index}", lambda name=name, number=number, seconds=seconds: ended(
            bench, bench.stage(name), number, seconds))
    for name in ("first", "second"):
        yield f"inbox/{name}", lambda name=name: without_inbox(bench, bench.stage(name))
        yield f"beside/{name}", lambda name=name: beside(bench, bench.stage(name))
