"""Prints from the window as a user does, counting what the hand does: clicks, keys and menu entries."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from window_desk import Desk

from relmap.model.entities import Person
from relmap.ui.print_studio.contents_sheet import ContentsSheet
from relmap.ui.print_studio.studio import PrintStudio


class PaperHand:
    """A hand over a window; ``clicks`` counts what it did."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.clicks = 0

    @classmethod
    def over_the_sample(cls, desk: Desk) -> PaperHand:
        """A hand over the window with the sample open."""
        desk.window.files.open_sample()
        desk.window.activateWindow()
        QApplication.processEvents()  # menus hear their keys only once the window is laid out
        return cls(desk)

    @property
    def studio(self) -> PrintStudio:
        """The studio in front, once its pages are made."""
        found = self.desk.dialog(PrintStudio)
        assert isinstance(found, PrintStudio)
        self.desk.qtbot.waitUntil(lambda: not found.making)
        return found

    def card(self, person: Person) -> None:
        """Click somebody's card."""
        canvas = self.desk.canvas
        canvas.center_on(person.id)
        self.clicks += 1
        place = canvas.place_of(person.id).center()
        self.desk.qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)
        assert self.desk.session.selection == (person.id,)

    def menu(self, code: str) -> PrintStudio:
        """Choose an entry of the menu."""
        self.clicks += 1
        self.desk.run(code)
        return self.studio

    def key(self, target: QWidget) -> PrintStudio:
        """Press the key for printing what is in front."""
        self.clicks += 1
        self.desk.qtbot.keyClick(target, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        return self.studio

    def pick(self, row: str, words: str) -> None:
        """Choose the entry of a list that begins so: open it, click it."""
        self.clicks += 2
        combo = getattr(self.studio.panel, row).combo
        (place, *_others) = (n for n in range(combo.count()) if combo.itemText(n).startswith(words))
        combo.setCurrentIndex(place)
        combo.activated.emit(place)

    def save(self, target: Path) -> None:
        """Click Save PDF; the file chooser, where it comes at once, is one click more."""
        studio = self.studio
        self.clicks += 2
        self.desk.messages.files.append(target)
        self.desk.qtbot.mouseClick(studio.save_button, Qt.MouseButton.LeftButton)

    def agree(self) -> list[str]:
        """Let what is for the customer go out; what the list said."""
        self.clicks += 1
        sheet = self.desk.dialog(ContentsSheet)
        assert isinstance(sheet, ContentsSheet)
        told = [lines.text() for lines in sheet.lists]
        self.desk.qtbot.mouseClick(sheet.go, Qt.MouseButton.LeftButton)
        return told


def pages(path: Path) -> list[str]:
    """The text of each page of a PDF."""
    pdf = pypdfium2.PdfDocument(path)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf]
    finally:
        pdf.close()
