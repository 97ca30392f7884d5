"""What an edit concerns: which accounts, and whether their flags."""

from __future__ import annotations

from collections.abc import Iterable

from relmap.model.changes import ChangeSet
from relmap.model.entities import Account, Objective, Person, TeamMember, Unit
from relmap.model.memory import ImportedValues, NotSame
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import Record, Snapshot

_NO_MATTER_OF_ACCESS = frozenset(
    (
        "name",
        "title",
        "email",
        "phone",
        "function",
        "site",
        "rank",
        "x",
        "y",
        "pinned",
        "collapsed",
        "source",
        "source_id",
    )
)


def touches_access(change_set: ChangeSet) -> bool:
    """Whether flags and paths may differ after an edit; false for mere details and places of people."""
    return any(
        change.record_type is not Person
        or change.before is None
        or change.after is None
        or not _NO_MATTER_OF_ACCESS.issuperset(change.fields())
        for change in change_set.changes
        if change.record_type not in (ImportedValues, NotSame)
    )


def accounts_touched(change_set: ChangeSet, snapshot: Snapshot) -> tuple[str, ...]:
    """Ids of accounts whose map, flags or paths may differ after ``change_set`` led to ``snapshot``.

    One of ours may stand on every map, so a change of a team member touches all accounts. Accounts that are gone
    are not named.
    """
    touched: dict[str, None] = {}
    for change in change_set.changes:
        if change.record_type is TeamMember:
            return tuple(snapshot.accounts)
        for record in (change.before, change.after):
            if record is not None:
                touched.update(dict.fromkeys(_accounts_of(record, snapshot)))
    return tuple(key for key in touched if key in snapshot.accounts)


def _accounts_of(record: Record, snapshot: Snapshot) -> Iterable[str]:
    """A record whose person or objective is gone names none: their own changes name the account."""
    match record:
        case Account():
            yield record.id
        case Unit() | Person() | Objective():
            yield record.account
        case Relationship():
            if record.person in snapshot.people:
                yield snapshot.people[record.person].account
        case Tie():
            if record.source in snapshot.people:
                yield snapshot.people[record.source].account
        case RoleAssignment():
            if record.objective in snapshot.objectives:
                yield snapshot.objectives[record.objective].account
        case ImportedValues() | NotSame():
            pass  # nothing that is drawn or judged
