"""The accounts of a document as rows: worst flag first."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from relmap.analysis.flags.urgency import worst_flag
from relmap.model.entities import Account
from relmap.model.vocabulary import Band, Severity
from relmap.ui.session import Session
from relmap.words.labels import label
from relmap.words.window import chip, objective_count, people_count, text

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One line of the account list. ``severity`` colours the chip, None leaves it grey."""

    account: str
    name: str
    chip: str
    severity: Severity | None
    detail: str

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return ", ".join(part for part in (self.name, self.chip, self.detail) if part)


class AccountRows(QAbstractListModel):
    """All accounts, the one that needs us most at the top."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: list[AccountRow] = []

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case _ if role == ROW:
                return row
        return None

    def refresh(self) -> None:
        """Read the accounts and their reports again."""
        rows = [_row(self._session, account) for account in self._session.accounts()]
        if rows == self._rows:
            return
        if [row.account for row in rows] == [row.account for row in self._rows]:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def index_of(self, account: str | None) -> QModelIndex:
        """Where an account stands; an invalid index when it is not listed."""
        for number, row in enumerate(self._rows):
            if row.account == account:
                return self.index(number)
        return QModelIndex()


def _row(session: Session, account: Account) -> AccountRow:
    objectives = objective_count(len(session.snapshot.objectives_of(account.id)))
    people = people_count(len(session.snapshot.people_of(account.id)))
    report = session.reports.of(account.id)
    if report is None:
        return AccountRow(account.id, account.name, text("COMPUTING"), None, people)
    worst = worst_flag(report)
    if worst is not None:
        detail = f"{label(worst.severity).lower()} · {objectives}"
        return AccountRow(account.id, account.name, chip(worst.rule), worst.severity, detail)
    if not report.objectives:
        return AccountRow(account.id, account.name, text("NO_EVALUATION"), None, f"{objectives} · {people}")
    lowest = min(report.objectives, key=lambda o: o.shown)
    band = f"{lowest.shown} {label(lowest.band).lower()}" if lowest.band is not Band.NONE else text("NO_FLAGS")
    return AccountRow(account.id, account.name, band, None, f"{objectives} · {people}")
