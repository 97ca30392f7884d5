"""Complete copies of a document: to keep, to mail, and before a migration."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from relmap.errors import UserError
from relmap.storage import live_files, superseded
from relmap.storage.connection import connect, reading, value_of
from relmap.storage.recognition import has_journal
from relmap.storage.seal import fingerprint, seal
from relmap.storage.sqlite_errors import plainly


def write_copy(connection: sqlite3.Connection, source: Path, target: Path, *, with_history: bool = True) -> None:
    """Write the document, compact and without remains of what was deleted, to ``target``.

    ``with_history`` is whether earlier values go along where the document keeps them.
    What lies there is replaced only when the copy is whole and on the disk; otherwise ``UserError``, and nothing stays.
    """
    if live_files.is_open(target):
        raise UserError("COPY_ONTO_OPEN", file=target.name)
    if target.is_dir():
        raise UserError("COPY_ONTO_FOLDER", file=target.name)
    # A journal beside the target would be rolled back into the copy.
    if has_journal(target):
        raise UserError("COPY_BESIDE_JOURNAL", file=target.name)
    part = target.with_name(target.name + ".part")
    try:
        part.unlink(missing_ok=True)
        with plainly(source):
            connection.execute("VACUUM INTO ?", (str(part.absolute()),))
        with plainly(part):
            _finish(connection, part, with_history)
        _flush(part)
        part.replace(target)
        _flush_folder(target.parent)
    except OSError as error:
        raise UserError("COPY_FAILED", file=target.name, folder=str(target.parent)) from error
    except UserError as error:
        if error.code in ("DISK_FULL", "DISK_ERROR", "DOCUMENT_NOT_OPENED", "DOCUMENT_NOT_WRITABLE"):
            raise UserError("COPY_FAILED", file=target.name, folder=str(target.parent)) from error
        raise
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _finish(connection: sqlite3.Connection, part: Path, with_history: bool) -> None:
    """Leave out what shall not go along, seal the copy, and compare it with what it was made from."""
    copy = connect(part, "rw")
    try:
        if not with_history and superseded.is_kept(copy):
            superseded.forget(copy)
            superseded.switch_off(copy)
        copy.execute("BEGIN IMMEDIATE")
        seal(copy)
        copy.execute("COMMIT")
        with reading(connection):
            same = fingerprint(connection) == fingerprint(copy)
        if value_of(copy, "PRAGMA integrity_check") != "ok" or not same:
            raise UserError("DISK_ERROR", file=part.name)
    finally:
        copy.close()


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    # Not every system lets a folder be opened; where it does, the new name must survive a power cut.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
