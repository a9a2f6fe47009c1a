#!/usr/bin/env python3
"""Fails when an intake of good and wrong files loses one, or says something unfitting of it.

Usage: intake_troubles.py SVOD WORKSPACE PERIOD AS_OF
The workspace has its files in the inbox: one form that is accepted («Форма.xlsx»), one blank sent
empty («Пустой бланк.xlsx») and the files of make_troubles.py.
"""
import hashlib
import pathlib
import subprocess
import sys

SENTENCES = {
    "Старый формат.xls": "сохранён в старом формате Excel (.xls)",
    "С паролем.xlsx": "защищён паролем",
    "Не до конца.xlsx": "повреждён",
    "Таблица ODS.xlsx": "в формате OpenDocument (.ods)",
    "Скан формы.png": "картинка",
    "Пустой бланк.xlsx": "незаполненный бланк",
}
READ = ["Форма.xlsx"]


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def digests(folder):
    return {
        str(path.relative_to(folder)): digest(path)
        for path in sorted(folder.rglob("*")) if path.is_file()
    }


def run(svod, workspace, period, day, status):
    """Runs an intake and gives what it printed."""
    done = subprocess.run(
        [svod, "run", "--workspace", workspace, "--period", period, "--as-of", day],
        capture_output=True, encoding="utf-8", timeout=120)
    if done.returncode != status:
        raise ValueError(f"exit {done.returncode} instead of {status}\n{done.stdout}{done.stderr}")
    return done.stdout.splitlines()


def main(svod, workspace, period, day):
    workspace = pathlib.Path(workspace)
    inbox, outbox = workspace / "inbox", workspace / "outbox"
    sent = {path.name: digest(path) for path in inbox.rglob("*") if path.is_file()}
    if sent.keys() != {*SENTENCES, *READ}:
        raise ValueError(f"the inbox holds {sorted(sent)}")

    printed = run(svod, workspace, period, day, 1)
    for name, sentence in SENTENCES.items():
        said = [line for line in printed if f"/{name}: " in line]
        if len(said) != 1 or sentence not in said[0]:
            raise ValueError(f"of {name} is said: {said}")
    if "  Принят: 1" not in printed:
        raise ValueError("the form is not accepted:\n" + "\n".join(printed))
    for name, sha in sent.items():
        kept = workspace / "archive" / sha[:2] / f"{sha}.xlsx"
        if not kept.is_file() or digest(kept) != sha:
            raise ValueError(f"{name} is not in the archive")
    waiting = set(digests(outbox / "разобрать").values())
    for name in SENTENCES:
        if sent[name] not in waiting:
            raise ValueError(f"{name} is not in outbox/разобрать")
    for name in READ:
        if sent[name] in waiting:
            raise ValueError(f"{name} is in outbox/разобрать")
    receipts = [path.name for path in (outbox / "квитанции").rglob("*.xlsx")]
    if len(receipts) != len(sent):
        raise ValueError(f"{len(sent)} files have the receipts {receipts}")

    before = digests(outbox)
    run(svod, workspace, period, day, 0)
    if digests(outbox) != before:
        raise ValueError("the second run changed the outbox")
    print(f"{len(sent)} files kept, {len(SENTENCES)} refused for what is wrong with them;"
          " the second run changes nothing")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except ValueError as error:
        sys.exit(str(error))
