"""Selected people as a table for the clipboard: plain for spreadsheets, as HTML for mail and word processors.

The columns are those of the contact list: facts, no judgement about anybody (formats.md 4.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from relmap.exchange.text import clean_text, guarded
from relmap.model.entities import Person
from relmap.model.names import called
from relmap.model.snapshot import Snapshot
from relmap.model.text import one_line
from relmap.words.imports import field_label

_FIELDS = ("name", "title", "unit", "site", "email", "phone", "reports_to")


def people_table(snapshot: Snapshot, people: Iterable[str]) -> list[list[str]]:
    """The headers, then a row for everybody of ``people`` the document knows, in the order given."""
    known = (snapshot.people[id_] for id_ in people if id_ in snapshot.people)
    return [[field_label(name) for name in _FIELDS], *([*_cells(snapshot, person)] for person in known)]


def as_tsv(table: Iterable[Iterable[str]]) -> str:
    """A table with tabs between cells and CR LF after rows; no spreadsheet takes a cell for a formula."""
    return "".join("\t".join(guarded(cell) for cell in row) + "\r\n" for row in table)


def as_html(table: Iterable[Iterable[str]]) -> str:
    """A table as an HTML document; the first row is its head. Cells are marked as text for spreadsheets."""
    rows = iter(table)
    head = "".join(f"<th>{escape(cell)}</th>" for cell in next(rows, ()))
    body = "".join(
        "<tr>"
        + "".join(f"<td style=\"mso-number-format:'\\@'\">{escape(guarded(cell))}</td>" for cell in row)
        + "</tr>"
        for row in rows
    )
    return f'<html><head><meta charset="utf-8"></head><body><table><tr>{head}</tr>{body}</table></body></html>'


def _cells(snapshot: Snapshot, person: Person) -> Iterator[str]:
    unit = snapshot.units.get(person.unit) if person.unit is not None else None
    manager = snapshot.people.get(person.reports_to) if person.reports_to is not None else None
    above = called(manager) if manager is not None and manager is not person else ""
    where = unit.name if unit is not None else ""
    for text in (person.name, person.title, where, person.site, person.email, person.phone, above):
        yield one_line(clean_text(text))
