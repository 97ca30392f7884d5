"""One of ours, chosen from a list."""

from __future__ import annotations

from relmap.ui.fields.choice_field import ChoiceField
from relmap.ui.session import Session
from relmap.words.forms import text
from relmap.words.map import nameless


class TeamField(ChoiceField):
    """One of ours who is active, or nobody."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._offer()

    def _offer(self) -> None:
        team = self._session.snapshot.team
        members = {m.id: m.name for m in self._session.team()}
        if isinstance(self._value, str) and self._value in team:
            members.setdefault(self._value, team[self._value].name)
        nobody = (None, text("NOBODY"))
        self._options = ()
        self.combo.clear()
        self._options = (nobody, *((key, name or nameless()) for key, name in members.items()))
        for value, words in self._options:
            self.combo.addItem(words, value)

    def _display(self) -> None:
        self._offer()
        super()._display()
