"""Killed at every call that changes the disk, and again while putting things in order."""
import random
import shutil
import time

from bench import DONE, Bench, Stage, Violation, demand

WRITES = ("write", "pwrite", "writev")


def points(stage: Stage) -> list[tuple[int, str]]:
    """Before every call, half-way through every write, and after the last."""
    found = []
    for number, (call, _) in enumerate(stage.trace, 1):
        found.append((number, "kill"))
        if call in WRITES:
            found.append((number, "torn"))
    return found + [(len(stage.trace), "after")]


def killed(bench: Bench, stage: Stage, kills: list[tuple[int, str]], deep: bool,
           wrong: str | None = None, command: tuple = ()) -> None:
    """Each kill hits the run that the one before it had left behind."""
    workspace = bench.copy(stage)
    try:
        for number, mode in kills:
            faults = {"AT": number, "MODE": mode}
            if wrong:
                faults["WRONG"] = wrong
            ended = bench.run(workspace, *command, faults=faults, timeout=300)
            # Threads make the number of calls differ a little: the last ones may not come.
            demand(ended.code in (-9, *DONE), f"the run that was to be killed: {ended}")
            bench.look_after_death(workspace, stage)
        bench.recover(workspace, stage, deep)
    finally:
        shutil.rmtree(workspace, ignore_errors=True)


def name_of(kills: list[tuple[int, str]]) -> str:
    return ",".join(f"{number}{mode}" for number, mode in kills)


def once(bench: Bench, full: bool):
    """Every call of both deliveries once; the short profile takes an even selection."""
    chosen = []
    for name in ("first", "second"):
        stage = bench.stage(name)
        all_points = points(stage)
        step = 1 if full else max(1, len(all_points) * 2 // 300)
        chosen += [(stage, point) for point in all_points[bench.seed % step::step]]
    for index, (stage, point) in enumerate(chosen):
        yield (f"{stage.name}/{name_of([point])}",
               lambda stage=stage, point=point, index=index: killed(
                   bench, stage, [point], deep=full or index % 3 == 0))


def twice(bench: Bench, full: bool):
    """Random pairs: the second hits the run that puts things in order."""
    chance = random.Random(bench.seed)
    for _ in range(800 if full else 60):
        stage = bench.stage(chance.choice(["first", "second"]))
        kills = [chance.choice(points(stage)) for _ in range(2)]
        yield (f"{stage.name}/{name_of(kills)}",
               lambda stage=stage, kills=kills: killed(bench, stage, kills, deep=False))


def city(bench: Bench, full: bool):
    """The demonstration city, killed at random calls three times before it may finish."""
    stage = bench.city_stage(None if full else 60)
    chance = random.Random(bench.seed)
    for _ in range(25 if full else 4):
        kills = sorted((chance.choice(points(stage)) for _ in range(3)), reverse=True)
        yield (f"city/{name_of(kills)}",
               lambda kills=kills: killed(bench, stage, kills, deep=False))
