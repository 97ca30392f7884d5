"""Reads a table out of a text file: people lists of any program, in any encoding (formats.md 1.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from relmap.errors import UserError
from relmap.exchange.delimiters import RawRow, best_delimiter, header_place, raw_rows, sep_line
from relmap.exchange.encodings import decoded
from relmap.exchange.files import read_bytes, require_size
from relmap.exchange.remarks import Remark
from relmap.exchange.text import LONGEST_TEXT, cell_text
from relmap.exchange.values import is_address

MOST_ROWS = 100_000
MOST_COLUMNS = 500

_FOOTER = re.compile(r"grand totals?\b|confidential information\b|copyright\b|total records\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of data: as many cells as there are headers, cleaned. ``line`` is where it begins in the file."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read: headers are never blank and never twice the same."""

    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str
    delimiter: str
    remarks: tuple[Remark, ...] = ()

    def column(self, place: int) -> tuple[str, ...]:
        """All cells of one column."""
        return tuple(row.cells[place] for row in self.rows)


def read_table(source: bytes | Path, encoding: str | None = None, delimiter: str | None = None) -> Table:
    """The table in a CSV or TSV file or its content; ``encoding`` and ``delimiter`` override what would be guessed.

    Raises ``UserError`` when the file is no text table, or beyond the limits of formats.md 1.6.
    """
    data = read_bytes(source) if isinstance(source, Path) else require_size(source)
    text = decoded(data, encoding)
    remarks: list[Remark] = []
    if text.unreadable:
        remarks.append(Remark("UNREADABLE_CHARACTERS", facts={"count": text.unreadable}))
    body = text.text.removeprefix("\ufeff")
    if "\x00" in body:
        remarks.append(Remark("NUL_LEFT_OUT", facts={"count": body.count("\x00")}))
        body = body.replace("\x00", "")
    if (named := sep_line(body)) is not None:
        body = named[1]
    delimiter = delimiter or (named[0] if named is not None else best_delimiter(body))
    rows = _within_limits(body, delimiter)
    place = header_place(rows)
    width = max(len(row.cells) for row in rows[place:])
    if _holds_data(rows[place].cells):
        rows.insert(place, RawRow(rows[place].line, ("",) * width))
    headers = _headers(rows[place].cells, width)
    body_rows, footer = _without_footer(rows[place + 1 :], width)
    if footer:
        remarks.append(Remark("FOOTER_LEFT_OUT", footer[0].line, {"count": len(footer)}))
    data_rows = [row for row in body_rows if not row.blank]
    remarks.extend(_uneven(data_rows, len(rows[place].cells)))
    cleaned = tuple(_row(row, width, remarks) for row in data_rows)
    return Table(headers, cleaned, text.encoding, delimiter, tuple(remarks))


def _within_limits(text: str, delimiter: str) -> list[RawRow]:
    rows: list[RawRow] = []
    for row in raw_rows(text, delimiter):
        if len(row.cells) > MOST_COLUMNS:
            raise UserError("TABLE_TOO_MANY_COLUMNS", columns=len(row.cells), limit=MOST_COLUMNS)
        rows.append(row)
        if len(rows) > MOST_ROWS:
            raise UserError("TABLE_TOO_MANY_ROWS", limit=MOST_ROWS)
    if all(row.blank for row in rows):
        raise UserError("TABLE_EMPTY")
    return rows


def _holds_data(cells: Sequence[str]) -> bool:
    """Whether what stands in place of the headers is already somebody: an address, or nothing but numbers."""
    told = [cell.strip() for cell in cells if cell.strip()]
    return any(map(is_address, told)) or all(cell.isdecimal() for cell in told)


def _headers(cells: Sequence[str], width: int) -> tuple[str, ...]:
    names: list[str] = []
    for place in range(width):
        name = cell_text(cells[place]) if place < len(cells) else ""
        name = name or f"Column {place + 1}"
        number, unique = 1, name
        while unique in names:
            number += 1
            unique = f"{name} #{number}"
        names.append(unique)
    return tuple(names)


def _without_footer(rows: list[RawRow], width: int) -> tuple[list[RawRow], list[RawRow]]:
    """Rows of data, and the lines a report writes below them: totals, confidentiality, copyright."""
    end = len(rows)
    while end > 0 and (rows[end - 1].blank or _FOOTER.match(rows[end - 1].cells[0].strip())):
        end -= 1
    # Other lines of one cell belong to the footer when a blank line parts them from the data.
    first = end
    while first > 0 and width > 1 and sum(bool(cell.strip()) for cell in rows[first - 1].cells) == 1:
        first -= 1
    if first < end and first > 0 and rows[first - 1].blank:
        end = first
    return rows[:end], [row for row in rows[end:] if not row.blank]


def _uneven(rows: Sequence[RawRow], named: int) -> Iterator[Remark]:
    lines = [row.line for row in rows if len(row.cells) != named]
    if lines:
        yield Remark("ROW_WIDTH", lines[0], {"count": len(lines), "columns": named})


def _row(row: RawRow, width: int, remarks: list[Remark]) -> Row:
    cells = []
    for cell in row.cells:
        if len(cell) > LONGEST_TEXT:
            remarks.append(Remark("CELL_SHORTENED", row.line, {"limit": LONGEST_TEXT}))
            cell = cell[:LONGEST_TEXT]
        cells.append(cell_text(cell))
    cells.extend([""] * (width - len(cells)))
    return Row(row.line, tuple(cells))
