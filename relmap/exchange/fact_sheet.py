"""Reads a fact-check sheet that came back: corrections of exactly one person (method.md 1.5, 90; 6(e)).

What the sheet said we have is what the next import would remember as last said: whatever has changed on the map since
the sheet was written is asked about, everything else follows the correction (formats.md 5.6).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from relmap.errors import UserError
from relmap.exchange.choices import NO_CHOICES, Choices, Succession
from relmap.exchange.headers import Field, plain
from relmap.exchange.import_plan import Counters, Fate, ImportPlan
from relmap.exchange.people_plan import incorporated
from relmap.exchange.people_rows import Entry, read_entries
from relmap.exchange.person_names import Holder, holder
from relmap.exchange.person_update import memory_key, remembered
from relmap.exchange.remarks import Remark
from relmap.exchange.table import Row, Table
from relmap.exchange.text import cell_text
from relmap.model.entities import Person
from relmap.model.names import called
from relmap.model.snapshot import Snapshot
from relmap.progress import Silent
from relmap.words.imports import field_label
from relmap.words.own_data import OWN_FIELDS

HEADERS = ("Field", "What we have", "Your correction")
"""The columns of the sheet, the same in every language because they are read back."""

REFERENCE = "RelMap ID"
"""The line that says whose data it is; never corrected."""

_PROGRAM = "fact-check"


def is_fact_sheet(table: Table) -> bool:
    """Whether a table is a fact-check sheet; wherever its headers stand, and whatever was taken for them."""
    return _header_line(table) is not None


def plan_fact_sheet(
    snapshot: Snapshot, table: Table, choices: Choices = NO_CHOICES, day: date | None = None
) -> ImportPlan:
    """What happens when a fact-check sheet comes back; ``day`` is when, by default today.

    Only what was corrected changes, and the person's data counts as checked. Raises ``UserError`` when the sheet does
    not say whose it is, or the document does not have that person.
    """
    lines = _lines(table)
    person = _whose(snapshot, lines)
    account = snapshot.accounts[person.account]
    source = f"{_PROGRAM}:{person.id}"
    line = _header_line(table) or 0
    had, corrected = ({field: cells[place] for field, cells in lines.items() if field is not None} for place in (0, 1))
    before, _odd = _entry(had, person, line)
    now, remarks = _entry(corrected, person, line)
    manager = snapshot.people.get(person.reports_to or "")
    above = person.reports_to if manager is not None and called(manager) == before.manager else None
    key = memory_key(person.id, source, person.id)
    base = remembered(person.id, source, before, None, above, key)
    # Who corrects the own name is called otherwise, and is nobody else.
    holders = {**choices.holders, person.id: Succession.RENAMED}
    outcome = incorporated(
        replace(snapshot, imported={**snapshot.imported, key: base}),
        account,
        (now,),
        source,
        replace(choices, holders=holders),
    )
    checked = replace(
        outcome.after.people[person.id],
        fact_checked_on=day or date.today(),  # noqa: DTZ011 - the day where the user is
    )
    changed = any(row.fate is Fate.CHANGED for row in outcome.rows)
    return ImportPlan(
        before=snapshot,
        # The next sheet brings its own words of what we have; nothing is to be remembered of this one.
        after=replace(outcome.after, people={**outcome.after.people, person.id: checked}, imported=snapshot.imported),
        format="csv",
        rows=1,
        counters=Counters(changed=int(changed), unchanged=int(not changed)),
        account=account.id,
        source=source,
        encoding=table.encoding,
        delimiter=table.delimiter,
        warnings=(*remarks, *outcome.remarks),
        reports_to=outcome.reports_to,
        planned=outcome.rows,
        conflicts=outcome.conflicts,
        questions=outcome.questions,
        choices=choices,
    )


def _header_line(table: Table) -> int | None:
    """Where the headers stand; another row may have been taken for them, because its names are those of columns."""
    wanted = tuple(map(plain, HEADERS))
    return next((row.line for row in table.first_lines if tuple(map(plain, row.cells[:3])) == wanted), None)


def _lines(table: Table) -> Mapping[Field | None, tuple[str, str]]:
    """What we have and what was corrected, by field; under None the line that says whose data it is."""
    named: dict[str, Field | None] = {plain(field_label(name)): Field(name) for name in OWN_FIELDS}
    named[plain(REFERENCE)] = None
    found: dict[Field | None, tuple[str, str]] = {}
    for row in table.first_lines:
        name, had, corrected = (cell_text(cell) for cell in (*row.cells, "", "", "")[:3])
        if plain(name) in named:
            found[named[plain(name)]] = had, corrected
    return found


def _whose(snapshot: Snapshot, lines: Mapping[Field | None, tuple[str, str]]) -> Person:
    key, _corrected = lines.get(None, ("", ""))
    if not key:
        raise UserError("FACT_SHEET_WITHOUT_ID")
    if key not in snapshot.people:
        raise UserError("FACT_SHEET_PERSON_UNKNOWN")
    return snapshot.people[key]


def _entry(cells: Mapping[Field, str], person: Person, line: int) -> tuple[Entry, Sequence[Remark]]:
    """A column of the sheet as a list of one person, and what is odd in it; "N/A" is no name."""
    name = cells.get(Field.NAME, "")
    told = {**cells, Field.ID: person.id, Field.NAME: name if holder(name) is Holder.NAMED else person.name}
    table = Table(tuple(field_label(field) for field in told), (Row(line, tuple(told.values())),))
    read = read_entries(table, {field: place for place, field in enumerate(told)}, Silent())
    if not read.entries:  # the post has lost its holder since
        raise UserError("FACT_SHEET_PERSON_UNKNOWN")
    return read.entries[0], read.remarks
