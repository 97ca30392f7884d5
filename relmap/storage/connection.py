"""How a document file is connected to: the settings without which nothing is read or written (storage.md 1)."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final, Literal
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

Access = Literal["rwc", "rw", "ro"]
"""Make or write, write, look."""

# How long to wait for another program that is just writing.
_PATIENCE_S: Final = 1.0
_CHECK_DEADLINE_S: Final = 60.0
_LIMITS: Final = (
    (sqlite3.SQLITE_LIMIT_LENGTH, 16 << 20),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 100_000),
    (sqlite3.SQLITE_LIMIT_COLUMN, 100),
    (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 50),
    (sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 5),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 10),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 1),  # VACUUM INTO needs one
)
_SETTINGS: Final = (
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "synchronous=EXTRA",
    "fullfsync=ON",
)


def connect(path: Path, access: Access) -> sqlite3.Connection:
    """A connection with explicit transactions. Raises ``sqlite3.Error``; touches the file only to make it."""
    connection = sqlite3.connect(
        f"{_uri(path)}?mode={access}", uri=True, isolation_level=None, timeout=_PATIENCE_S, check_same_thread=False
    )
    with ExitStack() as on_failure:
        on_failure.callback(connection.close)
        for limit, value in _LIMITS:
            connection.setlimit(limit, value)
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}").close()
        on_failure.pop_all()
    return connection


def engine_over(connection: sqlite3.Connection) -> Engine:
    """SQLAlchemy on this one connection; every transaction takes the right to write at once."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: connection,
        poolclass=StaticPool,
        hide_parameters=True,  # what the user wrote stays out of messages and logs
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """One state of the file for everything read inside the block."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def deadline(connection: sqlite3.Connection) -> Iterator[None]:
    """Interrupt work on a file that was made to keep us busy."""
    end = time.monotonic() + _CHECK_DEADLINE_S
    connection.set_progress_handler(lambda: time.monotonic() > end, 100_000)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def value_of(connection: sqlite3.Connection, statement: str) -> Any:
    """The first cell of the first row."""
    return connection.execute(statement).fetchone()[0]


def _uri(path: Path) -> str:
    name = path.absolute().as_posix()
    return "file://" + quote(os.fsencode(name if name.startswith("/") else f"/{name}"))
