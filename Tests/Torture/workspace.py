"""Workspaces to be tortured: made from the letters of the demonstration city, of every kind that a
folder of mail holds. The program is only run; nothing of it is linked or imported."""
import email.message
import email.policy
import hashlib
import io
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import zipfile
from dataclasses import dataclass

PERIOD = "2026-2"
# 4 January 2027, noon in Krasnoyarsk: after everything that the city sends.
NOON = 1799038800


@dataclass(frozen=True)
class Letter:
    """A file that arrives: where it lies below the inbox, and its bytes."""

    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    def put(self, inbox: pathlib.Path) -> pathlib.Path:
        path = inbox / self.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.data)
        return path


class City:
    """What `svod demo` leaves, read as a person would: its templates, its archive, its store."""

    def __init__(self, svod: str, folder: pathlib.Path, templates: pathlib.Path):
        self.folder = folder
        if not (folder / "done").exists():
            shutil.rmtree(folder, ignore_errors=True)
            subprocess.run(
                [svod, "demo", "--workspace", folder, "--templates", templates],
                check=True, stdout=subprocess.DEVNULL)
            (folder / "done").touch()
        year, half = PERIOD.split("-")
        database = sqlite3.connect(f"file:{folder}/svod.sqlite?mode=ro", uri=True)
        self.arrivals = database.execute(
            """
            SELECT a.original_name, a.sha256, a.outcome, a.inn, s.version, s.verdict, a.candidates
            FROM arrival AS a LEFT JOIN submission AS s ON s.id = a.submission_id
            WHERE (a.year = ? AND a.half = ? AND ifnull(s.form_id, 'M61') = 'M61'
                   OR a.year IS NULL AND a.arrival_date > ?)
                AND a.outcome <> 'container' AND a.original_name NOT LIKE '% » %'
            ORDER BY a.original_name
            """, (int(year), int(half), f"{year}-09-01")).fetchall()
        database.close()

    def letter(self, arrival, name: str | None = None) -> Letter:
        sha256 = arrival[1]
        data = (self.folder / "archive" / sha256[:2] / f"{sha256}.xlsx").read_bytes()
        return Letter(name or arrival[0], data)

    def letters(self) -> list[Letter]:
        return [self.letter(arrival) for arrival in self.arrivals]

    def empty_workspace(self, workspace: pathlib.Path, inns: set[str] | None = None) -> None:
        """Makes a workspace with an empty inbox; its register holds those institutions only."""
        (workspace / "inbox").mkdir(parents=True)
        shutil.copytree(
            self.folder / "templates", workspace / "templates",
            ignore=lambda _, names: [name for name in names if name == "бланки"])
        shutil.copy(self.folder / "svod.yaml", workspace)
        if inns is not None:
            keep_rows(workspace / "templates" / "register.xlsx", inns)


def keep_rows(register: pathlib.Path, inns: set[str]) -> None:
    """Leaves those rows of a register that begin with one of the ИНН."""
    with zipfile.ZipFile(register) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    strings = re.findall(r"<si>(.*?)</si>", parts["xl/sharedStrings.xml"].decode(), re.S)
    wanted = {
        str(index) for index, text in enumerate(strings) if re.sub("<[^>]*>", "", text) in inns}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()

    def kept(row: re.Match) -> str:
        first = re.search(r'<c r="A\d+"[^>]*><v>(\d+)</v>', row[0])
        is_head = int(row[1]) < 5
        return row[0] if is_head or (first and first[1] in wanted) else ""

    sheet = re.sub(r'<row r="(\d+)"[^>]*?(?:/>|>.*?</row>)', kept, sheet, flags=re.S)
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    with zipfile.ZipFile(register, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name, data)


@dataclass
class Small:
    """A handful of letters in two deliveries, with one of every kind that the intake knows."""

    inns: set[str]
    first: list[Letter]
    second: list[Letter]

    @classmethod
    def of(cls, city: City) -> "Small":
        by_inn: dict[str, list] = {}
        for arrival in city.arrivals:
            if arrival[3]:
                by_inn.setdefault(arrival[3], []).append(arrival)
        corrected = [
            sorted(versions, key=lambda version: version[4]) for versions in by_inn.values()
            if {(version[4], version[5] == "returned") for version in versions
                if version[2] == "version"} == {(1, True), (2, False)}][:2]
        plain = [versions[0] for versions in by_inn.values()
                 if len(versions) == 1 and versions[0][5] == "accepted"][:6]
        resent = next(versions for versions in by_inn.values()
                      if any(version[2] == "duplicate" for version in versions))
        unclear = next(arrival for arrival in city.arrivals if arrival[2] == "unclear")
        unreadable = next(arrival for arrival in city.arrivals if arrival[2] == "unreadable")

        whole = city.letter(plain[2])
        damaged = Letter(whole.name, whole.data[:len(whole.data) * 2 // 3])
        first = [city.letter(versions[0]) for versions in corrected]
        first += [city.letter(plain[0]), city.letter(plain[1]), damaged]
        first += [city.letter(unclear), city.letter(unreadable)]
        first += [city.letter(next(a for a in resent if a[2] == "version"))]
        # The same file twice in one delivery, in the inbox itself, which has no day.
        first += [city.letter(plain[0], "Копия.xlsx")]
        first += [packed([city.letter(arrival) for arrival in plain[3:5]])]
        first += [mailed(city.letter(plain[5]))]
        second = [city.letter(versions[1]) for versions in corrected]
        second += [whole, city.letter(next(a for a in resent if a[2] == "duplicate"))]
        # The version that was replaced comes once more.
        second += [city.letter(corrected[0][0], "2027-01-03/снова.xlsx")]
        inns = {versions[0][3] for versions in corrected} | {arrival[3] for arrival in plain}
        inns |= {resent[0][3]} | set(re.findall(r"\d{10}", unclear[6] or ""))
        return cls(inns, first, second)


def packed(letters: list[Letter]) -> Letter:
    """Several forms in one archive."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for letter in letters:
            name = pathlib.PurePath(letter.name).name
            archive.writestr(zipfile.ZipInfo(name, (2026, 12, 1, 10, 0, 0)), letter.data)
    return Letter("2026-12-14/формы.zip", data.getvalue())


def mailed(letter: Letter) -> Letter:
    """A form attached to a letter that was dropped as a file."""
    message = email.message.EmailMessage(email.policy.SMTP)
    message["From"] = "school@example.org"
    message["To"] = "kimc@example.org"
    message["Subject"] = "Форма 6.1"
    message["Date"] = "Mon, 14 Dec 2026 10:00:00 +0700"
    message["Message-ID"] = "<1@example.org>"
    message.set_content("Высылаем форму.")
    message.add_attachment(
        letter.data, maintype="application",
        subtype="vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        filename=pathlib.PurePath(letter.name).name)
    message.set_boundary("=of-the-letter=")
    return Letter("письмо.eml", message.as_bytes())


# MARK: What a workspace holds

def digest(path: pathlib.Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def files(folder: pathlib.Path) -> dict[str, pathlib.Path]:
    # Unlike `rglob`, `walk` does not mind what the program takes away meanwhile.
    paths = [pathlib.Path(place) / name for place, _, names in os.walk(folder) for name in names]
    return {str(path.relative_to(folder)): path for path in sorted(paths) if path.is_file()}


def archived(workspace: pathlib.Path) -> dict[str, pathlib.Path]:
    """What the archive holds under a name, by the hash that the name tells."""
    return {path.name.partition(".")[0]: path
            for path in files(workspace / "archive").values() if not path.name.startswith(".")}


def published(workspace: pathlib.Path) -> dict[str, str]:
    """What lies in the outbox for people, by hash; the program's own list is none of theirs."""
    return {name: digest(path) for name, path in files(workspace / "outbox").items()
            if not name.startswith(".svod-")}


def rows(workspace: pathlib.Path, query: str) -> list[tuple]:
    database = sqlite3.connect(workspace / "svod.sqlite")
    try:
        return database.execute(query).fetchall()
    finally:
        database.close()


def facts(workspace: pathlib.Path) -> dict[str, list[tuple]]:
    """What is on record, without the moments at which it was written down."""
    if not (workspace / "svod.sqlite").exists():
        return {}
    return {
        "versions": rows(workspace, """
            SELECT inn, year, half, form_id, version, sha256, verdict, correction,
                (SELECT count(*) FROM line WHERE submission_id = s.id),
                (SELECT count(*) FROM finding WHERE submission_id = s.id)
            FROM submission AS s ORDER BY 1, 2, 3, 4, 5"""),
        "arrivals": rows(workspace, """
            SELECT a.sha256, original_name, arrival_date, arrival_source, outcome, reason, a.inn,
                s.version
            FROM arrival AS a LEFT JOIN submission AS s ON s.id = a.submission_id
            ORDER BY 1, 2, 3, 5, 8"""),
        "files": rows(workspace, "SELECT sha256, size FROM file ORDER BY 1"),
    }


def everything(workspace: pathlib.Path) -> dict[str, tuple]:
    """All that a further run must leave alone: every file, and every row of the store but those on
    what lay in the inbox when it was last looked at."""
    seen: dict[str, tuple] = {}
    for name, path in files(workspace).items():
        if name.startswith("svod.sqlite") or name == ".svod.lock":
            continue
        facts = path.stat()
        seen[name] = (facts.st_ino, facts.st_mtime_ns, facts.st_size, oct(facts.st_mode))
    if (workspace / "svod.sqlite").exists():
        for (table,) in rows(workspace, "SELECT name FROM sqlite_master WHERE type = 'table'"):
            if table != "look":
                every = rows(workspace, f'SELECT * FROM "{table}"')
                seen[f"table {table}"] = tuple(every)
    return seen
