"""``check`` tells everything that is wrong at once, in sentences, and mends nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from storage_documents import RECORDS, new_document, refusal, state

from relmap.model.entities import Person
from relmap.storage.check import check
from relmap.words.errors import sentence


def test_a_sound_document_has_no_problems(tmp_path: Path) -> None:
    report = check(new_document(tmp_path / "a.relmap"))
    assert (report.ok, report.schema, report.problems) == (True, 4, ())


def test_all_unreadable_records_are_named(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("UPDATE person SET kind = 'FRIEND', since = 'soon'")
        other.execute("UPDATE relationship SET depth = 9")
        other.execute("UPDATE tie SET target = 'nobody'")
        other.execute("UPDATE account SET name = CAST(x'ff41' AS TEXT)")
    before = state(path)
    report = check(path)
    assert not report.ok
    texts = [sentence(problem) for problem in report.problems]
    assert any("p1" in text and "kind" in text for text in texts)
    assert any("t1, p2" in text and "depth" in text for text in texts)
    assert {"REFERENCES_BROKEN", "ROW_UNREADABLE", "TABLE_UNREADABLE", "SEAL_BROKEN"} <= {
        p.code for p in report.problems
    }
    assert state(path) == before


def test_circles_and_self_reports_are_named_by_people(tmp_path: Path) -> None:
    people = [r for r in RECORDS if isinstance(r, Person)]
    others = [r for r in RECORDS if not isinstance(r, Person)]
    circle = [replace(people[0], reports_to="p2"), people[1], Person("p3", "a1", "", "Buyer", reports_to="p3")]
    report = check(new_document(tmp_path / "a.relmap", *others, *circle))
    assert report.ok  # told, but allowed
    texts = {p.code: sentence(p) for p in report.problems}
    assert set(texts) == {"REPORTING_CYCLE", "SELF_REPORT"}
    assert "Odile Marchetti" in texts["REPORTING_CYCLE"] and "Tomasz Brück" in texts["REPORTING_CYCLE"]
    assert "Buyer" in texts["SELF_REPORT"]


def test_a_file_that_cannot_be_opened_is_a_problem_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.relmap"
    path.write_text("no document")
    report = check(path)
    assert (report.ok, report.schema) == (False, None)
    assert [p.code for p in report.problems] == ["DOCUMENT_NOT_RELMAP"]


def test_a_missing_file_cannot_be_checked(tmp_path: Path) -> None:
    assert refusal(lambda: check(tmp_path / "none.relmap")).code == "DOCUMENT_MISSING"


def test_damage_that_opens_is_found(tmp_path: Path) -> None:
    path = new_document(tmp_path / "a.relmap")
    content = path.read_bytes()
    offset = content.index(b"Marchetti")
    path.write_bytes(content[:offset] + b"N" + content[offset + 1 :])
    assert not check(path).ok
