"""An invented account and a hand that works the inspector by keys and mouse."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from window_fakes import FakeMessages, FakeStore, session_over

from relmap.model.changes import snapshot_of
from relmap.model.entities import Account, Objective, Person, TeamMember, Unit
from relmap.model.ids import pair_id
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import (
    BuyingRole,
    Level,
    ObjectiveKind,
    PersonStatus,
    TargetStatus,
    TieKind,
)
from relmap.ui.fields.choice_field import ChoiceField
from relmap.ui.fields.field import Field
from relmap.ui.fields.form import Form
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.panels.inspector.inspector import Inspector
from relmap.ui.panels.inspector.page import Page
from relmap.ui.session import Session

ACCOUNT = Account("acc", "Birchwood Mills", target_status=TargetStatus.KEY)
PARTNERSHIP = Objective("partnership", "acc", "Partnership", ObjectiveKind.PARTNERSHIP)
DEAL = Objective("deal", "acc", "New rolling line")
BOSS = Person("boss", "acc", "Edda Falk", "Managing director", level=Level.C_SUITE, rank=1)
ANNA = Person("anna", "acc", "Anna Rust", "Plant manager", reports_to="boss", rank=2, unit="plant")
OTTO = Person("otto", "acc", "Otto Brenn", "Buyer", reports_to="boss", rank=3)
POST = Person("post", "acc", "", "Technical director", status=PersonStatus.VACANT, rank=4)
KIM = TeamMember("kim", "Kim Vogel")
LEE = TeamMember("lee", "Lee Sander")
UNITS = (Unit("plant", "acc", "Plant"), Unit("works", "acc", "Works", parent="plant"))


def snapshot(*more: Any) -> Snapshot:
    """The account with two objectives, four people and two of ours; ``more`` replaces or adds records."""
    return snapshot_of([ACCOUNT, PARTNERSHIP, DEAL, BOSS, ANNA, OTTO, POST, KIM, LEE, *UNITS, *more])


def relationship(person: str = "anna", member: str = "kim", **values: Any) -> Relationship:
    """One of our relationships."""
    return Relationship(member, person, **{"depth": 3, "last_contact": date(2026, 9, 10), **values})


def role(person: str = "anna", *roles: BuyingRole, **values: Any) -> RoleAssignment:
    """What a person is to the deal."""
    return RoleAssignment("deal", person, roles=frozenset(roles), **values)


def tie(kind: TieKind, source: str = "anna", target: str = "boss", **values: Any) -> Tie:
    """A line, named after its kind."""
    return Tie(kind.value.lower(), kind, source, target, **values)


class Hand:
    """An inspector on the screen that exists only in memory, with shorthands for working it and for looking."""

    def __init__(self, qtbot: QtBot, content: Snapshot, read_only: bool = False) -> None:
        self.qtbot = qtbot
        self.messages = FakeMessages()
        self.store = FakeStore(content, read_only)
        self.session: Session = session_over(self.store, messages=self.messages)
        self.session.choose("acc", "deal")
        self.inspector = Inspector(self.session)
        qtbot.addWidget(self.inspector)
        self.inspector.resize(340, 900)
        with qtbot.waitExposed(self.inspector):
            self.inspector.show()
        self.inspector.activateWindow()

    def select(self, *people: str, tab: str = "") -> Page:
        """Select people and show a tab."""
        self.session.select(people)
        if tab:
            self.inspector.show_tab(tab)
        return self.page

    @property
    def page(self) -> Page:
        """The page shown."""
        assert self.inspector.page is not None
        return self.inspector.page

    @property
    def now(self) -> Snapshot:
        """The document."""
        return self.session.snapshot

    def steps(self) -> int:
        """How many commits there were."""
        assert self.session.document is not None
        return self.session.document.revision

    def field(self, name: str, form: Form | None = None) -> Field:
        """The field of a name on the page shown."""
        for candidate in [form] if form is not None else self.page.forms():
            try:
                return candidate.field(name)
            except KeyError:
                continue
        raise KeyError(name)

    def notes(self) -> list[str]:
        """What is said below fields."""
        return [label.text() for label in self.page.findChildren(WrapLabel) if label.isVisible() and label.text()]

    def type(self, field: Field, words: str, key: Qt.Key | None = Qt.Key.Key_Return) -> None:
        """Type over what a field shows; ``key`` ends it."""
        target = self.editor(field)
        target.setFocus()
        self.qtbot.keyClick(target, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.keyClick(target, Qt.Key.Key_Delete)
        self.qtbot.keyClicks(target, words)
        if key is not None:
            self.qtbot.keyClick(target, key)

    def write(self, field: Field, words: str) -> None:
        """Type several lines' worth over what a field shows and leave it."""
        self.type(field, words, None)
        self.qtbot.keyClick(self.editor(field), Qt.Key.Key_Tab)

    def choose(self, field: Field, value: object) -> None:
        """Choose a value of a list by keys."""
        assert isinstance(field, ChoiceField)
        values = [option for option, _words in field.options]
        self.pick(field.combo, values.index(value))

    def pick(self, combo: QComboBox, place: int) -> None:
        """Open a list by a key, walk to a place in it and take it."""
        combo.setFocus()
        self.qtbot.keyClick(combo, Qt.Key.Key_Down)
        self.qtbot.keyClick(combo.view(), Qt.Key.Key_Home)
        for _ in range(place):
            self.qtbot.keyClick(combo.view(), Qt.Key.Key_Down)
        self.qtbot.keyClick(combo.view(), Qt.Key.Key_Return)

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Click a widget."""
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place or widget.rect().center())

    def press(self, field: QWidget, keys: str) -> None:
        """Press keys on a painted field."""
        field.setFocus()
        self.qtbot.keyClicks(field, keys)

    @staticmethod
    def editor(field: Field) -> QWidget:
        """What is typed into."""
        editor = field.focusProxy() or field
        assert isinstance(editor, QWidget)
        return editor

    def shown(self, field: Field) -> str:
        """The text in a field's line."""
        editor = self.editor(field)
        assert isinstance(editor, QLineEdit)
        return editor.text()

    def person(self, key: str = "anna") -> Person:
        """A person as in the document."""
        return self.now.people[key]

    def role(self, key: str = "anna") -> RoleAssignment:
        """A person's assignment as in the document."""
        return self.now.roles[pair_id("deal", key)]

    def relationship(self, person: str = "anna", member: str = "kim") -> Relationship:
        """A relationship as in the document."""
        return self.now.relationships[pair_id(member, person)]
