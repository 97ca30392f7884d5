"""One number of the rule book within its range."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from relmap.ui.fields.reading import read_amount
from relmap.ui.fields.text_field import LineField
from relmap.words.rules_page import number_words, text


class SettingField(LineField):
    """A number from ``least`` to ``most``; a whole one when ``whole``. A blanked line comes back."""

    def __init__(self, least: float, most: float, whole: bool, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._least, self._most, self._whole = least, most, whole

    def commit(self) -> None:
        """Decide on what is typed."""
        if self.line.typing and not self.line.text().strip():
            self.drop()
        super().commit()

    def _objection(self, typed: str) -> str:
        try:
            number = _number(typed)
        except ValueError:
            return text("NOT_A_NUMBER", typed=typed)
        if not self._least <= number <= self._most:
            return text("OUT_OF_RANGE", least=number_words(self._least), most=number_words(self._most))
        return text("WHOLE") if self._whole and number != int(number) else ""

    def _read(self, typed: str) -> float:
        return _number(typed)

    def _written(self, value: object) -> str:
        return number_words(float(value)) if isinstance(value, (int, float)) else ""


def _number(typed: str) -> float:
    """A number with either decimal mark, below zero too, or a large one as amounts are typed; raises ValueError."""
    words = typed.strip().replace("−", "-").replace(",", ".")
    try:
        return float(words) if words[-1:].isdigit() else read_amount(typed)
    except ValueError:
        return read_amount(typed)
