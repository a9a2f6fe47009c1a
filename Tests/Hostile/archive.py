"""Zip archives and workbooks that may lie; zipfile of the standard library cannot."""
import struct
import zlib
from dataclasses import dataclass, field

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"

# Parts above 4 MiB may be 200 times as large as they are packed; attacks stay below that.
KEPT_RATIO = 190
RATIO_FLOOR = 4 << 20
PIECE = 1 << 20


def raw(value) -> bytes:
    return value.encode() if isinstance(value, str) else value


class Repeated:
    """A document with one stretch that repeats: packed without ever being built."""

    def __init__(self, head, unit, count: int, tail=b""):
        self.head, self.unit, self.tail = raw(head), raw(unit), raw(tail)
        self.count = count
        self.size = len(self.head) + len(self.unit) * count + len(self.tail)
        self.piece = max(1, PIECE // len(self.unit))

    def pieces(self):
        """The document as (bytes, how often)."""
        yield self.head, 1
        yield self.unit * self.piece, self.count // self.piece
        yield self.unit * (self.count % self.piece) + self.tail, 1


def deflate(data, ratio: int = KEPT_RATIO) -> bytes:
    """Raw deflate, padded by blocks of nothing until the ratio is kept; 0 for no padding."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = []
    size = 0
    for piece, count in pieces(data):
        packed.append((packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)) * min(count, 1))
        if count > 1:
            # After a full flush a piece is packed without looking back.
            packed.append(packed[-1] * (count - 1))
        size += len(piece) * count
    length = sum(map(len, packed))
    if ratio and size > RATIO_FLOOR:
        packed.append(b"\0\0\0\xff\xff" * max(0, (size // ratio - length) // 5 + 1))
    return b"".join(packed) + b"\x03\x00"


def pieces(data):
    return data.pieces() if isinstance(data, Repeated) else [(raw(data), 1)]


def checksum(data) -> int:
    crc = 0
    for piece, count in pieces(data):
        for _ in range(count):
            crc = zlib.crc32(piece, crc)
    return crc


@dataclass
class Entry:
    """An entry of an archive. What is not None in `says` and `local` replaces the truth in the
    directory and in the header before the data: name, flags, method, crc, packed, size, extra."""

    name: str | bytes
    data: object = b""
    method: int = 8
    ratio: int = KEPT_RATIO
    stream: bytes | None = None
    says: dict = field(default_factory=dict)
    local: dict = field(default_factory=dict)
    offset: int | None = None
    comment: bytes = b""
    written: bool = True

    def packed(self) -> bytes:
        if self.stream is None:
            self.stream = raw(self.data) if self.method == 0 else deflate(self.data, self.ratio)
        return self.stream

    def facts(self) -> dict:
        size = self.data.size if isinstance(self.data, Repeated) else len(raw(self.data))
        return {
            "name": raw(self.name), "flags": 0, "method": self.method, "crc": checksum(self.data),
            "packed": len(self.packed()), "size": size, "extra": b"",
        }


def common(facts: dict) -> bytes:
    """The fields that both headers share, from the flags to the length of the extra fields."""
    return struct.pack(
        "<HHHHIIIHH", facts["flags"], facts["method"], 0, 0x21, facts["crc"],
        facts["packed"] & 0xFFFFFFFF, facts["size"] & 0xFFFFFFFF, len(facts["name"]),
        len(facts["extra"]))


def local_header(facts: dict) -> bytes:
    return b"PK\3\4" + struct.pack("<H", 20) + common(facts) + facts["name"] + facts["extra"]


def record(facts: dict, offset: int, comment: bytes = b"") -> bytes:
    return (
        b"PK\1\2" + struct.pack("<HH", 20, 20) + common(facts)
        + struct.pack("<HHHII", len(comment), 0, 0, 0, offset & 0xFFFFFFFF)
        + facts["name"] + facts["extra"] + comment)


def end_record(count: int, size: int, offset: int, comment: bytes = b"") -> bytes:
    return b"PK\5\6" + struct.pack(
        "<HHHHIIH", 0, 0, count & 0xFFFF, count & 0xFFFF, size & 0xFFFFFFFF, offset & 0xFFFFFFFF,
        len(comment)) + comment


def wide_end_record(count: int, size: int, offset: int, place: int) -> bytes:
    """The zip64 end record that stands at `place`, and its locator."""
    end = b"PK\6\6" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, count, count, size, offset)
    return end + b"PK\6\7" + struct.pack("<IQI", 0, place, 1)


def body(entries, prefix: bytes = b"") -> tuple[bytes, bytes]:
    """The entries with their headers, and the directory of them."""
    parts, directory, place = [prefix], [], len(prefix)
    for entry in entries:
        facts = entry.facts()
        if entry.written:
            parts += [local_header(facts | entry.local), entry.packed()]
        offset = place if entry.offset is None else entry.offset
        directory.append(record(facts | entry.says, offset, entry.comment))
        if entry.written:
            place += len(parts[-2]) + len(parts[-1])
    return b"".join(parts), b"".join(directory)


def archive(entries, prefix: bytes = b"", comment: bytes = b"") -> bytes:
    data, directory = body(entries, prefix)
    return data + directory + end_record(len(entries), len(directory), len(data), comment)


def link(id: str, type: str, target: str) -> str:
    return f'<Relationship Id="{id}" Type="{OFFICE}/{type}" Target="{target}"/>'


def links(content) -> str:
    return f'<Relationships xmlns="{PACKAGE}">{content}</Relationships>'


def sheet(content: str, attributes: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}"{attributes}><sheetData>{content}</sheetData></worksheet>'


def many(unit, size: int, head: str = "<sheetData>", tail: str = "</sheetData>", attributes=""):
    """A worksheet of about so many bytes, of one piece of markup again and again."""
    return around("worksheet", unit, size, head, tail, attributes)


def around(root: str, unit, size: int, head: str = "", tail: str = "", attributes: str = ""):
    unit = raw(unit)
    return Repeated(
        f'<{root} xmlns="{MAIN}"{attributes}>{head}', unit, size // len(unit), f"{tail}</{root}>")


SMALL_SHEET = sheet("<row><c><v>1</v></c></row>")
ROOT_LINKS = links(link("r1", "officeDocument", "xl/workbook.xml"))


def book(sheets: str, rest: str = "") -> str:
    return f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets>{rest}</workbook>'


def workbook(document=SMALL_SHEET, texts=None, styles=None, main=None, book_links=None,
             root_links=ROOT_LINKS, others=()) -> list[Entry]:
    """The entries of a workbook; the sheet is the last of the usual ones."""
    if book_links is None:
        book_links = links(
            link("r1", "worksheet", "worksheets/sheet1.xml")
            + link("r2", "sharedStrings", "sharedStrings.xml") + link("r3", "styles", "styles.xml"))
    if main is None:
        main = book('<sheet name="Sheet" sheetId="1" r:id="r1"/>')
    entries = [
        Entry("[Content_Types].xml", "<Types/>"),
        Entry("_rels/.rels", root_links),
        Entry("xl/workbook.xml", main),
        Entry("xl/_rels/workbook.xml.rels", book_links),
    ]
    if texts is not None:
        entries.append(Entry("xl/sharedStrings.xml", texts))
    if styles is not None:
        entries.append(Entry("xl/styles.xml", styles))
    return entries + list(others) + [Entry("xl/worksheets/sheet1.xml", document)]


def xlsx(document=SMALL_SHEET, **parts) -> bytes:
    return archive(workbook(document, **parts))
