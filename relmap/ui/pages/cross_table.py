"""A small table of words: headings above and on the left, and what stands out in bold."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from relmap.ui.fields.labels import WrapLabel


class CrossTable(QWidget):
    """``rows`` are a heading and its cells, as many as there are ``columns``; ``strong`` are (row, column) places."""

    def __init__(
        self,
        columns: Sequence[str],
        rows: Sequence[tuple[str, Sequence[str]]],
        strong: Collection[tuple[int, int]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        for place, column in enumerate(columns, 1):
            grid.addWidget(WrapLabel(column, 0.92).quiet(), 0, place)
        for row, (heading, cells) in enumerate(rows):
            grid.addWidget(WrapLabel(heading, 0.92).quiet(), row + 1, 0)
            for place, words in enumerate(cells):
                cell = WrapLabel(words)
                cell.setAccessibleName(f"{heading}, {columns[place]}: {words}")
                grid.addWidget(cell.bold() if (row, place) in strong else cell, row + 1, place + 1)
        for place in range(len(columns) + 1):
            grid.setColumnStretch(place, 1)
