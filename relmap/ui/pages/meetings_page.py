"""Meetings as stepping stones, the plan, and who of ours meets whom (method.md 1.5, 97-98 and 107-112)."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from relmap.analysis.meetings import calendar, lacks, next_meeting, overdue
from relmap.ui.appearance import Appearance
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.pages.entry_list import Entry, EntryList, Group
from relmap.ui.pages.meetings.plan_view import PlanView
from relmap.ui.pages.meetings.stones_view import StonesView
from relmap.ui.session import Session
from relmap.ui.widgets.filter_chips import FilterChips
from relmap.ui.widgets.when_seen import WhenSeen
from relmap.words.map import short_date
from relmap.words.meetings import appointment_words, headline, text, week_words

STONES, PLAN, CALENDAR = "STONES", "PLAN", "CALENDAR"


class MeetingsPage(WhenSeen, QWidget):
    """Three views of one account under a sentence about the next meeting; ``person_chosen(id)`` for a name."""

    person_chosen = Signal(str)

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.headline = WrapLabel(size=1.15).bold()
        self.headline.setContentsMargins(14, 10, 14, 0)
        self.views = FilterChips()
        self.views.setContentsMargins(0, 0, 0, 0)
        self.views.changed.connect(self.show_view)
        self.stones = StonesView(session)
        self.plan = PlanView(session)
        self.calendar = EntryList(text("TAB_CALENDAR"))
        self.stones.person_chosen.connect(self.person_chosen)
        self.plan.meeting_chosen.connect(self.show_meeting)
        self.calendar.chosen.connect(self._open)
        self.stack = QStackedWidget()
        for view in (self.stones, self.plan, self.calendar):
            self.stack.addWidget(view)
        chips = QWidget()
        around = QVBoxLayout(chips)
        around.setContentsMargins(14, 6, 14, 4)
        around.addWidget(self.views)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.headline)
        column.addWidget(chips)
        column.addWidget(self.stack, 1)
        session.document_changed.connect(self._opened)
        for signal in (session.place_changed, session.content_changed, session.reports_changed):
            signal.connect(self.refresh)
        appearance.changed.connect(self.update)

    def show_view(self, code: str) -> None:
        """Show the stepping stones, the plan or the calendar."""
        if self.views.chosen != code:
            self.views.choose(code)
        self.stack.setCurrentIndex((STONES, PLAN, CALENDAR).index(code))

    def show_meeting(self, meeting: str) -> None:
        """Show one meeting among the stepping stones."""
        self.show_view(STONES)
        self.stones.choose(meeting)

    def _opened(self) -> None:
        self.stones.forget()
        self.plan.forget()
        self.refresh()

    def _renew(self) -> None:
        session = self._session
        snapshot, as_of, account = session.snapshot, session.as_of, session.account
        if account is None:
            self.headline.say(text("NO_ACCOUNT"))
        else:
            ahead = next_meeting(snapshot, account, as_of)
            missing = lacks(snapshot, ahead, as_of) if ahead is not None else ()
            self.headline.say(headline(ahead, missing, snapshot, as_of))
        late = len(overdue(snapshot, account or "", as_of))
        plan = text("TAB_PLAN_LATE", count=late) if late else text("TAB_PLAN")
        chosen = self.views.chosen or STONES
        self.views.show_chips(
            [(STONES, text("TAB_STONES"), False), (PLAN, plan, False), (CALENDAR, text("TAB_CALENDAR"), False)]
        )
        self.show_view(chosen)
        self.stones.refresh()
        self.plan.refresh()
        self._fill_calendar()

    def _fill_calendar(self) -> None:
        snapshot, as_of = self._session.snapshot, self._session.as_of
        weeks: dict[str, list[Entry]] = {}
        for entry in calendar(snapshot, self._session.account or "", as_of):
            monday = entry.day - timedelta(days=entry.day.weekday())
            detail = " · ".join(filter(None, (short_date(entry.day, as_of), entry.what)))
            row = Entry(entry.meeting or entry.action or "", appointment_words(entry, snapshot), detail)
            weeks.setdefault(week_words(monday, as_of), []).append(row)
        self.calendar.show_groups([Group(week, tuple(rows)) for week, rows in weeks.items()], text("NO_CALENDAR"))

    def _open(self, key: str) -> None:
        if key in self._session.snapshot.meetings:
            self.show_meeting(key)
        else:
            self.show_view(PLAN)
            self.plan.choose(key)
