"""Making a table anew, for steps of the ladder that change one (storage.md 3.2)."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping


def table_of(statement: str) -> str | None:
    """The table a statement makes, None when it makes something else."""
    found = re.match(r'CREATE TABLE "?(\w+)', statement)
    return found[1] if found else None


def rebuild(
    connection: sqlite3.Connection, statements: tuple[str, ...], table: str, columns: Mapping[str, str]
) -> None:
    """Make a table anew as ``statements`` define it; ``columns`` gives each new column as SQL over the old ones."""
    definition = next(s for s in statements if table_of(s) == table)
    connection.execute(definition.replace(f"CREATE TABLE {table}", f"CREATE TABLE new_{table}", 1))
    connection.execute(
        f"INSERT INTO new_{table} ({', '.join(columns)}) SELECT {', '.join(columns.values())} FROM {table}"  # noqa: S608
    )
    connection.execute(f"DROP TABLE {table}")
    connection.execute(f"ALTER TABLE new_{table} RENAME TO {table}")
    for statement in statements:
        if re.match(rf"CREATE INDEX \w+ ON {table}\b", statement):
            connection.execute(statement)
