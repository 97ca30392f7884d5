"""The portfolio through its page: worst first, sorted, filtered, opened, kept up with edits."""

from __future__ import annotations

from pathlib import Path

import pytest
from inspector_hand import DEAL, relationship, role, snapshot
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_fakes import session_over

from relmap.edit.commands import AddAccount, Remove, Revise, ToggleRole
from relmap.model.entities import Account, Objective, Person
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import BuyingRole, Certainty, Level, TargetStatus
from relmap.ui.appearance import Appearance
from relmap.ui.item_models.portfolio_rows import COLUMNS, ROW
from relmap.ui.pages.portfolio_page import PortfolioPage
from relmap.ui.session import Session
from relmap.ui.settings import Settings
from relmap.words.portfolio import Column


def content() -> Snapshot:
    """Birchwood Mills with a way up, Elm Works without anybody, and a watched account nobody judges."""
    return snapshot(
        relationship("boss", depth=4),
        role("boss", BuyingRole.ECONOMIC, certainty=Certainty.CONFIRMED),
        Account(
            "elm", "Elm Works", target_status=TargetStatus.KEY, revenue_at_risk=90_000.0, currency="EUR", owner="lee"
        ),
        Objective("elm-deal", "elm", "Presses"),
        Person("x", "elm", "Ida Holm", level=Level.MANAGER),
        Account("oak", "Oak Dairy", target_status=TargetStatus.WATCH),
    )


@pytest.fixture
def session(qapp: QApplication) -> Session:
    return session_over(content())


@pytest.fixture
def page(qtbot: QtBot, session: Session, tmp_path: Path) -> PortfolioPage:
    made = PortfolioPage(session, Appearance(Settings(tmp_path / "settings.ini")))
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: len(shown(made)) == 3)
    return made


def shown(page: PortfolioPage) -> list[str]:
    return [page.order.index(n, 0).data(ROW).account for n in range(page.order.rowCount())]


def test_worst_account_comes_first(page: PortfolioPage) -> None:
    QAbstractItemModelTester(page.order, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert shown(page)[0] == "elm"
    assert shown(page)[-1] == "oak"
    worst = COLUMNS.index(Column.WORST_FLAG)
    assert page.order.index(0, worst).data() == "F02 Critical"
    assert page.order.index(2, worst).data() != "F02 Critical"
    assert page.sums.text()


def test_a_click_on_a_heading_sorts_and_the_third_gives_the_order_back(qtbot: QtBot, page: PortfolioPage) -> None:
    page.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert shown(page) == ["oak", "elm", "acc"]
    page.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert shown(page)[0] == "elm"


def test_filters_by_words_and_state(qtbot: QtBot, page: PortfolioPage) -> None:
    qtbot.keyClicks(page.search.line, "lee")
    assert shown(page) == ["elm"]
    page.search.line.clear()
    page.kinds.choose("CRITICAL")
    assert shown(page) == ["elm"]
    qtbot.keyClicks(page.search.line, "nobody")
    assert shown(page) == []


def test_enter_and_double_click_open_the_map(qtbot: QtBot, page: PortfolioPage) -> None:
    index = page.order.index(0, 0)
    page.table.setCurrentIndex(index)
    with qtbot.waitSignal(page.account_chosen) as by_key:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert by_key.args == ["elm"]
    with qtbot.waitSignal(page.account_chosen) as by_mouse:
        place = page.table.visualRect(index).center()
        qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert by_mouse.args == ["elm"]


def test_only_touched_accounts_are_computed_again(qtbot: QtBot, page: PortfolioPage, session: Session) -> None:
    before = {row.account: row for row in page.rows.rows}
    session.run(Revise(Account, ("elm",), {"target_status": TargetStatus.WATCH}))
    session.run(Revise(Objective, ("elm-deal",), {"status": DEAL.status, "title": "Large presses"}))
    qtbot.waitUntil(lambda: {row.account: row for row in page.rows.rows}["elm"] is not before["elm"])
    after = {row.account: row for row in page.rows.rows}
    assert after["acc"] is before["acc"]


def test_accounts_come_and_go(qtbot: QtBot, page: PortfolioPage, session: Session) -> None:
    command = AddAccount("Fir Paper")
    session.run(command)
    qtbot.waitUntil(lambda: command.id in shown(page))
    session.run(Remove(Account, (command.id,)))
    qtbot.waitUntil(lambda: command.id not in shown(page))


def test_no_account_teaches_the_next_step(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    made = PortfolioPage(session_over(Snapshot()), Appearance(Settings(tmp_path / "settings.ini")))
    qtbot.addWidget(made)
    made.show()
    assert not made.table.isVisible()


def test_worst_objective_stands_for_the_account(qtbot: QtBot, page: PortfolioPage, session: Session) -> None:
    path = COLUMNS.index(Column.BEST_PATH)
    place = shown(page).index("acc")
    assert page.order.index(place, path).data() == "No known path"
    session.run(ToggleRole("partnership", ("boss",), BuyingRole.ECONOMIC))
    qtbot.waitUntil(lambda: "85 of 100" in page.order.index(shown(page).index("acc"), path).data())
