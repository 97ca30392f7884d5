"""What has to change hands when one of ours leaves, account by account (method.md 1.5, 87; F17; scenarios.md 8)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from relmap.analysis.dependence import Loss, loss
from relmap.analysis.measures import WORKING
from relmap.analysis.standing import usable
from relmap.analysis.stewardship import role_holders, silent_colleagues
from relmap.analysis.what_if import put
from relmap.model.plan import Action, Meeting
from relmap.model.relations import Relationship
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import PolicyState
from relmap.model.vocabulary import ObjectiveStatus


class Duty(StrEnum):
    """What somebody of ours is named as."""

    OWNER = "OWNER"
    STEWARD = "STEWARD"
    FACTORY_CONTACT = "FACTORY_CONTACT"
    SYSTEM_OWNER = "SYSTEM_OWNER"
    POLICY_DECIDER = "POLICY_DECIDER"


@dataclass(frozen=True, slots=True)
class Successor:
    """Who could take over a relationship; ``depth`` is what their own counts as today, 0 for somebody not yet known."""

    member: str
    depth: int


@dataclass(frozen=True, slots=True)
class Passing:
    """A relationship that is passed on. ``sole``: nobody else of ours works with the person."""

    relationship: Relationship
    usable: int
    sole: bool
    successor: Successor | None


@dataclass(frozen=True, slots=True)
class HandOver:
    """What one of ours leaves behind in an account.

    ``passings`` are in the order in which they matter: the most influential role holders first. ``duties`` come with
    the id of the objective, system or request they belong to, "" for the account itself. ``unwritten`` are people
    known well of whom nothing is written down.
    """

    account: str
    loss: Loss
    passings: tuple[Passing, ...]
    duties: tuple[tuple[Duty, str], ...]
    actions: tuple[Action, ...]
    meetings: tuple[Meeting, ...]
    unwritten: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.passings or self.duties or self.actions or self.meetings)


def hand_over(snapshot: Snapshot, member: str, account: str, as_of: date) -> HandOver:
    """What has to change hands in an account. Somebody already inactive is looked at as if still with us."""
    with_us = put(snapshot, replace(snapshot.team[member], active=True))
    holders = role_holders(with_us, account)
    lost = loss(with_us, member, account, as_of)
    sole = {contact.person for contact in lost.sole}
    passings = [
        Passing(r, usable(with_us, r, as_of), person.id in sole, successor(with_us, member, person.id, as_of))
        for person in with_us.people_of(account)
        if person.active
        for r in with_us.relationships_of(person.id)
        if r.team_member == member and r.depth > 0
    ]
    passings.sort(key=lambda p: (-holders.get(p.relationship.person, -1), -p.usable, p.relationship.person))
    return HandOver(
        account,
        lost,
        tuple(passings),
        _duties(with_us, member, account),
        tuple(a for a in with_us.actions_of(account) if a.owner == member and a.done is None),
        tuple(
            m for m in with_us.meetings_of(account) if not m.held and _ahead(m, as_of) and _attends(with_us, m, member)
        ),
        next((one.people for one in silent_colleagues(with_us, account, as_of) if one.team_member == member), ()),
    )


def successor(snapshot: Snapshot, member: str, person: str, as_of: date) -> Successor | None:
    """Who knows the person best besides; else who answers for the account; else who works with most of its people."""
    known = [
        Successor(r.team_member, depth)
        for r in snapshot.relationships_of(person)
        if r.team_member != member and (depth := usable(snapshot, r, as_of)) > 0
    ]
    if known:
        return min(known, key=lambda one: (-one.depth, one.member))
    account = snapshot.people[person].account
    owner = snapshot.accounts[account].owner
    if owner is not None and owner != member and owner in snapshot.team and snapshot.team[owner].active:
        return Successor(owner, 0)
    counts: dict[str, int] = {}
    for other in snapshot.people_of(account):
        for r in snapshot.relationships_of(other.id):
            if r.team_member != member and usable(snapshot, r, as_of) >= WORKING:
                counts[r.team_member] = counts.get(r.team_member, 0) + 1
    busiest = min(counts, key=lambda one: (-counts[one], one), default=None)
    return Successor(busiest, 0) if busiest is not None else None


def _duties(snapshot: Snapshot, member: str, account: str) -> tuple[tuple[Duty, str], ...]:
    record = snapshot.accounts[account]
    found = [(duty, "") for duty, one in ((Duty.OWNER, record.owner), (Duty.STEWARD, record.steward)) if one == member]
    for objective in snapshot.objectives_of(account):
        if objective.status is ObjectiveStatus.OPEN and objective.factory_contact == member:
            found.append((Duty.FACTORY_CONTACT, objective.id))
        found += [
            (Duty.POLICY_DECIDER, request.id)
            for request in snapshot.policy_requests_of(objective.id)
            if request.decision_maker == member and request.state is PolicyState.OPEN
        ]
    found += [(Duty.SYSTEM_OWNER, one.id) for one in snapshot.integrations_of(account) if one.our_owner == member]
    return tuple(found)


def _ahead(meeting: Meeting, as_of: date) -> bool:
    return meeting.date is None or meeting.date >= as_of


def _attends(snapshot: Snapshot, meeting: Meeting, member: str) -> bool:
    return any(attendee.person == member for attendee in snapshot.attendees_of(meeting.id))
