#!/usr/bin/env python3
"""Writes two workbooks of one sheet, 100,000 rows of 20 columns, unless they are there.

Half of the cells are numbers (whole, decimal, of 17 digits, per cent, a day), half are texts, of
which 240,000 are distinct: shared ones in big-shared.xlsx, inline ones in big-inline.xlsx.

Usage: make_big.py FOLDER
"""
import pathlib
import random
import sys

import plain_workbook as book

ROWS = 100_000
DISTRICTS = ("Центральный", "Советский", "Свердловский", "Октябрьский", "Ленинский", "Кировский",
             "Железнодорожный")


def texts_of(row, chance):
    """The ten texts of a row: three that hardly repeat, seven that do."""
    return (DISTRICTS[row % 7], f"МБОУ СШ № {chance.randrange(1, 400)}",
            f"Отчёт 2026-{row:06}", f"{chance.choice('ABCDEF')}-{row * 7919 % 1_000_003:07}",
            f"Запись {chance.randrange(43_000)}", f"Показатель {chance.randrange(1, 500)}",
            chance.choice(("да", "нет", "не относится")), f"Раздел {chance.randrange(1, 9)}",
            f"group {chance.randrange(1000)}", chance.choice(("принят", "исправить", "R&D <new>")))


def numbers_of(row, chance):
    """The ten numbers of a row, each with its style."""
    return ((row + 1, 0), (chance.randrange(1000), 0), (chance.randrange(10), 0),
            (chance.randrange(1_000_000), 0), (chance.randrange(46_000, 46_400), 1),
            (chance.randrange(100_000) / 100, 2), (chance.randrange(1000) / 10, 0),
            (chance.randrange(101) / 100, 3), (f"{chance.random():.17g}", 0),
            (-chance.randrange(10_000) / 4, 2))


def rows(text_cell):
    """The markup of each row; texts and numbers take turns."""
    chance = random.Random(1)
    for row in range(ROWS):
        line = row + 1
        cells = []
        pairs = zip(texts_of(row, chance), numbers_of(row, chance))
        for place, (text, (number, style)) in enumerate(pairs):
            cells.append(text_cell(f"{book.column(2 * place)}{line}", text))
            style = f' s="{style}"' if style else ""
            cells.append(f'<c r="{book.column(2 * place + 1)}{line}"{style}><v>{number}</v></c>')
        yield f'<row r="{line}" spans="1:20">{"".join(cells)}</row>'


def make(path, text_cell, texts):
    if not path.exists():
        unfinished = path.with_suffix(".part")
        book.write(unfinished, {"Данные": book.sheet(rows(text_cell))}, texts)
        unfinished.rename(path)


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    texts = book.SharedTexts()
    make(folder / "big-shared.xlsx",
         lambda place, text: f'<c r="{place}" t="s"><v>{texts.number(text)}</v></c>', texts)
    make(folder / "big-inline.xlsx",
         lambda place, text:
         f'<c r="{place}" t="inlineStr"><is><t>{book.escaped(text)}</t></is></c>',
         book.SharedTexts())


main()
