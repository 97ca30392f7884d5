"""How a file is read - sheet, characters, separator, line of the column names - with its first lines as they come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from relmap.exchange.delimiters import DELIMITERS
from relmap.exchange.reading import FIND_OUT
from relmap.exchange.table import Table
from relmap.ui.fields.choice_field import Combo
from relmap.ui.fields.look import row_height
from relmap.ui.widgets.plain import plain_label
from relmap.words.import_window import ENCODINGS, delimiter_label, encoding_label, text

_MOST_LINES = 20
_MOST_COLUMNS = 30
_LONGEST = 60


class ReadingPanel(QWidget):
    """Drop-downs that tell what was found out and let it be overruled; ``changed`` asks to read the file again."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.options = FIND_OUT
        self.sheet, self.encoding, self.delimiter, self.header = (Combo() for _ in range(4))
        self._labels: list[QLabel] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        for number, (code, name) in enumerate(
            (("SHEET", "sheet"), ("ENCODING", "encoding"), ("DELIMITER", "delimiter"), ("HEADER", "header_line"))
        ):
            choice = self._choices[number]
            label = QLabel(text(code))
            label.setBuddy(choice)
            choice.setAccessibleName(text(code))
            choice.activated.connect(lambda _index, number=number, name=name: self._chosen(number, name))
            grid.addWidget(label, number // 2, number % 2 * 2)
            grid.addWidget(choice, number // 2, number % 2 * 2 + 1)
            self._labels.append(label)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
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
        column.addLayout(grid)
        column.addWidget(self.trouble)
        column.addWidget(self.lines, 1)

    def show_table(self, table: Table) -> None:
        """Show how a table was read."""
        self.trouble.hide()
        sheets = table.sheets
        named = [(s.name, text("SHEET_HIDDEN", sheet=s.name) if s.hidden else s.name) for s in sheets]
        self._offer(0, named, table.sheet)
        self._offer(1, [(n, encoding_label(n)) for n in dict.fromkeys((table.encoding, *ENCODINGS))], table.encoding)
        offered = [(d, delimiter_label(d)) for d in dict.fromkeys((table.delimiter, *DELIMITERS))]
        self._offer(2, offered, table.delimiter)
        lines = [(row.line, text("HEADER_LINE", line=row.line)) for row in table.first_lines]
        if table.header_line and table.header_line not in dict(lines):
            lines.append((table.header_line, text("HEADER_LINE", line=table.header_line)))
        self._offer(3, [*lines, (0, text("NO_HEADER"))], table.header_line)
        for number, needed in ((0, len(sheets) > 1), (1, bool(table.encoding)), (2, bool(table.delimiter))):
            self._labels[number].setVisible(needed)
            self._choices[number].setVisible(needed)
        self._show_lines(table)

    def show_trouble(self, words: str) -> None:
        """Say why the file cannot be read this way; the choices stay open."""
        self.trouble.setText(words)
        self.trouble.show()
        self.lines.setRowCount(0)

    def choose(self, option: str, value: object) -> None:
        """Overrule one of the options: "sheet", "encoding", "delimiter" or "header_line"."""
        number = ("sheet", "encoding", "delimiter", "header_line").index(option)
        choice = self._choices[number]
        choice.setCurrentIndex(choice.findData(value))
        self._chosen(number, option)

    @property
    def _choices(self) -> tuple[Combo, Combo, Combo, Combo]:
        return self.sheet, self.encoding, self.delimiter, self.header

    def _offer(self, number: int, entries: Sequence[tuple[Any, str]], chosen: object) -> None:
        choice = self._choices[number]
        with QSignalBlocker(choice):
            choice.clear()
            for value, words in entries:
                choice.addItem(words, value)
            choice.setCurrentIndex(choice.findData(chosen))

    def _chosen(self, number: int, name: str) -> None:
        value = self._choices[number].currentData()
        # Another sheet or separator makes other lines: which of them holds the names is found out anew.
        again = {"header_line": None} if name != "header_line" else {}
        wanted = replace(self.options, **again, **{name: value})
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
