"""Writes the people of an account as a contact list every spreadsheet opens (formats.md 4.1, 4.3).

Facts only - who, what post, where, how to reach, under whom - so that the list may be given to anybody.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from relmap.exchange.text import guarded
from relmap.model.entities import Person
from relmap.model.names import called
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import PersonStatus

HEADERS = (
    "RelMap ID",
    "Account",
    "Name",
    "Job title",
    "Department",
    "Function",
    "Location",
    "E-mail",
    "Phone",
    "Reports to ID",
    "Reports to",
)
_VACANT = "Vacant"


def write(snapshot: Snapshot, account: str | None = None, delimiter: str = ",") -> bytes:
    """The people of one account, or of all, in sibling order; those who have left are not on it."""
    accounts = [a for a in snapshot.accounts.values() if account is None or a.id == account]
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(HEADERS)
    for target in sorted(accounts, key=lambda a: (a.name.casefold(), a.id)):
        for person in snapshot.people_of(target.id):
            if person.status is not PersonStatus.LEFT:
                writer.writerow([guarded(cell) for cell in _cells(snapshot, target.name, person)])
    return stream.getvalue().encode("utf-8-sig")


def _cells(snapshot: Snapshot, account: str, person: Person) -> Iterator[str]:
    unit = snapshot.units.get(person.unit) if person.unit is not None else None
    manager = snapshot.people.get(person.reports_to) if person.reports_to is not None else None
    yield person.id
    yield account
    yield _VACANT if person.status is PersonStatus.VACANT and not person.name else person.name
    yield person.title
    yield unit.name if unit is not None else ""
    yield person.function
    yield person.site
    yield person.email
    yield person.phone
    yield manager.id if manager is not None else ""
    yield called(manager) if manager is not None else ""
