"""Adding, moving and removing people and posts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from relmap.edit.commands import AddPerson, FillPost, Reassign
from relmap.edit.draft import Draft
from relmap.edit.handlers.fields import revised
from relmap.edit.handlers.strategy import drop_personal, hand_over, release
from relmap.errors import UserError
from relmap.model.changes import ChangeSet
from relmap.model.entities import Person
from relmap.model.ids import pair_id
from relmap.model.integrity import would_close_cycle
from relmap.model.memory import ImportedValues, NotSame
from relmap.model.names import called
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import Snapshot
from relmap.model.text import one_line
from relmap.model.vocabulary import Certainty, PersonStatus

_SMALLEST_GAP = 1e-6

# What was known about whoever held a post says nothing about the next one.
_OF_ONE_HOLDER = (
    *("pace", "warmth", "style_certainty", "style_how_known", "style_on", "stance", "stance_reason", "adaptability"),
    *("languages", "pronunciation", "fact_checked_on"),
)
_ROLE_OF_ONE_HOLDER = (
    *("personal_win", "win_source", "coach_credible", "coach_trusts_us", "coach_wants_us", "sells_for_us"),
    *("decided_for_us", "decided_words", "sees_us_as_commodity", "why_for_them", "confirmed_on"),
)


def add_person(snapshot: Snapshot, command: AddPerson) -> ChangeSet:
    """See ``AddPerson``. Raises ``UserError`` when the manager is on another account's map."""
    draft = Draft(snapshot)
    if command.reports_to is not None:
        _require_same_account(snapshot, command.account, command.reports_to)
    siblings = _siblings(snapshot, command.account, command.reports_to)
    position = len(siblings)
    if command.after is not None:
        position = next((n + 1 for n, p in enumerate(siblings) if p.id == command.after), position)
    person = Person(
        id=command.id,
        account=command.account,
        name=one_line(command.name),
        title=one_line(command.title),
        reports_to=command.reports_to,
    )
    if not person.name:
        person = replace(person, status=PersonStatus.UNIDENTIFIED)
    _insert(draft, siblings, position, [revised(person, command.values)])
    if command.objective is not None and command.roles:
        draft.put(RoleAssignment(command.objective, command.id, roles=command.roles))
    return draft.change_set("ADD_PERSON")


def reassign(snapshot: Snapshot, command: Reassign) -> ChangeSet:
    """See ``Reassign``. Raises ``UserError`` when somebody would become his own superior."""
    moved = _branch_heads(snapshot, command.people)
    if not moved:
        return ChangeSet("REASSIGN")
    account = moved[0].account
    for person in moved:
        if command.manager is None:
            continue
        _require_same_account(snapshot, person.account, command.manager)
        if command.manager != person.reports_to and would_close_cycle(snapshot.people, person.id, command.manager):
            raise UserError(
                "WOULD_CLOSE_CYCLE", person=called(person), manager=called(snapshot.people[command.manager])
            )
    moving = {p.id for p in moved}
    siblings = [p for p in _siblings(snapshot, account, command.manager) if p.id not in moving]
    position = next((n for n, p in enumerate(siblings) if p.id == command.before), len(siblings))
    draft = Draft(snapshot)
    _insert(
        draft,
        siblings,
        position,
        [
            person
            if person.reports_to == command.manager
            else replace(person, reports_to=command.manager, reports_to_certainty=Certainty.CONFIRMED)
            for person in moved
        ],
    )
    same = all(p.reports_to == command.manager for p in moved)
    return draft.change_set("REORDER" if same else "REASSIGN")


def fill_post(snapshot: Snapshot, command: FillPost) -> ChangeSet:
    """See ``FillPost``: lines, roles, plans and the id in files go over, the vacancy ends.

    Relationships and what was known about somebody as a person do not.
    """
    post = snapshot.people[command.post]
    draft = Draft(snapshot)
    holder = replace(post, id=command.id, name=one_line(command.name), status=PersonStatus.ACTIVE, since=None)
    draft.put(replace(holder, **_said_nothing(post, _OF_ONE_HOLDER)))
    for report in snapshot.reports_of(post.id):
        draft.put(replace(report, reports_to=command.id))
    for tie in snapshot.ties_of(post.id):
        source = command.id if tie.source == post.id else tie.source
        target = command.id if tie.target == post.id else tie.target
        draft.put(replace(tie, source=source, target=target))
    for role in snapshot.roles.values():
        if role.person == post.id:
            draft.remove(RoleAssignment, role.id)
            draft.put(replace(role, person=command.id, **_said_nothing(role, _ROLE_OF_ONE_HOLDER)))
    for relationship in snapshot.relationships_of(post.id):
        draft.remove(Relationship, relationship.id)
    forget(draft, post.id)
    # What files say about the post they say about its holder from now on.
    for values in snapshot.imported_of(post.id):
        draft.put(replace(values, person=command.id))
    drop_personal(draft, post.id)
    hand_over(draft, post.id, command.id)
    draft.remove(Person, post.id)
    return draft.change_set("FILL_POST")


def remove_people(snapshot: Snapshot, ids: Sequence[str]) -> ChangeSet:
    """Take people off the map. Their reports move up to the next manager that stays, in their place."""
    leaving = {key for key in ids if key in snapshot.people}
    draft = Draft(snapshot)
    for key in ids:
        if key not in leaving:
            continue
        person = snapshot.people[key]
        orphans = [r for r in snapshot.reports_of(key) if r.id not in leaving]
        if orphans:
            manager = _staying_manager(snapshot, person, leaving)
            siblings = [p for p in _siblings(snapshot, person.account, manager) if p.id not in leaving]
            position = len(siblings)
            if manager == person.reports_to:
                position = sum(p.rank < person.rank for p in siblings)
            _insert(draft, siblings, position, [replace(r, reports_to=manager) for r in orphans])
    for key in leaving:
        for tie in snapshot.ties_of(key):
            draft.remove(Tie, tie.id)
        for relationship in snapshot.relationships_of(key):
            draft.remove(Relationship, relationship.id)
        for objective in snapshot.objectives_of(snapshot.people[key].account):
            role = pair_id(objective.id, key)
            if role in snapshot.roles:
                draft.remove(RoleAssignment, role)
        forget(draft, key)
    for key in leaving:
        draft.remove(Person, key)
    release(draft, [(Person, key) for key in leaving])
    return draft.change_set("REMOVE_PERSON")


def forget(draft: Draft, person: str) -> None:
    """Drop what the document remembers about somebody who is taken out of it."""
    for values in draft.snapshot.imported_of(person):
        draft.remove(ImportedValues, values.id)
    for pair in draft.snapshot.not_same_of(person):
        draft.remove(NotSame, pair.id)


def _said_nothing(record: Person | RoleAssignment, names: Sequence[str]) -> dict[str, Any]:
    return {f.name: f.default for f in fields(record) if f.name in names}


def _staying_manager(snapshot: Snapshot, person: Person, leaving: set[str]) -> str | None:
    seen = {person.id}
    manager = person.reports_to
    while manager is not None and manager in leaving and manager not in seen:
        seen.add(manager)
        manager = snapshot.people[manager].reports_to
    return None if manager in leaving or manager in seen else manager


def _branch_heads(snapshot: Snapshot, ids: Sequence[str]) -> list[Person]:
    """The people named, without those whose manager is moved as well: a branch moves with its head."""
    chosen = [snapshot.people[key] for key in dict.fromkeys(ids)]
    names = set(ids)

    def below_another(person: Person) -> bool:
        seen = {person.id}
        manager = person.reports_to
        while manager is not None and manager not in seen:
            if manager in names:
                return True
            seen.add(manager)
            manager = snapshot.people[manager].reports_to
        return False

    return [p for p in chosen if not below_another(p)]


def _siblings(snapshot: Snapshot, account: str, manager: str | None) -> list[Person]:
    if manager is not None:
        return list(snapshot.reports_of(manager))
    return [p for p in snapshot.people_of(account) if p.reports_to is None]


def _insert(draft: Draft, siblings: Sequence[Person], position: int, people: Sequence[Person]) -> None:
    """Put people between siblings ``position - 1`` and ``position``; renumbers all when ranks run out of room."""
    before = siblings[position - 1].rank if position > 0 else None
    after = siblings[position].rank if position < len(siblings) else None
    if before is None and after is None:
        before = 0.0
    if after is None:
        assert before is not None
        step = 1.0
    else:
        if before is None:
            before = after - 1.0 - len(people)
        step = (after - before) / (len(people) + 1)
    if step < _SMALLEST_GAP:
        ordered = [*siblings[:position], *people, *siblings[position:]]
        for number, person in enumerate(ordered, 1):
            draft.put(replace(person, rank=float(number)))
        return
    for number, person in enumerate(people, 1):
        draft.put(replace(person, rank=before + step * number))


def _require_same_account(snapshot: Snapshot, account: str, manager: str) -> None:
    if snapshot.people[manager].account != account:
        raise UserError("OTHER_ACCOUNT", manager=called(snapshot.people[manager]))
