"""The full history: values that writes replaced, kept beside the journal while the user wants them (storage.md 4.2).

Off by default. Nothing here travels: readers of other documents and writers of exports never look at it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import MAXYEAR, UTC, datetime, timedelta
from typing import Final, TypeAlias

from sqlalchemy import Connection

from relmap.model.changes import Change
from relmap.model.earlier import Replaced
from relmap.model.keeping import SnapshotMark
from relmap.storage.mapping import MAPPINGS, BadRow
from relmap.storage.rows import UnreadableRow, insert_all
from relmap.storage.tables import SUPERSEDED, TABLES

_SWITCH: Final = "full_history"
_IS_ON: Final = f"SELECT 1 FROM meta WHERE key = '{_SWITCH}'"  # noqa: S608
_SWITCH_ON: Final = f"INSERT INTO meta (key, value) VALUES ('{_SWITCH}', 'on') ON CONFLICT DO NOTHING"  # noqa: S608
_SWITCH_OFF: Final = f"DELETE FROM meta WHERE key = '{_SWITCH}'"  # noqa: S608
_DELETE: Final = "DELETE FROM superseded"
_READ: Final = """SELECT c.id, c.wall_ms, c.record, c.entity, c.kind = 'DELETE', s.fields
FROM superseded s JOIN change c ON c.id = s.change_id"""

# A kept state is a history of its own; dropped, it is gone, as its page says.
_NEVER_KEPT: Final = frozenset({(SnapshotMark, "content")})
_RECORD_TYPES: Final = {table.name: record_type for record_type, table in TABLES.items()}
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_BATCH: Final = 500

_Row: TypeAlias = tuple[str, int, str, str, int, str]
"""What ``_READ`` reads."""


def is_kept(connection: sqlite3.Connection) -> bool:
    """Whether the document keeps a full history."""
    return connection.execute(_IS_ON).fetchone() is not None


def switch_on(connection: sqlite3.Connection) -> None:
    """Keep what is replaced from now on."""
    connection.execute(_SWITCH_ON)


def forget(connection: sqlite3.Connection) -> None:
    """Overwrite all that was kept; to be followed by ``switch_off``."""
    connection.execute(_DELETE)


def switch_off(connection: sqlite3.Connection) -> None:
    """Keep nothing from now on, and write the file anew; outside of any transaction.

    Pages that SQLite has rearranged can still hold a copy of what was overwritten (storage.md 9). The switch comes
    last: after a failure it is still on, and the user tries again.
    """
    connection.execute("VACUUM")
    connection.execute(_SWITCH_OFF)


def entry(write: str, change: Change, name: str) -> tuple[str, str]:
    """The row that keeps what a write replaced of a record that was there: one field, or all when the name is blank."""
    assert change.before is not None
    mapping = MAPPINGS[change.record_type]
    columns = [n for n in ((name,) if name else mapping.columns) if (change.record_type, n) not in _NEVER_KEPT]
    cells = mapping.cells(change.before, columns)
    return write, json.dumps(cells, ensure_ascii=False, separators=(",", ":"))


def keep(connection: Connection, entries: Sequence[tuple[str, str]]) -> None:
    """Write rows made by ``entry``, inside the caller's transaction."""
    insert_all(connection, SUPERSEDED, entries)


def read(connection: sqlite3.Connection, entities: Sequence[str]) -> tuple[list[Replaced], list[UnreadableRow]]:
    """What was replaced in some records, of each the earliest first, and rows that are none."""
    kept: list[Replaced] = []
    unreadable: list[UnreadableRow] = []
    for start in range(0, len(entities), _BATCH):
        batch = entities[start : start + _BATCH]
        where = f" WHERE c.entity IN ({', '.join('?' * len(batch))}) ORDER BY c.lamport, c.id"
        kept.extend(_decoded(connection.execute(_READ + where, batch), unreadable))
    return kept, unreadable


def unreadable(connection: sqlite3.Connection) -> list[UnreadableRow]:
    """All rows of a full history that hold no values."""
    found: list[UnreadableRow] = []
    for _replaced in _decoded(connection.execute(_READ), found):
        pass
    return found


def _decoded(rows: Iterable[_Row], unreadable: list[UnreadableRow]) -> Iterator[Replaced]:
    for write, wall_ms, table, entity, removed, text in rows:
        try:
            record_type = _RECORD_TYPES[table]
            values = MAPPINGS[record_type].values(_cells(text))
            at = _moment(wall_ms)
        except (BadRow, KeyError, ValueError, OverflowError):
            unreadable.append(UnreadableRow(SUPERSEDED.name, (write,), SUPERSEDED.c.fields.name))
        else:
            yield Replaced(at, record_type, entity, values, bool(removed))


def _moment(wall_ms: int) -> datetime:
    at = _EPOCH + timedelta(milliseconds=wall_ms)
    if not _EPOCH.year <= at.year < MAXYEAR:  # no clock says so, and it has no day everywhere on earth
        raise ValueError
    return at


def _cells(text: str) -> dict[str, object]:
    try:
        cells = json.loads(text)
    except RecursionError as error:  # made to break the reader
        raise ValueError from error
    if not isinstance(cells, dict):
        raise ValueError
    return cells
