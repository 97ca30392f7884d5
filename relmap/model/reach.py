"""What an edit concerns: which accounts, and whether their flags."""

from __future__ import annotations

from relmap.model.changes import ChangeSet
from relmap.model.entities import Person, TeamMember
from relmap.model.keeping import RuleSetting, SnapshotMark
from relmap.model.memory import ImportedValues, NotSame
from relmap.model.references import account_of
from relmap.model.snapshot import Snapshot

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

_NEITHER_DRAWN_NOR_JUDGED = (ImportedValues, NotSame, SnapshotMark)


def touches_access(change_set: ChangeSet) -> bool:
    """Whether flags and paths may differ after an edit; false for mere details and places of people."""
    return any(
        change.record_type is not Person
        or change.before is None
        or change.after is None
        or not _NO_MATTER_OF_ACCESS.issuperset(change.fields())
        for change in change_set.changes
        if change.record_type not in _NEITHER_DRAWN_NOR_JUDGED
    )


def accounts_touched(change_set: ChangeSet, snapshot: Snapshot) -> tuple[str, ...]:
    """Ids of accounts whose map, flags or paths may differ after ``change_set`` led to ``snapshot``.

    One of ours may stand on every map and a number of the rule book judges all of them, so a change of either touches
    all accounts. Accounts that are gone are not named.
    """
    touched: dict[str, None] = {}
    for change in change_set.changes:
        if change.record_type in (TeamMember, RuleSetting):
            return tuple(snapshot.accounts)
        for record in (change.before, change.after):
            # A record whose person or objective is gone names none: their own changes name the account.
            account = account_of(snapshot, record) if record is not None else None
            if account is not None:
                touched[account] = None
    return tuple(key for key in touched if key in snapshot.accounts)
