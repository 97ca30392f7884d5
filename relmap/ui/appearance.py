"""Light or dark: the theme of the map and the palette of the window around it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from relmap.render.theme import DARK, LIGHT, Theme, app_palette
from relmap.ui.settings import Settings


class Mode(StrEnum):
    """What the user wants."""

    SYSTEM = "SYSTEM"
    LIGHT = "LIGHT"
    DARK = "DARK"


class Appearance(QObject):
    """The theme in use. Plain X11 does not tell Qt of a dark system, so the palette is our own everywhere."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.mode = settings.choice("appearance", Mode.SYSTEM)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    @property
    def theme(self) -> Theme:
        """The theme of everything on the screen."""
        if self.mode is Mode.SYSTEM:
            dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        else:
            dark = self.mode is Mode.DARK
        return DARK if dark else LIGHT

    def choose(self, mode: Mode) -> None:
        """Use and remember another mode."""
        self.mode = mode
        self._settings.keep("appearance", mode)
        self._apply()

    def _apply(self) -> None:
        QApplication.setPalette(app_palette(self.theme))
        self.changed.emit()
