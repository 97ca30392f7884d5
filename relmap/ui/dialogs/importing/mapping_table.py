"""Which column of a list is read as what: a line a column, with its first values and why we think so."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QWidget

from relmap.exchange.choices import FieldMode
from relmap.exchange.columns import ColumnGuess, Mapped, mapped, propose
from relmap.exchange.headers import Field
from relmap.exchange.table import Table
from relmap.render.theme import colour
from relmap.ui.fields.choice_field import Combo
from relmap.ui.widgets.look import row_height, theme_of
from relmap.ui.widgets.plain import plain_tip
from relmap.words.import_window import text
from relmap.words.imports import field_label, reason

_SAMPLES = 3
_SEARCHED = 30
_SURE = 0.9
_WITH_MODE = frozenset(
    {
        *(Field.NAME, Field.TITLE, Field.COMPANY, Field.UNIT, Field.FUNCTION, Field.SITE, Field.EMAIL, Field.PHONE),
        *(Field.LEVEL, Field.IN_POST_SINCE, Field.REPORTS_TO, Field.ROLE),
    }
)
"""Fields the user may have edited since the last import."""
_HEADER, _VALUES, _FIELD, _MODE, _WHY = range(5)


class MappingTable(QTableWidget):
    """Every column of the file with the field it is read as; ``changed`` tells that the user chose otherwise."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 5, parent)
        self.setHorizontalHeaderLabels([text(code) for code in ("COLUMN", "SAMPLES", "READ_AS", "MODE", "SURE")])
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().hide()
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAccessibleName(text("COLUMNS"))
        self.fields: list[Combo] = []
        self._modes: dict[int, FieldMode] = {}
        self._columns: dict[Field, int] = {}
        self._reasons: dict[int, str] = {}
        self._doubtful: set[int] = set()

    @property
    def columns(self) -> Mapped:
        """The mapping as it stands."""
        return dict(self._columns)

    @property
    def modes(self) -> Mapping[Field, FieldMode]:
        """The fields that are not simply updated."""
        chosen = {field: self._modes.get(place, FieldMode.UPDATE) for field, place in self._columns.items()}
        return {f: mode for f, mode in chosen.items() if f in _WITH_MODE and mode is not FieldMode.UPDATE}

    def show_table(self, table: Table, kept: Mapped | None) -> None:
        """Show the columns of a table: mapped as they were last time, or as seems best."""
        guesses = propose(table)
        self._columns = dict(kept if kept is not None else mapped(guesses))
        self._reasons, self._doubtful = {}, set()
        self._explain(guesses, kept)
        self.fields, self._modes = [], {}
        self.setRowCount(0)
        self.setRowCount(len(table.headers))
        for place, header in enumerate(table.headers):
            samples = [cell for cell in dict.fromkeys(row.cells[place] for row in table.rows[:_SEARCHED]) if cell]
            values = " · ".join(samples[:_SAMPLES])
            for column, words in ((_HEADER, header), (_VALUES, values), (_WHY, "")):
                item = QTableWidgetItem(words)
                item.setToolTip(plain_tip(words))
                self.setItem(place, column, item)
            self.setCellWidget(place, _FIELD, self._choice(place, header))
        self._settle()
        self.verticalHeader().setDefaultSectionSize(row_height(self) + 4)
        for column, width in ((_HEADER, 150), (_VALUES, 220), (_FIELD, 150), (_MODE, 150)):
            self.setColumnWidth(column, width)
        self.horizontalHeader().setStretchLastSection(True)
        self.setMaximumHeight(self.needed_height)

    @property
    def needed_height(self) -> int:
        """How high the table is when nothing of it is hidden."""
        rows = self.rowCount() * self.verticalHeader().defaultSectionSize()
        return rows + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth() + 2

    def show_modes(self, shown: bool) -> None:
        """Offer how the fields take what the file says; that matters only where people are known already."""
        self.setColumnHidden(_MODE, not shown)

    def choose(self, header: str, field: Field | None) -> None:
        """Read the column of this header as ``field``, or leave it out."""
        place = next(n for n in range(self.rowCount()) if self._cell(n, _HEADER).text() == header)
        self.fields[place].setCurrentIndex(max(0, self.fields[place].findData(field)))
        self._chosen(place)

    def _choice(self, place: int, header: str) -> Combo:
        choice = Combo()
        choice.addItem(text("IGNORED"), None)
        for field in Field:
            choice.addItem(field_label(field.value), field)
        choice.activated.connect(lambda _index: self._chosen(place))
        choice.setAccessibleName(f"{header}: {text('READ_AS')}")
        self.fields.append(choice)
        return choice

    def _show_mode(self, place: int, wanted: bool) -> None:
        if not wanted:
            self.removeCellWidget(place, _MODE)
            return
        if self.cellWidget(place, _MODE) is not None:
            return
        choice = Combo()
        for mode in FieldMode:
            choice.addItem(text(f"MODE_{mode.value}"), mode)
        choice.setCurrentIndex(choice.findData(self._modes.get(place, FieldMode.UPDATE)))
        choice.activated.connect(lambda _index: self._mode_chosen(place, FieldMode(choice.currentData())))
        choice.setAccessibleName(f"{self._cell(place, _HEADER).text()}: {text('MODE')}")
        self.setCellWidget(place, _MODE, choice)

    def _mode_chosen(self, place: int, mode: FieldMode) -> None:
        self._modes[place] = mode
        self.changed.emit()

    def _explain(self, guesses: tuple[ColumnGuess, ...], kept: Mapped | None) -> None:
        if kept is not None:
            self._reasons = dict.fromkeys(kept.values(), text("REMEMBERED"))
            return
        self._reasons = {guess.column: reason(guess.why) for guess in guesses}
        self._doubtful = {guess.column for guess in guesses if guess.confidence < _SURE}

    def _chosen(self, place: int) -> None:
        """A field is read from one column only: choosing it here takes it away there."""
        field = self.fields[place].currentData()
        before: Mapping[Field, int] = self._columns
        self._columns = {f: c for f, c in before.items() if c != place and f != field}
        if field is not None:
            self._columns[Field(field)] = place
        if self._columns == before:
            return
        self._reasons[place] = text("CHOSEN")
        self._doubtful.discard(place)
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        by_column = {place: field for field, place in self._columns.items()}
        pale = self.palette().color(QPalette.ColorRole.PlaceholderText)
        amber = colour(theme_of(self).late)
        for place, choice in enumerate(self.fields):
            read = place in by_column
            self._show_mode(place, read and by_column[place] in _WITH_MODE)
            choice.setCurrentIndex(choice.findData(by_column[place]) if read else 0)
            why = self._cell(place, _WHY)
            why.setText(self._reasons.get(place, "") if read else "")
            why.setForeground(amber if place in self._doubtful else pale)
            ink = self.palette().color(QPalette.ColorRole.Text) if read else pale
            self._cell(place, _HEADER).setForeground(QColor(ink))
            self._cell(place, _VALUES).setForeground(QColor(ink))

    def _cell(self, row: int, column: int) -> QTableWidgetItem:
        item = self.item(row, column)
        assert item is not None
        return item
