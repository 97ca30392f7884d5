"""The open document and the one way to change it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from relmap.edit.commands import Command, Incorporate
from relmap.edit.handlers.registry import handle
from relmap.edit.history import History
from relmap.edit.ports import Store
from relmap.errors import UserError
from relmap.model.changes import ChangeSet, apply, difference
from relmap.model.earlier import Replaced
from relmap.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Changed:
    """Published after every commit. ``initiator`` is whatever the caller passed, so that it can ignore its own edit."""

    change_set: ChangeSet
    snapshot: Snapshot
    revision: int
    initiator: object = None


Listener = Callable[[Changed], None]


class Document:
    """The snapshot in memory, kept equal to the file: a change is first committed, then published.

    ``execute``, ``undo`` and ``redo`` raise ``UserError`` when a rule forbids the edit or the file cannot take it;
    memory, file and history are then as before.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._snapshot = self._opened = store.load()
        self._revision = 0
        self._history = History()
        self._listeners: list[Listener] = []

    @property
    def snapshot(self) -> Snapshot:
        """The document as it is now."""
        return self._snapshot

    @property
    def revision(self) -> int:
        """Counts commits of this session, from 0."""
        return self._revision

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self._store.path

    @property
    def read_only(self) -> bool:
        """Whether the document can only be looked at."""
        return self._store.read_only

    @property
    def next_undo(self) -> ChangeSet | None:
        """The step Undo takes back, the very one ``execute`` told of; None when there is nothing."""
        return self._history.next_undo

    @property
    def undo_label(self) -> str | None:
        """The code of what Undo takes back, None when there is nothing."""
        step = self._history.next_undo
        return step.label if step is not None else None

    @property
    def redo_label(self) -> str | None:
        """The code of what Redo does again, None when there is nothing."""
        step = self._history.next_redo
        return step.label if step is not None else None

    @property
    def changed_since_opened(self) -> bool:
        """Whether anything differs from what was opened."""
        return self._snapshot is not self._opened and bool(difference("", self._opened, self._snapshot))

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear of every commit, in order of subscription; the result ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def execute(self, command: Command, initiator: object = None) -> Changed | None:
        """Carry out a command: one transaction, one undo step. None when it changes nothing."""
        change_set = handle(self._snapshot, command)
        if not change_set:
            return None
        changed = self._commit(change_set, initiator)
        self._history.record(change_set)
        self._publish(changed)
        return changed

    def undo(self) -> Changed | None:
        """Take the last step back, by a new write; None when there is none."""
        step = self._history.next_undo
        if step is None:
            return None
        changed = self._commit(step.inverted(), None)
        self._history.undid()
        self._publish(changed)
        return changed

    def redo(self) -> Changed | None:
        """Do the step last undone again; None when there is none."""
        step = self._history.next_redo
        if step is None:
            return None
        changed = self._commit(step, None)
        self._history.redid()
        self._publish(changed)
        return changed

    def revert_to_opened(self) -> Changed | None:
        """Bring back everything as it was when the document was opened; can itself be undone."""
        return self.execute(Incorporate(difference("REVERT", self._snapshot, self._opened)))

    @property
    def keeps_history(self) -> bool:
        """Whether earlier values stay in the document (the optional full history, storage.md 4.2)."""
        return self._store.keeps_history

    def keep_history(self, keep: bool) -> None:
        """Keep earlier values from now on, or erase all that were kept. No edit: Undo does not take it back.

        Raises ``UserError`` when the file cannot take it.
        """
        self._store.keep_history(keep)

    def earlier_values(self, ids: Sequence[str]) -> tuple[Replaced, ...]:
        """What is kept of these records' earlier values; raises ``UserError`` when it cannot be read."""
        return self._store.earlier_values(ids)

    def copy_to(self, target: Path, *, with_history: bool = True) -> None:
        """Write a complete copy, with what is kept of earlier values or without.

        Raises ``UserError`` when that is not possible.
        """
        self._store.copy_to(target, with_history=with_history)

    def close(self) -> None:
        """Let go of the file. The document is not used afterwards."""
        self._listeners.clear()
        self._store.close()

    def _commit(self, change_set: ChangeSet, initiator: object) -> Changed:
        if self._store.read_only:
            raise UserError("DOCUMENT_READ_ONLY", file=self._store.path.name)
        after = apply(self._snapshot, change_set)
        self._store.commit(change_set, self._revision + 1)
        self._snapshot = after
        self._revision += 1
        return Changed(change_set, after, self._revision, initiator)

    def _publish(self, changed: Changed) -> None:
        for listener in tuple(self._listeners):
            listener(changed)
