"""Backups on real files: whole, verified, thinned out, away from the document; one that fails leaves nothing (1.7)."""

from __future__ import annotations

import sqlite3
import stat
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from storage_documents import RECORDS, additions, crowd, files_no_larger_than, new_document, refusal, state, whole

from relmap import folders
from relmap.model.changes import ChangeSet, snapshot_of
from relmap.model.entities import Account, Person, TeamMember
from relmap.storage.backups import KeptBackups
from relmap.storage.check import check
from relmap.storage.repository import open_store


class Clock:
    """A clock that stands until it is moved on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def on(self, **time: float) -> None:
        """Let time pass."""
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def backups(clock: Clock) -> KeptBackups:
    return KeptBackups(clock)


@contextmanager
def no_place(folder: Path) -> Iterator[None]:
    """A file where the folder of this document's backups should be: nothing can be written there."""
    kept = folder.with_name("kept")
    folder.rename(kept)
    folder.write_text("")
    try:
        yield
    finally:
        folder.unlink()
        kept.rename(folder)


def kept() -> list[Path]:
    return sorted(folders.backups().glob("*/*.relmap"))


def test_a_backup_is_whole_sealed_and_away_from_the_document(tmp_path: Path, backups: KeptBackups) -> None:
    path = new_document(tmp_path / "Kestrel.relmap")
    before = state(path)
    backups.make(path)
    assert state(path) == before
    assert [p.name for p in tmp_path.iterdir()] == ["Kestrel.relmap"]
    (made,) = kept()
    assert made.name == "20261101-090000.relmap"
    assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700
    assert check(made).problems == ()
    store = open_store(made)
    assert store.load() == snapshot_of(RECORDS)
    store.close()


def test_an_open_document_is_backed_up_by_another_thread_and_goes_on(tmp_path: Path, backups: KeptBackups) -> None:
    store = open_store(new_document(tmp_path / "a.relmap"))
    store.load()
    store.commit(additions(TeamMember("t8", "Ilse Varga")), 1)
    work = threading.Thread(target=backups.make, args=(tmp_path / "a.relmap",))
    work.start()
    store.commit(additions(TeamMember("t9", "Pavel Ostrow")), 2)
    work.join()
    store.commit(additions(TeamMember("t7", "Ann Low")), 3)
    store.close()
    (made,) = kept()
    copy = open_store(made)
    team = copy.load().team
    assert "t8" in team
    assert "t7" not in team
    copy.close()
    assert check(made).problems == ()


def test_a_backup_holds_nothing_of_what_was_removed_before(tmp_path: Path, backups: KeptBackups) -> None:
    path = new_document(tmp_path / "a.relmap")
    store = open_store(path)
    step = whole(crowd(200))
    store.commit(step, 1)
    store.commit(ChangeSet("REMOVE_PERSON", step.inverted().changes), 2)
    backups.make(path)
    store.close()
    (made,) = kept()
    assert b"Halvorsen" not in made.read_bytes()


def test_they_are_listed_with_what_they_hold(tmp_path: Path, backups: KeptBackups, clock: Clock) -> None:
    path = new_document(tmp_path / "a.relmap", Account("x", "Lumen Works"), Person("p", "x", "Ann Low"))
    other = new_document(tmp_path / "b.relmap")
    backups.make(path)
    backups.make(other)
    clock.on(minutes=30)
    store = open_store(path)
    store.commit(additions(Person("q", "x", "Bo Low")), 1)
    store.close()
    backups.make(path)
    (kept()[0].parent / "notes.relmap").write_text("no backup")
    (backups.of(path)[0].path.parent / "20261101-080000.relmap").write_text("no document")
    assert [(b.made_at.minute, b.people, b.accounts, b.before_update) for b in backups.of(path)] == [
        (30, 2, 1, False),
        (0, 1, 1, False),
    ]


def test_old_ones_are_thinned_out_and_those_before_an_update_stay(
    tmp_path: Path, backups: KeptBackups, clock: Clock
) -> None:
    path = new_document(tmp_path / "a.relmap")
    backups.make(path)
    before_update = kept()[0].rename(kept()[0].with_name("version-3-20200101-000000.relmap"))
    for _half_hour in range(10):
        backups.make(path)
        clock.on(minutes=30)
    assert len(backups.of(path)) == 11
    clock.on(days=3)
    backups.make(path)
    assert [b.made_at for b in backups.of(path)][:2] == [clock.now, datetime(2026, 11, 1, 13, 30, tzinfo=UTC)]
    assert [b.path for b in backups.of(path) if b.before_update] == [before_update]
    assert len(kept()) == 3


def test_a_backup_that_cannot_be_written_leaves_nothing(tmp_path: Path, backups: KeptBackups, clock: Clock) -> None:
    path = new_document(tmp_path / "a.relmap")
    backups.make(path)
    clock.on(hours=1)
    before = state(path)
    with no_place(kept()[0].parent):
        assert refusal(lambda: backups.make(path)).code == "COPY_FAILED"
    assert state(path) == before
    assert len(kept()) == 1
    backups.make(path)
    assert len(kept()) == 2


def test_a_full_disk_disturbs_neither_document_nor_backups(tmp_path: Path, backups: KeptBackups, clock: Clock) -> None:
    path = new_document(tmp_path / "a.relmap")
    backups.make(path)
    store = open_store(path)
    store.commit(whole(crowd(400)), 1)
    clock.on(hours=1)
    with files_no_larger_than(kept()[0].stat().st_size):
        assert refusal(lambda: backups.make(path)).code == "COPY_FAILED"
    assert len(kept()) == 1
    store.commit(additions(TeamMember("t9", "Ilse Varga")), 2)
    store.close()
    assert check(path).problems == ()


def test_one_is_written_to_another_file_and_never_over_an_open_document(tmp_path: Path, backups: KeptBackups) -> None:
    path = new_document(tmp_path / "a.relmap")
    backups.make(path)
    store = open_store(path)
    store.commit(additions(TeamMember("t9", "Ilse Varga")), 1)
    (backup,) = backups.of(path)
    assert refusal(lambda: backups.write(backup, path)).code == "COPY_ONTO_OPEN"
    backups.write(backup, tmp_path / "then.relmap")
    store.close()
    then = open_store(tmp_path / "then.relmap")
    assert then.load() == snapshot_of(RECORDS)
    then.close()


def test_all_of_one_document_are_deleted(tmp_path: Path, backups: KeptBackups, clock: Clock) -> None:
    path, other = new_document(tmp_path / "a.relmap"), new_document(tmp_path / "b.relmap")
    for document in (path, other):
        backups.make(document)
    clock.on(hours=1)
    backups.make(path)
    backups.delete(path)
    assert backups.of(path) == ()
    assert [b.path for b in backups.of(other)] == kept()
    backups.delete(path)


def test_they_are_found_when_the_document_is_damaged_moved_or_gone(tmp_path: Path, backups: KeptBackups) -> None:
    path = new_document(tmp_path / "a.relmap")
    backups.make(path)
    moved = path.rename(tmp_path / "moved.relmap")
    assert len(backups.of(path)) == 1
    assert backups.of(moved) == ()
    store = open_store(moved)
    assert len(backups.of(moved)) == 1
    store.close()
    path.write_bytes(b"damaged")
    assert len(backups.of(path)) == 1
    assert "a.relmap" not in " ".join(place.name for place in kept()[0].parent.iterdir())
    backups.delete(path)
    assert backups.of(path) == ()


def test_a_file_put_in_the_place_of_the_document_is_not_backed_up(tmp_path: Path, backups: KeptBackups) -> None:
    path = new_document(tmp_path / "a.relmap")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("CREATE VIEW everything AS SELECT * FROM person")
    assert refusal(lambda: backups.make(path)).code == "DOCUMENT_SCHEMA_CHANGED"
    path.unlink()
    assert refusal(lambda: backups.make(path)).code == "DOCUMENT_NOT_OPENED"
    assert kept() == []
