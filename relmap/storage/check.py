"""What is wrong with a document: asked whenever one is opened, and by ``relmap check``."""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from relmap.errors import UserError
from relmap.model import integrity
from relmap.model.names import called
from relmap.model.snapshot import Snapshot
from relmap.storage import rows, seal, superseded
from relmap.storage.connection import deadline, reading, value_of
from relmap.storage.migrations.ladder import LADDER, climb
from relmap.storage.opening import Opened, open_recognised, untrusted

ACCEPTED = frozenset({"REPORTING_CYCLE", "SELF_REPORT"})
"""Findings a document may have all the same (method.md 3.7)."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found. ``schema`` is the version of the file, None when it cannot be told."""

    schema: int | None
    problems: tuple[UserError, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is broken. Reporting loops are told, but a document may have them (method.md 3.7)."""
        return all(problem.code in ACCEPTED for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Content:
    """All records of a file as of ``data_version`` (of this connection), and what is wrong with them."""

    snapshot: Snapshot
    data_version: int
    faults: tuple[UserError, ...]


def check(path: Path) -> Report:
    """Everything that is wrong with the document at ``path``, worst first. The file stays as it is.

    Raises ``UserError`` when there is no file to check.
    """
    real = Path(os.path.realpath(path))
    if not real.exists():
        raise UserError("DOCUMENT_MISSING", file=str(path))
    try:
        opened = open_recognised(real, LADDER)
    except UserError as error:
        return Report(None, (error,))
    try:
        with untrusted(real):
            return Report(opened.schema, findings(opened, real)[1])
    except UserError as error:
        return Report(opened.schema, (error,))
    finally:
        opened.connection.close()


def findings(opened: Opened, path: Path) -> tuple[Snapshot, tuple[UserError, ...]]:
    """All records of a document of any version, and everything that is wrong with them, worst first.

    The file stays as it is: one of an older version is brought to ours in memory.
    """
    sealed = [UserError("SEAL_BROKEN", file=path.name)] if seal.broken(opened.connection) else []
    if opened.schema == LADDER.newest:
        content = examine(opened.connection, path)
        earlier = superseded.unreadable(opened.connection)
    else:
        if faults := structural_faults(opened.connection, path):
            return Snapshot(), faults
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as ours:
            opened.connection.backup(ours)
            climb(ours, LADDER)
            content = examine(ours, path)
            earlier = superseded.unreadable(ours)
    history = [unreadable_row(path, row) for row in earlier]
    # Where records are missing, what refers to them is no news.
    contradictions = [] if content.faults else _contradictions(content.snapshot)
    return content.snapshot, (*content.faults, *history, *sealed, *contradictions)


def examine(connection: sqlite3.Connection, path: Path) -> Content:
    """Check structure and references, read all records and check every value, on one state of the file.

    The file is of our version.
    """
    with reading(connection):
        version = value_of(connection, "PRAGMA data_version")
        faults = structural_faults(connection, path)
        snapshot, unreadable = rows.read(connection)
    return Content(snapshot, version, (*faults, *(unreadable_row(path, row) for row in unreadable)))


def structural_faults(connection: sqlite3.Connection, path: Path) -> tuple[UserError, ...]:
    """What is wrong with a file of any version below its values: damaged pages, references that lead nowhere."""
    with deadline(connection):
        if value_of(connection, "PRAGMA integrity_check(1)") != "ok":
            return (UserError("DOCUMENT_DAMAGED", file=path.name),)
        loose = Counter(str(row[0]) for row in connection.execute("PRAGMA foreign_key_check"))
    return tuple(UserError("REFERENCES_BROKEN", file=path.name, table=t, count=n) for t, n in loose.items())


def unreadable_row(path: Path, row: rows.UnreadableRow) -> UserError:
    """What is said of a row that is no record."""
    if not row.column:
        return UserError("TABLE_UNREADABLE", file=path.name, table=row.table)
    key = ", ".join(map(str, row.key))
    return UserError("ROW_UNREADABLE", file=path.name, table=row.table, key=key, column=row.column)


def _contradictions(snapshot: Snapshot) -> list[UserError]:
    """What the method forbids although a file can hold it (method.md 4.4.10)."""
    found = []
    for problem in integrity.problems(snapshot):
        people = (snapshot.people.get(key) for key in problem.ids)
        who = ", ".join((called(p) if p is not None else "") or key for p, key in zip(people, problem.ids, strict=True))
        found.append(UserError(problem.code, who=who))
    return found
