"""How a file is read - sheet, characters, separator, line of the column names - with its first lines as they come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from relmap.exchange.dates import DateOrder
from relmap.exchange.delimiters import DELIMITERS
from relmap.exchange.reading import FIND_OUT, Arrows
from relmap.exchange.table import Table
from relmap.ui.fields.choice_field import Combo
from relmap.ui.widgets.look import row_height
from relmap.ui.widgets.plain import plain_label
from relmap.words.import_window import ENCODINGS, delimiter_label, encoding_label, text

_OPTIONS = {
    "sheet": "SHEET",
    "encoding": "ENCODING",
    "delimiter": "DELIMITER",
    "header_line": "HEADER",
    "arrows": "ARROWS",
    "dates": "DATES",
}
_KINDS: Mapping[str, type[StrEnum]] = {"arrows": Arrows, "dates": DateOrder}
_MOST_LINES = 20
_MOST_COLUMNS = 30
_LONGEST = 60


class ReadingPanel(QWidget):
    """Drop-downs that tell what was found out and let it be overruled; ``changed`` asks to read the file again."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.options = FIND_OUT
        self.choices = {name: Combo() for name in _OPTIONS}
        self._labels = {name: QLabel(text(code)) for name, code in _OPTIONS.items()}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        for name, choice in self.choices.items():
            self._labels[name].setBuddy(choice)
            choice.setAccessibleName(text(_OPTIONS[name]))
            choice.activated.connect(lambda _index, name=name: self._chosen(name))
        self.lines = QTableWidget()
        self.lines.setAccessibleName(text("PREVIEW"))
        self.lines.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.lines.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.lines.setWordWrap(False)
        self.lines.horizontalHeader().hide()
        self.lines.verticalHeader().setDefaultSectionSize(row_height(self))
        self.trouble = plain_label()
        self.trouble.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addWidget(self.trouble)
        column.addWidget(self.lines, 1)

    def show_table(self, table: Table, dated: bool) -> None:
        """Show how a table was read; what its kind of file does not have is not offered, nor dates it has none of."""
        self.trouble.hide()
        sheets = [(s.name, text("SHEET_HIDDEN", sheet=s.name) if s.hidden else s.name) for s in table.sheets]
        encodings = [(name, encoding_label(name)) for name in dict.fromkeys((table.encoding, *ENCODINGS))]
        delimiters = [(d, delimiter_label(d)) for d in dict.fromkeys((table.delimiter, *DELIMITERS))]
        lines = [(row.line, text("HEADER_LINE", line=row.line)) for row in table.first_lines]
        if table.header_line not in dict(lines) and table.header_line:
            lines.append((table.header_line, text("HEADER_LINE", line=table.header_line)))
        arrows = [(way, text(f"ARROWS_{way.value}")) for way in Arrows]
        read = next((way for way in Arrows if f"ARROWS_{way.value}" in {r.code for r in table.remarks}), None)
        self._offer("sheet", sheets if len(sheets) > 1 else [], table.sheet)
        self._offer("encoding", encodings if table.encoding else [], table.encoding)
        self._offer("delimiter", delimiters if table.delimiter else [], table.delimiter)
        self._offer("header_line", [*lines, (0, text("NO_HEADER"))] if lines else [], table.header_line)
        self._offer("arrows", arrows if read is not None else [], read)
        dates: list[tuple[DateOrder | None, str]] = [(None, text("DATES_FOUND"))]
        dates += [(order, text(f"DATES_{order.value}")) for order in DateOrder]
        self._offer("dates", dates if dated else [], table.dates)
        self._arrange()
        self._show_lines(table)

    @property
    def has_options(self) -> bool:
        """Whether there is anything to be read otherwise."""
        return any(choice.count() for choice in self.choices.values())

    def show_trouble(self, words: str) -> None:
        """Say why the file cannot be read this way; the choices stay open."""
        self.trouble.setText(words)
        self.trouble.show()
        self.lines.setRowCount(0)

    def choose(self, option: str, value: object) -> None:
        """Overrule one of the options, by its name in ``ReadingOptions``."""
        choice = self.choices[option]
        choice.setCurrentIndex(choice.findData(value))
        self._chosen(option)

    def _offer(self, name: str, entries: Sequence[tuple[Any, str]], chosen: object) -> None:
        choice = self.choices[name]
        with QSignalBlocker(choice):
            choice.clear()
            for value, words in entries:
                choice.addItem(words, value)
            choice.setCurrentIndex(choice.findData(chosen))

    def _arrange(self) -> None:
        """Two choices a line, without gaps."""
        place = 0
        for name, choice in self.choices.items():
            for widget in (self._labels[name], choice):
                self._grid.removeWidget(widget)
                widget.setVisible(choice.count() > 0)
            if choice.count():
                self._grid.addWidget(self._labels[name], place // 2, place % 2 * 2)
                self._grid.addWidget(choice, place // 2, place % 2 * 2 + 1)
                place += 1

    def _chosen(self, name: str) -> None:
        value = self.choices[name].currentData()
        if name in _KINDS and value is not None:
            value = _KINDS[name](value)  # Qt hands back a plain text
        # Another sheet or separator makes other lines: which of them holds the names is found out anew.
        again: dict[str, Any] = {"header_line": None} if name in ("sheet", "encoding", "delimiter") else {}
        wanted = replace(self.options, **{**again, name: value})
        if wanted != self.options:
            self.options = wanted
            self.changed.emit()

    def _show_lines(self, table: Table) -> None:
        rows = table.first_lines[:_MOST_LINES]
        width = min(max((len(row.cells) for row in rows), default=0), _MOST_COLUMNS)
        self.lines.setRowCount(len(rows))
        self.lines.setColumnCount(width)
        self.lines.setVerticalHeaderLabels([str(row.line) for row in rows])
        pale = self.palette().color(QPalette.ColorRole.PlaceholderText)
        for place, row in enumerate(rows):
            for column in range(width):
                cell = " ".join(row.cells[column].split())[:_LONGEST] if column < len(row.cells) else ""
                item = QTableWidgetItem(cell)
                if row.line == table.header_line:
                    font = item.font()
                    font.setBold(True)
                    item.setFont(font)
                elif row.line < table.header_line:
                    item.setForeground(pale)
                self.lines.setItem(place, column, item)
