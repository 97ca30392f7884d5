"""What all blocks of the objective page have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from relmap.analysis.deal_hints import Hint, hints
from relmap.edit.commands import Command, Revise
from relmap.edit.document import Changed
from relmap.model.entities import Objective, Person
from relmap.model.names import called
from relmap.ui.fields.date_field import DateField
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.person_field import PersonField
from relmap.ui.fields.team_field import TeamField
from relmap.ui.panels.inspector.page import Card
from relmap.ui.session import Session
from relmap.words.objective_page import hint_words


class Editor(Protocol):
    """What is typed into on a block: a form or a list of lines."""

    def refresh(self) -> None:
        """Show the document as it is now."""

    def commit(self) -> None:
        """Save what is typed."""

    def drop(self) -> None:
        """Forget what is typed."""


class Block(Card):
    """A headed box about one objective; the page says which by ``aim`` and brings it up to date by ``refresh``.

    ``HINTS`` are the remarks that belong here; those that hold are said below the heading.
    """

    HINTS: tuple[Hint, ...] = ()

    def __init__(self, session: Session, heading: str) -> None:
        super().__init__(heading)
        self.session = session
        self.key: str | None = None
        self.remark = WrapLabel(parent=self)
        self.remark.hide()
        self.column.addWidget(self.remark)

    @property
    def objective(self) -> Objective | None:
        """The objective; None when it is gone."""
        return self.session.snapshot.objectives.get(self.key or "")

    def aim(self, objective: str | None) -> None:
        """Be about another objective; what was typed about the old one is saved to it first."""
        if objective != self.key:
            for editor in self.editors():
                editor.commit()
            self.key = objective
            for editor in self.editors():
                editor.drop()
            self.started()

    def forget(self) -> None:
        """Another document is open: nothing typed may reach it."""
        for editor in self.editors():
            editor.drop()
        self.key = None

    def editors(self) -> Iterable[Editor]:
        """What is typed into."""
        return ()

    def started(self) -> None:
        """Another objective is shown from now on."""

    def refresh(self) -> None:
        """Show the objective as it is now."""
        for editor in self.editors():
            editor.refresh()
        objective = self.objective
        held = hints(self.session.snapshot, objective, self.session.as_of) if self.HINTS and objective else ()
        words = " ".join(hint_words(hint) for hint in self.HINTS if hint in held)
        self.remark.say(words)
        self.remark.setVisible(bool(words))

    def run(self, command: Command) -> Changed | None:
        """Carry out a command that came from this block."""
        return self.session.run(command, self)

    def revise(self, values: dict[str, object]) -> None:
        """New values for fields of the objective."""
        if self.key is not None:
            self.run(Revise(Objective, (self.key,), values))

    def people(self) -> Iterator[Person]:
        """Everybody on the account's map who can be named."""
        objective = self.objective
        for person in self.session.snapshot.people_of(objective.account) if objective is not None else ():
            if called(person):
                yield person

    def person_field(self, prompt: str) -> PersonField:
        """A field for one of theirs, or nobody."""
        return PersonField(self.people, self._one, prompt)

    def _one(self, key: str) -> Person | None:
        return self.session.snapshot.people.get(key)

    def day_field(self, blank: str, today: bool = False) -> DateField:
        """A field for a day, or none."""
        return DateField(lambda: self.session.as_of, blank, today_button=today)

    def team_field(self) -> TeamField:
        """A field for one of ours, or nobody."""
        return TeamField(self.session)
