"""Buying roles that a CRM exports as a file of their own, joined to people by their ids (formats.md 1.1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from relmap.errors import UserError
from relmap.exchange.headers import plain
from relmap.exchange.import_plan import Counters, Fate, ImportPlan, PlannedRow
from relmap.exchange.loops import shown
from relmap.exchange.presets import program_of
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
    said: dict[str, Involvement] = {}
    told: list[tuple[Row, Person | None]] = []
    remarks: list[Remark] = list(table.remarks)
    for row in table.rows:
        person = people.get(identifier(row.cells[contact]))
        involved = involvement(row.cells[role])
        if person is None:
            remarks.append(Remark("CONTACT_NOT_FOUND", row.line, {"id": row.cells[contact]}))
        elif involved is None:
            remarks.append(Remark("ROLE_NOT_KNOWN", row.line, {"name": shown(person), "role": row.cells[role]}))
            person = None
        else:
            said[person.id] = involved.joined(said.get(person.id))
        told.append((row, person))
    if not any(identifier(row.cells[contact]) in people for row in table.rows):
        raise UserError("ROLES_NEED_PEOPLE")
    added = _added(snapshot, said)
    rows = tuple(_planned(row, row.cells[contact], person, added) for row, person in told)
    fates = Counter(row.fate for row in rows)
    return ImportPlan(
        before=snapshot,
        after=replace(snapshot, roles={**snapshot.roles, **{given.id: given for given in added.values()}}),
        format="csv",
        rows=len(rows),
        counters=Counters(new=fates[Fate.NEW], unchanged=fates[Fate.UNCHANGED], blocked=fates[Fate.BLOCKED]),
        account=account,
        source=program_of(table),
        encoding=table.encoding,
        delimiter=table.delimiter,
        mapping={"id": table.headers[contact], "role": table.headers[role]},
        warnings=tuple(remarks),
        planned=rows,
    )


def _added(snapshot: Snapshot, said: Mapping[str, Involvement]) -> dict[str, RoleAssignment]:
    """Person -> the role to be made; nothing for those whose role we know, or of whom the file says nothing."""
    partnerships = {
        objective.account: objective.id
        for objective in snapshot.objectives.values()
        if objective.kind is ObjectiveKind.PARTNERSHIP
    }
    made = {
        person: assumed_role(partnerships[snapshot.people[person].account], person, involved)
        for person, involved in said.items()
        if not involved.blank
    }
    return {person: role for person, role in made.items() if role.id not in snapshot.roles}


def _planned(row: Row, contact: str, person: Person | None, added: Mapping[str, RoleAssignment]) -> PlannedRow:
    if person is None:
        return PlannedRow(Fate.BLOCKED, row.line, contact, "")
    fate = Fate.NEW if person.id in added else Fate.UNCHANGED
    return PlannedRow(fate, row.line, shown(person), person.title, person.id)


def _people(snapshot: Snapshot, account: str | None) -> dict[str, Person]:
    """People by the ids Salesforce has for them; an id that several have means nobody."""
    found: dict[str, set[str]] = {}
    known = [(person.source, person.source_id, person.id) for person in snapshot.people.values()]
    known += [(told.source, told.external_id, told.person) for told in snapshot.imported.values()]
    for source, id_, person in known:
        if source.startswith(_PROGRAM) and id_ and account in (None, snapshot.people[person].account):
            found.setdefault(identifier(id_), set()).add(person)
    return {id_: snapshot.people[next(iter(people))] for id_, people in found.items() if len(people) == 1}


def _column(table: Table, names: tuple[str, ...]) -> int:
    return next(place for place, header in enumerate(table.headers) if plain(header) in names)
