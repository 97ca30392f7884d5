"""Lines of one person: added, edited, removed; what is offered when somebody agreed to introduce us."""

from __future__ import annotations

from datetime import date

import pytest
from inspector_hand import KIM, LEE, Hand, relationship, snapshot, tie
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from relmap.model.vocabulary import Certainty, Strength, TieKind
from relmap.ui.panels.inspector.ties_page import TiesPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def ties_page(hand: Hand, person: str = "anna") -> TiesPage:
    page = hand.select(person, tab="TIES")
    assert isinstance(page, TiesPage)
    return page


def test_every_field_of_every_kind_of_line(qtbot: QtBot) -> None:
    ties = [
        tie(TieKind.INFLUENCES),
        tie(TieKind.CAN_INTRODUCE, certainty=Certainty.REPORTED),
        tie(TieKind.CONFLICT, target="otto"),
        tie(TieKind.DOTTED_TO, target="otto", was_solid=True),
        tie(TieKind.ALLY, source="otto", target="anna"),
    ]
    hand = Hand(qtbot, snapshot(*ties, relationship()))
    page = ties_page(hand)
    assert [card.head.label.text() for card in page.cards.values()] == [
        "Can introduce us to Edda Falk",
        "Influences Edda Falk",
        "Ally of Otto Brenn",
        "In conflict with Otto Brenn",
        "Dotted line to Otto Brenn",
    ]
    hand.choose(hand.field("strength", page.cards["influences"].form), Strength.HIGH)
    hand.press(hand.field("certainty", page.cards["influences"].form), "r")
    introduction = page.cards["can_introduce"].form
    hand.press(hand.field("certainty", introduction), "c")
    hand.type(hand.field("date", introduction), "2026-09-01")
    hand.write(hand.field("words", introduction), "She said she would.")
    hand.write(hand.field("reason", page.cards["conflict"].form), "The old plant.")
    hand.click(page.cards["dotted_to"].form.field("was_solid").box)  # type: ignore[attr-defined]
    now = hand.now.ties
    assert (now["influences"].strength, now["influences"].certainty) == (Strength.HIGH, Certainty.REPORTED)
    assert now["can_introduce"].certainty is Certainty.CONFIRMED
    assert now["can_introduce"].date == date(2026, 9, 1)
    assert now["can_introduce"].words == "She said she would."
    assert now["conflict"].reason == "The old plant."
    assert not now["dotted_to"].was_solid
    assert hand.steps() == 7
    assert hand.messages.asked == []
    for _ in range(7):
        hand.session.undo()
    assert dict(hand.now.ties) == {t.id: t for t in ties}
    assert hand.field("words", introduction).value == ""


def test_lines_are_named_from_both_ends(qtbot: QtBot) -> None:
    hand = Hand(qtbot, snapshot(tie(TieKind.CAN_INTRODUCE), tie(TieKind.INFLUENCES)))
    page = ties_page(hand, "boss")
    words = [card.head.label.text() for card in page.cards.values()]
    assert words == ["Can be introduced by Anna Rust", "Is influenced by Anna Rust"]


def test_line_is_added_in_either_direction_and_removed(qtbot: QtBot) -> None:
    hand = Hand(qtbot, snapshot())
    page = ties_page(hand)
    hand.choose(page.adder.kind, (TieKind.INFLUENCES, False))
    hand.type(page.adder.other, "Edda")
    hand.click(page.adder.add)
    (added,) = hand.now.ties.values()
    assert (added.kind, added.source, added.target) == (TieKind.INFLUENCES, "boss", "anna")
    assert hand.shown(page.adder.other) == ""
    hand.click(page.cards[added.id].head.remove)
    assert not hand.now.ties
    assert not page.cards
    hand.session.undo()
    assert added.id in page.cards


def test_line_to_nobody_is_not_added(qtbot: QtBot) -> None:
    hand = Hand(qtbot, snapshot())
    page = ties_page(hand)
    for typed in ("", "zz", "Anna Rust"):
        hand.type(page.adder.other, typed, None)
        hand.click(page.adder.add)
    assert not hand.now.ties
    assert hand.steps() == 0


@pytest.mark.parametrize("agree", [True, False])
def test_agreed_introduction_offers_to_record_that_we_work_together(qtbot: QtBot, agree: bool) -> None:
    hand = Hand(qtbot, snapshot(tie(TieKind.CAN_INTRODUCE), relationship(depth=1)))
    page = ties_page(hand)
    hand.messages.answers.append(agree)
    hand.press(hand.field("certainty", page.cards["can_introduce"].form), "c")
    assert hand.messages.asked == [
        "Anna Rust agreed to introduce us – then we at least work together. Raise depth to 2?"
    ]
    assert hand.messages.explained == ["It is the relationship of Kim Vogel that becomes Working."]
    assert hand.now.ties["can_introduce"].certainty is Certainty.CONFIRMED
    assert hand.relationship().depth == (2 if agree else 1)


def test_offer_names_somebody_of_ours_when_nobody_knows_the_person(qtbot: QtBot) -> None:
    hand = Hand(qtbot, snapshot(tie(TieKind.CAN_INTRODUCE), relationship("otto", "lee")))
    page = ties_page(hand, "boss")
    hand.messages.answers.append(True)
    hand.press(hand.field("certainty", page.cards["can_introduce"].form), "c")
    assert hand.relationship("anna", "lee").depth == 2
    assert KIM.name not in hand.messages.explained[0]
    assert LEE.name in hand.messages.explained[0]


def test_nothing_is_offered_where_depth_two_is_entered_or_the_certainty_is_less(qtbot: QtBot) -> None:
    hand = Hand(qtbot, snapshot(tie(TieKind.CAN_INTRODUCE), relationship(depth=2, last_contact=None)))
    page = ties_page(hand)
    field = hand.field("certainty", page.cards["can_introduce"].form)
    hand.press(field, "rc")
    hand.qtbot.keyClick(field, Qt.Key.Key_Right)
    assert hand.messages.asked == []
