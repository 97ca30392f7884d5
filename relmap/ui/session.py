"""What the window shows and works on: the open document, the chosen account and objective, the selection."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from relmap.analysis.flags.report import AccountReport, ObjectiveReport
from relmap.analysis.flags.urgency import urgency
from relmap.edit.commands import Command, Incorporate
from relmap.edit.document import Changed, Document
from relmap.errors import UserError
from relmap.model.changes import ChangeSet
from relmap.model.entities import Account, Person, TeamMember
from relmap.model.reach import accounts_touched, touches_access
from relmap.model.snapshot import Snapshot
from relmap.tasks.background import Background
from relmap.ui.messages import Messages
from relmap.ui.reports import Reports
from relmap.words.errors import sentence

_NOTHING = Snapshot()
_Result = TypeVar("_Result")


class Session(QObject):
    """One window's view of one document. All commands of the window go through ``run``.

    ``document_changed``: another document (or none) is open. ``content_changed(Changed)``: an edit was committed;
    flags and paths of small accounts are new by then. ``place_changed``: another account or objective is chosen.
    ``selection_changed``: other people are selected. ``reports_changed``: flags and paths were computed again.
    ``way_changed``: another way is drawn on the map. ``sight_wanted(ids)``: people are to be seen on the map together.
    ``history_changed``: earlier values are kept from now on, or no longer. ``backups_unwanted``: the backups of the
    open document are to be deleted.
    """

    document_changed = Signal()
    content_changed = Signal(object)
    place_changed = Signal()
    selection_changed = Signal()
    reports_changed = Signal()
    way_changed = Signal()
    sight_wanted = Signal(object)
    history_changed = Signal()
    backups_unwanted = Signal()

    def __init__(
        self,
        messages: Messages,
        background: Background,
        today: Callable[[], date] = date.today,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.messages = messages
        self.background = background
        self.reports = Reports(background, self)
        self.reports.changed.connect(self.reports_changed)
        self._today = today
        self._as_of: date | None = None
        self._document: Document | None = None
        self._account: str | None = None
        self._objective: str | None = None
        self._selection: tuple[str, ...] = ()
        self._way = 0
        self._next_account: str | None = None

    # What is shown

    @property
    def document(self) -> Document | None:
        """The open document."""
        return self._document

    @property
    def snapshot(self) -> Snapshot:
        """The open document's content; an empty one when none is open."""
        return self._document.snapshot if self._document is not None else _NOTHING

    @property
    def read_only(self) -> bool:
        """Whether edits are impossible."""
        return self._document is None or self._document.read_only

    @property
    def keeps_history(self) -> bool:
        """Whether earlier values stay in the document."""
        return self._document is not None and self._document.keeps_history

    @property
    def as_of(self) -> date:
        """The day for which everything is computed."""
        return self._as_of or self._today()

    @property
    def account(self) -> str | None:
        """The id of the account on the map."""
        return self._account

    @property
    def objective(self) -> str | None:
        """The id of the objective on the map."""
        return self._objective

    @property
    def selection(self) -> tuple[str, ...]:
        """Ids of the selected people, in the order they were selected."""
        return self._selection

    @property
    def person(self) -> Person | None:
        """The selected person when it is exactly one."""
        return self.snapshot.people.get(self._selection[0]) if len(self._selection) == 1 else None

    @property
    def way(self) -> int:
        """Which of the known ways is drawn on the map, from 0; -1 draws none."""
        return self._way

    @property
    def account_report(self) -> AccountReport | None:
        """Flags of the chosen account; None while they are computed."""
        return self.reports.of(self._account)

    @property
    def objective_report(self) -> ObjectiveReport | None:
        """Flags and paths of the chosen objective; None while they are computed or when it is not evaluated."""
        report = self.account_report
        return next((o for o in report.objectives if o.objective == self._objective), None) if report else None

    def team(self) -> tuple[TeamMember, ...]:
        """Our people who are active, by name."""
        members = (m for m in self.snapshot.team.values() if m.active)
        return tuple(sorted(members, key=lambda m: (m.name.casefold(), m.id)))

    def accounts(self) -> tuple[Account, ...]:
        """All accounts, the one that needs us most first."""
        everything = self.snapshot.accounts.values()
        return tuple(sorted(everything, key=lambda a: (*urgency(self.reports.of(a.id)), a.name.casefold(), a.id)))

    # Choosing

    def show(self, document: Document | None, as_of: date | None = None) -> None:
        """Let go of the open document and show another, as it stands today or on the day given."""
        if self._document is not None:
            self._document.close()
        self._document = document
        self._as_of = as_of
        self._account = self._objective = None
        self._selection = ()
        self._way = 0
        self.reports.clear()
        if document is not None:
            document.subscribe(self._committed)
            self.reports.renew(document.snapshot, self.as_of, document.snapshot.accounts, None)
        self._settle()
        self.document_changed.emit()

    def choose(self, account: str | None, objective: str | None = None) -> None:
        """Show another account, with this objective or its Partnership."""
        before = (self._account, self._objective)
        if account != self._account:
            self._selection = ()
        self._account, self._objective = account, objective
        self._settle()
        if before != (self._account, self._objective):
            self._way = 0
            self.place_changed.emit()

    def select(self, ids: Iterable[str]) -> None:
        """Select people of the chosen account."""
        wanted = tuple(ids)
        if wanted != self._selection:
            self._selection = wanted
            self.selection_changed.emit()

    def show_people(self, ids: Iterable[str]) -> None:
        """Select people and bring them into sight, on the map of the first one's account."""
        people = self.snapshot.people
        here = [people[key] for key in ids if key in people]
        if not here:
            return
        account = here[0].account
        if account != self._account:
            self.choose(account)
        wanted = tuple(person.id for person in here if person.account == account)
        self.select(wanted)
        self.sight_wanted.emit(wanted)

    def show_way(self, index: int) -> None:
        """Draw another of the ways on the map, -1 for none."""
        if index != self._way:
            self._way = index
            self.way_changed.emit()

    # Editing

    def run(self, command: Command, initiator: object = None) -> Changed | None:
        """Carry a command out; when that is not possible, say why and return None."""
        return self._attempt(lambda document: document.execute(command, initiator))

    def bring_in(self, change_set: ChangeSet, account: str | None) -> bool:
        """Carry out an import and show this account; False, once the user is told why, when that is not possible.

        Both come in one go: a large map takes long to compose, and once is enough.
        """
        self._next_account = account
        try:
            possible = not change_set or self.run(Incorporate(change_set)) is not None
        finally:
            self._next_account = None
        if possible and account != self._account:
            self.choose(account)
        return possible

    def undo(self) -> None:
        """Take the last step back, and show what it touched."""
        self._follow(self._attempt(lambda document: document.undo()))

    def redo(self) -> None:
        """Do the step last undone again, and show what it touched."""
        self._follow(self._attempt(lambda document: document.redo()))

    def revert(self) -> None:
        """Bring back everything as it was when the document was opened."""
        self._attempt(lambda document: document.revert_to_opened())

    def keep_history(self, keep: bool) -> None:
        """Keep earlier values in the document from now on, or erase all that were kept."""
        self._attempt(lambda document: document.keep_history(keep))
        self.history_changed.emit()

    def erase_history(self, *, with_backups: bool) -> None:
        """Erase all earlier values that were kept, and on request the backups: they hold them, too."""
        self.keep_history(False)
        if with_backups and not self.keeps_history:
            self.backups_unwanted.emit()

    def _attempt(self, step: Callable[[Document], _Result | None]) -> _Result | None:
        if self._document is None:
            return None
        try:
            return step(self._document)
        except UserError as error:
            self.messages.tell(sentence(error))
            return None

    def _follow(self, changed: Changed | None) -> None:
        if changed is None:
            return
        people = changed.snapshot.people
        touched = [people[c.id] for c in changed.change_set.changes if c.record_type is Person and c.after is not None]
        if touched and touched[0].account != self._account:
            self.choose(touched[0].account)
        here = [person.id for person in touched if person.account == self._account]
        if len(here) == 1:
            self.select(here)

    def _committed(self, changed: Changed) -> None:
        place, selection = (self._account, self._objective), self._selection
        if self._next_account != self._account and self._next_account in changed.snapshot.accounts:
            self._account, self._way = self._next_account, 0
        self._settle()
        if touches_access(changed.change_set):
            touched = accounts_touched(changed.change_set, changed.snapshot)
            self.reports.renew(changed.snapshot, self.as_of, touched, self._account)
        self.content_changed.emit(changed)
        if place != (self._account, self._objective):
            self.place_changed.emit()
        elif selection != self._selection:
            self.selection_changed.emit()

    def _settle(self) -> None:
        """Choose and select only what exists."""
        snapshot = self.snapshot
        if self._account not in snapshot.accounts:
            first = self.accounts()[:1]
            self._account = first[0].id if first else None
        objectives = snapshot.objectives_of(self._account) if self._account is not None else ()
        if self._objective not in {o.id for o in objectives}:
            self._objective = objectives[0].id if objectives else None
        people = snapshot.people
        self._selection = tuple(k for k in self._selection if k in people and people[k].account == self._account)
