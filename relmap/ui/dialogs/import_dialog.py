"""Importing people: how the file is read, what its columns mean, what will happen, and one button (formats.md 5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from relmap.errors import UserError
from relmap.exchange.choices import NO_CHOICES
from relmap.exchange.column_memory import fingerprint, read_back, written
from relmap.exchange.columns import mapped, propose
from relmap.exchange.files import write_bytes
from relmap.exchange.formats import Content
from relmap.exchange.headers import Field
from relmap.exchange.import_plan import ImportPlan
from relmap.exchange.import_report import report
from relmap.exchange.likely_account import likely_account
from relmap.exchange.table import Table
from relmap.model.snapshot import Snapshot
from relmap.model.text import one_line
from relmap.progress import Progress
from relmap.ui.busy import busy
from relmap.ui.dialogs.importing.mapping_table import MappingTable
from relmap.ui.dialogs.importing.plan_view import PlanView
from relmap.ui.dialogs.importing.reading_panel import ReadingPanel
from relmap.ui.dialogs.importing.source import ImportSource, mappable, planned
from relmap.ui.dialogs.importing.work import work
from relmap.ui.session import Session
from relmap.ui.settings import Settings
from relmap.ui.widgets.plain import plain_label
from relmap.words.errors import sentence
from relmap.words.import_window import text
from relmap.words.imports import counter, program
from relmap.words.window import row_count
from relmap.words.window import text as window_text

_KEPT = "columns"
_HEADING_GAP = 4
_PAUSE = 600
"""Milliseconds without a key after which a name counts as typed."""


class ImportDialog(QDialog):
    """Shows the plan of an import as it changes with every choice; one click carries it out as one undo step."""

    def __init__(
        self, session: Session, settings: Settings, source: ImportSource, content: Content | Snapshot, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("TITLE"))
        self._session = session
        self._settings = settings
        self._source = source
        self._content = content
        self._plan: ImportPlan | None = None
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.timeout.connect(self.replan)
        self.account = QComboBox()
        self.account.setEditable(True)
        self.account.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.account.setAccessibleName(text("INTO"))
        self.origin = plain_label()
        self.reading = ReadingPanel()
        self.mapping = MappingTable()
        self.plan = PlanView()
        self.how = QToolButton()
        self.how.setText(text("HOW_READ"))
        self.how.setCheckable(True)
        self.how.setAutoRaise(True)
        self.how.setArrowType(Qt.ArrowType.RightArrow)
        self.how.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.go = QPushButton(text("NOW"))
        self.go.setDefault(True)
        self.save = QPushButton(text("REPORT"))
        self.save.setAutoDefault(False)
        self._build()
        self.how.toggled.connect(self._show_reading)
        self.reading.changed.connect(self._read_again)
        self.mapping.changed.connect(self.replan)
        self.plan.changed.connect(self.replan)
        self.save.clicked.connect(self.save_report)
        self._show_content()
        self.account.setEditText(self._proposed_account())
        self.account.editTextChanged.connect(self._into_another)

    @classmethod
    def start(cls, session: Session, settings: Settings, source: ImportSource, window: QWidget) -> None:
        """Read what was chosen and show what importing it would do; say so when it cannot be read."""

        def ready(content: Content | Snapshot) -> None:
            dialog = cls(session, settings, source, content, window)
            dialog.open()
            dialog.replan()

        work(
            session,
            window,
            text("READING", file=source.name),
            source.large,
            lambda _progress: source.read(),
            ready,
            lambda error: session.messages.tell(sentence(error)),
        )

    def replan(self) -> None:
        """Plan again with the account, the columns and the answers chosen."""
        self._typing.stop()
        self._forget_plan()
        snapshot, content = self._session.snapshot, self._content
        name, columns = self.account.currentText(), self.mapping.columns
        self.mapping.show_modes(_holds_people(snapshot, name))
        choices = replace(self.plan.choices, modes=self.mapping.modes)

        def job(progress: Progress) -> ImportPlan:
            return planned(snapshot, content, name, columns, choices, progress)

        large, shown, trouble = self._source.large, self._show_plan, self._show_trouble
        work(self._session, self, text("PLANNING"), large, job, shown, trouble, self.plan.show_stopped)

    def save_report(self) -> None:
        """Write what the import does with each row to a file of the user's choice."""
        if self._plan is not None and isinstance(self._content, Table):
            offer_report(self._session, self._source.name, self._content, self._plan)

    def accept(self) -> None:
        """Carry the plan out, unless the map was edited since it was made."""
        plan = self._plan
        if plan is None:
            return
        if plan.before is not self._session.snapshot:  # what was shown is no longer what would happen
            self._session.messages.tell(text("EDITED_MEANWHILE"))
            self.replan()
            return
        added = plan.after.accounts.keys() - plan.before.accounts.keys()
        account = plan.account or next(iter(added), self._session.account)
        with busy(self):
            done = self._session.bring_in(plan.change_set(), account)
        if not done:
            return
        if isinstance(self._content, Table) and mappable(self._content):
            self._settings.keep(f"{_KEPT}/{fingerprint(self._content)}", written(self._content, self.mapping.columns))
        self._tell(plan)
        super().accept()

    # Showing

    def _show_content(self) -> None:
        content, table = self._content, isinstance(self._content, Table)
        self.how.setVisible(table)
        self.save.setVisible(table)
        self._columns_part.setVisible(mappable(content))
        self._into.setVisible(mappable(content))
        if not isinstance(content, Table):
            self.origin.setText(self._source.name)
            self._show_reading()
            return
        told = (self._source.name, row_count(len(content.rows)), program(content.origin))
        self.origin.setText(" · ".join(part for part in told if part))
        self.reading.show_table(content, dated=Field.IN_POST_SINCE in mapped(propose(content)))
        self.how.setVisible(self.reading.has_options)
        if mappable(content):
            kept = self._settings.text(f"{_KEPT}/{fingerprint(content)}")
            self.mapping.show_table(content, read_back(content, kept) if kept else None)
            heading = self.fontMetrics().height() + _HEADING_GAP
            self._columns_part.setMaximumHeight(self.mapping.needed_height + heading)
        self._show_reading()

    def _show_reading(self) -> None:
        shown = self.how.isChecked() and self.how.isVisibleTo(self)
        self.how.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)
        self.reading.setVisible(shown)

    def _show_plan(self, plan: ImportPlan) -> None:
        self._plan = plan
        self.plan.show_plan(plan, nothing=not counts_of(plan))
        self.go.setEnabled(not self._session.read_only)
        self.save.setEnabled(True)

    def _show_trouble(self, error: UserError) -> None:
        self._forget_plan()
        self.plan.show_trouble(sentence(error))

    def _forget_plan(self) -> None:
        """What was shown is not what would happen: nothing can be imported until there is another plan."""
        self._plan = None
        self.go.setEnabled(False)
        self.save.setEnabled(False)

    def _read_again(self) -> None:
        """Read the file as the user says; while that fails, the choices stay open and nothing can be imported."""
        options = self.reading.options

        def ready(content: Content | Snapshot) -> None:
            self._content = content
            self.plan.choices = NO_CHOICES
            self._show_content()
            self.replan()

        def failed(error: UserError) -> None:
            self.reading.show_trouble(sentence(error))
            self._show_trouble(error)

        name = text("READING", file=self._source.name)
        work(self._session, self, name, self._source.large, lambda _p: self._source.read(options), ready, failed)

    def _into_another(self) -> None:
        """Answers are about the people of one account; a large list is planned once the name is typed."""
        self.plan.choices = NO_CHOICES
        self._forget_plan()
        if self._source.large:
            self._typing.start(_PAUSE)
        else:
            self.replan()

    def _tell(self, plan: ImportPlan) -> None:
        """Say what was done, and offer to show on the map who came in."""
        session, content, source = self._session, self._content, self._source.name
        touched = [row.person for row in plan.planned if row.person is not None and row.fate.value in _SHOWN]
        here = [key for key in touched if key in session.snapshot.people]
        options: list[tuple[str, Callable[[], object]]] = []
        if here:
            options.append((text("SHOW_ON_MAP"), lambda: session.show_people(here)))
        if isinstance(content, Table):
            options.append((text("REPORT"), lambda: offer_report(session, source, content, plan)))
        session.messages.offer(text("IMPORTED", file=source, counts=counts_of(plan) or text("NOTHING")), options)

    # What is there

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.origin, 1)
        head.addWidget(self.how)
        self._into = QWidget()
        into = QHBoxLayout(self._into)
        into.setContentsMargins(0, 0, 0, 0)
        into.addWidget(QLabel(text("INTO")))
        into.addWidget(self.account, 1)
        self._columns_part = _part(text("COLUMNS"), self.mapping)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        for number, part in enumerate((self.reading, self._columns_part, _part(text("PLAN"), self.plan))):
            parts.addWidget(part)
            parts.setStretchFactor(number, 1 if number else 0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(window_text("CANCEL"))
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.save)
        foot.addWidget(buttons, 1)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._into)
        column.addWidget(parts, 1)
        column.addLayout(foot)
        self.resize(860, 720 if mappable(self._content) else 460)

    def _proposed_account(self) -> str:
        """The account that holds many of the people, else the company most rows name, else one named like the file."""
        snapshot = self._session.snapshot
        accounts = sorted(snapshot.accounts.values(), key=lambda a: a.name.casefold())
        self.account.addItems([account.name for account in accounts])
        chosen = snapshot.accounts.get(self._session.account or "")
        if isinstance(self._content, Table) and mappable(self._content):
            likely = likely_account(snapshot, self._content, self.mapping.columns)
            if likely is not None:
                return snapshot.accounts[likely].name
        if company := self._company():
            return company
        if chosen is not None and (not snapshot.people_of(chosen.id) or not self._source.proposed_account):
            return chosen.name
        return self._source.proposed_account

    def _company(self) -> str:
        """The company that most rows name, "" when the list has no such column."""
        content, place = self._content, self.mapping.columns.get(Field.COMPANY)
        if not isinstance(content, Table) or place is None:
            return ""
        names = Counter(name for name in content.column(place) if name)
        ((common, count),) = names.most_common(1) or [("", 0)]
        return common if count * 2 > len(content.rows) else ""


def _holds_people(snapshot: Snapshot, name: str) -> bool:
    """Whether the account of this name has people already."""
    called = one_line(name).casefold()
    return any(a.name.casefold() == called and snapshot.people_of(a.id) for a in snapshot.accounts.values())


_SHOWN = ("new", "changed", "new_holder", "possible_duplicates")


def offer_report(session: Session, name: str, table: Table, plan: ImportPlan) -> None:
    """Let the user choose where the report of an import is written."""

    def write(path: Path) -> None:
        try:
            write_bytes(path, report(table, plan))
        except UserError as error:
            session.messages.tell(sentence(error))
        else:
            session.messages.tell(text("REPORT_WRITTEN", file=path.name))

    session.messages.save_file(text("REPORT_TITLE"), f"{Path(name).stem} import.csv", text("REPORTS"), write)


def counts_of(plan: ImportPlan) -> str:
    """The counters of a plan that are not zero, as words; "" when nothing changes."""
    counters = plan.counters
    named = [(f.name, getattr(counters, f.name)) for f in fields(counters)]
    if all(count == 0 for name, count in named if name != "unchanged") and not plan.change_set().changes:
        return ""
    return " · ".join(counter(name, count) for name, count in named if count)


def _part(words: str, body: QWidget) -> QWidget:
    title = QLabel(words)
    font = title.font()
    font.setBold(True)
    title.setFont(font)
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(_HEADING_GAP)
    column.addWidget(title)
    column.addWidget(body, 1)
    return part
