"""The row of switches above the map: what colours the cards, which lines are drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QWidget

from relmap.packs.picture import Colouring, LineKind
from relmap.ui.composition import Composition
from relmap.words.actions import action_text
from relmap.words.window import text

LINE_GROUPS: Mapping[str, frozenset[LineKind]] = {
    "LINES_FORMAL": frozenset({LineKind.DOTTED_TO}),
    "LINES_INFLUENCE": frozenset({LineKind.INFLUENCES, LineKind.ALLY}),
    "LINES_INTRODUCTIONS": frozenset({LineKind.CAN_INTRODUCE}),
    "LINES_CONFLICT": frozenset({LineKind.CONFLICT}),
    "LINES_TEAM": frozenset({LineKind.OURS}),
}
"""Which lines each switch shows; reporting lines are always drawn."""


class MapTools(QWidget):
    """Mirrors the commands of the View menu; the counts say how many lines of each kind the map has."""

    colouring_chosen = Signal(object)
    line_switched = Signal(str, bool)

    def __init__(self, composition: Composition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composition = composition
        self.colouring = QComboBox()
        self.colouring.setAccessibleName(text("COLOURED_BY"))
        for colouring in Colouring:
            self.colouring.addItem(_plain(action_text(f"COLOUR_{colouring.value}")), colouring)
        self.colouring.activated.connect(lambda index: self.colouring_chosen.emit(self.colouring.itemData(index)))
        self.switches: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 10, 6)
        row.setSpacing(6)
        row.addWidget(QLabel(text("COLOURED_BY")))
        row.addWidget(self.colouring)
        row.addSpacing(10)
        row.addWidget(QLabel(text("LINES")))
        for code in LINE_GROUPS:
            button = QToolButton()
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.clicked.connect(lambda checked, code=code: self.line_switched.emit(code, checked))
            self.switches[code] = button
            row.addWidget(button)
        row.addStretch(1)
        composition.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Count the lines of the map again."""
        scene = self._composition.scene
        counts = Counter(line.kind for line in scene.picture.lines) if scene is not None else Counter()
        for code, kinds in LINE_GROUPS.items():
            self.switches[code].setText(f"{_plain(action_text(code))} {sum(counts[kind] for kind in kinds)}")

    def show_choices(self, colouring: Colouring, lines: frozenset[LineKind]) -> None:
        """Show what is chosen, without choosing it again."""
        self.colouring.setCurrentIndex(self.colouring.findData(colouring))
        for code, kinds in LINE_GROUPS.items():
            self.switches[code].setChecked(kinds <= lines)


def _plain(menu_text: str) -> str:
    return menu_text.replace("&", "")
