"""What happened with one person, and if the document keeps it what was known before, latest first."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from relmap.analysis.earlier import earlier_values, told_by
from relmap.analysis.history import Happened, Happening, happenings, settings_used
from relmap.edit.document import Document
from relmap.errors import UserError
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.panels.inspector.page import Card, Page, clear_all
from relmap.ui.session import Session
from relmap.words import earlier
from relmap.words.errors import sentence
from relmap.words.knowledge import text
from relmap.words.labels import label
from relmap.words.map import short_date
from relmap.words.people import who

_MOST = 60


class HistoryPage(Page):
    """A line for the day and what it was, the words below; rebuilt only when something happened."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.settings = WrapLabel(size=0.92).quiet()
        self.nothing = WrapLabel(text("NO_HISTORY")).quiet()
        self._shown: tuple[Happening, ...] | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.earlier = EarlierCard(session)
        self.column.addWidget(self.settings)
        self.column.addWidget(self.nothing)
        self.column.addLayout(self._list)
        self.column.addWidget(self.earlier)
        self.column.addStretch(1)

    def started(self) -> None:
        """Another person."""
        super().started()
        self._shown = None

    def refresh(self) -> None:
        """Show what happened until now."""
        super().refresh()
        snapshot, person = self.session.snapshot, self.target.people[0] if self.target.people else ""
        happened = happenings(snapshot, person, self.session.as_of)[:_MOST]
        settings = settings_used(snapshot, person)
        self.settings.say(text("MET_AT", places=", ".join(label(s) for s in settings)) if settings else "")
        self.settings.setVisible(bool(settings))
        self.nothing.setVisible(not happened)
        self.earlier.refresh(person)
        if happened == self._shown:
            return
        self._shown = happened
        clear_all(self._list)
        for happening in happened:
            day = short_date(happening.day, self.session.as_of)
            head = WrapLabel(f"{day} · {self._kind(happening)}", size=0.92).quiet()
            head.setContentsMargins(0, 6, 0, 0)
            self._list.addWidget(head)
            if happening.text:
                self._list.addWidget(WrapLabel(happening.text))

    def _kind(self, happening: Happening) -> str:
        snapshot, other = self.session.snapshot, happening.other
        match happening.kind:
            case Happened.FACT if happening.category is not None:
                words = label(happening.category)
                return text("STILL_OPEN", kind=words) if happening.still_open else words
            case Happened.CONTACT:
                return text("CONTACT", name=who(other or "", snapshot))
            case Happened.ROLE_KNOWN:
                objective = snapshot.objectives.get(other or "")
                return text("ROLE_KNOWN", objective=objective.title if objective is not None else "")
        return text(happening.kind.value)


class EarlierCard(Card):
    """What was known of one person before, a line for each change; only where the document keeps a full history."""

    def __init__(self, session: Session) -> None:
        super().__init__(earlier.text("HEADING"))
        self._session = session
        self._shown: tuple[str, ...] = ()
        self.lines: list[WrapLabel] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.column.addLayout(self._list)

    def refresh(self, person: str) -> None:
        """Show what was replaced until now."""
        document = self._session.document
        wanted = document is not None and document.keeps_history
        self.setVisible(wanted)
        lines = self._told(document, person) if document is not None and wanted else ()
        if lines == self._shown:
            return
        self._shown = lines
        clear_all(self._list)
        self.lines = [WrapLabel(line) for line in lines]
        for line_label in self.lines:
            self._list.addWidget(line_label)

    def _told(self, document: Document, person: str) -> tuple[str, ...]:
        snapshot, as_of = document.snapshot, self._session.as_of
        try:
            kept = document.earlier_values(tuple(told_by(snapshot, person)))
        except UserError as error:
            return (sentence(error),)
        values = earlier_values(snapshot, person, kept)
        if not values:
            return (earlier.text("NOTHING"),)
        lines = [earlier.earlier_line(value, snapshot, as_of) for value in values[:_MOST]]
        if len(values) > _MOST:
            lines.append(earlier.older_line(len(values) - _MOST))
        return tuple(lines)
