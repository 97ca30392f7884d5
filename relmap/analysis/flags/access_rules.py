"""Rules about the way to the economic buyer: F01, F02, F04, F08 (method.md 4.2)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from relmap.analysis.flags.case import Case
from relmap.analysis.flags.facts import Contact, FragilePath, LowOnly, NoContact, NoPath
from relmap.analysis.flags.obstacles import obstacle, people_of
from relmap.analysis.flags.report import Flag
from relmap.analysis.paths import reaches
from relmap.analysis.routes import best_route
from relmap.analysis.scope import scope
from relmap.analysis.standing import entered_depth, in_force
from relmap.model.relations import Relationship
from relmap.model.vocabulary import Severity

_NAMED = 2
"""How many people F02 proposes to approach, and how many could introduce us."""


def low_only_no_path(case: Case) -> Flag | None:
    """F01, the headline: all we know are low-level, and no known path leads to any economic buyer."""
    if not _low_only_no_path(case):
        return None
    reason, found = obstacle(case)
    buyers = tuple(p.id for p in case.buyers)
    facts = LowOnly(case.unit, _deepest(case, case.contacts.low), case.contacts.only_met, buyers, found, case.access)
    people = (*buyers, *people_of(found))
    return case.flag("F01", "LOW_ONLY_NO_PATH", Severity.CRITICAL, facts, people, reason=reason)


def no_contact(case: Case) -> Flag | None:
    """F02: nobody in the scope is known; kept apart from F01 so that "all are low" is never vacuous."""
    if case.contacts.known:
        return None
    inside = {p.id for p in scope(case.snapshot, case.objective)}
    approach = _to_approach(case, inside)
    helpers = sorted(
        (
            hops[0]
            for person, hops in case.ground.firsts.items()
            if person not in inside and _can_help(case, hops[0].depth)
        ),
        key=lambda hop: (-hop.depth, hop.target),
    )
    facts = NoContact(case.unit, _last_lapse(case, inside), approach, tuple(hop.target for hop in helpers[:_NAMED]))
    return case.flag("F02", "NO_CONTACT", Severity.CRITICAL, facts, approach)


def buyer_no_path(case: Case) -> Flag | None:
    """F04: we work with upper-level people, yet no known path reaches an economic buyer."""
    if not case.active_buyers or case.access.known or _low_only_no_path(case):
        return None
    reason, found = obstacle(case)
    buyers = tuple(p.id for p in case.active_buyers)
    facts = NoPath(_deepest(case, case.contacts.upper), buyers, found, case.access)
    people = (*buyers, *people_of(found))
    return case.flag("F04", "EB_NO_PATH", Severity.HIGH, facts, people, reason=reason)


def path_fragile(case: Case) -> Flag | None:
    """F08: (a) the best path is weak, (b) all paths run through one person, (c) all contacts are low-level."""
    best = case.access.best
    if best is None:
        return None
    through = _on_every_path(case)
    variants = tuple(
        letter
        for letter, holds in (
            ("a", not reaches(best.strength, case.thresholds.fragile)),
            ("b", bool(through)),
            ("c", not case.contacts.upper),
        )
        if holds
    )
    if not variants:
        return None
    ways_up = tuple(dict.fromkeys(path.first for path in case.access.known))
    facts = FragilePath(case.access, through, ways_up)
    people = (best.end, *through, *(ways_up if "c" in variants else ()))
    return case.flag("F08", "PATH_FRAGILE", Severity.MEDIUM, facts, people, variants=variants)


def _low_only_no_path(case: Case) -> bool:
    return bool(case.contacts.known) and not case.contacts.upper and not case.access.known


def _deepest(case: Case, people: Iterable[str]) -> tuple[Contact, ...]:
    depths = case.contacts.depths
    return tuple(Contact(person, depths[person]) for person in sorted(people, key=lambda p: (-depths[p], p)))


def _on_every_path(case: Case) -> tuple[str, ...]:
    """Everybody but the buyers without whom no known path is left, in the order of the best path.

    Only people on the best path can be on all of them. A known direct path has nobody else on it, so it also answers
    the rule's first clause.
    """
    best = case.access.best
    assert best is not None
    buyers = [p.id for p in case.active_buyers]
    ground, closed = case.ground, case.opponents
    return tuple(
        person
        for person in best.ids[1:]
        if person not in {p.id for p in case.buyers}
        and best_route(ground.known, ground.firsts, buyers, ground, case.thresholds.known, closed | {person}) is None
    )


def _can_help(case: Case, depth: int) -> bool:
    return depth >= case.thresholds.upper_contact


def _to_approach(case: Case, inside: set[str]) -> tuple[str, ...]:
    """Whom to approach: economic buyers first, then the highest levels."""
    buyers = {p.id for p in case.buyers}
    people = [case.snapshot.people[person] for person in inside]
    people = [p for p in people if p.active]
    people.sort(key=lambda p: (p.id not in buyers, -p.level.rank, p.id))
    return tuple(p.id for p in people[:_NAMED])


def _last_lapse(case: Case, inside: set[str]) -> date | None:
    """The day on which the last relationship in the scope faded out; None when none ever did."""
    ours = (r for person in inside for r in case.snapshot.relationships_of(person) if in_force(case.snapshot, r))
    days = (_lapsed_on(r, case.ground.as_of) for r in ours)
    return max((day for day in days if day is not None), default=None)


def _lapsed_on(ours: Relationship, as_of: date) -> date | None:
    """The first day on which a relationship no longer counted: after two cadences for depth 1, four for depth 2."""
    depth = entered_depth(ours)
    if ours.last_contact is None or depth not in (1, 2):
        return None
    days = max(0, 2 * depth * ours.cadence_days + 1)
    return ours.last_contact + timedelta(days=days) if (as_of - ours.last_contact).days >= days else None
