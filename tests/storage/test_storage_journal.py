"""Every commit leaves causal writes: ids and ancestry, never values (storage.md 4.2)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from storage_documents import RECORDS, additions, new_document, refusal

from relmap.edit.commands import AddTeamMember, Remove, Revise, SetRelationship
from relmap.edit.document import Document
from relmap.errors import BugError
from relmap.model.changes import Change, ChangeSet
from relmap.model.entities import Person, TeamMember
from relmap.model.ids import pair_id
from relmap.storage.repository import create_store, open_store


@dataclass(frozen=True)
class Entry:
    id: str
    tx: str
    lamport: int
    label: str
    kind: str
    record: str
    entity: str
    field: str
    parents: frozenset[str]


def journal(path: Path) -> list[Entry]:
    with closing(sqlite3.connect(path)) as file:
        parents: dict[str, set[str]] = {}
        for child, parent in file.execute("SELECT child, parent FROM change_parent"):
            parents.setdefault(child, set()).add(parent)
        rows = file.execute(
            "SELECT id, tx, lamport, label, kind, record, entity, field FROM change ORDER BY lamport, id"
        )
        return [Entry(*row, frozenset(parents.get(row[0], ()))) for row in rows]


def of(entries: list[Entry], kind: str, field: str = "") -> list[Entry]:
    return [e for e in entries if e.kind == kind and e.field == field]


def person_history(path: Path) -> Document:
    document = Document(create_store(path))
    document.execute(AddTeamMember("Nuria Ekdal", id="t1"))
    return document


def test_a_creation_is_one_write_of_the_whole_record(tmp_path: Path) -> None:
    entries = journal(new_document(tmp_path / "a.relmap"))
    assert len(entries) == len(RECORDS)
    assert {e.kind for e in entries} == {"CREATE"} and {e.field for e in entries} == {""}
    assert len({e.tx for e in entries}) == 1 and {e.lamport for e in entries} == {1}
    assert {e.record for e in entries} >= {"person", "relationship", "role_assignment"}


def test_a_field_names_the_write_it_replaces(tmp_path: Path) -> None:
    path = tmp_path / "a.relmap"
    document = person_history(path)
    document.execute(Revise(TeamMember, ("t1",), {"title": "Engineer"}))
    document.execute(Revise(TeamMember, ("t1",), {"title": "Chief engineer", "firm": "Vantor"}))
    document.close()
    entries = journal(path)
    (created,) = of(entries, "CREATE")
    first, second = of(entries, "SET", "title")
    (firm,) = of(entries, "SET", "firm")
    assert first.parents == {created.id} == firm.parents
    assert second.parents == {first.id}
    assert second.tx == firm.tx != first.tx
    assert created.lamport < first.lamport < second.lamport


def test_undo_writes_again(tmp_path: Path) -> None:
    path = tmp_path / "a.relmap"
    document = person_history(path)
    document.execute(Revise(TeamMember, ("t1",), {"title": "Engineer"}))
    document.undo()
    document.redo()
    document.close()
    created, *sets = journal(path)
    assert [e.parents for e in sets] == [{created.id}, {sets[0].id}, {sets[1].id}]


def test_a_removal_names_all_it_saw_and_its_undo_cancels_it(tmp_path: Path) -> None:
    path = tmp_path / "a.relmap"
    document = person_history(path)
    document.execute(Revise(TeamMember, ("t1",), {"title": "Engineer"}))
    document.execute(Remove(TeamMember, ("t1",)))
    document.undo()
    document.execute(Revise(TeamMember, ("t1",), {"title": "Driver"}))
    document.execute(Remove(TeamMember, ("t1",)))
    document.close()
    created, title, removed, back, again, gone = journal(path)
    assert removed.kind == "DELETE" and removed.parents == {created.id, title.id}
    assert back.kind == "CREATE" and back.parents == {created.id, title.id, removed.id}
    assert again.parents == {back.id}
    assert gone.parents == {back.id, again.id}


def test_a_pair_entered_again_continues_its_history(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    document = Document(open_store(path))
    document.execute(SetRelationship("t1", ("p1",), {"depth": 2}))
    document.execute(SetRelationship("t1", ("p1",), {"depth": 3}))
    document.close()
    entries = [e for e in journal(path) if e.entity == pair_id("t1", "p1")]
    assert [e.kind for e in entries] == ["CREATE", "SET"]
    assert entries[1].parents == {entries[0].id}


def test_after_a_merge_a_write_replaces_all_that_stand(tmp_path: Path) -> None:
    """Two writes of one field that do not know each other, as a merge with a colleague's file leaves them."""
    path = new_document(tmp_path / "a.relmap")
    person = next(r for r in RECORDS if isinstance(r, Person))
    store = open_store(path)
    store.commit(ChangeSet("REVISE", (Change(person, replace(person, name="Odile M.")),)), 1)
    store.close()
    mine = of(journal(path), "SET", "name")[0]
    with closing(sqlite3.connect(path)) as file:
        columns = "'theirs', 'x', 2, 0, 'x', label, kind, record, entity, field"
        file.execute(f"INSERT INTO change SELECT {columns} FROM change WHERE id = ?", (mine.id,))
        file.execute("INSERT INTO change_parent SELECT 'theirs', parent FROM change_parent WHERE child = ?", (mine.id,))
        file.commit()
    store = open_store(path)
    store.commit(ChangeSet("REVISE", (Change(replace(person, name="Odile M."), person),)), 1)
    store.close()
    assert of(journal(path), "SET", "name")[-1].parents == {mine.id, "theirs"}
    assert journal(path)[-1].lamport == 3


def test_the_journal_holds_no_values(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    document = Document(open_store(path))
    document.execute(Revise(Person, ("p1",), {"name": "Quite Another"}))
    document.close()
    with closing(sqlite3.connect(path)) as file:
        text = repr(file.execute("SELECT * FROM change").fetchall() + file.execute("SELECT * FROM conflict").fetchall())
    assert "Another" not in text and "Marchetti" not in text
    assert b"Marchetti" not in path.read_bytes()  # a replaced value is gone from the file


def test_a_change_set_that_changes_nothing_leaves_no_writes(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    before = path.read_bytes()
    store = open_store(path)
    store.commit(ChangeSet("REVISE"), 1)
    store.commit(ChangeSet("REVISE", (Change(RECORDS[0], RECORDS[0]),)), 2)
    store.close()
    assert path.read_bytes() == before


def test_a_contradiction_of_the_program_is_no_user_error_and_leaves_nothing(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    before = journal(path)
    store = open_store(path)
    for nonsense in (
        additions(Person("p9", "no such account")),
        additions(RECORDS[0]),
        ChangeSet("REMOVE_PERSON", (Change(Person("p9", "a1"), None),)),
    ):
        with pytest.raises(BugError):
            store.commit(nonsense, 1)
    assert journal(path) == before
    store.commit(additions(TeamMember("t9", "Ilse Varga")), 1)
    assert "t9" in store.load().team
    store.close()


def test_a_refused_commit_leaves_no_writes(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    store = open_store(path)
    before = journal(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        refusal(lambda: store.commit(additions(TeamMember("t9", "Ilse Varga")), 1))
        other.execute("ROLLBACK")
    store.close()
    assert journal(path) == before
