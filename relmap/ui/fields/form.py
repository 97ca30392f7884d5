"""Fields of a record below one another, with their names on the left."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from relmap.ui.fields.field import Field
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.widgets.look import row_height

Records: TypeAlias = Callable[[], Sequence[Any]]
Save: TypeAlias = Callable[[Mapping[str, object]], object]

_NAMES_WIDTH = 11


@dataclass(slots=True)
class _Row:
    names: tuple[str, ...]
    holder: QWidget
    field: Field
    note: WrapLabel
    hint: str = ""
    objection: str = ""

    def show_note(self) -> None:
        """An objection to what is typed comes before any hint."""
        words = self.objection or self.hint
        self.note.setForegroundRole(QPalette.ColorRole.Text if self.objection else QPalette.ColorRole.PlaceholderText)
        self.note.say(words)
        self.note.setVisible(bool(words))


class Form(QWidget):
    """Shows the records given by ``records`` and saves what the user decides by ``save({field name: value})``.

    After saving, the field shows what the record holds then: the cleaned value, or the old one when it was refused.
    Without records, as in a dialog that makes one, the fields keep what the user decided.
    """

    def __init__(self, records: Records, save: Save, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._records = records
        self._save = save
        self._rows: dict[str, _Row] = {}
        self._layout = QFormLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(8)
        self._layout.setVerticalSpacing(4)
        self._layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def add(self, name: str | tuple[str, ...], title: str, field: Field, *, wide: bool = False) -> None:
        """Put a field at the end, for the record's field of this name or for several at once.

        ``wide`` fields stand without a name on the left; their title is for screen readers.
        """
        names = (name,) if isinstance(name, str) else name
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(field)
        note = WrapLabel(size=0.92, parent=holder).quiet()
        note.setContentsMargins(1, 0, 0, 3)
        note.hide()
        column.addWidget(note)
        field.call(title)
        row = _Row(names, holder, field, note)
        self._rows[names[0]] = row
        if wide:
            self._layout.addRow(holder)
        else:
            self._layout.addRow(self._title(title, field), holder)
        field.edited.connect(partial(self._edited, row))
        field.refused.connect(partial(self._refused, row))

    def field(self, name: str) -> Field:
        """The field for a record's field; of several at once, for the first of them."""
        return self._rows[name].field

    def note(self, name: str, words: str) -> None:
        """Say something below a field; nothing for ""."""
        row = self._rows[name]
        row.hint = words
        row.show_note()

    def show_row(self, name: str, wanted: bool) -> None:
        """Show or hide a field with its name."""
        holder = self._rows[name].holder
        if self._layout.isRowVisible(holder) != wanted:
            self._layout.setRowVisible(holder, wanted)

    def refresh(self) -> None:
        """Show the records as they are now; what is being typed at this moment stays."""
        records = self._records()
        for row in self._rows.values():
            if not row.field.typing:
                row.field.show_values(_values(row, records))

    def commit(self) -> None:
        """Save what is typed but not yet decided on; dropped when its records are gone."""
        for row in self._rows.values():
            if self._records():
                row.field.commit()
            else:
                row.field.drop()

    def drop(self) -> None:
        """Forget what is typed."""
        for row in self._rows.values():
            row.field.drop()

    def _title(self, words: str, field: Field) -> QLabel:
        title = QLabel(words, self)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        title.setMinimumWidth(title.fontMetrics().averageCharWidth() * _NAMES_WIDTH)
        title.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        title.setContentsMargins(0, (row_height(self) - title.fontMetrics().height()) // 2, 0, 0)
        title.setBuddy(field)
        return title

    def _edited(self, row: _Row, value: Any) -> None:
        values = {row.names[0]: value} if len(row.names) == 1 else dict(zip(row.names, value, strict=True))
        self._save(values)
        records = self._records()
        if records:
            row.field.show_values(_values(row, records))

    def _refused(self, row: _Row, sentence: str) -> None:
        if sentence != row.objection:
            row.objection = sentence
            row.show_note()


def _values(row: _Row, records: Sequence[Any]) -> list[Any]:
    if len(row.names) == 1:
        return [getattr(record, row.names[0]) for record in records]
    return [tuple(getattr(record, name) for name in row.names) for record in records]
