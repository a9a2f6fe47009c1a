"""Hostile workbooks: sound archives, sound markup, far too much of something."""
from archive import (
    COMPATIBILITY, MAIN, OFFICE, PACKAGE, ROOT_LINKS, SMALL_SHEET, Entry, Repeated, archive, around,
    book, link, links, many, sheet, workbook, xlsx)
from kinds import kind, kinds

SIZE = 60 << 20
LARGE = 500 << 20
SIZES = {"form": SIZE, "large": LARGE}


def repeated_links(unit: str, count: int):
    return Repeated(f'<Relationships xmlns="{PACKAGE}">', unit, count, "</Relationships>")


def tabs(count: int, id="r1", name="Sheet {}") -> str:
    return "".join(
        f'<sheet name="{name.format(i)}" sheetId="{i + 1}" r:id="{id.format(i)}"/>'
        for i in range(count))


@kind
def sheets_100000():
    return xlsx(main=book(tabs(100_000)))


@kinds(few=(64, 60 << 20), form=(64, 1_900_000), large=(4_096, 1_000_000))
def sheets_of_one_part(arguments):
    count, size = arguments
    return xlsx(many("<a/>", size), main=book(tabs(count)))


@kind
def sheets_of_one_part_that_lies():
    entries = workbook(many("<a/>", SIZE), main=book(tabs(64)))
    entries[-1].says = {"size": 10}
    return archive(entries)


@kind
def sheets_out_of_order():
    """A part that is read three times for each of its tabs."""
    cell = '<row><c r="B2" t="str"><v>x</v></c><c r="A1"><v>1</v></c></row>'
    return xlsx(many("<a/>", 1_900_000, f"<sheetData>{cell}"), main=book(tabs(64)))


@kinds(itself="workbook.xml", links="_rels/workbook.xml.rels", roots="../_rels/.rels",
       types="../[Content_Types].xml", texts="sharedStrings.xml", outside="../../../../etc/passwd",
       folder="worksheets/", nothing="", network="http://127.0.0.1:9/sheet.xml")
def sheet_is(target):
    return xlsx(texts=f'<sst xmlns="{MAIN}"/>', book_links=links(link("r1", "worksheet", target)))


@kind
def main_part_is_itself():
    return xlsx(root_links=links(link("r1", "officeDocument", "_rels/.rels")))


@kind
def links_in_a_circle():
    loop = links(link("r1", "worksheet", "workbook.xml") + link("r2", "officeDocument", "x"))
    return xlsx(book_links=loop, others=[
        Entry("xl/worksheets/_rels/sheet1.xml.rels", links(link("r1", "worksheet", "sheet1.xml")))])


@kinds(form=4_900, large=1_000_000, more=1_100_000)
def links_many(count):
    return xlsx(book_links=repeated_links(link("r1", "worksheet", "worksheets/sheet1.xml"), count))


@kind
def links_long():
    """Identifiers and types of 30 KB in both lists of relationships."""
    unit = link("i" * 30_000, "t" * 30_000, "x")
    return xlsx(
        root_links=repeated_links(ROOT_LINKS[len(links("")) - 16:-16] + unit, 900),
        book_links=repeated_links(unit + link("r1", "worksheet", "worksheets/sheet1.xml"), 900))


@kind
def links_long_for_large():
    return xlsx(book_links=repeated_links(link("i" * 30_000, "t" * 30_000, "x"), LARGE // 60_000))


@kinds(form=4_900, large=200_000)
def links_of_long_paths(count):
    unit = link("r1", "worksheet", "a/" * 600 + "../" * 200)
    return xlsx(book_links=repeated_links(unit, count))


def escaped_names(count: int, length: int) -> list[Entry]:
    return [Entry(f"m/{i}" + "%41" * length, method=0) for i in range(count)]


@kinds(form=(4_900, 480, 80), large=(100_000, 9_000, 300))
def links_to_escaped_names(arguments):
    """Missing parts, each looked for among all entries under other spellings."""
    count, entries, length = arguments
    content = "".join(link(f"i{i}", "sharedStrings", f"no/{i}") for i in range(count))
    others = escaped_names(entries, length)
    return xlsx(book_links=links(link("r1", "worksheet", "worksheets/sheet1.xml") + content),
                others=others)


@kind
def sheets_with_escaped_names():
    content = "".join(link(f"i{i}", "worksheet", f"no/{i}") for i in range(64))
    return xlsx(main=book(tabs(64, "i{}")), book_links=links(content),
                others=escaped_names(480, 80))


@kind
def sheets_of_unknown_type():
    content = link("r1", "x-type", "worksheets/sheet1.xml")
    return xlsx(many("<a/>", 1_000_000), main=book(tabs(4_096)), book_links=links(content))


@kind
def names_of_combining_marks():
    """Texts whose comparison asks for the order of marks."""
    marks = "a" + "\u0301\u0316" * 14_000
    content = "".join(link(f"{marks}{i}", "worksheet", "no") for i in range(400))
    return xlsx(main=book(tabs(64, marks + "{}")), book_links=links(content))


def texts(unit, size: int):
    return around("sst", unit, size)


@kinds(form=SIZE, large=LARGE)
def texts_many(size):
    return xlsx(texts=texts("<si><t>x</t></si>", size))


@kinds(form=490_000, more=SIZE, large=150 << 20)
def texts_empty(size):
    return xlsx(texts=texts("<si/>", size))


@kinds(of_60mb="x" * 1000, escapes="_x0041_", references="&#65;")
def text_gigantic(unit):
    return xlsx(texts=Repeated(f'<sst xmlns="{MAIN}"><si><t>', unit, SIZE // len(unit),
                               "</t></si></sst>"))


@kinds(form=(120_000, 16 << 20), large=(1_000_000, LARGE))
def texts_long(arguments):
    length, size = arguments
    return xlsx(texts=texts(f"<si><t>{'x' * length}</t></si>", size))


@kind
def texts_of_escapes():
    return xlsx(texts=texts(f"<si><t>{'_x0041_' * 18_000}</t></si>", SIZE))


@kind
def texts_of_halves_of_escapes():
    return xlsx(texts=texts(f"<si><t>{'_x004_x004' * 12_000}</t></si>", SIZE))


@kind
def texts_of_runs():
    return xlsx(texts=texts(f"<si>{'<r><t>_x0041_</t></r>' * 18_000}</si>", SIZE))


@kind
def texts_of_empty_runs():
    return xlsx(texts=texts("<r><t/></r>", SIZE))


@kind
def texts_phonetic():
    return xlsx(texts=texts(f"<si><rPh><t>{'x' * 60_000}</t></rPh></si>", SIZE))


@kind
def texts_phonetic_runs():
    return xlsx(texts=texts(f"<si>{'<rPh><t>x</t></rPh>' * 3_000}</si>", SIZE))


@kinds(plain=(131_000, "x"), quotes=(131_000, "&quot;"), controls=(18_000, "_x0001_"))
def text_in_every_cell(arguments):
    """One shared text that every cell shows."""
    count, unit = arguments
    cells = Repeated(f'<worksheet xmlns="{MAIN}"><sheetData>',
                     "<row>" + '<c t="s"><v>0</v></c>' * 200 + "</row>", 990,
                     "</sheetData></worksheet>")
    return xlsx(cells, texts=f'<sst xmlns="{MAIN}"><si><t>{unit * count}</t></si></sst>')


@kind
def sheet_name_in_every_cell():
    main = book(tabs(1, name="&#10;" * 1_020))
    row = "<row>" + "<c><v>1</v></c>" * 200 + "</row>"
    return xlsx(many(row, len(row) * 990), main=main)


@kind
def sheet_name_in_every_cell_for_large():
    main = book(tabs(1, name="&#10;" * 1_020))
    return xlsx(many("<row>" + "<c><v>1</v></c>" * 16_000 + "</row>", LARGE), main=main)


@kind
def sheet_names_of_60k():
    return xlsx(main=book(tabs(60, name="n" * 60_000 + "{}")))


@kinds(form=SIZE, large=LARGE)
def styles_many(size):
    return xlsx(styles=around("styleSheet", '<xf numFmtId="14"/>', size, "<cellXfs>", "</cellXfs>"))


def styles(codes, count: int = 1):
    formats = "".join(
        f'<numFmt numFmtId="{i + 200}" formatCode="{c}"/>' for i, c in enumerate(codes))
    cells = "".join(f'<xf numFmtId="{i + 200}"/>' for i in range(len(codes)))
    return (f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>'
            f"<cellXfs>{cells * count}</cellXfs></styleSheet>")


@kinds(zeros="0", brackets="[$-x]", short_brackets="[a]", open_bracket="[", quotes="&quot;",
       ideographs="\u5e74x", marks="\u0301\u0316", flags="\U0001f1e6", general="genera")
def formats_gigantic(unit):
    size = len(unit.encode())
    room = min(60_000 // size, 60_000 // len(unit))
    decoded = 1 if unit.startswith("&") else size
    return xlsx(styles=styles([unit * room] * min(990, (16 << 20) // (room * decoded))))


@kinds(form=65_000, large=1_000_000)
def formats_many(count):
    return xlsx(styles=styles(["0.0" + "0" * (i % 9) for i in range(count)]))


@kind
def formats_long_for_large():
    formats = "".join(
        f'<numFmt numFmtId="{i}" formatCode="{"0" * 1_000}"/>' for i in range(200_000))
    return xlsx(
        styles=f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts></styleSheet>')


@kind
def formats_of_one_number():
    return xlsx(styles=around(
        "styleSheet", f'<numFmt numFmtId="1" formatCode="{"0" * 60_000}"/>', SIZE, "<numFmts>",
        "</numFmts>"))


def after_cells(unit, size: int):
    return many(unit, size, "<sheetData/>", "")


@kinds(**SIZES)
def merges_many(size):
    return xlsx(after_cells('<mergeCell ref="A1:XFD1048576"/>', size))


@kinds(**SIZES)
def validations_many(size):
    ranges = " ".join(f"A{i}:XFD{i}" for i in range(1, 2_000))
    return xlsx(after_cells(f'<dataValidation sqref="{ranges}"/>', size))


@kinds(**SIZES)
def validations_of_extensions(size):
    space = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
    inner = f"<x:dataValidation><x:sqref>{'A1 ' * 10_000}</x:sqref></x:dataValidation>"
    return xlsx(many(inner, size, f'<ext xmlns:x="{space}">', "</ext>"))


@kinds(form=(4_900, 10_000), large=(300_000, 1_000), short=(1_000_000, 1))
def defined_names(arguments):
    count, length = arguments
    name = f'<definedName name="n">{"A1+" * (length // 3 + 1)}</definedName>'
    head, tail = book(tabs(1), "<definedNames>|</definedNames>").split("|")
    return xlsx(main=Repeated(head, name, count, tail))


@kind
def defined_names_long():
    name = f'<definedName name="{"n" * 60_000}" localSheetId="0">A1</definedName>'
    head, tail = book(tabs(1), "<definedNames>|</definedNames>").split("|")
    return xlsx(main=Repeated(head, name, 1_000, tail))


@kinds(**SIZES)
def rows_hidden(size):
    return xlsx(many('<row hidden="1"/>', size))


@kinds(hidden='<col min="1" max="16384" hidden="1"/>', shown='<col min="1" max="16384"/>',
       huge='<col min="-9" max="99999999999999999999" hidden="1"/>')
def columns_everywhere(unit):
    return xlsx(many(unit, SIZE, "<cols>", "</cols><sheetData/>"))


@kind
def cells_at_the_corner():
    return xlsx(sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))


@kinds(**SIZES)
def cells_empty(size):
    return xlsx(many("<row>" + '<c s="1"/>' * 100 + "</row>", size))


@kinds(**SIZES)
def cells_many(size):
    return xlsx(many("<row>" + "<c><v>1</v></c>" * 200 + "</row>", size))


@kinds(**SIZES)
def cells_in_one_place(size):
    return xlsx(many('<row r="1"><c r="A1"><v>1</v></c></row>', size))


@kind
def cells_backwards():
    places = ((row, column) for row in range(4_000, 0, -1) for column in range(1_500, 0, -1))
    letters = [name(i) for i in range(1_501)]
    return xlsx(sheet("".join(f'<c r="{letters[c]}{r}"><v>1</v></c>' for r, c in places)))


@kind
def cells_backwards_for_form():
    letters = [name(i) for i in range(257)]
    places = ((row, column) for row in range(780, 0, -1) for column in range(256, 0, -1))
    return xlsx(sheet("".join(f'<c r="{letters[c]}{r}"><v>1</v></c>' for r, c in places)))


def name(column: int) -> str:
    letters = ""
    while column > 0:
        letters = chr(65 + (column - 1) % 26) + letters
        column = (column - 1) // 26
    return letters


@kinds(negative="-1", huge="9" * 60_000, zero="0", backwards="5", fraction="1.5", overflow="9" * 19)
def row_number(number):
    row = f'<row r="{number}"><c><v>1</v></c></row>'
    return xlsx(many(row, min(SIZE, len(row) * 4_000)))


@kinds(long="A" * 60_000 + "1", huge="A" + "9" * 60_000, negative="A-1", empty="", only_row="1")
def cell_reference(reference):
    return xlsx(many(f'<row><c r="{reference}"><v>1</v></c></row>', 4 << 20))


@kinds(style='<c s="99999999999999999999"><v>1</v></c>', text='<c t="s"><v>99999999999999</v></c>',
       negative='<c t="s"><v>-1</v></c>', overflow='<c t="s"><v>18446744073709551617</v></c>')
def index_huge(cell):
    return xlsx(many(f"<row>{cell}</row>", 100_000))


@kinds(
    digits="9" * 130_000, fraction="0." + "7" * 130_000, zeros="0." + "0" * 130_000 + "1",
    digits_700="7" * 300 + "." + "3" * 400, subnormal="2.4703282292062327208e-324",
    between="9007199254740993" + "0" * 200 + "1", exponent="1e" + "9" * 100_000,
    exponents="1" + "e9" * 60_000, infinity="INF", hexadecimal="0x1p-1074")
def number_of(digits):
    cell = f"<row><c><v>{digits}</v></c></row>"
    return xlsx(many(cell, min(SIZE, len(cell) * 20_000)))


@kinds(digits="9" * 1_000, colons="0:" * 60_000, duration="P" + "1D" * 30, year="9" * 19 + "-01-01",
       zone="2020-01-01T00:00:00" + "+1" * 20, amount="PT9e99999S", blank=" " * 131_000)
def date_of(text):
    cell = f'<row><c t="d"><v>{text}</v></c></row>'
    return xlsx(many(cell, min(SIZE, len(cell) * 20_000)))


@kind
def escapes_in_cells():
    return xlsx(many(f"<c t='str'><v>{'_x0041_' * 18_000}</v></c>", SIZE))


@kind
def escapes_in_runs():
    return xlsx(many(f"<c><is>{'<t>_x0041_</t>' * 18_000}</is></c>", SIZE))


@kinds(open="+[", closed="+[a]", long="+[" + "a" * 254 + "]", tables="T[[a],[b]]", quotes="\"'",
       names="'[a.xl]S'!A1+", blank="+[ ]")
def formulas_of(unit):
    formula = unit * (32_000 // len(unit))
    return xlsx(many(f"<row><c><f>{formula}</f><v>1</v></c></row>", SIZE))


@kind
def formulas_in_one_cell():
    return xlsx(many(
        f"<f>{'+[a]' * 8_000}</f>", SIZE, "<sheetData><row><c>", "</c></row></sheetData>"))


@kinds(form=1_500_000, large=6_000_000)
def formulas_shared(count):
    content = "".join(f'<f si="{i}">[1]!A</f>' for i in range(count))
    return xlsx(sheet(f"<row><c>{content}</c></row>"))


def properties(unit: str, count: int):
    space = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    document = Repeated(f'<Properties xmlns="{space}">', unit, count, "</Properties>")
    custom = link("r2", "custom-properties", "docProps/custom.xml")
    roots = ROOT_LINKS.replace("</R", custom + "</R")
    return xlsx(root_links=roots, others=[Entry("docProps/custom.xml", document)])


@kind
def properties_many():
    return properties('<property name="a"><v>1</v></property>', 1_000_000)


@kind
def properties_gigantic():
    return properties(f'<property name="{"n" * 60_000}"><v>{"x" * 130_000}</v></property>', 300)


def alternatives(content: str, size: int = SIZE):
    return many(content, size, attributes=f' xmlns:mc="{COMPATIBILITY}" xmlns:a="{MAIN}"')


@kind
def alternatives_nested():
    opened = '<mc:AlternateContent><mc:Choice Requires="a">' * 25
    closed = "</mc:Choice></mc:AlternateContent>" * 25
    return xlsx(alternatives(opened + closed))


@kind
def alternatives_nested_too_deep():
    return xlsx(alternatives('<mc:AlternateContent><mc:Choice Requires="a">'))


@kind
def alternatives_of_many_choices():
    choices = '<mc:Choice Requires="x"/>' * 30_000
    return xlsx(alternatives(f"<mc:AlternateContent>{choices}</mc:AlternateContent>"))


@kinds(few="", many="many")
def alternatives_of_many_requirements(variant):
    """Prefixes by the thousand, each looked for among all that are declared."""
    choice = f'<mc:Choice Requires="{"a " * 32_000}"/>'
    group = f"<mc:AlternateContent>{choice}</mc:AlternateContent>"
    head = tail = ""
    if variant:
        spaces = ["".join(f' xmlns:p{i}="n"' for i in range(60))] * 4
        head, tail = "".join(f"<z{s}>" for s in spaces), "</z>" * 4
    attributes = f' xmlns:mc="{COMPATIBILITY}" xmlns:a="{MAIN}"'
    return xlsx(many(group, SIZE, head, tail, attributes))


@kind
def alternatives_of_many_attributes():
    attributes = " ".join(f'a{i}=""' for i in range(250))
    group = f"<mc:AlternateContent><mc:Choice {attributes}/></mc:AlternateContent>"
    return xlsx(alternatives(group))


@kind
def everything_at_once():
    """Every part as large as all of them together may be."""
    return xlsx(
        many("<row><c><v>1</v></c></row>", 500_000), texts=texts(f"<si><t>{'x' * 130_000}</t></si>",
                                                                 16 << 20),
        styles=styles([f"{i:0>60000}" for i in range(270)]),
        main=book(tabs(60), "<definedNames>" + f"<definedName name='n'>{'x' * 32_000}</definedName>"
                  * 1_000 + "</definedNames>"),
        book_links=repeated_links(
            link("r1", "worksheet", "worksheets/sheet1.xml")
            + link("i" * 30_000, "t" * 30_000, "x"),
            500))


@kind
def spaces_in_the_wrong_place():
    """The names of a workbook in a namespace of nobody."""
    return xlsx(SMALL_SHEET.replace(MAIN, OFFICE))
