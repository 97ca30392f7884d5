"""Earlier values of a person in the inspector: only where the document keeps a full history."""

from __future__ import annotations

import pytest
from inspector_hand import Hand, relationship, role, snapshot
from pytestqt.qtbot import QtBot

from relmap.edit.commands import RemoveRelationship, Revise, SetRelationship, SetRole
from relmap.edit.document import Document
from relmap.errors import UserError
from relmap.model.entities import Person
from relmap.model.vocabulary import BuyingRole
from relmap.ui.panels.inspector.history_page import EarlierCard, HistoryPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    """Anna is selected and her history shown, in a document that keeps a full one."""
    hand = Hand(qtbot, snapshot(relationship(), role("anna", BuyingRole.USER)))
    hand.session.keep_history(True)
    hand.select("anna", tab="HISTORY")
    return hand


def card(hand: Hand) -> EarlierCard:
    assert isinstance(hand.page, HistoryPage)
    return hand.page.earlier


def lines(hand: Hand) -> list[str]:
    """What the card says, once it is laid out."""
    shown = card(hand).lines
    hand.qtbot.waitUntil(lambda: all(label.isVisible() for label in shown))
    return [label.text() for label in shown]


def test_nothing_is_said_while_no_history_is_kept(qtbot: QtBot) -> None:
    hand = Hand(qtbot, snapshot())
    hand.select("anna", tab="HISTORY")
    hand.session.run(Revise(Person, ("anna",), {"title": "Buyer"}))
    assert not card(hand).isVisible()


def test_it_begins_empty(hand: Hand) -> None:
    assert lines(hand) == ["Nothing was changed since this document keeps a full history."]


def test_edited_title_shows_what_it_was(hand: Hand) -> None:
    page = hand.select("anna", tab="PERSON")
    hand.type(hand.field("title"), "Head of purchasing")
    hand.select("anna", tab="HISTORY")
    assert page is not hand.page
    assert lines(hand) == ["Title: Plant manager → Head of purchasing, 3 Sep"]


def test_undo_shows_as_a_change_of_its_own(hand: Hand) -> None:
    hand.session.run(Revise(Person, ("anna",), {"title": "Buyer"}))
    hand.session.undo()
    assert sorted(lines(hand)) == ["Title: Buyer → Plant manager, 3 Sep", "Title: Plant manager → Buyer, 3 Sep"]


def test_relationships_and_roles_are_told_also_removed_ones(hand: Hand) -> None:
    hand.session.run(SetRelationship("kim", ("anna",), {"depth": 4}))
    hand.session.run(SetRole("deal", ("anna",), {"rating": 3}))
    hand.session.run(RemoveRelationship("kim", "anna"))
    told = lines(hand)
    assert {"Kim Vogel · Depth: Credible → Trusted, 3 Sep", "Kim Vogel · Depth: Trusted → removed, 3 Sep"} <= set(told)
    assert "New rolling line · Rating: none → +3 · for us, 3 Sep" in told


def test_others_have_their_own(hand: Hand) -> None:
    hand.session.run(Revise(Person, ("otto",), {"title": "Chief buyer"}))
    assert lines(hand) == ["Nothing was changed since this document keeps a full history."]
    hand.select("otto")
    assert lines(hand) == ["Title: Buyer → Chief buyer, 3 Sep"]


def test_long_history_tells_how_much_more_there_is(hand: Hand) -> None:
    for number in range(62):
        hand.session.run(Revise(Person, ("anna",), {"title": f"Post {number}"}))
    told = lines(hand)
    assert len(told) == 61
    assert told[-1] == "2 older values are kept, too."


def test_lines_go_when_the_history_is_erased(hand: Hand) -> None:
    hand.session.run(Revise(Person, ("anna",), {"title": "Buyer"}))
    hand.session.keep_history(False)
    assert not card(hand).isVisible()
    hand.session.keep_history(True)
    assert lines(hand) == ["Nothing was changed since this document keeps a full history."]


def test_history_that_cannot_be_read_says_so_and_the_rest_stays(hand: Hand) -> None:
    hand.store.failure = UserError("DOCUMENT_DAMAGED", file="memory.relmap")
    hand.inspector.refresh()
    assert lines(hand) == ["memory.relmap is damaged and was not opened; use a backup or an earlier copy."]
    assert "10 Sep · Last talk with Kim Vogel" in hand.notes()


def test_read_only_document_shows_it(qtbot: QtBot, hand: Hand) -> None:
    hand.session.run(Revise(Person, ("anna",), {"title": "Buyer"}))
    hand.store.read_only = True
    hand.session.show(Document(hand.store))
    hand.session.choose("acc", "deal")
    hand.select("anna", tab="HISTORY")
    assert lines(hand) == ["Title: Plant manager → Buyer, 3 Sep"]
