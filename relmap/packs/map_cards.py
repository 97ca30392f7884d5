"""Makes the cards of a map: what is known of each person for one objective on one day (desktop.md 1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from relmap.analysis import standing
from relmap.model.entities import Account, Person
from relmap.model.names import initials
from relmap.model.relations import Relationship, RoleAssignment
from relmap.model.snapshot import Snapshot
from relmap.model.text import one_line
from relmap.model.vocabulary import BuyingRole, Certainty, PersonKind, PersonStatus
from relmap.packs.picture import Card
from relmap.words import map as words

GHOST = "ghost:"
"""Begins the id of a card that stands for a role nobody fills."""


@dataclass(frozen=True, slots=True)
class _Ours:
    """What our relationships to one person add up to."""

    depth: int = 0
    usable: int = 0
    freshness: standing.Freshness = standing.Freshness.NEVER
    last_contact: date | None = None
    team: tuple[str, ...] = ()


_NOBODY_OF_OURS = _Ours()


class Cards:
    """Makes the cards of one map; ``flags`` and ``below`` are numbers by person."""

    def __init__(
        self,
        snapshot: Snapshot,
        account: Account,
        objective: str,
        as_of: date,
        flags: Mapping[str, int],
        below: Mapping[str, int],
    ) -> None:
        self._snapshot = snapshot
        self._account = account
        self._as_of = as_of
        self._roles = {r.person: r for r in snapshot.roles_of(objective)} if objective in snapshot.objectives else None
        self._flags = flags
        self._below = below
        self._initials = {m.id: initials(m.name) for m in snapshot.team.values()}

    def card(self, person: Person) -> Card:
        """The card of a person or post."""
        role = self._roles.get(person.id) if self._roles else None
        ours = self._ours(person)
        roles = tuple(r for r in BuyingRole if r in role.roles) if role is not None else ()
        name, title = _name_and_title(person, roles)
        return Card(
            id=person.id,
            name=name,
            title=title,
            place=self._place(person),
            firm=plain(person.firm) if person.kind is PersonKind.EXTERNAL else "",
            roles=roles,
            certainty=role.certainty if role is not None and roles else Certainty.CONFIRMED,
            status=person.status,
            external=person.kind is PersonKind.EXTERNAL,
            level=person.level,
            upper=standing.is_upper(person, self._account),
            unit=person.unit or "",
            depth=ours.depth,
            usable=ours.usable,
            freshness=ours.freshness,
            last_contact=ours.last_contact,
            last_contact_text=words.short_date(ours.last_contact, self._as_of) if ours.last_contact else "",
            influence=role.influence if role is not None else None,
            rating=role.rating if role is not None else None,
            team=ours.team,
            flags=self._flags.get(person.id, 0),
            below=self._below.get(person.id, 0),
        )

    def ghosts(self) -> Iterator[Card]:
        """A card for each role of the objective that nobody fills; a post fills it even while it is vacant."""
        if self._roles is None:
            return
        filled = {role for given in self._roles.values() if self._still_there(given) for role in given.roles}
        for role in BuyingRole:
            if role not in filled:
                yield Card(
                    id=GHOST + role.value,
                    name=words.nobody(role),
                    roles=(role,),
                    certainty=Certainty.ASSUMED,
                    status=PersonStatus.UNIDENTIFIED,
                    ghost=True,
                )

    def _still_there(self, role: RoleAssignment) -> bool:
        person = self._snapshot.people.get(role.person)
        if person is None:  # one of our own executives as coach (method.md 4.4.12)
            return role.person in self._snapshot.team
        return person.status is not PersonStatus.LEFT

    def _ours(self, person: Person) -> _Ours:
        relationships = contacts(self._snapshot, person.id)
        if not relationships:
            return _NOBODY_OF_OURS
        usable = {r.team_member: standing.usable(self._snapshot, r, self._as_of) for r in relationships}

        def deepest(r: Relationship) -> tuple[int, int, str]:
            return (-usable[r.team_member], -r.depth, r.team_member)

        relationships.sort(key=deepest)
        latest = max(relationships, key=lambda r: r.last_contact or date.min)
        return _Ours(
            depth=max(r.depth for r in relationships),
            usable=max(usable.values()),
            freshness=standing.freshness(latest, self._as_of),
            last_contact=latest.last_contact,
            team=tuple(
                self._initials[r.team_member] for r in relationships if self._snapshot.team[r.team_member].active
            ),
        )

    def _place(self, person: Person) -> str:
        if person.since is not None and person.status is PersonStatus.LEFT:
            return words.left_on(words.short_date(person.since, self._as_of))
        unit = self._snapshot.units.get(person.unit) if person.unit is not None else None
        where, more = plain(unit.name) if unit is not None else "", plain(person.site)
        if person.since is not None and person.status is PersonStatus.VACANT:
            more = words.vacant_since(words.short_date(person.since, self._as_of))
        return f"{where} · {more}" if where and more and where != more else where or more


def _name_and_title(person: Person, roles: tuple[BuyingRole, ...]) -> tuple[str, str]:
    """The first two lines of a card: who holds the post, or why there is no name, and the post."""
    name, title = plain(person.name), plain(person.title)
    if name:
        return name, title
    if person.status is PersonStatus.VACANT:
        return words.vacant(), title
    if person.status is PersonStatus.UNIDENTIFIED and roles:
        return words.nobody(roles[0]), title
    return (title, "") if title else (words.nameless(), "")


def contacts(snapshot: Snapshot, person: str) -> list[Relationship]:
    """Our relationships to a person, without those that are only planned."""
    return [r for r in snapshot.relationships_of(person) if r.depth > 0 and r.team_member in snapshot.team]


def plain(text: str) -> str:
    """A text on the map: one line without control characters."""
    # Going through every letter would take half the time of a large map; printable text needs no more than this.
    return " ".join(text.split()) if text.isprintable() else one_line(text)
