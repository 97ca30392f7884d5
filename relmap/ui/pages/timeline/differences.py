"""What differs between two states of an account: a sentence, the list by kind, and the map with the changes marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from operator import is_

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from relmap.analysis.compare import Comparison, compare
from relmap.analysis.flags.report import Flag
from relmap.model.snapshot import Snapshot
from relmap.ui.appearance import Appearance
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.pages.entry_list import Entry, EntryList, Group
from relmap.ui.pages.timeline.compared_map import ComparedMap
from relmap.words.differences import depth_words, gone_words, moved_words, summary
from relmap.words.flags import sentence
from relmap.words.people import who
from relmap.words.timeline import GROUPS, group_heading, text


@dataclass(frozen=True, slots=True)
class State:
    """An account on a day."""

    snapshot: Snapshot
    day: date


class Differences(QWidget):
    """A row chosen is shown on the map beside; ``person_chosen(id)`` when one is opened and still in the account."""

    person_chosen = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: dict[str, str] = {}
        self._shown: tuple[State, State, str, str | None] | None = None
        self._present: frozenset[str] = frozenset()
        self.sentence = WrapLabel().bold()
        self.list = EntryList(text("LIST"))
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._open)
        self.map = ComparedMap(appearance)
        self.map.setAccessibleName(text("MAP"))
        self.map.setMinimumHeight(140)
        self.list.setMinimumHeight(110)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.map)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 3)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([260, 340])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.sentence)
        column.addWidget(self.splitter, 1)

    def say(self, words: str) -> None:
        """Show a sentence instead of a comparison."""
        self._shown = None
        self.sentence.say(words)
        self.splitter.hide()

    def show_between(self, one: State, other: State, account: str, objective: str | None) -> None:
        """Compare two states, the earlier one first whichever is named first; nothing when they are the ones shown."""
        wanted = (one, other, account, objective)
        # The same values, not equal ones: comparing whole documents would take longer than showing them.
        if self._shown is not None and all(map(is_, wanted, self._shown)):
            return
        self._shown = wanted
        before, after = (one, other) if one.day <= other.day else (other, one)
        found = compare(before.snapshot, after.snapshot, account, before.day, after.day)
        self.sentence.say(summary(found))
        self.splitter.show()
        self._people = {}
        self._present = frozenset(after.snapshot.people)
        groups = self._groups(found, before.snapshot, after.snapshot)
        self.list.show_groups(groups, text("NOTHING"))
        self.map.show_between(before.snapshot, after.snapshot, found, objective or "")

    def _groups(self, found: Comparison, before: Snapshot, after: Snapshot) -> tuple[Group, ...]:
        rows: dict[str, Iterable[Entry]] = {
            "NEW": [self._person("NEW", p, who(p, after), after.people[p].title) for p in found.new],
            "GONE": [self._person("GONE", p, who(p, before), gone_words(p, after)) for p in found.gone],
            "MOVED": [
                self._person("MOVED", m.person, who(m.person, after), moved_words(m, before, after))
                for m in found.moved
            ],
            "DEEPER": [self._person("DEEPER", d.person, who(d.person, after), depth_words(d)) for d in found.deeper],
            "LAPSED": [
                self._person("LAPSED", d.person, who(d.person, after), depth_words(d), urgent=True)
                for d in found.lapsed
            ],
            "RAISED": [_flag("RAISED", place, flag, after) for place, flag in enumerate(found.raised)],
            "CLEARED": [_flag("CLEARED", place, flag, before) for place, flag in enumerate(found.cleared)],
        }
        groups = ((code, tuple(rows[code])) for code in GROUPS)
        return tuple(Group(group_heading(code, len(entries)), entries) for code, entries in groups if entries)

    def _person(self, code: str, person: str, name: str, detail: str, urgent: bool = False) -> Entry:
        key = f"{code} {person}"
        self._people[key] = person
        return Entry(key, name, detail, urgent)

    def _choose(self, key: str) -> None:
        person = self._people.get(key)
        if person is not None:
            self.map.show_person(person)

    def _open(self, key: str) -> None:
        person = self._people.get(key)
        if person is not None and person in self._present:
            self.person_chosen.emit(person)


def _flag(code: str, place: int, flag: Flag, snapshot: Snapshot) -> Entry:
    objective = snapshot.objectives.get(flag.objective) if flag.objective is not None else None
    detail = f"{flag.rule} · {objective.title}" if objective is not None else flag.rule
    return Entry(f"{code} {place}", sentence(flag, snapshot), detail, code == "RAISED")
