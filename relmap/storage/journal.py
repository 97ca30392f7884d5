"""What a commit adds to the document's journal: causal writes, as ids and never as values (storage.md 4.2).

Each write names the writes it replaces. That cannot be added later, and it is all that merging two colleagues' files
needs: a set union. Three kinds of write:

``CREATE`` writes every field of a record. When the record had existed and was removed, it names what it replaces: the
last writes of every field and the removal. ``SET`` writes one field and names the last writes of this field. ``DELETE``
names the last writes of all fields, so that a merge knows which edits the removal had not seen. Undo is no special
case: it writes again. Only where the user keeps a full history do the replaced values stay, beside the journal.
"""

from __future__ import annotations

import secrets
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, select

from relmap.model.changes import Change, ChangeSet
from relmap.model.ids import new_id
from relmap.storage import superseded
from relmap.storage.connection import value_of
from relmap.storage.rows import insert_all
from relmap.storage.tables import CHANGE, CHANGE_PARENT, TABLES

_BATCH = 500


class WriteKind(StrEnum):
    """What a write does to its record."""

    CREATE = "CREATE"
    SET = "SET"
    DELETE = "DELETE"


@dataclass(frozen=True, slots=True)
class _Write:
    """A write in the file, as far as later ones need it."""

    id: str
    kind: WriteKind
    field: str
    parents: frozenset[str]


class Journal:
    """Appends the writes of this session. The actor is random for every session, never of the file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._actor = secrets.token_hex(8)
        self._lamport: int = value_of(connection, "SELECT coalesce(max(lamport), 0) FROM change")

    def transaction(self, revision: int) -> str:
        """The name under which the commit of a revision stands in the journal."""
        return f"{self._actor}-{revision}"

    def append(self, connection: Connection, change_set: ChangeSet, revision: int, *, keep_replaced: bool) -> None:
        """Write the causal writes of a change set, inside the caller's transaction.

        ``keep_replaced`` is whether the values they replace stay in the file, too.
        """
        earlier = _writes_of(connection, [change.id for change in change_set.changes])
        lamport, now = self._lamport + 1, time.time_ns() // 1_000_000
        tx, actor, label = self.transaction(revision), self._actor, change_set.label
        rows: list[tuple[object, ...]] = []
        parents: list[tuple[str, str]] = []
        replaced_values: list[tuple[str, str]] = []
        for change in change_set.changes:
            for kind, name, replaced in _new_writes(change, earlier.get(change.id, [])):
                key = new_id()
                record = TABLES[change.record_type].name
                # In the order of the columns of the table.
                rows.append((key, tx, lamport, now, actor, label, kind.value, record, change.id, name))
                parents.extend((key, parent) for parent in replaced)
                if keep_replaced and change.before is not None:
                    replaced_values.append(superseded.entry(key, change, name))
        insert_all(connection, CHANGE, rows)
        insert_all(connection, CHANGE_PARENT, parents)
        superseded.keep(connection, replaced_values)

    def committed(self) -> None:
        """The transaction of the last ``append`` is in the file."""
        self._lamport += 1


def _new_writes(change: Change, earlier: list[_Write]) -> Iterator[tuple[WriteKind, str, list[str]]]:
    """Kind, field and replaced writes of everything a change writes, given all earlier writes of the record."""
    if change.after is None:
        yield WriteKind.DELETE, "", _all_standing(earlier)
    elif change.before is None and not earlier:
        yield WriteKind.CREATE, "", []
    elif change.before is None:
        yield WriteKind.CREATE, "", [*_all_standing(earlier), *_standing_removals(earlier)]
    else:
        for name in change.fields():
            yield WriteKind.SET, name, _standing(earlier, name)


def _standing(earlier: list[_Write], name: str) -> list[str]:
    """The writes of a field that no other write of it has replaced; several after a merge."""
    of_field = [w for w in earlier if w.kind is WriteKind.CREATE or (w.kind is WriteKind.SET and w.field == name)]
    replaced = frozenset[str]().union(*(w.parents for w in of_field))
    return [w.id for w in of_field if w.id not in replaced]


def _all_standing(earlier: list[_Write]) -> list[str]:
    """The standing writes of every field, each once. The blank name is any field that only creations wrote."""
    names = dict.fromkeys(["", *(w.field for w in earlier)])
    return list(dict.fromkeys(key for name in names for key in _standing(earlier, name)))


def _standing_removals(earlier: list[_Write]) -> list[str]:
    cancelled = frozenset[str]().union(*(w.parents for w in earlier if w.kind is WriteKind.CREATE))
    return [w.id for w in earlier if w.kind is WriteKind.DELETE and w.id not in cancelled]


def _writes_of(connection: Connection, entities: list[str]) -> dict[str, list[_Write]]:
    """All writes in the file of some records, by record."""
    found: dict[str, list[_Write]] = {}
    for start in range(0, len(entities), _BATCH):
        batch = CHANGE.c.entity.in_(entities[start : start + _BATCH])
        parents: dict[str, set[str]] = {}
        edges = select(CHANGE_PARENT).join(CHANGE, CHANGE_PARENT.c.child == CHANGE.c.id).where(batch)
        for child, parent in connection.execute(edges):
            parents.setdefault(child, set()).add(parent)
        writes = select(CHANGE.c.entity, CHANGE.c.id, CHANGE.c.kind, CHANGE.c.field).where(batch)
        for entity, key, kind, name in connection.execute(writes.order_by(CHANGE.c.id)):
            write = _Write(key, WriteKind(kind), name, frozenset(parents.get(key, ())))
            found.setdefault(entity, []).append(write)
    return found
