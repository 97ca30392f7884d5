"""What was known of one person before: the earlier values a document keeps when it keeps a full history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import datetime
from typing import Any

from relmap.model.earlier import Replaced
from relmap.model.entities import Person
from relmap.model.ids import pair_id
from relmap.model.relations import Relationship, RoleAssignment
from relmap.model.snapshot import COLLECTIONS, Record, Snapshot

NOT_TOLD: Mapping[type[Record], frozenset[str]] = {
    Person: frozenset({"id", "account", "rank", "x", "y", "pinned", "collapsed", "source", "source_id"}),
    Relationship: frozenset({"team_member", "person"}),
    RoleAssignment: frozenset({"objective", "person"}),
}
"""Fields that say nothing about a person: keys, where the card stands, where the record came from."""


@dataclass(frozen=True, slots=True)
class EarlierValue:
    """A field of a person, relationship or role before and after a write.

    ``other`` is who of ours or which objective it is about, None for the person alone. ``after`` is what the field held
    next, whoever wrote it; None when the whole record was ``removed``.
    """

    at: datetime
    record_type: type[Record]
    other: str | None
    field: str
    before: object
    after: object
    removed: bool = False


def told_by(snapshot: Snapshot, person: str) -> Mapping[str, str | None]:
    """The records that tell or told something of a person, by id, each with its ``other``; some may be gone."""
    records: dict[str, str | None] = {person: None}
    records.update((pair_id(member, person), member) for member in snapshot.team)
    account = snapshot.people[person].account if person in snapshot.people else ""
    records.update((pair_id(objective.id, person), objective.id) for objective in snapshot.objectives_of(account))
    return records


def earlier_values(snapshot: Snapshot, person: str, kept: Iterable[Replaced]) -> tuple[EarlierValue, ...]:
    """What is kept of the records of ``told_by``, latest first.

    In ``kept`` the earliest of each record stands first.
    """
    others = told_by(snapshot, person)
    by_record: dict[tuple[type[Record], str], list[Replaced]] = {}
    for replaced in kept:
        if replaced.record_type in NOT_TOLD and replaced.id in others:
            by_record.setdefault((replaced.record_type, replaced.id), []).append(replaced)
    found = [value for writes in by_record.values() for value in _of_record(snapshot, writes, others[writes[0].id])]
    return tuple(sorted(found, key=lambda value: value.at, reverse=True))


def _of_record(snapshot: Snapshot, writes: list[Replaced], other: str | None) -> Iterator[EarlierValue]:
    """The values of one record, latest first: what a field held after a write is what the next write replaced."""
    record_type = writes[0].record_type
    now = getattr(snapshot, COLLECTIONS[record_type]).get(writes[0].id)
    held: dict[str, Any] = {f.name: getattr(now, f.name) for f in fields(record_type)} if now is not None else {}
    blank = {f.name: f.default for f in fields(record_type) if f.default is not MISSING}
    for write in reversed(writes):
        for name, value in write.values.items():
            after = None if write.removed else held.get(name)
            held[name] = value
            if name in NOT_TOLD[record_type] or (write.removed and value == blank.get(name)):
                continue
            yield EarlierValue(write.at, record_type, other, name, value, after, write.removed)
