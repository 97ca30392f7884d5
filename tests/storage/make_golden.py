"""Makes the golden file of the newest version: ``python tests/storage/make_golden.py`` from the project folder.

Run once, when a version is released; the file is committed and its hash noted in ``test_storage_migrations``. Golden
files of released versions are never made again: they stand for documents users have.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from storage_documents import new_document

from relmap.edit.commands import Revise
from relmap.edit.document import Document
from relmap.model.entities import Person
from relmap.storage.migrations.ladder import LADDER
from relmap.storage.repository import open_store


def main() -> None:
    path = Path(__file__).parent / "golden" / f"v{LADDER.newest}.relmap"
    path.parent.mkdir(exist_ok=True)
    new_document(path)
    document = Document(open_store(path))
    document.keep_history(True)
    document.execute(Revise(Person, ("p1",), {"title": "Chair"}))
    document.undo()
    document.close()
    print(path.name, hashlib.sha256(path.read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
