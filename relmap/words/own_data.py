"""One person's own data as that person may check it, on paper or in a spreadsheet (method.md 1.5, 90; 6(e)).

The fields and their names are those a list of people brings, so that a sheet filled in is read back as such a list.
"""

from __future__ import annotations

from relmap.model.entities import Person
from relmap.model.names import called
from relmap.model.snapshot import Snapshot
from relmap.model.text import one_line
from relmap.words.imports import field_label

OWN_FIELDS = ("name", "title", "unit", "function", "site", "email", "phone", "reports_to", "in_post_since")
"""The fields, by the names of ``relmap.exchange.headers``."""


def own_data(snapshot: Snapshot, person: Person) -> tuple[tuple[str, str], ...]:
    """Each field with its name and what we have, "" where we have nothing; ``snapshot`` is what the person may see."""
    unit = snapshot.units.get(person.unit or "")
    manager = snapshot.people.get(person.reports_to or "")
    values = (
        *(person.name, person.title, unit.name if unit is not None else "", person.function, person.site),
        *(person.email, person.phone, called(manager) if manager is not None else ""),
        person.in_post_since.isoformat() if person.in_post_since is not None else "",
    )
    return tuple((field_label(field), one_line(value)) for field, value in zip(OWN_FIELDS, values, strict=True))
