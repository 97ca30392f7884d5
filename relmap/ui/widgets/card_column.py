"""A side panel made of boxes below one another, made anew when what it shows has changed and somebody looks."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from relmap.ui.widgets.when_seen import WhenSeen


class CardColumn(WhenSeen, QScrollArea):
    """Subclasses say in ``content`` what to show; ``refresh`` costs nothing while the panel is hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def content(self) -> Iterable[QWidget]:
        """The boxes, from top to bottom."""
        return ()

    def _renew(self) -> None:
        place = self.verticalScrollBar().value()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        for widget in self.content():
            column.addWidget(widget)
        column.addStretch(1)
        shown = self.takeWidget()
        if shown is not None:
            shown.deleteLater()  # not at once: a button in it may be what made it stale
        self.setWidget(page)
        self.verticalScrollBar().setValue(place)
