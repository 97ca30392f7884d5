"""Two objectives side by side, and roles taken over from Partnership as assumed (method.md 3.9)."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHeaderView, QPushButton, QTableWidgetItem

from relmap.edit.commands import SetRole, Together
from relmap.model.entities import Objective
from relmap.model.ids import pair_id
from relmap.model.relations import RoleAssignment
from relmap.model.vocabulary import Certainty, ObjectiveKind
from relmap.ui.fields.choice_field import ChoiceField
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.pages.objective.block import Block
from relmap.ui.pages.objective.criteria_block import Grid
from relmap.ui.session import Session
from relmap.ui.widgets.look import muted
from relmap.words.objective_comparison import objective_facts, role_in_words, roles_copied
from relmap.words.objective_page import text
from relmap.words.people import who


class CompareBlock(Block):
    """Facts and roles of this objective beside those of another; people whose roles differ come first."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, text("HEAD_COMPARE"))
        self.other = ChoiceField()
        self.other.call(text("COMPARE_WITH"))
        self.other.edited.connect(lambda _value: self.refresh())
        self.empty = WrapLabel().quiet()
        self.grid = Grid()
        self.grid.setAccessibleName(text("HEAD_COMPARE"))
        self.grid.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.copy = QPushButton()
        self.copy.clicked.connect(self._copy)
        for widget in (self.other, self.empty, self.grid, self.copy):
            self.column.addWidget(widget)
        self.column.setAlignment(self.copy, Qt.AlignmentFlag.AlignLeft)

    def started(self) -> None:
        """Another objective: Partnership stands beside it, or the first other one."""
        self.other.show_values([None])

    def refresh(self) -> None:
        """Show both as they are now."""
        super().refresh()
        objective, snapshot = self.objective, self.session.snapshot
        others = self._others()
        self.other.set_options([(o.id, o.title) for o in others])
        if self.other.value not in {o.id for o in others}:
            self.other.show_values([others[0].id if others else None])
        beside = snapshot.objectives.get(self.other.value or "")
        self.other.setVisible(bool(others))
        self.empty.say(text("NOTHING_TO_COMPARE"))
        self.empty.setVisible(not others)
        self.grid.setVisible(beside is not None)
        if objective is not None and beside is not None:
            self._fill(objective, beside)
        wanted = self.to_copy()
        self.copy.setText(roles_copied(len(wanted)))
        self.copy.setVisible(bool(wanted))

    def to_copy(self) -> tuple[RoleAssignment, ...]:
        """Roles in Partnership of people who have none in this objective yet."""
        objective, snapshot = self.objective, self.session.snapshot
        if objective is None or objective.kind is ObjectiveKind.PARTNERSHIP:
            return ()
        partnership = snapshot.objectives_of(objective.account)[0]
        held = {role.person for role in snapshot.roles_of(objective.id) if role.holder}
        return tuple(r for r in snapshot.roles_of(partnership.id) if r.holder and r.person not in held)

    def _others(self) -> tuple[Objective, ...]:
        objective = self.objective
        everything: Iterable[Objective] = ()
        if objective is not None:
            everything = self.session.snapshot.objectives_of(objective.account)
        return tuple(o for o in everything if o.id != self.key)

    def _fill(self, one: Objective, other: Objective) -> None:
        snapshot, grid = self.session.snapshot, self.grid
        rows = [(name, left, right) for name, left, right in objective_facts(one, other, snapshot)]
        people = dict.fromkeys(role.person for o in (one, other) for role in snapshot.roles_of(o.id) if role.holder)
        roles = []
        for person in people:
            left, right = (role_in_words(snapshot.roles.get(pair_id(o.id, person))) for o in (one, other))
            roles.append((who(person, snapshot), left, right))
        rows += sorted(roles, key=lambda row: (row[1] == row[2], row[0].casefold()))
        grid.setRowCount(len(rows))
        grid.setColumnCount(2)
        grid.setHorizontalHeaderLabels([one.title, other.title])
        grid.setVerticalHeaderLabels([name for name, _left, _right in rows])
        for place, (_name, left, right) in enumerate(rows):
            for column, words in enumerate((left, right)):
                item = QTableWidgetItem(words)
                if left != right:
                    font = QFont(grid.font())
                    font.setWeight(QFont.Weight.DemiBold)
                    item.setFont(font)
                else:
                    item.setForeground(muted(grid))
                grid.setItem(place, column, item)
        grid.updateGeometry()

    def _copy(self) -> None:
        if self.key is None:
            return
        commands = tuple(
            SetRole(
                self.key,
                (role.person,),
                {"roles": role.roles, "certainty": Certainty.ASSUMED, "influence": role.influence},
            )
            for role in self.to_copy()
        )
        self.run(Together("COPY_ROLES", commands))
