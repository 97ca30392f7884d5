"""What must be known about an old workbook (.xls) before a library opens it: locked or not, and how far it reaches.

Such a file is a small file system (a compound file) with the records of the workbook in one of its streams.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from struct import iter_unpack, unpack_from

from relmap.errors import UserError
from relmap.exchange.sheet_extent import require_extent

COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What every compound file begins with."""

_LAST_SECTOR = 0xFFFFFFFA
_SECTOR_SIZES = (512, 4096)
_MINI = 64
_MOST_SHEETS = 1_000

_SHORTEST_TEXT = 3

_BOF, _EOF, _LOCKED, _SHEET, _TEXTS, _DIMENSIONS = 0x0809, 0x000A, 0x002F, 0x0085, 0x00FC, 0x0200
_MANY_NUMBERS = 0x00BD
# Formula, text and numbers of all versions, truth values; cells that are only formatted are left out.
_CELLS = frozenset({0x0006, 0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x00D6, 0x0406, 0x0206})
_MOST_OLD_ROWS, _MOST_OLD_COLUMNS = 65_536, 256


def require_open_and_small(data: bytes) -> None:
    """Raises ``UserError`` when a compound file is locked, holds no workbook, or one beyond the limits."""
    try:
        streams = dict(_streams(data))
        if "encryptedpackage" in streams:
            raise UserError("WORKBOOK_LOCKED")
        workbook = streams.get("workbook") or streams.get("book")
        if workbook is None:
            raise UserError("WORKBOOK_UNKNOWN")
        _require_records(workbook)
    except (struct.error, IndexError):
        raise UserError("WORKBOOK_DAMAGED") from None


def _require_records(workbook: bytes) -> None:
    sheets: set[int] = set()
    for kind, start, _size in _records(workbook, 0):
        if kind == _LOCKED:
            raise UserError("WORKBOOK_LOCKED")
        if kind == _SHEET:
            sheets.add(unpack_from("<I", workbook, start)[0])
        elif kind == _TEXTS and unpack_from("<I", workbook, start + 4)[0] * _SHORTEST_TEXT > len(workbook):
            # Room is made for as many texts as the workbook says it has.
            raise UserError("WORKBOOK_DAMAGED")
    if len(sheets) > _MOST_SHEETS:
        raise UserError("WORKBOOK_TOO_MANY_PARTS", limit=_MOST_SHEETS)
    # Sheets that lie in each other would be read over and over again.
    left = 2 * len(workbook)
    for place in sheets:
        rows = columns = 0
        for kind, start, size in _records(workbook, place):
            left -= size + 4
            if kind == _DIMENSIONS:
                _require_dimensions(workbook, start, size)
            elif kind in _CELLS and size >= 4:
                row, column = unpack_from("<HH", workbook, start)
                rows, columns = max(rows, row + 1), max(columns, column + 1)
            elif kind == _MANY_NUMBERS and size >= 6:
                row, first, last = (
                    *unpack_from("<HH", workbook, start),
                    unpack_from("<H", workbook, start + size - 2)[0],
                )
                rows, columns = max(rows, row + 1), max(columns, first + 1, last + 1)
            if left < 0:
                raise UserError("WORKBOOK_DAMAGED")
        require_extent(rows, columns)


def _require_dimensions(workbook: bytes, start: int, size: int) -> None:
    """The size a sheet claims to have, which room is made for, must be one such a sheet can have."""
    if size < 10:
        return
    form = "<IIHH" if size >= 14 else "<HHHH"
    top, bottom, left, right = unpack_from(form, workbook, start)
    if not (top <= bottom <= _MOST_OLD_ROWS and left <= right <= _MOST_OLD_COLUMNS):
        raise UserError("WORKBOOK_DAMAGED")


def _records(workbook: bytes, place: int) -> Iterator[tuple[int, int, int]]:
    """Kind, start of the content and its size of every record of one part of the workbook, up to its end mark."""
    depth = 0
    while place + 4 <= len(workbook):
        kind, size = unpack_from("<HH", workbook, place)
        yield kind, place + 4, size
        # A chart within a sheet has marks of its own.
        depth += (kind == _BOF) - (kind == _EOF)
        if kind == _EOF and depth <= 0:
            return
        place += 4 + size


def _streams(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name in small letters and content of the streams of a compound file that matter for a workbook."""
    size = 1 << min(unpack_from("<H", data, 30)[0], 16)
    if size not in _SECTOR_SIZES:
        raise UserError("WORKBOOK_DAMAGED")
    table_sectors, directory, cutoff, mini_table = (unpack_from("<I", data, place)[0] for place in (44, 48, 56, 60))
    table = _table(data, size, min(table_sectors, len(data) // size))

    def chain(first: int) -> bytes:
        return b"".join(data[(n + 1) * size : (n + 2) * size] for n in _chain(table, first))

    mini_numbers = [n for (n,) in iter_unpack("<I", _whole_numbers(chain(mini_table)))]
    mini_stream = b""
    entries = chain(directory)
    for place in range(0, len(entries) - 127, 128):
        length, kind = unpack_from("<HB", entries, place + 64)
        first, bytes_ = unpack_from("<II", entries, place + 116)
        name = entries[place : place + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace").lower()
        if kind == 5:
            mini_stream = chain(first)
        elif name == "encryptedpackage":
            yield name, b""
        elif name in ("workbook", "book") and kind == 2:
            if bytes_ >= cutoff:
                yield name, chain(first)[:bytes_]
            else:
                pieces = (mini_stream[n * _MINI : (n + 1) * _MINI] for n in _chain(mini_numbers, first))
                yield name, b"".join(pieces)[:bytes_]


def _table(data: bytes, size: int, sectors: int) -> list[int]:
    """Which sector follows which: the first 109 sectors of the table stand in the header, the rest in a chain."""
    places = list(unpack_from("<109I", data, 76))
    following = unpack_from("<I", data, 68)[0]
    while following < _LAST_SECTOR and len(places) < sectors:
        more = unpack_from(f"<{size // 4}I", data, (following + 1) * size)
        places.extend(more[:-1])
        following = more[-1]
    numbers: list[int] = []
    for sector in places[:sectors]:
        if sector < _LAST_SECTOR:
            numbers.extend(unpack_from(f"<{size // 4}I", data, (sector + 1) * size))
    return numbers


def _chain(table: list[int], first: int) -> Iterator[int]:
    """The sectors of a chain; one that runs in a circle is damaged."""
    sector, left = first, len(table)
    while sector < _LAST_SECTOR:
        if left == 0 or sector >= len(table):
            raise UserError("WORKBOOK_DAMAGED")
        yield sector
        sector, left = table[sector], left - 1


def _whole_numbers(content: bytes) -> bytes:
    return content[: len(content) // 4 * 4]
