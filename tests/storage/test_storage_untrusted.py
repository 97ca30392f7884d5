"""A document from elsewhere: read whole, refused whole, and never touched (storage.md 1, 9, appendix E)."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from storage_documents import RECORDS, RECORDS_1, crowd, new_document, refusal, state
from test_storage_opening import HOSTILE, SUPER_JOURNAL, sql

from relmap.model.changes import snapshot_of
from relmap.model.entities import Account, Person
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Audience
from relmap.storage import untrusted
from relmap.storage.check import check
from relmap.storage.export import write_for
from relmap.storage.repository import open_store
from relmap.storage.untrusted import read_untrusted

GOLDEN = Path(__file__).parent / "golden"


def read(path: Path) -> Snapshot:
    """Without the look in a process of its own, which ``test_storage_apart`` is about."""
    return read_untrusted(path, lambda _copy: None)


def test_a_sound_document_is_read_whole_and_left_alone(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    path.chmod(0o444)
    before = state(path)
    assert read(path) == snapshot_of(RECORDS)
    assert state(path) == before
    assert [p.name for p in tmp_path.iterdir()] == ["a.relmap"]


def test_one_of_an_older_version_is_brought_to_ours_in_memory_only(tmp_path: Path) -> None:
    path = Path(shutil.copy(GOLDEN / "v1.relmap", tmp_path))
    before = state(path)
    assert read(path) == snapshot_of(RECORDS_1)
    assert check(path).problems == ()
    assert state(path) == before


@pytest.mark.parametrize("what", HOSTILE)
def test_whatever_is_not_sound_is_refused(what: str, tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    code, spoil = HOSTILE[what]
    spoil(path)
    before = state(path)
    assert refusal(lambda: read(path)).code == code
    assert state(path) == before


def test_a_journal_that_came_along_is_not_followed(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    victim = tmp_path / "victim.txt"
    victim.write_text("mine")
    journal = path.with_name("a.relmap-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(600) + str(victim).encode() + SUPER_JOURNAL)
    assert refusal(lambda: read(path)).code == "IMPORT_UNFINISHED"
    assert victim.read_text() == "mine" and journal.exists()


def test_a_write_ahead_log_beside_the_file_is_never_seen(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    path.with_name("a.relmap-wal").write_bytes(os.urandom(4096))
    assert read(path) == snapshot_of(RECORDS)


def test_sql_of_a_stranger_never_runs(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    sql(path, "CREATE TRIGGER t AFTER DELETE ON person BEGIN SELECT load_extension('x'); END")
    assert refusal(lambda: read(path)).code == "DOCUMENT_SCHEMA_CHANGED"


def test_content_another_program_changed_is_refused(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    sql(path, "UPDATE person SET name = 'Somebody Else'")
    assert refusal(lambda: read(path)).code == "SEAL_BROKEN"
    sql(path, "DELETE FROM meta WHERE key LIKE 'seal%'", "UPDATE person SET kind = 'FRIEND'")
    assert refusal(lambda: read(path)).code == "ROW_UNREADABLE"


def test_a_document_that_is_open_here_is_not_read_as_a_file(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    store = open_store(path)
    assert refusal(lambda: read(path)).code == "IMPORT_OF_OPEN"
    store.close()


def test_what_is_no_file_is_said_so(tmp_path: Path) -> None:
    assert refusal(lambda: read(tmp_path / "none.relmap")).code == "DOCUMENT_MISSING"
    assert refusal(lambda: read(tmp_path)).code == "DOCUMENT_IS_FOLDER"
    os.mkfifo(tmp_path / "pipe.relmap")
    assert refusal(lambda: read(tmp_path / "pipe.relmap")).code == "DOCUMENT_NOT_RELMAP"


def test_texts_are_made_harmless_and_bounded(tmp_path: Path) -> None:
    odd = new_document(
        tmp_path / "odd.relmap", Account("a", "Ardo\x00 Pumps\x1b"), Person("p", "a", "Ada \u202eBrook", "two\nlines")
    )
    found = read(odd)
    assert found.people["p"].name == "Ada Brook"
    assert found.people["p"].title == "two lines"
    assert found.accounts["a"].name.isprintable()
    twice = new_document(tmp_path / "twice.relmap", Account("a\x01", "A"), Account("a\x02", "B"))
    assert refusal(lambda: read(twice)).code == "DOCUMENT_DAMAGED"
    long = new_document(tmp_path / "long.relmap", Account("a", "x" * 40_000))
    assert refusal(lambda: read(long)).code == "DOCUMENT_TEXT_TOO_LONG"


def test_size_is_bounded_before_anything_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.relmap"
    with path.open("wb") as file:
        file.truncate(untrusted.LARGEST + 1)
    assert refusal(lambda: read(path)).code == "DOCUMENT_TOO_LARGE"


def test_a_document_for_an_audience_is_sound_sealed_and_says_for_whom(tmp_path: Path) -> None:
    path = tmp_path / "for them.relmap"
    content = snapshot_of(RECORDS)
    write_for(path, content, Audience.COMPANY)
    assert check(path).problems == ()
    assert read(path) == content
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("SELECT value FROM meta WHERE key = 'audience'").fetchone() == ("COMPANY",)
        ids = {row[0] for row in file.execute("SELECT value FROM meta WHERE key = 'document_id'")}
    write_for(path, content, Audience.TEAM)  # replaces the earlier one
    with closing(sqlite3.connect(path)) as file:
        assert ids.isdisjoint(row[0] for row in file.execute("SELECT value FROM meta WHERE key = 'document_id'"))
    assert [p.name for p in tmp_path.iterdir()] == ["for them.relmap"]


def test_what_was_left_out_is_nowhere_in_the_bytes(tmp_path: Path) -> None:
    many = crowd(300)
    few = Snapshot(accounts=many.accounts, people={"c1": Person("c1", "a2", "Person 1")})
    write_for(tmp_path / "few.relmap", few, Audience.CUSTOMER)
    data = (tmp_path / "few.relmap").read_bytes()
    assert b"Person 1" in data
    assert not any(text in data for text in (b"Person 2", b"Post 1", b"Pavel", b"c27"))


def test_a_target_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    store = open_store(new_document(tmp_path / "open.relmap"))
    before = (tmp_path / "open.relmap").stat()
    assert refusal(lambda: write_for(tmp_path / "open.relmap", Snapshot(), Audience.TEAM)).code == "COPY_ONTO_OPEN"
    assert (tmp_path / "open.relmap").stat() == before
    store.close()
    assert refusal(lambda: write_for(tmp_path / "no" / "a.relmap", Snapshot(), Audience.TEAM)).code == "COPY_FAILED"
