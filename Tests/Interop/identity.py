#!/usr/bin/env python3
"""Fails when intake takes a form for somebody else's, or asks a person where it need not.

Usage: identity.py SVOD FOLDER

Makes the demonstration in the folder, changes its forms in hundreds of ways, lays them into the
inbox of a second workspace with the same register, and reads what `svod run` says of each: only
a run tells the candidates of a file that waits as well as the owner of one that does not, and it
is the way that files go.
"""
import concurrent.futures
import datetime
import json
import pathlib
import re
import shutil
import subprocess
import sys
import warnings
import zipfile
from collections import Counter, defaultdict
from dataclasses import dataclass

import openpyxl

from form_package import FORM, HALF, INN, PERIOD, TITLE_INN, VERSION, YEAR, Package
from identity_cases import (
    BEFORE, NOW, RESAVED, SURVIVING, UNCLEAR, Institution, Mutation, Sender, named,
    no_properties, title_of, together, under)

SENDERS = 25
LEAST = 500
SHARE = 0.99
TODAY = "2026-12-20"
FIRST_DAY = datetime.date(2026, 11, 1)
# How many files each program saves again.
PROGRAMS = {"LibreOffice": 16, "Gnumeric": 8, "openpyxl": 8}
# Why a file may wait for a person.
UNDECIDED = {"I03", "I04", "I05", "I06"}


@dataclass
class Case:
    """A file of the inbox: how it came about, and what is true of it."""

    what: str
    name: str
    inn: str
    mutation: Mutation

    @property
    def truth(self):
        return self.inn, self.mutation.period


def register(workspace):
    """The institutions of a workspace, by ИНН."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(workspace / "templates" / "register.xlsx", read_only=True)
    rows = book["Реестр"].iter_rows(values_only=True)
    heads = next(row for row in rows if row[0] == "ИНН")
    columns = [heads.index(caption) for caption in (
        "ИНН", "Краткое наименование", "Полное наименование", "Тип", "ИНН преемника")]
    lines = [[str(row[column] or "") for column in columns] for row in rows if row[0]]
    return {line[0]: Institution(*line) for line in lines}


def archived(workspace):
    """The paths of the forms of a workspace by ИНН and half-year, as their properties say."""
    found = defaultdict(list)
    for path in sorted((workspace / "archive").rglob("*.xlsx")):
        try:
            with zipfile.ZipFile(path) as archive:
                properties = archive.read("docProps/custom.xml").decode()
        except (zipfile.BadZipFile, KeyError):
            continue
        values = dict(re.findall(r'name="([^"]*)"><vt:lpwstr>([^<]*)<', properties))
        if values.get(VERSION) == "2026.1":
            found[values.get(INN), values.get(PERIOD)].append(path)
    return found


def is_sound(form, institution, period):
    """Whether all three marks of a form say the same."""
    year, half = period.split("-")
    try:
        return (
            form.property(INN) == form.service(INN) == form.title(TITLE_INN) == institution.inn
            and form.property(PERIOD) == form.service(PERIOD) == period
            and form.property(FORM) == form.service(FORM)
            and form.title(YEAR) == year and form.title(HALF).startswith(half))
    except ValueError:
        return False


def senders(workspace, institutions):
    """Institutions of all kinds with sound forms for both half-years, in turn; each has another one
    of its kind for a neighbour."""
    paths = archived(workspace)

    def forms(institution):
        found = {}
        for period in (BEFORE, NOW):
            for path in paths[institution.inn, period]:
                form = Package(path.read_bytes())
                if is_sound(form, institution, period):
                    found[period] = form
                    break
        return found if len(found) == 2 else None

    kinds = defaultdict(list)
    for institution in institutions.values():
        kinds[institution.kind].append(institution)
    most = -(-SENDERS // len(kinds)) + 1
    lines = []
    for members in kinds.values():
        sound = []
        for institution in members:
            if len(sound) < most and (own := forms(institution)):
                sound.append((institution, own))
        # Who is the only one of its kind has a neighbour of another.
        others = [(other, filled[NOW]) for other, filled in sound[-1:] + sound[:-1]]
        if len(sound) == 1 and lines:
            others = [(lines[-1][-1].own, lines[-1][-1].forms[NOW])]
        if sound:
            lines.append([
                Sender(institution, other, own, others_form)
                for (institution, own), (other, others_form) in zip(sound, others)])
    turns = [line[turn] for turn in range(most) for line in lines if turn < len(line)]
    return turns[:SENDERS]


def merged(institutions, sender):
    """What is sent by an institution that became part of another one, and by that other one."""
    gone = next(one for one in institutions.values() if one.successor)
    heir = institutions[gone.successor]
    everywhere = lambda form, own, other: title_of(form, own)  # noqa: E731
    all_marks = together(everywhere, under(lambda own, other: own))
    of_gone = Sender(gone, heir, sender.forms, sender.others_form)
    of_heir = Sender(heir, gone, sender.forms, sender.others_form)
    return [
        (of_gone, Mutation("merged institution", all_marks)),
        (of_gone, Mutation("merged institution, stripped", together(all_marks, no_properties))),
        (of_gone, Mutation("merged institution, renamed", all_marks, file_name="{other.name}")),
        (of_heir, Mutation("successor", all_marks)),
        (of_heir, Mutation(
            "successor under the old name",
            together(all_marks, lambda form, own, other: named(form, other)))),
    ]


class Inbox:
    """The files that are laid into an inbox, and what is true of each."""

    def __init__(self, folder):
        self.folder = folder
        self.cases = {}

    def make(self, sender, mutation):
        """The form of a sender after what happened to it."""
        form = sender.others_form if mutation.base == "neighbour" else sender.forms[mutation.base]
        form = form.copy()
        mutation.change(form, sender.own, sender.other)
        return form.data(len(self.cases))

    def path(self, day, sender, mutation, program=""):
        """The path for a file of a day, which is noted with its truth."""
        count = len(self.cases)
        # Letters, because a number in the name of a file may be an institution's.
        letters = "".join(chr(97 + count // power % 26) for power in (676, 26, 1))
        name = mutation.file_name.format(own=sender.own, other=sender.other)
        folder = f"{FIRST_DAY + datetime.timedelta(days=day)}"
        path = f"{folder}/{name or 'отчёт ' + letters}.xlsx"
        if path in self.cases:
            path = f"{folder}/{name} {letters}.xlsx"
        what = f"{mutation.what}, saved by {program}" if program else mutation.what
        self.cases[path] = Case(what, path, sender.own.inn, mutation)
        (self.folder / folder).mkdir(parents=True, exist_ok=True)
        return self.folder / path

    def add(self, day, sender, mutation):
        data = self.make(sender, mutation)
        self.path(day, sender, mutation).write_bytes(data)


def libreoffice(folder, paths, saved):
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
         "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", saved, *paths],
        check=True, capture_output=True, timeout=300)


def gnumeric(folder, paths, saved):
    for path in paths:
        subprocess.run(
            ["ssconvert", path, saved / path.name], check=True, capture_output=True, timeout=60)


def by_openpyxl(folder, paths, saved):
    for path in paths:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            openpyxl.load_workbook(path).save(saved / path.name)


def save_again(folder, inbox, people, day):
    """Lets other programs save forms again, all at the same time."""
    savers = {"LibreOffice": libreoffice, "Gnumeric": gnumeric, "openpyxl": by_openpyxl}
    jobs, works = [], []
    for program, count in PROGRAMS.items():
        given, saved = folder / program, folder / program / "saved"
        saved.mkdir(parents=True)
        paths = []
        for number in range(count):
            sender, mutation = people[len(works) % len(people)], RESAVED[number % len(RESAVED)]
            paths.append(given / f"{number}.xlsx")
            paths[-1].write_bytes(inbox.make(sender, mutation))
            works.append((program, saved / paths[-1].name, sender, mutation))
        jobs.append((savers[program], folder, paths, saved))
    with concurrent.futures.ThreadPoolExecutor() as pool:
        for job in [pool.submit(*job) for job in jobs]:
            job.result()
    for program, saved, sender, mutation in works:
        shutil.move(saved, inbox.path(day, sender, mutation, program))


def fill(inbox, folder, people, institutions):
    """Lays out everything: of the changes every second for each institution, by turns."""
    for day, sender in enumerate(people):
        for turn, mutation in enumerate(SURVIVING + UNCLEAR):
            if (day + turn) % 2 == 0:
                inbox.add(day, sender, mutation)
    day = len(people)
    for sender, mutation in merged(institutions, people[0]):
        inbox.add(day, sender, mutation)
    save_again(folder, inbox, people, day + 1)


def run(svod, workspace):
    """What a run says of each file of the inbox."""
    done = subprocess.run(
        [svod, "run", "--workspace", workspace, "--period", NOW, "--as-of", TODAY, "--json"],
        capture_output=True, encoding="utf-8", timeout=600)
    if done.returncode not in (1, 2):
        raise ValueError(f"exit {done.returncode}\n{done.stdout[-2000:]}{done.stderr}")
    return {file["name"]: file for file in json.loads(done.stdout)["files"]}


def judge(cases, files):
    """Counts what came of the files, and names those of which something else should have come."""
    counts = Counter()
    misses = []
    for name, case in cases.items():
        file = files.get(name, {"outcome": "lost"})
        automatic, leads = case.mutation.automatic, case.mutation.leads
        counts["surviving"] += automatic
        if "inn" in file:
            is_right = automatic and (file["inn"], file["period"]) == case.truth
            counts["automatic" if is_right else "wrong"] += 1
        else:
            is_waiting = file["outcome"] == "refused" and file["reason"] in UNDECIDED
            has_truth = case.inn in file.get("candidates", [])
            counts["waiting"] += is_waiting
            counts["proposed"] += is_waiting and has_truth
            is_right = is_waiting and not automatic and (has_truth or not leads)
            counts["missed"] += not is_right and not automatic
        if not is_right:
            expected = " ".join(case.truth) + ("" if automatic else ", to be left to a person")
            came = {key: file[key] for key in (
                "outcome", "inn", "period", "reason", "candidates") if key in file}
            misses.append(f"  {case.what}: {name}: {expected}; came {came}")
    return counts, misses


def main(svod, folder):
    folder = pathlib.Path(folder)
    demo, workspace = folder / "demo", folder / "city"
    subprocess.run(
        [svod, "demo", "--workspace", demo, "--templates", "templates", "--fresh"], check=True,
        capture_output=True, timeout=600)
    workspace.mkdir()
    shutil.copytree(demo / "templates", workspace / "templates",
                    ignore=shutil.ignore_patterns("бланки"))
    institutions = register(workspace)
    people = senders(demo, institutions)
    inbox = Inbox(workspace / "inbox")
    fill(inbox, folder, people, institutions)
    counts, misses = judge(inbox.cases, run(svod, workspace))
    total, surviving = len(inbox.cases), counts["surviving"]
    share = counts["automatic"] / surviving
    print(f"Identity: files {total}, automatic {counts['automatic']} of {surviving} where a mark"
          f" survives ({share:.1%}), left to a person {counts['waiting']} (truth among the"
          f" candidates {counts['proposed']}), wrong {counts['wrong']}")
    print(*misses, sep="\n", end="\n" if misses else "")
    if counts["wrong"] or counts["missed"] or share < SHARE or total < LEAST:
        raise ValueError("forms are taken for somebody else's, or are left to a person in vain")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except ValueError as error:
        sys.exit(str(error))
