"""The table the organization chart wizard of Visio draws without questions (formats.md 1.1, 4.1)."""

from __future__ import annotations

from collections.abc import Iterator

from relmap.exchange.text import clean_text
from relmap.exchange.writers.csv_lists import csv_bytes
from relmap.exchange.writers.outgoing import Outgoing
from relmap.layout.forest import Node, forest_of
from relmap.model.entities import Person
from relmap.model.names import called
from relmap.model.text import one_line
from relmap.model.vocabulary import PersonKind, PersonStatus
from relmap.words.map import nameless, vacant

HEADERS = ("Unique_ID", "Name", "Title", "Department", "Reports_To", "Telephone", "Master_Shape")


def write(out: Outgoing) -> bytes:
    """Everybody but those who have left, managers before their reports; the line that closes a circle is left out."""
    return csv_bytes(HEADERS, _rows(out))


def _rows(out: Outgoing) -> Iterator[list[str]]:
    people = [person for person in out.people if person.status is not PersonStatus.LEFT]
    forest = forest_of([Node(person.id, person.reports_to, 0, 0) for person in people])
    for number in forest.order:
        person, manager = people[number], forest.parents[number]
        cells = (
            person.id,
            _name(person),
            person.title,
            out.unit_name(person),
            people[manager].id if manager >= 0 else "",
            person.phone,
            _shape(person, head=manager < 0, leads=bool(forest.kids[number])),
        )
        yield [one_line(clean_text(cell)) for cell in cells]


def _name(person: Person) -> str:
    if person.name:
        return person.name
    return vacant() if person.status is PersonStatus.VACANT else called(person) or nameless()


def _shape(person: Person, *, head: bool, leads: bool) -> str:
    """The name of a master of the wizard's own stencil."""
    if person.status is PersonStatus.VACANT:
        return "Vacancy"
    if person.kind is PersonKind.EXTERNAL:
        return "Consultant"
    return ("Executive" if head else "Manager") if leads else "Position"
