"""The stepping stones of the objective, all meetings of the account, and the chosen one beside them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSplitter, QVBoxLayout, QWidget

from relmap.analysis.meetings import Phase, lacks, led_nowhere, phase, stepping_stones
from relmap.edit.commands import AddRecords
from relmap.model.ids import new_id
from relmap.model.plan import Meeting, MeetingAttendee
from relmap.model.snapshot import StrategyRecord
from relmap.ui.pages.entry_list import Entry, EntryList, Group
from relmap.ui.pages.meetings.chain import ChainView
from relmap.ui.pages.meetings.meeting_editor import MeetingEditor
from relmap.ui.session import Session
from relmap.words.meetings import (
    meeting_day,
    meeting_name,
    meeting_people,
    phase_words,
    stone_words,
    text,
)

_GROUPS = (
    ("GROUP_OPEN", (Phase.PASSED,)),
    ("GROUP_AHEAD", (Phase.DRAFT, Phase.PLANNED)),
    ("GROUP_HELD", (Phase.HELD, Phase.UNPLANNED)),
)


class StonesView(QWidget):
    """Chain above, list on the left, editor on the right."""

    person_chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.meeting = ""
        self.chain = ChainView(text("CHAIN"))
        self.chain.meeting_chosen.connect(self.choose)
        self.chain.person_wanted.connect(lambda person: self.plan(person=person))
        self.list = EntryList(text("PAGE"))
        self.list.chosen.connect(self.choose)
        self.new = QPushButton(text("NEW_MEETING"))
        self.new.clicked.connect(lambda _checked=False: self.plan())
        self.editor = MeetingEditor(session)
        self.editor.person_chosen.connect(self.person_chosen)
        self.editor.following_wanted.connect(lambda previous: self.plan(previous=previous))
        left = QWidget()
        below = QVBoxLayout(left)
        below.setContentsMargins(0, 0, 0, 8)
        below.addWidget(self.list, 1)
        below.addWidget(self.new, 0, Qt.AlignmentFlag.AlignHCenter)
        left.setMinimumWidth(200)
        self.editor.setMinimumWidth(300)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.editor)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 5)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([300, 700])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.chain)
        column.addWidget(self.splitter, 1)

    def choose(self, meeting: str) -> None:
        """Show another meeting."""
        self.meeting = meeting
        self.refresh()

    def plan(self, person: str = "", previous: str = "") -> None:
        """A new meeting, with somebody or after another one, in the chosen objective."""
        account = self._session.account
        if account is None:
            return
        before = self._session.snapshot.meetings.get(previous)
        objective = before.objective if before is not None else self._session.objective
        if not previous:
            previous = self._last_stone()
        made = Meeting(new_id(), account, objective=objective, previous=previous or None)
        records: list[StrategyRecord] = [made]
        if person:
            records.append(MeetingAttendee(made.id, person))
        if self._session.run(AddRecords(tuple(records)), self) is not None:
            self.choose(made.id)
            self.editor.ask.fill_in.setFocus()

    def forget(self) -> None:
        """Another document is open."""
        self.meeting = ""
        self.editor.forget()

    def refresh(self) -> None:
        """Show chain, list and editor as they are now."""
        session = self._session
        snapshot, as_of = session.snapshot, session.as_of
        meetings = snapshot.meetings_of(session.account or "")
        known = {meeting.id for meeting in meetings}
        if self.meeting not in known:
            self.meeting = next((m.id for m in meetings if not m.held), next(reversed([m.id for m in meetings]), ""))
        nowhere = {m.id for m in led_nowhere(snapshot, session.account or "")}
        groups = []
        for code, phases in _GROUPS:
            among = [m for m in meetings if phase(m, as_of) in phases]
            if code == "GROUP_HELD":
                among.reverse()
            groups.append(Group(text(code), tuple(self._entry(m, m.id in nowhere) for m in among)))
        self.list.show_groups(groups, text("NO_MEETINGS"), self.meeting)
        self._show_chain()
        self.new.setEnabled(not session.read_only and session.account is not None)
        self.editor.aim(self.meeting)

    def _show_chain(self) -> None:
        session = self._session
        snapshot, as_of = session.snapshot, session.as_of
        objective = snapshot.objectives.get(session.objective or "")
        self.chain.setVisible(objective is not None)
        if objective is None:
            return
        report = session.objective_report
        stones = stepping_stones(snapshot, objective, report.access if report is not None else None, as_of)
        self.chain.show_stones(
            [
                (
                    stone,
                    phase(snapshot.meetings[stone.meeting], as_of) if stone.meeting is not None else None,
                    stone_words(stone, snapshot, as_of),
                )
                for stone in stones
            ],
            self.meeting,
        )

    def _entry(self, meeting: Meeting, nowhere: bool) -> Entry:
        snapshot, as_of = self._session.snapshot, self._session.as_of
        state = phase(meeting, as_of)
        parts = (meeting_day(meeting, as_of), phase_words(state), meeting_people(meeting, snapshot))
        urgent = nowhere or state is Phase.PASSED
        urgent = urgent or (state is Phase.PLANNED and bool(lacks(snapshot, meeting, as_of)))
        return Entry(meeting.id, meeting_name(meeting, snapshot), " · ".join(filter(None, parts)), urgent)

    def _last_stone(self) -> str:
        session = self._session
        objective = session.snapshot.objectives.get(session.objective or "")
        if objective is None:
            return ""
        stones = stepping_stones(session.snapshot, objective, None, session.as_of)
        return next((stone.meeting for stone in reversed(stones) if stone.meeting is not None), "")
