"""The document as a workbook: lists to filter, of which the first is read back (formats.md 4.1, 4.3)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import xlsxwriter

import relmap
from relmap.exchange.text import LONGEST_TEXT, clean_text
from relmap.exchange.writers.outgoing import Outgoing
from relmap.exchange.writers.sheets import LINES, PEOPLE, RELATIONSHIPS, ROLES, Sheet, Value
from relmap.model.vocabulary import Audience
from relmap.translation import _
from relmap.words.legend import audience_word

_CUT = "…"
_FIRST_YEAR = 1900
"""Earlier days are no days to a spreadsheet."""
_ABOUT_WIDTHS = (22, 60)


def write(out: Outgoing) -> bytes:
    """People, lines, relationships and roles as far as the audience may see them, and a sheet about the file.

    Everything but numbers and days is written as text, so that nothing becomes a formula or a link. Equal documents
    give equal bytes, and no property of the file tells who made it.
    """
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"created": datetime(out.as_of.year, out.as_of.month, out.as_of.day, tzinfo=UTC)})
    bold = book.add_format({"bold": True, "bg_color": "#E3E6EA", "bottom": 1})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheets: tuple[Sheet[Any], ...] = (PEOPLE, LINES, RELATIONSHIPS, ROLES)
    for sheet in sheets:
        if out.shows(sheet.widest):
            _list(book.add_worksheet(sheet.title), sheet, out, bold, day)
    _about(book.add_worksheet("About"), out, bold)
    book.close()
    return stream.getvalue()


def _list(page: Any, sheet: Sheet[Any], out: Outgoing, bold: Any, day: Any) -> None:
    columns = sheet.shown(out)
    for place, column in enumerate(columns):
        page.write_string(0, place, column.header, bold)
        page.set_column(place, place, column.width, None, {"hidden": column.hidden})
    last = 0
    for last, row in enumerate(sheet.table(out), start=1):
        for place, value in enumerate(row):
            _cell(page, last, place, value, day)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, last, len(columns) - 1)


def _cell(page: Any, row: int, place: int, value: Value, day: Any) -> None:
    if isinstance(value, date):
        if value.year >= _FIRST_YEAR:
            page.write_datetime(row, place, value, day)
            return
        value = value.isoformat()
    if isinstance(value, str):
        if value:
            page.write_string(row, place, _fitting(value))
    elif value is not None:
        page.write_number(row, place, value)


def _fitting(text: str) -> str:
    """A text as long as a cell may be: a longer one would be dropped without a word."""
    # A spreadsheet counts as UTF-16 does.
    if len(text.encode("utf-16-le")) // 2 <= LONGEST_TEXT:
        return text
    whole = text.encode("utf-16-le")[: 2 * (LONGEST_TEXT - len(_CUT))]
    return whole.decode("utf-16-le", "ignore") + _CUT


def _about(page: Any, out: Outgoing, bold: Any) -> None:
    for place, width in enumerate(_ABOUT_WIDTHS):
        page.set_column(place, place, width)
    for row, (name, value) in enumerate(_facts(out)):
        page.write_string(row, 0, name, bold)
        page.write_string(row, 1, _fitting(clean_text(value)))


def _facts(out: Outgoing) -> Iterator[tuple[str, str]]:
    yield _("Audience"), audience_word(out.audience)
    yield _("As of"), out.as_of.isoformat()
    for account in out.accounts:
        yield _("Account"), account.name
    # A page for the customer carries account and day only (method.md 4.4.13).
    if out.audience is not Audience.CUSTOMER:
        yield _("Written by"), f"RelMap {relmap.__version__}"
        yield (
            _("Coming back"),
            _("Change the sheet People and import the file: RelMap finds everybody by the hidden id."),
        )
