"""From the schema of an older RelMap to ours: a ladder of frozen schemas, climbed in one transaction (storage.md 3)."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from relmap.errors import BugError
from relmap.storage.migrations import schema_1, schema_2, schema_3, schema_4
from relmap.storage.seal import seal

Step = Callable[[sqlite3.Connection, tuple[str, ...]], None]
"""Leads to the next version, whose statements it is given. Runs without checks of references; they follow."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """``schemas`` holds the statements of every version; ``steps[n]`` leads from version n to n + 1."""

    schemas: Mapping[int, tuple[str, ...]]
    steps: Mapping[int, Step] = field(default_factory=dict)

    @property
    def newest(self) -> int:
        """The version this program writes."""
        return max(self.schemas)


LADDER = Ladder(
    {1: schema_1.STATEMENTS, 2: schema_2.STATEMENTS, 3: schema_3.STATEMENTS, 4: schema_4.STATEMENTS},
    {1: schema_2.from_1, 2: schema_3.from_2, 3: schema_4.from_3},
)

_Schema = tuple[tuple[str, str, str], ...]


def schema_of(connection: sqlite3.Connection) -> _Schema:
    """Everything a file defines, spelled so that layout does not matter. Automatic indexes have no statement."""
    rows = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name")
    return tuple((kind, name, " ".join(sql.replace('"', "").split())) for kind, name, sql in rows)


def expected_schema(statements: tuple[str, ...]) -> _Schema:
    """What ``schema_of`` says of a file made by these statements."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for statement in statements:
            connection.execute(statement)
        return schema_of(connection)
    finally:
        connection.close()


def climb(connection: sqlite3.Connection, ladder: Ladder) -> None:
    """Bring a document to the newest version, or leave it as it was.

    The caller has a copy of the file, and checks references and content again afterwards.
    """
    # Rebuilding a table drops the old one; with references enforced that would take its children along (3.1).
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("PRAGMA legacy_alter_table=ON")
    try:
        connection.execute("BEGIN EXCLUSIVE")
        _climb(connection, ladder)
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA legacy_alter_table=OFF")
        connection.execute("PRAGMA foreign_keys=ON")


def _climb(connection: sqlite3.Connection, ladder: Ladder) -> None:
    # Read again under the lock: another program may have been faster.
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    while version < ladder.newest:
        ladder.steps[version](connection, ladder.schemas[version + 1])
        version += 1
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise BugError("a migration broke a reference")
    if schema_of(connection) != expected_schema(ladder.schemas[version]):
        raise BugError("a migration made another schema than a new document has")
    seal(connection)
    connection.execute(f"PRAGMA user_version={version}")
