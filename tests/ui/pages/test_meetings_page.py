"""Meetings, plan and calendar through their page (method.md 1.5, 97-98 and 107-112)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from inspector_hand import ACCOUNT, BOSS, LEE, role, snapshot
from page_hand import click, plain_appearance, show, type_over
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from window_fakes import TODAY, FakeMessages, session_over

from relmap.edit.commands import Remove
from relmap.model.ids import pair_id
from relmap.model.plan import Action, Meeting, MeetingAttendee
from relmap.model.strategy_vocabulary import FactCategory, MeetingPart
from relmap.model.vocabulary import BuyingRole
from relmap.ui.pages.meetings_page import CALENDAR, PLAN, STONES, MeetingsPage
from relmap.ui.session import Session

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

BUYER = role("boss", BuyingRole.ECONOMIC)


class Desk:
    """The page over an invented account."""

    def __init__(self, qtbot: QtBot, folder: Path, *records: Any, read_only: bool = False) -> None:
        self.qtbot = qtbot
        self.messages = FakeMessages()
        self.session: Session = session_over(snapshot(BUYER, *records), read_only=read_only, messages=self.messages)
        self.session.choose("acc", "deal")
        self.page = MeetingsPage(self.session, plain_appearance(folder))
        show(qtbot, self.page)

    @property
    def editor(self) -> Any:
        return self.page.stones.editor

    def meeting(self) -> Meeting:
        (found,) = self.session.snapshot.meetings.values()
        return found

    def steps(self) -> int:
        assert self.session.document is not None
        return self.session.document.revision

    def click(self, widget: QWidget) -> None:
        click(self.qtbot, widget)

    def type(self, widget: QWidget, words: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
        type_over(self.qtbot, widget, words, key)


def test_meeting_is_prepared_by_answering_what_is_asked_next(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path)
    assert "stepping stone" in desk.page.headline.text()
    desk.click(desk.page.stones.new)
    editor = desk.editor
    assert editor.ask.question.text() == "Next: whom do you meet?"
    desk.click(editor.ask.fill_in)
    desk.type(editor.attendees.adder, "Anna")
    assert editor.ask.question.text() == "Next: why is this meeting worth it for them?"
    assert not editor.before.field("planned").isEnabled()
    desk.click(editor.ask.fill_in)
    desk.type(editor.before.field("why_for_them"), "Sees where filters fail.", Qt.Key.Key_Tab)
    desk.click(editor.before.field("planned").box)
    desk.type(editor.before.field("date"), "2026-10-10")
    desk.type(editor.before.field("aim"), "She names a press.", Qt.Key.Key_Tab)
    assert editor.ask.question.text() == "Next: who of ours goes?"
    editor.attendees.team.activated.emit(editor.attendees.team.findData("kim"))
    assert "leads" in editor.ask.question.text()
    editor.attendees.parts["kim"].combo.activated.emit(1)
    assert editor.ask.question.text() == "Next: what will they ask?"
    desk.click(editor.ask.fill_in)
    (row,) = editor.questions.rows.values()
    desk.type(row.theirs.field("question"), "What does it cost?", Qt.Key.Key_Tab)
    assert editor.ask.question.text() == "Next: what do we answer?"
    desk.type(row.ours.field("answer"), "Less than a stop.", Qt.Key.Key_Tab)
    desk.type(editor.before.field("minimum_action"), "She counts stops.", Qt.Key.Key_Tab)
    assert editor.ask.question.text() == "This meeting is prepared."
    made = desk.meeting()
    assert (made.planned, made.date, made.objective) == (True, date(2026, 10, 10), "deal")
    now = desk.session.snapshot
    assert now.attendees[pair_id(made.id, "kim")].part is MeetingPart.LEADS
    assert [q.answer for q in now.questions_of(made.id)] == ["Less than a stop."]
    assert desk.messages.told == []
    for _ in range(desk.steps()):
        desk.session.undo()
    assert not desk.session.snapshot.meetings


def test_what_is_not_known_of_the_buyer_is_answered_where_it_is_asked(qtbot: QtBot, tmp_path: Path) -> None:
    meeting = Meeting("m", "acc", date(2026, 10, 5), "First talk", "deal", why_for_them="Cash", aim="A plant")
    people = (MeetingAttendee("m", "boss"), MeetingAttendee("m", "kim", MeetingPart.LEADS))
    desk = Desk(qtbot, tmp_path, meeting, *people)
    desk.click(desk.editor.ask.fill_in)
    (row,) = desk.editor.questions.rows.values()
    desk.type(row.theirs.field("question"), "Why you?", Qt.Key.Key_Tab)
    desk.type(row.ours.field("answer"), "Stock.", Qt.Key.Key_Tab)
    desk.click(desk.editor.questions.add)
    second = next(r for r in desk.editor.questions.rows.values() if r is not row)
    desk.type(second.theirs.field("question"), "How soon?", Qt.Key.Key_Tab)
    desk.type(second.ours.field("answer"), "May.", Qt.Key.Key_Tab)
    assert desk.editor.ask.question.text() == "Next: what does Edda Falk warm to?"
    before = desk.steps()
    desk.type(desk.editor.ask.answer, "Cash before cost.")
    assert desk.steps() == before + 1
    (fact,) = desk.session.snapshot.facts_about("boss")
    assert (fact.category, fact.text) == (FactCategory.HOT_BUTTON, "Cash before cost.")
    assert desk.editor.ask.question.text() == "Next: what puts Edda Falk off?"


def test_afterwards_the_customers_next_step_is_asked_and_the_next_stone_planned(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path, Meeting("m", "acc", date(2026, 9, 20), "Walk", "deal"), MeetingAttendee("m", "anna"))
    assert desk.editor.ask.question.text() == "Next: did this meeting take place?"
    desk.click(desk.editor.after.field("held").box)
    assert desk.editor.ask.question.text() == "Next: what will the customer do now?"
    desk.type(desk.editor.after.field("next_step"), "Counts stops", Qt.Key.Key_Tab)
    desk.type(desk.editor.after.field("next_step_by"), "Anna")
    desk.type(desk.editor.after.field("next_step_due"), "2026-10-20")
    desk.type(desk.editor.after.field("outcome"), "Friendly", Qt.Key.Key_Tab)
    assert desk.editor.ask.question.text() == "What came of this meeting is recorded."
    assert desk.meeting().next_step_by == "anna"
    desk.click(desk.editor.following)
    following = next(m for m in desk.session.snapshot.meetings.values() if m.id != "m")
    assert (following.previous, following.objective) == ("m", "deal")
    assert [b.stone.meeting for b in desk.page.stones.chain.stones] == ["m", following.id, None]


def test_stone_of_somebody_to_be_met_plans_a_meeting(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path)
    (stone,) = desk.page.stones.chain.stones
    assert (stone.stone.people, stone.stone.buyer) == (("boss",), True)
    desk.click(stone)
    made = desk.meeting()
    assert [a.person for a in desk.session.snapshot.attendees_of(made.id)] == ["boss"]
    assert desk.steps() == 1
    assert [b.stone.meeting for b in desk.page.stones.chain.stones] == [made.id]


def test_action_is_typed_gets_owner_day_and_flag_and_is_ticked(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path)
    desk.page.views.choose(PLAN)
    plan = desk.page.plan
    desk.type(plan.adder, "Ask Anna for the introduction")
    (made,) = desk.session.snapshot.actions.values()
    assert (made.what, made.objective) == ("Ask Anna for the introduction", "deal")
    assert plan.editor.ask.text() == "Next: who does it?"
    plan.editor.owner.combo.activated.emit(plan.editor.owner.combo.findData("kim"))
    assert plan.editor.ask.text() == "Next: until when?"
    desk.type(plan.editor.form.field("due"), "2026-09-20")
    assert plan.editor.ask.text() == "Next: which flag does it remove?"
    rules = [value for value, _words in plan.editor.flag.options]
    assert rules[0] == "" and len(rules) > 1, "the flags raised now are offered"
    plan.editor.flag.combo.activated.emit(1)
    assert not plan.editor.ask.isVisible()
    assert [chip.text() for chip in desk.page.views.chips][1] == "Plan · 1 overdue"
    before = desk.steps()
    desk.click(plan.list.ticks[made.id])
    now = desk.session.snapshot.actions[made.id]
    assert (now.owner, now.removes, now.done) == ("kim", rules[1], TODAY)
    assert desk.steps() == before + 1
    assert plan.list.rows[made.id].entry.done
    desk.session.undo()
    assert desk.session.snapshot.actions[made.id].done is None


def test_customers_step_is_ticked_in_the_plan_and_leads_to_its_meeting(qtbot: QtBot, tmp_path: Path) -> None:
    step = Meeting(
        "m", "acc", date(2026, 9, 1), held=True, next_step="Counts", next_step_by="anna", next_step_due=TODAY
    )
    desk = Desk(qtbot, tmp_path, step)
    desk.page.views.choose(PLAN)
    assert desk.page.plan.list.rows["m"].text() == "Anna Rust: Counts"
    desk.click(desk.page.plan.list.ticks["m"])
    assert desk.meeting().next_step_done == TODAY
    assert "m" not in desk.page.plan.list.rows
    desk.session.undo()
    desk.click(desk.page.plan.list.rows["m"])
    assert desk.page.views.chosen == STONES
    assert desk.editor.key == "m"


def test_calendar_lists_who_meets_whom_by_week(qtbot: QtBot, tmp_path: Path) -> None:
    meeting = Meeting("m", "acc", date(2026, 10, 6), "Prices", "deal")
    people = (MeetingAttendee("m", "anna"), MeetingAttendee("m", "kim"))
    call = Action("call", "acc", "Call", owner="lee", person="otto", due=date(2026, 10, 7))
    desk = Desk(qtbot, tmp_path, meeting, *people, call)
    desk.page.views.choose(CALENDAR)
    rows = desk.page.calendar.rows
    assert [row.text() for row in rows.values()] == ["Kim Vogel → Anna Rust", "Lee Sander → Otto Brenn"]
    qtbot.keyClick(rows["m"], Qt.Key.Key_Down)
    assert desk.page.views.chosen == PLAN
    assert desk.page.plan.action == "call"


def test_names_lead_to_the_map_and_nothing_is_edited_when_read_only(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path, Meeting("m", "acc"), MeetingAttendee("m", "anna"), read_only=True)
    assert not desk.page.stones.new.isEnabled()
    assert not desk.editor.inside.isEnabled()
    spy = QSignalSpy(desk.page.person_chosen)
    desk.editor.attendees.person_chosen.emit("anna")
    assert spy.at(0) == ["anna"]


@pytest.mark.parametrize("code", [STONES, PLAN, CALENDAR])
def test_empty_views_teach_the_next_step(qtbot: QtBot, tmp_path: Path, code: str) -> None:
    desk = Desk(qtbot, tmp_path)
    desk.page.views.choose(code)
    desk.session.show(None)
    assert "Open an account" in desk.page.headline.text()
    assert desk.editor.key == ""


def test_whoever_has_decided_is_not_pitched_to(qtbot: QtBot, tmp_path: Path) -> None:
    decided = role("anna", BuyingRole.USER, decided_for_us=date(2026, 9, 1))
    desk = Desk(qtbot, tmp_path, decided, Meeting("m", "acc", objective="deal"), MeetingAttendee("m", "anna"))
    assert desk.editor.attendees.decided.text() == "Anna Rust has decided for us. Confirm, do not pitch."
    desk.session.run(Remove(MeetingAttendee, (pair_id("m", "anna"),)))
    assert desk.editor.attendees.decided.isHidden()


def test_who_of_ours_fits_is_suggested_until_somebody_fitting_goes(qtbot: QtBot, tmp_path: Path) -> None:
    lee = replace(LEE, is_management=True, languages="Danish")
    boss = replace(BOSS, languages="Danish")
    desk = Desk(qtbot, tmp_path, lee, boss, Meeting("m", "acc"), MeetingAttendee("m", "boss"))
    card = desk.editor.attendees
    assert card.fits.text() == "Fits Edda Falk: Lee Sander – of like rank; both speak Danish."
    assert [card.team.itemData(row) for row in range(card.team.count())] == ["lee", "kim"]
    assert not desk.session.snapshot.attendees_of("m")[1:]
    card.team.activated.emit(1)
    assert card.fits.isVisible()
    card.team.activated.emit(card.team.findData("lee"))
    assert not card.fits.isVisible()
    desk.session.undo()
    assert card.fits.isVisible()


def test_who_does_not_know_the_new_messages_is_named(qtbot: QtBot, tmp_path: Path) -> None:
    account = replace(ACCOUNT, messages="One stock.", messages_on=date(2026, 9, 20), owner="kim")
    attendees = [MeetingAttendee("m", person) for person in ("anna", "kim", "lee")]
    desk = Desk(qtbot, tmp_path, account, Meeting("m", "acc", date(2026, 10, 5)), *attendees)
    news = desk.editor.attendees.news
    assert news.text() == "What we all say changed on 20 Sep. Tell Lee Sander before the meeting of 5 Oct."
    desk.session.run(Remove(MeetingAttendee, (pair_id("m", "lee"),)))
    assert not news.isVisible()
