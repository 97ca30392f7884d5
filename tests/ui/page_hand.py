"""Works a page of the window by keys and mouse."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from relmap.ui.appearance import Appearance
from relmap.ui.fields.choice_field import ChoiceField
from relmap.ui.fields.field import Field
from relmap.ui.settings import Settings


def plain_appearance(folder: Path) -> Appearance:
    """The look of a fresh start."""
    return Appearance(Settings(folder / "settings.ini"))


def show(qtbot: QtBot, page: QWidget, width: int = 900, height: int = 800) -> None:
    """Bring a page to the screen that exists only in memory."""
    qtbot.addWidget(page)
    page.resize(width, height)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()


def click(qtbot: QtBot, widget: QWidget) -> None:
    """Click the middle of a widget."""
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())


def type_over(qtbot: QtBot, target: QWidget, words: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type over what an editor or field shows; ``key`` ends it."""
    editor = (target.focusProxy() or target) if isinstance(target, Field) else target
    assert isinstance(editor, QWidget)
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    qtbot.keyClicks(editor, words)
    qtbot.keyClick(editor, key)


def pick(qtbot: QtBot, field: ChoiceField, value: object) -> None:
    """Choose a value of a list by keys."""
    values = [option for option, _words in field.options]
    field.combo.setFocus()
    qtbot.keyClick(field.combo, Qt.Key.Key_Down)
    qtbot.keyClick(field.combo.view(), Qt.Key.Key_Home)
    for _ in range(values.index(value)):
        qtbot.keyClick(field.combo.view(), Qt.Key.Key_Down)
    qtbot.keyClick(field.combo.view(), Qt.Key.Key_Return)
