"""Rules about what moves around an objective: F15, F16, F17 (method.md 4.2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from relmap.analysis.flags.case import AccountCase, Case
from relmap.analysis.flags.report import Flag
from relmap.analysis.flags.strategy_facts import DoorClosing, NoManagementTie, PlayerChange, PlayerChanged, PlayerEvent
from relmap.analysis.paths import reaches
from relmap.analysis.scope import scope
from relmap.analysis.standing import entered_depth, is_upper, usable, usable_depth
from relmap.model.entities import Person
from relmap.model.relations import RoleAssignment
from relmap.model.strategy_vocabulary import CompetitorStrength
from relmap.model.vocabulary import (
    BuyingRole,
    Certainty,
    Influence,
    Level,
    PersonStatus,
    Severity,
    TargetStatus,
    TieKind,
)

_LEADING = (TieKind.CAN_INTRODUCE, TieKind.INFLUENCES, TieKind.ALLY)
_GONE = (PersonStatus.LEFT, PersonStatus.VACANT)


def no_management_tie(case: Case) -> Flag | None:
    """F15: the upper level knows us, but not our management; for key accounts and large objectives."""
    value = case.objective.value
    large = value is not None and value >= case.thresholds.management_value
    if case.account.target_status is not TargetStatus.KEY and not large:
        return None
    snapshot = case.snapshot
    upper = [p for p in case.contacts.upper if snapshot.people[p].level.rank >= Level.DIRECTOR.rank]
    if not upper:
        return None
    management = {m.id for m in snapshot.team.values() if m.is_management and m.active}
    tied = any(
        r.team_member in management and usable(snapshot, r, case.as_of) >= case.thresholds.working
        for person in case.contacts.depths
        if is_upper(snapshot.people[person], case.account)
        for r in snapshot.relationships_of(person)
    )
    if tied:
        return None
    upper.sort(key=lambda person: (-snapshot.people[person].level.rank, -case.depth(person), person))
    facts = NoManagementTie(tuple(upper), tuple(sorted(management)))
    return case.flag("F15", "NO_MANAGEMENT_TIE", Severity.MEDIUM, facts, tuple(upper))


def door_closing(case: Case) -> Flag | None:
    """F16: (a) a competitor is close to who decides, (c) they choose or renew soon and our access is not strong."""
    ties = tuple(
        tie.id
        for person, assignment in case.cast_active
        if person.id in case.buyer_ids or (assignment.holder and assignment.influence is Influence.HIGH)
        for tie in case.snapshot.competitor_ties_of(person.id)
        if tie.strength is CompetitorStrength.STRONG
    )
    selection = _near(case, case.objective.partner_selection_date)
    renewal = _near(case, case.account.renewal_date)
    late = (selection or renewal) is not None and not reaches(case.access.strength, case.thresholds.strong)
    if not ties and not late:
        return None
    buyers = tuple(p.id for p in case.active_buyers)
    facts = DoorClosing(ties, "", selection, renewal, buyers, case.access.band)
    people = (*(case.snapshot.competitor_ties[tie].person for tie in ties), *(buyers if late else ()))
    variants = (*("a" * bool(ties)), *("c" * late))
    return case.flag("F16", "DOOR_CLOSING", Severity.HIGH, facts, people, variants=variants)


def incumbent(case: AccountCase) -> Flag | None:
    """F16(b): they have a partner, and it is not us; of the account (4.4.3)."""
    name = case.account.incumbent_partner.strip()
    if not name:
        return None
    return case.flag("F16", "DOOR_CLOSING", Severity.HIGH, DoorClosing(incumbent=name), variants=("b",))


def _near(case: Case, day: date | None) -> date | None:
    near = day is not None and 0 <= (day - case.as_of).days <= case.thresholds.closing_days
    return day if near else None


def player_changed(case: Case) -> Flag | None:
    """F17: somebody with a part left, is new or was moved, or the one of ours who knew somebody is gone."""
    changes = (*_players(case), *_introducers(case), *_colleagues(case))
    if not changes:
        return None
    people = tuple(change.person for change in changes)
    return case.flag("F17", "PLAYER_CHANGED", Severity.HIGH, PlayerChanged(changes), people)


def _players(case: Case) -> Iterator[PlayerChange]:
    for person, assignment in case.cast:
        if not assignment.holder:
            continue
        event = _event(case, person)
        if event is not None:
            yield _change(case, *event, person, assignment)


def _event(case: Case, person: Person) -> tuple[PlayerEvent, date] | None:
    if person.status in _GONE:
        return (PlayerEvent.GONE, person.since) if person.since is not None and _recent(case, person.since) else None
    if person.in_post_since is not None and _recent(case, person.in_post_since):
        return PlayerEvent.NEW, person.in_post_since
    if person.reorg_date is not None and _recent(case, person.reorg_date):
        return PlayerEvent.REORGANISED, person.reorg_date
    return None


def _recent(case: Case, day: date) -> bool:
    """A change that is announced counts as well."""
    return (case.as_of - day).days < case.thresholds.change_days


def _introducers(case: Case) -> Iterator[PlayerChange]:
    """Those without a role who are gone, whom we knew, and who led to a buyer or to somebody on the best path."""
    holding = {person.id for person, assignment in case.cast if assignment.holder}
    best = {person for buyer in case.access.buyers for path in buyer.known[:1] for person in path.ids[1:]}
    wanted = best | case.buyer_ids
    for person in sorted(case.snapshot.people_of(case.account.id), key=lambda p: p.id):
        if person.id in holding or person.status not in _GONE or person.since is None:
            continue
        if _recent(case, person.since) and _was_known(case, person.id) and wanted.intersection(_ends(case, person.id)):
            yield _change(case, PlayerEvent.GONE, person.since, person, None)


def _was_known(case: Case, person: str) -> bool:
    return any(entered_depth(r) >= case.thresholds.working for r in case.snapshot.relationships_of(person))


def _change(
    case: Case, event: PlayerEvent, day: date, person: Person, assignment: RoleAssignment | None
) -> PlayerChange:
    roles = tuple(role for role in BuyingRole if assignment is not None and role in assignment.roles)
    return PlayerChange(event, person.id, day, roles=roles, ends=_ends(case, person.id))


def _ends(case: Case, person: str) -> tuple[str, ...]:
    found = (
        tie.target if tie.source == person else tie.source
        for tie in case.snapshot.ties_of(person)
        if tie.kind in _LEADING and (tie.source == person or tie.kind.mutual) and tie.certainty is not Certainty.ASSUMED
    )
    return tuple(dict.fromkeys(found))


def _colleagues(case: Case) -> Iterator[PlayerChange]:
    """People only a colleague who is gone could have been asked to call."""
    snapshot, floor = case.snapshot, case.thresholds.working
    if all(member.active for member in snapshot.team.values()):
        return
    inside = {p.id for p in scope(snapshot, case.objective)} | {p.id for p, _ in case.cast}
    for person in sorted(inside):
        if not snapshot.people[person].active or case.depth(person) >= floor:
            continue
        gone = [
            r
            for r in snapshot.relationships_of(person)
            if (member := snapshot.team.get(r.team_member)) is not None
            and not member.active
            and usable_depth(r, case.as_of) >= floor
        ]
        if gone:
            ours = min(gone, key=lambda r: (-usable_depth(r, case.as_of), r.team_member))
            yield PlayerChange(PlayerEvent.COLLEAGUE_GONE, person, member=ours.team_member)
