"""Turns what the user does on the map into commands; each gesture or key is one undo step."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from relmap.edit.commands import (
    AddPerson,
    AddTeamMember,
    AddTie,
    FillPost,
    Incorporate,
    Reassign,
    Remove,
    Revise,
    SetRelationship,
    ToggleRole,
)
from relmap.model.changes import Change, ChangeSet
from relmap.model.entities import Person
from relmap.model.vocabulary import DEPTHS, BuyingRole, PersonStatus, TieKind
from relmap.packs.map_cards import GHOST
from relmap.ui.composition import Composition
from relmap.ui.session import Session
from relmap.words.labels import label
from relmap.words.window import text


class MapEdits(QObject):
    """Edits of the chosen account's map.

    Somebody new is first only a card waiting for a name (``name_wanted`` asks for it); the document hears of the
    person when the name is given, so adding is one undo step and Escape leaves nothing behind.
    """

    name_wanted = Signal(str)
    done = Signal(str)
    """Something worth a word in the status bar."""

    def __init__(self, session: Session, composition: Composition, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._composition = composition

    def add(self, kind: str, anchor: str) -> None:
        """Begin somebody new: a "SIBLING" or "REPORT" of ``anchor``, or a "ROOT"."""
        account = self._session.account
        if account is None or self._session.read_only:
            return
        people = self._session.snapshot.people
        at = people.get(anchor)
        if at is None or kind == "ROOT":
            command = AddPerson(account)
        elif kind == "REPORT":
            command = AddPerson(account, reports_to=at.id)
        else:
            command = AddPerson(account, reports_to=at.reports_to, after=at.id)
        if at is not None and kind == "REPORT" and at.collapsed:
            self._session.run(Revise(Person, (at.id,), {"collapsed": False}))
        self._composition.preview(command)
        self.name_wanted.emit(command.id)

    def rename(self, card: str, name: str, title: str) -> None:
        """A name and title were typed on a card: of somebody new, of a role nobody filled, of a post, of a person."""
        draft = self._composition.draft
        name, title = name.strip(), title.strip()
        if draft is not None and card == draft.id:
            self._composition.preview(None)
            if (name or title) and self._session.run(replace(draft, name=name, title=title)) is not None:
                self._session.select((card,))
            return
        if card.startswith(GHOST):
            self._name_ghost(BuyingRole(card.removeprefix(GHOST)), name, title)
            return
        person = self._session.snapshot.people[card]
        if person.status is PersonStatus.VACANT and name:
            command = FillPost(card, name)
            if self._session.run(command) is not None:
                self._session.select((command.id,))
            return
        self._session.run(Revise(Person, (card,), {"name": name, "title": title}))

    def give_up(self) -> None:
        """Naming ended without a name: somebody new is forgotten, and who stood before is selected again."""
        draft = self._composition.draft
        if draft is not None:
            self._composition.preview(None)
            anchor = draft.after or draft.reports_to
            self._session.select((anchor,) if anchor is not None else ())

    def reassign(self, people: tuple[str, ...], manager: str, before: str) -> None:
        """Other manager ("" for none), other place among the reports."""
        known = tuple(key for key in people if not key.startswith(GHOST))
        if known:
            self._session.run(Reassign(known, manager or None, before or None))

    def tie(self, kind: TieKind, source: str, target: str) -> None:
        """A line between two people, as seen and said by us."""
        if not source.startswith(GHOST) and not target.startswith(GHOST):
            self._session.run(AddTie(kind, source, target))

    def collapse(self, person: str) -> None:
        """Close an open branch, open a closed one."""
        record = self._session.snapshot.people.get(person)
        if record is not None:
            self._session.run(Revise(Person, (person,), {"collapsed": not record.collapsed}))

    def expand_all(self) -> None:
        """Open every branch of the account."""
        people = self._session.snapshot.people_of(self._session.account or "")
        closed = tuple(person.id for person in people if person.collapsed)
        if closed:
            self._session.run(Revise(Person, closed, {"collapsed": False}))

    def toggle_role(self, role: BuyingRole) -> None:
        """Give the selected people a role in the objective, or take it away when all have it."""
        people = self._people()
        if people and self._session.objective is not None:
            self._session.run(ToggleRole(self._session.objective, people, role))

    def set_depth(self, depth: int) -> None:
        """Say how deep our relationship with the selected people is.

        Whose relationship: that of whoever of ours knows the person best, else of whoever has most relationships.
        """
        people = self._people()
        if not people:
            return
        by_member: dict[str, list[str]] = {}
        for person in people:
            member = self._member_for(person)
            if member is None:
                return
            by_member.setdefault(member, []).append(person)
        for member, theirs in by_member.items():
            self._session.run(SetRelationship(member, tuple(theirs), {"depth": depth}))
        names = ", ".join(self._session.snapshot.team[member].name for member in by_member)
        self.done.emit(f"{depth} {label(DEPTHS[depth])} · {names}")

    def remove(self) -> None:
        """Take the selected people off the map."""
        people = self._people()
        if people:
            self._session.run(Remove(Person, people))

    def no_manager(self) -> None:
        """The selected people report to nobody."""
        self.reassign(self._people(), "", "")

    def pin(self, pinned: bool) -> None:
        """Keep the selected cards where they stand, or let them move with the map again."""
        scene = self._composition.scene
        people = self._session.snapshot.people
        if scene is None:
            return
        changes = []
        for key in self._people():
            if key in scene.placement.rects:
                rect = scene.placement.rects[key]
                after = replace(people[key], pinned=pinned, x=rect.x, y=rect.y)
                changes.append(Change(people[key], after))
        self._session.run(Incorporate(ChangeSet("PIN" if pinned else "UNPIN", tuple(changes))))

    def _people(self) -> tuple[str, ...]:
        people = self._session.snapshot.people
        return tuple(key for key in self._session.selection if key in people)

    def _name_ghost(self, role: BuyingRole, name: str, title: str) -> None:
        account, objective = self._session.account, self._session.objective
        if account is None or objective is None or not (name or title):
            return
        command = AddPerson(account, name, title, objective=objective, roles=frozenset({role}))
        if self._session.run(command) is not None:
            self._session.select((command.id,))

    def _member_for(self, person: str) -> str | None:
        snapshot = self._session.snapshot
        active = {member.id for member in self._session.team()}
        ours = [r for r in snapshot.relationships_of(person) if r.team_member in active]
        if ours:
            return max(ours, key=lambda r: (r.depth, r.team_member)).team_member
        if not active:
            command = AddTeamMember(text("ME"))
            return command.id if self._session.run(command) is not None else None
        counts = dict.fromkeys(sorted(active), 0)
        for relationship in snapshot.relationships.values():
            if relationship.team_member in counts:
                counts[relationship.team_member] += 1
        return max(counts, key=lambda key: counts[key])
