"""Puts the records of a document that was read into another one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from relmap.errors import UserError
from relmap.exchange.json_reader import Read
from relmap.model.changes import snapshot_of
from relmap.model.entities import Objective, Person, TeamMember, Unit
from relmap.model.references import STRATEGY, account_of, named
from relmap.model.relations import RoleAssignment
from relmap.model.snapshot import COLLECTIONS, Record, Snapshot
from relmap.model.vocabulary import ObjectiveKind


def merged(snapshot: Snapshot, read: Read) -> Snapshot:
    """``snapshot`` with every record of the file in its place. Nothing is removed.

    Raises ``UserError`` when the file uses an id for something else than the document does, or calls another account
    by the name of one that is there.
    """
    _require_same_ids(snapshot, read.snapshot)
    _require_free_names(snapshot, read.snapshot)
    coming = snapshot_of(_fitted(snapshot, read))
    return replace(
        snapshot, **{name: {**getattr(snapshot, name), **getattr(coming, name)} for name in COLLECTIONS.values()}
    )


def _fitted(snapshot: Snapshot, read: Read) -> Iterator[Record]:
    """The records of the file; its Partnership takes the place of the one the account already has."""
    there = {o.account: o for o in snapshot.objectives.values() if o.kind is ObjectiveKind.PARTNERSHIP}
    same: dict[str, str] = {}
    for objective in read.snapshot.objectives.values():
        if objective.kind is ObjectiveKind.PARTNERSHIP and objective.account in there:
            same[objective.id] = there[objective.account].id
    for name in COLLECTIONS.values():
        for record in getattr(read.snapshot, name).values():
            if isinstance(record, Objective) and record.id in same:
                if record.id not in read.made:
                    yield replace(record, id=same[record.id])
            elif isinstance(record, RoleAssignment) and record.objective in same:
                yield replace(record, objective=same[record.objective])
            else:
                yield _of_the_same(record, same)


def _of_the_same(record: Any, same: Mapping[str, str]) -> Record:
    """A record around the map that names the Partnership that stays instead of the file's."""
    moved = {r.field: same[key] for r, key in named(record) if Objective in r.targets and key in same}
    kept: Record = replace(record, **moved) if moved else record
    return kept


def _require_same_ids(snapshot: Snapshot, coming: Snapshot) -> None:
    for name in ("units", "people", "objectives"):
        there = getattr(snapshot, name)
        for key, record in getattr(coming, name).items():
            if key in there and there[key].account != record.account:
                raise UserError("ID_OF_OTHER_ACCOUNT", id=key, what=_called(record))
    for record_type in STRATEGY:
        there = getattr(snapshot, COLLECTIONS[record_type])
        for key, record in getattr(coming, COLLECTIONS[record_type]).items():
            if key in there and account_of(snapshot, there[key]) != account_of(coming, record):
                raise UserError("ID_OF_OTHER_ACCOUNT", id=key, what=record_type.__name__)
    for key in (coming.people.keys() & snapshot.team.keys()) | (coming.team.keys() & snapshot.people.keys()):
        raise UserError("ID_OF_OURS_AND_THEIRS", id=key)


def _require_free_names(snapshot: Snapshot, coming: Snapshot) -> None:
    names = {account.name.casefold() for account in snapshot.accounts.values()}
    for account in coming.accounts.values():
        there = snapshot.accounts.get(account.id)
        kept = there is not None and there.name.casefold() == account.name.casefold()
        if not kept and account.name.casefold() in names:
            raise UserError("ACCOUNT_NAME_TAKEN", account=account.name)


def _called(record: Unit | Person | Objective | TeamMember) -> str:
    return record.title if isinstance(record, Objective) else record.name
