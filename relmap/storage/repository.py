"""Opens and makes documents, and keeps one open: the implementation of ``relmap.edit.ports.Store``."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from relmap.errors import UserError
from relmap.model.changes import ChangeSet
from relmap.model.earlier import Replaced
from relmap.model.ids import new_id
from relmap.model.snapshot import Snapshot
from relmap.storage import live_files, rows, seal, superseded
from relmap.storage.backups import back_up_before_update
from relmap.storage.check import Content, examine, structural_faults, unreadable_row
from relmap.storage.connection import connect, engine_over, value_of
from relmap.storage.copies import write_copy
from relmap.storage.journal import Journal
from relmap.storage.migrations.ladder import LADDER, Ladder, climb
from relmap.storage.opening import Opened, open_recognised, untrusted
from relmap.storage.recognition import APPLICATION_ID, check_side_files, has_journal
from relmap.storage.sqlite_errors import code_of, plainly


def create_store(path: Path) -> DocumentStore:
    """Make a new document and open it. Raises ``UserError`` when something other than an empty file is there."""
    real = Path(os.path.realpath(path))
    if real.is_dir():
        raise UserError("DOCUMENT_IS_FOLDER", file=path.name)
    if not real.parent.is_dir():
        raise UserError("FOLDER_MISSING", folder=str(real.parent))
    existed = real.exists()
    if existed and real.stat().st_size > 0:
        raise UserError("DOCUMENT_EXISTS", file=path.name)
    check_side_files(real)
    if has_journal(real):
        raise UserError("DOCUMENT_SIDE_FILE", file=path.name, side_file=f"{path.name}-journal")
    with ExitStack() as on_failure:
        if not existed:
            on_failure.callback(real.unlink, missing_ok=True)
        _lay_out(real)
        store = open_store(path)
        on_failure.pop_all()
    return store


def open_store(path: Path, ladder: Ladder = LADDER) -> DocumentStore:
    """Open a document, for looking only where file or folder take no writes.

    One of an older RelMap is first copied to the folder of backups, then brought to our version. Raises ``UserError``
    with what is wrong; the file is then as it was.
    """
    real = Path(os.path.realpath(path))
    opened = open_recognised(real, ladder)
    with ExitStack() as on_failure, untrusted(real):
        on_failure.callback(opened.connection.close)
        if opened.schema < ladder.newest:
            _migrate(opened, ladder)
        content = examine(opened.connection, real)
        _raise_first(content.faults)
        store = DocumentStore(path, opened, content)
        on_failure.pop_all()
    return store


class DocumentStore:
    """An open document file (``relmap.edit.ports.Store``). Used by one thread at a time."""

    def __init__(self, path: Path, opened: Opened, content: Content) -> None:
        self._path = path
        self._file = opened.path
        self._read_only = opened.read_only
        self._connection = opened.connection
        self._engine = engine_over(opened.connection)
        self._journal = Journal(opened.connection)
        self._keeps_history = superseded.is_kept(opened.connection)
        self._content: Content | None = content
        self._data_version = content.data_version
        self._unsealed = False
        self._open = True
        identity = live_files.identity(opened.path)
        assert identity is not None
        self._identity = identity
        live_files.opened(identity)

    @property
    def path(self) -> Path:
        """Where the document lies; for words, never to be opened."""
        return self._path

    @property
    def read_only(self) -> bool:
        """Whether the file can only be looked at."""
        return self._read_only

    def load(self) -> Snapshot:
        """Everything in the file; raises ``UserError`` when something in it cannot be read."""
        content, self._content = self._content, None
        if content is None:
            with untrusted(self._file):
                content = examine(self._connection, self._file)
            _raise_first(content.faults)
        self._data_version = content.data_version
        return content.snapshot

    def commit(self, change_set: ChangeSet, revision: int) -> None:
        """Write one change set and its journal entries in one transaction; see ``Store.commit``."""
        if self._read_only:
            raise UserError("DOCUMENT_READ_ONLY", file=self._path.name)
        if not any(change.before != change.after for change in change_set.changes):
            return
        self._content = None
        with plainly(self._file):
            self._check_untouched()
            try:
                self._write(change_set, revision)
            except (sqlite3.Error, DBAPIError):
                # A failure to flush the folder is reported although the change is in the file (storage.md 8.1.3).
                if not self._arrived(revision):
                    raise
        self._journal.committed()
        self._unsealed = True

    def copy_to(self, target: Path, *, with_history: bool = True) -> None:
        """Write a complete, compact copy; see ``Store.copy_to``."""
        write_copy(self._connection, self._file, target, with_history=with_history)

    @property
    def keeps_history(self) -> bool:
        """Whether values stay in the file when they are replaced."""
        return self._keeps_history

    def keep_history(self, keep: bool) -> None:
        """Keep what is replaced from now on, or erase all that was kept; see ``Store.keep_history``."""
        if self._read_only:
            raise UserError("DOCUMENT_READ_ONLY", file=self._path.name)
        if keep == self._keeps_history:
            return
        with plainly(self._file):
            self._check_untouched()
            try:
                self._switch_history(keep)
            finally:
                with suppress(sqlite3.Error):
                    self._keeps_history = superseded.is_kept(self._connection)

    def earlier_values(self, ids: Sequence[str]) -> tuple[Replaced, ...]:
        """What was replaced in some records; see ``Store.earlier_values``."""
        with untrusted(self._file):
            kept, unreadable = superseded.read(self._connection, ids)
        _raise_first(tuple(unreadable_row(self._file, row) for row in unreadable))
        return tuple(kept)

    def close(self) -> None:
        """Seal the content when it was changed, and let go of the file. Closing twice does nothing."""
        if not self._open:
            return
        self._open = False
        if self._unsealed and live_files.identity(self._file) == self._identity:
            self._seal()
        self._engine.dispose()
        self._connection.close()
        live_files.closed(self._identity)

    def _write(self, change_set: ChangeSet, revision: int) -> None:
        with self._transaction() as transaction:
            rows.write(transaction, change_set)
            self._journal.append(transaction, change_set, revision, keep_replaced=self._keeps_history)

    def _switch_history(self, keep: bool) -> None:
        with self._transaction():
            change = superseded.switch_on if keep else superseded.forget
            change(self._connection)
        if keep:
            return
        try:
            superseded.switch_off(self._connection)
        except sqlite3.Error as error:
            # When the disk fails, SQLite takes the pages it puts back for another program's; none has written since
            # the transaction above. A lock in the way changes no pages.
            if code_of(error) & 0xFF in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
                self._data_version = value_of(self._connection, "PRAGMA data_version")
            raise

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        """A transaction on the file as it was read; raises ``UserError`` when another program has written since."""
        with self._engine.begin() as transaction:
            if value_of(self._connection, "PRAGMA data_version") != self._data_version:
                raise UserError("DOCUMENT_CHANGED_OUTSIDE", file=self._path.name)
            yield transaction

    def _check_untouched(self) -> None:
        """Sync programs and file managers swap files under an open document; SQLite would write into the old one."""
        now = live_files.identity(self._file)
        if now is None:
            raise UserError("DOCUMENT_GONE", file=self._path.name)
        if now != self._identity:
            raise UserError("DOCUMENT_REPLACED", file=self._path.name)

    def _arrived(self, revision: int) -> bool:
        try:
            transaction = self._journal.transaction(revision)
            return self._connection.execute("SELECT 1 FROM change WHERE tx = ?", (transaction,)).fetchone() is not None
        except sqlite3.Error:
            return False

    def _seal(self) -> None:
        # Every change is safe already; a disk too full for the seal must not keep anybody from closing.
        with suppress(sqlite3.Error):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                seal.seal(self._connection)
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")


def _lay_out(path: Path) -> None:
    with plainly(path):
        connection = connect(path, "rwc")
        try:
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("BEGIN IMMEDIATE")
            for statement in LADDER.schemas[LADDER.newest]:
                connection.execute(statement)
            connection.execute("INSERT INTO meta (key, value) VALUES ('document_id', ?)", (new_id(),))
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version={LADDER.newest}")
            connection.execute("COMMIT")
        finally:
            connection.close()


def _migrate(opened: Opened, ladder: Ladder) -> None:
    if opened.read_only:
        raise UserError("DOCUMENT_OLDER_READ_ONLY", file=opened.path.name)
    _raise_first(structural_faults(opened.connection, opened.path))
    back_up_before_update(opened)
    climb(opened.connection, ladder)


def _raise_first(faults: tuple[UserError, ...]) -> None:
    if faults:
        raise faults[0]
