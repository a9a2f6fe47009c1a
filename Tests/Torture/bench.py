"""The bench on which the program is tortured: how it is run, and how a workspace is looked at."""
import io
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import threading
import zipfile
from dataclasses import dataclass, field

import workspace as ws

HERE = pathlib.Path(__file__).resolve().parent
DONE = (0, 1, 2)


class Violation(Exception):
    """A promise that was broken."""


def demand(condition: bool, text: str) -> None:
    if not condition:
        raise Violation(text)


@dataclass
class Ended:
    """How a process ended; a negative code is a signal."""

    code: int
    out: str
    err: str
    calls: int

    def __str__(self) -> str:
        return f"exit {self.code}: {(self.err or self.out).strip()[:300]!r}"


@dataclass
class Stage:
    """A workspace with mail in its inbox, and what an undisturbed run makes of it."""

    name: str
    before: pathlib.Path
    facts: dict
    published: dict
    archived: set
    #: What stays in the inbox; nil when that does not matter, nor traces in it.
    left: dict | None
    code: int
    trace: list = field(default_factory=list)
    after: pathlib.Path | None = None

    @property
    def mail(self) -> dict[str, str]:
        return {name: ws.digest(path) for name, path in ws.files(self.before / "inbox").items()}


class Bench:
    """The program, in a copy whose processes are told from others, and places to work in."""

    def __init__(self, svod: str, tools: pathlib.Path, scratch: pathlib.Path,
                 city_folder: pathlib.Path, seed: int):
        self.svod = shutil.copy2(svod, tools / "svod")
        self.scratch = scratch
        self.seed = seed
        self.shim = tools / "libfaults.so"
        subprocess.run(
            ["gcc", "-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", self.shim,
             HERE / "faults.c", "-ldl"], check=True)
        self.city = ws.City(self.svod, city_folder, HERE.parents[1] / "templates")
        self.small = ws.Small.of(self.city)
        self._numbers = iter(range(1 << 30))
        self._lock = threading.Lock()
        self._stages: dict[str, Stage] = {}
        self.has_watch = self.knows("watch")

    def knows(self, command: str) -> bool:
        ended = subprocess.run([self.svod, command, "--help"], capture_output=True, text=True)
        return ended.returncode == 0 and f"svod {command}" in ended.stdout

    def folder(self) -> pathlib.Path:
        """A new place for a workspace, in memory."""
        with self._lock:
            return self.scratch / f"w{next(self._numbers)}"

    # MARK: Running

    def environment(self, workspace: pathlib.Path, faults: dict) -> dict[str, str]:
        settings = {"ROOT": workspace, "CLOCK": ws.NOON, "NAPS": 200} | faults
        environment = {name: value for name, value in os.environ.items()
                       if not name.startswith("FAULT_")}
        environment |= {f"FAULT_{name}": str(value) for name, value in settings.items()}
        return environment | {"LD_PRELOAD": str(self.shim), "SWIFT_BACKTRACE": "enable=no"}

    def start(self, workspace: pathlib.Path, *arguments: str, wrapper=(), faults=None,
              environment=None, **options) -> subprocess.Popen:
        if environment is None:
            environment = self.environment(workspace, faults or {})
        command = arguments or ("run", "--period", ws.PERIOD)
        return subprocess.Popen(
            [*wrapper, self.svod, *command, "--workspace", str(workspace)],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            errors="replace", env=environment, **options)

    def run(self, workspace: pathlib.Path, *arguments: str, timeout=60, **options) -> Ended:
        """Runs the program to its end; without arguments it is `svod run`."""
        faults = dict(options.pop("faults", None) or {})
        count = None
        if faults:
            count = pathlib.Path(tempfile.mktemp(prefix="calls", dir=self.scratch))
            faults["COUNT"] = count
        process = self.start(workspace, *arguments, faults=faults, **options)
        try:
            out, err = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise Violation(f"no end after {timeout} s") from None
        calls = 0
        if count and count.exists():
            calls = int.from_bytes(count.read_bytes()[:8], "little")
            count.unlink()
        return Ended(process.returncode, out, err, calls)

    def left_running(self) -> list[int]:
        """Processes of the program that outlived those that were waited for."""
        found = []
        for process in pathlib.Path("/proc").glob("[0-9]*"):
            try:
                if os.readlink(process / "exe").startswith(str(self.svod)):
                    found.append(int(process.name))
            except OSError:
                # It ended meanwhile, or is another's.
                continue
        return found

    # MARK: Stages

    def stage(self, name: str) -> Stage:
        """`first`: the first delivery of a new workspace. `second`: the corrections."""
        with self._lock:
            known = self._stages.get(name)
        if known:
            return known
        before = self.folder()
        if name == "second":
            shutil.copytree(self.settled("first"), before, symlinks=True)
            letters = self.small.second
        else:
            self.city.empty_workspace(before, self.small.inns)
            letters = self.small.first
        for letter in letters:
            letter.put(before / "inbox")
        stage = self.measured(name, before)
        with self._lock:
            self._stages[name] = stage
        return stage

    def city_stage(self, count: int | None) -> Stage:
        before = self.folder()
        self.city.empty_workspace(before)
        for letter in self.city.letters()[:count]:
            letter.put(before / "inbox")
        return self.measured("city", before)

    def measured(self, name: str, before: pathlib.Path) -> Stage:
        after = self.folder()
        shutil.copytree(before, after)
        trace = pathlib.Path(tempfile.mktemp(prefix="trace", dir=self.scratch))
        ended = self.run(after, faults={"TRACE": trace}, timeout=300)
        demand(ended.code in DONE, f"the undisturbed run of {name}: {ended}")
        stage = Stage(
            name, before, ws.facts(after), ws.published(after),
            set(ws.archived(after)),
            {name: ws.digest(path) for name, path in ws.files(after / "inbox").items()},
            ended.code, [line.split("\t") for line in trace.read_text().splitlines()], after)
        trace.unlink()
        demand(len(stage.trace) > 50, "the harness sees no calls: is the shim loaded?")
        demand(stage.archived, "nothing was archived")
        return stage

    def settled(self, name: str) -> pathlib.Path:
        return self.stage(name).after

    def copy(self, stage: Stage) -> pathlib.Path:
        workspace = self.folder()
        shutil.copytree(stage.before, workspace, symlinks=True)
        return workspace

    # MARK: Looking

    def look_after_death(self, workspace: pathlib.Path, stage: Stage) -> None:
        """What must hold at any moment, before anything is put in order."""
        here = {ws.digest(path) for path in ws.files(workspace / "inbox").values()}
        for sha256, path in ws.archived(workspace).items():
            demand(ws.digest(path) == sha256, f"in the archive, not whole: {path.name}")
            here.add(sha256)
        lost = [name for name, sha256 in stage.mail.items() if sha256 not in here]
        demand(not lost, f"neither in the inbox nor in the archive: {lost}")
        self.look_for_torn_books(workspace, stage)

    def look_for_torn_books(self, workspace: pathlib.Path, stage: Stage) -> None:
        known = set(stage.published.values())
        for name, path in ws.files(workspace / "outbox").items():
            if not name.endswith(".xlsx") or name.startswith("разобрать/"):
                # What waits there are the files as they came, damaged ones among them.
                continue
            if ws.digest(path) not in known:
                demand(is_whole(path.read_bytes()), f"half-written: {name}")

    def look_when_done(self, workspace: pathlib.Path, stage: Stage, deep: bool = True) -> None:
        """What must hold when a run has ended well."""
        found = ws.facts(workspace)
        for table, expected in stage.facts.items():
            demand(found.get(table) == expected, f"{table}: {difference(found, expected, table)}")
        self.look_at_versions(found)
        archived = ws.archived(workspace)
        demand(set(archived) == stage.archived, "the archive differs in its files")
        for sha256, path in archived.items():
            demand(ws.digest(path) == sha256, f"in the archive, not whole: {sha256}")
        left = {name: ws.digest(path) for name, path in ws.files(workspace / "inbox").items()}
        demand(stage.left in (None, left), f"the inbox holds {sorted(left)}")
        claims = [path for path in workspace.rglob(".svod-claim")
                  if stage.left is not None or ws.files(path)]
        litter = [str(path.relative_to(workspace))
                  for path in [*workspace.rglob(".svod-*.part"), *claims]]
        demand(not litter, f"left over: {litter}")
        outbox = ws.published(workspace)
        wrong = sorted(name for name in outbox.keys() | stage.published.keys()
                       if outbox.get(name) != stage.published.get(name))
        texts = [book_difference(workspace / "outbox" / name, stage.after / "outbox" / name)
                 for name in wrong[:3]]
        demand(not wrong, f"the outbox differs: {list(zip(wrong, texts))}")
        if not deep:
            return
        verified = self.run(workspace, "verify")
        demand(verified.code in (0, 1), f"svod verify: {verified}")
        before = ws.everything(workspace)
        again = self.run(workspace)
        demand(again.code in DONE, f"a further run: {again}")
        after = ws.everything(workspace)
        changed = sorted(name for name in before.keys() | after.keys()
                         if before.get(name) != after.get(name))
        demand(not changed, f"a further run changed {changed}")

    @staticmethod
    def look_at_versions(found: dict) -> None:
        numbers: dict[tuple, list] = {}
        for row in found["versions"]:
            numbers.setdefault(row[:4], []).append(row[4])
        for report, versions in numbers.items():
            demand(versions == list(range(1, len(versions) + 1)), f"gaps: {report} {versions}")

    def recover(self, workspace: pathlib.Path, stage: Stage, deep: bool = True) -> None:
        ended = self.run(workspace, timeout=300)
        demand(ended.code in DONE, f"the run after it: {ended}")
        self.look_when_done(workspace, stage, deep)


def is_whole(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            return bool(book.namelist()) and book.testzip() is None
    except (zipfile.BadZipFile, EOFError):
        return False


def book_difference(found: pathlib.Path, expected: pathlib.Path) -> str:
    """Where two workbooks differ, for the one who has to find out why."""
    if not found.exists() or not expected.exists():
        return "missing" if expected.exists() else "not expected"
    if not (zipfile.is_zipfile(found) and zipfile.is_zipfile(expected)):
        return f"{found.stat().st_size} bytes, not {expected.stat().st_size}"
    with zipfile.ZipFile(found) as one, zipfile.ZipFile(expected) as other:
        if one.namelist() != other.namelist():
            return f"parts {sorted(set(one.namelist()) ^ set(other.namelist()))}"
        for part in one.namelist():
            left, right = one.read(part), other.read(part)
            if left != right:
                at = next((index for index, pair in enumerate(zip(left, right))
                           if pair[0] != pair[1]), min(len(left), len(right)))
                span = slice(max(0, at - 60), at + 60)
                return f"{part}: {left[span].decode(errors='replace')!r}, " \
                       f"not {right[span].decode(errors='replace')!r}"
            if one.getinfo(part).date_time != other.getinfo(part).date_time:
                return f"{part}: of {one.getinfo(part).date_time}, " \
                       f"not {other.getinfo(part).date_time}"
    return "the same parts, packed differently"


def is_sentence(text: str) -> bool:
    """Whether a person who reads Russian is told something, and no machine talks."""
    return bool(re.search(r"[А-ЯЁ][^\n]*[а-яё]{3,}[^\n]*[.:!)]", text)) and not re.search(
        r"\b(?:fatal error|Swift|precondition|errno|Domain=|SQLITE_|Optional\()", text)


def difference(found: dict, expected: list, table: str) -> str:
    have, want = set(found.get(table, [])), set(expected)
    doubled = len(found.get(table, [])) - len(have)
    return (f"missing {sorted(want - have, key=str)[:3]}, beyond {sorted(have - want, key=str)[:3]}"
            + (f", {doubled} doubled" if doubled else ""))
