"""Scenario 5: Monday. All accounts, worst first, a sentence and a step for each; from there to the map in one go."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper_hand import PaperHand, pages
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from window_desk import Desk

from relmap.edit.commands import AddAccount
from relmap.packs.kinds import PackKind
from relmap.ui.item_models.portfolio_rows import ROW
from relmap.ui.pages.portfolio_page import PortfolioPage


@pytest.fixture
def monday(desk: Desk) -> tuple[Desk, PortfolioPage]:
    """The portfolio of the sample with thirty accounts, opened by its key."""
    desk.window.files.open_sample()
    desk.window.activateWindow()
    QApplication.processEvents()  # menus hear their keys only once the window is laid out
    for number in range(27):
        desk.session.run(AddAccount(f"Quiet Works {number:02}"))
    desk.qtbot.keyClick(desk.canvas, Qt.Key.Key_8, Qt.KeyboardModifier.AltModifier)
    page = desk.window.pages.page("PORTFOLIO")
    assert page.isVisible()
    desk.qtbot.waitUntil(lambda: page.order.rowCount() == 30)
    return desk, page


def names(desk: Desk, page: PortfolioPage) -> list[str]:
    rows = (page.order.index(place, 0).data(ROW) for place in range(page.order.rowCount()))
    return [desk.session.snapshot.accounts[row.account].name for row in rows]


def click(desk: Desk, page: PortfolioPage, name: str, double: bool = False) -> None:
    """Click the row of an account."""
    index = page.order.index(names(desk, page).index(name), 0)
    page.table.scrollTo(index)
    press = desk.qtbot.mouseDClick if double else desk.qtbot.mouseClick
    place = page.table.visualRect(index).center()
    if double:
        desk.qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    press(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def said(page: PortfolioPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def shown(desk: Desk) -> str:
    """The account on the map in front."""
    assert desk.window.pages.current == "MAP"
    assert desk.window.map_page.isVisible()
    assert desk.session.account is not None
    return desk.session.snapshot.accounts[desk.session.account].name


def test_those_that_need_me_are_on_top(monday) -> None:
    desk, page = monday
    first = names(desk, page)
    assert set(first[:2]) == {"Aurelia Mobility Group", "Kestrel Hydraulics Ltd"}
    ranks = [page.order.index(n, 0).data(ROW).severity.rank for n in range(3)]
    assert ranks == sorted(ranks)
    assert "Nordmark Foods A/S" in first[:3]


def test_each_has_one_sentence_and_one_step(monday) -> None:
    desk, page = monday
    for name in names(desk, page)[:3]:
        click(desk, page, name)
        desk.qtbot.waitUntil(lambda name=name: name in said(page))
        words = said(page)
        assert words.count("Next step") == 1
        about, step = words[words.index(name) + 1], words[words.index("Next step") + 1]
        assert about.endswith(".")
        assert step.endswith(".")
        if name.startswith("Kestrel"):
            assert "no known path to Harriet Kestrel" in about
            assert "Ask Paul Adeyemi to introduce you to Tom Kestrel" in step


def test_a_double_click_opens_the_map(monday) -> None:
    desk, page = monday
    click(desk, page, "Nordmark Foods A/S", double=True)
    assert shown(desk) == "Nordmark Foods A/S"
    assert desk.canvas.scene.placement.rects


def test_enter_opens_the_map_of_the_row_walked_to(monday) -> None:
    desk, page = monday
    click(desk, page, names(desk, page)[0])
    desk.qtbot.keyClick(page.table, Qt.Key.Key_Down)
    second = names(desk, page)[1]
    desk.qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert shown(desk) == second
    assert desk.window.map_page.headline.isVisible()


def test_what_is_done_on_the_map_is_there_when_coming_back(monday) -> None:
    desk, page = monday
    kestrel = "Kestrel Hydraulics Ltd"
    click(desk, page, kestrel)
    desk.qtbot.waitUntil(lambda: any("no known path to Harriet Kestrel" in words for words in said(page)))
    desk.qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert shown(desk) == kestrel
    desk.window.map_page.go_to(desk.person("Harriet Kestrel").id)
    desk.qtbot.keyClick(desk.canvas, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.keyClick(desk.canvas, Qt.Key.Key_8, Qt.KeyboardModifier.AltModifier)
    assert page.isVisible()
    desk.qtbot.waitUntil(lambda: not page.progress.isVisible() and "Next step" in said(page))
    assert page.current is not None and page.current.account == desk.session.account
    assert not any("no known path to Harriet Kestrel" in words for words in said(page))


def test_all_thirty_are_printed_on_one_page(monday, tmp_path: Path) -> None:
    desk, page = monday
    hand = PaperHand(desk)
    assert hand.key(page.table).choices.kind is PackKind.PORTFOLIO
    hand.save(tmp_path / "review.pdf")
    assert hand.clicks <= 3
    table = pages(tmp_path / "review.pdf")[0]
    assert all(name in table for name in names(desk, page))
