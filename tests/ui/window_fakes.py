"""Stand-ins for what a window stands on: a file in memory, and somebody who answers questions."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path

from relmap.edit.document import Document
from relmap.errors import UserError
from relmap.model.changes import Change, ChangeSet, apply
from relmap.model.earlier import Replaced
from relmap.model.snapshot import Snapshot
from relmap.tasks.background import Background
from relmap.ui.session import Session

TODAY = date(2026, 9, 30)


class FakeStore:
    """Keeps a document in memory, with every change set written to it."""

    def __init__(self, snapshot: Snapshot | None = None, read_only: bool = False) -> None:
        self.written = snapshot if snapshot is not None else Snapshot()
        self.path = Path("memory.relmap")
        self.read_only = read_only
        self.committed: list[ChangeSet] = []
        self.failure: UserError | None = None
        self.closed = False
        self.keeps_history = False
        self.kept: list[Replaced] = []
        self.clock = datetime(2026, 9, 3, 14, 5, tzinfo=UTC)

    def load(self) -> Snapshot:
        """Everything written so far."""
        return self.written

    def commit(self, change_set: ChangeSet, revision: int) -> None:
        """Write a change set, unless the next failure is scripted."""
        if self.failure is not None:
            raise self.failure
        self.committed.append(change_set)
        self.written = apply(self.written, change_set)
        if self.keeps_history:
            self.kept.extend(self._replaced(change) for change in change_set.changes if change.before is not None)

    def keep_history(self, keep: bool) -> None:
        """Keep what is replaced, or forget it."""
        if self.failure is not None:
            raise self.failure
        self.keeps_history = keep
        self.kept.clear()

    def earlier_values(self, ids: Sequence[str]) -> tuple[Replaced, ...]:
        """What was replaced in some records, unless the next failure is scripted."""
        if self.failure is not None:
            raise self.failure
        return tuple(replaced for replaced in self.kept if replaced.id in ids)

    def copy_to(self, target: Path, *, with_history: bool = True) -> None:
        """Write something that stands for the copy."""
        target.write_text("copy with history" if with_history and self.keeps_history else "copy")

    def _replaced(self, change: Change) -> Replaced:
        removed = change.after is None
        names = [f.name for f in fields(change.record_type)] if removed else change.fields()
        values = {name: getattr(change.before, name) for name in names}
        return Replaced(self.clock, change.record_type, change.id, values, removed)

    def close(self) -> None:
        """Nothing is left open."""
        self.closed = True


class FakeMessages:
    """Records what was told and asked; answers and files come from scripted queues.

    A question without a scripted answer is declined, a file chooser without a scripted file cancelled.
    """

    def __init__(self) -> None:
        self.told: list[str] = []
        self.asked: list[str] = []
        self.explained: list[str] = []
        self.answers: deque[bool] = deque()
        self.files: deque[Path] = deque()
        self.choices: deque[str] = deque()
        self.offered: dict[str, Callable[[], object]] = {}

    def tell(self, sentence: str) -> None:
        """Record a sentence."""
        self.told.append(sentence)

    def offer(self, sentence: str, options: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Record a sentence and what could be done next."""
        self.told.append(sentence)
        self.offered = dict(options)

    def ask(self, question: str, explanation: str, yes: str, agreed: Callable[[], object]) -> None:
        """Record a question and give the next scripted answer."""
        self.asked.append(question)
        self.explained.append(explanation)
        if self.answers and self.answers.popleft():
            agreed()

    def choose(self, question: str, explanation: str, options: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Record a question and press the button of the next scripted word."""
        self.asked.append(question)
        self.explained.append(explanation)
        if self.choices:
            dict(options)[self.choices.popleft()]()

    def open_file(self, title: str, patterns: str, chosen: Callable[[Path], None]) -> None:
        """Choose the next scripted file."""
        if self.files:
            chosen(self.files.popleft())

    def save_file(self, title: str, name: str, patterns: str, chosen: Callable[[Path], None]) -> None:
        """Choose the next scripted file."""
        if self.files:
            chosen(self.files.popleft())


def session_over(
    content: Snapshot | FakeStore,
    *,
    read_only: bool = False,
    messages: FakeMessages | None = None,
    today: date = TODAY,
) -> Session:
    """A session that shows a document in memory, or the one kept by a store."""
    store = content if isinstance(content, FakeStore) else FakeStore(content, read_only)
    session = Session(messages or FakeMessages(), Background(), lambda: today)
    session.show(Document(store))
    return session
