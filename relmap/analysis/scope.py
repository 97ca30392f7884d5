"""Whom an objective concerns: its economic buyers, opponents, and the people in its scope (method.md 3.9, 4.1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from relmap.analysis.standing import is_upper
from relmap.analysis.thresholds import Thresholds
from relmap.model.entities import Account, Objective, Person
from relmap.model.relations import RoleAssignment
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import BuyingRole, PersonStatus


@dataclass(frozen=True, slots=True)
class Contacts:
    """The people of a scope we know, by id; ``depths`` holds the best usable depth of each."""

    known: tuple[str, ...]
    low: tuple[str, ...]
    upper: tuple[str, ...]
    only_met: tuple[str, ...]
    depths: Mapping[str, int]


def account_of(snapshot: Snapshot, objective: Objective) -> Account:
    """The account of an objective; a nameless one when the document does not hold it."""
    return snapshot.accounts.get(objective.account) or Account(objective.account, "")


def holders(snapshot: Snapshot, objective: Objective, role: BuyingRole) -> tuple[tuple[Person, RoleAssignment], ...]:
    """The people on the account's map who hold a role, by id. Coaches of our own (4.4.12) are not among them."""
    found = []
    for assignment in snapshot.roles_of(objective.id):
        person = snapshot.people.get(assignment.person)
        if role in assignment.roles and person is not None and person.account == objective.account:
            found.append((person, assignment))
    return tuple(sorted(found, key=lambda pair: pair[0].id))


def economic_buyers(snapshot: Snapshot, objective: Objective) -> tuple[Person, ...]:
    """EB(O): whoever is named as economic buyer, also vacant posts and placeholders, by id."""
    return tuple(person for person, _ in holders(snapshot, objective, BuyingRole.ECONOMIC))


def active_buyers(snapshot: Snapshot, objective: Objective) -> tuple[Person, ...]:
    """The economic buyers who can be reached."""
    return tuple(p for p in economic_buyers(snapshot, objective) if p.active)


def buyer_unidentified(buyers: tuple[Person, ...]) -> bool:
    """Whether nobody active is named and the post is not simply empty (4.4.2)."""
    return not any(p.active for p in buyers) and (
        not buyers or any(p.status is PersonStatus.UNIDENTIFIED for p in buyers)
    )


def opponents(snapshot: Snapshot, objective: Objective, thresholds: Thresholds) -> frozenset[str]:
    """Those who are not passed through because of their rating, also without any role (4.4.5)."""
    return frozenset(
        r.person for r in snapshot.roles_of(objective.id) if r.rating is not None and r.rating <= thresholds.opponent
    )


def unit_of(snapshot: Snapshot, objective: Objective) -> str | None:
    """The unit an objective is limited to, None for the whole account or a unit that is not there."""
    unit = snapshot.units.get(objective.unit) if objective.unit is not None else None
    return unit.id if unit is not None and unit.account == objective.account else None


def scope(snapshot: Snapshot, objective: Objective) -> tuple[Person, ...]:
    """scope(O): the account's people, or those below its unit together with the role holders (4.4.7)."""
    people = tuple(p for p in snapshot.people_of(objective.account) if p.of_account)
    unit = unit_of(snapshot, objective)
    if unit is None:
        return people
    units = snapshot.unit_subtree(unit)
    holding = {r.person for r in snapshot.roles_of(objective.id) if r.holder}
    return tuple(p for p in people if p.unit in units or p.id in holding)


def contacts(
    snapshot: Snapshot, objective: Objective, known_depths: Mapping[str, int], thresholds: Thresholds
) -> Contacts:
    """Whom we know in the scope, divided into low and upper ones (method.md 3.3).

    ``known_depths`` are the best usable depths of everybody on the map we have any with.
    """
    account = account_of(snapshot, objective)
    depths = {p.id: known_depths[p.id] for p in scope(snapshot, objective) if p.id in known_depths}
    upper = {person for person in depths if is_upper(snapshot.people[person], account)}
    return Contacts(
        known=tuple(depths),
        low=tuple(p for p in depths if p not in upper),
        upper=tuple(p for p, depth in depths.items() if p in upper and depth >= thresholds.upper_contact),
        only_met=tuple(p for p, depth in depths.items() if p in upper and depth == 1),
        depths=depths,
    )
