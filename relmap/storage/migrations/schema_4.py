"""The schema of documents of version 4, frozen: that of version 3, and room for a full history."""

from __future__ import annotations

import sqlite3
from typing import Final

from relmap.storage.migrations import schema_3

_ADDED: Final = (
    """CREATE TABLE superseded (
    change_id TEXT NOT NULL,
    fields TEXT NOT NULL,
    PRIMARY KEY (change_id),
    FOREIGN KEY(change_id) REFERENCES change (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID, STRICT""",
)

STATEMENTS: Final = (*schema_3.STATEMENTS, *_ADDED)


def from_3(connection: sqlite3.Connection, _statements: tuple[str, ...]) -> None:
    """Add the table. It stays empty: a full history begins when somebody wants it."""
    for statement in _ADDED:
        connection.execute(statement)
