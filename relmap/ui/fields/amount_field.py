"""A sum in a currency that is said elsewhere: of the objective, of the account."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QLocale

from relmap.ui.fields.reading import read_amount
from relmap.ui.fields.text_field import LineField
from relmap.words.forms import text


class AmountField(LineField):
    """A number or None."""

    def _objection(self, typed: str) -> str:
        try:
            self._read(typed)
        except ValueError:
            return text("NOT_AN_AMOUNT", typed=typed)
        return ""

    def _read(self, typed: str) -> float | None:
        return read_amount(typed) if typed else None

    def _written(self, value: Any) -> str:
        if value is None:
            return ""
        return QLocale().toString(float(value), "f", 0 if value == int(value) else 2)
