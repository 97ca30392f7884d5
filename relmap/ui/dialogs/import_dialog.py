"""Importing people: what the columns mean, what will happen, and one button (formats.md 5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QProgressDialog,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from relmap.edit.commands import Incorporate
from relmap.errors import UserError
from relmap.exchange.columns import mapped, propose
from relmap.exchange.headers import Field
from relmap.exchange.import_plan import ImportPlan
from relmap.exchange.json_reader import read
from relmap.exchange.planning import plan_document, plan_people
from relmap.exchange.remarks import Remark
from relmap.exchange.table import Table, read_table
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import TargetStatus
from relmap.progress import Progress, Silent
from relmap.ui.session import Session
from relmap.ui.widgets.plain import plain_label
from relmap.words.errors import sentence
from relmap.words.imports import counter, field_label, managers_found
from relmap.words.window import row_count, text

_LARGE = 300_000
"""Bytes from which on a file is read and planned in the background, with progress and a way to stop."""
_SHOWN_REMARKS = 200
_SAMPLES = 3


class ImportDialog(QDialog):
    """Shows the plan of an import as it changes with every choice; one click carries it out as one undo step."""

    def __init__(self, session: Session, path: Path, table: Table | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("IMPORT_TITLE"))
        self._session = session
        self._table = table
        self._large = path.stat().st_size > _LARGE
        self._columns: dict[Field, int] = dict(mapped(propose(table))) if table is not None else {}
        self._plan: ImportPlan | None = None
        self.account = QComboBox()
        self.account.setEditable(True)
        self.account.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.fields: list[QComboBox] = []
        self.columns = self._column_table()
        self.counts = plain_label()
        self.trouble = plain_label()
        self.remarks = QListWidget()
        self.remarks.setWordWrap(True)
        self._remarks_title = QLabel()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = QPushButton(text("IMPORT_NOW"))
        self.go.setDefault(True)
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._import)
        buttons.rejected.connect(self.reject)

        column = QVBoxLayout(self)
        column.setSpacing(8)
        if table is not None:
            column.addWidget(plain_label(text("IMPORT_FROM", file=path.name, rows=row_count(len(table.rows)))))
            row = QHBoxLayout()
            row.addWidget(QLabel(text("IMPORT_INTO")))
            row.addWidget(self.account, 1)
            column.addLayout(row)
            column.addWidget(_heading(text("IMPORT_COLUMNS")))
            column.addWidget(self.columns, 3)
            self._propose_account(path)
        else:
            column.addWidget(plain_label(path.name))
        column.addWidget(_heading(text("IMPORT_PLAN")))
        column.addWidget(self.counts)
        column.addWidget(self.trouble)
        column.addWidget(self._remarks_title)
        column.addWidget(self.remarks, 2)
        column.addWidget(buttons)
        self.resize(680, 640 if table is not None else 420)

    @classmethod
    def start(cls, session: Session, path: Path, window: QWidget) -> None:
        """Read a file and show what importing it would do; say so when it cannot be read."""

        def ready(content: Table | ImportPlan) -> None:
            if isinstance(content, Table):
                dialog = cls(session, path, content, window)
                dialog.account.editTextChanged.connect(dialog.replan)
                dialog.replan()
            else:
                dialog = cls(session, path, None, window)
                dialog.show_plan(content)
            dialog.open()

        snapshot = session.snapshot
        try:
            large = path.stat().st_size > _LARGE
        except OSError:
            large = False  # the reader says why it cannot be read
        _work(session, window, path.name, large, lambda _progress: _read(path, snapshot), ready)

    def replan(self) -> None:
        """Plan again with the account and columns chosen."""
        if self._table is None:
            return
        snapshot, table, columns = self._session.snapshot, self._table, dict(self._columns)
        name = self.account.currentText()

        def plan(progress: Progress) -> ImportPlan:
            # Who brings an account into the window means to win it; a list read by a script may be anybody's.
            return plan_people(snapshot, None, name, table, columns, progress, target_status=TargetStatus.TARGET)

        def failed(error: UserError) -> None:
            self.show_plan(None)
            self.trouble.setText(sentence(error))

        _work(self._session, self, "", self._large, plan, self.show_plan, failed)

    def show_plan(self, plan: ImportPlan | None) -> None:
        """Show what an import would do; None when it is not possible yet."""
        self._plan = plan
        self.trouble.setText("")
        self.remarks.clear()
        self.counts.setText("")
        self._remarks_title.setText("")
        self.go.setEnabled(plan is not None)
        if plan is None:
            return
        counts = [counts_of(plan) or text("IMPORT_NOTHING")]
        if plan.reports_to is not None:
            found = plan.reports_to
            counts.append(managers_found(found.kind.value, found.resolved, found.of))
        self.counts.setText("\n".join(counts))
        shown = plan.warnings[:_SHOWN_REMARKS]
        self._remarks_title.setText(text("IMPORT_REMARKS", count=len(plan.warnings)) if shown else "")
        self.remarks.setVisible(bool(shown))
        self.remarks.addItems([_line(remark) for remark in shown])
        if len(plan.warnings) > len(shown):
            self.remarks.addItem(text("IMPORT_MORE", count=len(plan.warnings) - len(shown)))

    def _import(self) -> None:
        plan = self._plan
        if plan is None:
            return
        if plan.before is not self._session.snapshot:  # edited meanwhile: what was shown is no longer what would happen
            self.replan()
            return
        account = plan.account or next(iter(plan.after.accounts.keys() - plan.before.accounts.keys()), None)
        if self._session.run(Incorporate(plan.change_set())) is not None:
            self._session.messages.tell(text("IMPORTED", counts=counts_of(plan)))
        self._session.choose(account or self._session.account)
        self.accept()

    def _propose_account(self, path: Path) -> None:
        accounts = sorted(self._session.snapshot.accounts.values(), key=lambda a: a.name.casefold())
        self.account.addItems([account.name for account in accounts])
        chosen = self._session.snapshot.accounts.get(self._session.account or "")
        people = self._session.snapshot.people_of(self._session.account or "")
        self.account.setEditText(self._company() or (chosen.name if chosen is not None and not people else path.stem))

    def _company(self) -> str:
        """The company that most rows name, "" when the list has no such column."""
        if self._table is None or Field.COMPANY not in self._columns:
            return ""
        names = [name for name in self._table.column(self._columns[Field.COMPANY]) if name]
        common = max(sorted(set(names)), key=names.count, default="")
        return common if names.count(common) * 2 > len(self._table.rows) else ""

    def _column_table(self) -> QTableWidget:
        table = self._table
        widget = QTableWidget(len(table.headers) if table is not None else 0, 3)
        widget.setHorizontalHeaderLabels([text("IMPORT_COLUMN"), text("IMPORT_SAMPLES"), text("IMPORT_FIELD")])
        widget.verticalHeader().hide()
        widget.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        widget.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        widget.setShowGrid(False)
        widget.setWordWrap(False)
        if table is None:
            return widget
        by_column = {place: field for field, place in self._columns.items()}
        for place, header in enumerate(table.headers):
            samples = [cell for cell in dict.fromkeys(row.cells[place] for row in table.rows[:30]) if cell]
            widget.setItem(place, 0, QTableWidgetItem(header))
            widget.setItem(place, 1, QTableWidgetItem(" · ".join(samples[:_SAMPLES])))
            choice = QComboBox()
            choice.addItem(text("IMPORT_IGNORED"), None)
            for field in Field:
                choice.addItem(field_label(field.value), field)
            choice.setCurrentIndex(choice.findData(by_column.get(place)) if place in by_column else 0)
            choice.activated.connect(lambda _index, place=place: self._choose(place))
            choice.setAccessibleName(f"{header}: {text('IMPORT_FIELD')}")
            self.fields.append(choice)
            widget.setCellWidget(place, 2, choice)
        widget.setColumnWidth(0, 170)
        widget.setColumnWidth(1, 270)
        widget.horizontalHeader().setStretchLastSection(True)
        return widget

    def _choose(self, place: int) -> None:
        """A field is read from one column only: choosing it here takes it away there."""
        field = self.fields[place].currentData()
        self._columns = {f: c for f, c in self._columns.items() if c != place and f != field}
        if field is not None:
            self._columns[Field(field)] = place
        by_column = {c: f for f, c in self._columns.items()}
        for number, choice in enumerate(self.fields):
            wanted = choice.findData(by_column[number]) if number in by_column else 0
            choice.setCurrentIndex(wanted)
        self.replan()


def counts_of(plan: ImportPlan) -> str:
    """The counters of a plan that are not zero, as words; "" when nothing changes."""
    counters = plan.counters
    named = [(f.name, getattr(counters, f.name)) for f in fields(counters)]
    if all(count == 0 for name, count in named if name != "unchanged") and not plan.change_set().changes:
        return ""
    return " · ".join(counter(name, count) for name, count in named if count)


def _read(path: Path, snapshot: Snapshot) -> Table | ImportPlan:
    return plan_document(snapshot, read(path)) if path.suffix.lower() == ".json" else read_table(path)


def _line(remark: Remark) -> str:
    return text("IMPORT_LINE", line=remark.line, remark=remark.text) if remark.line is not None else remark.text


def _heading(words: str) -> QLabel:
    title = QLabel(words)
    font = title.font()
    font.setBold(True)
    title.setFont(font)
    return title


def _work(
    session: Session,
    parent: QWidget,
    file: str,
    large: bool,
    work: Callable[[Progress], Any],
    done: Callable[[Any], None],
    failed: Callable[[UserError], None] | None = None,
) -> None:
    """Do small work at once and large work in the background behind a box with a Cancel button."""
    fail = failed or (lambda error: session.messages.tell(sentence(error)))
    if not large:
        try:
            result = work(Silent())
        except UserError as error:
            fail(error)
            return
        done(result)
        return
    box = _ProgressBox(text("IMPORT_READING", file=file), text("CANCEL"), 0, 0, parent)
    box.setWindowModality(Qt.WindowModality.WindowModal)
    box.setMinimumDuration(400)
    job = session.background.run(work, done, lambda error: _told(error, fail))
    job.progressed.connect(box.show_progress)
    job.ended.connect(box.reset)
    job.ended.connect(box.deleteLater)
    box.canceled.connect(job.cancel)


class _ProgressBox(QProgressDialog):
    def show_progress(self, done: int, total: int) -> None:
        """Show how far the work is."""
        self.setMaximum(total)
        self.setValue(done)


def _told(error: Exception, fail: Callable[[UserError], None]) -> None:
    if not isinstance(error, UserError):
        raise error
    fail(error)
