"""Who has met whom: their groups and ours, in met pairs (method.md 1.5, 58 and 111)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from relmap.analysis.fitting import matches
from relmap.analysis.standing import best_depth, is_upper
from relmap.model.entities import Account, Person, TeamMember
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import UnitKind
from relmap.model.vocabulary import TeamOrg


class TheirGroup(StrEnum):
    """Where somebody of theirs belongs: the parents first, then the relatives."""

    HEAD = "HEAD"
    PLANTS = "PLANTS"
    UNITS = "UNITS"
    OUTSIDE = "OUTSIDE"


_NEEDED = (TheirGroup.HEAD, TheirGroup.PLANTS)


class OurGroup(StrEnum):
    """Where one of ours belongs."""

    MANAGEMENT = "MANAGEMENT"
    TEAM = "TEAM"
    SUPPLIERS = "SUPPLIERS"


@dataclass(frozen=True, slots=True)
class Gap:
    """An empty place that matters: nobody of ``ours`` - of us at all when None - has met anybody of ``theirs``.

    ``member`` and ``person`` could begin; ``member`` is None where nobody of ours stands out.
    """

    theirs: TheirGroup
    ours: OurGroup | None
    person: str
    member: str | None = None


@dataclass(frozen=True, slots=True)
class Encounters:
    """``pairs`` are one of ours and one of theirs who have met. Groups nobody belongs to are left out.

    ``gaps`` are headquarters and plants nobody has met, and headquarters our management has not met.
    """

    theirs: tuple[TheirGroup, ...]
    ours: tuple[OurGroup, ...]
    pairs: Mapping[tuple[TheirGroup, OurGroup], tuple[tuple[str, str], ...]]
    gaps: tuple[Gap, ...]

    def matters(self, theirs: TheirGroup, ours: OurGroup) -> bool:
        """Whether the place of two groups is one of the gaps."""
        return any(gap.theirs is theirs and gap.ours in (ours, None) for gap in self.gaps)


def encounters(snapshot: Snapshot, account: str, as_of: date) -> Encounters:
    """Who of ours who are active has met whom of theirs who are in post, in a meeting or by a relationship."""
    place = snapshot.accounts[account]
    people = {p.id: _their_group(snapshot, place, p) for p in snapshot.people_of(account) if p.active}
    members = {m.id: _our_group(m) for m in snapshot.team.values() if m.active}
    pairs: dict[tuple[TheirGroup, OurGroup], list[tuple[str, str]]] = {}
    for member, person in sorted(_met(snapshot, account)):
        if person in people and member in members:
            pairs.setdefault((people[person], members[member]), []).append((member, person))
    theirs = tuple(group for group in TheirGroup if group in people.values())
    ours = tuple(group for group in OurGroup if group in members.values())
    gaps = []
    for group in (one for one in theirs if one in _NEEDED):
        first = _first_to_meet(snapshot, [p for p, g in people.items() if g is group], as_of)
        if not any((group, one) in pairs for one in ours):
            gaps.append(Gap(group, None, first))
        elif group is TheirGroup.HEAD and OurGroup.MANAGEMENT in ours and (group, OurGroup.MANAGEMENT) not in pairs:
            fitting = (m.member for m in matches(snapshot, first, as_of))
            host = next((m for m in fitting if members[m] is OurGroup.MANAGEMENT), None)
            gaps.append(Gap(group, OurGroup.MANAGEMENT, first, host))
    return Encounters(theirs, ours, {key: tuple(value) for key, value in pairs.items()}, tuple(gaps))


def _met(snapshot: Snapshot, account: str) -> set[tuple[str, str]]:
    """Every pair of ours and theirs who know each other or sat in a meeting that was held."""
    found = {
        (r.team_member, person.id)
        for person in snapshot.people_of(account)
        for r in snapshot.relationships_of(person.id)
        if r.depth > 0
    }
    for meeting in snapshot.meetings_of(account):
        if meeting.held:
            there = [attendee.person for attendee in snapshot.attendees_of(meeting.id)]
            found |= {(us, them) for us in there if us in snapshot.team for them in there if them in snapshot.people}
    return found


def _their_group(snapshot: Snapshot, account: Account, person: Person) -> TheirGroup:
    """The upper level counts as the head wherever it sits: it is what our management should meet (F15)."""
    if person.outsider:
        return TheirGroup.OUTSIDE
    kind = _kind(snapshot, person.unit)
    if is_upper(person, account) or kind is UnitKind.HEADQUARTERS:
        return TheirGroup.HEAD
    return TheirGroup.PLANTS if kind is UnitKind.PLANT else TheirGroup.UNITS


def _kind(snapshot: Snapshot, unit: str | None) -> UnitKind | None:
    """What the nearest unit from here upward is that is more than a department; None where nothing says so."""
    seen: set[str] = set()
    while unit is not None and unit in snapshot.units and unit not in seen:
        seen.add(unit)
        record = snapshot.units[unit]
        if record.kind not in (None, UnitKind.DEPARTMENT):
            return record.kind
        unit = record.parent
    return None


def _our_group(member: TeamMember) -> OurGroup:
    if member.org is TeamOrg.SUPPLIER_PARTNER:
        return OurGroup.SUPPLIERS
    return OurGroup.MANAGEMENT if member.is_management else OurGroup.TEAM


def _first_to_meet(snapshot: Snapshot, people: list[str], as_of: date) -> str:
    """Whom to begin with: somebody who knows us, the highest of those."""

    def order(person: str) -> tuple[bool, int, int, str]:
        depth = best_depth(snapshot, person, as_of)
        return (not depth, -snapshot.people[person].level.rank, -depth, person)

    return min(people, key=order)
