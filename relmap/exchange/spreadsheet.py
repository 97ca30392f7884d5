"""Reads a table of people out of a workbook: XLSX, XLS, XLSB or ODS (formats.md D6, 1.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import islice
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from relmap.errors import UserError
from relmap.exchange import old_workbook, sheet_extent, workbook_archive
from relmap.exchange.delimiters import RawRow, header_place
from relmap.exchange.files import read_bytes, require_size
from relmap.exchange.headers import known_words
from relmap.exchange.reading import FIND_OUT, ReadingOptions
from relmap.exchange.table import SheetInfo, Table, read_table, table_of

_ZIP = b"PK\x03\x04"
_SEARCHED = 30
_MOST_COMPARED = 40
_MOST_NAMED = 10
_PRECISE = 10**15
_WEB_PAGES = (b"<html", b"<!doctype html", b"<table", b"mso-application")

_Value = int | float | str | bool | time | date | datetime | timedelta
_Area = tuple[tuple[int, int], tuple[int, int]]


def read_workbook(source: bytes | Path, options: ReadingOptions = FIND_OUT) -> Table:
    """The table on one sheet of a workbook: the one ``options`` names, else the one most like a list of people.

    A text table that only calls itself a workbook is read as what it is. Raises ``UserError`` for everything else that
    is no workbook, is locked, made to do harm, or beyond the limits of formats.md 1.6.
    """
    data = read_bytes(source) if isinstance(source, Path) else require_size(source)
    if not _is_workbook(data):
        if any(sign in data[:4096].lower() for sign in _WEB_PAGES):
            raise UserError("WORKBOOK_WEB_PAGE")
        return read_table(data, options.encoding, options.delimiter, options.header_line)
    with _opened(data) as workbook:
        infos, likeliest = _compared(workbook)
        if options.sheet is None:
            name = likeliest
        else:
            name = _named(infos, options.sheet)
        sheet = workbook.get_sheet_by_name(name)
        rows, areas = list(_rows(sheet)), sheet.merged_cell_ranges or []
        left = (sheet.start or (0, 0))[1]
    del sheet, data
    if not rows:
        raise UserError("TABLE_EMPTY")
    table = table_of(_filled(rows, areas, left), options.header_line)
    return replace(table, sheet=name, sheets=infos)


def sheets(source: bytes | Path) -> tuple[SheetInfo, ...]:
    """The sheets of a workbook in its order, hidden ones too. Raises ``UserError`` as ``read_workbook`` does."""
    data = read_bytes(source) if isinstance(source, Path) else require_size(source)
    if not _is_workbook(data):
        return ()
    with _opened(data) as workbook:
        return _compared(workbook)[0]


def cell_words(value: _Value) -> str:
    """A cell as text: days as YYYY-MM-DD, whole numbers without a point, other numbers as spreadsheets show them."""
    match value:
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case int() if abs(value) < _PRECISE:
            return str(value)
        case float() if value.is_integer() and abs(value) < _PRECISE:
            return str(int(value))
        case int() | float():
            # 15 digits are all a spreadsheet keeps; the E tells that an id was longer (formats.md 1.4).
            return f"{value:.14E}" if abs(value) >= _PRECISE else f"{value:.15g}"
        case datetime():
            day = value.date().isoformat()
            return day if value.time() == time.min else f"{day} {value.time().isoformat('seconds')}"
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("seconds")
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def _is_workbook(data: bytes) -> bool:
    return data.startswith((_ZIP, old_workbook.COMPOUND_FILE))


@contextmanager
def _opened(data: bytes) -> Iterator[CalamineWorkbook]:
    """The workbook in ``data``, once it is known to be harmless."""
    if data.startswith(_ZIP):
        _require_harmless(data)
    else:
        old_workbook.require_open_and_small(data)
    try:
        with ExitStack() as on_panic:
            on_panic.push(_translate_panic)
            yield on_panic.enter_context(CalamineWorkbook.from_filelike(BytesIO(data)))
    except PasswordError:
        raise UserError("WORKBOOK_LOCKED") from None
    except (CalamineError, OSError):
        raise UserError("WORKBOOK_DAMAGED") from None


def _translate_panic(kind: type[BaseException] | None, _error: BaseException | None, _trace: object) -> None:
    """A file damaged in a way the library did not expect; its own kind of error cannot be imported, only named."""
    if kind is not None and kind.__name__ == "PanicException":
        raise UserError("WORKBOOK_DAMAGED") from None


def _require_harmless(data: bytes) -> None:
    found = False
    for name, content in workbook_archive.parts(data):
        # A part may have any name: only what it holds tells what it will be read as.
        lower = name.lower()
        found = found or lower.endswith(("workbook.xml", "workbook.bin")) or lower == "content.xml"
        sheet_extent.require_counts(content)
        sheet_extent.require_extent(*sheet_extent.xlsx_extent(content))
        sheet_extent.require_extent(*sheet_extent.xlsb_extent(content))
        if lower == "content.xml":
            sheet_extent.require_extent(*sheet_extent.ods_extent(content))
    if not found:
        raise UserError("WORKBOOK_UNKNOWN")


def _compared(workbook: CalamineWorkbook) -> tuple[tuple[SheetInfo, ...], str]:
    """The sheets, and the name of the one most like a list of people."""
    infos: list[SheetInfo] = []
    for found in workbook.sheets_metadata:
        if found.typ is not SheetTypeEnum.WorkSheet:
            continue
        hidden = found.visible is not SheetVisibleEnum.Visible
        if len(infos) < _MOST_COMPARED:
            sheet = workbook.get_sheet_by_name(found.name)
            known = max((known_words(row.cells) for row in islice(_rows(sheet), _SEARCHED)), default=0)
            infos.append(SheetInfo(found.name, hidden, sheet.height, sheet.width, known))
        else:
            infos.append(SheetInfo(found.name, hidden, 0, 0, 0))
    if not infos:
        raise UserError("TABLE_EMPTY")
    # A sheet nobody is shown is taken only when no other holds a list; of equals the longest is.
    likeliest = max(
        infos, key=lambda info: (not info.hidden and info.rows > 0, min(info.known, 2), info.known, info.rows)
    )
    return tuple(infos), likeliest.name


def _named(infos: Sequence[SheetInfo], wanted: str) -> str:
    for info in infos:
        if info.name.casefold() == wanted.strip().casefold():
            return info.name
    names = ", ".join(info.name for info in infos[:_MOST_NAMED])
    raise UserError("SHEET_UNKNOWN", sheet=wanted, sheets=names)


def _rows(sheet: CalamineSheet) -> Iterator[RawRow]:
    """The rows of a sheet, from its first row on, in the columns in use; the line is the number of the row."""
    if sheet.start is None:
        return
    for number, values in enumerate(sheet.iter_rows(), 1):
        yield RawRow(number, tuple(map(cell_words, values)))


def _filled(rows: list[RawRow], areas: Sequence[_Area], left: int) -> list[RawRow]:
    """The rows with the text of merged cells repeated: across in the row of headers, downwards everywhere."""
    if not areas:
        return rows
    header = header_place(rows)
    cells = [list(row.cells) for row in rows]
    width = max(map(len, cells))
    # Merged cells never lie in each other; a file in which they do must not keep us busy.
    budget = len(rows) * width
    for (top, first), (bottom, last) in areas:
        top, bottom = max(top, 0), min(bottom, len(rows) - 1)
        first, last = max(first - left, 0), min(last - left, width - 1)
        budget -= max(0, bottom - top + 1) * max(0, last - first + 1)
        if top > bottom or first > last or budget < 0:
            continue
        words = cells[top][first]
        for row in range(top, bottom + 1):
            for column in range(first, last + 1) if row == header else (first,):
                cells[row][column] = cells[row][column] or words
    return [RawRow(row.line, tuple(found)) for row, found in zip(rows, cells, strict=True)]
