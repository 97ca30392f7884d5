"""Copies RelMap makes of a document by itself, with the program's data and not beside the document (storage.md 1.7).

Each document has a folder of its own there, named after its id, which copies of the document share. An empty file in it
tells by a hash where the document lay: so backups are found when the document itself is damaged or gone.
"""

from __future__ import annotations

import os
import sqlite3
import uuid
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from relmap import folders
from relmap.errors import UserError
from relmap.model.backups import Backup, worth_keeping
from relmap.storage import live_files
from relmap.storage.connection import connect, value_of
from relmap.storage.copies import write_copy
from relmap.storage.migrations.ladder import LADDER
from relmap.storage.opening import Opened, identify, open_recognised, untrusted
from relmap.storage.sqlite_errors import plainly

SUFFIX: Final = ".relmap"
_TIME: Final = "%Y%m%d-%H%M%S"
_BEFORE_UPDATE: Final = "version-"


def _now() -> datetime:
    return datetime.now(UTC)


class KeptBackups:
    """The backups of all documents (``relmap.edit.ports.Backups``); each call stands alone, in whatever thread."""

    def __init__(self, clock: Callable[[], datetime] = _now) -> None:
        self._clock = clock

    def make(self, document: Path) -> None:
        """Back a document up, and drop backups that are no longer worth keeping; see ``Backups.make``."""
        path, now = _real(document), self._clock()
        with plainly(path), closing(connect(path, "ro")) as live, closing(_in_memory()) as held:
            # One state of the file, taken at once: whoever writes the document meanwhile does not have to wait. Nor is
            # the file opened past SQLite, because it may be open here, or be so the next moment (storage.md 1.5).
            live.backup(held)
            identify(held, path, LADDER)
            folder = _folder(held, path)
            _write(held, path, folder / f"{now.astimezone(UTC):{_TIME}}{SUFFIX}")
        _thin(folder, now)

    def of(self, document: Path) -> tuple[Backup, ...]:
        """The backups of a document, the latest first; see ``Backups.of``."""
        folder = _folder_of(document)
        found = (_look(path) for path in folder.glob(f"*{SUFFIX}")) if folder is not None else ()
        return tuple(sorted(filter(None, found), key=lambda backup: backup.made_at, reverse=True))

    def write(self, backup: Backup, target: Path) -> None:
        """Write a backup to another file; see ``Backups.write``."""
        with closing(open_recognised(backup.path, LADDER).connection) as connection:
            write_copy(connection, backup.path, target)

    def delete(self, document: Path) -> None:
        """Delete all backups of a document; see ``Backups.delete``."""
        folder = _folder_of(document)
        if folder is None or not folder.exists():
            return
        try:
            for path in folder.iterdir():
                path.unlink(missing_ok=True)
        except OSError as error:
            raise UserError("BACKUPS_NOT_DELETED", folder=str(folder)) from error


def back_up_before_update(opened: Opened) -> None:
    """Keep a document as it is before it is brought to our version (storage.md 3); raises ``UserError``."""
    name = f"{_BEFORE_UPDATE}{opened.schema}-{_now():{_TIME}}{SUFFIX}"
    _write(opened.connection, opened.path, _folder(opened.connection, opened.path) / name)


def _write(connection: sqlite3.Connection, document: Path, target: Path) -> None:
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        (target.parent / _mark_of(document)).touch()
    except OSError as error:
        raise UserError("COPY_FAILED", file=target.name, folder=str(target.parent)) from error
    write_copy(connection, document, target)


def _folder_of(document: Path) -> Path | None:
    """Where the backups of a document are: the document is asked only when it is open, and so was found sound."""
    path = _real(document)
    if live_files.is_open(path):
        with suppress(UserError), untrusted(path), closing(connect(path, "ro")) as connection:
            return _folder(connection, path)
    marks = list(folders.backups().glob(f"*/{_mark_of(path)}"))
    return max(marks, key=lambda mark: mark.stat().st_mtime).parent if marks else None


def _mark_of(path: Path) -> str:
    return f"{sha256(os.fsencode(path)).hexdigest()[:20]}.place"


def _folder(connection: sqlite3.Connection, document: Path) -> Path:
    try:
        # The id comes from the file; only a real one may become part of a path.
        name = uuid.UUID(value_of(connection, "SELECT value FROM meta WHERE key = 'document_id'"))
    except (ValueError, TypeError) as error:
        raise UserError("DOCUMENT_DAMAGED", file=document.name) from error
    return folders.backups() / str(name)


def _thin(folder: Path, now: datetime) -> None:
    """Backups made before an update stay until the user deletes them."""
    made = {path: moment for path in folder.glob(f"*{SUFFIX}") if (moment := _moment(path.stem)) is not None}
    kept = worth_keeping(made.values(), now)
    for path, moment in made.items():
        if moment not in kept:
            with suppress(OSError):  # the next backup tries again
                path.unlink(missing_ok=True)


def _look(path: Path) -> Backup | None:
    """What a backup holds; None for a file that is none, or can no longer be read."""
    before_update = path.stem.startswith(_BEFORE_UPDATE)
    moment = _moment(path.stem.removeprefix(_BEFORE_UPDATE).partition("-")[2] if before_update else path.stem)
    if moment is None:
        return None
    with suppress(UserError), closing(open_recognised(path, LADDER).connection) as connection, untrusted(path):
        people, accounts = (value_of(connection, f"SELECT count(*) FROM {table}") for table in ("person", "account"))  # noqa: S608
        return Backup(path, moment, people, accounts, before_update)
    return None


def _moment(stem: str) -> datetime | None:
    try:
        return datetime.strptime(stem, _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None


def _in_memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None)


def _real(document: Path) -> Path:
    return Path(os.path.realpath(document))
