"""Work the window waits for: meanwhile it says so, and nothing can be pressed twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget


@contextmanager
def busy(dialog: QWidget) -> Iterator[None]:
    """Show the waiting cursor and disable the buttons of a dialog; afterwards they are as they were."""
    pressable = [button for button in dialog.findChildren(QPushButton) if button.isEnabled()]
    for button in pressable:
        button.setEnabled(False)
        button.repaint()  # no event is delivered before the work is done
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
        for button in pressable:
            button.setEnabled(True)
