"""Lists as CSV: for the double click in a spreadsheet and for every other program (formats.md 4.1, 4.3)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date

from relmap.errors import UserError
from relmap.exchange.text import guarded
from relmap.exchange.writers.outgoing import Outgoing
from relmap.exchange.writers.sheets import CONTACTS, RELATIONSHIPS, Sheet, T, Value
from relmap.words.labels import label


def write_people(out: Outgoing, delimiter: str = ",") -> bytes:
    """The people and posts, in sibling order: how to reach them, and never what we think of them."""
    return _sheet(CONTACTS, out, delimiter)


def write_relationships(out: Outgoing) -> bytes:
    """Whom of theirs each of ours knows, and how well. Raises ``UserError`` for an audience that must not know."""
    return _sheet(RELATIONSHIPS, out)


def csv_bytes(headers: Iterable[str], rows: Iterable[Iterable[Value]], delimiter: str = ",") -> bytes:
    """A table as UTF-8 with a mark spreadsheets know it by; no cell is taken for a formula."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(headers)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def _sheet(sheet: Sheet[T], out: Outgoing, delimiter: str = ",") -> bytes:
    if not out.shows(sheet.widest):
        raise UserError("LIST_NOT_FOR_AUDIENCE", audience=label(out.audience))
    return csv_bytes((column.header for column in sheet.shown(out)), sheet.table(out), delimiter)


def _cell(value: Value) -> str:
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
