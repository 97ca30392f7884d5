"""What is committed is what is found again, field by field, through every way of writing."""

from __future__ import annotations

import tempfile
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from storage_documents import RECORDS, new_document, snapshots

from relmap.edit.commands import Remove
from relmap.edit.handlers.registry import handle
from relmap.model.changes import Change, ChangeSet, apply, difference, snapshot_of
from relmap.model.entities import Person
from relmap.model.relations import Relationship, RoleAssignment
from relmap.model.snapshot import COLLECTIONS, Record, Snapshot
from relmap.storage.repository import create_store, open_store
from relmap.storage.tables import TABLES


def loaded(path: Path) -> Snapshot:
    store = open_store(path)
    try:
        return store.load()
    finally:
        store.close()


def test_every_field_of_every_record_comes_back(tmp_path: Path) -> None:
    assert loaded(new_document(tmp_path / "a.relmap")) == snapshot_of(RECORDS)
    assert {type(record) for record in RECORDS} == set(COLLECTIONS)


@pytest.mark.parametrize("record_type", COLLECTIONS, ids=lambda t: t.__name__)
def test_a_table_has_the_fields_of_its_record_in_order(record_type: type[Record]) -> None:
    assert [c.name for c in TABLES[record_type].columns] == [f.name for f in fields(record_type)]


@settings(max_examples=15)
@given(st.lists(snapshots(), min_size=1, max_size=4))
def test_any_series_of_states_can_be_written_and_taken_back(states: list[Snapshot]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.relmap")
        store = create_store(path)
        now = store.load()
        done: list[ChangeSet] = []
        for target in states:
            step = difference("IMPORT", now, target)
            if step:
                store.commit(step, len(done) + 1)
                done.append(step)
            now = target
        store.close()
        assert loaded(path) == now
        store = open_store(path)
        for revision, step in enumerate(reversed(done), start=1):
            store.commit(step.inverted(), revision)
        store.close()
        assert loaded(path) == Snapshot()


def test_only_the_named_fields_of_the_named_record_change(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    store = open_store(path)
    before = store.load()
    person = before.people["p1"]
    renamed = Person(
        **{f.name: getattr(person, f.name) for f in fields(Person)} | {"name": "Odile M.", "x": 1.0, "y": 2.0}
    )
    step = ChangeSet("REVISE", (Change(person, renamed),))
    store.commit(step, 1)
    store.close()
    assert loaded(path) == apply(before, step)


def test_a_record_that_joins_two_is_changed_and_removed_by_its_pair(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    store = open_store(path)
    before = store.load()
    (relationship,) = before.relationships.values()
    (role,) = before.roles.values()
    deeper = Relationship(relationship.team_member, relationship.person, 5)
    step = ChangeSet("REVISE", (Change(relationship, deeper), Change(role, None)))
    store.commit(step, 1)
    store.close()
    assert loaded(path) == apply(before, step)


def test_one_of_ours_can_hold_a_role(tmp_path: Path) -> None:
    role = RoleAssignment("o1", "t1")
    path = new_document(tmp_path / "a.relmap", *RECORDS, role)
    assert loaded(path).roles[role.id] == role


def test_a_new_document_is_empty_and_recognisable(tmp_path: Path) -> None:
    path = tmp_path / "Ärger & 100 % #1?.relmap"
    create_store(path).close()
    header = path.read_bytes()[:100]
    assert header[68:72] == b"RELM"
    assert header[60:64] == (4).to_bytes(4, "big")
    assert header[18:20] == b"\x01\x01"  # no write-ahead log
    assert loaded(path) == Snapshot()
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_load_can_be_asked_again(tmp_path: Path) -> None:
    store = open_store(new_document(tmp_path / "a.relmap"))
    first = store.load()
    store.commit(handle(first, Remove(Person, ("p2",))), 1)
    assert "p2" not in store.load().people
    store.close()
    store.close()
