"""Small workbooks of every kind, made byte by byte: no program writes the broken ones."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

Cells = Sequence[Sequence[object]]

_BLANK_SECTOR = 0xFFFFFFFF
_CHAIN_END = 0xFFFFFFFE
_TABLE_SECTOR = 0xFFFFFFFD


def xlsx(sheets: Mapping[str, Cells], hidden: Iterable[str] = (), top: int = 0, left: int = 0) -> bytes:
    """A workbook with these sheets; ``top`` rows and ``left`` columns stay blank."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(top + number, left, list(row))
        if name in hidden:
            sheet.hide()
    book.close()
    return stream.getvalue()


def archive(parts: Mapping[str, bytes | str], *, deflated: bool = True) -> bytes:
    """A ZIP archive with these parts."""
    stream = BytesIO()
    with ZipFile(stream, "w", compression=ZIP_DEFLATED if deflated else 0) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return stream.getvalue()


def changed(workbook: bytes, parts: Mapping[str, bytes | str]) -> bytes:
    """The workbook with some parts replaced or added."""
    with ZipFile(BytesIO(workbook)) as read:
        kept = {name: read.read(name) for name in read.namelist()}
    return archive({**kept, **parts})


def ods(rows_xml: str) -> bytes:
    """An OpenDocument sheet called "People" with these rows as XML."""
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="People">{rows_xml}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" '
        '"Manifest.dtd"><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return archive({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def ods_row(*cells: str, attributes: str = "") -> str:
    """A row of texts for ``ods``."""
    made = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in cells
    )
    return f"<table:table-row {attributes}>{made}</table:table-row>"


def xls(cells: Mapping[tuple[int, int], str | float], before_sheet: bytes = b"", in_sheet: bytes = b"") -> bytes:
    """An old workbook with one sheet "People"; more records may stand before its cells."""
    bof = struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0x0600)
    name = b"\x06\x00People"
    end = record(0x000A)
    globals_ = record(0x0809, bof) + before_sheet + record(0x0042, struct.pack("<H", 1200))
    place = len(globals_) + len(record(0x0085, struct.pack("<IH", 0, 0) + name)) + len(end)
    globals_ += record(0x0085, struct.pack("<IH", place, 0) + name) + end
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0x0600)) + in_sheet
    for (row, column), value in cells.items():
        if isinstance(value, str):
            words = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
            sheet += record(0x0204, struct.pack("<HHH", row, column, 0) + words)
        else:
            sheet += record(0x0203, struct.pack("<HHHd", row, column, 0, value))
    return compound_file("Workbook", globals_ + sheet + end)


def record(kind: int, content: bytes = b"") -> bytes:
    """A record of an old workbook."""
    return struct.pack("<HH", kind, len(content)) + content


def compound_file(name: str, stream: bytes) -> bytes:
    """A compound file with one stream."""
    size = max(4096, -(-len(stream) // 512) * 512)
    sectors = size // 512
    table = [_TABLE_SECTOR, _CHAIN_END, *range(3, sectors + 2), _CHAIN_END]
    assert len(table) <= 128
    table += [_BLANK_SECTOR] * (128 - len(table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _CHAIN_END, 0, _CHAIN_END, 0)
    header += struct.pack("<109I", 0, *[_BLANK_SECTOR] * 108)
    entries = _entry("Root Entry", 5, _CHAIN_END, 0, child=1) + _entry(name, 2, 2, size)
    return header + struct.pack("<128I", *table) + entries.ljust(512, b"\x00") + stream.ljust(size, b"\x00")


def _entry(name: str, kind: int, first: int, size: int, child: int = _BLANK_SECTOR) -> bytes:
    words = name.encode("utf-16-le") + b"\x00\x00"
    entry = words.ljust(64, b"\x00") + struct.pack("<HBB", len(words), kind, 1)
    entry += struct.pack("<III", _BLANK_SECTOR, _BLANK_SECTOR, child) + bytes(36)
    return entry + struct.pack("<IQ", first, size)


def xlsb(cells: Mapping[tuple[int, int], str]) -> bytes:
    """A binary workbook with one sheet "People"."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    sheet_id = "rId1"
    bundle = struct.pack("<II", 0, 1) + _wide(sheet_id) + _wide("People")
    book = b"".join(
        [
            *(_brt(131), _brt(153, bytes(12)), _brt(143), _brt(156, bundle), _brt(144)),
            *(_brt(157, bytes(26)), _brt(132)),
        ]
    )
    sheet = _brt(129) + _brt(148, bytes(16)) + _brt(145)
    for row in sorted({row for row, _column in cells}):
        sheet += _brt(0, struct.pack("<I", row) + bytes(13))
        for (at, column), value in sorted(cells.items()):
            if at == row:
                sheet += _brt(6, struct.pack("<II", column, 0) + _wide(value))
    sheet += _brt(146) + _brt(130)
    return archive(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/_rels/workbook.bin.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Id="{sheet_id}" Type="{kind}" Target="worksheets/sheet1.bin"/></Relationships>'
            ),
            "xl/workbook.bin": book,
            "xl/worksheets/sheet1.bin": sheet,
        }
    )


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _brt(kind: int, content: bytes = b"") -> bytes:
    code = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = len(content)
    length = bytes([size]) if size < 128 else bytes([size & 0x7F | 0x80, size >> 7])
    return code + length + content
