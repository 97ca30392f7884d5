"""The measures of an objective, each with its denominator; there is no total of them (method.md 5).

Those of an account are in ``account_measures``. Measure 1, Access, is ``Access.shown`` with its band.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from relmap.analysis.ground import Ground
from relmap.analysis.knowledge import Item, items_of, missing_about
from relmap.analysis.paths import Access
from relmap.analysis.scope import economic_buyers, holders
from relmap.analysis.standing import Freshness, days_since_contact, freshness, in_force, usable_depth
from relmap.model.entities import Objective, Person
from relmap.model.relations import Relationship, RoleAssignment
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import BuyingRole, Influence, Step

WORKING = 2
"""The usable depth from which we work with somebody."""

_COVERED = (0.0, 0.25, 0.5, 1.0)
_MISSING_ROLE = {BuyingRole.ECONOMIC: 3, BuyingRole.TECHNICAL: 2, BuyingRole.USER: 2}
_NAMED_GAPS = 3
_PARTIAL_FROM = 40
_COVERED_FROM = 70


class CoverageBand(StrEnum):
    """How much of the buying influence is covered (measure 2)."""

    COVERED = "COVERED"
    PARTIAL = "PARTIAL"
    THIN = "THIN"


@dataclass(frozen=True, slots=True)
class Coverage:
    """Measure 2. ``points`` of ``weight``; ``working`` of ``holders`` are at Working or better.

    ``missing`` are the roles nobody holds; they are in ``weight``, so that naming fewer people never helps.
    """

    points: float
    weight: int
    holders: int
    working: int
    missing: tuple[BuyingRole, ...]

    @property
    def percent(self) -> int:
        """0 … 100, floored."""
        return math.floor(100 * self.points / self.weight + 1e-7)

    @property
    def band(self) -> CoverageBand:
        """What the share says."""
        if self.percent >= _COVERED_FROM:
            return CoverageBand.COVERED
        return CoverageBand.PARTIAL if self.percent >= _PARTIAL_FROM else CoverageBand.THIN


@dataclass(frozen=True, slots=True)
class Gap:
    """A relationship that should be deeper than it counts today."""

    team_member: str
    person: str
    usable: int
    target: int

    @property
    def steps(self) -> int:
        """Rungs to climb."""
        return self.target - self.usable


@dataclass(frozen=True, slots=True)
class DepthMeasure:
    """Measure 4 over ``holders`` people; ``middle`` is None without any.

    ``gaps`` are largest first; ``planned`` counts the relationships with a target: without one there is no plan.
    """

    holders: int
    middle: float | None
    planned: int
    gaps: tuple[Gap, ...]

    @property
    def gap(self) -> int:
        """All rungs to climb."""
        return sum(gap.steps for gap in self.gaps)

    @property
    def named(self) -> tuple[Gap, ...]:
        """The largest gaps."""
        return self.gaps[:_NAMED_GAPS]


@dataclass(frozen=True, slots=True)
class Lapsed:
    """Somebody who matters and has not been talked to; ``days`` is None when no talk is recorded."""

    person: str
    team_member: str
    days: int | None


@dataclass(frozen=True, slots=True)
class FreshnessMeasure:
    """Measure 7: ``fresh`` of ``relations`` with people who matter. ``unknown`` are those we have no relation with."""

    fresh: int
    relations: int
    lapsed: tuple[Lapsed, ...]
    unknown: tuple[str, ...]

    @property
    def percent(self) -> int | None:
        """0 … 100, floored; None without any relation."""
        return 100 * self.fresh // self.relations if self.relations else None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Measure 8 of one holder: points of items known and confirmed within the year, and what is missing."""

    person: str
    points: int
    weight: int
    missing: tuple[Item, ...]

    @property
    def percent(self) -> int:
        """0 … 100, floored."""
        return 100 * self.points // self.weight


@dataclass(frozen=True, slots=True)
class Progress:
    """Measure 9: the steps from CONTACT up to ``step`` that somebody of theirs agreed to.

    TARGET is our own step and needs nobody, so ``number`` is 0 there.
    """

    step: Step
    agreed: tuple[Step, ...]

    @property
    def number(self) -> int:
        """The number of the present step, CONTACT being the first."""
        return self.step.rank

    @property
    def open(self) -> tuple[Step, ...]:
        """The steps so far that nobody agreed to."""
        return tuple(step for step in Step if 0 < step.rank <= self.number and step not in self.agreed)


@dataclass(frozen=True, slots=True)
class ObjectiveMeasures:
    """Measures 1, 2, 4, 7, 8 and 9 of one objective. ``knowledge`` has no entry for people of little influence."""

    objective: str
    access: Access
    coverage: Coverage
    depth: DepthMeasure
    freshness: FreshnessMeasure
    knowledge: tuple[Knowledge, ...]
    progress: Progress


def objective_measures(ground: Ground, objective: Objective, access: Access) -> ObjectiveMeasures:
    """All measures of an objective; ``access`` is the one of its report."""
    return ObjectiveMeasures(
        objective.id,
        access,
        coverage(ground, objective),
        depth(ground, objective),
        freshness_of(ground, objective, access),
        knowledge(ground, objective),
        progress(ground, objective),
    )


def coverage(ground: Ground, objective: Objective) -> Coverage:
    """How much of the buying influence we work with. Empty posts and placeholders are uncovered."""
    points, weight, working = 0.0, 0, 0
    buying = _buying(ground.snapshot, objective)
    held = frozenset(role for _, assignment in buying for role in assignment.roles)
    for person, assignment in buying:
        usable = ground.depths.get(person.id, 0)
        share = 3 if BuyingRole.ECONOMIC in assignment.roles else assignment.influence.rank
        weight += share
        points += share * _COVERED[min(usable, len(_COVERED) - 1)]
        working += usable >= WORKING
    missing = tuple(role for role in _MISSING_ROLE if role not in held)
    return Coverage(points, weight + sum(_MISSING_ROLE[role] for role in missing), len(buying), working, missing)


def depth(ground: Ground, objective: Objective) -> DepthMeasure:
    """Where we stand with the buyers, and how far from where we want to be.

    The mean of all contacts is not shown: it rises with every acquaintance.
    """
    people = [person.id for person, _ in _buying(ground.snapshot, objective)]
    planned = [
        ours
        for person in people
        for ours in ground.snapshot.relationships_of(person)
        if ours.target_depth is not None and in_force(ground.snapshot, ours)
    ]
    gaps = [
        Gap(ours.team_member, ours.person, usable, ours.target_depth)
        for ours in planned
        if ours.target_depth is not None and (usable := usable_depth(ours, ground.as_of)) < ours.target_depth
    ]
    gaps.sort(key=lambda gap: (-gap.steps, gap.person, gap.team_member))
    middle = float(median(ground.depths.get(person, 0) for person in people)) if people else None
    return DepthMeasure(len(people), middle, len(planned), tuple(gaps))


def freshness_of(ground: Ground, objective: Objective, access: Access) -> FreshnessMeasure:
    """Whether we talk with those who matter: buyers, coaches, the influential, people on shown paths.

    Counting all contacts would reward mass mailing. Of several colleagues the one closest to the person counts.
    """
    fresh, lapsed, unknown = 0, [], []
    people = sorted(who_matters(ground.snapshot, objective, access))
    for person in people:
        ours = closest(ground, person)
        if ours is None:
            unknown.append(person)
        elif freshness(ours, ground.as_of) in (Freshness.FRESH, Freshness.AGEING):
            fresh += 1
        else:
            lapsed.append(Lapsed(person, ours.team_member, days_since_contact(ours, ground.as_of)))
    lapsed.sort(key=lambda one: (one.days is not None, -(one.days or 0), one.person))
    return FreshnessMeasure(fresh, fresh + len(lapsed), tuple(lapsed), tuple(unknown))


def who_matters(snapshot: Snapshot, objective: Objective, access: Access) -> frozenset[str]:
    """The active people whose relation must not lapse (measure 7)."""
    found = {person.id for person in economic_buyers(snapshot, objective)}
    found |= {person.id for person, _ in holders(snapshot, objective, BuyingRole.COACH)}
    found |= {r.person for r in snapshot.roles_of(objective.id) if r.influence is Influence.HIGH}
    found |= {person for path in access.known for person in path.ids[1:]}
    return frozenset(p for p in found if (person := snapshot.people.get(p)) is not None and person.active)


def closest(ground: Ground, person: str) -> Relationship | None:
    """Our best relation to somebody: highest usable depth, then depth (method.md 4.4.9); None without any."""
    ours: Iterable[Relationship] = (
        r for r in ground.snapshot.relationships_of(person) if r.depth > 0 and in_force(ground.snapshot, r)
    )
    return min(ours, key=lambda r: (-usable_depth(r, ground.as_of), -r.depth, r.team_member), default=None)


def knowledge(ground: Ground, objective: Objective) -> tuple[Knowledge, ...]:
    """How well we know each active holder, least known first; nobody of little influence (data minimisation)."""
    found = []
    for assignment in ground.snapshot.roles_of(objective.id):
        person = ground.snapshot.people.get(assignment.person)
        economic = BuyingRole.ECONOMIC in assignment.roles
        asked = assignment.holder and (economic or assignment.influence is not Influence.LOW)
        if person is None or not person.active or not asked:
            continue
        items = items_of(assignment)
        lacking = tuple(m.item for m in missing_about(ground.snapshot, assignment, ground.as_of) if m.item in items)
        weight = sum(items.values())
        found.append(Knowledge(person.id, weight - sum(items[item] for item in lacking), weight, lacking))
    return tuple(sorted(found, key=lambda one: (one.points / one.weight, one.person)))


def progress(ground: Ground, objective: Objective) -> Progress:
    """How many steps the customer agreed to; only people on the account's map count, and no day to come."""
    snapshot = ground.snapshot
    agreed = {
        agreement.step
        for agreement in snapshot.agreements_of(objective.id)
        if _theirs(snapshot, objective, agreement.agreed_by)
        and (agreement.agreed_on is None or agreement.agreed_on <= ground.as_of)
    }
    return Progress(objective.step, tuple(s for s in Step if s in agreed and 0 < s.rank <= objective.step.rank))


def _theirs(snapshot: Snapshot, objective: Objective, person: str | None) -> bool:
    record = snapshot.people.get(person) if person is not None else None
    return record is not None and record.account == objective.account


def _buying(
    snapshot: Snapshot, objective: Objective, roles: Collection[BuyingRole] = tuple(_MISSING_ROLE)
) -> tuple[tuple[Person, RoleAssignment], ...]:
    """The E/T/U holders on the account's map, each once, by id."""
    found = {person.id: (person, held) for role in roles for person, held in holders(snapshot, objective, role)}
    return tuple(found[person] for person in sorted(found))
