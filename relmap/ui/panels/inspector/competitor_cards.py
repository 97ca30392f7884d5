"""How close competitors are to one person (E21); a competitor is a name, no node of the map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from relmap.edit.commands import AddRecords, Remove, Revise
from relmap.model.ids import new_id
from relmap.model.knowledge import CompetitorTie
from relmap.model.strategy_vocabulary import CompetitorStrength
from relmap.model.vocabulary import HowKnown
from relmap.ui.fields.choice_field import EnumField
from relmap.ui.fields.date_field import DateField
from relmap.ui.fields.form import Form
from relmap.ui.fields.scale_fields import CertaintyField
from relmap.ui.fields.text_field import TextField
from relmap.ui.panels.inspector.block import BlockHead
from relmap.ui.panels.inspector.page import Card, clear_out
from relmap.ui.session import Session
from relmap.words.forms import text as form_text
from relmap.words.knowledge import text


class CompetitorList(Card):
    """A block for each competitor, and a line to add one."""

    def __init__(self, session: Session) -> None:
        super().__init__(text("COMPETITORS"))
        self._session = session
        self._person = ""
        self.blocks: dict[str, CompetitorBlock] = {}
        self._list = QVBoxLayout()
        self.name = TextField(text("ADD_COMPETITOR"))
        self.name.call(text("ADD_COMPETITOR"))
        self.name.line.returnPressed.connect(self._add)
        self.add = QPushButton(form_text("ADD"))
        self.add.clicked.connect(self._add)
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.add)
        self.column.addLayout(self._list)
        self.column.addLayout(row)

    def forms(self) -> Iterable[Form]:
        """The form of each competitor."""
        return tuple(block.form for block in self.blocks.values())

    def start(self, person: str) -> None:
        """Another person."""
        self._person = person
        for key in tuple(self.blocks):
            self._drop(key)
        self.name.show_values([""])

    def refresh(self) -> None:
        """Show the competitors as they are now."""
        ties = self._session.snapshot.competitor_ties_of(self._person)
        present = {tie.id for tie in ties}
        for gone in [key for key in self.blocks if key not in present]:
            self._drop(gone)
        for tie in ties:
            if tie.id not in self.blocks:
                self.blocks[tie.id] = CompetitorBlock(self._session, tie.id)
                self._list.addWidget(self.blocks[tie.id])
            self.blocks[tie.id].refresh()

    def _drop(self, key: str) -> None:
        block = self.blocks.pop(key)
        block.form.drop()
        clear_out(self._list, block)

    def _add(self) -> None:
        self.name.commit()
        name = self.name.value
        if not name or self._person not in self._session.snapshot.people:
            self.name.setFocus()
            return
        tie = CompetitorTie(new_id(), self._person, str(name), known_on=self._session.as_of)
        self.name.show_values([""])
        self._session.run(AddRecords((tie,)), self)


class CompetitorBlock(QWidget):
    """One competitor, with how it is known."""

    def __init__(self, session: Session, tie: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id = tie
        self.head = BlockHead(text("REMOVE_COMPETITOR"))
        self.head.remove.clicked.connect(self._remove)
        never = form_text("NOT_KNOWN")
        self.form = Form(self.records, self._save)
        self.form.add("strength", text("STRENGTH"), EnumField(tuple(CompetitorStrength)))
        self.form.add("certainty", text("CERTAINTY"), CertaintyField(), wide=True)
        self.form.add("how_known", text("HOW_KNOWN"), EnumField(tuple(HowKnown), never))
        self.form.add("known_on", form_text("KNOWN_ON"), DateField(lambda: session.as_of, never))
        self.form.add("words", form_text("TIE_WORDS"), TextField(form_text("MODE_WORDS_PROMPT")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.addWidget(self.head)
        column.addWidget(self.form)

    def records(self) -> Sequence[CompetitorTie]:
        """The tie, none when it is gone."""
        tie = self._session.snapshot.competitor_ties.get(self._id)
        return () if tie is None else (tie,)

    def refresh(self) -> None:
        """Show the tie as it is now."""
        for tie in self.records():
            self.head.say(tie.competitor)
        self.form.refresh()

    def _save(self, values: Mapping[str, object]) -> None:
        self._session.run(Revise(CompetitorTie, (self._id,), values), self)

    def _remove(self) -> None:
        self.form.drop()
        self._session.run(Remove(CompetitorTie, (self._id,)), self)
