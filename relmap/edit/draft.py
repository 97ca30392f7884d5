"""A change set in the making."""

from __future__ import annotations

from relmap.model.changes import Change, ChangeSet
from relmap.model.snapshot import COLLECTIONS, Record, Snapshot


class Draft:
    """Collects what a handler writes over an unchanging snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._after: dict[tuple[type[Record], str], Record | None] = {}

    def put(self, record: Record) -> None:
        """Create or replace a record."""
        self._after[type(record), record.id] = record

    def remove(self, record_type: type[Record], key: str) -> None:
        """Take a record out."""
        self._after[record_type, key] = None

    def current(self, record: Record) -> Record | None:
        """A record of the snapshot as it will be; None when it is taken out."""
        return self._after.get((type(record), record.id), record)

    def change_set(self, label: str) -> ChangeSet:
        """What was written and really differs from the snapshot, in the order first written."""
        changes = []
        for (record_type, key), after in self._after.items():
            before = getattr(self.snapshot, COLLECTIONS[record_type]).get(key)
            if before != after:
                changes.append(Change(before, after))
        return ChangeSet(label, tuple(changes))
