"""Choosing one of an account's units."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relmap.model.entities import Unit
from relmap.model.snapshot import Snapshot
from relmap.ui.fields.choice_field import ChoiceField
from relmap.ui.session import Session
from relmap.words.forms import text

_EDIT = "EDIT_UNITS"
_INDENT = "    "


class UnitField(ChoiceField):
    """The id of a unit or None; ``edit_wanted`` when the list itself should be edited."""

    edit_wanted = Signal()

    def __init__(self, session: Session, blank: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session
        self._blank = blank

    def read_units(self, account: str | None, without: frozenset[str] = frozenset()) -> None:
        """Offer the units of an account, each below the one it lies in, ``without`` some."""
        tree = unit_tree(self._session.snapshot, account or "")
        units = ((unit.id, _INDENT * depth + unit.name) for unit, depth in tree if unit.id not in without)
        self.set_options([(None, self._blank), *units, (_EDIT, text("EDIT_UNITS"))])

    def _chosen(self, index: int) -> None:
        if self._options[index][0] == _EDIT:
            self._display()
            self.edit_wanted.emit()
        else:
            super()._chosen(index)


def unit_tree(snapshot: Snapshot, account: str) -> Iterator[tuple[Unit, int]]:
    """Units of an account from the top down with their depth; those on a loop come last, as if at the top."""
    units = snapshot.units_of(account)
    known = {unit.id for unit in units}
    below: dict[str | None, list[Unit]] = {}
    for unit in units:
        below.setdefault(unit.parent if unit.parent in known else None, []).append(unit)
    seen: set[str] = set()
    waiting = [(unit, 0) for unit in (*reversed(units), *reversed(below.get(None, ())))]
    while waiting:
        unit, depth = waiting.pop()
        if unit.id in seen:
            continue
        seen.add(unit.id)
        yield unit, depth
        waiting.extend((child, depth + 1) for child in reversed(below.get(unit.id, ())))
