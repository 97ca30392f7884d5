"""Our people across, theirs down, and how deep each relationship is and should become."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from relmap.analysis.standing import usable
from relmap.edit.commands import Command, RemoveRelationship, SetRelationship, Together
from relmap.model.entities import Person, TeamMember
from relmap.model.names import called
from relmap.model.relations import Relationship
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import DEPTHS
from relmap.ui.fields.labels import shortened
from relmap.ui.session import Session
from relmap.ui.widgets.plain import plain_tip
from relmap.words.people import who
from relmap.words.team_page import cell, spoken_cell, text

Index = QModelIndex | QPersistentModelIndex
COUNTS = Qt.ItemDataRole.UserRole
"""The usable depth of a cell, 0 … 5; None where there is no relationship."""

_DEEPEST = len(DEPTHS) - 1
_LONGEST_NAME = 40


class TeamMatrix(QAbstractTableModel):
    """The chosen account; ``holders_only`` leaves out people without a role in the chosen objective."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.holders_only = False
        self.people: tuple[Person, ...] = ()
        self.members: tuple[TeamMember, ...] = ()
        self._pairs: dict[tuple[str, str], Relationship] = {}

    def refresh(self) -> None:
        """Read the document again; cells keep their places while only their values change."""
        session = self._session
        people, members = self._rows(session.snapshot), self._columns(session.snapshot)
        self._pairs = {(r.team_member, r.person): r for p in people for r in session.snapshot.relationships_of(p.id)}
        same = [p.id for p in people] == [p.id for p in self.people]
        if same and [m.id for m in members] == [m.id for m in self.members]:
            self.people, self.members = people, members
            if people and members:
                self.dataChanged.emit(self.index(0, 0), self.index(len(people) - 1, len(members) - 1))
                self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(people) - 1)
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(members) - 1)
            return
        self.beginResetModel()
        self.people, self.members = people, members
        self.endResetModel()

    def row_of(self, person: str) -> int:
        """The row of a person, -1 when not listed."""
        return next((n for n, p in enumerate(self.people) if p.id == person), -1)

    def relationship(self, index: Index) -> Relationship | None:
        """What is in a cell."""
        return self._pairs.get((self.members[index.column()].id, self.people[index.row()].id))

    def enter(self, cells: Iterable[Index], name: str, depth: int | None) -> None:
        """Set ``depth`` or ``target_depth`` of cells, in one step."""
        chosen: dict[str, list[str]] = {}
        for index in cells:
            chosen.setdefault(self.members[index.column()].id, []).append(self.people[index.row()].id)
        self._carry_out([SetRelationship(m, tuple(people), {name: depth}) for m, people in chosen.items()])

    def clear(self, cells: Iterable[Index]) -> None:
        """Take relationships away, in one step."""
        found = [r for r in map(self.relationship, cells) if r is not None]
        self._carry_out([RemoveRelationship(r.team_member, r.person) for r in found])

    def _carry_out(self, commands: list[Command]) -> None:
        if len(commands) == 1:
            self._session.run(commands[0], self)
        elif commands:
            removing = isinstance(commands[0], RemoveRelationship)
            label = "REMOVE_RELATIONSHIP" if removing else "SET_RELATIONSHIP"
            self._session.run(Together(label, tuple(commands)), self)

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.people)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.members)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        if section >= (len(self.members) if across else len(self.people)):
            return None
        if across:
            member = self.members[section]
            name = member.name if member.active else text("INACTIVE", name=member.name)
            tip = ", ".join(part for part in (name, member.title, member.firm) if part)
        else:
            person = self.people[section]
            name = called(person) or who(person.id, self._session.snapshot)
            tip = ", ".join(part for part in (person.name, person.title) if part)
        if role == Qt.ItemDataRole.DisplayRole:
            return shortened(name, _LONGEST_NAME)
        return plain_tip(shortened(tip, 400)) if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        possible = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return possible if self._session.read_only else possible | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        snapshot, as_of = self._session.snapshot, self._session.as_of
        relationship = self.relationship(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell(relationship, usable(snapshot, relationship, as_of) if relationship is not None else 0)
            case Qt.ItemDataRole.EditRole:
                return _typed(relationship)
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._spoken(index))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index)
            case _ if role == COUNTS:
                return None if relationship is None else usable(snapshot, relationship, as_of)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or str(value).strip() == _typed(self.relationship(index)):
            return False
        if not str(value).strip():
            self.clear([index])
            return True
        try:
            now, target = _read(str(value))
        except ValueError:
            self._session.messages.tell(text("NOT_A_DEPTH"))
            return False
        values = {"depth": now, "target_depth": target}
        member, person = self.members[index.column()].id, self.people[index.row()].id
        return self._session.run(SetRelationship(member, (person,), values), self) is not None

    def _spoken(self, index: Index) -> str:
        member, person = self.members[index.column()].id, self.people[index.row()].id
        return spoken_cell(self._session.snapshot, member, person, self._session.as_of)

    def _rows(self, snapshot: Snapshot) -> tuple[Person, ...]:
        session = self._session
        found = [p for p in snapshot.people_of(session.account or "") if p.active]
        if self.holders_only:
            holders = {role.person for role in snapshot.roles_of(session.objective or "") if role.holder}
            found = [person for person in found if person.id in holders]
        return tuple(sorted(found, key=lambda p: (-p.level.rank, called(p).casefold(), p.id)))

    def _columns(self, snapshot: Snapshot) -> tuple[TeamMember, ...]:
        """All who are active, and those gone who still have a relationship here."""
        here = {r.team_member for p in snapshot.people_of(self._session.account or "") for r in _known(snapshot, p)}
        shown = (m for m in snapshot.team.values() if m.active or m.id in here)
        return tuple(sorted(shown, key=lambda m: (not m.active, m.name.casefold(), m.id)))


def _known(snapshot: Snapshot, person: Person) -> tuple[Relationship, ...]:
    return snapshot.relationships_of(person.id)


def _typed(relationship: Relationship | None) -> str:
    if relationship is None:
        return ""
    return str(relationship.depth) + (f"/{relationship.target_depth}" if relationship.target_depth is not None else "")


def _read(typed: str) -> tuple[int, int | None]:
    """The depths meant by "3" or "3/4"; raises ``ValueError`` for anything else."""
    now, _slash, target = typed.replace("→", "/").partition("/")
    return _depth(now), _depth(target) if target.strip() else None


def _depth(typed: str) -> int:
    number = int(typed)
    if not 0 <= number <= _DEEPEST:
        raise ValueError(typed)
    return number
