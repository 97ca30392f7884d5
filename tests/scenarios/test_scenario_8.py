"""Scenario 8: a colleague leaves. What goes with Kim is shown before; once Kim is inactive the flags follow."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper_hand import PaperHand, pages
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from window_desk import Desk

from relmap.model.entities import TeamMember
from relmap.ui.dialogs.team_dialog import TeamDialog
from relmap.ui.pages.team_page import TeamPage

ACTIVE = 5
"""The column of the team's list that says whether somebody is active."""


@pytest.fixture
def nordmark(desk: Desk) -> Desk:
    """The sample's account with one good way up, which begins with Kim."""
    desk.window.files.open_sample()
    desk.window.activateWindow()
    QApplication.processEvents()  # menus hear their keys only once the window is laid out
    snapshot = desk.session.snapshot
    account = next(a for a in snapshot.accounts.values() if a.name.startswith("Nordmark"))
    deal = next(o for o in snapshot.objectives_of(account.id) if o.title.startswith("Single-source"))
    desk.session.choose(account.id, deal.id)
    return desk


def kim(desk: Desk) -> TeamMember:
    return next(m for m in desk.session.snapshot.team.values() if m.name == "Kim Berg")


def rules(desk: Desk) -> list[str]:
    report = desk.session.objective_report
    assert report is not None
    return sorted(flag.rule for flag in (*report.flags, *desk.session.account_report.flags))


def look_ahead(desk: Desk) -> TeamPage:
    """The page of the team with Kim chosen as the one who leaves."""
    desk.qtbot.keyClick(desk.canvas, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    page = desk.window.pages.page("TEAM")
    assert page.isVisible()
    page.leaver.combo.setFocus()
    desk.qtbot.keyClicks(page.leaver.combo, "Kim")
    assert page.leaver.value == kim(desk).id
    desk.qtbot.waitUntil(lambda: "Ways and flags" in page.loss.text())
    return page


def switch(desk: Desk) -> None:
    """Turn Kim's tick in the team's list, with the keyboard."""
    desk.run("TEAM")
    dialog = desk.dialog(TeamDialog)
    row = [member.name for member in dialog.rows.members].index("Kim Berg")
    dialog.table.setCurrentIndex(dialog.rows.index(row, ACTIVE))
    desk.qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    desk.qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_what_goes_with_kim_is_shown_and_nothing_is_changed(nordmark: Desk) -> None:
    before = nordmark.session.snapshot
    said = look_ahead(nordmark).loss.text()
    held = said.split("Relationships that go\n")[1].split("\n")[0]
    assert len(held.split(", ")) == 5
    assert len(said.split("Known well by nobody else\n")[1].split("\n")[0].split(", ")) == 2
    assert "Single-source MRO supply" in said
    assert nordmark.session.snapshot is before


def test_flags_and_ways_follow_and_undo_brings_kim_back(nordmark: Desk) -> None:
    before, ways, document = rules(nordmark), nordmark.session.objective_report.access, nordmark.session.snapshot
    assert ways.known and ways.known[0].hops[0].source == kim(nordmark).id
    switch(nordmark)
    assert not kim(nordmark).active
    after = nordmark.session.objective_report.access
    assert all(path.hops[0].source != kim(nordmark).id for path in after.known + after.possible)
    assert rules(nordmark) != before
    assert nordmark.session.snapshot.relationships == document.relationships, "what Kim knew stays on record"
    nordmark.run("UNDO")
    assert nordmark.session.snapshot == document
    assert rules(nordmark) == before
    assert nordmark.session.objective_report.access == ways


def test_what_was_foretold_is_what_happens(nordmark: Desk) -> None:
    page = look_ahead(nordmark)
    foretold = page.loss.text()
    before = rules(nordmark)
    assert "Best way: 57 fair → 44 fair" in foretold
    assert "Flags cleared:\nF18" in foretold, "a contact nobody has any more is not one neglected"
    assert "Ways lost:\n57 · Kim Berg → " in foretold
    assert nordmark.session.objective_report.access.known[0].shown == 57
    switch(nordmark)
    assert nordmark.session.objective_report.access.known[0].shown == 44
    assert rules(nordmark).count("F18") == before.count("F18") - 1
    heads = [page.matrix.headerData(n, Qt.Orientation.Horizontal) for n in range(page.matrix.columnCount())]
    assert "Kim Berg (inactive)" in heads
    assert kim(nordmark).id not in [value for value, _words in page.leaver.options]


def test_the_map_says_at_once_what_is_lost(nordmark: Desk) -> None:
    way = nordmark.canvas.scene.picture.way
    assert way is not None and way.team_member == kim(nordmark).id
    switch(nordmark)
    now = nordmark.canvas.scene.picture.way
    assert now is None or now.team_member != kim(nordmark).id


def test_what_kim_hands_over_prints(nordmark: Desk, tmp_path: Path) -> None:
    page, hand = look_ahead(nordmark), PaperHand(nordmark)
    hand.key(page)
    hand.pick("colleague", "Kim Berg")
    hand.save(tmp_path / "handover.pdf")
    first, *others = pages(tmp_path / "handover.pdf")
    assert "Kim Berg" in first and "Nordmark Foods A/S" in first
    assert any("Nordmark Foods A/S" in words for words in others)
