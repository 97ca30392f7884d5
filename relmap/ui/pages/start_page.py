"""The page of an empty document: three ways to a first map (scenario 1)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from relmap.ui.widgets.choice_card import ChoiceCard
from relmap.ui.widgets.link_button import LinkButton
from relmap.ui.widgets.plain import plain_tip
from relmap.words.window import text

_SHOWN_RECENT = 5


class StartPage(QWidget):
    """Offers the sample, a file, or typing; below, the documents opened lately."""

    sample_wanted = Signal()
    file_wanted = Signal()
    typing_wanted = Signal()
    document_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(text("START_TITLE"))
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.9)
        font.setBold(True)
        title.setFont(font)
        title.setWordWrap(True)
        lead = QLabel(text("START_TEXT"))
        lead.setWordWrap(True)
        self.sample = ChoiceCard(text("CARD_SAMPLE"), text("CARD_SAMPLE_TEXT"))
        self.file = ChoiceCard(text("CARD_FILE"), text("CARD_FILE_TEXT"))
        self.typing = ChoiceCard(text("CARD_TYPE"), text("CARD_TYPE_TEXT"))
        self.sample.clicked.connect(self.sample_wanted)
        self.file.clicked.connect(self.file_wanted)
        self.typing.clicked.connect(self.typing_wanted)
        cards = QHBoxLayout()
        cards.setSpacing(16)
        for card in (self.sample, self.file, self.typing):
            cards.addWidget(card, 1)
        self._recent_title = QLabel(text("RECENT"))
        bold = self._recent_title.font()
        bold.setBold(True)
        self._recent_title.setFont(bold)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._recent_buttons: list[LinkButton] = []

        column = QVBoxLayout()
        column.setSpacing(14)
        column.addStretch(2)
        column.addWidget(title)
        column.addWidget(lead)
        column.addSpacing(8)
        column.addLayout(cards)
        column.addSpacing(16)
        column.addWidget(self._recent_title)
        column.addLayout(self._recent)
        column.addStretch(3)
        frame = QHBoxLayout(self)
        frame.setContentsMargins(32, 24, 32, 24)
        frame.addStretch(1)
        frame.addLayout(column, 8)
        frame.addStretch(1)

    def show_recent(self, paths: Iterable[Path]) -> None:
        """List documents opened lately."""
        for button in self._recent_buttons:
            button.deleteLater()
        self._recent_buttons.clear()
        shown = list(paths)[:_SHOWN_RECENT]
        self._recent_title.setVisible(bool(shown))
        for path in shown:
            button = LinkButton(path.stem)
            button.setToolTip(plain_tip(str(path)))
            button.clicked.connect(lambda _checked=False, path=path: self.document_wanted.emit(path))
            self._recent.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self._recent_buttons.append(button)
