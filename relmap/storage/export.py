"""Writes a document for somebody else: a new file in which nothing else has ever been (storage.md 9)."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from relmap.errors import UserError
from relmap.model.changes import difference
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Audience
from relmap.storage.connection import connect
from relmap.storage.copies import write_copy
from relmap.storage.repository import create_store
from relmap.storage.sqlite_errors import plainly


def write_for(path: Path, snapshot: Snapshot, audience: Audience) -> None:
    """Write a document that holds ``snapshot`` and says whom it is for.

    The caller has left out what the audience may not see. The file has an id and a history of its own that begins
    with its making. What lies at ``path`` is replaced only when the new file is whole; raises ``UserError`` otherwise.
    """
    try:
        with TemporaryDirectory() as folder:
            made = Path(folder, path.name)
            store = create_store(made)
            try:
                store.commit(difference("IMPORT", Snapshot(), snapshot), 1)
            finally:
                store.close()
            with plainly(made):
                connection = connect(made, "rw")
                try:
                    connection.execute("INSERT INTO meta (key, value) VALUES ('audience', ?)", (audience.value,))
                    write_copy(connection, made, path)
                finally:
                    connection.close()
    except OSError as error:
        raise UserError("COPY_FAILED", file=path.name, folder=str(path.parent)) from error
