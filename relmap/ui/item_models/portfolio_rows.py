"""All accounts as a table, sorted by any column and filtered by words and by state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from relmap.analysis.portfolio import PortfolioRow
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Severity
from relmap.ui.fields.labels import shortened
from relmap.ui.widgets.plain import plain_tip
from relmap.words.portfolio import Column, cells, heading
from relmap.words.portfolio_page import column_tip, sort_key

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
COLUMNS = (
    Column.ACCOUNT,
    Column.WORST_FLAG,
    Column.WAY_UP,
    Column.EB_KNOWN,
    Column.BEST_PATH,
    Column.COVERAGE,
    Column.FRESHNESS,
    Column.STEPS,
    Column.AT_RISK,
    Column.NEXT_EXECUTIVE,
    Column.SHAPE,
    Column.STAGE,
    Column.REVENUE,
    Column.OPEN_VALUE,
    Column.OWNER,
    Column.STEWARD,
)
"""What needs us comes first, so that it is seen without scrolling; on paper the order is the method's."""

_RIGHT = (Column.AT_RISK, Column.REVENUE, Column.OPEN_VALUE)
_SEARCHED = (Column.ACCOUNT, Column.OWNER, Column.STEWARD)


class PortfolioRows(QAbstractTableModel):
    """The rows as they were handed in, with the document they are of."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[PortfolioRow, ...] = ()
        self.snapshot = Snapshot()
        self._cells: list[Mapping[Column, str]] = []

    def show_rows(self, rows: Sequence[PortfolioRow], snapshot: Snapshot) -> None:
        """Show other rows; those that stay where they were keep selection and scrolling."""
        self._cells = [cells(row, snapshot) for row in rows]
        same = [row.account for row in rows] == [row.account for row in self.rows]
        if same:
            self.rows, self.snapshot = tuple(rows), snapshot
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self.rows, self.snapshot = tuple(rows), snapshot
        self.endResetModel()

    def words(self, row: int, column: Column) -> str:
        """What stands in a cell; a dash where nothing is known."""
        return self._cells[row][column]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return heading(COLUMNS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(COLUMNS[section])
        return column_tip(COLUMNS[section]) if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shortened(self.words(index.row(), column), 200) or "–"
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(shortened(self.words(index.row(), column), 400))
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case _ if role == ROW:
                return row
        return None


class PortfolioOrder(QSortFilterProxyModel):
    """Without a column to sort by, the rows stand worst first as they came."""

    def __init__(self, rows: PortfolioRows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._words = ""
        self._kind = "ALL"
        self.setSourceModel(rows)

    def look_for(self, words: str) -> None:
        """Show accounts whose name, owner or steward has these words."""
        self.beginFilterChange()
        self._words = words.casefold().strip()
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def show_kind(self, kind: str) -> None:
        """Show all accounts, those with a critical flag, those without a way up, or those with a closing door."""
        self.beginFilterChange()
        self._kind = kind
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(  # noqa: N802 - Qt's name
        self, source_row: int, source_parent: Index
    ) -> bool:
        row = self._rows.rows[source_row]
        if not is_of_kind(row, self._kind):
            return False
        return not self._words or any(
            self._words in self._rows.words(source_row, column).casefold() for column in _SEARCHED
        )

    def lessThan(self, source_left: Index, source_right: Index) -> bool:  # noqa: N802 - Qt's name
        column, rows, snapshot = COLUMNS[source_left.column()], self._rows.rows, self._rows.snapshot
        left, right = (
            sort_key(column, rows[place], snapshot, self._rows.words(place, column))
            for place in (source_left.row(), source_right.row())
        )
        return left < right


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _RIGHT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def is_of_kind(row: PortfolioRow, kind: str) -> bool:
    """Whether a filter shows an account."""
    match kind:
        case "CRITICAL":
            return row.severity is Severity.CRITICAL
        case "BLOCKED":
            return row.way_up.blocked
        case "DOORS":
            return bool(row.doors)
    return True
