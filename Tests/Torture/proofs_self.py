"""The harness itself: with a deliberate mistake it has to find broken promises."""
import proofs_cut
import proofs_kill
from bench import Bench, Violation, demand


def found_by_kills(bench: Bench, wrong: str, count: int) -> None:
    stage = bench.stage("first")
    first = next(number for number, (_, path) in enumerate(stage.trace, 1)
                 if path.startswith("/archive/"))
    caught = []
    numbers = range(first, min(first + 120, len(stage.trace)))
    for number in numbers[::max(1, len(numbers) // count)]:
        try:
            proofs_kill.killed(bench, stage, [(number, "kill")], deep=False, wrong=wrong)
        except Violation as violation:
            caught.append(violation)
    demand(bool(caught), f"{wrong}: not seen at any of {count} points")


def found_by_torn_books(bench: Bench) -> None:
    stage = bench.stage("first")
    renames = [number for number, (call, path) in enumerate(stage.trace, 1)
               if call == "rename" and path.startswith("/outbox/") and path.endswith(".xlsx")]
    caught = 0
    for number in renames[:6]:
        try:
            proofs_kill.killed(
                bench, stage, [(number, "kill")], deep=False, wrong="outbox-in-place")
        except Violation:
            caught += 1
    demand(caught > 0, "workbooks written in place: not seen")


def found_by_cuts(bench: Bench, wrong: str) -> None:
    stage = bench.stage("first")
    last = len(stage.trace)
    first = next(number for number, (call, path) in enumerate(stage.trace, 1)
                 if call == "link" and path.startswith("/archive/"))
    numbers = range(first, last, (last - first) // 12)
    for faults in [{"AT": number, "MODE": "after"} for number in numbers] + [{}]:
        try:
            # The last of them ends well; what it says is done must be there afterwards.
            proofs_cut.cut(bench, stage, faults | {"WRONG": wrong}, is_at_the_end=not faults)
        except Violation:
            return
    raise Violation(f"{wrong}: not seen at the calls {list(numbers)} nor at the end")


def by_kills(bench: Bench, full: bool):
    yield "unlink-first", lambda: found_by_kills(bench, "unlink-first", 8)
    yield "outbox-in-place", lambda: found_by_torn_books(bench)


def by_cuts(bench: Bench, full: bool):
    for wrong in ("archive-unsynced", "log-unsynced", "outbox-unsynced"):
        yield wrong, lambda wrong=wrong: found_by_cuts(bench, wrong)
