"""The parts around the sheets of a made workbook, and its archive: the same bytes each time."""
import zipfile

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"

# Cell styles by number: 0 General, 1 a day, 2 two decimals, 3 per cent, 4 open for input.
STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/>'
    '</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill>'
    '<patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/>'
    '<top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" '
    'fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">'
    + "".join(f'<xf numFmtId="{code}" fontId="0" fillId="0" borderId="0" xfId="0" '
              'applyNumberFormat="1"/>' for code in (0, 14, 2, 9))
    + '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyProtection="1">'
    '<protection locked="0"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" '
    'builtinId="0"/></cellStyles></styleSheet>')


def column(index):
    """The letter of a zero-based column before AA."""
    return chr(ord("A") + index)


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def sheet(rows, before="", after=""):
    """A sheet of the markup of its rows, with what stands before and after the rows."""
    return (f'{HEAD}<worksheet xmlns="{MAIN}">{before}<sheetData>{"".join(rows)}</sheetData>'
            f"{after}</worksheet>")


class SharedTexts:
    """Gives each distinct text its number."""

    def __init__(self):
        self.numbers = {}
        self.uses = 0

    def number(self, text):
        self.uses += 1
        return self.numbers.setdefault(text, len(self.numbers))

    def part(self):
        items = "".join(f"<si><t>{escaped(text)}</t></si>" for text in self.numbers)
        return (f'{HEAD}<sst xmlns="{MAIN}" count="{self.uses}" '
                f'uniqueCount="{len(self.numbers)}">{items}</sst>')


def write(path, sheets, texts):
    """Writes a workbook of the sheets, a dictionary of markup by name."""
    targets = [(f"worksheets/sheet{number}.xml", "worksheet") for number in
               range(1, len(sheets) + 1)] + [("styles.xml", "styles")]
    if texts.numbers:
        targets.append(("sharedStrings.xml", "sharedStrings"))
    tabs = "".join(f'<sheet name="{escaped(name)}" sheetId="{number}" r:id="rId{number}"/>'
                   for number, name in enumerate(sheets, 1))
    overrides = "".join(
        f'<Override PartName="/xl/{target}" ContentType="{TYPES}.{kind}+xml"/>'
        for target, kind in [("workbook.xml", "sheet.main")] + targets)
    links = "".join(f'<Relationship Id="rId{number}" Type="{LINKS}/{kind}" Target="{target}"/>'
                    for number, (target, kind) in enumerate(targets, 1))
    parts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default '
        'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship '
        f'Id="rId1" Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{tabs}'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels":
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        "xl/styles.xml": STYLES,
    }
    for (target, _), markup in zip(targets, sheets.values()):
        parts[f"xl/{target}"] = markup
    if texts.numbers:
        parts["xl/sharedStrings.xml"] = texts.part()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, markup in parts.items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, markup)
