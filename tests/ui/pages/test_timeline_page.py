"""The time machine through its page: keep a state, compare two on stable positions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from inspector_hand import ACCOUNT, ANNA, DEAL, OTTO, PARTNERSHIP, relationship, snapshot
from page_hand import click, plain_appearance, show, type_over
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot
from window_fakes import TODAY, FakeMessages, FakeStore, session_over

from relmap.edit.commands import AddPerson, Reassign, Remove, Revise, SetRelationship
from relmap.edit.document import Document
from relmap.errors import UserError
from relmap.model.entities import Person
from relmap.model.keeping import SnapshotMark
from relmap.model.knowledge import Fact
from relmap.model.strategy_vocabulary import FactCategory
from relmap.model.vocabulary import Audience
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.kept_states import keep_state
from relmap.ui.pages.timeline_page import NOW, TimelinePage
from relmap.ui.session import Session

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def page_over(qtbot: QtBot, folder: Path, session: Session) -> TimelinePage:
    session.choose("acc", DEAL.id)
    page = TimelinePage(session, plain_appearance(folder))
    show(qtbot, page)
    return page


def headings(page: TimelinePage) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, row in page.differences.list.rows.items():
        found.setdefault(key.split()[0], []).append(row.text())
    return found


def test_state_is_kept_and_compared_with_today(qtbot: QtBot, tmp_path: Path) -> None:
    session = session_over(snapshot(relationship(depth=2, last_contact=TODAY)))
    page = page_over(qtbot, tmp_path, session)
    assert page.differences.splitter.isHidden()
    type_over(qtbot, page.label, "Before the review")
    (mark,) = session.snapshot.marks.values()
    assert (mark.label, mark.kept_on, mark.pack) == ("Before the review", TODAY, "")
    assert "nothing changed" in page.differences.sentence.text()
    session.run(AddPerson("acc", "Ida Nyborg", "Stores", reports_to="boss"))
    session.run(Reassign((OTTO.id,), ANNA.id))
    session.run(SetRelationship("kim", (ANNA.id,), {"depth": 4, "last_contact": TODAY}))
    found = headings(page)
    assert (found["NEW"], found["MOVED"], found["DEEPER"]) == (["Ida Nyborg"], ["Otto Brenn"], ["Anna Rust"])
    assert set(page.differences.map.marks.values()) >= {"NEW", "MOVED", "DEEPER"}
    row = next(row for key, row in page.differences.list.rows.items() if key.startswith("MOVED"))
    assert row.entry.detail == "reports to Anna Rust, was Edda Falk"


def test_people_stay_where_they_were_and_those_gone_are_still_drawn(qtbot: QtBot, tmp_path: Path) -> None:
    session = session_over(snapshot())
    page = page_over(qtbot, tmp_path, session)
    click(qtbot, page.keep_button)
    scene = page.differences.map.scene
    assert scene is not None
    before = dict(scene.placement.rects)
    session.run(Remove(Person, (OTTO.id,)))
    after = page.differences.map.scene
    assert after is not None
    assert headings(page)["GONE"] == ["Otto Brenn"]
    assert page.differences.map.marks == {OTTO.id: "GONE"}
    assert after.placement.rects[ANNA.id] == before[ANNA.id]
    assert OTTO.id in after.placement.rects
    spy = QSignalSpy(page.person_chosen)
    row = page.differences.list.rows[f"GONE {OTTO.id}"]
    qtbot.mouseDClick(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
    assert spy.count() == 0, "somebody gone cannot be shown on the map of today"


def test_two_kept_states_are_compared_the_earlier_first(qtbot: QtBot, tmp_path: Path) -> None:
    session = session_over(snapshot())
    page = page_over(qtbot, tmp_path, session)
    page.keep()
    session.run(AddPerson("acc", "Ida Nyborg", "Stores", reports_to="boss"))
    later = session_over(session.snapshot, today=date(2026, 10, 30))
    page = page_over(qtbot, tmp_path, later)
    page.keep()
    newer, older = later.snapshot.marks_of("acc")
    page.compare(newer.id, older.id)
    assert headings(page)["NEW"] == ["Ida Nyborg"]
    assert page.differences.sentence.text().startswith("From 30 Sep 2026 to 30 Oct 2026")
    assert page.from_field.value == newer.id
    spy = QSignalSpy(page.person_chosen)
    row = next(iter(page.differences.list.rows.values()))
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert spy.count() == 1


def test_unnamed_state_is_called_by_its_day_and_dropped_in_one_step(qtbot: QtBot, tmp_path: Path) -> None:
    session = session_over(snapshot())
    page = page_over(qtbot, tmp_path, session)
    click(qtbot, page.keep_button)
    (mark,) = session.snapshot.marks.values()
    assert mark.label == "Kept on 30 Sep 2026"
    click(qtbot, page.drop_link)
    assert not session.snapshot.marks
    session.undo()
    assert session.snapshot.marks == {mark.id: mark}


def test_state_that_cannot_be_read_says_so_and_a_pack_is_named(qtbot: QtBot, tmp_path: Path) -> None:
    mark = SnapshotMark("mark", "acc", "Review", TODAY, pack="Account plan", content="nonsense")
    page = page_over(qtbot, tmp_path, session_over(snapshot(mark)))
    assert page.differences.sentence.text() == "This kept state cannot be read."
    assert page.list.rows["mark"].entry.detail == "30 Sep 2026 · kept with the printed pack “Account plan”"

    page.compare(NOW, NOW)
    assert page.differences.splitter.isHidden()


@pytest.mark.parametrize(("kept_for", "name"), [("strategy", "Strategy pack"), ("joint-map", "Joint map and plan")])
def test_a_state_names_the_pack_it_was_kept_for(qtbot: QtBot, tmp_path: Path, kept_for: str, name: str) -> None:
    mark = SnapshotMark("mark", "acc", "Review", TODAY, pack=kept_for, content="nonsense")
    page = page_over(qtbot, tmp_path, session_over(snapshot(mark)))
    assert page.list.rows["mark"].entry.detail == f"30 Sep 2026 · kept with the printed pack “{name}”"


def test_read_only_document_keeps_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    messages = FakeMessages()
    session = session_over(snapshot(), read_only=True, messages=messages)
    page = page_over(qtbot, tmp_path, session)
    assert not page.keep_button.isEnabled()
    page.keep()
    assert messages.told == []
    assert PARTNERSHIP.id in session.snapshot.objectives


def test_state_kept_for_a_pack_names_it(qtbot: QtBot) -> None:
    session = session_over(snapshot())
    session.choose("acc", DEAL.id)
    mark = keep_state(session, pack="Portfolio review")
    assert mark is not None
    assert session.snapshot.marks[mark.id].pack == "Portfolio review"
    session.show(None)
    assert keep_state(session) is None


def test_what_only_the_owner_may_see_does_not_look_new(qtbot: QtBot, tmp_path: Path) -> None:
    known = relationship(depth=4, last_contact=TODAY, evidence="Told us the budget.")
    note = Fact("note", "acc", FactCategory.NOTE, person=ANNA.id, text="Tired of us.", audience=Audience.OWNER)
    page = page_over(qtbot, tmp_path, session_over(snapshot(replace(ACCOUNT, steward="kim"), known, note)))
    page.keep()
    assert "nothing changed" in page.differences.sentence.text()


def test_full_history_is_switched_on_by_a_click_and_is_no_edit(qtbot: QtBot, tmp_path: Path) -> None:
    session = session_over(snapshot())
    page = page_over(qtbot, tmp_path, session)
    assert not page.history.box.isChecked()
    said = [label.text() for label in page.findChildren(WrapLabel) if label.isVisible()]
    assert any("every earlier value stays in this file, with day and time; not who wrote it" in text for text in said)
    click(qtbot, page.history.box)
    assert page.history.box.isChecked()
    assert session.keeps_history
    assert session.document is not None
    assert (session.document.revision, session.document.undo_label) == (0, None)


def test_full_history_is_erased_only_after_a_yes(qtbot: QtBot, tmp_path: Path) -> None:
    messages, store = FakeMessages(), FakeStore(snapshot())
    store.keep_history(True)
    session = session_over(store, messages=messages)
    page = page_over(qtbot, tmp_path, session)
    session.run(Revise(Person, (OTTO.id,), {"title": "Head of purchasing"}))
    click(qtbot, page.history.box)
    assert messages.asked == ["Erase the full history of this document?"]
    assert "Undo does not bring them back" in messages.explained[0]
    assert page.history.box.isChecked()
    assert len(store.kept) == 1
    assert "backups RelMap made hold earlier values, too" in messages.explained[0]
    messages.choices.append("Erase, keep the backups")
    with qtbot.assertNotEmitted(session.backups_unwanted):
        click(qtbot, page.history.box)
    assert not page.history.box.isChecked()
    assert not session.keeps_history
    assert store.kept == []


def test_backups_go_with_the_full_history_only_when_it_is_gone(qtbot: QtBot, tmp_path: Path) -> None:
    messages, store = FakeMessages(), FakeStore(snapshot())
    store.keep_history(True)
    session = session_over(store, messages=messages)
    page = page_over(qtbot, tmp_path, session)
    messages.choices.extend(["Erase, delete the backups"] * 2)
    store.failure = UserError("DISK_FULL", file="memory.relmap")
    with qtbot.assertNotEmitted(session.backups_unwanted):
        click(qtbot, page.history.box)
    store.failure = None
    with qtbot.waitSignal(session.backups_unwanted):
        click(qtbot, page.history.box)


def test_full_history_that_cannot_be_switched_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    messages, store = FakeMessages(), FakeStore(snapshot())
    page = page_over(qtbot, tmp_path, session_over(store, messages=messages))
    store.failure = UserError("DISK_FULL", file="memory.relmap")
    click(qtbot, page.history.box)
    assert messages.told == ["The disk is full; the change to memory.relmap was not saved."]
    assert not page.history.box.isChecked()


def test_full_history_of_a_read_only_document_is_shown_and_stays(qtbot: QtBot, tmp_path: Path) -> None:
    store = FakeStore(snapshot(), read_only=True)
    store.keeps_history = True
    page = page_over(qtbot, tmp_path, session_over(store))
    assert page.history.box.isChecked()
    assert not page.history.isEnabled()
    click(qtbot, page.history.box)
    assert store.keeps_history


def test_switch_follows_the_document_that_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    session = session_over(snapshot())
    page = page_over(qtbot, tmp_path, session)
    click(qtbot, page.history.box)
    session.show(Document(FakeStore(snapshot())))
    assert not page.history.box.isChecked()
