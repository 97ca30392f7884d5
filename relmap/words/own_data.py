"""One person's own data as that person may check it, on paper or in a spreadsheet (method.md 1.5, 90; 6(e)).

The fields and their names are those a list of people brings, so that a sheet filled in is read back as such a list.
"""

from __future__ import annotations

from collections.abc import Iterator

from relmap.model.entities import Person
from relmap.model.names import called
from relmap.model.snapshot import Snapshot
from relmap.model.text import one_line
from relmap.words.imports import field_label

HEADERS = ("Field", "What we have", "Your correction")
"""The columns of the form as a spreadsheet: the same in every language, because they are read back."""

REFERENCE = "RelMap ID"
"""The line of the spreadsheet that says whose data it is; never corrected."""


def own_data(snapshot: Snapshot, person: Person) -> tuple[tuple[str, str], ...]:
    """Each field with its name and what we have, "" where we have nothing; ``snapshot`` is what the person may see."""
    return tuple((field_label(field), one_line(value)) for field, value in _values(snapshot, person))


def _values(snapshot: Snapshot, person: Person) -> Iterator[tuple[str, str]]:
    unit = snapshot.units.get(person.unit or "")
    manager = snapshot.people.get(person.reports_to or "")
    yield "name", person.name
    yield "title", person.title
    yield "unit", unit.name if unit is not None else ""
    yield "function", person.function
    yield "site", person.site
    yield "email", person.email
    yield "phone", person.phone
    yield "reports_to", called(manager) if manager is not None else ""
    yield "in_post_since", person.in_post_since.isoformat() if person.in_post_since is not None else ""
