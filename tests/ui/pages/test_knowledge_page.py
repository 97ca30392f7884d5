"""The knowledge page worked by keys and mouse: each decision is one step and shows at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from inspector_hand import ACCOUNT, Hand, relationship, role, snapshot
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from relmap.analysis.knowledge import Item
from relmap.model.ids import pair_id
from relmap.model.knowledge import Fact
from relmap.model.strategy_vocabulary import ActionKind, FactCategory, FactState, ListeningTopic, Pace, Style, Warmth
from relmap.model.vocabulary import BuyingRole, Influence
from relmap.ui.appearance import Appearance
from relmap.ui.fields.field import Field
from relmap.ui.pages.knowledge.interview_view import MoreBox
from relmap.ui.pages.knowledge.listening_view import ListeningView
from relmap.ui.pages.knowledge_page import KnowledgePage
from relmap.ui.panels.knowledge.answer_box import AnswerBox
from relmap.ui.settings import Settings

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TODAY = date(2026, 9, 30)
OLD = Fact("old", "acc", FactCategory.VALUES, "Quality first.", "boss", recorded_on=date(2025, 1, 1), recorded_by="lee")


class PageHand(Hand):
    """A knowledge page on the screen, besides the inspector."""

    def __init__(self, qtbot: QtBot, settings: Path, *more: Any, read_only: bool = False) -> None:
        super().__init__(qtbot, snapshot(replace(ACCOUNT, steward="kim"), *more), read_only)
        self.inspector.hide()
        self.knowledge = KnowledgePage(self.session, Appearance(Settings(settings / "settings.ini")))
        qtbot.addWidget(self.knowledge)
        self.knowledge.resize(620, 700)
        with qtbot.waitExposed(self.knowledge):
            self.knowledge.show()
        self.knowledge.activateWindow()

    def view(self, code: str) -> None:
        """Turn to a view."""
        self.knowledge.show_view(code)

    def facts(self) -> list[Fact]:
        """All facts."""
        return list(self.now.facts.values())

    def push(self, button: QAbstractButton) -> None:
        """Press a button, scrolled to or not."""
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def cell(listening: ListeningView, row: int, column: int) -> str:
    """What stands in a field of the matrix."""
    item = listening.matrix.item(row, column)
    assert item is not None
    return item.text()


BUYER = role("boss", BuyingRole.ECONOMIC)
USER = role("anna", BuyingRole.USER, influence=Influence.HIGH)


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> PageHand:
    return PageHand(qtbot, tmp_path, BUYER, USER, relationship("anna", depth=3))


def test_one_line_is_kept_in_one_step(hand: PageHand) -> None:
    hand.knowledge.capture()
    line = hand.knowledge.line.line
    assert line.hasFocus()
    hand.qtbot.keyClicks(line, "Otto: concern: delivery in August")
    assert hand.knowledge.line.hint == "Concern about Otto Brenn"
    hand.qtbot.keyClick(line, Qt.Key.Key_Return)
    (fact,) = hand.facts()
    assert (fact.person, fact.category, fact.text) == ("otto", FactCategory.CONCERN, "delivery in August")
    assert (fact.recorded_by, fact.recorded_on, fact.confirmed_on) == ("kim", TODAY, None)
    assert (hand.steps(), line.text()) == (1, "")
    hand.session.undo()
    assert not hand.facts()


def test_line_left_behind_keeps_nothing(hand: PageHand) -> None:
    line = hand.knowledge.line.line
    hand.qtbot.keyClicks(line, "half a thought")
    hand.knowledge.author.setFocus()
    assert (hand.steps(), line.text()) == (0, "half a thought")


def test_line_is_about_the_selected_person(hand: PageHand) -> None:
    hand.session.select(("anna",))
    hand.qtbot.keyClicks(hand.knowledge.line.line, "sails on Sundays")
    hand.qtbot.keyClick(hand.knowledge.line.line, Qt.Key.Key_Return)
    assert hand.facts()[0].person == "anna"


def test_week_asks_one_question_and_then_the_next(hand: PageHand) -> None:
    box = hand.knowledge.week.box
    assert box is not None
    assert (box.missing.person, box.missing.item) == ("boss", Item.RESULT)
    hand.type(box.fields["text"], "fewer stoppages")
    assert hand.role("boss").result == "fewer stoppages"
    assert hand.steps() == 1
    following = hand.knowledge.week.box
    assert following is not None
    assert following.missing.item is Item.WIN
    hand.push(following.asked)
    (asked,) = hand.facts()
    assert (asked.state, asked.tags) == (FactState.ASKED, "WIN")
    assert hand.knowledge.week.box is not None
    assert hand.knowledge.week.box.missing.item is not Item.WIN


def test_another_question_can_be_answered_first(hand: PageHand) -> None:
    hand.push(hand.knowledge.week.waiting[-1])
    box = hand.knowledge.week.box
    assert box is not None
    assert box.missing.person == "anna"


def test_an_empty_answer_is_not_kept(hand: PageHand) -> None:
    box = hand.knowledge.week.box
    assert box is not None
    hand.push(box.save)
    assert hand.steps() == 0


def test_style_is_answered_by_two_axes(qtbot: QtBot, tmp_path: Path) -> None:
    hand = PageHand(
        qtbot, tmp_path, role("anna", BuyingRole.USER, result="r", personal_win="w", influence=Influence.HIGH)
    )
    while (box := hand.knowledge.week.box) is not None and box.missing.item is not Item.STYLE:
        hand.push(hand.knowledge.week.waiting[-1] if hand.knowledge.week.waiting else box.asked)
        if hand.knowledge.week.box is not None and hand.knowledge.week.box.missing.item is not Item.STYLE:
            hand.push(hand.knowledge.week.box.asked)
    assert box is not None
    hand.choose(box.fields["pace"], Pace.DIRECT)
    hand.choose(box.fields["warmth"], Warmth.OPEN)
    hand.push(box.save)
    assert hand.person().style is Style.STYLE_SOCIALIZER
    assert hand.person().style_on == TODAY


def test_steward_confirms_changes_and_no_longer_knows(qtbot: QtBot, tmp_path: Path) -> None:
    hand = PageHand(qtbot, tmp_path, BUYER, replace(OLD, confirmed_on=date(2025, 1, 1)))
    hand.view("QUEUE")
    queue = hand.knowledge.queue
    assert set(queue.buttons) == {"CONFIRM", "CHANGE", "DONT_KNOW"}
    hand.push(queue.buttons["CONFIRM"])
    assert (hand.now.facts["old"].confirmed_on, hand.now.facts["old"].confirmer) == (TODAY, "kim")
    assert not queue.buttons
    hand.session.undo()
    queue.words.box.setPlainText("Price first.")
    queue.words.box.document().setModified(True)
    hand.push(queue.buttons["CHANGE"])
    assert hand.now.facts["old"].text == "Price first."
    hand.session.undo()
    hand.push(queue.buttons["DONT_KNOW"])
    assert hand.now.facts["old"].state is FactState.ASKED


def test_new_fact_joins_the_one_there_is_or_goes(qtbot: QtBot, tmp_path: Path) -> None:
    there = replace(OLD, confirmed_on=TODAY)
    hand = PageHand(qtbot, tmp_path, BUYER, there, replace(OLD, id="new", text="Keeps her word.", recorded_on=TODAY))
    hand.view("QUEUE")
    hand.push(hand.knowledge.queue.buttons["MERGE"])
    (fact,) = hand.facts()
    assert fact.text == "Quality first.\nKeeps her word."
    assert hand.steps() == 1
    hand.session.undo()
    hand.push(hand.knowledge.queue.buttons["DISCARD"])
    assert [f.id for f in hand.facts()] == ["old"]


def test_her_words_come_first_and_a_promise_becomes_an_action(hand: PageHand) -> None:
    hand.view("LISTENING")
    listening = hand.knowledge.listening
    row = next(n for n in range(listening.matrix.rowCount()) if cell(listening, n, 0) == "Anna Rust")
    listening.matrix.cellClicked.emit(row, 3)
    form = listening.form.form
    assert hand.editor(form.field("text")).hasFocus()
    hand.write(form.field("text"), "You are slow.")
    hand.type(form.field("what"), "Answer within a day")
    hand.type(form.field("due"), "2026-10-05")
    hand.push(listening.form.save)
    (fact,) = hand.facts()
    assert (fact.person, fact.topic, fact.text) == ("anna", ListeningTopic.SERVICE, "You are slow.")
    (promise,) = hand.now.actions.values()
    assert (promise.kind, promise.fact, promise.due) == (ActionKind.PROMISE, fact.id, date(2026, 10, 5))
    assert hand.steps() == 1
    assert cell(listening, row, 3) == "0 d"


def test_form_of_listening_has_no_place_for_an_answer_of_ours(hand: PageHand) -> None:
    fields = hand.knowledge.listening.form.form.findChildren(Field)
    assert [hand.editor(field).accessibleName() for field in fields] == [
        "Her words",
        "Who said it",
        "About",
        "It sounded",
        "When",
        "What we asked to understand",
        "What we promised",
        "Until",
    ]


def test_words_without_a_speaker_are_not_kept(hand: PageHand) -> None:
    hand.view("LISTENING")
    form = hand.knowledge.listening.form
    hand.write(form.form.field("text"), "Too dear.")
    hand.push(form.save)
    assert hand.steps() == 0
    assert hand.editor(form.form.field("person")).hasFocus()


def test_colleague_who_wrote_nothing_is_asked_and_interviewed(hand: PageHand) -> None:
    hand.view("COLLEAGUES")
    colleagues = hand.knowledge.colleagues
    hand.push(colleagues.asks["kim"])
    (action,) = hand.now.actions.values()
    assert (action.kind, action.owner) == (ActionKind.ASK_COLLEAGUE, "kim")
    hand.push(colleagues.interviews["kim"])
    interview = hand.knowledge.interview
    assert isinstance(interview.box, AnswerBox)
    hand.type(interview.box.fields["text"], "a quiet plant")
    assert hand.role("anna").result == "a quiet plant"
    asked = 0
    while isinstance(hand.knowledge.interview.box, AnswerBox):
        hand.push(interview.skip)
        asked += 1
    more = hand.knowledge.interview.box
    assert asked == 5
    assert isinstance(more, MoreBox)
    hand.type(more.field, "Ask about her dogs")
    assert [(f.text, f.recorded_by) for f in hand.facts()] == [("Ask about her dogs", "kim")]
    assert "Thank you" in interview.said.text()


def test_lesson_for_all_accounts(hand: PageHand) -> None:
    hand.view("LESSONS")
    lessons = hand.knowledge.lessons
    hand.write(lessons.form.field("text"), "Bring samples.")
    hand.type(lessons.form.field("tags"), "samples plant")
    hand.push(hand.editor(lessons.form.field("everywhere")))
    hand.push(lessons.add)
    (fact,) = hand.facts()
    assert (fact.account, fact.category, fact.tags) == (None, FactCategory.LESSON, "samples plant")
    hand.push(lessons.heads[fact.id].remove)
    assert not hand.facts()


def test_steward_is_chosen(hand: PageHand) -> None:
    hand.choose(hand.knowledge.steward, "lee")
    assert hand.now.accounts["acc"].steward == "lee"


def test_nothing_can_be_written_into_a_document_to_look_at(qtbot: QtBot, tmp_path: Path) -> None:
    hand = PageHand(qtbot, tmp_path, BUYER, read_only=True)
    assert not hand.knowledge.line.isEnabled()
    assert hand.knowledge.week.box is not None
    assert not hand.knowledge.week.box.isEnabled()


def test_empty_account_teaches_the_next_step(qtbot: QtBot, tmp_path: Path) -> None:
    hand = PageHand(qtbot, tmp_path)
    assert hand.knowledge.week.box is None
    assert pair_id("deal", "boss") not in hand.now.roles
