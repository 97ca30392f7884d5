"""The way from a path to a connection that may be trusted (storage.md 1.1, 1.3).

First what the bytes say, then whether the schema is word for word one of ours, so that no SQL of a stranger is left in
the file, and only then the checks of SQLite, which would run such SQL.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from relmap.errors import BugError, UserError
from relmap.storage.connection import connect, deadline, value_of
from relmap.storage.migrations.ladder import Ladder, expected_schema, schema_of
from relmap.storage.recognition import APPLICATION_ID, recognise
from relmap.storage.sqlite_errors import translated


@dataclass(frozen=True, slots=True)
class Opened:
    """A connection to a file that is a document of version ``schema``."""

    path: Path
    connection: sqlite3.Connection
    read_only: bool
    schema: int


def open_recognised(path: Path, ladder: Ladder) -> Opened:
    """Connect to a document of any version we know; raises ``UserError`` and leaves the file as it is.

    What a broken-off write left behind is rolled back by SQLite on the way.
    """
    recognise(path, ladder.newest)
    read_only = not _writable(path)
    with untrusted(path), ExitStack() as on_failure:
        connection = connect(path, "ro" if read_only else "rw")
        on_failure.callback(connection.close)
        with deadline(connection):
            schema = identify(connection, path, ladder)
        on_failure.pop_all()
    return Opened(path, connection, read_only, schema)


@contextmanager
def untrusted(path: Path) -> Iterator[None]:
    """Inside the block, whatever SQLite or its driver cannot read is a fault of the file, not of the program."""
    try:
        yield
    except sqlite3.Error as error:
        meaning = translated(error, path)
        if isinstance(meaning, BugError):
            meaning = UserError("DOCUMENT_DAMAGED", file=path.name)
        raise meaning from error


def identify(connection: sqlite3.Connection, path: Path, ladder: Ladder) -> int:
    """The version of a document whose schema is word for word ours; raises ``UserError`` saying what else it is."""
    # The first read rolls back a broken-off write; so what the header said is asked again.
    application, version = value_of(connection, "PRAGMA application_id"), value_of(connection, "PRAGMA user_version")
    if application != APPLICATION_ID:
        empty = value_of(connection, "PRAGMA page_count") == 0
        raise UserError("DOCUMENT_EMPTY" if empty else "DOCUMENT_NOT_RELMAP", file=path.name)
    if version > ladder.newest:
        raise UserError("DOCUMENT_NEWER", file=path.name)
    if version not in ladder.schemas:
        raise UserError("DOCUMENT_DAMAGED", file=path.name)
    if schema_of(connection) != expected_schema(ladder.schemas[version]):
        raise UserError("DOCUMENT_SCHEMA_CHANGED", file=path.name)
    return int(version)


def _writable(path: Path) -> bool:
    """Whether file and folder take writes. A file marked read-only stays so even for an administrator."""
    folder = path.parent
    marked = all(place.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) for place in (path, folder))
    return marked and os.access(path, os.W_OK) and os.access(folder, os.W_OK)
