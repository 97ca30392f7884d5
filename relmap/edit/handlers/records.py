"""Accounts, units, objectives, our team; editing of fields; removal with what depends on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from relmap.edit.commands import AddAccount, AddObjective, AddTeamMember, AddUnit, Remove, Revise
from relmap.edit.draft import Draft
from relmap.edit.handlers.fields import revised
from relmap.edit.handlers.people import forget, remove_people
from relmap.edit.handlers.strategy import release, remove_label, settled
from relmap.errors import UserError
from relmap.model.changes import ChangeSet
from relmap.model.entities import PARTNERSHIP_TITLE, Account, Objective, Person, TeamMember, Unit
from relmap.model.ids import new_id
from relmap.model.references import STRATEGY
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import COLLECTIONS, Record, Snapshot
from relmap.model.text import one_line
from relmap.model.vocabulary import Affiliation, BuyingRole, Certainty, ObjectiveKind, PersonKind, PersonStatus


def add_account(snapshot: Snapshot, command: AddAccount) -> ChangeSet:
    """See ``AddAccount``. Raises ``UserError`` when the name is blank or taken."""
    name = _required(command.name)
    if any(a.name.casefold() == name.casefold() for a in snapshot.accounts.values()):
        raise UserError("ACCOUNT_EXISTS", account=name)
    draft = Draft(snapshot)
    draft.put(settled(snapshot, None, revised(Account(command.id, name), command.values)))
    draft.put(Objective(new_id(), command.id, PARTNERSHIP_TITLE, ObjectiveKind.PARTNERSHIP))
    return draft.change_set("ADD_ACCOUNT")


def add_unit(snapshot: Snapshot, command: AddUnit) -> ChangeSet:
    """See ``AddUnit``."""
    draft = Draft(snapshot)
    draft.put(Unit(command.id, command.account, _required(command.name), command.parent))
    return draft.change_set("ADD_UNIT")


def add_team_member(snapshot: Snapshot, command: AddTeamMember) -> ChangeSet:
    """See ``AddTeamMember``."""
    draft = Draft(snapshot)
    draft.put(revised(TeamMember(command.id, _required(command.name)), command.values))
    return draft.change_set("ADD_TEAM_MEMBER")


def add_objective(snapshot: Snapshot, command: AddObjective) -> ChangeSet:
    """See ``AddObjective``."""
    draft = Draft(snapshot)
    objective = revised(Objective(command.id, command.account, _required(command.title)), command.values)
    draft.put(settled(snapshot, None, objective))
    if command.copy_roles_from is not None:
        for role in snapshot.roles_of(command.copy_roles_from):
            draft.put(
                RoleAssignment(
                    command.id, role.person, roles=role.roles, certainty=Certainty.ASSUMED, influence=role.influence
                )
            )
    return draft.change_set("ADD_OBJECTIVE")


def revise(snapshot: Snapshot, command: Revise) -> ChangeSet:
    """See ``Revise``. Raises ``UserError`` when a value is not possible or a needed name is blank."""
    draft = Draft(snapshot)
    collection: Mapping[str, Any] = getattr(snapshot, COLLECTIONS[command.record_type])
    for key in command.ids:
        before = collection[key]
        after = revised(before, command.values)
        assert after.id == key, "the ends of a pair do not change"
        draft.put(settled(snapshot, before, _settled(snapshot, before, after)))
    return draft.change_set("REVISE")


def _settled(snapshot: Snapshot, before: Any, after: Any) -> Any:
    """What follows from the new values of a record for its other fields."""
    match after:
        case Person():
            return _settled_person(before, after)
        case Account() | Unit() | TeamMember():
            _required(after.name)
        case Objective():
            _required(after.title)
            if before.kind is ObjectiveKind.PARTNERSHIP and after.title != before.title:
                raise UserError("PARTNERSHIP_FIXED")
    if isinstance(after, Unit) and after.parent is not None and after.parent in snapshot.unit_subtree(after.id):
        raise UserError("UNIT_BELOW_ITSELF", unit=after.name)
    if isinstance(after, Account) and any(
        a.id != after.id and a.name.casefold() == after.name.casefold() for a in snapshot.accounts.values()
    ):
        raise UserError("ACCOUNT_EXISTS", account=after.name)
    return after


def _settled_person(before: Person, after: Person) -> Person:
    if after.status is before.status:
        if after.name and before.status is PersonStatus.UNIDENTIFIED:
            after = replace(after, status=PersonStatus.ACTIVE)
        elif not after.name and before.name and before.status is PersonStatus.ACTIVE:
            after = replace(after, status=PersonStatus.UNIDENTIFIED)
    elif after.status is PersonStatus.ACTIVE:
        after = replace(after, since=None)
    if after.kind is PersonKind.EXTERNAL and after.affiliation is None:
        after = replace(after, affiliation=Affiliation.OTHER)
    if after.kind is PersonKind.CONTACT and after.affiliation is not None:
        after = replace(after, affiliation=None)
    return after


def remove(snapshot: Snapshot, command: Remove) -> ChangeSet:
    """See ``Remove``. Raises ``UserError`` for the Partnership objective, which every account keeps."""
    return _REMOVALS[command.record_type](snapshot, command.ids)


def _remove_plain(record_type: type[Record], label: str) -> Callable[[Snapshot, Sequence[str]], ChangeSet]:
    def removal(snapshot: Snapshot, ids: Sequence[str]) -> ChangeSet:
        draft = Draft(snapshot)
        for key in ids:
            draft.remove(record_type, key)
        release(draft, [(record_type, key) for key in ids])
        return draft.change_set(label)

    return removal


def _remove_accounts(snapshot: Snapshot, ids: Sequence[str]) -> ChangeSet:
    draft = Draft(snapshot)
    for account in ids:
        for person in snapshot.people_of(account):
            for tie in snapshot.ties_of(person.id):
                draft.remove(Tie, tie.id)
            for relationship in snapshot.relationships_of(person.id):
                draft.remove(Relationship, relationship.id)
            forget(draft, person.id)
        for objective in snapshot.objectives_of(account):
            for role in snapshot.roles_of(objective.id):
                draft.remove(RoleAssignment, role.id)
            draft.remove(Objective, objective.id)
        for person in snapshot.people_of(account):
            draft.remove(Person, person.id)
        for unit in snapshot.units_of(account):
            draft.remove(Unit, unit.id)
        draft.remove(Account, account)
        release(
            draft,
            (
                (Account, account),
                *((Objective, objective.id) for objective in snapshot.objectives_of(account)),
                *((Person, person.id) for person in snapshot.people_of(account)),
            ),
        )
    return draft.change_set("REMOVE_ACCOUNT")


def _remove_units(snapshot: Snapshot, ids: Sequence[str]) -> ChangeSet:
    draft = Draft(snapshot)
    for key in ids:
        unit = snapshot.units[key]
        for other in snapshot.units_of(unit.account):
            if other.parent == key:
                draft.put(replace(other, parent=unit.parent))
        for person in snapshot.people_of(unit.account):
            if person.unit == key:
                draft.put(replace(person, unit=unit.parent))
        for objective in snapshot.objectives_of(unit.account):
            if objective.unit == key:
                draft.put(replace(objective, unit=unit.parent))
        draft.remove(Unit, key)
    return draft.change_set("REMOVE_UNIT")


def _remove_team(snapshot: Snapshot, ids: Sequence[str]) -> ChangeSet:
    draft = Draft(snapshot)
    leaving = set(ids)
    for relationship in snapshot.relationships.values():
        if relationship.team_member in leaving:
            draft.remove(Relationship, relationship.id)
    for role in snapshot.roles.values():
        if role.person in leaving and role.roles <= {BuyingRole.COACH}:
            draft.remove(RoleAssignment, role.id)
    for key in ids:
        draft.remove(TeamMember, key)
    release(draft, [(TeamMember, key) for key in ids])
    return draft.change_set("REMOVE_TEAM_MEMBER")


def _remove_objectives(snapshot: Snapshot, ids: Sequence[str]) -> ChangeSet:
    draft = Draft(snapshot)
    for key in ids:
        if snapshot.objectives[key].kind is ObjectiveKind.PARTNERSHIP:
            raise UserError("PARTNERSHIP_FIXED")
        for role in snapshot.roles_of(key):
            draft.remove(RoleAssignment, role.id)
        draft.remove(Objective, key)
    release(draft, [(Objective, key) for key in ids])
    return draft.change_set("REMOVE_OBJECTIVE")


_REMOVALS: Mapping[type[Record], Callable[[Snapshot, Sequence[str]], ChangeSet]] = {
    Account: _remove_accounts,
    Unit: _remove_units,
    TeamMember: _remove_team,
    Objective: _remove_objectives,
    Person: remove_people,
    Tie: _remove_plain(Tie, "REMOVE_TIE"),
    Relationship: _remove_plain(Relationship, "REMOVE_RELATIONSHIP"),
    RoleAssignment: _remove_plain(RoleAssignment, "TAKE_ROLE"),
    **{record_type: _remove_plain(record_type, remove_label(record_type)) for record_type in STRATEGY},
}


def _required(name: str) -> str:
    clean = one_line(name)
    if not clean:
        raise UserError("NAME_NEEDED")
    return clean
