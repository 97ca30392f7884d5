"""Lines between one person and others besides the reporting line (method.md 3.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from relmap.analysis.standing import best_depth
from relmap.edit.commands import AddTie, Remove, Revise, SetRelationship
from relmap.model.entities import Person
from relmap.model.relations import Tie
from relmap.model.vocabulary import DEPTHS, Certainty, Strength, TieKind
from relmap.ui.fields.check_field import CheckField
from relmap.ui.fields.choice_field import ChoiceField, EnumField
from relmap.ui.fields.date_field import DateField
from relmap.ui.fields.form import Form
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.fields.long_text_field import LongTextField
from relmap.ui.fields.person_field import PersonField
from relmap.ui.fields.scale_fields import CertaintyField
from relmap.ui.panels.inspector.block import BlockHead
from relmap.ui.panels.inspector.page import Card, Page, clear_out
from relmap.ui.session import Session
from relmap.words.forms import heading, text, tie_phrase
from relmap.words.labels import label

_WORKING = 2
_WITH_REASON = (TieKind.DOTTED_TO, TieKind.CONFLICT)


class TiesPage(Page):
    """A card for each line, and one to add another."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.nothing = WrapLabel(text("NO_TIES")).quiet()
        self.cards: dict[str, TieCard] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.adder = NewTieCard(session)
        self.column.addWidget(self.nothing)
        self.column.addLayout(self._list)
        self.column.addWidget(self.adder)
        self.column.addStretch(1)

    def forms(self) -> Iterable[Form]:
        """The form of each line."""
        return tuple(card.form for card in self.cards.values())

    def started(self) -> None:
        """Another person."""
        super().started()
        for key in tuple(self.cards):
            self._drop(key)
        self.adder.start(self._person)

    def refresh(self) -> None:
        """Show the lines as they are now, in the order of kinds when they are first seen."""
        person = self._person
        ties = sorted(self.session.snapshot.ties_of(person), key=_order)
        present = {tie.id for tie in ties}
        for gone in [key for key in self.cards if key not in present]:
            self._drop(gone)
        for tie in ties:
            if tie.id not in self.cards:
                self.cards[tie.id] = TieCard(self.session, tie, person)
                self._list.addWidget(self.cards[tie.id])
                self.cards[tie.id].show()
        for card in self.cards.values():
            card.refresh()
        self.nothing.setVisible(not ties)
        self.inside.setEnabled(not self.session.read_only)

    @property
    def _person(self) -> str:
        return self.target.people[0] if self.target.people else ""

    def _drop(self, key: str) -> None:
        card = self.cards.pop(key)
        card.form.drop()
        clear_out(self._list, card)


class TieCard(Card):
    """One line, named from the side of the selected person."""

    def __init__(self, session: Session, tie: Tie, person: str) -> None:
        super().__init__("")
        self._session = session
        self._id = tie.id
        self._person = person
        self.title.hide()
        self.head = BlockHead(text("REMOVE_TIE"))
        self.head.remove.clicked.connect(self._remove)
        self.form = Form(self.records, self._save)
        if tie.kind is TieKind.INFLUENCES:
            self.form.add("strength", text("STRENGTH"), EnumField(tuple(Strength)))
        self.form.add("certainty", text("CERTAINTY"), CertaintyField(), wide=True)
        if tie.kind is TieKind.CAN_INTRODUCE:
            self.form.add("date", text("TIE_DATE"), DateField(lambda: session.as_of, text("NOT_KNOWN")))
        if tie.kind in _WITH_REASON:
            self.form.add("reason", text("REASON"), LongTextField())
        else:
            self.form.add("words", text("TIE_WORDS"), LongTextField(text("TIE_WORDS_PROMPT")))
        if tie.kind is TieKind.DOTTED_TO:
            self.form.add("was_solid", text("WAS_SOLID"), CheckField(text("WAS_SOLID")), wide=True)
        self.column.addWidget(self.head)
        self.column.addWidget(self.form)

    def records(self) -> Sequence[Tie]:
        """The line, none when it is gone."""
        tie = self._session.snapshot.ties.get(self._id)
        return () if tie is None else (tie,)

    def refresh(self) -> None:
        """Show the line as it is now."""
        self.form.refresh()
        people = self._session.snapshot.people
        for tie in self.records():
            outgoing = tie.source == self._person
            other = people.get(tie.target if outgoing else tie.source)
            self.head.say(f"{tie_phrase(tie.kind, outgoing)} {heading(other) if other is not None else '–'}")

    def _save(self, values: Mapping[str, object]) -> None:
        changed = self._session.run(Revise(Tie, (self._id,), values), self)
        if changed is not None and values.get("certainty") is Certainty.CONFIRMED:
            for tie in self.records():
                if tie.kind is TieKind.CAN_INTRODUCE:
                    offer_working_depth(self._session, tie.source)

    def _remove(self) -> None:
        self.form.drop()
        self._session.run(Remove(Tie, (self._id,)), self)


class NewTieCard(Card):
    """Adds a line: what it is, and with whom."""

    def __init__(self, session: Session) -> None:
        super().__init__(text("ADD_TIE"))
        self._session = session
        self._person = ""
        phrases = [((kind, True), tie_phrase(kind, True)) for kind in _KINDS]
        phrases += [((kind, False), tie_phrase(kind, False)) for kind in _KINDS if not kind.mutual]
        self.kind = ChoiceField(phrases)
        self.other = PersonField(self._others, self._one, prompt=text("TIE_WITH_PROMPT"))
        self.form = Form(lambda: (), lambda _values: None)
        self.form.add("kind", text("TIE_KIND"), self.kind)
        self.form.add("other", text("TIE_WITH"), self.other)
        self.add = QPushButton(text("ADD"))
        self.add.clicked.connect(self._add)
        self.column.addWidget(self.form)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignRight)
        self.start("")

    def start(self, person: str) -> None:
        """Add lines of another person."""
        self._person = person
        self.kind.show_values([(TieKind.CAN_INTRODUCE, True)])
        self.other.show_values([None])

    def _add(self) -> None:
        self.other.commit()
        other = self.other.value
        if not isinstance(other, str) or other not in self._session.snapshot.people:
            self.other.setFocus()
            return
        kind, outgoing = self.kind.value
        source, target = (self._person, other) if outgoing else (other, self._person)
        if self._session.run(AddTie(kind, source, target), self) is not None:
            self.other.show_values([None])

    def _others(self) -> Iterable[Person]:
        person = self._session.snapshot.people.get(self._person)
        account = person.account if person is not None else ""
        return (p for p in self._session.snapshot.people_of(account) if p.id != self._person)

    def _one(self, key: str) -> Person | None:
        return self._session.snapshot.people.get(key)


def offer_working_depth(session: Session, person: str) -> None:
    """Somebody agreed to introduce us whom we hardly know on paper: offer to record that we work together (3.2)."""
    snapshot = session.snapshot
    if best_depth(snapshot, person, session.as_of) >= _WORKING:
        return
    member = _member_for(session, person)
    if member is None:
        return
    session.messages.ask(
        text("AGREED_ASK", name=heading(snapshot.people[person])),
        text("AGREED_TEXT", member=snapshot.team[member].name, depth=label(DEPTHS[_WORKING])),
        text("AGREED_YES"),
        lambda: session.run(SetRelationship(member, (person,), {"depth": _WORKING})),
    )


def _member_for(session: Session, person: str) -> str | None:
    """Who of ours knows the person best, else who knows most people; None when depth 2 is entered already."""
    snapshot, active = session.snapshot, [member.id for member in session.team()]
    ours = [r for r in snapshot.relationships_of(person) if r.team_member in active]
    if ours:
        best = max(ours, key=lambda r: (r.depth, r.team_member))
        return best.team_member if best.depth < _WORKING else None
    known = dict.fromkeys(active, 0)
    for relationship in snapshot.relationships.values():
        if relationship.team_member in known:
            known[relationship.team_member] += 1
    return max(known, key=lambda key: known[key], default=None)


_KINDS = (TieKind.CAN_INTRODUCE, TieKind.INFLUENCES, TieKind.ALLY, TieKind.CONFLICT, TieKind.DOTTED_TO)


def _order(tie: Tie) -> tuple[int, str]:
    return _KINDS.index(tie.kind), tie.id
