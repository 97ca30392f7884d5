"""What an edit did, as before/after pairs.

The same value is the undo record, the SQL to run, the list of what to redraw and the line in the journal
(architecture.md, principle 3).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from relmap.model.indexes import hand_over_indexes
from relmap.model.snapshot import COLLECTIONS, Record, Snapshot


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after; exactly one of both may be None (created, removed)."""

    before: Record | None
    after: Record | None

    @property
    def record_type(self) -> type[Record]:
        """The type of the record."""
        return type(self._either)

    @property
    def id(self) -> str:
        """The id of the record."""
        return self._either.id

    @property
    def _either(self) -> Record:
        record = self.after if self.after is not None else self.before
        assert record is not None
        return record

    def fields(self) -> tuple[str, ...]:
        """Names of the fields that differ; all fields of a created record, none of a removed one."""
        if self.after is None:
            return ()
        names = tuple(f.name for f in fields(self.after))
        if self.before is None:
            return names
        return tuple(n for n in names if getattr(self.before, n) != getattr(self.after, n))

    def inverted(self) -> Change:
        """The change that takes this one back."""
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Everything one command changed, at most one ``Change`` a record, in the order it was made.

    ``label`` is the code of the sentence shown by Undo (``relmap.words.edits``).
    """

    label: str
    changes: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes)

    def inverted(self) -> ChangeSet:
        """The change set that takes this one back, in reverse order."""
        return replace(self, changes=tuple(c.inverted() for c in reversed(self.changes)))

    def ids(self) -> frozenset[str]:
        """Ids of all records touched."""
        return frozenset(c.id for c in self.changes)


def apply(snapshot: Snapshot, change_set: ChangeSet) -> Snapshot:
    """The snapshot after the change set. Collections nothing touches, and their indexes, are shared."""
    touched: dict[str, dict[str, Any]] = {}
    for change in change_set.changes:
        name = COLLECTIONS[change.record_type]
        if name not in touched:
            touched[name] = dict(getattr(snapshot, name))
        if change.after is None:
            touched[name].pop(change.id, None)
        else:
            touched[name][change.id] = change.after
    changed = replace(snapshot, **touched)
    hand_over_indexes(snapshot, changed)
    return changed


def difference(label: str, before: Snapshot, after: Snapshot) -> ChangeSet:
    """The change set that leads from one snapshot to another: removals children first, then additions and changes."""
    removed: list[Change] = []
    added: list[Change] = []
    for name in COLLECTIONS.values():
        old: Mapping[str, Record] = getattr(before, name)
        new: Mapping[str, Record] = getattr(after, name)
        if old is new:
            continue
        removed.extend(Change(record, None) for key, record in old.items() if key not in new)
        added.extend(Change(old.get(key), record) for key, record in new.items() if old.get(key) != record)
    return ChangeSet(label, (*reversed(removed), *added))


def snapshot_of(records: Iterable[Record]) -> Snapshot:
    """A snapshot made of loose records; later ones replace earlier ones of the same id."""
    collections: dict[str, dict[str, Any]] = {name: {} for name in COLLECTIONS.values()}
    for record in records:
        collections[COLLECTIONS[type(record)]][record.id] = record
    return Snapshot(**collections)
