"""The fact-check sheet as a small spreadsheet, to be filled in and read back (method.md 1.5, 90; 6(e))."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

import xlsxwriter

from relmap.errors import UserError
from relmap.exchange.fact_sheet import HEADERS, REFERENCE
from relmap.exchange.text import clean_text
from relmap.exchange.writers.audience import for_fact_check
from relmap.model.snapshot import Snapshot
from relmap.words.joint_map import text
from relmap.words.own_data import own_data

_WIDTHS = (18, 40, 40)


def write(snapshot: Snapshot, person: str, as_of: date) -> bytes:
    """One person's own data with a column for corrections; ``snapshot`` is the whole document.

    Everything is written as text; equal documents give equal bytes. Raises ``UserError`` for whom no sheet can be made:
    the person is not known by name, or is no longer there.
    """
    shown = for_fact_check(snapshot, person)
    known = shown.people.get(person)
    if known is None:
        raise UserError("FACT_SHEET_NEEDS_PERSON")
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"created": datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC)})
    bold = book.add_format({"bold": True, "bg_color": "#E3E6EA", "bottom": 1})
    room = book.add_format({"border": 1})
    page = book.add_worksheet(text("OWN_DATA"))
    for column, (header, width) in enumerate(zip(HEADERS, _WIDTHS, strict=True)):
        page.write_string(0, column, header, bold)
        page.set_column(column, column, width)
    rows = own_data(shown, known)
    for row, (name, value) in enumerate(rows, start=1):
        page.write_string(row, 0, name)
        page.write_string(row, 1, clean_text(value))
        page.write_blank(row, 2, None, room)
    last = len(rows) + 1
    page.write_string(last, 0, REFERENCE)
    page.write_string(last, 1, known.id)
    page.write_string(last + 2, 0, text("RETURN_FILE"))
    book.close()
    return stream.getvalue()
