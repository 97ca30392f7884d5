"""Mends what points nowhere in a document that was read, and lists it (method.md 3.7, 4.4.10, 4.4.12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields, replace
from typing import Any, TypeVar

from relmap.exchange.loops import loops, shown
from relmap.exchange.remarks import Remark
from relmap.model.entities import Objective, Person, Unit
from relmap.model.memory import NotSame, told_apart
from relmap.model.references import REFERENCES, fits, named
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import COLLECTIONS, Record, Snapshot
from relmap.model.vocabulary import BuyingRole

_R = TypeVar("_R", bound=Record)


def resolved(snapshot: Snapshot) -> tuple[Snapshot, tuple[Remark, ...]]:
    """The document without references to nowhere, and what was noticed.

    A reference to nowhere becomes blank; a line or a role whose end is missing is left out. People are never left
    out; cycles and self-reports stay as they are.
    """
    mending = _Mending(snapshot)
    mended = replace(
        snapshot,
        units=_kept(mending.unit(u) for u in snapshot.units.values()),
        people=_kept(mending.person(p) for p in snapshot.people.values()),
        relationships=_kept(mending.relationship(r) for r in snapshot.relationships.values()),
        ties=_kept(mending.tie(t) for t in snapshot.ties.values()),
        objectives=_kept(mending.objective(o) for o in snapshot.objectives.values()),
        roles=_kept(mending.role(r) for r in snapshot.roles.values()),
        not_same=_kept(mending.not_same(pair) for pair in snapshot.not_same.values()),
    )
    for record_type in REFERENCES:
        # One type after the other: what one leaves out, the next one no longer finds.
        collection = COLLECTIONS[record_type]
        kept: Any = _kept(mending.around(mended, r) for r in getattr(mended, collection).values())
        mended = replace(mended, **{collection: kept})
    return mended, (*mending.remarks, *loops(mended.people))


class _Mending:
    """One look at every reference of a document; ``remarks`` grows."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._document = snapshot
        self.remarks: list[Remark] = []

    def unit(self, unit: Unit) -> Unit:
        if self._in_unit(unit.parent, unit.account):
            return unit
        self._note("UNIT_PARENT_NOT_FOUND", name=unit.name)
        return replace(unit, parent=None)

    def person(self, person: Person) -> Person:
        if not self._in_unit(person.unit, person.account):
            self._note("UNIT_NOT_FOUND", name=shown(person))
            person = replace(person, unit=None)
        if person.reports_to is not None:
            manager = self._document.people.get(person.reports_to)
            if manager is None or manager.account != person.account:
                self._note("MANAGER_NOT_FOUND", name=shown(person), manager=person.reports_to)
                person = replace(person, reports_to=None)
        return person

    def relationship(self, relationship: Relationship) -> Relationship | None:
        if relationship.team_member in self._document.team and relationship.person in self._document.people:
            return relationship
        self._left_out("RELATIONSHIP_LEFT_OUT", relationship)
        return None

    def tie(self, tie: Tie) -> Tie | None:
        source, target = self._document.people.get(tie.source), self._document.people.get(tie.target)
        if source is None or target is None or source.account != target.account:
            self._left_out("TIE_LEFT_OUT", tie)
            return None
        if source is target:
            self._note("TIE_TO_SELF", name=shown(source))
            return None
        return tie

    def objective(self, objective: Objective) -> Objective:
        if self._in_unit(objective.unit, objective.account):
            return objective
        self._note("OBJECTIVE_UNIT_NOT_FOUND", title=objective.title)
        return replace(objective, unit=None)

    def role(self, role: RoleAssignment) -> RoleAssignment | None:
        person = self._document.people.get(role.person)
        if person is not None and person.account == self._document.objectives[role.objective].account:
            return role
        if role.person not in self._document.team:
            self._left_out("ROLE_LEFT_OUT", role)
            return None
        if role.roles == {BuyingRole.COACH}:
            return role
        self._note("ROLE_COACH_ONLY", name=self._document.team[role.person].name)
        return replace(role, roles=frozenset({BuyingRole.COACH})) if BuyingRole.COACH in role.roles else None

    def not_same(self, pair: NotSame) -> NotSame | None:
        first, second = self._document.people.get(pair.first), self._document.people.get(pair.second)
        if first is None or second is None or first is second or first.account != second.account:
            self._left_out("NOT_SAME_LEFT_OUT", pair)
            return None
        return told_apart(first.id, second.id)

    def around(self, document: Snapshot, record: Record) -> Record | None:
        """A record around the map: without the names of what is not there; left out when it cannot be without."""
        lost = {r.field: key for r, key in named(record) if not fits(document, record, r, key)}
        if not lost:
            return record
        required = {f.name for f in fields(record) if f.default is MISSING}
        left_out = bool(required & lost.keys())
        facts = {"kind": type(record).__name__, "ids": ", ".join(lost.values())}
        self._note("RECORD_LEFT_OUT" if left_out else "REFERENCE_NOT_FOUND", **facts)
        blank: Any = record
        return None if left_out else replace(blank, **dict.fromkeys(lost))

    def _in_unit(self, unit: str | None, account: str) -> bool:
        if unit is None:
            return True
        found = self._document.units.get(unit)
        return found is not None and found.account == account

    def _left_out(self, code: str, record: Record) -> None:
        missing = [end for end in _ends(record) if end not in self._document.people and end not in self._document.team]
        self._note(code, ids=", ".join(missing or _ends(record)))

    def _note(self, code: str, **facts: object) -> None:
        self.remarks.append(Remark(code, facts=facts))


def _ends(record: Record) -> tuple[str, ...]:
    if isinstance(record, Relationship):
        return record.team_member, record.person
    if isinstance(record, Tie):
        return record.source, record.target
    if isinstance(record, NotSame):
        return record.first, record.second
    return (record.person,) if isinstance(record, RoleAssignment) else ()


def _kept(records: Iterator[_R] | Iterator[_R | None]) -> dict[str, _R]:
    return {record.id: record for record in records if record is not None}
