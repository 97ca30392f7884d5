"""What is not a sound document is refused with one sentence, and nothing is touched (storage.md 8.2 T9)."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from storage_documents import crowd, new_document, refusal, state, whole

from relmap.storage.repository import create_store, open_store

SUPER_JOURNAL = bytes.fromhex("d9d505f920a163d7")


def sql(path: Path, *statements: str) -> None:
    """What another program could do to the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for statement in statements:
            other.execute(statement)


def overwrite(path: Path, offset: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(data)


def foreign_database(path: Path) -> None:
    path.unlink()
    sql(path, "CREATE TABLE contacts (name TEXT)", "INSERT INTO contacts VALUES ('x')")


def zeroed_page(path: Path) -> None:
    overwrite(path, 4096, bytes(4096))


def garbage_behind_header(path: Path) -> None:
    overwrite(path, 100, os.urandom(3996))


HOSTILE: dict[str, tuple[str, Callable[[Path], None]]] = {
    "empty": ("DOCUMENT_EMPTY", lambda p: p.write_bytes(b"") and None),
    "text": ("DOCUMENT_NOT_RELMAP", lambda p: p.write_text("name;title\n") and None),
    "short text": ("DOCUMENT_NOT_RELMAP", lambda p: p.write_text("x") and None),
    "zip": ("DOCUMENT_NOT_RELMAP", lambda p: p.write_bytes(b"PK\x03\x04" + bytes(400)) and None),
    "zeros": ("DOCUMENT_NOT_RELMAP", lambda p: p.write_bytes(bytes(8192)) and None),
    "magic only": ("DOCUMENT_TRUNCATED", lambda p: p.write_bytes(b"SQLite format 3\0") and None),
    "part of the magic": ("DOCUMENT_TRUNCATED", lambda p: p.write_bytes(b"SQLite") and None),
    "cut inside a page": ("DOCUMENT_TRUNCATED", lambda p: os.truncate(p, p.stat().st_size - 100)),
    "cut by a page": ("DOCUMENT_TRUNCATED", lambda p: os.truncate(p, p.stat().st_size - 4096)),
    "cut in the header": ("DOCUMENT_TRUNCATED", lambda p: os.truncate(p, 60)),
    "something appended": ("DOCUMENT_TRUNCATED", lambda p: overwrite(p, p.stat().st_size, b"x" * 4096)),
    "another database": ("DOCUMENT_NOT_RELMAP", foreign_database),
    "another application": ("DOCUMENT_NOT_RELMAP", lambda p: sql(p, "PRAGMA application_id=7")),
    "newer": ("DOCUMENT_NEWER", lambda p: sql(p, "PRAGMA user_version=5")),
    "no version": ("DOCUMENT_DAMAGED", lambda p: sql(p, "PRAGMA user_version=0")),
    "negative version": ("DOCUMENT_DAMAGED", lambda p: sql(p, "PRAGMA user_version=-1")),
    "UTF-16": ("DOCUMENT_DAMAGED", lambda p: overwrite(p, 56, (2).to_bytes(4, "big"))),
    "page size 0": ("DOCUMENT_TRUNCATED", lambda p: overwrite(p, 16, b"\0\0")),
    "page zeroed": ("DOCUMENT_DAMAGED", zeroed_page),
    "schema garbled": ("DOCUMENT_DAMAGED", garbage_behind_header),
    "write-ahead log": ("DOCUMENT_WRITE_AHEAD", lambda p: overwrite(p, 18, b"\x02\x02")),
    "trigger": (
        "DOCUMENT_SCHEMA_CHANGED",
        lambda p: sql(p, "CREATE TRIGGER t AFTER UPDATE ON person BEGIN DELETE FROM person; END"),
    ),
    "view": ("DOCUMENT_SCHEMA_CHANGED", lambda p: sql(p, "CREATE VIEW v AS SELECT * FROM person")),
    "view instead of a table": (
        "DOCUMENT_SCHEMA_CHANGED",
        lambda p: sql(p, "DROP TABLE conflict", "CREATE VIEW conflict AS SELECT 1 AS entity"),
    ),
    "extra table": ("DOCUMENT_SCHEMA_CHANGED", lambda p: sql(p, "CREATE TABLE more (x)")),
    "full-text table": ("DOCUMENT_SCHEMA_CHANGED", lambda p: sql(p, "CREATE VIRTUAL TABLE f USING fts4(x)")),
    "extra column": ("DOCUMENT_SCHEMA_CHANGED", lambda p: sql(p, "ALTER TABLE person ADD COLUMN more TEXT")),
    "computed index": ("DOCUMENT_SCHEMA_CHANGED", lambda p: sql(p, "CREATE INDEX i ON person (abs(name))")),
    "statistics": ("DOCUMENT_SCHEMA_CHANGED", lambda p: sql(p, "ANALYZE")),
    "table missing": ("DOCUMENT_SCHEMA_CHANGED", lambda p: sql(p, "DROP TABLE conflict")),
    "reference to nobody": ("REFERENCES_BROKEN", lambda p: sql(p, "UPDATE person SET reports_to = 'nobody'")),
    "unknown code": ("ROW_UNREADABLE", lambda p: sql(p, "UPDATE person SET kind = 'FRIEND'")),
    "code of another list": ("ROW_UNREADABLE", lambda p: sql(p, "UPDATE account SET stage = 'KEY'")),
    "no date": ("ROW_UNREADABLE", lambda p: sql(p, "UPDATE person SET since = '2026-13-01'")),
    "date without hyphens": ("ROW_UNREADABLE", lambda p: sql(p, "UPDATE person SET since = '20260101'")),
    "infinite": ("ROW_UNREADABLE", lambda p: sql(p, "UPDATE person SET x = 9e999")),
    "depth 9": ("ROW_UNREADABLE", lambda p: sql(p, "UPDATE relationship SET depth = 9")),
    "rating 0": ("ROW_UNREADABLE", lambda p: sql(p, "UPDATE role_assignment SET rating = 0")),
    "unknown role": ("ROW_UNREADABLE", lambda p: sql(p, "UPDATE role_assignment SET roles = 'BOSS'")),
    "yes, no, maybe": ("ROW_UNREADABLE", lambda p: sql(p, "UPDATE person SET pinned = 2")),
    "not UTF-8": ("TABLE_UNREADABLE", lambda p: sql(p, "UPDATE person SET name = CAST(x'ff' AS TEXT)")),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_file_that_is_not_sound_is_refused_and_left_alone(tmp_path: Path, case: str) -> None:
    code, damage = HOSTILE[case]
    path = new_document(tmp_path / "a.relmap")
    damage(path)
    before = state(path)
    error = refusal(lambda: open_store(path))
    assert error.code == code
    assert state(path) == before
    assert [p.name for p in tmp_path.iterdir()] == ["a.relmap"]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(lambda: open_store(tmp_path)).code == "DOCUMENT_IS_FOLDER"
    assert refusal(lambda: create_store(tmp_path)).code == "DOCUMENT_IS_FOLDER"


def test_a_missing_file_is_refused_and_not_made(tmp_path: Path) -> None:
    assert refusal(lambda: open_store(tmp_path / "none.relmap")).code == "DOCUMENT_MISSING"
    assert refusal(lambda: open_store(tmp_path / "none" / "none.relmap")).code == "DOCUMENT_MISSING"
    assert refusal(lambda: create_store(tmp_path / "none" / "none.relmap")).code == "FOLDER_MISSING"
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_and_a_device_are_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.relmap"
    os.mkfifo(pipe)
    assert refusal(lambda: open_store(pipe)).code == "DOCUMENT_NOT_RELMAP"
    assert refusal(lambda: open_store(Path(os.devnull))).code == "DOCUMENT_NOT_RELMAP"


def test_a_huge_sparse_file_is_refused_at_once(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    os.truncate(path, 5 << 30)
    assert refusal(lambda: open_store(path)).code == "DOCUMENT_NOT_RELMAP"


def test_a_link_leads_to_the_document(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    link = tmp_path / "link.relmap"
    link.symlink_to(path)
    store = open_store(link)
    assert store.path == link
    store.close()
    loop = tmp_path / "loop.relmap"
    loop.symlink_to(loop)
    assert refusal(lambda: open_store(loop)).code == "DOCUMENT_NOT_OPENED"


@pytest.mark.parametrize("end", [SUPER_JOURNAL, b"\0" * 20 + SUPER_JOURNAL])
def test_a_journal_that_names_another_file_deletes_nothing(tmp_path: Path, end: bytes) -> None:
    path = new_document(tmp_path / "a.relmap")
    victim = tmp_path / "canary.txt"
    victim.write_text("still here")
    name = str(victim).encode()
    checksum = sum(name).to_bytes(4, "big")
    journal = tmp_path / "a.relmap-journal"
    tail = name + len(name).to_bytes(4, "big") + checksum + end
    journal.write_bytes(SUPER_JOURNAL[::-1].ljust(512, b"\0") + (1).to_bytes(4, "big") + tail)
    before = state(path), state(journal)
    assert refusal(lambda: open_store(path)).code == "DOCUMENT_SIDE_FILE"
    assert (state(path), state(journal)) == before
    assert victim.read_text() == "still here"


@pytest.mark.parametrize("suffix", ["-wal", "-shm"])
def test_a_foreign_file_beside_the_document_is_not_used(tmp_path: Path, suffix: str) -> None:
    path = new_document(tmp_path / "a.relmap")
    (tmp_path / f"a.relmap{suffix}").write_bytes(b"something")
    before = state(path)
    assert refusal(lambda: open_store(path)).code == "DOCUMENT_SIDE_FILE"
    assert state(path) == before


@pytest.mark.parametrize("suffix", ["-journal", "-wal"])
def test_nothing_new_is_made_beside_left_overs(tmp_path: Path, suffix: str) -> None:
    beside = tmp_path / f"a.relmap{suffix}"
    beside.write_bytes(b"left over")
    assert refusal(lambda: create_store(tmp_path / "a.relmap")).code == "DOCUMENT_SIDE_FILE"
    assert [p.name for p in tmp_path.iterdir()] == [beside.name]


def test_what_exists_is_not_overwritten(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    before = state(path)
    assert refusal(lambda: create_store(path)).code == "DOCUMENT_EXISTS"
    assert state(path) == before


def test_an_empty_file_can_become_a_document(tmp_path: Path) -> None:
    path = tmp_path / "a.relmap"
    path.touch()
    create_store(path).close()
    open_store(path).close()


def test_opening_and_looking_changes_nothing(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    before = state(path)
    store = open_store(path)
    store.load()
    store.close()
    assert state(path) == before


def test_a_write_that_was_broken_off_is_rolled_back(tmp_path: Path) -> None:
    people = crowd(300)
    path = tmp_path / "a.relmap"
    store = create_store(path)
    store.commit(whole(people), 1)
    store.close()
    torn = torn_copy(path, tmp_path / "torn")
    store = open_store(torn)
    assert store.load() == people
    store.close()
    assert [p.name for p in torn.parent.iterdir()] == [torn.name]


def test_a_broken_off_write_cannot_be_rolled_back_where_nothing_may_be_written(tmp_path: Path) -> None:
    path = tmp_path / "a.relmap"
    store = create_store(path)
    store.commit(whole(crowd(300)), 1)
    store.close()
    torn = torn_copy(path, tmp_path / "torn")
    torn.chmod(0o444)
    before = state(torn)
    assert refusal(lambda: open_store(torn)).code == "DOCUMENT_NEEDS_RECOVERY"
    assert state(torn) == before


def torn_copy(path: Path, folder: Path) -> Path:
    """The document and its journal as a crash in the middle of a large write leaves them."""
    folder.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size=1")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE person SET title = title || ' of everything and everybody'")
        for name in (path.name, f"{path.name}-journal"):
            shutil.copy(path.with_name(name), folder)
        writer.execute("ROLLBACK")
    return folder / path.name
