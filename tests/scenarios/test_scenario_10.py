"""Scenario 10: the quarterly review. Today against the state kept at the last one, on positions that stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper_hand import PaperHand, pages
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from window_desk import Desk

from relmap.edit.commands import AddPerson, Reassign
from relmap.ui.pages.timeline_page import NOW, TimelinePage

ALT = Qt.KeyboardModifier.AltModifier


def open_page(desk: Desk) -> TimelinePage:
    desk.qtbot.keyClick(desk.window, Qt.Key.Key_7, ALT)
    page = desk.window.pages.page("TIMELINE")
    assert page.isVisible()
    return page


def kept(desk: Desk, name: str) -> TimelinePage:
    """The page after today's state was kept under a name."""
    page = open_page(desk)
    page.label.setFocus()
    desk.qtbot.keyClicks(page.label, name)
    desk.qtbot.keyClick(page.label, Qt.Key.Key_Return)
    return page


def listed(page: TimelinePage) -> dict[str, set[str]]:
    """Names and sentences of the comparison by kind."""
    found: dict[str, set[str]] = {}
    for key, row in page.differences.list.rows.items():
        found.setdefault(key.split()[0], set()).add(row.entry.title)
    return found


def details(page: TimelinePage, code: str) -> list[str]:
    return [row.entry.detail for key, row in page.differences.list.rows.items() if key.startswith(f"{code} ")]


@pytest.fixture
def reviewed(desk: Desk) -> Desk:
    """An account of the sample whose state was kept at the last review."""
    desk.window.files.open_sample()
    desk.window.activateWindow()
    QApplication.processEvents()  # menus hear their keys only once the window is laid out
    desk.session.choose(desk.person("Dave Hollis").account)
    kept(desk, "Spring review")
    return desk


def quarter(desk: Desk) -> None:
    """What happened since, worked on the map."""
    session, person, page = desk.session, desk.person, desk.window.map_page
    desk.qtbot.keyClick(desk.window, Qt.Key.Key_1, ALT)
    session.run(AddPerson(session.account, "Nils Ahlgren", "Controller", reports_to=person("Tom Kestrel").id))
    session.run(Reassign((person("Amina Rahman").id,), person("Ingrid Vos").id))
    page.go_to(person("Ingrid Vos").id)
    desk.qtbot.keyClick(desk.canvas, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    page.go_to(person("Joe Brandt").id)
    desk.qtbot.keyClick(desk.canvas, Qt.Key.Key_Delete)


def test_what_is_new_gone_moved_and_deeper_is_listed(reviewed: Desk) -> None:
    quarter(reviewed)
    page = open_page(reviewed)
    found = listed(page)
    assert found["NEW"] == {"Nils Ahlgren"}
    assert found["GONE"] == {"Joe Brandt"}
    assert found["MOVED"] == {"Amina Rahman"}
    assert found["DEEPER"] == {"Ingrid Vos"}
    (moved,) = details(page, "MOVED")
    assert moved.startswith("reports to Ingrid Vos, was ")
    assert details(page, "DEEPER") == ["Met → Working"]
    assert "F01" in " ".join(details(page, "CLEARED"))
    assert "F04" in " ".join(details(page, "RAISED"))
    sentence = page.differences.sentence.text()
    assert "1 new, 1 gone, 1 moved, 1 deeper" in sentence


def places(page: TimelinePage) -> dict[str, tuple[float, float]]:
    scene = page.differences.map.scene
    assert scene is not None
    return {key: (rect.x, rect.y) for key, rect in scene.placement.rects.items()}


def test_everybody_stays_in_place_while_only_depths_change_and_people_go(reviewed: Desk) -> None:
    page, joe = open_page(reviewed), reviewed.person("Joe Brandt").id
    stood = places(page)
    reviewed.qtbot.keyClick(reviewed.window, Qt.Key.Key_1, ALT)
    reviewed.window.map_page.go_to(reviewed.person("Ingrid Vos").id)
    reviewed.qtbot.keyClick(reviewed.canvas, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    reviewed.window.map_page.go_to(joe)
    reviewed.qtbot.keyClick(reviewed.canvas, Qt.Key.Key_Delete)
    assert joe not in reviewed.session.snapshot.people
    open_page(reviewed)
    assert places(page) == stood, "somebody gone is still drawn, where he stood"
    assert page.differences.map.marks[joe] == "GONE"


def test_who_was_left_of_whom_stays_so_when_people_come_and_move(reviewed: Desk) -> None:
    page = open_page(reviewed)
    stood, people = places(page), dict(reviewed.session.snapshot.people)
    quarter(reviewed)
    open_page(reviewed)
    now, marks = places(page), page.differences.map.marks
    assert marks[reviewed.person("Amina Rahman").id] == "MOVED"
    assert marks[reviewed.person("Nils Ahlgren").id] == "NEW"
    assert reviewed.person("Dave Hollis").id not in marks
    settled = [key for key in stood if marks.get(key) not in ("NEW", "MOVED")]
    for one in settled:
        for other in settled:
            if people[one].reports_to == people[other].reports_to:
                assert (stood[one] < stood[other]) == (now[one] < now[other])


def test_a_name_of_the_list_opens_the_map_on_that_person(reviewed: Desk) -> None:
    quarter(reviewed)
    page = open_page(reviewed)
    row = next(row for key, row in page.differences.list.rows.items() if key.startswith("DEEPER"))
    row.setFocus()
    reviewed.qtbot.keyClick(row, Qt.Key.Key_Return)
    assert reviewed.window.pages.current == "MAP"
    assert reviewed.session.person == reviewed.person("Ingrid Vos")


def test_nothing_changed_is_said(reviewed: Desk) -> None:
    page = open_page(reviewed)
    assert "nothing changed" in page.differences.sentence.text()
    assert [mark.label for mark in reviewed.session.snapshot.marks.values()] == ["Spring review"]
    reviewed.run("UNDO")
    assert not reviewed.session.snapshot.marks


def test_the_review_itself_is_kept_for_the_next(reviewed: Desk) -> None:
    quarter(reviewed)
    page = kept(reviewed, "Autumn review")
    spring, autumn = sorted(reviewed.session.snapshot.marks.values(), key=lambda mark: mark.label, reverse=True)
    assert page.after == NOW and page.before == autumn.id
    assert "nothing changed" in page.differences.sentence.text()
    row = page.list.rows[spring.id]
    reviewed.qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
    assert listed(page)["NEW"] == {"Nils Ahlgren"}


def test_the_strategy_pack_for_the_director(reviewed: Desk, tmp_path: Path) -> None:
    quarter(reviewed)
    hand = PaperHand(reviewed)
    hand.menu("PRINT_STRATEGY")
    hand.save(tmp_path / "strategy.pdf")
    written = pages(tmp_path / "strategy.pdf")
    assert 8 <= len(written) <= 12
    assert all("INTERNAL" in words and len(words) > 200 for words in written)
    assert "?" in written[-2], "what is not known yet is asked"
    assert {mark.pack for mark in reviewed.session.snapshot.marks.values()} == {"", "strategy"}
