"""Lines other than the solid one, and buying roles, that come with a people list (method.md 3.1, 3.2, 3.7, E5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from relmap.exchange import succession
from relmap.exchange.choices import FieldMode
from relmap.exchange.managers import Directory
from relmap.exchange.people_rows import Entry
from relmap.exchange.remarks import Remark
from relmap.exchange.role_plan import assumed_role
from relmap.model.ids import pair_id
from relmap.model.relations import RoleAssignment, Tie
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Certainty, ObjectiveKind, TieKind


@dataclass(slots=True)
class PeopleTies:
    """The ties and roles of a document while a list is worked in. ``touched`` are the people who got something new."""

    before: Snapshot
    directory: Directory
    successors: Mapping[str, str]
    ties: dict[str, Tie] = field(default_factory=dict)
    roles: dict[str, RoleAssignment] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.ties.update(self.before.ties)
        self.roles.update(self.before.roles)
        for key, tie in succession.lines_of(self.before, self.successors).items():
            if tie is None:
                del self.ties[key]
            else:
                self.ties[key] = tie
        for key, role in succession.roles_of_unnamed(self.before, self.successors).items():
            if role is None:
                del self.roles[key]
            else:
                self.roles[key] = role

    def dotted_lines(self, entries: Sequence[tuple[str, Entry]]) -> None:
        """Dotted lines of the file, and earlier solid lines (method.md 3.7)."""
        joined = {(t.source, t.target) for t in self.ties.values() if t.kind is TieKind.DOTTED_TO}
        for id_, entry in entries:
            told = [(text, True) for text in entry.former_managers] + [(text, False) for text in entry.dotted]
            for text, was_solid in told:
                manager = self._manager(entry, text)
                if manager is None or manager == id_ or (id_, manager) in joined:
                    continue
                joined.add((id_, manager))
                self.touched.add(id_)
                key = pair_id(id_, f"{TieKind.DOTTED_TO} {manager}")
                certainty = Certainty.CONFIRMED
                self.ties[key] = Tie(key, TieKind.DOTTED_TO, id_, manager, certainty, was_solid=was_solid)

    def other_ties(self, entries: Sequence[tuple[str, Entry]]) -> None:
        """Ties a file names beside the lines, as assumptions; the same tie is never made twice."""
        joined = {(t.kind, *_ends(t.kind, t.source, t.target)) for t in self.ties.values()}
        for id_, entry in entries:
            for kind, text in entry.ties:
                other = self.directory.find(text).person
                if other is None:
                    self.remarks.append(Remark("TIE_END_UNKNOWN", entry.line, {"name": entry.shown, "other": text}))
                    continue
                source, target = _ends(kind, id_, other)
                if source == target or (kind, source, target) in joined:
                    continue
                joined.add((kind, source, target))
                self.touched.add(id_)
                key = pair_id(source, f"{kind} {target}")
                self.ties[key] = Tie(key, kind, source, target)

    def buying_roles(self, account: str, entries: Sequence[tuple[str, Entry]], mode: FieldMode) -> None:
        """Buying roles of a CRM as assumptions in Partnership; what we know ourselves gives way only to OVERWRITE."""
        objectives = self.before.objectives_of(account)
        partnership = next((o for o in objectives if o.kind is ObjectiveKind.PARTNERSHIP), None)
        for id_, entry in entries:
            told = entry.involvement
            if partnership is None or told is None or told.blank:
                continue
            role = assumed_role(partnership.id, id_, told)
            there = self.roles.get(role.id)
            if there is None:
                self.roles[role.id] = role
                self.touched.add(id_)
            elif mode is FieldMode.OVERWRITE and told.roles and told.roles != there.roles:
                self.roles[role.id] = replace(there, roles=told.roles, certainty=role.certainty)
                self.touched.add(id_)

    def _manager(self, entry: Entry, text: str) -> str | None:
        reference = self.directory.find(text)
        if reference.person is None and not reference.top:
            self.remarks.append(unfollowed(entry, text, len(reference.found)))
        return reference.person


def unfollowed(entry: Entry, manager: str, found: int) -> Remark:
    """The remark that a reference to a manager means nobody, or one of several."""
    facts = {"name": entry.shown, "manager": manager, "count": found}
    return Remark("MANAGER_AMBIGUOUS" if found else "MANAGER_NOT_FOUND", entry.line, facts)


def _ends(kind: TieKind, source: str, target: str) -> tuple[str, str]:
    """The ends of a tie; of one without direction in an order of their own."""
    return (min(source, target), max(source, target)) if kind.mutual else (source, target)
