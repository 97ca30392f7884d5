"""What can be undone and redone in this session.

Own and Qt-free: a history over a database must not keep a step whose write failed (architecture.md, decisions).
"""

from __future__ import annotations

from relmap.model.changes import ChangeSet

_LIMIT = 500


class History:
    """Two stacks of change sets. Move a step only after the file has taken it."""

    def __init__(self) -> None:
        self._done: list[ChangeSet] = []
        self._undone: list[ChangeSet] = []

    @property
    def next_undo(self) -> ChangeSet | None:
        """The step Undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> ChangeSet | None:
        """The step Redo would do again."""
        return self._undone[-1] if self._undone else None

    def record(self, change_set: ChangeSet) -> None:
        """A new step was written; what was undone before is gone."""
        self._done.append(change_set)
        del self._done[:-_LIMIT]
        self._undone.clear()

    def undid(self) -> None:
        """The step of ``next_undo`` was taken back in the file."""
        self._undone.append(self._done.pop())

    def redid(self) -> None:
        """The step of ``next_redo`` was written again."""
        self._done.append(self._undone.pop())
