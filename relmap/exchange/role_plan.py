"""Buying roles that a CRM exports as a file of their own, joined to people by their ids (formats.md 1.1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from relmap.errors import UserError
from relmap.exchange.headers import plain
from relmap.exchange.import_plan import Counters, ImportPlan
from relmap.exchange.remarks import Remark
from relmap.exchange.table import Row, Table
from relmap.exchange.values import Involvement, identifier, involvement
from relmap.model.entities import Person
from relmap.model.relations import RoleAssignment
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import ObjectiveKind

_CONTACT = ("contactid", "contact id")
_ROLE = ("role", "contact role")
_NAMES = {"name", "first name", "last name", "firstname", "lastname", "contact name", "full name"}
_PROGRAM = "salesforce:"


def assumed_role(objective: str, person: str, told: Involvement) -> RoleAssignment:
    """What a CRM says somebody is in a purchase, as an assumption of ours (method.md 2.2 E5)."""
    return RoleAssignment(objective, person, roles=told.roles, influence=told.influence, rating_evidence=told.note)


def lists_roles(table: Table) -> bool:
    """Whether the table says who plays which role by contact id, without naming anybody."""
    names = {plain(header) for header in table.headers}
    return bool(names & set(_CONTACT) and names & set(_ROLE)) and not names & _NAMES


def plan_roles(snapshot: Snapshot, table: Table, account: str | None = None, account_name: str = "") -> ImportPlan:
    """What happens when OpportunityContactRole or AccountContactRole rows come in after the contacts themselves.

    Roles go to the Partnership of each person found by the id of an earlier Salesforce import, in one account (an id
    or a name) or in all. One contact may have many rows; what we know ourselves is never touched. The counters count
    rows: new are those that add a role, unchanged those that say nothing new, blocked those whose contact nobody has.
    Raises ``UserError`` when the document knows no contact of the file.
    """
    contact, role = _column(table, _CONTACT), _column(table, _ROLE)
    if account is None and account_name:
        named = account_name.strip().casefold()
        account = next((a.id for a in snapshot.accounts.values() if a.name.casefold() == named), "")
    people = _people(snapshot, account)
    told: dict[str, _Told] = {}
    remarks: list[Remark] = list(table.remarks)
    blocked = 0
    for row in table.rows:
        person = people.get(identifier(row.cells[contact]))
        said = involvement(row.cells[role])
        if person is None:
            blocked += 1
            remarks.append(Remark("CONTACT_NOT_FOUND", row.line, {"id": row.cells[contact]}))
        elif said is None:
            blocked += 1
            facts = {"name": person.name or person.title, "role": row.cells[role]}
            remarks.append(Remark("ROLE_NOT_KNOWN", row.line, facts))
        else:
            earlier = told.get(person.id, _Told(person, None, ()))
            told[person.id] = _Told(person, said.joined(earlier.said), (*earlier.rows, row))
    if not any(identifier(row.cells[contact]) in people for row in table.rows):
        raise UserError("ROLES_NEED_PEOPLE")
    added = _added(snapshot, told)
    new = sum(len(told[role.person].rows) for role in added.values())
    return ImportPlan(
        before=snapshot,
        after=replace(snapshot, roles={**snapshot.roles, **added}),
        format="csv",
        rows=len(table.rows),
        counters=Counters(new=new, unchanged=len(table.rows) - blocked - new, blocked=blocked),
        account=account,
        source="salesforce",
        encoding=table.encoding,
        delimiter=table.delimiter,
        mapping={"id": table.headers[contact], "role": table.headers[role]},
        warnings=tuple(remarks),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What the rows of one contact say together."""

    person: Person
    said: Involvement | None
    rows: tuple[Row, ...]


def _added(snapshot: Snapshot, told: Mapping[str, _Told]) -> dict[str, RoleAssignment]:
    partnerships = {
        objective.account: objective.id
        for objective in snapshot.objectives.values()
        if objective.kind is ObjectiveKind.PARTNERSHIP
    }
    added: dict[str, RoleAssignment] = {}
    for found in told.values():
        if found.said is None or found.said.blank:
            continue
        role = assumed_role(partnerships[found.person.account], found.person.id, found.said)
        if role.id not in snapshot.roles:
            added[role.id] = role
    return added


def _people(snapshot: Snapshot, account: str | None) -> dict[str, Person]:
    """People by the id Salesforce gave them; an id on two accounts means neither."""
    found: dict[str, Person | None] = {}
    for person in snapshot.people.values():
        if person.source.startswith(_PROGRAM) and person.source_id and account in (None, person.account):
            key = identifier(person.source_id)
            found[key] = None if key in found else person
    return {key: person for key, person in found.items() if person is not None}


def _column(table: Table, names: tuple[str, ...]) -> int:
    return next(place for place, header in enumerate(table.headers) if plain(header) in names)
