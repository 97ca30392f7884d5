"""Where we stand with one person: what a relationship still counts as, and who is a contact (method.md 3.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from relmap.model.entities import Account, Person
from relmap.model.relations import Relationship
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import DEPTHS, Level


class Freshness(StrEnum):
    """Age of the last two-way contact against its cadence (method.md 3.3)."""

    FRESH = "FRESH"
    AGEING = "AGEING"
    STALE = "STALE"
    COLD = "COLD"
    NEVER = "NEVER"


_PENALTY = {
    Freshness.FRESH: 0,
    Freshness.AGEING: 0,
    Freshness.STALE: 1,
    Freshness.COLD: 2,
    Freshness.NEVER: 1,
}
DEEPEST = len(DEPTHS) - 1


@dataclass(frozen=True, slots=True)
class Standing:
    """One of our relationships to a person and what it counts as today. ``days`` is None without a known contact."""

    relationship: Relationship
    usable: int
    freshness: Freshness
    days: int | None


def freshness(relationship: Relationship, as_of: date) -> Freshness:
    """How old the last contact is; NEVER when none is recorded, FRESH when it lies after ``as_of`` (4.4.7)."""
    days = days_since_contact(relationship, as_of)
    if days is None:
        return Freshness.NEVER
    if days <= relationship.cadence_days:
        return Freshness.FRESH
    if days <= 2 * relationship.cadence_days:
        return Freshness.AGEING
    if days <= 4 * relationship.cadence_days:
        return Freshness.STALE
    return Freshness.COLD


def days_since_contact(relationship: Relationship, as_of: date) -> int | None:
    """Calendar days since the last two-way contact, 0 when it lies ahead, None when none is recorded."""
    if relationship.last_contact is None:
        return None
    return max(0, (as_of - relationship.last_contact).days)


def penalty(relationship: Relationship, as_of: date) -> int:
    """Whole steps of depth that lapsed contact takes away."""
    return _PENALTY[freshness(relationship, as_of)]


def usable_depth(relationship: Relationship, as_of: date) -> int:
    """What the depth counts as after lapsed contact, whoever the two are; ``usable`` also asks whether both are there.

    For the sentence "entered as Trusted; counts as Credible".
    """
    return max(0, entered_depth(relationship) - penalty(relationship, as_of))


def entered_depth(relationship: Relationship) -> int:
    """The depth as recorded, kept within the scale."""
    return min(DEEPEST, max(0, relationship.depth))


def usable(snapshot: Snapshot, relationship: Relationship, as_of: date) -> int:
    """What a relationship can be used for: 0 when the colleague is inactive or the person has no active post."""
    return usable_depth(relationship, as_of) if in_force(snapshot, relationship) else 0


def in_force(snapshot: Snapshot, relationship: Relationship) -> bool:
    """Whether both ends exist and are active."""
    member = snapshot.team.get(relationship.team_member)
    person = snapshot.people.get(relationship.person)
    return member is not None and member.active and person is not None and person.active


def standings(snapshot: Snapshot, person: str, as_of: date, *, lapse: bool = True) -> tuple[Standing, ...]:
    """Our relationships to a person that count for something, deepest first, of equal ones the smallest team id.

    ``lapse`` False takes every depth as entered, as the reason ROUTE_STALE asks (method.md 4.4.6).
    """
    ours = snapshot.relationships_of(person)
    if not ours:
        return ()
    found = [
        Standing(
            relationship,
            usable_depth(relationship, as_of) if lapse else entered_depth(relationship),
            freshness(relationship, as_of),
            days_since_contact(relationship, as_of),
        )
        for relationship in ours
        if in_force(snapshot, relationship)
    ]
    found.sort(key=lambda s: (-s.usable, s.relationship.team_member))
    return tuple(s for s in found if s.usable > 0)


def best_depth(snapshot: Snapshot, person: str, as_of: date) -> int:
    """The best usable depth of ours to a person, 0 when nobody has any."""
    return max((usable(snapshot, r, as_of) for r in snapshot.relationships_of(person)), default=0)


def is_upper(person: Person, account: Account) -> bool:
    """Whether a person belongs to the account's upper level, by rank or by a stated reason."""
    if person.upper_override is not None and person.upper_override.strip():
        return True
    return person.level is not Level.UNKNOWN and person.level.rank >= account.upper_from.rank
