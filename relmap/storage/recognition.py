"""Is this file a document we may open? Answered from its first 100 bytes and its neighbours, before SQLite sees it.

Nothing is written here. storage.md 1.3 tells why a neighbouring journal is looked at: SQLite deletes any file such a
journal names, and it may have come by mail.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from relmap.errors import UserError
from relmap.storage import live_files

APPLICATION_ID: Final = 0x52454C4D  # "RELM"
_MAGIC: Final = b"SQLite format 3\x00"
_HEADER_BYTES: Final = 100
_UTF_8: Final = 1
_WRITE_AHEAD: Final = 2
# How a journal ends that belongs to a transaction over several files. We never make one.
_SUPER_JOURNAL: Final = bytes.fromhex("d9d505f920a163d7")
_LARGEST: Final = 2 << 30


@dataclass(frozen=True, slots=True)
class Header:
    """What the first bytes say. ``complete`` is whether the file is as long as they say."""

    application_id: int
    schema: int
    encoding: int
    write_ahead: bool
    complete: bool


def recognise(path: Path, newest_schema: int) -> None:
    """Return when the file can be given to SQLite; raises ``UserError`` saying what else it is."""
    status = _status(path)
    if stat.S_ISDIR(status.st_mode):
        raise UserError("DOCUMENT_IS_FOLDER", file=path.name)
    if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
        raise UserError("DOCUMENT_NOT_RELMAP", file=path.name)
    journal = has_journal(path)
    check_side_files(path)
    if live_files.is_open(path):
        return
    if status.st_size == 0:
        raise UserError("DOCUMENT_EMPTY", file=path.name)
    _check(_header(path), path, newest_schema, journal)


def has_journal(path: Path) -> bool:
    """Whether a write was broken off, or is under way in another program."""
    return _beside(path, "-journal").exists()


def check_side_files(path: Path) -> None:
    """Raise ``UserError`` when something lies beside the document that RelMap never puts there."""
    for suffix in ("-wal", "-shm"):
        if _beside(path, suffix).exists():
            raise UserError("DOCUMENT_SIDE_FILE", file=path.name, side_file=path.name + suffix)
    try:
        with _beside(path, "-journal").open("rb") as journal:
            journal.seek(0, os.SEEK_END)
            journal.seek(max(0, journal.tell() - len(_SUPER_JOURNAL)))
            end = journal.read()
    except FileNotFoundError:
        return
    except OSError as error:
        raise UserError("DOCUMENT_SIDE_FILE", file=path.name, side_file=f"{path.name}-journal") from error
    if end == _SUPER_JOURNAL:
        raise UserError("DOCUMENT_SIDE_FILE", file=path.name, side_file=f"{path.name}-journal")


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _status(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UserError("DOCUMENT_MISSING", file=str(path)) from error
    except OSError as error:
        raise UserError("DOCUMENT_NOT_OPENED", file=path.name) from error


def _header(path: Path) -> Header:
    try:
        with path.open("rb") as file:
            first = file.read(_HEADER_BYTES)
            size = os.fstat(file.fileno()).st_size
    except OSError as error:
        raise UserError("DOCUMENT_NOT_OPENED", file=path.name) from error
    if not first.startswith(_MAGIC) and first != _MAGIC[: len(first)]:
        raise UserError("DOCUMENT_NOT_RELMAP", file=path.name)
    if len(first) < _HEADER_BYTES:
        raise UserError("DOCUMENT_TRUNCATED", file=path.name)
    page = int.from_bytes(first[16:18], "big")
    page = 65536 if page == 1 else page
    pages = int.from_bytes(first[28:32], "big")
    return Header(
        application_id=int.from_bytes(first[68:72], "big"),
        schema=int.from_bytes(first[60:64], "big", signed=True),
        encoding=int.from_bytes(first[56:60], "big"),
        write_ahead=_WRITE_AHEAD in (first[18], first[19]),
        complete=size == page * pages,
    )


def _check(header: Header, path: Path, newest_schema: int, journal: bool) -> None:
    if header.application_id != APPLICATION_ID:
        raise UserError("DOCUMENT_NOT_RELMAP", file=path.name)
    if header.schema > newest_schema:
        raise UserError("DOCUMENT_NEWER", file=path.name)
    if header.schema < 1 or header.encoding != _UTF_8:
        raise UserError("DOCUMENT_DAMAGED", file=path.name)
    if header.write_ahead:
        raise UserError("DOCUMENT_WRITE_AHEAD", file=path.name)
    # A broken-off write leaves the file at odds with its header until SQLite has rolled it back (storage.md 1.3).
    if not header.complete and not (journal or has_journal(path)):
        raise UserError("DOCUMENT_TRUNCATED", file=path.name)
