#!/usr/bin/env python3
"""Writes 2,000 filled forms into a folder, unless it is there.

A form has six sheets: a title, four sections of 45 rows, a hidden list. About 1,700 cells are
filled and 1,075 are blank with a style; there are days, booleans, formulas, validations with
prompts, protection. Texts are shared, in every tenth form inline.

Usage: make_forms.py FOLDER
"""
import pathlib
import random
import sys

import plain_workbook as book

FORMS = 2000
LINES = 45
FILLED = 0.4576
SUBJECTS = ("педагогов-наставников", "молодых специалистов", "наставнических пар",
            "программ наставничества", "образовательных событий", "методических мероприятий",
            "участников конкурсов", "выпускников педагогических классов", "сетевых партнёров")
DETAILS = ("всего на конец отчётного периода", "в том числе впервые в этом году",
           "из них со стажем до трёх лет", "завершивших программу в срок",
           "отмеченных наградами города или края")
HEADS = ("Код", "Показатель", "1 квартал", "2 квартал", "3 квартал", "4 квартал", "Начало года",
         "Конец года", "Средний балл", "Доля", "Дата приказа", "Форма", "Подтверждено", "Итого")
LIST = ("очная", "заочная", "дистанционная", "смешанная", "не относится")
PROMPTS = {"C": "Целое число не меньше нуля. Если показателя нет, оставьте ячейку пустой.",
           "I": "Средний балл с одним или двумя знаками после запятой, от нуля до пяти.",
           "J": "Доля от нуля до единицы: в ячейке она показана в процентах.",
           "K": "День, которым подписан приказ; он лежит внутри отчётного года."}


class Form:
    """The cells of one form, in one of the two ways to write texts."""

    def __init__(self, number):
        self.chance = random.Random(number)
        self.texts = book.SharedTexts()
        self.is_inline = number % 10 == 0
        self.number = number

    def text(self, place, text, style=0):
        if self.is_inline:
            return (f'<c r="{place}" s="{style}" t="inlineStr"><is><t>{book.escaped(text)}</t></is>'
                    "</c>")
        return f'<c r="{place}" s="{style}" t="s"><v>{self.texts.number(text)}</v></c>'

    def sheets(self):
        sheets = {"Титул": self.title()}
        for section in range(1, 5):
            sheets[f"Раздел {section}"] = self.section(section)
        sheets["Списки"] = self.lists()
        return sheets

    def title(self):
        rows = []
        for line in range(1, 41):
            if line % 10 == 0:
                value = f'<c r="B{line}" s="1"><v>{46_000 + self.chance.randrange(365)}</v></c>'
            elif line % 5 == 0:
                value = f'<c r="B{line}" s="4" t="b"><v>{self.chance.randrange(2)}</v></c>'
            else:
                value = self.text(f"B{line}", f"МБОУ «Школа № {self.number}», сведение {line}", 4)
            rows.append(row(line, self.text(f"A{line}", f"Сведение об организации № {line}") + value))
        return book.sheet(rows, COLUMNS, PROTECTION)

    def section(self, section):
        rows = [row(1, "".join(self.text(f"{book.column(place)}1", head)
                               for place, head in enumerate(HEADS)))]
        for line in range(2, LINES + 2):
            subject, detail = SUBJECTS[line % 9], DETAILS[line % 5]
            cells = [self.text(f"A{line}", f"{section}.{line - 1}"),
                     self.text(f"B{line}", f"Число {subject}, {detail}")]
            total = 0
            for place in range(2, 13):
                address = f"{book.column(place)}{line}"
                if self.chance.random() >= FILLED:
                    cells.append(f'<c r="{address}" s="{style_of(place)}"/>')
                elif place < 8:
                    number = self.chance.randrange(200)
                    total += number
                    cells.append(f'<c r="{address}" s="4"><v>{number}</v></c>')
                else:
                    cells.append(self.answer(address, place))
            cells.append(f'<c r="N{line}" s="0"><f>SUM(C{line}:H{line})</f><v>{total}</v></c>')
            rows.append(row(line, "".join(cells)))
        return book.sheet(rows, COLUMNS, PROTECTION + VALIDATIONS)

    def answer(self, address, place):
        """A filled cell of the columns from I to M."""
        chance = self.chance
        if place == 11:
            return self.text(address, chance.choice(LIST), 4)
        if place == 12:
            return f'<c r="{address}" s="4" t="b"><v>{chance.randrange(2)}</v></c>'
        number = {8: chance.randrange(500) / 100, 9: chance.randrange(1001) / 1000,
                  10: 46_000 + chance.randrange(365)}[place]
        return f'<c r="{address}" s="{style_of(place)}"><v>{number}</v></c>'

    def lists(self):
        return book.sheet([row(line, self.text(f"A{line}", f"{LIST[line % 5]}, вид {line}"))
                           for line in range(1, 116)])


def style_of(place):
    return {8: 2, 9: 3, 10: 1}.get(place, 4)


def row(line, cells):
    return f'<row r="{line}" spans="1:14" ht="15" customHeight="1">{cells}</row>'


def validation(column, prompt):
    return (f'<dataValidation type="decimal" operator="greaterThanOrEqual" allowBlank="1" '
            f'showInputMessage="1" showErrorMessage="1" errorTitle="Проверьте значение" '
            f'error="{prompt}" promptTitle="Что указать" prompt="{prompt}" '
            f'sqref="{column}2:{column}{LINES + 1}"><formula1>0</formula1></dataValidation>')


COLUMNS = '<cols><col min="1" max="1" width="8" customWidth="1"/><col min="2" max="2" width="60" ' \
    'customWidth="1"/><col min="3" max="14" width="12" customWidth="1"/></cols>'
PROTECTION = '<sheetProtection sheet="1" objects="1" scenarios="1"/>'
VALIDATIONS = (
    f'<dataValidations count="{len(PROMPTS) + 1}">'
    + "".join(validation(column, prompt) for column, prompt in PROMPTS.items())
    + '<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="L2:L46"><formula1>'
    f'"{",".join(LIST)}"</formula1></dataValidation></dataValidations>')


def main():
    folder = pathlib.Path(sys.argv[1])
    if folder.exists():
        return
    unfinished = folder.with_suffix(".part")
    unfinished.mkdir(parents=True, exist_ok=True)
    for number in range(FORMS):
        form = Form(number)
        book.write(unfinished / f"{number:04}.xlsx", form.sheets(), form.texts)
    unfinished.rename(folder)


main()
