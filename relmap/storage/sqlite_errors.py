"""What a failure of SQLite means: something the user can mend, or a bug. Its code decides, never its text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from relmap.errors import BugError, UserError

_EXACT: Mapping[int, str] = {
    sqlite3.SQLITE_READONLY_DBMOVED: "DOCUMENT_REPLACED",
    # There is a journal to roll back, and no right to do it.
    sqlite3.SQLITE_READONLY_ROLLBACK: "DOCUMENT_NEEDS_RECOVERY",
    sqlite3.SQLITE_READONLY_RECOVERY: "DOCUMENT_NEEDS_RECOVERY",
}

_BY_KIND: Mapping[int, str] = {
    sqlite3.SQLITE_BUSY: "DOCUMENT_LOCKED",
    sqlite3.SQLITE_LOCKED: "DOCUMENT_LOCKED",
    sqlite3.SQLITE_READONLY: "DOCUMENT_NOT_WRITABLE",
    sqlite3.SQLITE_PERM: "DOCUMENT_NOT_WRITABLE",
    sqlite3.SQLITE_FULL: "DISK_FULL",
    sqlite3.SQLITE_IOERR: "DISK_ERROR",
    sqlite3.SQLITE_CANTOPEN: "DOCUMENT_NOT_OPENED",
    sqlite3.SQLITE_CORRUPT: "DOCUMENT_DAMAGED",
    sqlite3.SQLITE_NOTADB: "DOCUMENT_DAMAGED",
    # Only the deadline of the checks at opening interrupts.
    sqlite3.SQLITE_INTERRUPT: "DOCUMENT_DAMAGED",
}


def code_of(error: sqlite3.Error) -> int:
    """The extended result code; SQLITE_ERROR when the driver itself complains."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)


def translated(error: sqlite3.Error, path: Path) -> UserError | BugError:
    """What to raise instead of a failure of SQLite on the document at ``path``."""
    code = code_of(error)
    known = _EXACT.get(code) or _BY_KIND.get(code & 0xFF)
    if known is not None:
        return UserError(known, file=path.name)
    # The text of the failure could quote what the user wrote.
    return BugError(f"SQLite failed with code {code}")


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Raise what failures of SQLite inside the block mean for the document at ``path``."""
    try:
        yield
    except sqlite3.Error as error:
        raise translated(error, path) from error
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise translated(error.orig, path) from error.orig
        raise
