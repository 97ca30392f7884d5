"""The whole open document as one immutable value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from types import MappingProxyType
from typing import TypeAlias, TypeVar

from relmap.model.entities import Account, Objective, Person, TeamMember, Unit
from relmap.model.memory import ImportedValues, NotSame
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.vocabulary import ObjectiveKind

Record: TypeAlias = (
    TeamMember | Account | Unit | Person | Relationship | Tie | Objective | RoleAssignment | ImportedValues | NotSame
)
"""Anything a document stores."""

_T = TypeVar("_T")


@dataclass(frozen=True)
class Snapshot:
    """Every record of a document, by id. Derived indexes are made when first asked for and kept with the value.

    The mappings must not be changed; ``relmap.model.changes`` makes the next snapshot.
    """

    team: Mapping[str, TeamMember] = field(default_factory=dict)
    accounts: Mapping[str, Account] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    relationships: Mapping[str, Relationship] = field(default_factory=dict)
    ties: Mapping[str, Tie] = field(default_factory=dict)
    objectives: Mapping[str, Objective] = field(default_factory=dict)
    roles: Mapping[str, RoleAssignment] = field(default_factory=dict)
    imported: Mapping[str, ImportedValues] = field(default_factory=dict)
    not_same: Mapping[str, NotSame] = field(default_factory=dict)

    @cached_property
    def _units(self) -> Mapping[str, tuple[Unit, ...]]:
        return _grouped((u.account, u) for u in sorted(self.units.values(), key=lambda u: (u.name.casefold(), u.id)))

    @cached_property
    def _people(self) -> Mapping[str, tuple[Person, ...]]:
        return _grouped((p.account, p) for p in sorted(self.people.values(), key=lambda p: (p.rank, p.id)))

    @cached_property
    def _reports(self) -> Mapping[str, tuple[Person, ...]]:
        ordered = sorted(self.people.values(), key=lambda p: (p.rank, p.id))
        return _grouped((p.reports_to, p) for p in ordered if p.reports_to is not None and p.reports_to != p.id)

    @cached_property
    def _relationships(self) -> Mapping[str, tuple[Relationship, ...]]:
        return _grouped((r.person, r) for r in self.relationships.values())

    @cached_property
    def _ties(self) -> Mapping[str, tuple[Tie, ...]]:
        both: list[tuple[str, Tie]] = []
        for tie in self.ties.values():
            both.append((tie.source, tie))
            if tie.target != tie.source:
                both.append((tie.target, tie))
        return _grouped(both)

    @cached_property
    def _objectives(self) -> Mapping[str, tuple[Objective, ...]]:
        def order(o: Objective) -> tuple[bool, str, str]:
            return (o.kind is not ObjectiveKind.PARTNERSHIP, o.title.casefold(), o.id)

        return _grouped((o.account, o) for o in sorted(self.objectives.values(), key=order))

    @cached_property
    def _roles(self) -> Mapping[str, tuple[RoleAssignment, ...]]:
        return _grouped((r.objective, r) for r in self.roles.values())

    @cached_property
    def _imported(self) -> Mapping[str, tuple[ImportedValues, ...]]:
        return _grouped((i.person, i) for i in sorted(self.imported.values(), key=lambda i: i.id))

    @cached_property
    def _not_same(self) -> Mapping[str, tuple[NotSame, ...]]:
        return _grouped((end, pair) for pair in self.not_same.values() for end in (pair.first, pair.second))

    def units_of(self, account: str) -> tuple[Unit, ...]:
        """Units of an account, by name."""
        return self._units.get(account, ())

    def people_of(self, account: str) -> tuple[Person, ...]:
        """Everybody on an account's map, in sibling order."""
        return self._people.get(account, ())

    def reports_of(self, person: str) -> tuple[Person, ...]:
        """Direct reports by solid line, in sibling order, without a self-report."""
        return self._reports.get(person, ())

    def relationships_of(self, person: str) -> tuple[Relationship, ...]:
        """Our relationships to a person."""
        return self._relationships.get(person, ())

    def ties_of(self, person: str) -> tuple[Tie, ...]:
        """Ties that start or end at a person."""
        return self._ties.get(person, ())

    def account_ties(self, account: str) -> tuple[Tie, ...]:
        """Ties whose both ends are on one account's map."""
        people = {p.id for p in self.people_of(account)}
        return tuple(t for t in self.ties.values() if t.source in people and t.target in people)

    def objectives_of(self, account: str) -> tuple[Objective, ...]:
        """Objectives of an account: Partnership first, then by title."""
        return self._objectives.get(account, ())

    def roles_of(self, objective: str) -> tuple[RoleAssignment, ...]:
        """All role assignments of an objective."""
        return self._roles.get(objective, ())

    def imported_of(self, person: str) -> tuple[ImportedValues, ...]:
        """What files said about a person, one record a source and id there."""
        return self._imported.get(person, ())

    def not_same_of(self, person: str) -> tuple[NotSame, ...]:
        """Whom the user has told apart from a person."""
        return self._not_same.get(person, ())

    def unit_subtree(self, unit: str) -> frozenset[str]:
        """The unit and all units below it (method.md 4.4.7); a cycle of units ends the walk."""
        account = self.units[unit].account
        below: dict[str, list[str]] = {}
        for other in self.units_of(account):
            if other.parent is not None:
                below.setdefault(other.parent, []).append(other.id)
        found, waiting = {unit}, [unit]
        while waiting:
            for child in below.get(waiting.pop(), ()):
                if child not in found:
                    found.add(child)
                    waiting.append(child)
        return frozenset(found)


COLLECTIONS: Mapping[type[Record], str] = MappingProxyType(
    {
        TeamMember: "team",
        Account: "accounts",
        Unit: "units",
        Person: "people",
        Relationship: "relationships",
        Tie: "ties",
        Objective: "objectives",
        RoleAssignment: "roles",
        ImportedValues: "imported",
        NotSame: "not_same",
    }
)
"""Which mapping of a snapshot holds which record type; parents come before what refers to them."""

assert tuple(COLLECTIONS.values()) == tuple(f.name for f in fields(Snapshot))


def _grouped(pairs: Iterable[tuple[str, _T]]) -> Mapping[str, tuple[_T, ...]]:
    groups: dict[str, list[_T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
