"""How far the sheets of a workbook reach, before a library makes room for them.

The library lays every sheet out in full, from its first cell to its last: one cell in the last corner of a sheet asks
for half a terabyte and ends the program. So the corners are looked for first, in each way workbooks are stored.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from struct import unpack_from

from relmap.errors import UserError
from relmap.exchange.table import MOST_COLUMNS, MOST_ROWS

MOST_CELLS = 2_000_000
"""Cells, blank ones too, that one sheet may span."""

# What stands in a tag after its name. Quotes hide a ">", and a value may hold what looks like another attribute.
_ATTRIBUTES = rb"(?=[\s/>])((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>"
_PREFIX = rb"(?:[^\s<>/:\"'=]++:)?"
# Nearly every program writes where a row or cell stands as its first attribute.
_CELL = re.compile(rb"<" + _PREFIX + rb"(row|c)(?:\sr=\"([A-Z]{0,7})(\d{1,9})\")?" + _ATTRIBUTES)
_REFERENCE = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{0,7})(\d{1,9})[\"']")
_COUNT = re.compile(rb"\buniqueCount\s*=\s*[\"'](\d{5,})")
_ODS = re.compile(
    rb"<"
    + _PREFIX
    + rb"(table|table-row|table-cell|covered-table-cell)"
    + _ATTRIBUTES
    + rb"|</"
    + _PREFIX
    + rb"(table-row)\s*>"
)
_ODS_REPEATED = re.compile(rb"number-(?:rows|columns)-repeated\s*=\s*[\"'](\d{1,12})[\"']")
_ODS_VALUE = re.compile(rb"\b(?:[\w-]+:)?(?:string-|date-|time-|boolean-)?value\s*=")

_XLSB_DATA_MARK = re.compile(rb"\x91[\x01\x81]")
_XLSB_SHEET_DATA, _XLSB_SHEET_END, _XLSB_ROW, _XLSB_CELLS = 145, 146, 0, range(2, 12)
# Beginnings of the texts, the number formats and the cell formats, each with how many there are.
_XLSB_LISTS = {159: 4, 615: 0, 617: 0}
_XLSB_LEAST = {_XLSB_ROW: 4, **dict.fromkeys(_XLSB_CELLS, 8)}


def require_extent(rows: int, columns: int) -> None:
    """Raises ``UserError`` when a sheet that reaches so far is more than an import takes."""
    if columns > MOST_COLUMNS:
        raise UserError("TABLE_TOO_MANY_COLUMNS", columns=columns, limit=MOST_COLUMNS)
    # A title and the headers stand above the rows of a table.
    if rows > MOST_ROWS + 100:
        raise UserError("TABLE_TOO_MANY_ROWS", limit=MOST_ROWS)
    if rows * columns > MOST_CELLS:
        raise UserError("SHEET_TOO_LARGE", rows=rows, columns=columns, limit=MOST_CELLS)


def require_counts(xml: bytes) -> None:
    """Raises ``UserError`` when a part claims to hold more of something than it can: room is made for all of it."""
    for found in _COUNT.finditer(xml):
        _require_count(int(found[1]), xml)


def _require_count(count: int, part: bytes) -> None:
    # Nothing that is counted takes less than four bytes.
    if count * 4 > len(part):
        raise UserError("WORKBOOK_DAMAGED")


def xlsx_extent(xml: bytes) -> tuple[int, int]:
    """Rows and columns a sheet reaches to; cells without a value count for nothing. (0, 0) for any other part."""
    row = column = last_row = last_column = 0
    if b"sheetData" not in xml:
        return 0, 0
    for found in _CELL.finditer(xml):
        name, letters, digits, rest = found.groups()
        if digits and b"r" not in rest:
            row, column = int(digits), _column_number(letters)
        else:
            here = (row + 1, 0) if name == b"row" else (row, column + 1)
            row, column = _place(letters, digits, rest, here)
        if name == b"c" and rest[-1:] != b"/":
            last_row = max(last_row, row)
            last_column = max(last_column, column)
    return last_row, last_column


def xlsb_extent(part: bytes) -> tuple[int, int]:
    """The same for the binary records of an XLSB sheet. Raises ``UserError`` when a record is too short.

    Of a record that is too short the library would take the rest from the record before.
    """
    row = last_row = last_column = 0
    inside = False
    if not _XLSB_DATA_MARK.search(part):
        return 0, 0
    for kind, start, size in _xlsb_records(part):
        if kind in _XLSB_LISTS and size >= 8:
            _require_count(unpack_from("<I", part, start + _XLSB_LISTS[kind])[0], part)
        elif kind == _XLSB_SHEET_DATA:
            inside = True
        elif kind == _XLSB_SHEET_END:
            break
        elif inside and kind in _XLSB_LEAST and size < _XLSB_LEAST[kind]:
            raise UserError("WORKBOOK_DAMAGED")
        elif inside and kind == _XLSB_ROW:
            row = unpack_from("<I", part, start)[0] + 1
        elif inside and kind in _XLSB_CELLS:
            last_row, last_column = max(last_row, row), max(last_column, unpack_from("<I", part, start)[0] + 1)
    return last_row, last_column


def ods_extent(xml: bytes) -> tuple[int, int]:
    """The farthest row and column of any table in the content of an OpenDocument sheet, repetitions counted."""
    row = column = repeated = last_row = last_column = 0
    in_use = False
    for found in _ODS.finditer(xml):
        name, attributes, row_end = found.groups()
        if row_end:
            row += repeated
            last_row = max(last_row, row) if in_use else last_row
        elif name == b"table":
            row = 0
        elif name == b"table-row":
            column, in_use, repeated = 0, False, _times(attributes)
            if attributes.endswith(b"/"):
                row += repeated
        else:
            column += _times(attributes)
            if not attributes.endswith(b"/") or _ODS_VALUE.search(attributes):
                in_use, last_column = True, max(last_column, column)
    return last_row, last_column


def _place(letters: bytes, digits: bytes, rest: bytes, here: tuple[int, int]) -> tuple[int, int]:
    """The row and column a tag names, the farthest if it names several; ``here`` when it names none."""
    named = _REFERENCE.findall(rest)
    if digits:
        named.append((letters, digits))
    if not named:
        return here
    return max(int(number) for _letters, number in named), max(_column_number(found) for found, _number in named)


def _times(attributes: bytes) -> int:
    return max(map(int, _ODS_REPEATED.findall(attributes)), default=1)


@lru_cache(maxsize=1024)
def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _xlsb_records(part: bytes) -> Iterator[tuple[int, int, int]]:
    """Kind, start of the content and its size of every record; ends where the part does."""
    place, end = 0, len(part)
    while place < end:
        kind = part[place]
        place += 1
        if kind & 0x80 and place < end:
            kind = (kind & 0x7F) | (part[place] & 0x7F) << 7
            place += 1
        size = shift = 0
        while place < end and shift < 28:
            byte = part[place]
            place += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        if place + size > end:
            return
        yield kind, place, size
        place += size
