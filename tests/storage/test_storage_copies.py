"""Copies are complete, compact and never half there; the live file is never read past SQLite (T7)."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from storage_documents import RECORDS, additions, crowd, new_document, refusal, whole

from relmap.edit.commands import AddTeamMember
from relmap.edit.document import Document
from relmap.model.changes import ChangeSet, snapshot_of
from relmap.model.entities import TeamMember
from relmap.storage.check import check
from relmap.storage.repository import open_store


class OpenedFiles:
    """Remembers every file this process opens through Python; an audit hook cannot be taken away, so it is muted."""

    def __init__(self) -> None:
        self.paths: list[str] | None = None
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.paths is not None and event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
            self.paths.append(os.fsdecode(arguments[0]))


OPENED = OpenedFiles()


def test_the_live_file_is_never_opened_beside_sqlite(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    document = Document(open_store(path))
    OPENED.paths = []
    try:
        document.execute(AddTeamMember("Ilse Varga"))
        document.undo()
        document.copy_to(tmp_path / "copy.relmap")
        refusal(lambda: document.copy_to(path))
        assert check(path).problems == ()
        second = open_store(path)
        second.load()
        second.close()
        document.close()
        opened = OPENED.paths
    finally:
        OPENED.paths = None
    assert str(path) not in opened
    assert any(name.startswith(str(tmp_path)) for name in opened)  # the hook does hear


def test_a_copy_is_whole_and_its_own_document(tmp_path: Path) -> None:
    store = open_store(new_document(tmp_path / "a.relmap"))
    store.copy_to(tmp_path / "copy.relmap")
    store.commit(additions(TeamMember("t9", "Ilse Varga")), 1)
    store.close()
    copy = open_store(tmp_path / "copy.relmap")
    assert copy.load() == snapshot_of(RECORDS)
    copy.close()
    assert check(tmp_path / "copy.relmap").problems == ()


def test_a_copy_holds_nothing_of_what_was_removed(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    store = open_store(path)
    step = whole(crowd(200))
    store.commit(step, 1)
    store.commit(ChangeSet("REMOVE_PERSON", step.inverted().changes), 2)
    store.copy_to(tmp_path / "copy.relmap")
    store.close()
    for file in (tmp_path / "copy.relmap", path):
        assert b"Person 17" not in file.read_bytes()
        assert b"Halvorsen" not in file.read_bytes()


def test_an_older_copy_is_replaced(tmp_path: Path) -> None:
    target = new_document(tmp_path / "copy.relmap", TeamMember("t9", "Ilse Varga"))
    store = open_store(new_document(tmp_path / "a.relmap"))
    store.copy_to(target)
    store.close()
    copy = open_store(target)
    assert copy.load() == snapshot_of(RECORDS)
    copy.close()


def test_a_copy_is_not_written_where_it_would_do_harm(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    other = new_document(tmp_path / "b.relmap")
    (tmp_path / "c.relmap-journal").write_bytes(b"half a change")
    before = sorted(p.name for p in tmp_path.iterdir())
    store, neighbour = open_store(path), open_store(other)
    for target, code in [
        (path, "COPY_ONTO_OPEN"),
        (other, "COPY_ONTO_OPEN"),
        (tmp_path, "COPY_ONTO_FOLDER"),
        (tmp_path / "c.relmap", "COPY_BESIDE_JOURNAL"),
        (tmp_path / "none" / "d.relmap", "COPY_FAILED"),
    ]:
        assert refusal(lambda target=target: store.copy_to(target)).code == code  # type: ignore[misc]
    store.close()
    neighbour.close()
    assert sorted(p.name for p in tmp_path.iterdir()) == before


@pytest.mark.parametrize("statement", ["UPDATE person SET name = 'Somebody'", "DELETE FROM tie"])
def test_a_change_past_relmap_is_found_by_the_seal(tmp_path: Path, statement: str) -> None:
    path = new_document(tmp_path / "a.relmap")
    assert check(path).problems == ()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(statement)
    assert [p.code for p in check(path).problems] == ["SEAL_BROKEN"]


def test_a_document_that_was_not_closed_has_no_broken_seal(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    store = open_store(path)
    store.commit(additions(TeamMember("t9", "Ilse Varga")), 1)
    assert check(path).problems == ()
    store.close()
