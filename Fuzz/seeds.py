#!/usr/bin/env python3
"""Writes workbooks for the fuzzers to begin with: OUT/archive and OUT/parts.

Usage: seeds.py OUT [FOLDER ...]; workbooks of the folders that are small enough are added.
"""
import io
import pathlib
import sys
import zipfile

LARGEST = 32 << 10
DIVIDER = b"\x1e"
PIECE_END = "\x1d"
# The letters of PartList.swift.
NAMES = {
    "t": "[Content_Types].xml",
    "o": "_rels/.rels",
    "w": "xl/workbook.xml",
    "r": "xl/_rels/workbook.xml.rels",
    "s": "xl/sharedStrings.xml",
    "y": "xl/styles.xml",
    "1": "xl/worksheets/sheet1.xml",
    "2": "xl/worksheets/sheet2.xml",
    "l": "xl/worksheets/_rels/sheet1.xml.rels",
    "c": "docProps/custom.xml",
    "p": "docProps/core.xml",
}

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def links(*items):
    content = "".join(
        f'<Relationship Id="{id}" Type="{OFFICE}/{type}" Target="{target}"/>'
        for id, type, target in items
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{content}</Relationships>'


def sheet(cells, after="", namespace=MAIN, before=""):
    return (
        f'{HEAD}<worksheet xmlns="{namespace}" xmlns:r="{OFFICE}" xmlns:mc="{MC}" xmlns:x14="{X14}"'
        f' xmlns:xm="{XM}">{before}<sheetData>{cells}</sheetData>{after}</worksheet>'
    )


def book(sheets, names="", namespace=MAIN, date1904=0):
    return (
        f'{HEAD}<workbook xmlns="{namespace}" xmlns:r="{OFFICE}"><workbookPr date1904="{date1904}"/>'
        f"<sheets>{sheets}</sheets><definedNames>{names}</definedNames></workbook>"
    )


def strings(content):
    return f'{HEAD}<sst xmlns="{MAIN}" count="3" uniqueCount="3">{content}</sst>'


def styles(*codes):
    formats = "".join(
        f'<numFmt numFmtId="{164 + i}" formatCode="{code}"/>' for i, code in enumerate(codes)
    )
    cells = "".join(
        f'<xf numFmtId="{id}" xfId="0"/>'
        for id in [0, 14, 20, 22, 45, 46, 49] + [164 + i for i in range(len(codes))]
    )
    return (
        f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>'
        f'<cellXfs count="9">{cells}</cellXfs></styleSheet>'
    )


ORDINARY = {
    "t": f'<Types xmlns="{PACKAGE}/content-types"/>',
    "o": links(
        ("r1", "officeDocument", "xl/workbook.xml"),
        ("r2", "custom-properties", "docProps/custom.xml"),
        ("r3", "metadata/core-properties", "docProps/core.xml"),
    ),
    "w": book('<sheet name="A" sheetId="1" r:id="r1"/><sheet name="B&amp;" sheetId="2" r:id="r2"/>'),
    "r": links(
        ("r1", "worksheet", "worksheets/sheet1.xml"),
        ("r2", "worksheet", "/xl/worksheets/sheet2.xml"),
        ("r3", "sharedStrings", "sharedStrings.xml"),
        ("r4", "styles", "styles.xml"),
    ),
    "s": strings("<si><t>one</t></si><si><t/></si><si><r><t>r</t></r><rPh><t>p</t></rPh></si>"),
    "y": styles("[h]:mm", "dd.mm.yyyy", "0.0"),
    "1": sheet('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45000</v></c></row>'),
    "2": sheet("<row><c><v>1</v></c></row>"),
    "l": links(("r1", "comments", "../comments1.xml")),
    "c": f'<Properties xmlns:vt="{VT}"><property name="id"><vt:lpwstr>6.1</vt:lpwstr></property></Properties>',
    "p": "<coreProperties><title>a</title><creator>b</creator><created>2026-01-02T03:04:05Z</created></coreProperties>",
}

# What differs from the ordinary workbook, part by part.
CASES = {
    "ordinary": {},
    "types": {
        "1": sheet(
            '<row><c t="b"><v>1</v></c><c t="e"><v>#DIV/0!</v></c><c t="str"><v>a_x000D_b</v></c>'
            '<c t="n"><v>-1.5E-7</v></c><c t="inlineStr"><is><r><t>x</t></r><rPh sb="0" eb="1"><t>y</t>'
            "</rPh><r><t> z</t></r></is></c></row>"
        )
    },
    "dates": {
        "1": sheet(
            '<row><c t="d"><v>2026-02-28T23:59:59.9996</v></c><c t="d"><v>12:30:15</v></c>'
            '<c t="d"><v>P1DT2H3M4.5S</v></c><c s="1"><v>60</v></c><c s="2"><v>0.99999</v></c>'
            '<c s="7"><v>-1.25</v></c><c s="3"><v>2958465.5</v></c></row>'
        ),
        "w": book('<sheet name="A" sheetId="1" r:id="r1"/>', date1904=1),
        "y": styles("[h]:mm:ss", "[$-419]d mmm yyyy;@", 'General&quot;d&quot;', "[Red]0.00\\d", "e"),
    },
    "formulas": {
        "1": sheet(
            '<row><c r="A1"><f>[1]B!A1</f></c><c><f t="shared" si="0" ref="A1:B2">A1</f><v>1</v></c>'
            '<c t="str"><f t="shared" si="0"/><v/></c></row>'
        )
    },
    "order": {
        "1": sheet(
            '<row r="3"><c r="C3"><v>1</v></c><c r="A3"><v>2</v></c><c r="C3"><v>3</v></c></row>'
            '<row r="1048576" hidden="1"><c r="XFD1048576"><v>4</v></c></row><row r="1"/>'
        )
    },
    "pieces": {
        "1": sheet(
            f'<row><c r="A1"><v>1</v></c>{PIECE_END}<c r="B1"><v>2</v></c></row>'
            '<row><c t="inlineStr"><is><t>x</t></is></c></row>'
        ),
        "s": strings(f"<si><t>on{PIECE_END}e</t></si><si><t>two</t></si>"),
    },
    "details": {
        "1": sheet(
            "<row><c><v>1</v></c></row>",
            before='<cols><col min="2" max="3" hidden="1"/></cols>',
            after='<mergeCells><mergeCell ref="A1:B2"/></mergeCells><dataValidations>'
            '<dataValidation type="list" operator="between" allowBlank="1" showErrorMessage="1"'
            ' errorStyle="stop" sqref="A1:A9 C3"><formula1>"a,b"</formula1></dataValidation>'
            "</dataValidations><extLst><ext><x14:dataValidations><x14:dataValidation>"
            "<x14:formula1><xm:f>B!A1</xm:f></x14:formula1><xm:sqref>B2</xm:sqref>"
            "</x14:dataValidation></x14:dataValidations></ext></extLst>",
        )
    },
    "alternate": {
        "1": sheet(
            '<mc:AlternateContent><mc:Choice Requires="x14"><row><c><v>1</v></c></row></mc:Choice>'
            "<mc:Fallback><row><c><v>2</v></c></row></mc:Fallback></mc:AlternateContent>"
        )
    },
    "strict": {
        "w": book('<sheet name="A" sheetId="1" r:id="r1"/>', namespace=STRICT),
        "1": sheet("<row><c><v>1</v></c></row>", namespace=STRICT),
    },
    "names": {
        "w": book(
            '<sheet name="A" sheetId="1" state="veryHidden" r:id="r1"/><sheet name="D" r:id="r9"/>',
            names='<definedName name="_xlnm.Print_Area" localSheetId="0" hidden="1">A!$A$1</definedName>',
        )
    },
    "escapes": {
        "s": strings("<si><t>_x0041__x005F_x0041_ _xD83D__xDE00_ &#13;&lt;&#x1F600;<![CDATA[x]]></t></si>")
    },
    "doctype": {"1": '<!DOCTYPE worksheet [<!ENTITY a "b">]><worksheet>&a;</worksheet>'},
    "encoding": {"1": '<?xml version="1.0" encoding="windows-1251"?><worksheet/>'},
    "wide": {"1": sheet("<row><c><v>1</v></c></row>").replace(HEAD, "").encode("utf-16")},
}


def encoded(part):
    return part if isinstance(part, bytes) else part.encode()


def archive(parts, method):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as zipped:
        for letter, content in parts.items():
            entry = zipfile.ZipInfo(NAMES[letter])
            zipped.writestr(entry, encoded(content).replace(PIECE_END.encode(), b""), method)
    return file.getvalue()


def part_list(parts):
    return DIVIDER.join(letter.encode() + encoded(content) for letter, content in parts.items())


def taken_apart(path):
    """The parts of somebody's workbook that go by usual names."""
    letters = {name.lower(): letter for letter, name in NAMES.items()}
    parts = {}
    with zipfile.ZipFile(path) as zipped:
        for entry in zipped.infolist():
            letter = letters.get(entry.filename.lower())
            if letter and entry.file_size <= LARGEST:
                parts[letter] = zipped.read(entry).replace(DIVIDER, b"")
    return parts


def main():
    out = pathlib.Path(sys.argv[1])
    for mode in ("archive", "parts"):
        (out / mode).mkdir(parents=True, exist_ok=True)
    for name, changes in CASES.items():
        parts = ORDINARY | changes
        (out / "parts" / name).write_bytes(part_list(changes or ORDINARY))
        (out / "archive" / f"{name}-stored").write_bytes(archive(parts, zipfile.ZIP_STORED))
        (out / "archive" / f"{name}-packed").write_bytes(archive(parts, zipfile.ZIP_DEFLATED))
    for folder in sys.argv[2:]:
        for path in sorted(pathlib.Path(folder).rglob("*.xls[xm]")):
            if path.stat().st_size > LARGEST:
                continue
            (out / "archive" / path.name).write_bytes(path.read_bytes())
            try:
                seed = part_list(taken_apart(path))
            except Exception:  # A workbook that cannot be taken apart is a seed as a whole only.
                continue
            if 0 < len(seed) <= LARGEST:
                (out / "parts" / path.name).write_bytes(seed)


if __name__ == "__main__":
    main()
