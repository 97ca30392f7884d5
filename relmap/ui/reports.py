"""Flags and paths of all accounts, kept up with the document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from PySide6.QtCore import QObject, Signal

from relmap.analysis.flags.report import AccountReport
from relmap.model.snapshot import Snapshot
from relmap.progress import Progress, Silent
from relmap.tasks.background import Background

AT_ONCE = 400
"""People up to whom flags are computed before the next repaint; more are computed in the background."""


class Reports(QObject):
    """The last computed report of every account. ``changed`` is emitted when reports arrived in the background."""

    changed = Signal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._reports: dict[str, AccountReport] = {}
        self._asked: dict[str, int] = {}
        self._answered: dict[str, int] = {}
        self._round = 0

    def of(self, account: str | None) -> AccountReport | None:
        """The report of an account; None until it is computed."""
        return self._reports.get(account) if account is not None else None

    def settled(self, account: str) -> AccountReport | None:
        """The report of an account as it stands now; None while it is computed again."""
        return self._reports.get(account) if self._answered.get(account) == self._asked.get(account) else None

    def clear(self) -> None:
        """Forget everything, also what is still being computed."""
        self._reports = {}
        self._asked = {}
        self._answered = {}

    def renew(self, snapshot: Snapshot, as_of: date, accounts: Iterable[str], first: str | None) -> None:
        """Compute reports again: small accounts before this returns, ``first`` before others, the rest later.

        What is still under way for an older snapshot is dropped when it arrives.
        """
        self._round += 1
        waiting = sorted(accounts, key=lambda key: key != first)
        self._asked.update(dict.fromkeys(waiting, self._round))
        room = AT_ONCE
        at_once: list[str] = []
        later: list[str] = []
        for key in waiting:
            room -= len(snapshot.people_of(key))
            (at_once if room >= 0 else later).append(key)
        self._reports = {key: report for key, report in self._reports.items() if key in snapshot.accounts}
        self._reports.update(_computed(snapshot, as_of, at_once, Silent()))
        self._answered.update(dict.fromkeys(at_once, self._round))
        if later:
            asked = self._round
            self._background.run(
                self,
                lambda progress: _computed(snapshot, as_of, later, progress),
                lambda reports: self._arrived(reports, asked),
            )

    def _arrived(self, reports: Mapping[str, AccountReport], asked: int) -> None:
        fresh = {key: report for key, report in reports.items() if self._asked.get(key) == asked}
        if fresh:
            self._reports.update(fresh)
            self._answered.update(dict.fromkeys(fresh, asked))
            self.changed.emit()


def _computed(snapshot: Snapshot, as_of: date, accounts: list[str], progress: Progress) -> dict[str, AccountReport]:
    if not accounts:
        return {}
    from relmap.analysis.flags.rulebook import evaluate  # loads networkx: only once the window is visible

    reports: dict[str, AccountReport] = {}
    for number, account in enumerate(accounts):
        progress.step(number, len(accounts))
        reports.update({report.account: report for report in evaluate(snapshot, as_of, account)})
    return reports
