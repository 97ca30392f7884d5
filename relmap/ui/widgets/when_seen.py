"""What is made anew only when somebody looks at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Base
else:
    _Base = object


class WhenSeen(_Base):
    """A page or panel, named before its Qt class, whose ``refresh`` costs nothing while it is hidden.

    Subclasses say in ``_renew`` how they come to show what is true now.
    """

    _stale = True

    def refresh(self) -> None:
        """Show what is true now, at once or when the page is next looked at."""
        self._stale = True
        if self.isVisible():
            self._freshen()

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self._freshen()
        super().showEvent(event)

    def _freshen(self) -> None:
        self._stale = False
        self._renew()

    def _renew(self) -> None:
        raise NotImplementedError
