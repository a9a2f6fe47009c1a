"""Hostile archives."""
import bz2
import lzma
import struct

from archive import (
    SMALL_SHEET, Entry, Repeated, archive, body, deflate, end_record, local_header, many, record,
    sheet, wide_end_record, workbook, xlsx)
from kinds import kind, kinds

BLANKS = many(" " * 1000, 60 << 20)
SHEET = "xl/worksheets/sheet1.xml"


def with_sheet(**changes) -> bytes:
    """A workbook whose sheet has an entry of its own kind."""
    entries = workbook()
    entries[-1] = Entry(SHEET, **({"data": SMALL_SHEET} | changes))
    return archive(entries)


def with_end(entries, **changes) -> bytes:
    """An archive whose end record says something else than the truth."""
    data, directory = body(entries)
    facts = {"count": len(entries), "size": len(directory), "offset": len(data)}
    return data + directory + end_record(**(facts | changes))


def with_wide_end(entries, **changes) -> bytes:
    """The same for an archive with a zip64 end record."""
    data, directory = body(entries)
    place = len(data) + len(directory)
    facts = {"count": len(entries), "size": len(directory), "offset": len(data), "place": place}
    return data + directory + wide_end_record(**(facts | changes)) + end_record(
        0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF)


def wide_extra(*values: int) -> bytes:
    return struct.pack(f"<HH{len(values)}Q", 1, len(values) * 8, *values)


@kind
def ratio_bomb():
    return with_sheet(data=many(" " * 1000, 500 << 20), ratio=0)


@kind
def ratio_kept():
    return with_sheet(data=BLANKS)


@kind
def ratio_kept_2gb():
    return with_sheet(data=many(" " * 1000, 2040 << 20))


@kind
def bomb_in_two_parts():
    return xlsx(BLANKS, texts=many(" " * 1000, 60 << 20))


@kinds(wide=with_wide_end, wrapped=with_end)
def entries_70000(end):
    return end(workbook() + [Entry(f"m/{i}", method=0) for i in range(70_000)])


@kinds(form=490, large=9_990)
def entries_allowed(count):
    return archive(workbook() + [Entry(f"m/{i}", method=0) for i in range(count)])


@kind
def overlap_quoted():
    """Every entry holds the headers of those behind it as stored bytes, then the same data."""
    kernel = deflate(Repeated("", " " * 1000, 20_000), ratio=0)
    names = [f"xl/part{i:03}.xml" for i in range(400)]
    stream, size = kernel, 20_000_000
    parts, directory = [], []
    facts = Entry("x", "").facts() | {"crc": 0}
    for name in reversed(names):
        facts |= {"name": name.encode(), "packed": len(stream), "size": size}
        header = local_header(facts)
        parts.insert(0, header)
        directory.insert(0, dict(facts))
        quote = struct.pack("<BHH", 0, len(header), len(header) ^ 0xFFFF)
        parts.insert(0, quote)
        stream, size = quote + header + stream, size + len(header)
    places, place = [], 0
    for index, part in enumerate(parts):
        if index % 2:
            places.append(place)
        place += len(part)
    blob = b"".join(parts) + kernel
    records = b"".join(record(f, p) for f, p in zip(directory, places))
    return blob + records + end_record(len(names), len(records), len(blob))


@kind
def overlap_full():
    entries = workbook(BLANKS)
    place = len(body(entries[:-1])[0])
    facts = entries[-1].facts()
    copies = [
        Entry(name, says=facts | {"name": name.encode()}, offset=place, written=False)
        for name in (f"xl/worksheets/sheet{i:04}.xml" for i in range(2, 400))]
    return archive(entries + copies)


@kind
def overlap_by_a_byte():
    entries = workbook()
    packed = len(entries[2].packed())
    entries[2].says = {"packed": packed + 1}
    return archive(entries)


@kinds(small={"size": 10}, none={"size": 0}, large={"size": 1 << 30}, both={"size": 10, "crc": 0})
def size_in_directory(says):
    return with_sheet(data=BLANKS, says=says)


@kinds(small={"size": 10}, large={"size": 0xFFFFFFF0})
def size_in_header(local):
    return with_sheet(data=BLANKS, local=local)


@kinds(small={"packed": 10}, none={"packed": 0}, large={"packed": 1 << 30})
def packed_size(says):
    return with_sheet(data=BLANKS, says=says)


@kind
def packed_size_in_header():
    return with_sheet(data=BLANKS, local={"packed": 0x7FFFFFFF})


@kind
def wrong_checksum():
    return with_sheet(data=BLANKS, says={"crc": 1}, local={"crc": 1})


@kinds(
    huge=wide_extra((1 << 63) - 1, (1 << 63) - 1, (1 << 63) - 1),
    negative=wide_extra((1 << 64) - 1, (1 << 64) - 1, (1 << 64) - 1), short=wide_extra(5), none=b"")
def wide_fields(extra):
    return with_sheet(says={"size": 0xFFFFFFFF, "packed": 0xFFFFFFFF, "extra": extra})


@kinds(
    place={"place": 1 << 62}, itself={"place": 22}, count={"count": 1 << 60},
    size={"size": 1 << 62}, offset={"offset": (1 << 63) - 1}, negative={"offset": (1 << 64) - 8})
def wide_end(changes):
    return with_wide_end(workbook(), **changes)


@kinds(half=0.5, directory=0.95, end=0.999, start=0.01)
def truncated(share):
    data = archive(workbook() + [Entry(f"media/{i}", b"x") for i in range(100)])
    return data[:int(len(data) * share)]


@kind
def zeroed_tail():
    data = xlsx()
    return data[:-500] + bytes(500)


@kind
def end_records_two():
    """Two archives behind each other, each with a directory of its own."""
    first = xlsx()
    return first + archive(workbook(sheet("<row><c><v>2</v></c></row>")), prefix=b"")


@kind
def end_record_in_comment():
    first, second = xlsx(), xlsx()
    return archive(workbook(), comment=first[-1000:] + second[-22:])


def many_ends(count: int, entries: int) -> bytes:
    """End records by the thousand, all of which mean one large directory but the last."""
    parts = workbook()
    small, directory = body(parts)
    big = body([Entry(f"{i:x}", method=0, offset=0, written=False) for i in range(entries)])[1]
    place = len(small) + len(directory)
    fake = end_record(entries, len(big), place)
    true = end_record(len(parts), len(directory), len(small))
    return small + directory + big + fake * count + true


@kinds(small=(2900, 100), form=(2900, 490), large=(2900, 65_000))
def end_records_many(arguments):
    return many_ends(*arguments)


@kinds(zero={"offset": 0}, beyond={"offset": 0x7FFFFFFF}, last={"offset": 0xFFFFFFFE},
       size={"size": 0x7FFFFFFF}, empty={"size": 0}, few={"count": 2}, many={"count": 400})
def directory(changes):
    return with_end(workbook(), **changes)


@kind
def comment_of_64k():
    return archive(workbook(), comment=b"PK" * 32_767)


@kinds(form=(300, 1_500), large=(9_000, 1_000), too_large=(400, 65_000))
def extra_fields(arguments):
    count, size = arguments
    extra = {"extra": struct.pack("<HH", 0xCAFE, size - 4) + bytes(size - 4)}
    return archive(
        workbook()
        + [Entry(f"m/{i}", method=0, says=extra, local=extra) for i in range(count)])


@kind
def extra_fields_of_nothing():
    """Extra fields without content, by the thousand in each of many entries."""
    extra = {"extra": struct.pack("<HH", 0xCAFE, 0) * 250}
    return archive(workbook() + [Entry(f"m/{i}", method=0, says=extra) for i in range(490)])


@kind
def entry_comments():
    return archive(
        workbook() + [Entry(f"m/{i}", method=0, comment=b"c" * 65_535) for i in range(400)])


@kind
def encrypted():
    return with_sheet(says={"flags": 1}, local={"flags": 1})


@kind
def encrypted_in_header_only():
    return with_sheet(local={"flags": 1})


@kind
def encrypted_strongly():
    return with_sheet(says={"flags": 0x41}, local={"flags": 0x2041})


def method(number: int, stream: bytes) -> bytes:
    return with_sheet(method=number, stream=stream)


@kinds(
    bzip2=(12, bz2.compress(b" " * (50 << 20))),
    lzma=(14, b"\5\2\5\0" + lzma.compress(b" " * (20 << 20), lzma.FORMAT_ALONE)),
    xz=(95, lzma.compress(b" " * (20 << 20))), zstd=(93, b"\x28\xb5\x2f\xfd\0\0\1\0\0"),
    deflate64=(9, b"\3\0"), shrunk=(1, b"xxxx"), unknown=(0xFFFF, b"xxxx"))
def method_other(arguments):
    return method(*arguments)


@kinds(
    traversal="../../../etc/cron.d/x", absolute="/etc/passwd", drive="C:\\Windows\\x",
    nul=b"xl/a\0b.xml", none="", controls=b"\x1b[2Jx\r\n", long="n" * 65_535,
    not_utf8=b"\xff\xfe\xc0\x80", case="XL/WORKBOOK.XML", backslash="xl\\workbook.xml",
    again="xl/workbook.xml", reversed="xl/\u202elmx.koobkrow")
def entry_name(name):
    return archive(workbook() + [Entry(name, "x", method=0)])


@kind
def header_name_differs():
    return with_sheet(local={"name": b"xl/worksheets/other1.xml"})


@kind
def header_name_is_longer():
    return with_sheet(local={"name": b"n" * 60_000})


@kind
def header_method_differs():
    return with_sheet(local={"method": 0})


@kind
def data_runs_into_directory():
    entries = workbook()
    entries[-1].says = {"packed": len(entries[-1].packed()) + 40}
    return archive(entries)


@kinds(negative=0xFFFFFFF0, huge=0x7FFFFFFF, directory=1, middle=100)
def entry_offset(offset):
    entries = workbook()
    entries[-1].offset = offset
    return archive(entries)


@kind
def empty_archive():
    return end_record(0, 0, 0)


@kind
def empty_file():
    return b""


@kind
def zeros_after_signature():
    return b"PK\3\4" + bytes(19 << 20)


@kind
def prefix_of_a_program():
    return archive(workbook(), prefix=b"MZ" + bytes(1000))


@kind
def prefix_of_headers():
    return archive(workbook(), prefix=b"PK\3\4" + bytes(1000))


@kind
def deflate_broken():
    return with_sheet(data=SMALL_SHEET, stream=b"\xff" * 1000)


@kind
def deflate_blocks_of_nothing():
    return with_sheet(data=SMALL_SHEET, stream=b"\0\0\0\xff\xff" * ((19 << 20) // 5) + b"\3\0")


@kind
def deflate_tables():
    """Blocks that hold nothing but the description of a code, which has to be built each time."""
    bits = "001" + "00000" + "00000" + "0111"
    lengths = {18: "100", 1: "010", 0: "010"}
    order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1]
    bits = "0" + "01" + "00000" + "00000" + "0111"
    bits += "".join(lengths.get(symbol, "000") for symbol in order)
    # Codes: 18 is 0; 0 is 10 and 1 is 11. 138 and 118 zeros, one code for the end, none behind.
    bits += "0" + "1111111" + "0" + f"{118 - 11:07b}"[::-1] + "11" + "10" + "0"
    while len(bits) % 8:
        bits += bits
    block = bytes(int(bits[i:i + 8][::-1], 2) for i in range(0, len(bits), 8))
    return with_sheet(
        data=SMALL_SHEET, stream=block * ((19 << 20) // len(block)) + b"\3\0")


@kind
def stream_goes_on_after_its_end():
    return with_sheet(stream=deflate(SMALL_SHEET) + b"x" * (10 << 20))


@kind
def workbook_in_workbook():
    inner = xlsx()
    for _ in range(20):
        inner = archive(workbook() + [Entry("xl/embeddings/book.xlsx", inner, method=0)])
    return inner
