"""Hostile markup, in the sheet unless the name says otherwise."""
from archive import MAIN, SMALL_SHEET, Repeated, book, many, sheet, workbook, archive, xlsx
from kinds import kind, kinds

SIZE = 60 << 20
LAUGHS = '<!DOCTYPE worksheet [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9)) + "]>"
DECLARED = '<?xml version="1.0" encoding="{}"?>'


@kinds(
    utf8="utf-8", utf8_bom="utf-8-sig", utf16="utf-16", utf16le="utf-16-le", utf16be="utf-16-be",
    utf32="utf-32", utf32le="utf-32-le", utf32be="utf-32-be", ebcdic="cp500")
def doctype(encoding):
    return xlsx((LAUGHS + "<worksheet>&j;</worksheet>").encode(encoding))


@kinds(
    utf7="utf-7", ebcdic="cp037", cyrillic="cp1251", chinese="gb18030", japanese="shift_jis",
    utf32="utf-32-be", latin="latin-1")
def declared(encoding):
    return xlsx((DECLARED.format(encoding) + SMALL_SHEET).encode(encoding))


@kinds(utf7="UTF-7", utf16="UTF-16", utf32="UCS-4", none="x-none", long="n" * 40_000)
def declared_falsely(name):
    return xlsx((DECLARED.format(name) + SMALL_SHEET).encode())


@kinds(
    texts="texts", styles="styles", main="main", links="book_links", roots="root_links")
def laughs_in(part):
    return xlsx(**{part: LAUGHS + "<a>&j;</a>"})


@kind
def entity_external():
    return xlsx('<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + sheet("&x;"))


@kind
def entity_of_parameters():
    return xlsx('<!DOCTYPE w [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]>' + SMALL_SHEET)


@kind
def doctype_external():
    return xlsx('<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd">' + SMALL_SHEET)


@kind
def blowup_quadratic():
    return xlsx(Repeated(
        f'<!DOCTYPE w [<!ENTITY x "{"x" * 50_000}">]><worksheet xmlns="{MAIN}">', "&x;", 50_000,
        "</worksheet>"))


@kind
def doctype_unclosed():
    return xlsx(Repeated("<!DOCTYPE w [", "<!ELEMENT a ANY>", SIZE // 16))


@kind
def doctype_of_one_name():
    return xlsx(Repeated("<!DOCTYPE ", "w", SIZE))


@kind
def entity_undeclared():
    return xlsx(many("<c>&nothing;</c>", SIZE))


@kind
def attributes_200000():
    attributes = " ".join(f'a{i}=""' for i in range(200_000))
    return xlsx(f"<worksheet {attributes}/>")


def tag(count: int, attribute: str = 'a{}=""') -> str:
    return "<row " + " ".join(attribute.format(i) for i in range(count)) + "/>"


@kinds(form=(255, 60 << 20), large=(255, 500 << 20))
def attributes_255_in_each_tag(arguments):
    count, size = arguments
    return xlsx(many(tag(count), size))


@kind
def attributes_255_in_two_parts():
    unit = tag(255)
    return xlsx(many(unit, SIZE), texts=many(unit, SIZE))


@kind
def attributes_257():
    return xlsx(many(tag(257), SIZE))


@kind
def attributes_of_64k():
    return xlsx(many(f'<row a="{"x" * 65_000}"/>', SIZE))


@kind
def attributes_of_references():
    return xlsx(many(f'<row a="{"&#38;" * 13_000}"/>', SIZE))


@kind
def attributes_of_names():
    return xlsx(many(f'<c r="{"A" * 30_000}{"9" * 30_000}" s="{"1" * 5_000}"/>', SIZE))


@kind
def attributes_of_truth():
    return xlsx(many(f'<row hidden="{"T" * 65_000}"/>', SIZE))


def declarations(count: int, space: str = "n") -> str:
    return "".join(f' xmlns:p{i}="{space}"' for i in range(count))


@kind
def namespaces_in_one_tag():
    return xlsx(many(f"<a{declarations(3_000)}/>", SIZE))


@kind
def namespaces_64_in_each_tag():
    return xlsx(many(f"<a{declarations(64)}/>", SIZE))


def nested_declarations(unit: str, size: int):
    """Four elements that declare 63 namespaces each, around many elements."""
    head = f'<z xmlns:q="{MAIN}">' + "".join(
        f"<z{declarations(63, chr(97 + i))}>" for i in range(4))
    return many(unit, size, head, "</z>" * 5)


@kinds(elements="<q:a/>", attributes=tag(250, 'q:a{}=""'), unknown="<q:c/>")
def namespaces_searched(unit):
    return xlsx(nested_declarations(unit, SIZE))


@kind
def namespaces_searched_in_two_parts():
    return xlsx(*[nested_declarations("<q:a/>", SIZE)], texts=nested_declarations("<q:a/>", SIZE))


@kind
def namespace_unknown():
    return xlsx(many("<nowhere:a/>", SIZE))


@kind
def namespaces_of_many_names():
    return xlsx(sheet("".join(f'<a xmlns="http://n/{i}"/>' for i in range(1_000_000))))


@kind
def namespaces_of_60k():
    return xlsx(sheet("".join(f'<a xmlns="{i:x<60000}"/>' for i in range(900))))


@kind
def nesting_deep():
    return xlsx(Repeated(f'<worksheet xmlns="{MAIN}">', "<a>", SIZE // 3))


@kind
def nesting_allowed():
    return xlsx(many("<a>" * 60 + "</a>" * 60, SIZE))


@kind
def names_1500000():
    return xlsx(sheet("".join(f"<n{i}/>" for i in range(1_500_000))))


@kind
def names_of_attributes():
    return xlsx(sheet("".join(f'<a n{i}=""/>' for i in range(1_500_000))))


@kind
def names_just_allowed():
    names = "".join(f"<n{i}/>" for i in range(80_000))
    return xlsx(many(names, SIZE))


@kind
def names_of_one_hash():
    """Names of one length and of the same letters, in the hope of one slot for all."""
    from itertools import islice, permutations
    names = "".join(f"<{''.join(p)}/>" for p in islice(permutations("abcdefghij"), 70_000))
    return xlsx(many(names, SIZE))


@kinds(of_60k=60_000, of_40k=40_000)
def name_long(length):
    return xlsx(sheet("".join(f"<{chr(97 + i % 26)}{i}{'n' * length}/>" for i in range(800))))


@kind
def name_of_60mb():
    return xlsx(Repeated("<", "n", SIZE))


@kind
def name_of_closing_tag():
    return xlsx(Repeated(f'<worksheet xmlns="{MAIN}"><a></', "a", SIZE))


@kind
def tag_unclosed():
    return xlsx(Repeated(f'<worksheet xmlns="{MAIN}"', " ", SIZE))


@kind
def tags_unclosed():
    return xlsx(Repeated(f'<worksheet xmlns="{MAIN}">', "<", SIZE))


@kind
def attribute_of_60mb():
    return xlsx(Repeated('<worksheet a="', ">", SIZE, '"/>'))


def delimited(start: str, end: str):
    return {
        "once": lambda: Repeated(
            f'<worksheet xmlns="{MAIN}">{start}', "x", SIZE, f"{end}</worksheet>"),
        "of_tags": lambda: Repeated(
            f'<worksheet xmlns="{MAIN}">{start}', "<a>", SIZE // 3, f"{end}</worksheet>"),
        "unclosed": lambda: Repeated(f'<worksheet xmlns="{MAIN}">{start}', "x", SIZE),
        "of_9mb": lambda: many(start + "x" * 9_000_000 + end, SIZE),
        "small": lambda: many(start + end, SIZE),
    }


@kinds(**delimited("<!--", "-->"))
def comment(document):
    return xlsx(document())


@kinds(**delimited("<![CDATA[", "]]>"))
def cdata(document):
    return xlsx(document())


@kinds(**delimited("<?a ", "?>"))
def instruction(document):
    return xlsx(document())


@kind
def comment_of_9mb_by_the_hundred():
    return xlsx(many("<!--" + "x" * 9_000_000 + "-->", 900 << 20))


@kind
def comment_of_hyphens():
    return xlsx(many("<!--" + "- " * 30_000 + "-->", SIZE))


@kind
def cdata_of_returns():
    cell = "<c t='inlineStr'><is><t><![CDATA[" + "\r" * 60_000 + "]]></t></is></c>"
    return xlsx(many(cell, SIZE))


@kind
def cdata_of_brackets():
    return xlsx(many("<v><![CDATA[" + "]" * 60_000 + "]]></v>", SIZE))


@kind
def declaration_of_60mb():
    return xlsx(Repeated('<?xml version="1.0" ', " ", SIZE, f'?>{SMALL_SHEET}'))


def in_cell(unit: str, size: int = SIZE):
    return many(unit, size, "<sheetData><row><c t='str'><v>", "</v></c></row></sheetData>")


@kinds(plain="x", references="&#65;", wide_references="&#x10FFFF;", entities="&lt;", lines="\n")
def text_endless(unit):
    return xlsx(in_cell(unit))


@kinds(plain="x", references="&#65;", entities="&lt;", lines="\n", blank=" ")
def text_between(unit):
    return xlsx(many(unit, SIZE))


@kinds(references="&#65;" * 20_000, entities="&lt;" * 20_000, returns="&#13;" * 20_000)
def text_allowed(unit):
    return xlsx(many(f"<c t='str'><v>{unit}</v></c>", SIZE))


@kind
def reference_long():
    return xlsx(in_cell("&#" + "0" * 60_000 + "65;"))


@kind
def reference_endless():
    return xlsx(Repeated(f'<worksheet xmlns="{MAIN}">&#', "0", SIZE))


@kinds(
    overlong=b"\xc0\xbc\xc1\x81", surrogate=b"\xed\xa0\x80", high=b"\xf4\x90\x80\x80",
    cut=b"\xe2\x82", nul=b"\0", control=b"\x01", middle=b"\x80", none=b"\xff")
def bytes_wrong(bytes_):
    return xlsx(sheet("<row><c t='str'><v>XX</v></c></row>").encode().replace(b"XX", bytes_))


@kind
def encodings_mixed():
    half = sheet("<row><c><v>1</v></c></row>")
    return xlsx(half[:-40].encode() + half[-40:].encode("utf-16-le"))


@kind
def surrogates_alone():
    return xlsx(sheet("<row><c t='str'><v>\ud800\udfffx\udc00</v></c></row>").encode(
        "utf-16", "surrogatepass"))


@kinds(tags="<a/>", text="x", attributes=tag(255))
def wide_60mb(unit):
    piece = unit.encode("utf-16-le")
    head = b"\xff\xfe" + f'<worksheet xmlns="{MAIN}">'.encode("utf-16-le")
    return xlsx(Repeated(head, piece, SIZE // len(piece), "</worksheet>".encode("utf-16-le")))


@kind
def end_tag_missing():
    return xlsx(SMALL_SHEET.removesuffix("</worksheet>"))


@kind
def end_tags_missing_by_the_million():
    return xlsx(many("<v>", SIZE))


@kind
def something_after_the_end():
    return xlsx(Repeated(SMALL_SHEET, "<a/>", SIZE // 4))


@kind
def blank_after_the_end():
    return xlsx(Repeated(SMALL_SHEET, "\n", SIZE))


@kind
def nothing_but_blanks():
    return xlsx(Repeated("", " ", SIZE))


@kind
def content_types_bomb():
    entries = workbook()
    entries[0].data = Repeated("", " ", 500 << 20)
    return archive(entries)


@kind
def instruction_in_workbook():
    return xlsx(main="<?a " + "x" * 5_000_000 + "?>" + book('<sheet name="S" r:id="r1"/>'))
