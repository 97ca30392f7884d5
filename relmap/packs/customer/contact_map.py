"""Who works with whom, as the customer may see it: a value that names every single field it takes (method.md 6(b)).

It is made from records and never from the picture of a team's map, so that nothing has to be left out of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from relmap.model.entities import Person
from relmap.model.snapshot import Snapshot
from relmap.model.text import one_line
from relmap.model.vocabulary import Certainty, PersonStatus
from relmap.words.map import nameless, vacant


@dataclass(frozen=True, slots=True)
class Ours:
    """One of our people beside a counterpart, and the topic the two have in common."""

    name: str
    title: str
    topic: str


@dataclass(frozen=True, slots=True)
class Contact:
    """One of theirs; ``manager`` is the id of the superior by a confirmed line, None without one."""

    id: str
    name: str
    title: str
    unit: str
    site: str
    manager: str | None
    ours: tuple[Ours, ...]


@dataclass(frozen=True, slots=True)
class ContactMap:
    """Everybody of an account with our people beside them, by unit and name."""

    contacts: tuple[Contact, ...]


def contact_map(snapshot: Snapshot, account: str) -> ContactMap:
    """The contact map of an account; ``snapshot`` is what the customer may see of the document."""
    people = {person.id: person for person in snapshot.people_of(account)}
    contacts = [
        Contact(
            id=person.id,
            name=name,
            title=title,
            unit=_unit(snapshot, person),
            site=one_line(person.site),
            manager=_manager(person, people),
            ours=tuple(sorted(_ours(snapshot, person), key=lambda o: (o.name.casefold(), o.title, o.topic))),
        )
        for person in people.values()
        for name, title in [_name_and_title(person)]
    ]
    return ContactMap(tuple(sorted(contacts, key=lambda c: (not c.unit, c.unit.casefold(), c.name.casefold(), c.id))))


def _name_and_title(person: Person) -> tuple[str, str]:
    name, title = one_line(person.name), one_line(person.title)
    if person.status is PersonStatus.VACANT:
        return vacant(), title
    return (name, title) if name else (title or nameless(), "")


def _unit(snapshot: Snapshot, person: Person) -> str:
    unit = snapshot.units.get(person.unit or "")
    return one_line(unit.name) if unit is not None else ""


def _manager(person: Person, people: dict[str, Person]) -> str | None:
    known = person.reports_to in people and person.reports_to != person.id
    return person.reports_to if known and person.reports_to_certainty is Certainty.CONFIRMED else None


def _ours(snapshot: Snapshot, person: Person) -> Iterator[Ours]:
    for relationship in snapshot.relationships_of(person.id):
        member = snapshot.team.get(relationship.team_member)
        if member is not None and relationship.topic:
            yield Ours(one_line(member.name), one_line(member.title), one_line(relationship.topic))
