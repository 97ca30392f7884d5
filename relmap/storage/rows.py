"""Reads all records of a document, and writes the records of a change set.

Reading goes past SQLAlchemy's rows to the driver's tuples: a quarter of the time (storage.md 7).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Delete,
    Table,
    Update,
    bindparam,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.dialects import sqlite

from relmap.errors import BugError
from relmap.model.changes import ChangeSet
from relmap.model.snapshot import COLLECTIONS, Record, Snapshot
from relmap.storage.mapping import MAPPINGS, BadRow, Cell
from relmap.storage.tables import TABLES


@dataclass(frozen=True, slots=True)
class UnreadableRow:
    """A row that is no record. ``key`` are the cells that identify it; ``column`` holds an impossible value."""

    table: str
    key: tuple[Cell, ...]
    column: str


def read(connection: sqlite3.Connection) -> tuple[Snapshot, list[UnreadableRow]]:
    """Everything in the file that is a record, and what is not."""
    collections: dict[str, dict[str, Record]] = {}
    unreadable: list[UnreadableRow] = []
    for record_type, table in TABLES.items():
        mapping = MAPPINGS[record_type]
        found = collections[COLLECTIONS[record_type]] = {}
        for row in _tuples(connection, table, unreadable):
            try:
                record = mapping.record(row)
            except BadRow as bad:
                unreadable.append(UnreadableRow(table.name, bad.key, bad.column))
            else:
                found[record.id] = record
    return Snapshot(**collections), unreadable  # type: ignore[arg-type]  # the names of the fields are COLLECTIONS


def _tuples(
    connection: sqlite3.Connection, table: Table, unreadable: list[UnreadableRow]
) -> Iterator[tuple[Cell, ...]]:
    statement = str(select(table).compile())
    try:
        yield from connection.execute(statement)
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", None) is not None:
            raise
        # The driver found text that is not UTF-8; SQLite itself has no complaint, hence no code.
        unreadable.append(UnreadableRow(table.name, (), ""))


def write(connection: Connection, change_set: ChangeSet) -> None:
    """Carry out a change set inside the caller's transaction; references count at its end only.

    Raises ``BugError`` when a record to change or remove is not in the file.
    """
    removed: dict[type[Record], list[Record]] = {}
    added: dict[type[Record], list[Record]] = {}
    revised: dict[tuple[type[Record], tuple[str, ...]], list[Record]] = {}
    for change in change_set.changes:
        if change.before is None:
            assert change.after is not None
            added.setdefault(change.record_type, []).append(change.after)
        elif change.after is None:
            removed.setdefault(change.record_type, []).append(change.before)
        elif change.fields():
            revised.setdefault((change.record_type, change.fields()), []).append(change.after)
    for record_type, records in removed.items():
        _remove(connection, record_type, records)
    for record_type, records in added.items():
        mapping = MAPPINGS[record_type]
        insert_all(connection, TABLES[record_type], [mapping.row(record) for record in records])
    for (record_type, columns), records in revised.items():
        _revise(connection, record_type, columns, records)


def insert_all(connection: Connection, table: Table, rows: Sequence[tuple[object, ...]]) -> None:
    """Add rows whose cells stand in the order of the columns; past SQLAlchemy's parameters, like reading."""
    if rows:
        connection.exec_driver_sql(_insertion(table), rows)


@cache
def _insertion(table: Table) -> str:
    return str(insert(table).compile(dialect=sqlite.dialect()))


def _remove(connection: Connection, record_type: type[Record], records: list[Record]) -> None:
    statement = delete(TABLES[record_type]).where(*_is_row(record_type))
    _each(connection, statement, [_key(record) for record in records])


def _revise(connection: Connection, record_type: type[Record], columns: tuple[str, ...], records: list[Record]) -> None:
    new: dict[str, BindParameter[Any]] = {name: bindparam(f"new_{name}") for name in columns}
    statement = update(TABLES[record_type]).where(*_is_row(record_type)).values(new)
    mapping = MAPPINGS[record_type]
    rows = []
    for record in records:
        cells = mapping.cells(record, columns)
        rows.append(_key(record) | {f"new_{name}": cell for name, cell in cells.items()})
    _each(connection, statement, rows)


def _is_row(record_type: type[Record]) -> list[ColumnElement[bool]]:
    table = TABLES[record_type]
    return [table.c[name] == bindparam(f"key_{name}") for name in MAPPINGS[record_type].key]


def _key(record: Record) -> dict[str, Cell]:
    mapping = MAPPINGS[type(record)]
    return {f"key_{name}": cell for name, cell in mapping.cells(record, mapping.key).items()}


def _each(connection: Connection, statement: Update | Delete, rows: list[dict[str, Cell]]) -> None:
    if connection.execute(statement, rows).rowcount != len(rows):
        raise BugError("a row to change or remove is missing")
