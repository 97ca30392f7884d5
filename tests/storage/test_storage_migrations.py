"""The ladder: frozen schemas, a copy first, all or nothing; and the golden files of every version (T12)."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel
from storage_documents import RECORDS, RECORDS_1, RECORDS_2, new_document, refusal, state

from relmap import folders
from relmap.errors import BugError
from relmap.model.changes import snapshot_of
from relmap.storage import tables
from relmap.storage.check import check
from relmap.storage.migrations import schema_4
from relmap.storage.migrations.ladder import LADDER, Ladder, climb, expected_schema, schema_of
from relmap.storage.migrations.rebuilding import rebuild
from relmap.storage.repository import open_store

GOLDEN = Path(__file__).parent / "golden"
MANIFEST = {
    "v1.relmap": "a7f3d511819b35fa33a99325b6c64ea4c7043e07857500b0e1b08f7c3b5c5dd8",
    "v2.relmap": "eba78b14421e4e263a43c24a7abf95fd58390af94a297a0d7b3adda39944ff35",
    "v3.relmap": "15cbd9549ca45b4cb5dff2c806fb826bdc278b56baa211316d9f6cf1abc6ecae",
    "v4.relmap": "bd5d89df444a80193e984033d966f7b0153d1641a289d7094a7812b9f509a3ee",
}

# An imagined version 0, in which a person had no function and the site was called place.
SCHEMA_0 = tuple(
    s.replace("    function TEXT NOT NULL,\n", "").replace("    site TEXT", "    place TEXT")
    if s.startswith("CREATE TABLE person")
    else s
    for s in schema_4.STATEMENTS
)


def zero_to_one(connection: sqlite3.Connection, statements: tuple[str, ...]) -> None:
    names = [name for (name,) in connection.execute("SELECT name FROM pragma_table_info('person')")]
    columns = {("site" if name == "place" else name): name for name in names}
    rebuild(connection, statements, "person", {**columns, "function": "''"})


# Documents are made in our version, so the imagined one stands in for the version before.
UP = Ladder({3: SCHEMA_0, 4: schema_4.STATEMENTS}, {3: zero_to_one})


def old_document(path: Path) -> Path:
    new_document(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("PRAGMA legacy_alter_table=ON")
        file.execute("PRAGMA writable_schema=OFF")
        file.execute("BEGIN")
        columns = [n for (n,) in file.execute("SELECT name FROM pragma_table_info('person')") if n != "function"]
        rebuild(file, SCHEMA_0, "person", {("place" if n == "site" else n): n for n in columns})
        file.execute("PRAGMA user_version=3")
        file.execute("COMMIT")
        assert schema_of(file) == expected_schema(SCHEMA_0)
    return path


def test_the_frozen_schema_is_the_one_of_the_tables() -> None:
    statements = []
    for table in SQLModel.metadata.sorted_tables:
        statements.append(str(CreateTable(table).compile(dialect=sqlite.dialect())))
        statements.extend(str(CreateIndex(index).compile(dialect=sqlite.dialect())) for index in table.indexes)
    assert expected_schema(tuple(statements)) == expected_schema(LADDER.schemas[LADDER.newest])
    assert tables.TABLES.keys()


def test_an_older_document_is_copied_and_climbs(tmp_path: Path) -> None:
    path = old_document(tmp_path / "a.relmap")
    content = path.read_bytes()
    store = open_store(path, UP)
    people = store.load().people
    store.close()
    assert people["p2"].site == "Hall 3" and people["p2"].function == ""
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (4,)
        assert schema_of(file) == expected_schema(schema_4.STATEMENTS)
    (backup,) = folders.backups().glob("*/*.relmap")
    assert backup.read_bytes()[:16] == content[:16]
    with closing(sqlite3.connect(backup)) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (3,)
        assert schema_of(file) == expected_schema(SCHEMA_0)
        assert file.execute("SELECT place FROM person WHERE id = 'p2'").fetchone() == ("Hall 3",)
    assert "Brindle" not in str(backup) and "a.relmap" not in str(backup)


def test_a_second_opening_changes_nothing(tmp_path: Path) -> None:
    path = old_document(tmp_path / "a.relmap")
    open_store(path, UP).close()
    before = state(path)
    open_store(path, UP).close()
    assert state(path) == before
    assert len(list(folders.backups().glob("*/*.relmap"))) == 1


def test_a_write_protected_older_document_is_refused(tmp_path: Path) -> None:
    path = old_document(tmp_path / "a.relmap")
    path.chmod(0o444)
    before = state(path)
    assert refusal(lambda: open_store(path, UP)).code == "DOCUMENT_OLDER_READ_ONLY"
    assert state(path) == before


def test_without_room_for_the_copy_nothing_is_converted(tmp_path: Path) -> None:
    path = old_document(tmp_path / "a.relmap")
    before = state(path)
    folders.backups().parent.mkdir(parents=True)
    folders.backups().write_text("a file where the folder should be")
    assert refusal(lambda: open_store(path, UP)).code == "COPY_FAILED"
    assert state(path) == before


def dies(connection: sqlite3.Connection, statements: tuple[str, ...]) -> None:
    zero_to_one(connection, statements)
    raise ArithmeticError


def forgets(connection: sqlite3.Connection, statements: tuple[str, ...]) -> None:
    connection.execute("CREATE TABLE left_over (x)")


def orphans(connection: sqlite3.Connection, statements: tuple[str, ...]) -> None:
    zero_to_one(connection, statements)
    connection.execute("DELETE FROM account")


@pytest.mark.parametrize(("step", "error"), [(dies, ArithmeticError), (forgets, BugError), (orphans, BugError)])
def test_a_step_that_fails_leaves_the_document_as_it_was(tmp_path: Path, step: object, error: type[Exception]) -> None:
    path = old_document(tmp_path / "a.relmap")
    before = path.read_bytes()
    with pytest.raises(error):
        open_store(path, Ladder(UP.schemas, {3: step}))  # type: ignore[dict-item]
    assert path.read_bytes() == before
    open_store(path, UP).close()


def test_several_steps_are_one_climb(tmp_path: Path) -> None:
    path = old_document(tmp_path / "a.relmap")
    more = (*schema_4.STATEMENTS, "CREATE TABLE tag (id TEXT NOT NULL, PRIMARY KEY (id)) STRICT")
    ladder = Ladder({**UP.schemas, 5: more}, {**UP.steps, 4: lambda c, s: c.execute(s[-1]) and None})
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        climb(file, ladder)
        assert file.execute("PRAGMA user_version").fetchone() == (5,)
        assert file.execute("SELECT count(*) FROM person").fetchone() == (2,)
        assert file.execute("PRAGMA foreign_keys").fetchone() == (1,)


@pytest.mark.parametrize("version", LADDER.schemas)
def test_golden_files_of_every_version_open(version: int, tmp_path: Path) -> None:
    golden = GOLDEN / f"v{version}.relmap"
    assert hashlib.sha256(golden.read_bytes()).hexdigest() == MANIFEST[golden.name], "golden files are never made again"
    path = Path(shutil.copy(golden, tmp_path))
    store = open_store(path)
    assert store.load() == snapshot_of({1: RECORDS_1, 2: RECORDS_2, 3: RECORDS, 4: RECORDS}[version])
    store.close()
    assert check(path).problems == ()
    assert version < LADDER.newest or path.read_bytes() == golden.read_bytes()
