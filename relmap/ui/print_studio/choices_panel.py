"""What is printed, of whom, for whom, and on what paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relmap.analysis.meetings import theirs
from relmap.model.plan import Meeting
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Audience
from relmap.packs.kinds import PackKind
from relmap.packs.needs import NEEDS, Need
from relmap.ui.fields.check_field import CheckField
from relmap.ui.fields.choice_field import ChoiceField
from relmap.ui.fields.form import Form
from relmap.ui.fields.labels import shortened
from relmap.ui.fields.number_fields import CountField
from relmap.ui.fields.person_field import PersonField
from relmap.ui.fields.text_field import TextField
from relmap.ui.print_studio.choices import Choices, about, settled
from relmap.ui.print_studio.papers import LEAST_MM, MOST_MM, Arrangement, PaperName
from relmap.words.export_window import audience_label
from relmap.words.meetings import meeting_day, meeting_name
from relmap.words.packs import pack_name
from relmap.words.people import who
from relmap.words.print_studio import (
    arrangement_name,
    meeting_entry,
    meeting_people,
    paper_name,
    readers,
    selected_people,
    text,
)

_READERS = (Audience.TEAM, Audience.COMPANY)
"""Those a map can be made for: what the customer gets is the joint map."""
_NAME = 60
"""Letters of a name in a list."""
_ROWS: Mapping[Need, str] = {
    Need.ACCOUNT: "account",
    Need.OBJECTIVE: "objective",
    Need.PERSON: "person",
    Need.COLLEAGUE: "colleague",
    Need.MEETING: "meeting",
    Need.PEOPLE: "people",
    Need.AUDIENCE: "readers",
    Need.ARRANGEMENT: "arrangement",
    Need.COPY: "copy",
}


class ChoicesPanel(QWidget):
    """The choices below one another, only those the pack needs; ``changed`` when the user makes one.

    ``selected`` are the people selected on the map, to whom a map can be cut. ``recall`` brings back the paper of the
    account and pack now chosen.
    """

    changed = Signal()

    def __init__(
        self,
        snapshot: Snapshot,
        as_of: date,
        first: Choices,
        selected: Iterable[str],
        recall: Callable[[Choices], Choices],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._snapshot = snapshot
        self._as_of = as_of
        self._selected = frozenset(selected)
        self._recall = recall
        self.choices = recall(settled(first, snapshot))
        self.form = Form(lambda: (self.choices,), self._take)
        self.kind = ChoiceField((kind, pack_name(kind)) for kind in PackKind)
        self.account, self.objective, self.colleague = ChoiceField(), ChoiceField(), ChoiceField()
        self.person = PersonField(self._people, snapshot.people.get, prompt=text("PERSON_PROMPT"))
        self.meeting, self.people, self.readers, self.paper, self.arrangement = (ChoiceField() for _ in range(5))
        self.copy = TextField(text("COPY_PROMPT"))
        self.wide = CountField(LEAST_MM, MOST_MM, text("MM"), needed=True)
        self.high = CountField(LEAST_MM, MOST_MM, text("MM"), needed=True)
        self.greyscale = CheckField(text("GREYSCALE"))
        self._fill()
        self.refresh()

    def refresh(self) -> None:
        """Show the choices, and only those that make a difference."""
        snapshot, choices = self._snapshot, self.choices
        objectives = snapshot.objectives_of(choices.account)
        self.objective.set_options((objective.id, _short(objective.title)) for objective in objectives)
        meetings = sorted(snapshot.meetings_with(choices.person), key=_latest_first)
        none = () if choices.meeting else (("", text("NO_MEETING")),)
        self.meeting.set_options((*none, *((one.id, self._entry(one)) for one in meetings)))
        self.people.set_options(self._cuts())
        self.form.refresh()
        needed = NEEDS[choices.kind]
        for need, row in _ROWS.items():
            self.form.show_row(row, need in needed)
        self.form.show_row("width", choices.paper is PaperName.CUSTOM)
        self.form.show_row("height", choices.paper is PaperName.CUSTOM)
        self.form.note("kind", readers(choices.audience))

    def propose(self, words: str) -> None:
        """Say below the arrangement what comes of it; nothing for ""."""
        self.form.note("arrangement", words)

    def commit(self) -> None:
        """Decide on what is being typed."""
        self.form.commit()

    # How the form reads and changes the choices

    def _take(self, values: Mapping[str, Any]) -> None:
        before, snapshot = self.choices, self._snapshot
        if "person" in values:
            choices = about(before, values["person"] or "", snapshot, self._as_of)
        else:
            choices = settled(replace(before, **values), snapshot)
        another = (choices.account, choices.kind) != (before.account, before.kind)
        self.choices = self._recall(choices) if another else choices
        self.refresh()
        if self.choices != before:
            self.changed.emit()

    # What there is to choose from

    def _people(self) -> Iterable[Any]:
        return self._snapshot.people_of(self.choices.account)

    def _entry(self, meeting: Meeting) -> str:
        name = _short(meeting_name(meeting, self._snapshot))
        return meeting_entry(meeting_day(meeting, self._as_of), name)

    def _cuts(self) -> list[tuple[frozenset[str], str]]:
        """What the map can be cut to: those selected, and those of each meeting that lies ahead."""
        snapshot, account = self._snapshot, self.choices.account
        here = frozenset(person.id for person in snapshot.people_of(account))
        cuts = {frozenset[str](): text("EVERYBODY")}
        if self._selected & here:
            cuts[self._selected & here] = selected_people(len(self._selected & here))
        for meeting in snapshot.meetings_of(account):
            people = here.intersection(theirs(snapshot, meeting.id))
            if people and not meeting.held and meeting.date is not None and meeting.date >= self._as_of:
                cuts.setdefault(people, meeting_people(_short(meeting_name(meeting, snapshot))))
        return list(cuts.items())

    def _fill(self) -> None:
        snapshot, form = self._snapshot, self.form
        accounts = sorted(snapshot.accounts.values(), key=lambda account: (account.name.casefold(), account.id))
        self.account.set_options((account.id, _short(account.name)) for account in accounts)
        team = sorted(snapshot.team.values(), key=lambda member: (not member.active, member.name.casefold(), member.id))
        self.colleague.set_options((member.id, _short(who(member.id, snapshot))) for member in team)
        self.readers.set_options((audience, audience_label(audience)) for audience in _READERS)
        self.paper.set_options((name, paper_name(name)) for name in PaperName)
        self.arrangement.set_options((one, arrangement_name(one)) for one in Arrangement)
        form.add("kind", text("KIND"), self.kind)
        for need, field in (
            (Need.ACCOUNT, self.account),
            (Need.OBJECTIVE, self.objective),
            (Need.PERSON, self.person),
            (Need.COLLEAGUE, self.colleague),
            (Need.MEETING, self.meeting),
            (Need.PEOPLE, self.people),
            (Need.AUDIENCE, self.readers),
            (Need.COPY, self.copy),
        ):
            form.add(_ROWS[need], text(need), field)
        form.add("paper", text("PAPER"), self.paper)
        form.add("width", text("WIDTH"), self.wide)
        form.add("height", text("HEIGHT"), self.high)
        form.add(_ROWS[Need.ARRANGEMENT], text(Need.ARRANGEMENT), self.arrangement)
        form.add("greyscale", text("GREYSCALE"), self.greyscale, wide=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        column.addStretch(1)


def _short(words: str) -> str:
    return shortened(words, _NAME)


def _latest_first(meeting: Meeting) -> tuple[bool, int, str]:
    return (meeting.date is not None, -meeting.date.toordinal() if meeting.date is not None else 0, meeting.id)
