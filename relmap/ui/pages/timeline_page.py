"""The time machine: kept states of an account, and what differs between any two (desktop.md 2)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from relmap.edit.commands import Remove
from relmap.errors import UserError
from relmap.exchange.kept import kept_snapshot
from relmap.exchange.writers.audience import for_audience
from relmap.model.keeping import SnapshotMark
from relmap.model.snapshot import Snapshot
from relmap.model.text import one_line
from relmap.model.vocabulary import Audience
from relmap.ui.appearance import Appearance
from relmap.ui.fields.check_field import CheckField
from relmap.ui.fields.choice_field import ChoiceField
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.link import Link
from relmap.ui.kept_states import keep_state
from relmap.ui.pages.entry_list import Entry, EntryList, Group
from relmap.ui.pages.timeline.differences import Differences, State
from relmap.ui.session import Session
from relmap.ui.widgets.when_seen import WhenSeen
from relmap.words import earlier
from relmap.words.packs import kept_pack_name
from relmap.words.people import full_date
from relmap.words.timeline import mark_entry, mark_name, text

NOW = ""
"""What stands for the account as it is today, where others are ids of kept states."""


class TimelinePage(WhenSeen, QWidget):
    """Kept states on the left, the comparison on the right; ``person_chosen(id)`` for a name in it."""

    person_chosen = Signal(str)

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._read: dict[str, tuple[str, State | None]] = {}
        self._today: tuple[Snapshot, State] | None = None
        self.before = self.after = NOW
        self.label = QLineEdit()
        self.label.setPlaceholderText(text("KEEP_PROMPT"))
        self.label.setAccessibleName(text("KEEP_PROMPT"))
        self.label.returnPressed.connect(self.keep)
        self.keep_button = QPushButton(text("KEEP"))
        self.keep_button.clicked.connect(self.keep)
        self.list = EntryList(text("KEPT"))
        self.list.chosen.connect(self._choose_before)
        self.drop_link = Link(text("DROP"))
        self.drop_link.clicked.connect(self._drop)
        self.history = CheckField(earlier.text("SWITCH"))
        self.history.edited.connect(self._switch_history)
        self.from_field, self.to_field = ChoiceField(), ChoiceField()
        self.from_field.call(text("BEFORE"))
        self.to_field.call(text("AFTER"))
        self.from_field.edited.connect(self._choose_before)
        self.to_field.edited.connect(self._choose_after)
        self.differences = Differences(appearance)
        self.differences.person_chosen.connect(self.person_chosen)
        self._arrange()
        session.document_changed.connect(self._opened)
        session.place_changed.connect(self._moved)
        for signal in (session.content_changed, session.reports_changed, session.history_changed):
            signal.connect(self.refresh)

    def _arrange(self) -> None:
        left = QWidget()
        kept = QVBoxLayout(left)
        kept.setContentsMargins(12, 12, 8, 10)
        for widget in (self.label, self.keep_button, self.list):
            kept.addWidget(widget)
        kept.addWidget(self.drop_link)
        kept.addWidget(WrapLabel(text("KEEPS"), size=0.92).quiet())
        kept.addSpacing(10)
        kept.addWidget(self.history)
        kept.addWidget(WrapLabel(earlier.text("KEEPS"), size=0.92).quiet())
        left.setMinimumWidth(260)
        right = QWidget()
        chooser = QHBoxLayout()
        for code, field in (("BEFORE", self.from_field), ("AFTER", self.to_field)):
            chooser.addWidget(WrapLabel(text(code)).quiet())
            chooser.addWidget(field, 1)
        compared = QVBoxLayout(right)
        compared.setContentsMargins(8, 12, 12, 0)
        compared.addLayout(chooser)
        compared.addWidget(self.differences, 1)
        right.setMinimumWidth(320)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 5)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([300, 700])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(splitter)

    def keep(self) -> None:
        """Keep the account as it is now, under the name typed or under today's."""
        mark = keep_state(self._session, one_line(self.label.text()))
        if mark is not None:
            self.label.clear()
            self.before, self.after = mark.id, NOW
            self.refresh()

    def compare(self, before: str, after: str = NOW) -> None:
        """Compare two kept states by id; ``NOW`` is today."""
        self.before, self.after = before, after
        self.refresh()

    def _opened(self) -> None:
        self._read.clear()
        self._today = None
        self.label.clear()
        self._moved()

    def _moved(self) -> None:
        self.before = self.after = NOW
        self.refresh()

    def _renew(self) -> None:
        session = self._session
        marks = session.snapshot.marks_of(session.account or "")
        ids = {mark.id for mark in marks}
        self._read = {key: value for key, value in self._read.items() if key in ids}
        if self.before not in ids and marks and self.after == NOW:
            self.before = marks[0].id
        self.before = self.before if self.before in ids else NOW
        self.after = self.after if self.after in ids else NOW
        empty = text("NO_MARKS" if session.account is not None else "NO_ACCOUNT")
        self.list.show_groups([Group(text("KEPT"), tuple(map(_entry, marks)))], empty, self.before)
        states = [(NOW, text("TODAY")), *((mark.id, mark_entry(mark)) for mark in marks)]
        for field, value in ((self.from_field, self.before), (self.to_field, self.after)):
            field.set_options(states)
            field.show_values([value])
            field.setEnabled(bool(marks))
        editable = session.account is not None and not session.read_only
        self.keep_button.setEnabled(editable)
        self.label.setEnabled(editable)
        self.history.show_values([session.keeps_history])
        self.history.setEnabled(not session.read_only)
        self.drop_link.setVisible(self.before != NOW)
        self.drop_link.setEnabled(editable)
        self._show_differences(bool(marks))

    def _show_differences(self, anything: bool) -> None:
        account = self._session.account
        if account is None or not anything:
            self.differences.say("")
        elif self.before == self.after:
            self.differences.say(text("SAME"))
        else:
            before, after = self._state(self.before), self._state(self.after)
            if before is None or after is None:
                self.differences.say(text("UNREADABLE"))
            else:
                self.differences.show_between(before, after, account, self._session.objective)

    def _state(self, key: str) -> State | None:
        """The account as it was; None when what was kept cannot be read.

        Today without what only the owner may see, as kept states are without it: it would look new.
        """
        if key == NOW:
            snapshot, day = self._session.snapshot, self._session.as_of
            if self._today is None or self._today[0] is not snapshot or self._today[1].day != day:
                self._today = (snapshot, State(for_audience(snapshot, Audience.TEAM), day))
            return self._today[1]
        mark = self._session.snapshot.marks[key]
        if key not in self._read or self._read[key][0] != mark.content:
            try:
                self._read[key] = (mark.content, State(kept_snapshot(mark), mark.kept_on))
            except UserError:
                self._read[key] = (mark.content, None)
        return self._read[key][1]

    def _choose_before(self, key: str) -> None:
        self.compare(key, self.after if key != self.after else NOW)

    def _choose_after(self, key: str) -> None:
        self.compare(self.before, key)

    def _switch_history(self, wanted: bool) -> None:
        session = self._session
        if wanted:
            session.keep_history(True)
            return
        self.history.show_values([session.keeps_history])  # until the question is answered
        session.messages.choose(
            earlier.text("ERASE_ASK"),
            earlier.text("ERASE_TEXT"),
            [
                (earlier.text("ERASE_WITH_BACKUPS"), lambda: session.erase_history(with_backups=True)),
                (earlier.text("ERASE"), lambda: session.erase_history(with_backups=False)),
            ],
        )

    def _drop(self) -> None:
        self._session.run(Remove(SnapshotMark, (self.before,)), self)


def _entry(mark: SnapshotMark) -> Entry:
    pack = text("FROM_PACK", pack=kept_pack_name(mark.pack)) if mark.pack else ""
    return Entry(mark.id, mark_name(mark), " · ".join(filter(None, (full_date(mark.kept_on), pack))))
