"""The rule book through its page: numbers, marks, off and on, flags left standing."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from inspector_hand import relationship, role, snapshot
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_fakes import TODAY, FakeMessages, session_over

from relmap.analysis.flags.registry import BANDS, RULE_BOOK, WEIGHTS
from relmap.analysis.settings import default_of, thresholds_of
from relmap.model.vocabulary import BuyingRole, Certainty
from relmap.ui.appearance import Appearance
from relmap.ui.dialogs.acknowledge_dialog import AcknowledgeDialog
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.link import Link
from relmap.ui.pages.rules_page import RulesPage
from relmap.ui.session import Session
from relmap.ui.settings import Settings
from relmap.words.rules_page import text


@pytest.fixture
def messages() -> FakeMessages:
    return FakeMessages()


@pytest.fixture
def session(qapp: QApplication, messages: FakeMessages) -> Session:
    made = session_over(
        snapshot(relationship(), role("boss", BuyingRole.ECONOMIC, certainty=Certainty.CONFIRMED)), messages=messages
    )
    made.choose("acc", "deal")
    return made


@pytest.fixture
def page(qtbot: QtBot, session: Session, tmp_path: Path) -> RulesPage:
    made = RulesPage(session, Appearance(Settings(tmp_path / "settings.ini")))
    qtbot.addWidget(made)
    made.resize(900, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def typed(qtbot: QtBot, page: RulesPage, setting: str, words: str) -> None:
    line = page.numbers[setting].line
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def cell(page: RulesPage, rule: str, column: int) -> str:
    row = next(n for n in range(page.table.rowCount()) if page.table.item(n, 0).text() == rule)
    return page.table.item(row, column).text()


def link(page: RulesPage, words: str) -> Link:
    return next(one for one in page.findChildren(Link) if one.text() == words and one.isVisible())


def said(page: RulesPage) -> str:
    return "\n".join(one.text() for one in page.findChildren(WrapLabel) if one.isVisible())


def test_every_rule_and_number_can_be_shown(page: RulesPage) -> None:
    assert page.table.rowCount() == 25 + 2
    for info in RULE_BOOK:
        page.show_rule(info.rule)
        assert set(page.numbers) == set(info.settings)
        assert (page.on is None) == (info.rule == "F01")
    page.show_rule("WEIGHTS")
    assert set(page.numbers) == set(WEIGHTS)
    page.show_rule("BANDS")
    assert set(page.numbers) == set(BANDS)


def test_a_changed_number_is_marked_and_goes_back(qtbot: QtBot, page: RulesPage, session: Session) -> None:
    page.show_rule("F08")
    typed(qtbot, page, "fragile", "0,5")
    assert thresholds_of(session.snapshot).fragile == 0.5
    assert cell(page, "F08", 3) == text("STATE_CHANGED")
    assert "1 value" in page.changed.text()
    assert "0.4" in said(page)
    qtbot.mouseClick(link(page, text("BACK")), Qt.MouseButton.LeftButton)
    assert thresholds_of(session.snapshot).fragile == default_of("fragile")
    assert not session.snapshot.rule_settings
    session.undo()
    assert thresholds_of(session.snapshot).fragile == 0.5


def test_what_is_no_number_is_refused(qtbot: QtBot, page: RulesPage, session: Session) -> None:
    page.show_rule("F08")
    typed(qtbot, page, "fragile", "7")
    assert text("OUT_OF_RANGE", least="0", most="1") in said(page)
    typed(qtbot, page, "fragile", "half")
    assert not session.snapshot.rule_settings


def test_a_whole_number_typed_like_the_default_is_no_change(qtbot: QtBot, page: RulesPage, session: Session) -> None:
    page.show_rule("F01")
    typed(qtbot, page, "upper_contact", "3")
    assert thresholds_of(session.snapshot).upper_contact == 3
    typed(qtbot, page, "upper_contact", "2")
    assert not session.snapshot.rule_settings


def test_a_rule_is_switched_off_and_everything_reset(
    qtbot: QtBot, page: RulesPage, session: Session, messages: FakeMessages
) -> None:
    assert cell(page, "F01", 2) != ""
    page.show_rule("F09")
    assert page.on is not None
    qtbot.mouseClick(page.on.box, Qt.MouseButton.LeftButton)
    assert cell(page, "F09", 3) == text("STATE_OFF")
    page.show_rule("WEIGHTS")
    typed(qtbot, page, "ally", "0.7")
    messages.answers.append(True)
    qtbot.mouseClick(page.reset, Qt.MouseButton.LeftButton)
    assert not session.snapshot.rule_settings
    assert not page.reset.isVisible()


def test_a_flag_is_left_standing_with_reason_and_day(qtbot: QtBot, page: RulesPage, session: Session) -> None:
    page.show_rule("F03")
    rule = next(info.rule for info in RULE_BOOK if info.rule != "F01" and cell(page, info.rule, 2))
    page.show_rule(rule)
    before = cell(page, rule, 2)
    qtbot.mouseClick(link(page, text("ACKNOWLEDGE")), Qt.MouseButton.LeftButton)
    dialog = page.dialog
    assert isinstance(dialog, AcknowledgeDialog)
    assert not dialog.stand.isEnabled()
    qtbot.keyClicks(dialog.reason.line, "A talk is planned")
    qtbot.keyClicks(dialog.by.line, "Kim Vogel")
    qtbot.mouseClick(dialog.stand, Qt.MouseButton.LeftButton)
    (kept,) = session.snapshot.acknowledgements.values()
    assert (kept.rule, kept.reason, kept.by, kept.made_on) == (rule, "A talk is planned", "Kim Vogel", TODAY)
    assert kept.until == TODAY + timedelta(days=90)
    assert cell(page, rule, 2) != before
    assert "A talk is planned" in said(page)
    qtbot.mouseClick(link(page, text("RAISE_AGAIN")), Qt.MouseButton.LeftButton)
    assert not session.snapshot.acknowledgements
    assert cell(page, rule, 2) == before


def test_too_long_is_refused_with_the_limit(qtbot: QtBot, page: RulesPage, session: Session) -> None:
    flag = next(f for o in session.reports.of("acc").objectives for f in o.flags)
    dialog = AcknowledgeDialog(session, flag)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    qtbot.keyClicks(dialog.reason.line, "Wait")
    qtbot.keyClicks(dialog.by.line, "Kim")
    dialog.until.show_values([TODAY + timedelta(days=400)])
    qtbot.mouseClick(dialog.stand, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert not session.snapshot.acknowledgements


def test_the_map_with_the_flag_can_be_opened(qtbot: QtBot, page: RulesPage) -> None:
    rule = next(info.rule for info in RULE_BOOK if cell(page, info.rule, 2))
    page.show_rule(rule)
    with qtbot.waitSignal(page.account_chosen) as chosen:
        qtbot.mouseClick(link(page, text("SHOW")), Qt.MouseButton.LeftButton)
    assert chosen.args == ["acc"]
