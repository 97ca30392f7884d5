"""The schema of documents of version 2, frozen: that of version 1, and what is remembered of imports."""

from __future__ import annotations

import sqlite3
from typing import Final

from relmap.storage.migrations import schema_1

_ADDED: Final = (
    """CREATE TABLE imported_values (
    id TEXT NOT NULL,
    person TEXT NOT NULL,
    source TEXT NOT NULL,
    external_id TEXT NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    firm TEXT NOT NULL,
    unit TEXT NOT NULL,
    function TEXT NOT NULL,
    site TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    level TEXT NOT NULL,
    status TEXT,
    in_post_since TEXT,
    reports_to TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
) STRICT""",
    "CREATE INDEX ix_imported_values_person ON imported_values (person)",
    """CREATE TABLE not_same (
    first TEXT NOT NULL,
    second TEXT NOT NULL,
    PRIMARY KEY (first, second),
    FOREIGN KEY(first) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(second) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID, STRICT""",
    "CREATE INDEX ix_not_same_second ON not_same (second)",
)

STATEMENTS: Final = (*schema_1.STATEMENTS, *_ADDED)


def from_1(connection: sqlite3.Connection, _statements: tuple[str, ...]) -> None:
    """Add the new tables. They stay empty: of earlier imports nobody noted what the files had said."""
    for statement in _ADDED:
        connection.execute(statement)
