"""All accounts side by side, worst first, with one sentence and one step for the chosen one (method.md 6(d))."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from relmap.analysis.portfolio import PortfolioRow, ordered, row, sums
from relmap.edit.document import Changed
from relmap.model.reach import accounts_touched
from relmap.progress import Progress
from relmap.render.theme import colour
from relmap.tasks.background import Job
from relmap.ui.appearance import Appearance
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.text_field import TextField
from relmap.ui.item_models.portfolio_rows import COLUMNS, ROW, PortfolioOrder, PortfolioRows, is_of_kind
from relmap.ui.session import Session
from relmap.ui.widgets.filter_chips import FilterChips
from relmap.ui.widgets.link_button import LinkButton
from relmap.ui.widgets.look import row_height
from relmap.ui.widgets.panel_card import PanelCard
from relmap.words.portfolio import Column, door_lines, nothing_yet, proposal, row_sentence, sum_lines
from relmap.words.portfolio_page import text

Index = QModelIndex | QPersistentModelIndex
_KINDS = ("ALL", "CRITICAL", "BLOCKED", "DOORS")
_WORST = COLUMNS.index(Column.WORST_FLAG)


class PortfolioTable(QTableView):
    """Enter opens the map of the current account."""

    opened = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class PortfolioPage(QWidget):
    """Rows are computed in the background, after an edit only those of the accounts it touches.

    ``account_chosen(id)``: somebody wants the map of an account.
    """

    account_chosen = Signal(str)

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._appearance = appearance
        self._rows: dict[str, PortfolioRow] = {}
        self._waiting: set[str] = set(session.snapshot.accounts)
        self._round = 0
        self._job: Job | None = None
        self.rows = PortfolioRows(self)
        self.order = PortfolioOrder(self.rows, self)
        self.search = TextField(text("FIND"))
        self.search.call(text("FIND"))
        self.search.line.textChanged.connect(self._look)
        self.kinds = FilterChips()
        self.kinds.changed.connect(self._show_kind)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setMaximumHeight(4)
        self.progress.setAccessibleName(text("COMPUTING"))
        self.table = self._table()
        self._empty = WrapLabel().quiet()
        self.sums = WrapLabel("", 0.95).quiet()
        self._detail = QVBoxLayout()
        head = QHBoxLayout()
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        head.addWidget(self.kinds, 3)
        head.addWidget(self.search, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.progress)
        column.addWidget(self._empty)
        column.addWidget(self.table, 1)
        column.addLayout(self._detail)
        column.addWidget(self.sums)
        column.addStretch()
        self.progress.hide()
        self._empty.hide()
        session.document_changed.connect(self._start_again)
        session.content_changed.connect(self._edited)
        session.reports_changed.connect(self.refresh)
        appearance.changed.connect(self._describe)

    def refresh(self) -> None:
        """Compute what is not up to date, when somebody looks."""
        if self.isVisible():
            self._compute()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._compute()

    def _table(self) -> PortfolioTable:
        table = PortfolioTable()
        table.setModel(self.order)
        table.setAccessibleName(text("TABLE"))
        table.setItemDelegate(_SeverityDelegate(self._appearance, table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(row_height(table) + 2)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setResizeContentsPrecision(40)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        table.setSortingEnabled(True)
        table.doubleClicked.connect(lambda _index: self._open())
        table.opened.connect(self._open)
        table.selectionModel().currentRowChanged.connect(self._describe)
        return table

    # Computing

    def _start_again(self) -> None:
        self._rows.clear()
        self._waiting = set(self._session.snapshot.accounts)
        self._round += 1
        self._stop()
        self.refresh()

    def _edited(self, changed: Changed) -> None:
        accounts = changed.snapshot.accounts
        self._rows = {key: one for key, one in self._rows.items() if key in accounts}
        self._waiting |= set(accounts_touched(changed.change_set, changed.snapshot))
        self._waiting |= set(accounts) - set(self._rows)
        self._waiting &= set(accounts)
        self._round += 1
        self._stop()
        self.refresh()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _compute(self) -> None:
        """Ask for the rows that wait; while reports are still computed, those come first."""
        session = self._session
        if self._job is not None:
            return
        if not self._waiting:
            self._fill()
            return
        reports = {key: session.reports.settled(key) for key in self._waiting}
        self.progress.setRange(0, 0)
        self.progress.show()
        self._say_empty()
        if None in reports.values():
            return
        snapshot, as_of, asked = session.snapshot, session.as_of, self._round
        wanted = [key for key in snapshot.accounts if key in reports]

        def work(progress: Progress) -> list[PortfolioRow]:
            found = []
            for done, key in enumerate(wanted):
                progress.step(done, len(wanted))
                found.append(row(snapshot, key, as_of, reports[key]))
            return found

        self._job = session.background.run(self, work, lambda found: self._arrived(found, asked))
        self._job.progressed.connect(self._progressed)

    def _progressed(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _arrived(self, found: Iterable[PortfolioRow], asked: int) -> None:
        if asked != self._round:
            return
        self._job = None
        for one in found:
            self._rows[one.account] = one
            self._waiting.discard(one.account)
        self._compute()

    # Showing

    def _fill(self) -> None:
        self.progress.hide()
        snapshot = self._session.snapshot
        chosen = self.current.account if self.current is not None else self._session.account
        found = ordered(self._rows.values(), snapshot)
        first = not self.rows.rows
        self.rows.show_rows(found, snapshot)
        if first:
            self._fit_columns()
        counts = {kind: sum(is_of_kind(one, kind) for one in found) for kind in _KINDS}
        self.kinds.show_chips([(k, text(k, count=n), False) for k, n in counts.items() if n or k == "ALL"])
        self.order.show_kind(self.kinds.chosen or "ALL")
        self.sums.say("\n".join(sum_lines(sums(found, snapshot), snapshot)) if found else "", 1000)
        self._choose(chosen)
        self._say_empty()
        self._describe()

    def _fit_columns(self) -> None:
        self.table.resizeColumnsToContents()
        for place in range(self.order.columnCount()):
            self.table.setColumnWidth(place, min(220, self.table.columnWidth(place) + 14))

    def _say_empty(self) -> None:
        if not self._session.snapshot.accounts:
            words = nothing_yet()
        elif not self._rows and self._waiting:
            words = text("COMPUTING")
        else:
            words = text("NOBODY_FOUND") if self.rows.rows and not self.order.rowCount() else ""
        self._empty.say(words)
        self._empty.setVisible(bool(words))
        self.table.setVisible(bool(self._rows))

    @property
    def current(self) -> PortfolioRow | None:
        """The row the cursor is on."""
        found = self.table.currentIndex().data(ROW)
        return found if isinstance(found, PortfolioRow) else None

    def _choose(self, account: str | None) -> None:
        for place in range(self.order.rowCount()):
            index = self.order.index(place, 0)
            if index.data(ROW).account == account:
                self.table.setCurrentIndex(index)
                return

    def _describe(self, *_rows: object) -> None:
        while (item := self._detail.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        one, snapshot, theme = self.current, self._session.snapshot, self._appearance.theme
        if one is None or one.account not in snapshot.accounts:
            return
        card = PanelCard(edge=theme.severity(one.severity) if one.severity is not None else "")
        card.add(WrapLabel(snapshot.accounts[one.account].name).bold())
        card.add(WrapLabel(row_sentence(one, snapshot)))
        if one.doors:
            card.add(WrapLabel("\n".join(door_lines(one, snapshot))))
        card.section(text("NEXT_STEP"), proposal(one, snapshot))
        link = LinkButton(text("OPEN_MAP"), theme.accent)
        link.clicked.connect(self._open)
        card.add(link)
        self._detail.addWidget(card)

    # Working

    def _open(self, _checked: bool = False) -> None:
        if self.current is not None:
            self.account_chosen.emit(self.current.account)

    def _look(self, words: str) -> None:
        self.order.look_for(words)
        self._say_empty()

    def _show_kind(self, kind: str) -> None:
        self.order.show_kind(kind)
        self._say_empty()


class _SeverityDelegate(QStyledItemDelegate):
    """The worst flag in the colour of its severity, which its word tells as well."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        super().initStyleOption(option, index)
        found = index.data(ROW)
        if index.column() == _WORST and isinstance(found, PortfolioRow) and found.severity is not None:
            ink = colour(self._appearance.theme.severity(found.severity))
            option.palette.setColor(QPalette.ColorRole.Text, ink)
            option.palette.setColor(QPalette.ColorRole.HighlightedText, ink)
