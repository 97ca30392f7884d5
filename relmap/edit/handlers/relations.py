"""Relationships, ties and roles."""

from __future__ import annotations

from relmap.edit.commands import AddTie, RemoveRelationship, SetRelationship, SetRole, ToggleRole
from relmap.edit.draft import Draft
from relmap.edit.handlers.fields import revised
from relmap.errors import UserError
from relmap.model.changes import ChangeSet
from relmap.model.ids import pair_id
from relmap.model.names import called
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import BuyingRole


def add_tie(snapshot: Snapshot, command: AddTie) -> ChangeSet:
    """See ``AddTie``. A tie that exists already gets the new values. Raises ``UserError`` for a tie to oneself."""
    source, target = snapshot.people[command.source], snapshot.people[command.target]
    if source.id == target.id:
        raise UserError("TIE_TO_SELF", person=called(source))
    if source.account != target.account:
        raise UserError("OTHER_ACCOUNT", manager=called(target))
    draft = Draft(snapshot)
    existing = next((t for t in snapshot.ties_of(source.id) if _same_tie(t, command)), None)
    tie = existing or Tie(command.id, command.kind, source.id, target.id)
    draft.put(revised(tie, command.values))
    return draft.change_set("ADD_TIE")


def _same_tie(tie: Tie, command: AddTie) -> bool:
    if tie.kind is not command.kind:
        return False
    ends = (tie.source, tie.target)
    wanted = (command.source, command.target)
    return ends == wanted or (tie.kind.mutual and ends == wanted[::-1])


def set_relationship(snapshot: Snapshot, command: SetRelationship) -> ChangeSet:
    """See ``SetRelationship``."""
    draft = Draft(snapshot)
    for person in command.people:
        key = pair_id(command.team_member, person)
        record = snapshot.relationships.get(key) or Relationship(command.team_member, person)
        draft.put(revised(record, command.values))
    return draft.change_set("SET_RELATIONSHIP")


def remove_relationship(snapshot: Snapshot, command: RemoveRelationship) -> ChangeSet:
    """See ``RemoveRelationship``."""
    draft = Draft(snapshot)
    draft.remove(Relationship, pair_id(command.team_member, command.person))
    return draft.change_set("REMOVE_RELATIONSHIP")


def toggle_role(snapshot: Snapshot, command: ToggleRole) -> ChangeSet:
    """See ``ToggleRole``: like a tick box over several rows, it ticks all unless all are ticked."""
    records = [_assignment(snapshot, command.objective, person) for person in command.people]
    give = not all(command.role in record.roles for record in records)
    draft = Draft(snapshot)
    for record in records:
        roles = record.roles | {command.role} if give else record.roles - {command.role}
        _put_role(draft, snapshot, revised(record, {"roles": frozenset(roles)}))
    return draft.change_set("GIVE_ROLE" if give else "TAKE_ROLE")


def set_role(snapshot: Snapshot, command: SetRole) -> ChangeSet:
    """See ``SetRole``."""
    draft = Draft(snapshot)
    for person in command.people:
        _put_role(draft, snapshot, revised(_assignment(snapshot, command.objective, person), command.values))
    return draft.change_set("SET_ROLE")


def _assignment(snapshot: Snapshot, objective: str, person: str) -> RoleAssignment:
    holder = snapshot.people.get(person)
    if holder is not None and holder.account != snapshot.objectives[objective].account:
        raise UserError("OTHER_ACCOUNT", manager=called(holder))
    return snapshot.roles.get(pair_id(objective, person)) or RoleAssignment(objective, person)


def _put_role(draft: Draft, snapshot: Snapshot, record: RoleAssignment) -> None:
    if record.person in snapshot.team and record.roles - {BuyingRole.COACH}:
        raise UserError("TEAM_ONLY_COACH", person=snapshot.team[record.person].name)
    if record == RoleAssignment(record.objective, record.person):
        draft.remove(RoleAssignment, record.id)
    else:
        draft.put(record)
