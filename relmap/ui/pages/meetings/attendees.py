"""Who takes part in a meeting, what each of ours does there, who of ours would fit (method.md 1.4, 43; 1.5, 110)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relmap.analysis.fitting import Match, matches
from relmap.analysis.meetings import ours, theirs
from relmap.analysis.messages import untold
from relmap.edit.commands import AddRecords, Remove
from relmap.model.entities import Person
from relmap.model.ids import pair_id
from relmap.model.plan import MeetingAttendee
from relmap.model.strategy_vocabulary import MeetingPart
from relmap.ui.fields.choice_field import Combo, EnumField
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.link import Link
from relmap.ui.fields.person_field import PersonField
from relmap.ui.panels.inspector.block import Cross
from relmap.ui.panels.inspector.page import Card, clear_out
from relmap.ui.session import Session
from relmap.words.fitting import fits_whom
from relmap.words.meetings import text, untold_sentence
from relmap.words.people import who

_MOST_FITS = 2


class AttendeesCard(Card):
    """Theirs first, then ours with their parts; ``person_chosen(id)`` for a name of theirs."""

    person_chosen = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(text("WHO"))
        self._session = session
        self._meeting = ""
        self._rows: dict[str, QWidget] = {}
        self.parts: dict[str, EnumField] = {}
        self._their_rows, self._our_rows = _rows(), _rows()
        self.adder = PersonField(self._others, self._one, prompt=text("ADD_THEIRS"))
        self.adder.call(text("ADD_THEIRS"))
        self.adder.edited.connect(self._add)
        self.team = Combo()
        self.team.setPlaceholderText(text("ADD_OURS"))
        self.team.setAccessibleName(text("ADD_OURS"))
        self.team.activated.connect(self._add_ours)
        self.objection = WrapLabel(size=0.92).quiet()
        self.objection.hide()
        self.adder.refused.connect(self._refused)
        self.decided = WrapLabel().bold()
        self.decided.hide()
        self.column.addWidget(self.decided)
        self.column.addWidget(WrapLabel(text("THEIRS"), size=0.92).quiet())
        self.column.addLayout(self._their_rows)
        self.column.addWidget(self.adder)
        self.column.addWidget(self.objection)
        self.column.addWidget(WrapLabel(text("OURS"), size=0.92).quiet())
        self.column.addLayout(self._our_rows)
        self.column.addWidget(self.team)
        self.fits = WrapLabel(size=0.92).quiet()
        self.news = WrapLabel()
        self.column.addWidget(self.fits)
        self.column.addWidget(self.news)

    def start(self, meeting: str) -> None:
        """Show another meeting."""
        self._meeting = meeting
        self.adder.show_values([None])
        for key in tuple(self._rows):
            self._drop(key)

    def refresh(self) -> None:
        """Show who takes part now."""
        snapshot = self._session.snapshot
        them, us = theirs(snapshot, self._meeting), ours(snapshot, self._meeting)
        for key in [key for key in self._rows if key not in (*them, *us)]:
            self._drop(key)
        for key in them:
            if key not in self._rows:
                self._keep(key, self._their_row(key), self._their_rows)
        for key in us:
            if key not in self._rows:
                self._keep(key, self._our_row(key), self._our_rows)
            attendee = snapshot.attendees[pair_id(self._meeting, key)]
            self.parts[key].show_values([attendee.part])
        self._say_decided(them)
        fitting = {person: matches(snapshot, person, self._session.as_of) for person in them}
        self._offer_ours(us, [match.member for found in fitting.values() for match in found])
        self._suggest(fitting, us)
        self._say_news()

    def _say_decided(self, people: Iterable[str]) -> None:
        """Whoever is sold already is not to be sold to (method.md 1.3, 27)."""
        snapshot = self._session.snapshot
        meeting = snapshot.meetings.get(self._meeting)
        objective = meeting.objective if meeting is not None else None
        roles = (snapshot.roles.get(pair_id(objective, person)) for person in people if objective is not None)
        decided = [role.person for role in roles if role is not None and role.decided_for_us is not None]
        self.decided.say("\n".join(text("DECIDED", name=who(person, snapshot)) for person in decided))
        self.decided.setVisible(bool(decided))

    def _offer_ours(self, us: Collection[str], first: Sequence[str]) -> None:
        """Those of ours who do not take part yet, who fits first."""
        team = sorted(self._session.team(), key=lambda m: first.index(m.id) if m.id in first else len(first))
        self.team.clear()
        for member in team:
            if member.id not in us:
                self.team.addItem(member.name, member.id)
        self.team.setCurrentIndex(-1)
        self.team.setVisible(self.team.count() > 0)

    def _suggest(self, fitting: Mapping[str, Sequence[Match]], us: Collection[str]) -> None:
        """Who of ours would fit whom, where nobody who does takes part (method.md 1.4, 43; 1.5, 111)."""
        lines = [
            fits_whom(found[0], person, self._session.snapshot)
            for person, found in fitting.items()
            if found and not any(match.member in us for match in found)
        ]
        self.fits.say("\n".join(lines[:_MOST_FITS]))
        self.fits.setVisible(bool(lines))

    def _say_news(self) -> None:
        """Who of ours goes without knowing what all of us say by now (method.md 1.5, 86)."""
        snapshot, as_of = self._session.snapshot, self._session.as_of
        meeting = snapshot.meetings.get(self._meeting)
        found = untold(snapshot, meeting.account, as_of) if meeting is not None else ()
        lines = [untold_sentence(one, snapshot, as_of) for one in found if one.meeting == self._meeting]
        self.news.say("\n".join(lines))
        self.news.setVisible(bool(lines))

    def _keep(self, key: str, row: QWidget, rows: QVBoxLayout) -> None:
        self._rows[key] = row
        rows.addWidget(row)
        row.show()

    def _their_row(self, key: str) -> QWidget:
        name = Link(who(key, self._session.snapshot))
        name.clicked.connect(lambda _checked=False: self.person_chosen.emit(key))
        return self._row(key, name)

    def _our_row(self, key: str) -> QWidget:
        part = EnumField(tuple(MeetingPart), text("NO_PART"))
        part.call(text("PART", name=who(key, self._session.snapshot)))
        part.edited.connect(lambda value: self._set_part(key, value))
        part.setFixedWidth(part.combo.sizeHint().width())
        self.parts[key] = part
        return self._row(key, WrapLabel(who(key, self._session.snapshot)), part)

    def _row(self, key: str, *widgets: QWidget) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        cross = Cross(text("TAKE_OUT", name=who(key, self._session.snapshot)))
        cross.clicked.connect(lambda _checked=False: self._take_out(key))
        for widget in widgets:
            line.addWidget(widget, 1 if isinstance(widget, WrapLabel) else 0)
        if not isinstance(widgets[0], WrapLabel):
            line.addStretch(1)
        line.addWidget(cross)
        return row

    def _drop(self, key: str) -> None:
        row = self._rows.pop(key)
        self.parts.pop(key, None)
        for rows in (self._their_rows, self._our_rows):
            clear_out(rows, row)

    def _others(self) -> Iterable[Person]:
        snapshot = self._session.snapshot
        meeting = snapshot.meetings.get(self._meeting)
        there = theirs(snapshot, self._meeting)
        return (p for p in snapshot.people_of(meeting.account if meeting else "") if p.id not in there)

    def _one(self, key: str) -> Person | None:
        return self._session.snapshot.people.get(key)

    def _add(self, person: object) -> None:
        if isinstance(person, str) and self._meeting:
            self._session.run(AddRecords((MeetingAttendee(self._meeting, person),)), self)
        self.adder.show_values([None])

    def _add_ours(self, index: int) -> None:
        self._session.run(AddRecords((MeetingAttendee(self._meeting, self.team.itemData(index)),)), self)

    def _set_part(self, member: str, part: MeetingPart | None) -> None:
        self._session.run(AddRecords((MeetingAttendee(self._meeting, member, part),)), self)

    def _take_out(self, key: str) -> None:
        self._session.run(Remove(MeetingAttendee, (pair_id(self._meeting, key),)), self)

    def _refused(self, sentence: str) -> None:
        self.objection.say(sentence)
        self.objection.setVisible(bool(sentence))


def _rows() -> QVBoxLayout:
    rows = QVBoxLayout()
    rows.setSpacing(2)
    return rows
