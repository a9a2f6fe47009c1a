"""What happens to forms on their way, and whose report each of them is all the same."""
from collections.abc import Callable
from dataclasses import dataclass

from form_package import (
    FORM, FULL_NAME, HALF, INN, NAME, PERIOD, SERVICE, TITLE, TITLE_INN, YEAR, Package)

BEFORE, NOW = "2026-1", "2026-2"


def control_digit(nine):
    weights = (2, 4, 10, 3, 5, 9, 4, 6, 8)
    return str(sum(int(digit) * weight for digit, weight in zip(nine, weights)) % 11 % 10)


@dataclass(frozen=True)
class Institution:
    """A line of the register; a successor is the ИНН of the one that it became part of."""

    inn: str
    name: str
    full_name: str
    kind: str
    successor: str = ""


@dataclass
class Sender:
    """Who sends a form, who lives next door, and what both have filled in."""

    own: Institution
    other: Institution
    forms: dict[str, Package]
    others_form: Package


@dataclass(frozen=True)
class Mutation:
    """A way of a form: what is done to it, and what has to become of it."""

    what: str
    change: Callable[[Package, Institution, Institution], None]
    # Nobody has to be asked: a mark survives, and nothing contradicts it.
    automatic: bool = True
    # The half-year that it reports on.
    period: str = NOW
    # Which form is changed: the half-year of one's own, or the neighbour's.
    base: str = NOW
    # Whether the file still says something that leads to the institution.
    leads: bool = True
    # The name of the file, of ИНН and names of both.
    file_name: str = ""


def nothing(form, own, other):
    """Leaves the form as it is."""


def together(*changes):
    def change(form, own, other):
        for single in changes:
            single(form, own, other)
    return change


def no_properties(form, own, other):
    form.remove_properties()


def no_service(form, own, other):
    form.delete_sheet(SERVICE)


def no_title_inn(form, own, other):
    form.set_title(TITLE_INN, None)


def no_name(form, own, other):
    form.set_title(NAME, None)
    form.set_title(FULL_NAME, None)


def no_title_period(form, own, other):
    form.set_title(YEAR, None)
    form.set_title(HALF, None)


def mistyped(form, own, other):
    """One digit of the ИНН is another one, so that the last one does not fit."""
    digits = (own.inn[:5] + digit + own.inn[6:] for digit in "9876543210")
    form.set_title(
        TITLE_INN, next(inn for inn in digits if control_digit(inn[:9]) != inn[9]))


def under(whose):
    """The marks that the blank was issued with say `whose`."""
    def change(form, own, other):
        inn = whose(own, other).inn
        form.set_property(INN, inn)
        form.set_service(INN, inn)
    return change


def title_of(form, who):
    form.set_title(TITLE_INN, who.inn)
    named(form, who)


def named(form, who):
    form.set_title(NAME, who.name)
    form.set_title(FULL_NAME, who.full_name)


def own_title(form, own, other):
    title_of(form, own)


def stranger(form, own, other):
    """An ИНН that the register does not have, in all three places."""
    nine = "99" + own.inn[2:9]
    inn = nine + control_digit(nine)
    form.set_title(TITLE_INN, inn)
    form.set_property(INN, inn)
    form.set_service(INN, inn)


only_title = together(no_properties, no_service)
no_marks = together(only_title, no_title_inn)


def renamed(what, file_name):
    return Mutation(f"renamed: {what}", nothing, file_name=file_name)


def change(method, *arguments):
    """A change that is one method of the package."""
    return lambda form, own, other: getattr(form, method)(*arguments)


SURVIVING = [
    renamed("the neighbour's name", "М-6.1 {other.name}"),
    renamed("the neighbour's ИНН, another half-year", "М61_{other.inn}_2026-1_в01"),
    renamed("the final one", "итог"),
    renamed("a copy", "Копия (1)"),
    renamed("Latin letters", "otchet final NEW"),
    renamed("hardly a name", "_"),
    renamed("as Windows names it", "Лист Microsoft Excel"),
    Mutation("properties stripped", no_properties),
    Mutation("all document properties stripped", change("remove_properties", True)),
    Mutation("ИНН taken out of the properties", change("set_property", INN, None)),
    Mutation("ИНН emptied in the properties", change("set_property", INN, "")),
    Mutation("form taken out of the properties", change("set_property", FORM, None)),
    Mutation("«Служебный» deleted", no_service),
    Mutation("«Служебный» renamed", change("rename_sheet", SERVICE, "Лист14")),
    Mutation("«Служебный» emptied", change("empty_sheet", SERVICE)),
    Mutation("ИНН emptied on «Служебный»", change("set_service", INN, None)),
    Mutation("ИНН cleared on the title sheet", no_title_inn),
    Mutation("ИНН mistyped on the title sheet", mistyped),
    Mutation(
        "ИНН a number on the title sheet",
        together(
            only_title, lambda form, own, other: form.set_title(TITLE_INN, int(own.inn)))),
    Mutation(
        "ИНН with spaces on the title sheet",
        together(
            only_title,
            lambda form, own, other: form.set_title(
                TITLE_INN, f" {own.inn[:4]} {own.inn[4:]}\u00a0"))),
    Mutation("only the title sheet left", only_title),
    Mutation("only «Служебный» left", together(no_properties, no_title_inn)),
    Mutation("only the properties left", together(no_service, no_title_inn)),
    Mutation("only the properties and a mistyped ИНН left", together(no_service, mistyped)),
    Mutation("only «Служебный» left, names too", together(no_properties, no_title_inn, no_name)),
    Mutation("title sheet renamed", change("rename_sheet", TITLE, "Титульный лист")),
    Mutation(
        "title sheet renamed and alone",
        together(only_title, change("rename_sheet", TITLE, "Лист1"))),
    Mutation("title sheet deleted", change("delete_sheet", TITLE)),
    Mutation(
        "title sheet and properties deleted", together(no_properties, change("delete_sheet", TITLE))),
    Mutation("rows before the title table", together(only_title, change("shift_title", 3, 0))),
    Mutation("columns before the title table", together(only_title, change("shift_title", 0, 2))),
    Mutation("rows and columns before it", together(only_title, change("shift_title", 1, 1))),
    Mutation("sheets reordered", change("reverse_sheets")),
    Mutation("sheets reordered, one mark", together(only_title, change("reverse_sheets"))),
    Mutation("last half-year's form again", nothing, period=BEFORE, base=BEFORE),
    Mutation("last half-year's form, one mark", only_title, period=BEFORE, base=BEFORE),
    Mutation(
        "last half-year's form for this one", change("set_title_period", NOW), base=BEFORE),
    Mutation(
        "last half-year's form for this one, one mark",
        together(only_title, change("set_title_period", NOW)), base=BEFORE),
    Mutation("another half-year in the properties", change("set_property", PERIOD, BEFORE)),
    Mutation("another half-year on the title sheet", change("set_title_period", BEFORE)),
    Mutation("half-year cleared on the title sheet", no_title_period),
    Mutation(
        "neighbour's blank, all put right",
        together(own_title, under(lambda own, other: own)), base="neighbour"),
    Mutation(
        "neighbour's blank stripped, title rewritten",
        together(only_title, own_title), base="neighbour"),
]

UNCLEAR = [
    Mutation("neighbour's blank, title rewritten", own_title, automatic=False, base="neighbour"),
    Mutation(
        "neighbour's blank without properties, title rewritten",
        together(no_properties, own_title), automatic=False, base="neighbour"),
    Mutation(
        "neighbour's blank without «Служебный», title rewritten",
        together(no_service, own_title), automatic=False, base="neighbour"),
    Mutation(
        "neighbour's blank, only the name rewritten",
        lambda form, own, other: named(form, own), automatic=False, base="neighbour"),
    Mutation(
        "neighbour's blank, only the name rewritten, one mark",
        together(only_title, lambda form, own, other: named(form, own)), automatic=False,
        base="neighbour"),
    Mutation(
        "neighbour's ИНН on the title sheet",
        lambda form, own, other: form.set_title(TITLE_INN, other.inn), automatic=False),
    Mutation(
        "neighbour's ИНН in the properties",
        lambda form, own, other: form.set_property(INN, other.inn), automatic=False),
    Mutation(
        "neighbour's ИНН on «Служебный» and in the properties",
        under(lambda own, other: other), automatic=False),
    Mutation("no mark left", no_marks, automatic=False),
    Mutation(
        "no mark left, the neighbour's name on the file", no_marks, automatic=False,
        file_name="{other.name}"),
    Mutation(
        "no mark left but a mistyped ИНН", together(only_title, mistyped), automatic=False),
    Mutation(
        "neither mark nor name left but that of the file", together(no_marks, no_name),
        automatic=False, file_name="Отчёт {own.name} (3)"),
    Mutation(
        "neither mark nor name left", together(no_marks, no_name), automatic=False, leads=False),
    Mutation(
        "no half-year left", together(only_title, no_title_period), automatic=False),
    Mutation("ИНН that the register lacks", stranger, automatic=False),
    Mutation(
        "institution that the register lacks",
        together(stranger, lambda form, own, other: named(
            form, Institution("", "Загородная школа", "Загородная школа", ""))),
        automatic=False, leads=False),
]

# What other programs save again: the changes that leave least to go by, and some that leave too
# little.
RESAVED = [
    Mutation("nothing else", nothing),
    Mutation("only the title sheet left", only_title),
    Mutation("only the properties left", together(no_service, no_title_inn)),
    Mutation("only «Служебный» left", together(no_properties, no_title_inn)),
    Mutation("properties stripped, neighbour's name", no_properties, file_name="{other.name}"),
    Mutation("last half-year's form again", nothing, period=BEFORE, base=BEFORE),
    Mutation("neighbour's blank, title rewritten", own_title, automatic=False, base="neighbour"),
    Mutation("no mark left", no_marks, automatic=False),
]
