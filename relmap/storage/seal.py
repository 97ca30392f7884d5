"""The seal: a fingerprint of the content that finds damage the checks of SQLite cannot see (storage.md 8.1).

It is written when a document is closed or copied, together with the newest write it covers. When the document was not
closed properly, there is a newer write and the seal says nothing.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from relmap.storage.connection import value_of

_SEAL = "seal"
_SEALED_AT = "sealed_at"
_NOT_CONTENT = frozenset({"change", "change_parent", "conflict", "superseded", "meta"})


def seal(connection: sqlite3.Connection) -> None:
    """Write the seal of the content as it is now; inside the caller's transaction."""
    connection.executemany(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        [(_SEAL, fingerprint(connection)), (_SEALED_AT, _newest_write(connection))],
    )


def broken(connection: sqlite3.Connection) -> bool:
    """Whether the content differs from what was sealed, though nothing was written since."""
    noted = dict(connection.execute("SELECT key, value FROM meta"))
    if noted.get(_SEALED_AT) != _newest_write(connection):
        return False
    return noted.get(_SEAL) != fingerprint(connection)


def fingerprint(connection: sqlite3.Connection) -> str:
    """A hash over all records of a document of any version, in the order of their keys."""
    digest = hashlib.sha256()
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
    for (table,) in tables:
        if table in _NOT_CONTENT:
            continue
        columns = connection.execute("SELECT name, pk FROM pragma_table_info(?) ORDER BY pk", (table,)).fetchall()
        key = ", ".join(f'"{name}"' for name, position in columns if position)
        digest.update(table.encode())
        with _raw_text(connection):
            # Names come from a schema that was compared with ours.
            for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY {key}'):  # noqa: S608
                digest.update(repr(row).encode())
    return digest.hexdigest()


@contextmanager
def _raw_text(connection: sqlite3.Connection) -> Iterator[None]:
    """Text as the bytes it is stored in: a damaged letter is to be found here, not to fail."""
    connection.text_factory = bytes
    try:
        yield
    finally:
        connection.text_factory = str


def _newest_write(connection: sqlite3.Connection) -> str:
    return str(value_of(connection, "SELECT coalesce(max(lamport), 0) || ' ' || count(*) FROM change"))
