"""Before anything for the customer is saved or printed: what is on it (method.md 6(b))."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QScrollArea, QVBoxLayout, QWidget

from relmap.packs.customer.contents import Listed
from relmap.ui.fields.labels import WrapLabel
from relmap.words.print_studio import text
from relmap.words.window import text as window_text

_MOST = 100_000
"""Letters of one list: all of it is shown."""


class ContentsSheet(QDialog):
    """The lists of what is on the pages; ``agreed`` is called when they may go out."""

    def __init__(self, contents: Sequence[Listed], agreed: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("CONFIRM_TITLE"))
        self.lists: list[WrapLabel] = []
        self.go = QPushButton(text("CONFIRM"))
        self.go.setDefault(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(window_text("CANCEL"))
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(agreed)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(WrapLabel(text("CONFIRM_HEAD"), size=1.1).bold())
        column.addWidget(self._scrolled(contents), 1)
        column.addWidget(WrapLabel(text("CONFIRM_FOOT")).quiet())
        column.addWidget(buttons)
        self.resize(QSize(480, 520).boundedTo(self.screen().availableSize() * 0.85))
        self.go.setFocus()

    def _scrolled(self, contents: Sequence[Listed]) -> QScrollArea:
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(3)
        for one in contents:
            if one.items:
                lines = WrapLabel()
                lines.say("\n".join(f"•  {item}" for item in one.items), most=_MOST)
                self.lists.append(lines)
                inside.addWidget(WrapLabel(one.title).bold())
                inside.addWidget(lines)
                inside.addSpacing(8)
        inside.addStretch(1)
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setAccessibleName(text("CONFIRM_HEAD"))
        scrolled.setWidget(body)
        return scrolled
