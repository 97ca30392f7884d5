"""Scenario 4: after a visit, on the train: the talk, the next step and an agreed introduction in eight clicks.

Clicks and shortcuts are counted; typing is free, the Enter that ends it is not.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from window_desk import Desk

from relmap.model.strategy_vocabulary import FactCategory
from relmap.model.vocabulary import Certainty, TieKind
from relmap.packs.picture import LineKind
from relmap.ui.widgets.link_button import LinkButton

ENOUGH = 8
CONTROL = Qt.KeyboardModifier.ControlModifier
CONTROL_SHIFT = CONTROL | Qt.KeyboardModifier.ShiftModifier
AGREED = "Has agreed"


class Hand:
    """Works the window and counts how often."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.count = 0

    def key(self, widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.count += 1
        self.desk.qtbot.keyClick(widget, key, held)

    def click(self, widget: QWidget) -> None:
        self.count += 1
        self.desk.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())


@pytest.fixture
def visited(desk: Desk) -> Desk:
    """The account of the sample that was visited today, on the map."""
    desk.window.files.open_sample()
    desk.window.activateWindow()
    QApplication.processEvents()  # menus hear their keys only once the window is laid out
    snapshot = desk.session.snapshot
    account = desk.person("Dave Hollis").account
    wanted = next(o for o in snapshot.objectives_of(account) if o.title.startswith("Filtration"))
    desk.session.choose(account, wanted.id)
    return desk


def said(widget: QWidget) -> str:
    """Everything a panel says."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def rung(desk: Desk, name: str) -> QWidget:
    """The card of the way up that begins with somebody."""
    return next(b for b in desk.window.side.way.findChildren(LinkButton) if b.text() == name).parentWidget()


def agreed(card: QWidget) -> LinkButton:
    """The link of a card that records an introduction."""
    return next(button for button in card.findChildren(LinkButton) if button.text() == AGREED)


def rules(desk: Desk) -> set[str]:
    return {flag.rule for flag in desk.session.objective_report.flags}


def test_talk_next_step_and_introduction_in_eight_clicks(visited: Desk) -> None:
    hand, window, session = Hand(visited), visited.window, visited.session
    dave, ingrid = visited.person("Dave Hollis"), visited.person("Ingrid Vos")
    assert not any(line.kind is LineKind.CAN_INTRODUCE for line in between(visited, dave.id, ingrid.id))

    hand.key(visited.canvas, Qt.Key.Key_W, CONTROL_SHIFT)
    assert window.side.currentWidget() is window.side.way
    assert "Ask Dave Hollis to introduce you to Ingrid Vos." in said(window.side.way)
    hand.click(agreed(rung(visited, "Ingrid Vos")))
    (tie,) = (t for t in session.snapshot.ties_of(dave.id) if t.kind is TieKind.CAN_INTRODUCE)
    assert (tie.target, tie.certainty, tie.date) == (ingrid.id, Certainty.CONFIRMED, session.as_of)

    hand.key(visited.canvas, Qt.Key.Key_K, CONTROL)
    page = window.pages.page("KNOWLEDGE")
    assert page.isVisible()
    visited.qtbot.keyClicks(page.line.line, "Dave Hollis: concern: filters run out before the August stop")
    assert "Dave Hollis" in page.line.hint and "oncern" in page.line.hint
    before = set(session.snapshot.facts)
    hand.key(page.line.line, Qt.Key.Key_Return)
    (fact,) = (f for key, f in session.snapshot.facts.items() if key not in before)
    assert fact.person == dave.id
    assert (fact.category, fact.text) == (FactCategory.CONCERN, "filters run out before the August stop")
    assert fact.recorded_on == session.as_of

    hand.key(page.line.line, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    meetings = window.pages.page("MEETINGS")
    assert meetings.isVisible()
    hand.click(next(chip for chip in meetings.views.chips if chip.code == "PLAN"))
    hand.click(meetings.plan.adder)
    visited.qtbot.keyClicks(meetings.plan.adder, "Send Dave the stock list")
    hand.key(meetings.plan.adder, Qt.Key.Key_Return)
    (step,) = (a for a in session.snapshot.actions_of(dave.account) if a.what == "Send Dave the stock list")
    assert step.objective == session.objective
    assert step.id in meetings.plan.list.rows

    assert hand.count <= ENOUGH
    assert visited.messages.said == visited.messages.asked == []


def between(desk: Desk, source: str, target: str):  # type: ignore[no-untyped-def]
    """The lines the map draws from one person to another."""
    return [line for line in desk.canvas.scene.picture.lines if (line.source, line.target) == (source, target)]


def test_the_way_up_changes_at_once_and_says_why(visited: Desk) -> None:
    side, session = visited.window.side, visited.session
    dave, ingrid = visited.person("Dave Hollis").id, visited.person("Ingrid Vos").id
    visited.run("SHOW_WAY")
    assert session.objective_report.access.possible == ()
    visited.qtbot.mouseClick(agreed(rung(visited, "Ingrid Vos")), Qt.MouseButton.LeftButton)
    assert [line.kind for line in between(visited, dave, ingrid) if line.kind is LineKind.CAN_INTRODUCE]
    (path,) = session.objective_report.access.possible
    assert [hop.target for hop in path.hops][:2] == [dave, ingrid]
    now = said(side.way)
    assert "Let Dave Hollis introduce you to Ingrid Vos, as agreed." in now
    assert "Dave Hollis (Trusted, 20 days ago) → has agreed to introduce you to → Ingrid Vos" in now
    assert "Weakest step: Ingrid Vos reports to Harriet Kestrel, but has not been asked." in now
    assert "F01" in rules(visited), "an introduction is not yet a relationship with the upper level"
    visited.run("UNDO")
    assert session.objective_report.access.possible == ()
    assert all(line.kind is not LineKind.CAN_INTRODUCE for line in between(visited, dave, ingrid))


def test_the_talk_that_follows_clears_the_headline_flag(visited: Desk) -> None:
    page, ingrid = visited.window.map_page, visited.person("Ingrid Vos").id
    assert "F01" in rules(visited) and "F04" not in rules(visited)
    assert "all below Director" in page.headline.sentence.text()
    page.go_to(ingrid)
    visited.qtbot.keyClick(visited.canvas, Qt.Key.Key_2, CONTROL)
    assert "F01" not in rules(visited) and "F04" in rules(visited)
    assert page.headline.sentence.text().startswith("We work with Ingrid Vos, but no known path")
    visited.qtbot.mouseClick(page.headline.why, Qt.MouseButton.LeftButton)
    assert "What would clear it" in said(visited.window.side.flags)


def test_two_introductions_agreed_are_a_way_on_the_map(visited: Desk) -> None:
    visited.run("SHOW_WAY")
    visited.qtbot.mouseClick(agreed(rung(visited, "Ingrid Vos")), Qt.MouseButton.LeftButton)
    visited.qtbot.mouseClick(agreed(visited.window.side.way), Qt.MouseButton.LeftButton)
    assert introductions(visited) == {("Dave Hollis", "Ingrid Vos"), ("Ingrid Vos", "Harriet Kestrel")}
    assert visited.session.objective_report.access.known
    assert visited.canvas.scene.picture.way is not None


def introductions(desk: Desk) -> set[tuple[str, str]]:
    """Who has agreed to introduce whom, by name."""
    people = desk.session.snapshot.people
    ties = desk.session.snapshot.ties.values()
    return {
        (people[t.source].name, people[t.target].name)
        for t in ties
        if t.kind is TieKind.CAN_INTRODUCE and t.certainty is Certainty.CONFIRMED and t.date == desk.session.as_of
    }
