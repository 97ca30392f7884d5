"""Every field of a person, edited by keys; what is refused; what undo brings back."""

from __future__ import annotations

from datetime import date

import pytest
from inspector_hand import ANNA, Hand, snapshot
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from relmap.errors import UserError
from relmap.model.entities import Person
from relmap.model.vocabulary import Affiliation, Certainty, Level, PersonKind, PersonStatus

# The invisible screen says this whenever a list or calendar opens.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    made = Hand(qtbot, snapshot())
    made.select("anna", tab="PERSON")
    return made


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("name", "  Anna   Rust-Moor ", "Anna Rust-Moor"),
        ("title", "Head of plant", "Head of plant"),
        ("site", "Leeds", "Leeds"),
        ("function", "Production", "Production"),
        ("upper_override", "founder's daughter", "founder's daughter"),
        ("email", "anna@example.org", "anna@example.org"),
        ("phone", "+44 1", "+44 1"),
        ("in_post_since", "2024-02-29", date(2024, 2, 29)),
        ("in_post_since", "1.3.2024", date(2024, 3, 1)),
        ("in_post_since", "today", date(2026, 9, 30)),
    ],
)
def test_typed_field_is_one_step_and_undo_shows_the_old_value(hand: Hand, name: str, typed: str, value: object) -> None:
    field = hand.field(name)
    before = hand.shown(field)
    hand.type(field, typed)
    assert getattr(hand.person(), name) == value
    assert hand.steps() == 1
    hand.session.undo()
    assert hand.person() == ANNA
    assert hand.shown(field) == before


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("unit", "works"),
        ("level", Level.VP),
        ("status", PersonStatus.LEFT),
        ("kind", PersonKind.EXTERNAL),
    ],
)
def test_chosen_field(hand: Hand, name: str, value: object) -> None:
    hand.choose(hand.field(name), value)
    assert getattr(hand.person(), name) == value
    while hand.person() != ANNA:
        hand.session.undo()
    assert hand.field(name).value == getattr(ANNA, name)


def test_outsiders_have_an_affiliation_and_a_firm(hand: Hand) -> None:
    assert not hand.field("affiliation").isVisible()
    hand.choose(hand.field("kind"), PersonKind.EXTERNAL)
    assert hand.field("affiliation").isVisible()
    hand.choose(hand.field("affiliation"), Affiliation.CONSULTANT)
    hand.type(hand.field("firm"), "Marl & Partners")
    assert (hand.person().affiliation, hand.person().firm) == (Affiliation.CONSULTANT, "Marl & Partners")
    assert hand.inspector.status.text() == "Consultant, Marl & Partners"


@pytest.mark.parametrize(("name", "value"), [("kind", PersonKind.EXTERNAL), ("status", PersonStatus.VACANT)])
def test_outsiders_and_vacancies_are_shown_to_the_customer_only_when_ticked(
    hand: Hand, name: str, value: object
) -> None:
    tick = hand.field("published")
    assert not tick.isVisible()
    hand.choose(hand.field(name), value)
    assert tick.isVisible() and not hand.person().published
    hand.click(tick.box)  # type: ignore[attr-defined]
    assert hand.person().published


def test_since_is_asked_of_who_left(hand: Hand) -> None:
    assert not hand.field("since").isVisible()
    hand.choose(hand.field("status"), PersonStatus.LEFT)
    hand.type(hand.field("since"), "2026-08-21")
    assert hand.person().since == date(2026, 8, 21)
    assert hand.inspector.status.text() == "Left 21 Aug"


def test_manager_is_found_by_typing(hand: Hand) -> None:
    hand.type(hand.field("reports_to"), "otto")
    assert hand.person().reports_to == "otto"
    assert hand.shown(hand.field("reports_to")) == "Otto Brenn · Buyer"
    hand.press(hand.field("reports_to_certainty"), "r")
    assert hand.person().reports_to_certainty is Certainty.REPORTED
    hand.type(hand.field("reports_to"), "")
    assert hand.person().reports_to is None


def test_manager_nobody_knows_is_told_and_not_saved(hand: Hand) -> None:
    hand.type(hand.field("reports_to"), "zz")
    assert hand.person().reports_to == "boss"
    assert any("zz" in note for note in hand.notes())
    hand.qtbot.keyClick(hand.editor(hand.field("reports_to")), Qt.Key.Key_Escape)
    assert not any("zz" in note for note in hand.notes())
    assert hand.shown(hand.field("reports_to")) == "Edda Falk · Managing director"


def test_line_that_would_close_a_cycle_is_refused_and_the_old_manager_shown(hand: Hand) -> None:
    hand.select("boss", tab="PERSON")
    hand.type(hand.field("reports_to"), "Anna Rust")
    assert hand.messages.told == [
        "Edda Falk cannot report to Anna Rust, because Anna Rust already works below Edda Falk."
    ]
    assert hand.person("boss").reports_to is None
    assert hand.shown(hand.field("reports_to")) == ""


@pytest.mark.parametrize("typed", ["31.31.2026", "yesterdayish", "0026-01-01", "2026-02-30"])
def test_what_is_no_day_stays_to_be_mended(hand: Hand, typed: str) -> None:
    field = hand.field("in_post_since")
    hand.type(field, typed)
    assert hand.steps() == 0
    assert hand.shown(field) == typed
    hand.type(field, "2026-01-05")
    assert hand.person().in_post_since == date(2026, 1, 5)
    hand.type(field, "")
    assert hand.person().in_post_since is None


def test_calendar_chooses_today_and_no_day(hand: Hand) -> None:
    from relmap.ui.fields.date_field import Calendar, DateField

    field = hand.field("in_post_since")
    assert isinstance(field, DateField)
    for button, value in (("today", date(2026, 9, 30)), ("none", None)):
        hand.click(field.opener)
        calendar = next(c for c in field.findChildren(Calendar) if c.isVisible())
        hand.click(getattr(calendar, button))
        assert hand.person().in_post_since == value


def test_escape_takes_back_and_saves_nothing(hand: Hand) -> None:
    field = hand.field("title")
    hand.type(field, "Nonsense", Qt.Key.Key_Escape)
    assert hand.shown(field) == "Plant manager"
    hand.write(field, "Plant manager")
    assert hand.steps() == 0


def test_name_for_a_vacant_post_fills_it_with_somebody_new(hand: Hand) -> None:
    hand.select("post", tab="PERSON")
    hand.type(hand.field("name"), "Ines Holm")
    assert "post" not in hand.now.people
    new = hand.session.person
    assert new is not None
    assert (new.name, new.title, new.status) == ("Ines Holm", "Technical director", PersonStatus.ACTIVE)
    assert hand.inspector.name.text() == "Ines Holm"
    assert hand.steps() == 1


def test_typing_is_not_disturbed_by_changes_elsewhere(hand: Hand) -> None:
    from relmap.edit.commands import Revise

    field = hand.field("name")
    hand.type(field, "Anna R", None)
    hand.session.run(Revise(Person, ("anna",), {"title": "Works manager"}))
    assert hand.shown(field) == "Anna R"
    assert hand.editor(field).hasFocus()
    assert hand.shown(hand.field("title")) == "Works manager"
    hand.qtbot.keyClick(hand.editor(field), Qt.Key.Key_Return)
    assert hand.person().name == "Anna R"
    assert hand.person().title == "Works manager"


def test_what_was_typed_is_saved_to_whom_it_was_typed_for(hand: Hand) -> None:
    hand.type(hand.field("name"), "Anna Moor", None)
    hand.select("otto")
    assert hand.person().name == "Anna Moor"
    assert hand.person("otto").name == "Otto Brenn"
    assert hand.shown(hand.field("name")) == "Otto Brenn"
    assert hand.steps() == 1


def test_what_was_typed_for_somebody_removed_is_forgotten(hand: Hand) -> None:
    from relmap.edit.commands import Remove

    hand.type(hand.field("name"), "Anna Moor", None)
    hand.session.run(Remove(Person, ("anna",)))
    assert hand.session.selection == ()
    assert hand.steps() == 1
    assert "anna" not in hand.now.people


def test_what_was_typed_never_reaches_another_document(hand: Hand) -> None:
    from window_fakes import FakeStore

    from relmap.edit.document import Document

    hand.type(hand.field("name"), "Anna Moor", None)
    other = Document(FakeStore(snapshot()))
    hand.session.show(other)
    assert other.revision == 0
    hand.session.show(None)
    assert hand.inspector.page is None


def test_failing_file_restores_the_field(hand: Hand) -> None:
    hand.store.failure = UserError("NAME_NEEDED")
    hand.type(hand.field("title"), "Lost")
    assert len(hand.messages.told) == 1
    assert hand.shown(hand.field("title")) == "Plant manager"


def test_read_only_document_cannot_be_edited(qtbot: QtBot) -> None:
    hand = Hand(qtbot, snapshot(), read_only=True)
    for people, tabs in ((("anna",), ("OBJECTIVE", "PERSON", "TIES")), ((), ("OBJECTIVE", "ACCOUNT", "UNITS"))):
        for tab in tabs:
            hand.select(*people, tab=tab)
            for form in hand.page.forms():
                assert not form.isEnabled()
    hand.select("anna", "otto")
    assert not hand.field("level").isEnabled()


def test_names_of_any_length_and_kind_stay_plain_and_inside(qtbot: QtBot) -> None:
    longest = "W" * 500
    odd = "<b>Bold</b> & <img src=x>"
    people = [
        Person("anna", "acc", longest, longest, site=longest, reports_to="boss"),
        Person("boss", "acc", odd, odd),
    ]
    hand = Hand(qtbot, snapshot(*people))
    for tab in ("OBJECTIVE", "PERSON", "TIES"):
        page = hand.select("anna", tab=tab)
        assert hand.inspector.minimumSizeHint().width() <= 420
        assert page.inside.minimumSizeHint().width() <= 300
    hand.select("boss", tab="PERSON")
    assert hand.inspector.name.text() == odd
    assert hand.inspector.name.textFormat() is Qt.TextFormat.PlainText
    assert hand.shown(hand.field("name")) == odd
    hand.type(hand.field("name"), longest)
    assert hand.person("boss").name == longest


def test_focus_name_lets_the_name_be_typed_over(hand: Hand) -> None:
    hand.select("otto", tab="OBJECTIVE")
    hand.inspector.focus_name()
    editor = hand.editor(hand.field("name"))
    hand.qtbot.keyClicks(editor, "Olaf")
    hand.qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert hand.person("otto").name == "Olaf"


def test_document_undo_is_not_swallowed_by_a_line_without_typing(hand: Hand) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    editor = hand.editor(hand.field("title"))
    hand.type(hand.field("title"), "Works manager")
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    asked.ignore()
    QApplication.sendEvent(editor, asked)
    assert not asked.isAccepted()
    hand.session.undo()
    assert hand.shown(hand.field("title")) == "Plant manager"
