"""Plans taking the accounts of another RelMap document into this one, overwriting nothing (storage.md 1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from relmap.exchange.import_plan import Counters, Fate, ImportPlan, PlannedRow
from relmap.exchange.loops import cycles, loops, shown
from relmap.exchange.remarks import Remark
from relmap.model.changes import snapshot_of
from relmap.model.entities import PARTNERSHIP_TITLE, Account, Objective, Person, TeamMember
from relmap.model.ids import pair_id
from relmap.model.references import named, strategy_by_account
from relmap.model.relations import Relationship, RoleAssignment
from relmap.model.snapshot import COLLECTIONS, Record, Snapshot
from relmap.model.vocabulary import ObjectiveKind


def plan_snapshot(snapshot: Snapshot, other: Snapshot) -> ImportPlan:
    """What happens when the accounts of ``other`` are added, with those of ours who matter to them.

    An account that both documents have - the same id, or the same name - is listed (ACCOUNT_EXISTS_TWICE) and left
    out, as is one whose records bear ids that are taken here. Of ours whom both documents have, this one's record
    stays. The counters count people; blocked are those of accounts left out.
    """
    remarks: list[Remark] = []
    taken: list[Record] = []
    rows: list[PlannedRow] = []
    names = {account.name.casefold() for account in snapshot.accounts.values()}
    around = strategy_by_account(other)
    for account in sorted(other.accounts.values(), key=lambda a: (a.name.casefold(), a.id)):
        people = other.people_of(account.id)
        records = [*_records(other, account), *around.get(account.id, ())]
        code = _obstacle(snapshot, account, [*records, *_team(other, records)], names)
        if code is not None:
            remarks.append(Remark(code, facts={"account": account.name, "count": len(people)}))
            rows.extend(_row(Fate.BLOCKED, person) for person in people)
            continue
        names.add(account.name.casefold())
        taken.extend(records)
        rows.extend(_row(Fate.NEW, person) for person in people)
    team = tuple(_team(other, taken))
    remarks.extend(_team_remarks(snapshot, team))
    coming = snapshot_of([*(m for m in team if m.id not in snapshot.team), *taken])
    remarks.extend(loops(coming.people))
    blocked = sum(row.fate is Fate.BLOCKED for row in rows)
    return ImportPlan(
        before=snapshot,
        after=replace(
            snapshot, **{name: {**getattr(snapshot, name), **getattr(coming, name)} for name in COLLECTIONS.values()}
        ),
        format="relmap",
        rows=len(rows),
        counters=Counters(new=len(rows) - blocked, blocked=blocked),
        source="relmap",
        warnings=tuple(remarks),
        cycles=cycles(coming.people),
        planned=tuple(rows),
    )


def only_account(snapshot: Snapshot, account: str) -> Snapshot:
    """A document with nothing but one account, by id, and those of ours who matter to it."""
    records = [*_records(snapshot, snapshot.accounts[account]), *strategy_by_account(snapshot).get(account, ())]
    return snapshot_of((*_team(snapshot, records), *records))


def _records(other: Snapshot, account: Account) -> Iterator[Record]:
    """The account and everything on its map; what surrounds the map comes from ``strategy_by_account``."""
    people = other.people_of(account.id)
    ids = {person.id for person in people}
    objectives = other.objectives_of(account.id)
    yield account
    yield from other.units_of(account.id)
    yield from people
    yield from other.account_ties(account.id)
    for person in people:
        yield from other.relationships_of(person.id)
        yield from other.imported_of(person.id)
        yield from (pair for pair in other.not_same_of(person.id) if pair.first == person.id and pair.second in ids)
    for objective in objectives:
        yield objective
        yield from other.roles_of(objective.id)
    if all(objective.kind is not ObjectiveKind.PARTNERSHIP for objective in objectives):
        made = pair_id(account.id, ObjectiveKind.PARTNERSHIP)
        yield Objective(made, account.id, PARTNERSHIP_TITLE, ObjectiveKind.PARTNERSHIP)


def _obstacle(snapshot: Snapshot, account: Account, records: Iterable[Record], names: set[str]) -> str | None:
    """Why an account cannot be added; None when it can."""
    if account.id in snapshot.accounts or account.name.casefold() in names:
        return "ACCOUNT_EXISTS_TWICE"
    for record in records:
        # One of ours may be in both documents, but nobody is ours in one and theirs in the other.
        there = snapshot.people if isinstance(record, TeamMember) else getattr(snapshot, COLLECTIONS[type(record)])
        if record.id in there or (isinstance(record, Person) and record.id in snapshot.team):
            return "ACCOUNT_IDS_TAKEN"
    return None


def _team(other: Snapshot, records: Iterable[Record]) -> Iterator[TeamMember]:
    """Those of ours whom the records mention."""
    mentioned: list[str] = []
    for record in records:
        if isinstance(record, Relationship):
            mentioned.append(record.team_member)
        elif isinstance(record, RoleAssignment):
            mentioned.append(record.person)
        else:
            mentioned.extend(key for _reference, key in named(record))
    yield from (other.team[id_] for id_ in dict.fromkeys(mentioned) if id_ in other.team)


def _team_remarks(snapshot: Snapshot, team: Iterable[TeamMember]) -> Iterator[Remark]:
    names = {member.name.casefold() for member in snapshot.team.values()}
    for member in team:
        there = snapshot.team.get(member.id)
        if there is None and member.name.casefold() in names:
            yield Remark("TEAM_NAME_TWICE", facts={"name": member.name})
        elif there is not None and there != member:
            yield Remark("TEAM_MEMBER_KEPT", facts={"name": there.name})


def _row(fate: Fate, person: Person) -> PlannedRow:
    return PlannedRow(fate, None, shown(person), person.title, person.id if fate is Fate.NEW else None)
