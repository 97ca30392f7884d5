"""The inspector's tabs Knowledge and History, worked by keys and mouse."""

from __future__ import annotations

from datetime import date

import pytest
from inspector_hand import Hand, relationship, role, snapshot
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from relmap.model.knowledge import Fact
from relmap.model.strategy_vocabulary import CompetitorStrength, FactCategory, Pace, Warmth, YesNo
from relmap.model.vocabulary import Audience, BuyingRole, Certainty, Influence
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.panels.inspector.history_page import HistoryPage
from relmap.ui.panels.inspector.knowledge_page import KnowledgePage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

KEPT = Fact("f", "acc", FactCategory.HOT_BUTTON, "Old engines", "anna", recorded_on=date(2026, 9, 1))


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    coach = role("anna", BuyingRole.COACH, rating=3, influence=Influence.HIGH)
    made = Hand(qtbot, snapshot(KEPT, coach, relationship("anna", depth=3)))
    made.select("anna", tab="KNOWLEDGE")
    return made


def knowledge(hand: Hand) -> KnowledgePage:
    assert isinstance(hand.page, KnowledgePage)
    return hand.page


def test_style_is_derived_from_what_was_observed(hand: Hand) -> None:
    page = knowledge(hand)
    assert not hand.field("style_certainty").isVisible()
    hand.choose(hand.field("pace"), Pace.INDIRECT)
    assert "Observe both" in page.manner.advice.text()
    hand.choose(hand.field("warmth"), Warmth.GUARDED)
    assert page.manner.advice.text().startswith("Wants facts and order.")
    assert hand.field("style_certainty").isVisible()
    assert hand.steps() == 2


def test_three_tests_make_a_proven_coach(hand: Hand) -> None:
    page = knowledge(hand)
    assert page.coach.quality.text().startswith("Claimed coach")
    for name in ("coach_credible", "coach_trusts_us", "coach_wants_us"):
        hand.choose(hand.field(name), YesNo.YES)
    assert page.coach.quality.text().startswith("Proven coach")


def test_fact_is_added_and_edited_in_full(hand: Hand) -> None:
    page = knowledge(hand)
    hand.write(page.facts.words, "Wants it in writing")
    hand.choose(page.facts.kind, FactCategory.VALUES)
    hand.click(page.facts.add)
    fact = next(f for f in hand.now.facts.values() if f.id != "f")
    assert (fact.person, fact.category, fact.text) == ("anna", FactCategory.VALUES, "Wants it in writing")
    card = page.facts.cards["f"]
    hand.click(card.more)
    assert card.form is not None
    hand.press(hand.field("certainty", card.form), "c")
    hand.choose(hand.field("audience", card.form), Audience.CUSTOMER)
    hand.type(hand.field("source", card.form), "otto")
    changed = hand.now.facts["f"]
    assert (changed.certainty, changed.audience, changed.source) == (Certainty.CONFIRMED, Audience.CUSTOMER, "otto")
    assert not card.lock.isVisible()
    hand.click(card.head.remove)
    assert "f" not in hand.now.facts
    assert "f" not in page.facts.cards
    hand.session.undo()
    assert "f" in page.facts.cards


def test_competitor_is_added_rated_and_removed(hand: Hand) -> None:
    page = knowledge(hand)
    hand.qtbot.keyClicks(page.competitors.name.line, "Rival & Sons")
    hand.qtbot.keyClick(page.competitors.name.line, Qt.Key.Key_Return)
    (tie,) = hand.now.competitor_ties.values()
    assert (tie.person, tie.competitor) == ("anna", "Rival & Sons")
    block = page.competitors.blocks[tie.id]
    hand.choose(hand.field("strength", block.form), CompetitorStrength.STRONG)
    assert hand.now.competitor_ties[tie.id].strength is CompetitorStrength.STRONG
    hand.click(block.head.remove)
    assert not hand.now.competitor_ties


def test_one_question_is_asked_and_gives_way_to_the_next(hand: Hand) -> None:
    page = knowledge(hand)
    box = page.next.box
    assert box is not None
    hand.type(box.fields["text"], "a safe plant")
    assert hand.role().result == "a safe plant"
    assert page.next.box is not None
    assert page.next.box is not box


def test_somebody_without_a_role_is_not_asked_about(hand: Hand) -> None:
    hand.select("otto")
    page = knowledge(hand)
    assert not page.next.isVisible()
    assert not page.coach.isVisible()
    assert page.facts.nothing.isVisible()


def test_what_was_typed_about_one_is_not_kept_about_another(hand: Hand) -> None:
    page = knowledge(hand)
    hand.qtbot.keyClicks(page.facts.words.box, "Secret")
    hand.select("otto")
    assert page.facts.words.box.toPlainText() == ""
    assert hand.steps() == 0


def test_history_shows_what_carries_a_day(hand: Hand) -> None:
    hand.inspector.show_tab("HISTORY")
    assert isinstance(hand.page, HistoryPage)
    lines = [w.text() for w in hand.page.findChildren(WrapLabel) if w.isVisible()]
    assert lines == ["10 Sep · Last talk with Kim Vogel", "1 Sep · Warms to", "Old engines"]
    hand.select("otto")
    assert hand.page.nothing.isVisible()
