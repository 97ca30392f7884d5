"""People who may be the same, side by side: merged value by value, or told apart for good (formats.md 5.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from relmap.edit.commands import MergePeople, TellApart
from relmap.exchange.duplicates import Suggestion, duplicates
from relmap.model.entities import Person
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Level
from relmap.ui.fields.labels import shortened
from relmap.ui.session import Session
from relmap.ui.widgets.plain import plain_label
from relmap.ui.widgets.plain_radio import PlainRadio
from relmap.words.duplicates import pair_count, reasons, text
from relmap.words.imports import field_label
from relmap.words.labels import label
from relmap.words.people import who
from relmap.words.window import people_count, relationship_count

_FIELDS = (
    ("name", "name"), ("title", "title"), ("unit", "unit"), ("function", "function"), ("site", "site"),
    ("level", "level"), ("firm", "company"), ("email", "email"), ("phone", "phone"), ("reports_to", "reports_to"),
)  # fmt: skip
"""Fields of a person that are compared, and what they are called."""
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Difference:
    """A field two records have different values in; the words of a blank value are ""."""

    field: str
    label: str
    values: tuple[Any, Any]
    words: tuple[str, str]


class Comparison(QWidget):
    """Two records line by line; where they differ, one of both values is chosen."""

    def __init__(self, snapshot: Snapshot, keep: Person, gone: Person, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keep, self.gone = keep, gone
        self.differences: list[Difference] = []
        self.choices: dict[str, tuple[PlainRadio, PlainRadio]] = {}
        grid = QGridLayout(self)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.setVerticalSpacing(6)
        for number, difference in enumerate(_compared(snapshot, keep, gone)):
            heading = QLabel(difference.label)
            heading.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            grid.addWidget(heading, number, 0)
            if difference.values[0] == difference.values[1]:
                same = plain_label(difference.words[0])
                grid.addWidget(same, number, 1, 1, 2)
                continue
            self.differences.append(difference)
            self.choices[difference.field] = self._choice(grid, number, difference)
        last = grid.rowCount()
        for column, words in enumerate((text("KEPT"), _kept(snapshot, keep), _kept(snapshot, gone))):
            told = plain_label(words)
            told.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            grid.addWidget(told, last, column)
        grid.setRowStretch(grid.rowCount(), 1)

    @property
    def values(self) -> dict[str, object]:
        """What was chosen, by field of the person."""
        return {d.field: d.values[self.choices[d.field][1].isChecked()] for d in self.differences}

    def _choice(self, grid: QGridLayout, number: int, difference: Difference) -> tuple[PlainRadio, PlainRadio]:
        group = QButtonGroup(self)
        one, other = (self._button(difference, side) for side in (0, 1))
        for column, button in enumerate((one, other), start=1):
            group.addButton(button)
            grid.addWidget(button, number, column)
        # What only the second record knows is not lost unless the user says so.
        (one if difference.words[0] else other).setChecked(True)
        return one, other

    def _button(self, difference: Difference, side: int) -> PlainRadio:
        words = difference.words[side] or text("BLANK")
        button = PlainRadio(shortened(words, _LONGEST))
        button.setAccessibleName(f"{difference.label}: {words}")
        return button


class DuplicatesDialog(QDialog):
    """All pairs of the chosen account, likeliest first. Every answer is one undo step; nothing is merged unasked."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("TITLE"))
        self._session = session
        self._pairs: list[Suggestion] = []
        self._dealt_with = False
        self.pairs = QListWidget()
        self.pairs.setAccessibleName(text("PAIRS"))
        self.pairs.currentRowChanged.connect(self._show_pair)
        self.why = plain_label()
        self.hint = plain_label(text("HINT"))
        self.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.comparison: Comparison | None = None
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self.merge = QPushButton(text("MERGE"))
        self.apart = QPushButton(text("APART"))
        for button in (self.merge, self.apart):
            button.setAutoDefault(False)
        self.merge.clicked.connect(self._merge)
        self.apart.clicked.connect(self._apart)
        self._build()
        self._find(0)

    def _build(self) -> None:
        side = QWidget()
        right = QVBoxLayout(side)
        right.setContentsMargins(12, 0, 0, 0)
        for widget in (self.why, self.hint):
            right.addWidget(widget)
        right.addWidget(self._scroll, 1)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.pairs)
        parts.addWidget(side)
        parts.setSizes([260, 520])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(text("CLOSE"))
        close.setAutoDefault(False)
        buttons.addButton(self.apart, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.merge, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(parts, 1)
        column.addWidget(buttons)
        self.resize(800, 460)

    def _find(self, place: int) -> None:
        """Look for pairs again and show the one at ``place`` or the last before it."""
        snapshot = self._session.snapshot
        self._pairs = list(duplicates(snapshot, self._session.account or ""))
        self.pairs.blockSignals(True)
        self.pairs.clear()
        for pair in self._pairs:
            words = text("PAIR", one=who(pair.a, snapshot), other=who(pair.b, snapshot))
            item = QListWidgetItem(words)
            item.setToolTip(reasons(pair.reasons))
            self.pairs.addItem(item)
        self.pairs.blockSignals(False)
        self.pairs.setCurrentRow(min(place, len(self._pairs) - 1))
        self._show_pair(self.pairs.currentRow())

    def _show_pair(self, place: int) -> None:
        found = 0 <= place < len(self._pairs)
        for widget in (self.hint, self._scroll, self.merge, self.apart):
            widget.setVisible(found)
        editable = not self._session.read_only
        self.merge.setEnabled(editable)
        self.apart.setEnabled(editable)
        if not found:
            self.why.setText(text("DONE" if self._dealt_with else "NONE"))
            self.comparison = None
            return
        pair, snapshot = self._pairs[place], self._session.snapshot
        self.why.setText(f"{pair_count(len(self._pairs))} · {reasons(pair.reasons)}")
        self.comparison = Comparison(snapshot, snapshot.people[pair.a], snapshot.people[pair.b])
        self._scroll.setWidget(self.comparison)

    def _merge(self) -> None:
        shown, place = self.comparison, self.pairs.currentRow()
        if shown is None:
            return
        command = MergePeople(shown.keep.id, shown.gone.id, shown.values)
        if self._session.run(command) is not None:
            self._session.messages.tell(text("MERGED", name=who(shown.keep.id, self._session.snapshot)))
            self._session.select([shown.keep.id])
            self._dealt_with = True
            self._find(place)

    def _apart(self) -> None:
        shown, place = self.comparison, self.pairs.currentRow()
        if shown is not None and self._session.run(TellApart(shown.keep.id, shown.gone.id)) is not None:
            self._dealt_with = True
            self._find(place)


def _compared(snapshot: Snapshot, one: Person, other: Person) -> Iterator[Difference]:
    """The fields at least one of both has a value in. A line from one to the other is none to choose."""
    for name, code in _FIELDS:
        values = (getattr(one, name), getattr(other, name))
        words = (_words(snapshot, name, values[0]), _words(snapshot, name, values[1]))
        if any(words) and not (name == "reports_to" and {one.id, other.id} & set(values)):
            yield Difference(name, field_label(code), values, words)


def _words(snapshot: Snapshot, name: str, value: Any) -> str:
    if value is None or value is Level.UNKNOWN:
        return ""
    if name == "unit":
        return snapshot.units[value].name if value in snapshot.units else ""
    if name == "reports_to":
        return who(value, snapshot)
    return label(value) if isinstance(value, Level) else str(value)


def _kept(snapshot: Snapshot, person: Person) -> str:
    """What hangs on a record and is kept either way."""
    relationships = relationship_count(len(snapshot.relationships_of(person.id)))
    below = text("BELOW", people=people_count(len(snapshot.reports_of(person.id))))
    return f"{relationships} · {below}"
