"""Files and folders that take no writes, disks that are full, and other programs on the same file (T5, T6)."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from storage_documents import RECORDS, additions, crowd, files_no_larger_than, new_document, refusal, state, whole

from relmap.edit.commands import AddTeamMember
from relmap.edit.document import Document
from relmap.errors import UserError
from relmap.model.changes import Change, ChangeSet, snapshot_of
from relmap.model.entities import TeamMember
from relmap.model.snapshot import Record, Snapshot
from relmap.storage.repository import DocumentStore, create_store, open_store

MORE = additions(TeamMember("t9", "Ilse Varga"))


@contextmanager
def mode(path: Path, bits: int) -> Iterator[None]:
    before = path.stat().st_mode
    path.chmod(bits)
    try:
        yield
    finally:
        path.chmod(before)


def test_a_read_only_file_can_be_looked_at(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    with mode(path, 0o444):
        before = state(path)
        store = open_store(path)
        assert store.read_only
        assert store.load() == snapshot_of(RECORDS)
        assert refusal(lambda: store.commit(MORE, 1)).code == "DOCUMENT_READ_ONLY"
        store.copy_to(tmp_path / "copy.relmap")
        store.close()
        assert state(path) == before
    copy = open_store(tmp_path / "copy.relmap")
    assert not copy.read_only
    assert copy.load() == snapshot_of(RECORDS)
    copy.close()


def test_a_document_in_a_read_only_folder_can_be_looked_at(tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    path = new_document(folder / "a.relmap")
    with mode(folder, 0o555):
        before = state(path)
        document = Document(open_store(path))
        assert document.read_only
        assert refusal(lambda: document.execute(AddTeamMember("Ilse Varga"))).code == "DOCUMENT_READ_ONLY"
        document.close()
        assert state(path) == before


def test_a_file_nobody_may_read_is_refused(tmp_path: Path) -> None:
    """Asked of a process without special rights, because an administrator may read everything."""
    path = new_document(tmp_path / "a.relmap")
    with mode(path, 0o000):
        assert _as_nobody(lambda: open_store(path)) == "DOCUMENT_NOT_OPENED"


def _as_nobody(action: object) -> str:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = "nothing"
        try:
            if os.getuid() == 0:
                os.setuid(65534)
            action()  # type: ignore[operator]
        except UserError as error:
            code = error.code
        finally:
            os.write(writing, code.encode())
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        code = answer.read()
    os.waitpid(child, 0)
    return code


def test_a_full_disk_refuses_the_change_and_keeps_the_document(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    store = open_store(path)
    size = path.stat().st_size
    with files_no_larger_than(size):
        assert refusal(lambda: store.commit(whole(crowd(400)), 1)).code == "DISK_ERROR"
    assert path.stat().st_size == size
    store.commit(MORE, 1)
    store.close()
    store = open_store(path)
    assert store.load() == snapshot_of([*RECORDS, TeamMember("t9", "Ilse Varga")])
    store.close()


def test_a_full_disk_leaves_no_half_copy_and_no_half_document(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    store = open_store(path)
    target = tmp_path / "copy.relmap"
    target.write_text("older copy")
    with files_no_larger_than(20_000):
        assert refusal(lambda: store.copy_to(target)).code == "COPY_FAILED"
        assert refusal(lambda: create_store(tmp_path / "new.relmap")).code == "DISK_ERROR"
    assert target.read_text() == "older copy"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.relmap", "copy.relmap"]
    store.close()


def test_a_full_disk_does_not_keep_from_closing(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    store = open_store(path)
    store.commit(MORE, 1)
    with files_no_larger_than(0):
        store.close()
    store = open_store(path)
    assert "t9" in store.load().team
    store.close()


def test_a_locked_document_refuses_and_takes_the_change_later(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    document = Document(open_store(path))
    before = document.snapshot
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert refusal(lambda: document.execute(AddTeamMember("Ilse Varga"))).code == "DOCUMENT_LOCKED"
        assert refusal(lambda: open_store(path)).code == "DOCUMENT_LOCKED"
        other.execute("ROLLBACK")
    assert document.snapshot is before
    assert document.execute(AddTeamMember("Ilse Varga")) is not None
    document.close()


def test_a_change_by_another_program_is_never_overwritten(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    first, second = open_store(path), open_store(path)
    first.load()
    second.load()
    second.commit(MORE, 1)
    assert refusal(lambda: first.commit(additions(TeamMember("t8", "Sven Aho")), 1)).code == "DOCUMENT_CHANGED_OUTSIDE"
    assert "t9" in first.load().team
    first.commit(additions(TeamMember("t8", "Sven Aho")), 2)
    second.close()
    first.close()
    store = open_store(path)
    assert {"t1", "t8", "t9"} == set(store.load().team)
    store.close()


@pytest.mark.parametrize("acknowledged", [1, 7, 23])
def test_what_was_acknowledged_survives_a_kill(tmp_path: Path, acknowledged: int) -> None:
    path = new_document(tmp_path / "a.relmap", *_records(crowd(60)))
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _write_until_killed(path, writing)
    os.close(writing)
    received = b""
    while len(received) < acknowledged:
        received += os.read(reading, 1)
    os.kill(child, signal.SIGKILL)
    received += b"".join(iter(lambda: os.read(reading, 64), b""))
    os.close(reading)
    os.waitpid(child, 0)
    store = open_store(path)
    titles = {person.title for person in store.load().people.values()}
    store.close()
    # A change of many records is there wholly or not at all.
    (title,) = titles
    assert int(title) >= len(received)


def _write_until_killed(path: Path, acknowledge: int) -> None:
    try:
        store = open_store(path)
        people = store.load().people
        for number in range(1, 10_000):
            after = {key: replace(person, title=str(number)) for key, person in people.items()}
            store.commit(ChangeSet("REVISE", tuple(Change(people[key], after[key]) for key in people)), number)
            os.write(acknowledge, b".")
            people = after
    finally:
        os._exit(1)


def _records(snapshot: Snapshot) -> list[Record]:
    return [
        r for name in ("team", "accounts", "people", "relationships", "ties") for r in getattr(snapshot, name).values()
    ]


def _moved_away(path: Path) -> None:
    path.rename(path.with_name("elsewhere.relmap"))


def _replaced(path: Path) -> None:
    shutil.copy(path, path.with_name("other.relmap"))
    path.with_name("other.relmap").replace(path)


@pytest.mark.parametrize(("happens", "code"), [(_moved_away, "DOCUMENT_GONE"), (_replaced, "DOCUMENT_REPLACED")])
def test_a_file_swapped_under_the_open_document_is_noticed(tmp_path: Path, happens: object, code: str) -> None:
    path = new_document(tmp_path / "a.relmap")
    store: DocumentStore = open_store(path)
    happens(path)  # type: ignore[operator]
    assert refusal(lambda: store.commit(MORE, 1)).code == code
    names = sorted(p.name for p in tmp_path.iterdir())
    store.close()
    assert sorted(p.name for p in tmp_path.iterdir()) == names
