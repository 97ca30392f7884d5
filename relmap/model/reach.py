"""What an edit concerns: which accounts, and whether their flags."""

from __future__ import annotations

from relmap.model.changes import Change, ChangeSet
from relmap.model.deal import GiveAndGet, QualityMeasure, SolutionElement
from relmap.model.entities import Person, TeamMember
from relmap.model.keeping import RuleSetting, SnapshotMark
from relmap.model.knowledge import Fact, Integration
from relmap.model.memory import ImportedValues, NotSame
from relmap.model.references import account_of
from relmap.model.snapshot import Record, Snapshot

_NO_MATTER_OF_ACCESS = frozenset(
    (
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
        "stance",
        "stance_reason",
        "adaptability",
        "style_certainty",
        "style_how_known",
        "style_on",
        "languages",
        "pronunciation",
        "published",
        "fact_checked_on",
    )
)
"""Fields of a person no rule looks at. The name is not among them: F25 finds people who are there twice."""

_NOT_JUDGED = (ImportedValues, SnapshotMark, GiveAndGet, SolutionElement, QualityMeasure, Integration)
"""Records no rule looks at."""


def touches_access(change_set: ChangeSet) -> bool:
    """Whether flags and paths may differ after an edit; false for what no rule looks at (method.md 4.2)."""
    return any(_judged(change) for change in change_set.changes)


def _judged(change: Change) -> bool:
    before, after = change.before, change.after
    if isinstance(before or after, _NOT_JUDGED):
        return False
    if isinstance(before or after, Fact):
        # Rules read facts about people only; a lesson or a result of the whole account touches none.
        return any(isinstance(fact, Fact) and fact.person is not None for fact in (before, after))
    if isinstance(before, Person) and after is not None:
        return not _NO_MATTER_OF_ACCESS.issuperset(change.fields())
    return True


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
            account = _account(snapshot, record) if record is not None else None
            if account is not None:
                touched[account] = None
    return tuple(key for key in touched if key in snapshot.accounts)


def _account(snapshot: Snapshot, record: Record) -> str | None:
    if isinstance(record, NotSame):
        person = snapshot.people.get(record.first)
        return person.account if person is not None else None
    return account_of(snapshot, record)
