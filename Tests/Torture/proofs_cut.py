"""A power cut: the program is killed on a file system of its own, whose image is copied at once, so
that what no sync has brought to the disk is lost; the copy is mounted and the program run again."""
import contextlib
import pathlib
import shutil
import subprocess

from bench import DONE, Bench, Stage, demand

SIZE = "48M"


def mount(*arguments) -> None:
    subprocess.run(["mount", *map(str, arguments)], check=True, capture_output=True)


@contextlib.contextmanager
def mounted(image: pathlib.Path):
    """The file system of an image; the kernel is asked to write nothing by itself meanwhile."""
    point = image.with_suffix(".d")
    point.mkdir()
    mount("-o", "loop,commit=300", image, point)
    try:
        yield point
    finally:
        subprocess.run(["umount", "-l", point], check=True, capture_output=True)
        point.rmdir()


def obstacle(bench: Bench) -> str | None:
    """Whether images can be mounted here, tried out."""
    if not shutil.which("mkfs.ext4"):
        return "mkfs.ext4 is not installed (e2fsprogs)"
    image = bench.folder()
    try:
        make(image)
        with mounted(image):
            return None
    except (subprocess.CalledProcessError, OSError):
        return "file systems must not be mounted here"
    finally:
        image.unlink(missing_ok=True)


def make(image: pathlib.Path) -> None:
    subprocess.run(["truncate", "-s", SIZE, image], check=True)
    subprocess.run(["mkfs.ext4", "-q", "-F", image], check=True, capture_output=True)


def image_of(bench: Bench, stage: Stage) -> pathlib.Path:
    """An image with the workspace of a stage, all of it on the disk."""
    image = bench.scratch / f"{stage.name}.img"
    if not image.exists():
        fresh = bench.folder()
        make(fresh)
        with mounted(fresh) as point:
            shutil.copytree(stage.before, point / "w", symlinks=True)
            subprocess.run(["sync", "-f", point], check=True)
        fresh.rename(image)
    return image


def copy(image: pathlib.Path, to: pathlib.Path) -> pathlib.Path:
    subprocess.run(["cp", "--sparse=always", image, to], check=True)
    return to


def cut(bench: Bench, stage: Stage, faults: dict, is_at_the_end: bool = False) -> None:
    image = copy(image_of(bench, stage), bench.folder())
    cut_off = bench.folder()
    try:
        with mounted(image) as point:
            ended = bench.run(point / "w", faults=faults)
            demand(ended.code in (-9, 3, *DONE), f"the run that was to be cut off: {ended}")
            copy(image, cut_off)
        with mounted(cut_off) as point:
            workspace = point / "w"
            bench.look_after_death(workspace, stage)
            if is_at_the_end and ended.code in DONE:
                # What it said was done must be there, without anything being put in order.
                bench.look_when_done(workspace, stage, deep=False)
            bench.recover(workspace, stage, deep=False)
            check_database(workspace)
    finally:
        image.unlink(missing_ok=True)
        cut_off.unlink(missing_ok=True)


def check_database(workspace: pathlib.Path) -> None:
    import workspace as ws
    found = ws.rows(workspace, "PRAGMA integrity_check")
    demand(found == [("ok",)], f"integrity_check: {found[:3]}")
    demand(not ws.rows(workspace, "PRAGMA foreign_key_check"), "foreign keys point nowhere")


def cases(bench: Bench, full: bool):
    stages = [bench.stage("first"), bench.stage("second")]
    for stage in stages:
        numbers = range(1, len(stage.trace) + 1)
        step = max(1, len(numbers) // (100 if full else 20))
        for number in numbers[bench.seed % step::step]:
            yield (f"{stage.name}/{number}",
                   lambda stage=stage, number=number: cut(
                       bench, stage, {"AT": number, "MODE": "after"}))
    for stage in stages:
        yield (f"{stage.name}/end", lambda stage=stage: cut(bench, stage, {}, True))
        syncs = [number for number, (call, _) in enumerate(stage.trace, 1) if "sync" in call]
        step = 1 if full else max(1, len(syncs) // 5)
        # A sync that fails: the program must not say that it is done.
        for number in syncs[bench.seed % step::step]:
            yield (f"{stage.name}/{number}failed",
                   lambda stage=stage, number=number: cut(
                       bench, stage, {"AT": number, "MODE": "err", "ERRNO": 5}, True))
