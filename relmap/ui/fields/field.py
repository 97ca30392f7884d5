"""What all editors of one value have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Field(QWidget):
    """Shows a value of one record, or of several at once, and tells when the user decided on another.

    ``edited(value)`` is emitted when editing is finished or something is chosen, never while values are shown.
    ``refused(sentence)`` tells why what was typed is no value; "" when that is over.
    """

    edited = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: Any = None
        self._several = False

    @property
    def value(self) -> Any:
        """The value shown; None also when several different ones are."""
        return self._value

    def show_values(self, values: Sequence[Any]) -> None:
        """Show the value all records have, or that they differ. What is being typed is lost."""
        self._several = any(value != values[0] for value in values)
        self._value = None if self._several or not values else values[0]
        self._display()

    @property
    def typing(self) -> bool:
        """Whether the user is in the middle of typing something not yet decided on."""
        return False

    def commit(self) -> None:
        """Decide on what is typed; fields without typing have nothing to decide."""

    def drop(self) -> None:
        """Forget what is typed."""
        self._display()

    def call(self, name: str) -> None:
        """Give the field its name for screen readers and tests."""
        (self.focusProxy() or self).setAccessibleName(name)

    def _display(self) -> None:
        """Bring the picture up to the value; most fields just paint again."""
        self.update()

    def _take(self, value: Any) -> None:
        """The user decided on a value."""
        if value == self._value and not self._several:
            self._display()
            return
        self._value, self._several = value, False
        self._display()
        self.edited.emit(value)
