"""Reads a document that came from elsewhere, without trusting anything about it (storage.md 1, appendix E).

Only a private copy is opened: what lies beside the file is never seen, and the file itself is never locked, rolled
back or brought to another version.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from relmap.errors import UserError
from relmap.model.snapshot import COLLECTIONS, Record, Snapshot
from relmap.model.text import LONG_TEXTS, many_lines, one_line
from relmap.storage import live_files
from relmap.storage.apart import look_apart
from relmap.storage.check import ACCEPTED, findings
from relmap.storage.connection import value_of
from relmap.storage.migrations.ladder import LADDER
from relmap.storage.opening import Opened, open_recognised, untrusted
from relmap.storage.recognition import has_journal
from relmap.storage.tables import TABLES

LARGEST: Final = 256 << 20
"""Bytes a document may have that is taken apart and not just opened."""

MOST_RECORDS: Final = 1_000_000
LONGEST_TEXT: Final = 32_767
_KEPT_STATE: Final = "content"  # a whole account in one text; the file's own limits bound it

_CHUNK: Final = 1 << 20


def read_untrusted(path: Path, look: Callable[[Path], None] = look_apart) -> Snapshot:
    """Everything in a document from elsewhere; raises ``UserError`` with the first thing that is wrong with it.

    ``look`` first finds out whether reading it does any harm. Control characters are taken out of its texts; reporting
    loops are let through, as in any document.
    """
    real = Path(os.path.realpath(path))
    with _private_copy(real) as copy:
        look(copy)
        opened = open_recognised(copy, LADDER)
        try:
            with untrusted(copy):
                return _read(opened, copy)
        finally:
            opened.connection.close()


def _read(opened: Opened, copy: Path) -> Snapshot:
    count = sum(value_of(opened.connection, f"SELECT count(*) FROM {table.name}") for table in _tables(opened))  # noqa: S608
    if count > MOST_RECORDS:
        raise UserError("DOCUMENT_TOO_MANY_RECORDS", file=copy.name, limit=MOST_RECORDS)
    snapshot, problems = findings(opened, copy)
    for problem in problems:
        if problem.code not in ACCEPTED:
            raise problem
    return _harmless(snapshot, copy)


def _tables(opened: Opened) -> Iterator[Any]:
    there = {name for (name,) in opened.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    return (table for table in TABLES.values() if table.name in there)


@contextmanager
def _private_copy(path: Path) -> Iterator[Path]:
    # Reading the file of a document that is open here would drop its locks (storage.md 1.5).
    if live_files.is_open(path):
        raise UserError("IMPORT_OF_OPEN", file=path.name)
    # Only together with its journal is such a file whole, and a stranger's journal is not to be followed (1.3).
    if has_journal(path):
        raise UserError("IMPORT_UNFINISHED", file=path.name)
    with TemporaryDirectory() as folder:
        copy = Path(folder, path.name)
        try:
            _copy(path, copy)
        except FileNotFoundError as error:
            raise UserError("DOCUMENT_MISSING", file=path.name) from error
        except IsADirectoryError as error:
            raise UserError("DOCUMENT_IS_FOLDER", file=path.name) from error
        except OSError as error:
            raise UserError("DOCUMENT_NOT_OPENED", file=path.name) from error
        yield copy


def _copy(path: Path, copy: Path) -> None:
    if path.is_dir():
        raise IsADirectoryError
    # A pipe would keep us waiting for its other end.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as source:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise UserError("DOCUMENT_NOT_RELMAP", file=path.name)
        with copy.open("wb") as target:
            size = 0
            while chunk := source.read(_CHUNK):
                size += len(chunk)
                if size > LARGEST:
                    raise UserError("DOCUMENT_TOO_LARGE", file=path.name, limit=LARGEST >> 20)
                target.write(chunk)


def _harmless(snapshot: Snapshot, path: Path) -> Snapshot:
    """The document without control characters; raises ``UserError`` for texts no person has written."""
    clean: dict[str, dict[str, Record]] = {}
    for name in COLLECTIONS.values():
        there: Mapping[str, Record] = getattr(snapshot, name)
        clean[name] = {record.id: record for record in (_clean(record, path) for record in there.values())}
        if len(clean[name]) < len(there):  # ids that differ in control characters only
            raise UserError("DOCUMENT_DAMAGED", file=path.name)
    return Snapshot(**clean)  # type: ignore[arg-type]  # the names of the fields are COLLECTIONS


def _clean(record: Record, path: Path) -> Record:
    odd: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if type(value) is not str:
            continue
        if field.name == _KEPT_STATE:
            continue
        if len(value) > LONGEST_TEXT:
            raise UserError("DOCUMENT_TEXT_TOO_LONG", file=path.name, limit=LONGEST_TEXT)
        if not value.isprintable():
            odd[field.name] = many_lines(value) if field.name in LONG_TEXTS else one_line(value)
    return replace(record, **odd) if odd else record
