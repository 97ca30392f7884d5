"""What would change: paths and flags before and after a change that is not saved (issue "what if", method.md 3.6).

The changes here are functions from one snapshot to the next; any other change, such as a command somebody is about to
give, is tried by handing in the snapshot it would lead to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from relmap.analysis.flags.report import AccountReport, Flag, ObjectiveReport
from relmap.analysis.flags.rulebook import evaluate
from relmap.analysis.paths import Path
from relmap.analysis.standing import DEEPEST, Freshness, freshness, usable_depth
from relmap.model.changes import Change, ChangeSet, apply
from relmap.model.ids import pair_id
from relmap.model.relations import Relationship, Tie
from relmap.model.snapshot import COLLECTIONS, Record, Snapshot
from relmap.model.vocabulary import Certainty, PersonStatus, TieKind

_LABEL = "WHAT_IF"
_TIE = "what-if"


@dataclass(frozen=True, slots=True)
class FlagChanges:
    """Flags after a change: raised, cleared, and those that stay but differ (before, after), worst first."""

    raised: tuple[Flag, ...] = ()
    cleared: tuple[Flag, ...] = ()
    changed: tuple[tuple[Flag, Flag], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.raised or self.cleared or self.changed)


@dataclass(frozen=True, slots=True)
class ObjectiveEffect:
    """One objective before and after; one of both is None when the change opens or closes it.

    ``lost`` and ``gained`` are the shown known paths that are not there on the other side.
    """

    objective: str
    before: ObjectiveReport | None
    after: ObjectiveReport | None
    flags: FlagChanges
    lost: tuple[Path, ...]
    gained: tuple[Path, ...]

    @property
    def access(self) -> tuple[int, int]:
        """The measure "Access" before and after."""
        return (self.before.shown if self.before else 0, self.after.shown if self.after else 0)

    def __bool__(self) -> bool:
        return bool(self.flags or self.lost or self.gained or self.access[0] != self.access[1])


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The effect on one account: its own flags, and every evaluated objective in the order of the report."""

    account: str
    flags: FlagChanges
    objectives: tuple[ObjectiveEffect, ...]

    @property
    def touched(self) -> tuple[ObjectiveEffect, ...]:
        """The objectives for which anything differs."""
        return tuple(effect for effect in self.objectives if effect)

    def __bool__(self) -> bool:
        return bool(self.flags or self.touched)


def what_if(before: Snapshot, after: Snapshot, account: str, as_of: date, known: AccountReport | None = None) -> WhatIf:
    """What differs in an account; ``known`` is its report of today where there is one, which spares half the work."""
    old = known if known is not None else _report(before, account, as_of)
    return effect(old, _report(after, account, as_of))


def effect(before: AccountReport, after: AccountReport) -> WhatIf:
    """The difference of two reports on one account."""
    old = {report.objective: report for report in before.objectives}
    new = {report.objective: report for report in after.objectives}
    ids = dict.fromkeys((*new, *old))
    return WhatIf(
        after.account,
        flag_changes(raised(before), raised(after)),
        tuple(_objective_effect(key, old.get(key), new.get(key)) for key in ids),
    )


def raised(report: AccountReport | ObjectiveReport) -> tuple[Flag, ...]:
    """All flags whose condition holds: to acknowledge one does not clear it."""
    return (*report.flags, *report.acknowledged)


def flag_changes(before: tuple[Flag, ...], after: tuple[Flag, ...]) -> FlagChanges:
    """Flags of one objective or account before and after, told apart by rule."""
    old, new = {f.rule: f for f in before}, {f.rule: f for f in after}
    return FlagChanges(
        raised=tuple(flag for rule, flag in new.items() if rule not in old),
        cleared=tuple(flag for rule, flag in old.items() if rule not in new),
        changed=tuple((old[rule], flag) for rule, flag in new.items() if rule in old and _differs(old[rule], flag)),
    )


def without_person(snapshot: Snapshot, person: str) -> Snapshot:
    """As if somebody of theirs were gone tomorrow, or one of ours no longer active."""
    member = snapshot.team.get(person)
    if member is not None:
        return put(snapshot, replace(member, active=False))
    return put(snapshot, replace(snapshot.people[person], status=PersonStatus.LEFT))


def deeper(snapshot: Snapshot, team_member: str, person: str, as_of: date) -> Snapshot:
    """As if a relationship counted one rung more than today, as the best next move does (method.md 3.6).

    A lapsed one is talked about today: it then counts as it stood, plus the rung.
    """
    ours = snapshot.relationships.get(pair_id(team_member, person))
    if ours is None:
        return put(snapshot, Relationship(team_member, person, 1, as_of))
    if freshness(ours, as_of) in (Freshness.FRESH, Freshness.AGEING):
        return put(snapshot, replace(ours, depth=min(DEEPEST, ours.depth + 1)))
    rung = min(DEEPEST, usable_depth(ours, as_of) + 1)
    return put(snapshot, replace(ours, depth=rung, last_contact=as_of))


def introduced(snapshot: Snapshot, source: str, target: str, as_of: date) -> Snapshot:
    """As if somebody had agreed to introduce us."""
    kept = (
        tie
        for tie in snapshot.ties_of(source)
        if tie.kind is TieKind.CAN_INTRODUCE and (tie.source, tie.target) == (source, target)
    )
    tie = next(kept, Tie(_TIE, TieKind.CAN_INTRODUCE, source, target))
    return put(snapshot, replace(tie, certainty=Certainty.CONFIRMED, date=as_of))


def surer(snapshot: Snapshot, tie: str) -> Snapshot:
    """As if a tie were known one notch better: assumed, reported, confirmed."""
    record = snapshot.ties[tie]
    better = {Certainty.ASSUMED: Certainty.REPORTED}.get(record.certainty, Certainty.CONFIRMED)
    return put(snapshot, replace(record, certainty=better))


def put(snapshot: Snapshot, record: Record) -> Snapshot:
    """As if a record were there, or were like this."""
    collection: Mapping[str, Record] = getattr(snapshot, COLLECTIONS[type(record)])
    return apply(snapshot, ChangeSet(_LABEL, (Change(collection.get(record.id), record),)))


def _report(snapshot: Snapshot, account: str, as_of: date) -> AccountReport:
    found = evaluate(snapshot, as_of, account)
    return found[0] if found else AccountReport(account, (), ())


def _objective_effect(objective: str, before: ObjectiveReport | None, after: ObjectiveReport | None) -> ObjectiveEffect:
    old = before.access.known if before is not None else ()
    new = after.access.known if after is not None else ()
    old_ids, new_ids = {path.ids for path in old}, {path.ids for path in new}
    return ObjectiveEffect(
        objective,
        before,
        after,
        flag_changes(raised(before) if before else (), raised(after) if after else ()),
        lost=tuple(path for path in old if path.ids not in new_ids),
        gained=tuple(path for path in new if path.ids not in old_ids),
    )


def _differs(before: Flag, after: Flag) -> bool:
    return (before.severity, before.reason, before.variants) != (after.severity, after.reason, after.variants)
