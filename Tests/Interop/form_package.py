"""A form as the parts of its package, changed without any program for spreadsheets."""
import io
import re
import zipfile
from xml.sax.saxutils import escape, unescape

TITLE, SERVICE = "1_Титул", "Служебный"
INN, FORM, VERSION, PERIOD = "svod.inn", "svod.form", "svod.version", "svod.period"
CAPTIONS = {INN: "ИНН МОУ", FORM: "Код формы", PERIOD: "Период"}
FULL_NAME, NAME, TITLE_INN, YEAR, HALF = 101, 102, 103, 106, 107
HALVES = {"1": "1 (срок 15 июня)", "2": "2 (срок 15 декабря)"}

_CELL = re.compile(r'<c r="([A-Z]+)(\d+)"((?: [a-z]+="[^"]*")*)(?:/>|>(.*?)</c>)', re.DOTALL)


def _column(letters, by):
    number = by
    for place, letter in enumerate(reversed(letters)):
        number += (ord(letter) - 64) * 26 ** place
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


class Package:
    """The parts of a workbook as svod writes it; `copy` shares what is not changed."""

    def __init__(self, data):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self._texts = [
            unescape("".join(re.findall(r"<t[^>]*>([^<]*)</t>", item)))
            for item in re.findall(r"<si>(.*?)</si>", self._part("xl/sharedStrings.xml"), re.DOTALL)
        ]

    def copy(self):
        other = object.__new__(Package)
        other.parts, other._texts = dict(self.parts), self._texts
        return other

    def data(self, number):
        """The file; the number only makes its bytes differ, as another time of saving does."""
        day, minute = divmod(number, 1440)
        date = (2026, 11, 1 + day, minute // 60, minute % 60, 0)
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, content in self.parts.items():
                archive.writestr(
                    zipfile.ZipInfo(name, date), content, compress_type=zipfile.ZIP_DEFLATED)
        return target.getvalue()

    # What it says

    def property(self, name):
        found = re.search(
            rf'name="{re.escape(name)}"><vt:lpwstr>([^<]*)<', self._part("docProps/custom.xml"))
        return found and unescape(found.group(1))

    def title(self, row):
        """What stands in a row of the title sheet."""
        return self._beside(TITLE, str(row), steps=2)

    def service(self, name):
        """What the sheet «Служебный» says."""
        return self._beside(SERVICE, CAPTIONS[name], steps=1)

    # How it is changed

    def set_property(self, name, value):
        """Sets a property; takes it away when the value is None."""
        new = rf"\g<1>{escape(value)}\g<2>" if value is not None else ""
        self._edit(
            "docProps/custom.xml",
            rf'(<property [^>]*name="{re.escape(name)}"><vt:lpwstr>)[^<]*(</vt:lpwstr></property>)',
            new)

    def set_service(self, name, value):
        self._put_beside(SERVICE, CAPTIONS[name], value, steps=1)

    def set_title(self, row, value):
        """Puts a text, a number, or nothing for None into a row of the title sheet."""
        self._put_beside(TITLE, str(row), value, steps=2)

    def set_title_period(self, period):
        year, half = period.split("-")
        self.set_title(YEAR, int(year))
        self.set_title(HALF, HALVES[half])

    def remove_properties(self, all_of_them=False):
        for kind in ("custom", "core", "app") if all_of_them else ("custom",):
            path = f"docProps/{kind}.xml"
            del self.parts[path]
            self._edit("_rels/.rels", rf'<Relationship [^>]*Target="{path}"/>', "")
            self._edit("[Content_Types].xml", rf'<Override PartName="/{path}"[^>]*/>', "")

    def empty_sheet(self, name):
        self._edit(self._path(name), r"<sheetData>.*</sheetData>", "<sheetData/>")
        self._edit(self._path(name), r"<mergeCells.*</mergeCells>", "", 0)

    def rename_sheet(self, name, new):
        self._edit("xl/workbook.xml", f'<sheet name="{name}"', f'<sheet name="{escape(new)}"')
        # Programs rename the sheet in formulas and names as well; nothing of that is read.
        self._edit("xl/workbook.xml", "<definedNames>.*</definedNames>", "", 0)

    def delete_sheet(self, name):
        path = self._path(name)
        identifier = self._identifier(name)
        self._edit("xl/workbook.xml", rf'<sheet name="{name}"[^>]*/>', "")
        self._edit("xl/workbook.xml", "<definedNames>.*</definedNames>", "", 0)
        self._edit(
            "xl/_rels/workbook.xml.rels", rf'<Relationship Id="{identifier}"[^>]*/>', "")
        self._edit("[Content_Types].xml", rf'<Override PartName="/{path}"[^>]*/>', "")
        del self.parts[path]

    def reverse_sheets(self):
        text = self._part("xl/workbook.xml")
        sheets = re.findall(r'<sheet name="[^>]*/>', text)
        self._edit(
            "xl/workbook.xml", "<sheets>.*</sheets>",
            f"<sheets>{''.join(reversed(sheets))}</sheets>")
        self._edit("xl/workbook.xml", "<definedNames>.*</definedNames>", "", 0)

    def shift_title(self, rows, columns):
        """Inserts rows above and columns before everything on the title sheet."""
        path = self._path(TITLE)
        text = self._part(path)
        start, end = text.index("<sheetData>"), text.index("</sheetData>")
        data = re.sub(
            r' r="([A-Z]*)(\d+)"',
            lambda found: ' r="{}{}"'.format(
                found[1] and _column(found[1], columns), int(found[2]) + rows),
            text[start:end])
        data = re.sub(r' spans="[^"]*"', "", data)
        self.parts[path] = (
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            f"{data}</sheetData></worksheet>").encode()

    # Parts and cells

    def _part(self, path):
        return self.parts[path].decode()

    def _edit(self, path, pattern, new, at_least=1):
        text, count = re.subn(pattern, new, self._part(path), flags=re.DOTALL)
        if count < at_least:
            raise ValueError(f"{path} has no {pattern}")
        self.parts[path] = text.encode()

    def _identifier(self, sheet):
        found = re.search(rf'<sheet name="{sheet}"[^>]* r:id="(\w+)"', self._part("xl/workbook.xml"))
        if not found:
            raise ValueError(f"there is no sheet {sheet}")
        return found[1]

    def _path(self, sheet):
        relationships = self._part("xl/_rels/workbook.xml.rels")
        found = re.search(
            rf'<Relationship Id="{self._identifier(sheet)}"[^>]* Target="([^"]*)"', relationships)
        return f"xl/{found[1]}"

    def _text(self, attributes, content):
        value = re.search(r"<v>([^<]*)</v>", content or "")
        if ' t="s"' in attributes and value:
            return self._texts[int(value[1])]
        inline = re.search(r"<t[^>]*>([^<]*)</t>", content or "")
        return unescape((inline or value or [None, ""])[1])

    def _cell(self, sheet, caption, steps):
        """The match of the cell so many columns to the right of the one that says `caption`."""
        cells = list(_CELL.finditer(self._part(self._path(sheet))))
        for place, cell in enumerate(cells):
            if cell[1] == "A" and self._text(cell[3], cell[4]) == caption:
                return cells[place + steps]
        raise ValueError(f"{sheet} does not say {caption}")

    def _beside(self, sheet, caption, steps):
        cell = self._cell(sheet, caption, steps)
        return self._text(cell[3], cell[4])

    def _put_beside(self, sheet, caption, value, steps):
        cell = self._cell(sheet, caption, steps)
        style = re.sub(r' t="[^"]*"', "", cell[3])
        head = f'<c r="{cell[1]}{cell[2]}"{style}'
        if value is None:
            new = f"{head}/>"
        elif isinstance(value, int):
            new = f"{head}><v>{value}</v></c>"
        else:
            new = f'{head} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
        path = self._path(sheet)
        text = self._part(path)
        self.parts[path] = (text[:cell.start()] + new + text[cell.end():]).encode()
