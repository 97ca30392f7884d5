"""What a document must keep true, and what it merely reports (method.md 3.7, 4.4.10)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from relmap.model.entities import Person
from relmap.model.references import REFERENCES, fits, named
from relmap.model.snapshot import COLLECTIONS, Snapshot


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: a code of ``relmap.words.errors`` and the ids of the records concerned."""

    code: str
    ids: tuple[str, ...]


def reporting_cycles(people: Iterable[Person]) -> tuple[tuple[str, ...], ...]:
    """Every reporting cycle once, as ids along the line upward, starting at the smallest id.

    A self-report is not a cycle here; see ``self_reports``. Everybody has at most one solid manager, so cycles are
    disjoint and one walk finds them all.
    """
    manager = {p.id: p.reports_to for p in people if p.reports_to is not None and p.reports_to != p.id}
    seen: set[str] = set()
    cycles: list[tuple[str, ...]] = []
    for start in manager:
        trail: list[str] = []
        position: dict[str, int] = {}
        here: str | None = start
        while here is not None and here not in seen and here in manager:
            seen.add(here)
            position[here] = len(trail)
            trail.append(here)
            here = manager[here]
        if here is not None and here in position:
            cycle = trail[position[here] :]
            first = cycle.index(min(cycle))
            cycles.append((*cycle[first:], *cycle[:first]))
    return tuple(sorted(cycles))


def self_reports(people: Iterable[Person]) -> tuple[str, ...]:
    """People whose solid line points at themselves."""
    return tuple(p.id for p in people if p.reports_to == p.id)


def would_close_cycle(people: Mapping[str, Person], person: str, manager: str) -> bool:
    """Whether ``person`` reporting to ``manager`` would make ``person`` his own superior."""
    here: str | None = manager
    seen: set[str] = set()
    while here is not None and here not in seen:
        if here == person:
            return True
        seen.add(here)
        record = people.get(here)
        here = record.reports_to if record is not None else None
    return False


def problems(snapshot: Snapshot) -> tuple[Problem, ...]:
    """All broken references and reporting loops of a document; an empty tuple when it is sound."""
    return (*_dangling_parts(snapshot), *_dangling_relations(snapshot), *_loose(snapshot), *_loops(snapshot))


def _dangling_parts(snapshot: Snapshot) -> Iterator[Problem]:
    people, units, accounts = snapshot.people, snapshot.units, snapshot.accounts
    for unit in units.values():
        if unit.account not in accounts or (unit.parent is not None and unit.parent not in units):
            yield Problem("UNIT_DANGLING", (unit.id,))
    for person in people.values():
        if person.account not in accounts or (person.unit is not None and person.unit not in units):
            yield Problem("PERSON_DANGLING", (person.id,))
        if person.reports_to is not None and person.reports_to not in people:
            yield Problem("MANAGER_NOT_FOUND", (person.id,))
    for objective in snapshot.objectives.values():
        if objective.account not in accounts or (objective.unit is not None and objective.unit not in units):
            yield Problem("OBJECTIVE_DANGLING", (objective.id,))


def _dangling_relations(snapshot: Snapshot) -> Iterator[Problem]:
    people = snapshot.people
    for relationship in snapshot.relationships.values():
        if relationship.person not in people or relationship.team_member not in snapshot.team:
            yield Problem("RELATIONSHIP_DANGLING", (relationship.id,))
    for tie in snapshot.ties.values():
        if tie.source not in people or tie.target not in people:
            yield Problem("TIE_DANGLING", (tie.id,))
    for role in snapshot.roles.values():
        if role.objective not in snapshot.objectives or (
            role.person not in people and role.person not in snapshot.team
        ):
            yield Problem("ROLE_DANGLING", (role.id,))
    for imported in snapshot.imported.values():
        if imported.person not in people:
            yield Problem("IMPORTED_DANGLING", (imported.id,))
    for pair in snapshot.not_same.values():
        if pair.first not in people or pair.second not in people:
            yield Problem("NOT_SAME_DANGLING", (pair.id,))


def _loose(snapshot: Snapshot) -> Iterator[Problem]:
    """References around the map that lead nowhere, or into another account."""
    for record_type in REFERENCES:
        for record in getattr(snapshot, COLLECTIONS[record_type]).values():
            if any(not fits(snapshot, record, reference, key) for reference, key in named(record)):
                yield Problem("RECORD_DANGLING", (record.id,))


def _loops(snapshot: Snapshot) -> Iterator[Problem]:
    yield from (Problem("REPORTING_CYCLE", cycle) for cycle in reporting_cycles(snapshot.people.values()))
    yield from (Problem("SELF_REPORT", (person,)) for person in self_reports(snapshot.people.values()))
