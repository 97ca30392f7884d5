"""A table of people as every reader hands it on, and how it is read out of a text file (formats.md 1.4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from relmap.errors import UserError
from relmap.exchange.dates import DateOrder
from relmap.exchange.delimiters import RawRow, best_delimiter, header_place, holds_numbers, raw_rows, sep_line
from relmap.exchange.encodings import decoded
from relmap.exchange.files import read_bytes, require_size
from relmap.exchange.remarks import Remark
from relmap.exchange.text import LONGEST_TEXT, cell_text
from relmap.exchange.values import is_address

MOST_ROWS = 100_000
MOST_COLUMNS = 500
PREVIEWED = 20
"""Rows that are kept as they come, for the preview of an import."""

_FOOTER = re.compile(r"grand totals?\b|confidential information\b|copyright\b|total records\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of data: as many cells as there are headers, cleaned. ``line`` is where it begins in the file."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """A sheet of a workbook: how much stands in it, and how many column names we know its header row holds."""

    name: str
    hidden: bool
    rows: int
    columns: int
    known: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read: headers are never blank and never twice the same.

    ``encoding`` and ``delimiter`` are blank where the file has none, ``sheet`` and ``sheets`` where it is no workbook.
    ``header_line`` is where the headers stand, 0 when the file has none; ``first_lines`` are its first rows as they
    come, for a preview. ``origin`` is the code of the program or format the file is known to come from, where its
    reader knows; ``dates`` is the order of day and month as the user says it is.
    """

    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str = ""
    delimiter: str = ""
    remarks: tuple[Remark, ...] = ()
    origin: str = ""
    dates: DateOrder | None = None
    sheet: str = ""
    sheets: tuple[SheetInfo, ...] = ()
    header_line: int = 0
    first_lines: tuple[RawRow, ...] = ()

    def column(self, place: int) -> tuple[str, ...]:
        """All cells of one column."""
        return tuple(row.cells[place] for row in self.rows)


def read_table(
    source: bytes | Path, encoding: str | None = None, delimiter: str | None = None, header_line: int | None = None
) -> Table:
    """The table in a CSV or TSV file or its content; the arguments override what would be guessed.

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
    return replace(table_of_text(body, delimiter, header_line, remarks), encoding=text.encoding)


def table_of_text(
    text: str, delimiter: str | None = None, header_line: int | None = None, remarks: Sequence[Remark] = ()
) -> Table:
    """The table a text stands for. Raises ``UserError`` as ``read_table`` does."""
    if (named := sep_line(text)) is not None:
        text = named[1]
    delimiter = delimiter or (named[0] if named is not None else best_delimiter(text))
    return replace(table_of(raw_rows(text, delimiter), header_line, remarks), delimiter=delimiter)


def table_of(rows: Iterable[RawRow], header_line: int | None = None, remarks: Sequence[Remark] = ()) -> Table:
    """The table in rows as they come: the headers found, lines above and below them left out, cells cleaned.

    ``header_line`` names the line of the headers, 0 says that there are none. Raises ``UserError`` when there is
    nothing in the rows, or more than the limits of formats.md 1.6 allow.
    """
    noted = list(remarks)
    kept = _within_limits(rows)
    first_lines = tuple(kept[:PREVIEWED])
    place = _place_of(kept, header_line)
    width = max(len(row.cells) for row in kept[place:])
    if header_line == 0 or (header_line is None and _holds_data(kept[place].cells)):
        kept.insert(place, RawRow(0, ("",) * width))
    headers = _headers(kept[place].cells, width)
    body_rows, footer = _without_footer(kept[place + 1 :], width)
    if footer:
        noted.append(Remark("FOOTER_LEFT_OUT", footer[0].line, {"count": len(footer)}))
    data_rows = [row for row in body_rows if not row.blank]
    noted.extend(_uneven(data_rows, len(kept[place].cells)))
    data = tuple(cleaned(row, width, noted) for row in data_rows)
    return Table(headers, data, remarks=tuple(noted), header_line=kept[place].line, first_lines=first_lines)


def _place_of(rows: Sequence[RawRow], header_line: int | None) -> int:
    if header_line is None:
        return header_place(rows)
    if header_line == 0:
        return next(n for n, row in enumerate(rows) if not row.blank)
    for n, row in enumerate(rows):
        if row.line == header_line:
            return n
    raise UserError("NO_SUCH_LINE", line=header_line)


def _within_limits(found: Iterable[RawRow]) -> list[RawRow]:
    rows: list[RawRow] = []
    for row in found:
        if len(row.cells) > MOST_COLUMNS:
            raise UserError("TABLE_TOO_MANY_COLUMNS", columns=len(row.cells), limit=MOST_COLUMNS)
        rows.append(row)
        if len(rows) > MOST_ROWS:
            raise UserError("TABLE_TOO_MANY_ROWS", limit=MOST_ROWS)
    if all(row.blank for row in rows):
        raise UserError("TABLE_EMPTY")
    return rows


def _holds_data(cells: Sequence[str]) -> bool:
    """Whether what stands in place of the headers is already somebody: an address, or little else than numbers."""
    return holds_numbers(cells) or any(is_address(cell.strip()) for cell in cells)


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


def cleaned(row: RawRow, width: int, remarks: list[Remark]) -> Row:
    """A row with ``width`` clean cells; a cell that is too long is cut, and ``remarks`` says so."""
    cells = []
    for cell in row.cells:
        if len(cell) > LONGEST_TEXT:
            remarks.append(Remark("CELL_SHORTENED", row.line, {"limit": LONGEST_TEXT}))
            cell = cell[:LONGEST_TEXT]
        cells.append(cell_text(cell))
    cells.extend([""] * (width - len(cells)))
    return Row(row.line, tuple(cells))
