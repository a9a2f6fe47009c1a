#!/usr/bin/python3
"""Makes the wrong files that schools send from a good form.

Usage: make_troubles.py FORM.xlsx FOLDER
"""
import pathlib
import struct
import sys
import zlib

import office

COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
ZIP = b"PK\x03\x04"


def picture():
    """A small grey PNG."""
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    width, height = 120, 160
    pixels = b"".join(b"\0" + bytes(width) for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(pixels))
            + chunk(b"IEND", b""))


def expect(path, start):
    if not path.read_bytes().startswith(start):
        raise ValueError(f"{path.name} is not what it should be")


def main(form, folder):
    form, folder = pathlib.Path(form), pathlib.Path(folder)
    old, locked = folder / "Старый формат.xls", folder / "С паролем.xlsx"
    renamed = folder / "Таблица ODS.xlsx"
    with office.desktop() as running, office.document(running, form) as book:
        office.save(book, old, FilterName="MS Excel 97")
        office.save(book, locked, FilterName="Calc MS Excel 2007 XML",
                    EncryptionData=office.password("секрет"))
        office.save(book, renamed, FilterName="calc8")
    expect(old, COMPOUND_FILE)
    expect(locked, COMPOUND_FILE)
    expect(renamed, ZIP)
    whole = form.read_bytes()
    (folder / "Не до конца.xlsx").write_bytes(whole[: len(whole) * 2 // 3])
    (folder / "Скан формы.png").write_bytes(picture())
    print(f"{len(list(folder.iterdir()))} files")


if __name__ == "__main__":
    main(*sys.argv[1:])
