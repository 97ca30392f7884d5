"""The rows of an import with what becomes of each and why; questions are answered where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from relmap.ui.widgets.look import paint_chevron, row_height
from relmap.ui.widgets.plain import plain_button, plain_tip
from relmap.words.import_window import text

Index = QModelIndex | QPersistentModelIndex

_LINE, _WHO, _POST, _WHAT, _ANSWER = range(5)
_HEADINGS = ("LINE", "WHO", "POST", "WHAT", "ANSWER")
_EDITABLE = {_WHO: "who", _POST: "post"}
_ARROW = 18
_AIR = 8
_MOST_MEASURED = 300


@dataclass(frozen=True, slots=True)
class Question:
    """Something only the user can decide: ``key`` names it to the plan, ``chosen`` is the value that holds now.

    ``open`` questions have no answer yet; nothing is guessed for them.
    """

    key: Any
    options: tuple[tuple[Any, str], ...]
    chosen: Any = None
    open: bool = False

    @property
    def answer(self) -> str:
        """The answer as it stands."""
        return next((words for value, words in self.options if value == self.chosen), "")


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One line of the list. ``codes`` are the filters under which it is shown, ``line`` its line in the file.

    ``cells`` are the cells that can be corrected in place, "who" or "post", with the key of the correction.
    """

    codes: frozenset[str]
    what: str
    who: str = ""
    post: str = ""
    line: int | None = None
    question: Question | None = None
    cells: tuple[tuple[str, Any], ...] = ()

    def cell_key(self, column: str) -> Any:
        """The key under which a cell is corrected, None where it cannot be."""
        return dict(self.cells).get(column)


class PlanRows(QAbstractTableModel):
    """The rows under one filter; ``corrected(key, text)`` tells that a cell was typed over."""

    corrected = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[PlanRow] = ()
        self.rows: list[PlanRow] = []

    def show_rows(self, rows: Sequence[PlanRow], code: str) -> None:
        """Show the rows of a kind."""
        self.beginResetModel()
        self._all = rows
        self.rows = [row for row in rows if code in row.codes]
        self.endResetModel()

    def filter(self, code: str) -> None:
        """Show the rows of another kind."""
        self.show_rows(self._all, code)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return text(_HEADINGS[section])
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        words = _cells(row)[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return words
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(words)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(cell for cell in _cells(row) if cell)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        possible = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        column = _EDITABLE.get(index.column(), "")
        correctable = self.rows[index.row()].cell_key(column) is not None
        return possible | Qt.ItemFlag.ItemIsEditable if correctable else possible

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.rows[index.row()]
        column = _EDITABLE.get(index.column(), "")
        if role != Qt.ItemDataRole.EditRole or str(value) == getattr(row, column):
            return False
        self.corrected.emit(row.cell_key(column), str(value))
        return True


def _cells(row: PlanRow) -> tuple[str, str, str, str, str]:
    question = row.question
    answer = "" if question is None else question.answer or text("ANSWER_HINT")
    return ("" if row.line is None else str(row.line), row.who, row.post, row.what, answer)


class _Delegate(QStyledItemDelegate):
    """Paints an answer like a drop-down list."""

    def __init__(self, rows: PlanRows, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        question = self._rows.rows[index.row()].question
        if index.column() != _ANSWER or question is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = option.palette
        rect: QRect = option.rect
        chosen = option.state & QStyle.StateFlag.State_Selected
        ink = palette.color(QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Link)
        paint_chevron(painter, QPointF(rect.right() - _ARROW / 2, rect.center().y() + 0.5), ink)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index) + QSize(0, _AIR)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        super().initStyleOption(option, index)
        question = self._rows.rows[index.row()].question
        if index.column() == _ANSWER and question is not None:
            role = QPalette.ColorRole
            palette = QPalette(option.palette)
            palette.setColor(role.Text, palette.color(role.Link))
            option.palette = palette
            if question.open:
                option.font.setBold(True)


class PlanList(QTableView):
    """Shows ``PlanRows``; ``answered(key, value)`` tells what the user decided."""

    answered = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = PlanRows(self)
        self.setModel(self.model_)
        self.setItemDelegate(_Delegate(self.model_, self))
        self.setAccessibleName(text("PLAN"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height(self))
        self.verticalHeader().setMinimumSectionSize(row_height(self))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Stretch)
        for column, width in ((_LINE, 52), (_WHO, 150), (_POST, 150), (_ANSWER, 190)):
            self.setColumnWidth(column, width)
        self.clicked.connect(self._clicked)
        self.model_.corrected.connect(self.answered)

    @property
    def rows(self) -> list[PlanRow]:
        """The rows listed now."""
        return self.model_.rows

    def show_rows(self, rows: Sequence[PlanRow], code: str) -> None:
        """Show the rows of a kind."""
        bar = self.verticalScrollBar()
        place, current = bar.value(), self.currentIndex().row()
        self.model_.show_rows(rows, code)
        self._fit()
        bar.setValue(place)
        if 0 <= current < len(self.rows):
            self.setCurrentIndex(self.model_.index(current, _ANSWER))

    def filter(self, code: str) -> None:
        """Show the rows of another kind."""
        self.model_.filter(code)
        self._fit()
        self.scrollToTop()

    def answer(self, row: PlanRow, value: object) -> None:
        """Decide a question as the menu does."""
        assert row.question is not None
        if row.question.open or value != row.question.chosen:
            self.answered.emit(row.question.key, value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            index = self.currentIndex()
            typing = event.key() == Qt.Key.Key_F2 and index.column() in _EDITABLE
            if index.isValid() and self.rows[index.row()].question is not None and not typing:
                self._offer(index.row())
                return
        super().keyPressEvent(event)

    def _fit(self) -> None:
        """Columns nothing stands in are not shown."""
        cells = [_cells(row) for row in self.rows[:200]]
        for column in (_LINE, _WHO, _POST, _ANSWER):
            self.setColumnHidden(column, not any(row[column] for row in cells))
        self._wrap()

    def _wrap(self) -> None:
        """Rows as high as their words, unless there are too many to measure."""
        if len(self.rows) <= _MOST_MEASURED:
            self.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wrap()

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == _ANSWER and self.rows[index.row()].question is not None:
            self._offer(index.row())

    def menu_of(self, row: PlanRow) -> QMenu:
        """The answers to the question of a row."""
        question = row.question
        assert question is not None
        menu = QMenu(self)
        for value, words in question.options:
            action = menu.addAction(plain_button(words))
            action.setCheckable(True)
            action.setChecked(value == question.chosen and not question.open)
            action.triggered.connect(lambda _checked=False, value=value: self.answer(row, value))
        return menu

    def _offer(self, place: int) -> None:
        menu = self.menu_of(self.rows[place])
        menu.aboutToHide.connect(menu.deleteLater)
        rect = self.visualRect(self.model_.index(place, _ANSWER))
        menu.popup(self.viewport().mapToGlobal(rect.bottomLeft()))
