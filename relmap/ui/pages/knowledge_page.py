"""What we know about an account's people: quick capture, the week's questions, the queue, listening, interviews."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from relmap.edit.commands import Revise
from relmap.model.entities import Account
from relmap.ui.appearance import Appearance
from relmap.ui.fields.choice_field import ChoiceField
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.pages.knowledge.capture_line import CaptureLine
from relmap.ui.pages.knowledge.colleagues_view import ColleaguesView
from relmap.ui.pages.knowledge.interview_view import InterviewView
from relmap.ui.pages.knowledge.lessons_view import LessonsView
from relmap.ui.pages.knowledge.listening_view import ListeningView
from relmap.ui.pages.knowledge.queue_view import QueueView
from relmap.ui.pages.knowledge.week_view import WeekView
from relmap.ui.panels.inspector.tabs import Tabs
from relmap.ui.session import Session
from relmap.ui.widgets.when_seen import WhenSeen
from relmap.words.knowledge import text

VIEWS = ("WEEK", "QUEUE", "LISTENING", "INTERVIEW", "LESSONS", "COLLEAGUES")


class KnowledgePage(WhenSeen, QWidget):
    """Follows the session's account. ``capture`` makes the line at the top ready for typing."""

    person_chosen = Signal(str)

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._place: tuple[object, str | None] = (None, None)
        self.author = ChoiceField()
        self.author.call(text("AUTHOR"))
        self.steward = ChoiceField()
        self.steward.call(text("STEWARD"))
        self.steward.edited.connect(self._choose_steward)
        self.line = CaptureLine(session, self.writer)
        self.tabs = Tabs()
        self.tabs.offer(tuple((code, text(f"VIEW_{code}")) for code in VIEWS))
        self.week = WeekView(session, self.writer)
        self.queue = QueueView(session, self._confirmer)
        self.listening = ListeningView(session, self.writer)
        self.interview = InterviewView(session, self.writer)
        self.lessons = LessonsView(session, self.writer)
        self.colleagues = ColleaguesView(session)
        self.stack = QStackedWidget()
        for view in (self.week, self.queue, self.listening, self.interview, self.lessons, self.colleagues):
            self.stack.addWidget(view)
        self._furnish()
        for chooser in (self.week, self.queue, self.listening):
            chooser.person_chosen.connect(self.person_chosen)
        self.colleagues.interview_wanted.connect(self._interview)
        self.tabs.currentChanged.connect(self._turn)
        for signal in (session.document_changed, session.place_changed, session.content_changed):
            signal.connect(self.refresh)
        appearance.changed.connect(self.refresh)

    def capture(self) -> None:
        """Be ready for writing down one line."""
        self.line.start()

    def show_view(self, code: str) -> None:
        """Show one of ``VIEWS``."""
        self.tabs.choose(code)

    def writer(self) -> str | None:
        """Who of ours writes: as chosen, else who keeps or owns the account."""
        chosen = self.author.value
        return chosen if isinstance(chosen, str) and chosen in self._session.snapshot.team else self._confirmer()

    def _furnish(self) -> None:
        names = QHBoxLayout()
        for words, field in ((text("AUTHOR"), self.author), (text("STEWARD"), self.steward)):
            title = WrapLabel(words).quiet()
            title.setWordWrap(False)
            names.addWidget(title)
            names.addWidget(field, 1)
        head = QVBoxLayout()
        head.setContentsMargins(12, 12, 12, 0)
        head.setSpacing(8)
        head.addWidget(self.line)
        head.addLayout(names)
        head.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)

    def _renew(self) -> None:
        session = self._session
        place = (session.document, session.account)
        if place != self._place:
            self._place = place
            self.author.show_values([None])
            self.listening.start_over()
            self.interview.start_over()
            self.lessons.start_over()
        ours = tuple((member.id, member.name) for member in session.team())
        self.author.set_options(((None, text("AUTHOR_NONE")), *ours))
        self.steward.set_options(((None, text("NO_STEWARD")), *ours))
        if self.author.value is None:
            self.author.show_values([self._confirmer()])
        account = session.snapshot.accounts.get(session.account or "")
        self.steward.show_values([account.steward if account is not None else None])
        self.line.setEnabled(account is not None and not session.read_only)
        self.steward.setEnabled(account is not None and not session.read_only)
        self._show()

    def _turn(self, index: int) -> None:
        self.stack.setCurrentIndex(index)
        self._show()

    def _show(self) -> None:
        """Only the view looked at is made anew; the others follow when they are turned to."""
        (self.week, self.queue, self.listening, self.interview, self.lessons, self.colleagues)[
            self.stack.currentIndex()
        ].refresh()

    def _confirmer(self) -> str | None:
        account = self._session.snapshot.accounts.get(self._session.account or "")
        if account is None:
            return None
        return account.steward or account.owner

    def _choose_steward(self, member: object) -> None:
        if self._session.account is not None:
            self._session.run(Revise(Account, (self._session.account,), {"steward": member}), self)

    def _interview(self, member: str) -> None:
        self.interview.begin(member)
        self.show_view("INTERVIEW")
