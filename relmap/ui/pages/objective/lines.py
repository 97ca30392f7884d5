"""A list of small records, one below the other, with a line at its end that adds another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from relmap.edit.commands import AddRecords, Command, Remove, Revise
from relmap.model.snapshot import StrategyRecord
from relmap.model.text import one_line
from relmap.ui.fields.field import Field
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.text_field import LineField
from relmap.ui.panels.inspector.block import Cross
from relmap.ui.panels.inspector.page import clear_out
from relmap.words.objective_page import text

_ACROSS = 3

Run: TypeAlias = Callable[[Command], object]


@dataclass(frozen=True, slots=True)
class Column:
    """One value of a record: the name of its field, its name for readers, and what it is edited with.

    ``caption`` puts the name inside the line, for values that do not tell by themselves what they are.
    """

    name: str
    title: str
    make: Callable[[], Field]
    caption: bool = False


class Adder(LineField):
    """Takes a new text: Enter or leaving it adds it, then the line is empty again."""

    def __init__(self, prompt: str, add: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(prompt, parent)
        self._add = add
        self.call(prompt)

    def commit(self) -> None:
        """Add what is typed."""
        typed = one_line(self.line.text())
        self.drop()
        if typed:
            self._add(typed)


class RecordLine(QWidget):
    """One record: its text across the whole width, the rest below it."""

    def __init__(self, key: str, columns: Sequence[Column], run: Run, record_type: type[StrategyRecord]) -> None:
        super().__init__()
        self._key = key
        self._run = run
        self._type = record_type
        self.fields: dict[str, Field] = {}
        self.note = WrapLabel(size=0.92, parent=self)
        self.note.hide()
        self.remove = Cross(text("REMOVE_LINE"), self)
        self.remove.clicked.connect(lambda: run(Remove(record_type, (key,))))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 6)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(3)
        for place, column in enumerate(columns):
            field = column.make()
            field.call(column.title)
            field.setToolTip(column.title)
            if column.caption and isinstance(field, LineField):
                field.row.insertWidget(0, WrapLabel(column.title, size=0.88, parent=field).quiet())
            field.edited.connect(partial(self._edited, column.name))
            field.refused.connect(self._refused)
            self.fields[column.name] = field
            if place == 0:
                grid.addWidget(field, 0, 0, 1, _ACROSS)
            else:
                grid.addWidget(field, 1 + (place - 1) // _ACROSS, (place - 1) % _ACROSS)
        for place in range(_ACROSS):
            grid.setColumnStretch(place, 1)
        grid.addWidget(self.remove, 0, _ACROSS, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.note, grid.rowCount(), 0, 1, _ACROSS)

    def show_record(self, record: StrategyRecord) -> None:
        """Show the record; what is being typed at this moment stays."""
        for name, field in self.fields.items():
            if not field.typing:
                field.show_values([getattr(record, name)])

    def _edited(self, name: str, value: Any) -> None:
        self._run(Revise(self._type, (self._key,), {name: value}))

    def _refused(self, sentence: str) -> None:
        self.note.say(sentence)
        self.note.setVisible(bool(sentence))


class RecordLines(QWidget):
    """The records ``read`` gives, each editable; ``make`` makes a new one of a text typed at the end.

    Without records it says ``empty``: what the list is for and what to write first.
    """

    def __init__(
        self,
        record_type: type[StrategyRecord],
        columns: Sequence[Column],
        read: Callable[[], Sequence[StrategyRecord]],
        run: Run,
        *,
        prompt: str = "",
        empty: str = "",
        make: Callable[[str], StrategyRecord | None] | None = None,
    ) -> None:
        super().__init__()
        self._type = record_type
        self._columns = tuple(columns)
        self._read = read
        self._run = run
        self._make = make
        self.lines: dict[str, RecordLine] = {}
        self.empty = WrapLabel(empty, parent=self).quiet()
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.empty)
        column.addLayout(self._list)
        self.adder = Adder(prompt, self._add, self)
        self.adder.setVisible(make is not None)
        row = QHBoxLayout()
        row.addWidget(self.adder)
        column.addLayout(row)

    def field(self, key: str, name: str) -> Field:
        """The field for a value of one of the records."""
        return self.lines[key].fields[name]

    def refresh(self) -> None:
        """Show the records as they are now."""
        records = self._read()
        for key in [key for key in self.lines if key not in {record.id for record in records}]:
            clear_out(self._list, self.lines.pop(key))
        for place, record in enumerate(records):
            if record.id not in self.lines:
                self.lines[record.id] = RecordLine(record.id, self._columns, self._run, self._type)
            line = self.lines[record.id]
            if self._list.indexOf(line) != place:
                self._list.insertWidget(place, line)
                line.show()  # at once, not with the next turn of the event loop
            line.show_record(record)
        self.empty.setVisible(not records and bool(self.empty.text()))

    def commit(self) -> None:
        """Save what is typed but not yet decided on."""
        there = {record.id for record in self._read()}
        for key, line in tuple(self.lines.items()):
            for field in line.fields.values():
                if key in there:
                    field.commit()
                else:
                    field.drop()
        self.adder.commit()

    def drop(self) -> None:
        """Forget what is typed."""
        for line in self.lines.values():
            for field in line.fields.values():
                field.drop()
        self.adder.drop()

    def _add(self, typed: str) -> None:
        record = self._make(typed) if self._make is not None else None
        if record is not None:
            self._run(AddRecords((record,)))
