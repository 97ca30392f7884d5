"""Which lines and ties of an account count as hops, and what they weigh (method.md 3.4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from relmap.analysis.paths import Hop, HopKind
from relmap.analysis.standing import Standing, standings
from relmap.analysis.thresholds import Thresholds
from relmap.model.entities import Person
from relmap.model.integrity import reporting_cycles
from relmap.model.relations import Tie
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Certainty, TieKind

Pairs = frozenset[tuple[str, str]]

_INTRODUCING = {
    TieKind.CAN_INTRODUCE: HopKind.CAN_INTRODUCE,
    TieKind.INFLUENCES: HopKind.INFLUENCES,
    TieKind.ALLY: HopKind.ALLY,
}


def hops(snapshot: Snapshot, account: str, thresholds: Thresholds) -> Iterator[Hop]:
    """Every hop between two ACTIVE people of an account, known or not, also between people in conflict.

    The first hop, ours, is not among them.
    """
    yield from tie_hops(snapshot, account, thresholds)
    for person, manager in solid_lines(snapshot, account):
        if person.active and manager.active:
            sure = person.reports_to_certainty
            yield Hop(manager.id, person.id, HopKind.REPORTS_TO, thresholds.line_down, sure, person.id)
            yield Hop(person.id, manager.id, HopKind.REPORTS_TO, thresholds.line_up, sure, person.id)


def tie_hops(snapshot: Snapshot, account: str, thresholds: Thresholds) -> Iterator[Hop]:
    """The hops of ``hops`` that ties carry, dotted lines among them."""
    people = {p.id: p for p in snapshot.people_of(account) if p.active}
    for tie in _ties(snapshot, people):
        yield from _tie_hops(tie, people, thresholds)


def _ties(snapshot: Snapshot, people: Mapping[str, Person]) -> Iterator[Tie]:
    for person in people:
        for tie in snapshot.ties_of(person):
            if tie.source == person and tie.target in people and tie.target != person:
                yield tie


def _tie_hops(tie: Tie, people: Mapping[str, Person], thresholds: Thresholds) -> Iterator[Hop]:
    if tie.kind is TieKind.DOTTED_TO:
        yield Hop(tie.source, tie.target, HopKind.DOTTED_TO, thresholds.dotted_up, tie.certainty, tie.id)
    elif tie.kind in _INTRODUCING:
        yield _tie_hop(tie, people[tie.source], tie.target, thresholds)
        if tie.kind is TieKind.ALLY:
            yield _tie_hop(tie, people[tie.target], tie.source, thresholds)


def _tie_hop(tie: Tie, source: Person, target: str, thresholds: Thresholds) -> Hop:
    kind = _INTRODUCING[tie.kind]
    weight = _tie_weight(tie, thresholds) * thresholds.certainty[tie.certainty]
    if source.outsider:
        weight *= thresholds.outsider
    strength = tie.strength if kind is HopKind.INFLUENCES else None
    return Hop(source.id, target, kind, weight, tie.certainty, tie.id, strength, outsider=source.outsider)


def _tie_weight(tie: Tie, thresholds: Thresholds) -> float:
    if tie.kind is TieKind.INFLUENCES:
        return thresholds.influences[tie.strength]
    return thresholds.can_introduce if tie.kind is TieKind.CAN_INTRODUCE else thresholds.ally


def solid_lines(snapshot: Snapshot, account: str) -> Iterator[tuple[Person, Person]]:
    """Subordinate and manager of every solid line on one map, without self-reports and the lines of a cycle (3.7)."""
    everybody = snapshot.people_of(account)
    people = {p.id: p for p in everybody}
    circling = {person for cycle in reporting_cycles(everybody) for person in cycle}
    for person in everybody:
        manager = people.get(person.reports_to) if person.reports_to is not None else None
        if manager is not None and manager is not person and person.id not in circling:
            yield person, manager


def conflicts(snapshot: Snapshot, account: str) -> Pairs:
    """Both orders of every pair in CONFLICT, whatever its certainty (method.md 4.4.4)."""
    found: set[tuple[str, str]] = set()
    for person in snapshot.people_of(account):
        for tie in snapshot.ties_of(person.id):
            if tie.kind is TieKind.CONFLICT:
                found.add((tie.source, tie.target))
                found.add((tie.target, tie.source))
    return frozenset(found)


def first_hops(
    snapshot: Snapshot, account: str, as_of: date, thresholds: Thresholds, *, lapse: bool = True
) -> Mapping[str, tuple[Hop, ...]]:
    """Our relationships to ACTIVE people of an account that lead somewhere, by person, best first.

    ``lapse`` as in ``standings``.
    """
    found: dict[str, tuple[Hop, ...]] = {}
    for person in snapshot.people_of(account):
        ours = standings(snapshot, person.id, as_of, lapse=lapse)
        if ours:
            found[person.id] = tuple(_first_hop(s, thresholds) for s in ours)
    return found


def _first_hop(standing: Standing, thresholds: Thresholds) -> Hop:
    ours = standing.relationship
    return Hop(
        ours.team_member,
        ours.person,
        HopKind.RELATIONSHIP,
        thresholds.relationship[standing.usable],
        Certainty.CONFIRMED,
        ours.id,
        depth=standing.usable,
        freshness=standing.freshness,
        days=standing.days,
    )
