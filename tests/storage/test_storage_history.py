"""The optional full history: what is replaced stays while it is on, and is gone from the file when it is off."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from storage_documents import RECORDS, additions, crowd, new_document, refusal, snapshots, whole
from test_storage_places import files_no_larger_than

from relmap.edit.commands import AddTeamMember, Incorporate, Remove, Revise, SetRelationship, SetRole
from relmap.edit.document import Document
from relmap.exchange.writers.audience import for_audience
from relmap.model.changes import Change, ChangeSet, difference
from relmap.model.entities import Person, TeamMember
from relmap.model.ids import pair_id
from relmap.model.keeping import SnapshotMark
from relmap.model.relations import Relationship
from relmap.model.snapshot import COLLECTIONS, Snapshot
from relmap.model.vocabulary import Audience, BuyingRole
from relmap.storage.check import check
from relmap.storage.export import write_for
from relmap.storage.repository import DocumentStore, create_store, open_store
from relmap.storage.untrusted import read_untrusted

CANARY = "Canary of the works council"


def kept_document(path: Path) -> Document:
    """The sample records, open, with the full history just switched on."""
    document = Document(open_store(new_document(path)))
    document.keep_history(True)
    return document


def retitle(document: Document, *titles: str) -> None:
    for title in titles:
        document.execute(Revise(Person, ("p1",), {"title": title}))


def with_canary(path: Path) -> Document:
    """A document whose history holds the canary in a changed and in a removed record, and nothing else holds it."""
    document = kept_document(path)
    retitle(document, CANARY, "Chair")
    document.execute(SetRelationship("t1", ("p1",), {"evidence": CANARY}))
    document.execute(Remove(TeamMember, ("t1",)))
    assert CANARY.encode() in path.read_bytes()
    return document


def held(document: Document, *ids: str) -> list[dict[str, object]]:
    return [dict(replaced.values) for replaced in document.earlier_values(ids)]


def rows(path: Path) -> int:
    with closing(sqlite3.connect(path)) as file:
        count: int = file.execute("SELECT count(*) FROM superseded").fetchone()[0]
        return count


def test_nothing_is_kept_unless_somebody_wants_it(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    document = Document(open_store(path))
    assert not document.keeps_history
    retitle(document, CANARY, "Chair")
    document.execute(Remove(Person, ("p2",)))
    assert held(document, "p1", "p2") == []
    document.close()
    assert rows(path) == 0
    assert CANARY.encode() not in path.read_bytes()


def test_replaced_values_stay_with_their_moment_and_survive_closing(tmp_path: Path) -> None:
    path = tmp_path / "a.relmap"
    begun = datetime.now(UTC) - timedelta(milliseconds=1)
    document = kept_document(path)
    retitle(document, "Chair", "President")
    document.execute(SetRelationship("t1", ("p2",), {"depth": 1, "last_contact": None}))
    roles = frozenset({BuyingRole.COACH})
    document.execute(SetRole("o1", ("p2",), {"roles": roles}))
    document.close()
    document = Document(open_store(path))
    assert document.keeps_history
    assert held(document, "p1") == [{"title": "Owner"}, {"title": "Chair"}]
    relationship = next(r for r in RECORDS if isinstance(r, Relationship))
    (one, other) = held(document, relationship.id)  # two writes of one step, in no order
    assert {**one, **other} == {"depth": 4, "last_contact": relationship.last_contact}
    assert {BuyingRole.USER, BuyingRole.ECONOMIC} in [v.get("roles") for v in held(document, pair_id("o1", "p2"))]
    (first, second) = document.earlier_values(["p1"])
    assert begun <= first.at <= second.at <= datetime.now(UTC)
    assert (first.record_type, first.id, first.removed) == (Person, "p1", False)
    assert check(path).problems == ()
    document.close()


def test_undo_and_redo_are_writes_whose_values_are_kept_too(tmp_path: Path) -> None:
    document = kept_document(tmp_path / "a.relmap")
    retitle(document, "Chair")
    document.undo()
    document.redo()
    assert held(document, "p1") == [{"title": "Owner"}, {"title": "Chair"}, {"title": "Owner"}]
    document.close()


def test_a_removed_record_leaves_all_its_values(tmp_path: Path) -> None:
    document = kept_document(tmp_path / "a.relmap")
    before = document.snapshot.people["p2"]
    document.execute(Remove(Person, ("p2",)))
    (last,) = document.earlier_values(["p2"])
    assert last.removed
    assert Person(**last.values) == before
    document.undo()
    assert len(document.earlier_values(["p2"])) == 1  # a record made replaces nothing
    document.close()


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(snapshots(), st.data())
def test_every_value_of_every_record_type_comes_back_as_it_was(
    tmp_path: Path, snapshot: Snapshot, data: st.DataObject
) -> None:
    path = tmp_path / "any.relmap"
    path.unlink(missing_ok=True)
    store = create_store(path)
    store.commit(whole(snapshot), 1)
    store.keep_history(True)
    store.commit(difference("REMOVE", snapshot, Snapshot()), 2)
    records = [record for name in COLLECTIONS.values() for record in getattr(snapshot, name).values()]
    by_record = {(r.record_type, r.id): r.values for r in store.earlier_values([record.id for record in records])}
    for record in records:
        expected = {f.name: getattr(record, f.name) for f in fields(record)}
        if isinstance(record, SnapshotMark):
            del expected["content"]
        assert by_record[type(record), record.id] == expected
    store.close()
    assert [p for p in check(path).problems if p.code not in ("REPORTING_CYCLE", "SELF_REPORT")] == []


def test_a_dropped_state_is_not_kept_as_an_earlier_value(tmp_path: Path) -> None:
    path = tmp_path / "a.relmap"
    document = kept_document(path)
    document.execute(Revise(SnapshotMark, ("z1",), {"label": "Spring"}))
    document.execute(Remove(SnapshotMark, ("z1",)))
    assert [set(values) & {"label", "content"} for values in held(document, "z1")] == [{"label"}, {"label"}]
    document.close()


def test_switching_is_no_edit(tmp_path: Path) -> None:
    document = kept_document(tmp_path / "a.relmap")
    assert (document.revision, document.undo_label, document.changed_since_opened) == (0, None, False)
    retitle(document, "Chair")
    document.keep_history(False)
    assert document.revision == 1
    assert not document.keeps_history
    document.undo()
    assert document.snapshot.people["p1"].title == "Owner"
    document.keep_history(False)
    document.close()


def test_switching_off_erases_what_was_kept_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.relmap"
    document = with_canary(path)
    document.keep_history(False)
    assert CANARY.encode() not in path.read_bytes(), "while the document is open"
    assert held(document, "p1", pair_id("t1", "p1")) == []
    retitle(document, "President")  # the document goes on taking edits
    document.close()
    assert CANARY.encode() not in path.read_bytes()
    assert [p.name for p in tmp_path.iterdir()] == ["a.relmap"]
    assert (check(path).problems, rows(path)) == ((), 0)


def test_erasing_leaves_nothing_of_a_long_history(tmp_path: Path) -> None:
    """Many values of many lengths, so that pages were split, filled again and rearranged before."""
    path = tmp_path / "a.relmap"
    store = create_store(path)
    snapshot = crowd(120)
    store.commit(whole(snapshot), 1)
    size = path.stat().st_size
    store.keep_history(True)
    people = list(snapshot.people.values())
    for turn in range(12):
        after = [
            replace(p, title=f"{CANARY} {turn} " + "x" * (n * 37 * (turn + 1) % 5000)) for n, p in enumerate(people)
        ]
        store.commit(ChangeSet("REVISE", tuple(map(Change, people, after))), turn + 2)
        people = after
    plain = list(snapshot.people.values())
    store.commit(ChangeSet("REVISE", tuple(map(Change, people, plain))), 20)
    assert path.read_bytes().count(CANARY.encode()) > 1000
    store.keep_history(False)
    assert path.read_bytes().count(CANARY.encode()) == 0
    assert path.stat().st_size < 6 * size  # the journal stays, without values
    store.close()
    assert check(path).problems == ()


def test_switched_on_again_it_begins_anew(tmp_path: Path) -> None:
    document = kept_document(tmp_path / "a.relmap")
    retitle(document, "Chair")
    document.keep_history(False)
    retitle(document, "President")
    document.keep_history(True)
    retitle(document, "Owner")
    assert held(document, "p1") == [{"title": "President"}]
    document.close()


def test_a_read_only_document_shows_it_and_refuses_the_switch(tmp_path: Path) -> None:
    path = tmp_path / "a.relmap"
    document = kept_document(path)
    retitle(document, "Chair")
    document.close()
    path.chmod(0o444)
    document = Document(open_store(path))
    assert document.keeps_history
    assert held(document, "p1") == [{"title": "Owner"}]
    for wanted in (True, False):
        assert refusal(lambda wanted=wanted: document.keep_history(wanted)).code == "DOCUMENT_READ_ONLY"  # type: ignore[misc]
    document.close()


def test_it_goes_with_a_copy_of_the_document_only(tmp_path: Path) -> None:
    path = tmp_path / "a.relmap"
    document = with_canary(path)
    document.copy_to(tmp_path / "copy.relmap")
    document.copy_to(tmp_path / "bare.relmap", with_history=False)
    for audience in Audience:
        target = tmp_path / f"{audience.value}.relmap"
        write_for(target, for_audience(document.snapshot, audience), audience)
        assert CANARY.encode() not in target.read_bytes()
    document.close()
    copy = Document(open_store(tmp_path / "copy.relmap"))
    assert copy.keeps_history
    assert {"title": CANARY} in held(copy, "p1")
    copy.close()
    bare = Document(open_store(tmp_path / "bare.relmap"))
    assert not bare.keeps_history
    assert bare.snapshot == document.snapshot
    bare.close()
    assert CANARY.encode() not in (tmp_path / "bare.relmap").read_bytes()
    assert check(tmp_path / "bare.relmap").problems == ()
    assert CANARY not in repr(read_untrusted(tmp_path / "copy.relmap"))


def test_another_program_in_between_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.relmap"
    document = with_canary(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert refusal(lambda: document.keep_history(False)).code == "DOCUMENT_LOCKED"
        other.execute("ROLLBACK")
        assert document.keeps_history
        other.execute("UPDATE tie SET words = 'other'")
    assert refusal(lambda: document.keep_history(False)).code == "DOCUMENT_CHANGED_OUTSIDE"
    assert document.keeps_history
    document.close()


def test_what_cannot_be_erased_for_good_is_erased_on_the_next_try(tmp_path: Path) -> None:
    path = tmp_path / "a.relmap"
    document = with_canary(path)
    room = path.stat().st_size  # enough to overwrite the values, too little to write the whole file anew
    document.execute(Incorporate(whole(crowd(2000))))
    with files_no_larger_than(room):
        assert refusal(lambda: document.keep_history(False)).code == "DISK_ERROR"
    assert document.keeps_history
    retitle(document, "President")  # the failure is not taken for another program's change
    document.keep_history(False)
    assert not document.keeps_history
    document.close()
    assert CANARY.encode() not in path.read_bytes()


def test_an_older_document_gets_room_for_it(tmp_path: Path) -> None:
    path = Path(shutil.copy(Path(__file__).parent / "golden" / "v3.relmap", tmp_path))
    document = Document(open_store(path))
    assert not document.keeps_history
    document.keep_history(True)
    retitle(document, "Chair")
    assert held(document, "p1") == [{"title": "Owner"}]
    document.close()
    assert check(path).problems == ()


def test_a_released_history_can_still_be_read(tmp_path: Path) -> None:
    path = Path(shutil.copy(Path(__file__).parent / "golden" / "v4.relmap", tmp_path))
    document = Document(open_store(path))
    assert held(document, "p1") == [{"title": "Owner"}, {"title": "Chair"}]
    document.close()


@pytest.mark.parametrize(
    "value",
    [
        "not json",
        "[1]",
        '{"title": 7}',
        '{"title": null}',
        '{"no such field": "x"}',
        '{"level": "KING"}',
        '{"since": "soon"}',
        '{"since": 20260309}',
        '{"rank": 1e999}',
        '{"pinned": "yes"}',
        "[" * 100_000,
    ],
)
def test_values_that_are_none_are_told_by_check_and_break_nothing(tmp_path: Path, value: str) -> None:
    path = tmp_path / "a.relmap"
    document = kept_document(path)
    retitle(document, "Chair")
    document.close()
    spoil(path, "UPDATE superseded SET fields = ?", value)
    report = check(path)
    assert [(p.code, p.facts["table"]) for p in report.problems] == [("ROW_UNREADABLE", "superseded")]
    refusal(lambda: next(iter(_raise(report.problems[0]))))
    document = Document(open_store(path))
    assert refusal(lambda: document.earlier_values(["p1"])).code == "ROW_UNREADABLE"
    document.keep_history(False)
    document.close()
    assert check(path).problems == ()


@pytest.mark.parametrize("moment", [2**62, -(2**62), -1])
def test_a_moment_no_clock_has_shown_is_told(tmp_path: Path, moment: int) -> None:
    path = tmp_path / "a.relmap"
    document = kept_document(path)
    retitle(document, "Chair")
    document.close()
    spoil(path, "UPDATE change SET wall_ms = ?", moment)
    assert [p.code for p in check(path).problems] == ["ROW_UNREADABLE"]


def test_values_without_their_journal_entry_are_told(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    spoil(path, "INSERT INTO superseded (change_id, fields) VALUES (?, '{}')", "nobody's")
    assert [p.code for p in check(path).problems] == ["REFERENCES_BROKEN"]


def test_a_refused_commit_keeps_no_values(tmp_path: Path) -> None:
    path = tmp_path / "a.relmap"
    document = kept_document(path)
    document.execute(AddTeamMember("Ilse Varga", id="t9"))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        refusal(lambda: retitle(document, "Chair"))
        other.execute("ROLLBACK")
    assert held(document, "p1") == []
    document.close()


def test_many_records_are_asked_for_at_once(tmp_path: Path) -> None:
    store: DocumentStore = create_store(tmp_path / "a.relmap")
    snapshot = crowd(1200)
    store.commit(whole(snapshot), 1)
    store.keep_history(True)
    people = list(snapshot.people.values())
    after = [replace(person, site="Hall 1") for person in people]
    store.commit(ChangeSet("REVISE", tuple(map(Change, people, after))), 2)
    kept = store.earlier_values([person.id for person in people])
    assert {replaced.id for replaced in kept} == {person.id for person in people}
    store.commit(additions(TeamMember("t9", "Ilse Varga")), 3)
    assert len(store.earlier_values(["t9"])) == 0
    store.close()


def spoil(path: Path, statement: str, value: Any) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute(statement, (value,))


def _raise(error: Exception) -> Any:
    raise error
