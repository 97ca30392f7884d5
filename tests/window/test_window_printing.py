"""Printing from the window: what is in front is what the studio shows, prints and saves."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from shiboken6 import isValid
from window_desk import Desk

from relmap.packs.kinds import PackKind
from relmap.packs.picture import Colouring, LineKind
from relmap.render.paper.sheets import Sheet
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.print_studio.studio import PrintStudio

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def sample(desk: Desk) -> Desk:
    """The sample is open."""
    desk.window.files.open_sample()
    desk.window.activateWindow()
    QApplication.processEvents()  # menus hear their keys only once the window is laid out
    return desk


def studio(desk: Desk) -> PrintStudio:
    """The studio in front, its pages made."""
    found = desk.dialog(PrintStudio)
    assert isinstance(found, PrintStudio)
    desk.qtbot.waitUntil(lambda: not found.making)
    return found


def by_key(desk: Desk) -> PrintStudio:
    """The studio, opened as the hand does it."""
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)  # else the menu does not hear the key
    desk.qtbot.keyClick(desk.canvas, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    return studio(desk)


def save(desk: Desk, target: Path) -> list[str]:
    """The text of each page saved from the studio in front."""
    desk.messages.files.append(target)
    desk.qtbot.mouseClick(studio(desk).save_button, Qt.MouseButton.LeftButton)
    pdf = pypdfium2.PdfDocument(target)
    pages = [page.get_textpage().get_text_bounded() for page in pdf]
    pdf.close()
    return pages


def job_of(sheet: Sheet) -> object:
    """What a sheet of a map draws."""
    return sheet.paint.keywords["job"]  # type: ignore[attr-defined]


def test_the_map_becomes_a_pdf_with_text(sample: Desk, tmp_path: Path) -> None:
    assert by_key(sample).choices.kind is PackKind.MAP
    (words,) = save(sample, tmp_path / "map.pdf")
    assert "Harriet Kestrel" in words and "INTERNAL" in words and "page 1 of 1" in words
    assert sample.messages.said[-1] == "Written: map.pdf"
    (mark,) = sample.session.snapshot.marks.values()
    assert (mark.pack, mark.account) == ("map", sample.session.account)


def test_the_map_is_printed_as_it_stands(sample: Desk) -> None:
    sample.run("COLOUR_DEPTH")
    sample.run("LINES_CONFLICT")
    scene = sample.window.composition.scene
    (sheet,) = by_key(sample).sheets
    job = job_of(sheet)
    assert job.picture is scene.picture and job.placement is scene.placement  # type: ignore[attr-defined]
    assert job.colouring is Colouring.DEPTH and LineKind.CONFLICT not in job.lines  # type: ignore[attr-defined]


def test_a_map_for_colleagues_keeps_colouring_and_lines_and_loses_ratings(sample: Desk, tmp_path: Path) -> None:
    sample.run("COLOUR_DEPTH")
    shown = by_key(sample)
    place = shown.panel.readers.combo.findText("Any colleague")
    shown.panel.readers.combo.setCurrentIndex(place)
    shown.panel.readers.combo.activated.emit(place)
    job = job_of(studio(sample).sheets[0])
    assert job.colouring is Colouring.DEPTH  # type: ignore[attr-defined]
    assert all(card.rating is None for card in job.picture.cards.values())  # type: ignore[attr-defined]
    (words,) = save(sample, tmp_path / "company.pdf")
    assert "INTERNAL" in words and "+3" not in words


def test_the_pack_looked_at_last_comes_back_where_no_page_decides(sample: Desk) -> None:
    shown = by_key(sample)
    place = shown.panel.kind.combo.findText("Pre-call sheet")
    shown.panel.kind.combo.setCurrentIndex(place)
    shown.panel.kind.combo.activated.emit(place)
    sample.qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert by_key(sample).choices.kind is PackKind.MAP
    sample.qtbot.keyClick(sample.dialog(PrintStudio), Qt.Key.Key_Escape)
    sample.window.pages.show_page("KNOWLEDGE")
    sample.run("PRINT")
    assert sample.dialog(PrintStudio).choices.kind is PackKind.PRECALL  # type: ignore[attr-defined]


def test_a_pack_is_opened_from_its_menu_with_the_person_selected(sample: Desk) -> None:
    menu = sample.window.actions_.menus["PACKS"]
    assert [action.text().replace("&", "") for action in menu.actions()][:3] == [
        "Map…",
        "Strategy pack…",
        "Joint map for the customer…",
    ]
    assert len(menu.actions()) == len(PackKind)
    boss = sample.person("Harriet Kestrel")
    sample.session.select([boss.id])
    sample.run("PRINT_MAP")
    shown = studio(sample)
    assert shown.choices.person == boss.id
    assert "The selected person, and one step" in [words for _people, words in shown.panel.people.options]


def test_a_card_offers_its_pre_call_sheet(sample: Desk) -> None:
    boss = sample.person("Harriet Kestrel")
    sample.session.select([boss.id])
    sample.window.map_page.menu_wanted.emit(boss.id, sample.window.mapToGlobal(sample.window.rect().center()))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert sample.window.actions_["PRINT_PRECALL"] in menu.actions()
    menu.close()
    sample.qtbot.waitUntil(lambda: not isValid(menu))
    sample.session.select([])
    assert not sample.window.actions_.menus["ROLE"].isEnabled()


def test_nothing_is_printed_without_an_account(desk: Desk) -> None:
    assert not desk.window.actions_["PRINT"].isEnabled()
    assert not desk.window.actions_["PRINT_JOINT_MAP"].isEnabled()


def test_a_large_map_is_laid_out_as_one_wants_and_says_what_comes_of_it(sample: Desk) -> None:
    account = next(a.id for a in sample.session.snapshot.accounts.values() if a.name.startswith("Aurelia"))
    sample.session.choose(account)
    shown = by_key(sample)

    def laid_out(words: str) -> list[str]:
        combo = shown.panel.arrangement.combo
        combo.setCurrentIndex(combo.findText(words))
        combo.activated.emit(combo.currentIndex())
        return [sheet.bookmark for sheet in studio(sample).sheets]

    def note() -> str:
        return " ".join(label.text() for label in shown.panel.findChildren(WrapLabel))

    assert "7 pt can be read" in note() and "Proposed" in note()
    branches = laid_out("One page, else by branch")
    units = laid_out("One page, else by unit")
    assert 1 < len(branches) < len(units)
    assert "Rail" in units and "Rail" not in branches
    assert len(laid_out("One large sheet")) == 1
    assert "Proposed" not in note()
    assert len(laid_out("Poster to cut and glue")) > 1
    sample.qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert by_key(sample).panel.arrangement.combo.currentText() == "Poster to cut and glue"
