"""Scenario 1: from an empty start to a map with its headline flag in two clicks; nothing asks for settings."""

from __future__ import annotations

from PySide6.QtCore import Qt


def test_an_empty_start_offers_three_cards(desk) -> None:
    page = desk.window.start_page
    assert page.isVisible()
    assert [card.text() for card in (page.sample, page.file, page.typing)] == [
        "Open the sample",
        "Start from a file",
        "Start by typing",
    ]
    assert desk.messages.asked == []


def test_one_click_opens_the_sample_with_headline_and_two_hints(desk) -> None:
    page = desk.window.start_page
    desk.qtbot.mouseClick(page.sample, Qt.MouseButton.LeftButton)
    assert desk.window.windowTitle().startswith("Sample")
    headline = desk.window.map_page.headline
    assert headline.isVisible()
    assert "No known path leads to the economic buyer" in headline.sentence.text()
    assert desk.canvas.scene is not None
    first_steps = desk.window.first_steps
    desk.qtbot.waitUntil(lambda: first_steps.mark is not None)
    desk.qtbot.mouseClick(first_steps.mark.button, Qt.MouseButton.LeftButton)
    assert first_steps.mark is not None
    desk.qtbot.mouseClick(first_steps.mark.button, Qt.MouseButton.LeftButton)
    assert first_steps.mark is None


def test_enter_alone_leads_to_the_flag(desk) -> None:
    page = desk.window.start_page
    desk.qtbot.keyClick(page.sample, Qt.Key.Key_Return)
    assert desk.window.windowTitle().startswith("Sample")
    headline = desk.window.map_page.headline
    headline.why.setFocus()
    desk.qtbot.keyClick(headline.why, Qt.Key.Key_Enter)
    assert desk.window.side.currentWidget() is desk.window.side.flags


def test_hints_come_once(desk) -> None:
    desk.qtbot.mouseClick(desk.window.start_page.sample, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: desk.window.first_steps.mark is not None)
    desk.run("OPEN_OWN")
    assert desk.window.first_steps.mark is None
    desk.run("OPEN_SAMPLE")
    desk.qtbot.wait_exposed(desk.window)
    assert desk.window.first_steps.mark is None


def test_hints_end_when_another_page_is_looked_at(desk) -> None:
    desk.qtbot.mouseClick(desk.window.start_page.sample, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: desk.window.first_steps.mark is not None)
    desk.run("PAGE_TEAM")
    assert desk.window.first_steps.mark is None


def test_the_sample_comes_back_as_it_was(desk) -> None:
    desk.qtbot.mouseClick(desk.window.start_page.sample, Qt.MouseButton.LeftButton)
    people = len(desk.session.snapshot.people)
    desk.run("SELECT_ALL")
    desk.run("REMOVE")
    assert len(desk.session.snapshot.people) < people
    desk.run("RESET_SAMPLE")
    assert len(desk.session.snapshot.people) == people


def test_why_shows_the_flag_and_the_next_step_shows_the_way(desk) -> None:
    desk.qtbot.mouseClick(desk.window.start_page.sample, Qt.MouseButton.LeftButton)
    page, side = desk.window.map_page, desk.window.side
    desk.qtbot.mouseClick(page.headline.why, Qt.MouseButton.LeftButton)
    assert side.currentWidget() is side.flags
    desk.qtbot.mouseClick(page.headline.plan, Qt.MouseButton.LeftButton)
    assert side.currentWidget() is side.way
