"""Counts and sums of money."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from relmap.model.text import one_line
from relmap.ui.fields.amount_field import AmountField
from relmap.ui.fields.labels import shortened
from relmap.ui.fields.reading import read_count
from relmap.ui.fields.text_field import Line, LineField
from relmap.words.forms import text


class CountField(LineField):
    """A whole number between ``least`` and ``most``; blank means None, or the needed number comes back."""

    def __init__(
        self, least: int, most: int, unit: str = "", needed: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__("" if needed else text("NOT_KNOWN"), parent)
        self._least, self._most, self._needed = least, most, needed
        if unit:
            name = QLabel(unit, self)
            name.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            name.setContentsMargins(0, 0, 5, 0)
            self.row.addWidget(name)

    def commit(self) -> None:
        """Decide on what is typed."""
        if self._needed and self.line.typing and not one_line(self.line.text()):
            self.drop()
        super().commit()

    def _objection(self, typed: str) -> str:
        if not typed:
            return ""
        try:
            number = read_count(typed)
        except ValueError:
            return text("NOT_A_COUNT", typed=typed)
        if not self._least <= number <= self._most:
            return text("COUNT_RANGE", least=self._least, most=QLocale().toString(self._most))
        return ""

    def _read(self, typed: str) -> int | None:
        return read_count(typed) if typed else None

    def _written(self, value: object) -> str:
        return QLocale().toString(value) if isinstance(value, int) else ""


class MoneyField(AmountField):
    """A sum and its currency; the value is the pair ``(float or None, str)``, each part decided on by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(text("NOT_KNOWN"), parent)
        self.currency = Line(self)
        self.currency.setMaxLength(8)
        self.currency.setPlaceholderText(text("CURRENCY"))
        self.currency.setAccessibleName(text("CURRENCY"))
        self.currency.setMaximumWidth(self.fontMetrics().horizontalAdvance("MMMMMM"))
        self.currency.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.currency.editingFinished.connect(self.commit)
        self.currency.escaped.connect(self.drop)
        self.currency.installEventFilter(self)
        self.row.addWidget(self.currency)

    @property
    def typing(self) -> bool:
        """Whether something not yet decided on stands in a line that has the focus."""
        return super().typing or (self.currency.hasFocus() and self.currency.typing)

    def commit(self) -> None:
        """Decide on what is typed in either line."""
        if not self.line.typing and not self.currency.typing:
            return
        typed = one_line(self.line.text())
        sentence = shortened(self._objection(typed), 160)
        self.refused.emit(sentence)
        if not sentence:
            currency = one_line(self.currency.text())
            self._take((self._read(typed), currency.upper() if len(currency) == 3 else currency))

    def _display(self) -> None:
        super()._display()
        self.currency.settle(self._value[1] if self._value is not None else "")

    def _written(self, value: Any) -> str:
        return super()._written(value[0] if value is not None else None)
