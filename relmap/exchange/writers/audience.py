"""What of a document an audience may see; every file that leaves RelMap is made from this (method.md E17, 6(b)).

An allow-list: a record is made anew from the fields named here, so that a field nobody thought of stays inside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from relmap.model.deal import Agreement, QualityMeasure
from relmap.model.entities import PARTNERSHIP_TITLE, Account, Objective, Person, TeamMember, Unit
from relmap.model.knowledge import Fact
from relmap.model.plan import Action
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import Record, Snapshot
from relmap.model.vocabulary import Audience, Certainty, ObjectiveKind, PersonKind, PersonStatus, TieKind

_R = TypeVar("_R", bound=Record)
Allowed = Mapping[type[Record], tuple[str, ...]]
"""The fields of each record an audience may see; a record type that is not named stays inside altogether."""

CONTACT_DATA = ("email", "phone")
"""What an address book, and nothing else, may give to a customer: how to reach the customer's own people."""

CUSTOMER: Allowed = {
    TeamMember: ("id", "name", "title"),
    Account: ("id", "name"),
    Unit: ("id", "account", "name", "parent"),
    Person: ("id", "account", "name", "title", "unit", "site", "reports_to"),
    Objective: ("id", "account", "title", "kind"),
}
"""method.md 6(b), to the letter. Of the objectives only the Partnership every account has stays, which says nothing."""

COMPANY: Allowed = {
    TeamMember: ("id", "name", "org", "title", "firm", "is_management", "active"),
    Account: (
        *("id", "name", "target_status", "stage", "upper_from", "employees", "map_shape", "map_direction"),
        *("owner", "steward", "revenue", "revenue_at_risk", "currency"),
    ),
    Unit: ("id", "account", "name", "parent"),
    Person: (
        *("id", "account", "name", "title", "kind", "affiliation", "firm", "status", "since", "unit", "function"),
        *("site", "email", "phone", "level", "in_post_since", "reports_to", "reports_to_certainty", "rank"),
        *("x", "y", "pinned", "collapsed"),
    ),
    Relationship: ("team_member", "person", "depth", "last_contact", "cadence_days", "target_depth", "since"),
    Tie: ("id", "kind", "source", "target", "certainty", "strength", "date", "was_solid"),
    Objective: (
        *("id", "account", "title", "kind", "status", "step", "unit", "joint_approval", "risk_to_customer"),
        *("value", "currency", "decision_date", "partner_selection_date"),
    ),
    RoleAssignment: ("objective", "person", "roles", "certainty", "how_known", "known_on", "influence"),
}
"""Any colleague: facts and roles without anything written about a person, ratings, response modes (method.md 6(d)).

What surrounds the map stays inside altogether; of an account the columns of the portfolio are added."""

_MARKED = ("facts", "actions", "agreements", "quality_measures")
"""The collections whose records say for whom they are."""

_TIES_FOR_COMPANY = frozenset({TieKind.DOTTED_TO, TieKind.CAN_INTRODUCE, TieKind.INFLUENCES})


def for_audience(snapshot: Snapshot, audience: Audience, *, contact_data: bool = False) -> Snapshot:
    """The document as an audience may see it; nothing else may be written to a file meant for them.

    OWNER sees all of it, TEAM all but what is marked OWNER (4.4.13). ``contact_data`` lets e-mail addresses and
    telephone numbers through to a CUSTOMER, for contact lists and address books only.
    """
    if audience is Audience.OWNER:
        return snapshot
    if audience is Audience.TEAM:
        return _for_team(snapshot)
    if audience is Audience.COMPANY:
        return _for_company(snapshot)
    return _for_customer(snapshot, CONTACT_DATA if contact_data else ())


def _for_team(snapshot: Snapshot) -> Snapshot:
    """Without private records, and without kept states: those may hold what has become private since."""
    if not snapshot.marks and not any(_private(r) for name in _MARKED for r in getattr(snapshot, name).values()):
        return snapshot
    shown: dict[str, Any] = {
        name: {key: r for key, r in getattr(snapshot, name).items() if not _private(r)} for name in _MARKED
    }
    shown["actions"] = {
        key: action if action.fact is None or action.fact in shown["facts"] else replace(action, fact=None)
        for key, action in shown["actions"].items()
    }
    return replace(snapshot, marks={}, **shown)


def marked_as_today(earlier: Snapshot, today: Snapshot) -> Snapshot:
    """An earlier state whose records are for whom they are today; those that are gone for whom they were."""
    marked: dict[str, Any] = {}
    for name in _MARKED:
        now = getattr(today, name)
        marked[name] = {
            key: replace(record, audience=now[key].audience) if key in now else record
            for key, record in getattr(earlier, name).items()
        }
    return replace(earlier, **marked)


def _private(record: Fact | Action | Agreement | QualityMeasure) -> bool:
    return record.audience is Audience.OWNER


def _for_company(snapshot: Snapshot) -> Snapshot:
    ties = (tie for tie in snapshot.ties.values() if tie.kind in _TIES_FOR_COMPANY)
    return Snapshot(
        team=_only(snapshot.team.values(), COMPANY),
        accounts=_only(snapshot.accounts.values(), COMPANY),
        units=_only(snapshot.units.values(), COMPANY),
        people=_only(snapshot.people.values(), COMPANY),
        relationships=_only(snapshot.relationships.values(), COMPANY),
        ties=_only(ties, COMPANY),
        objectives=_only(snapshot.objectives.values(), COMPANY),
        roles=_only(snapshot.roles.values(), COMPANY),
    )


def _for_customer(snapshot: Snapshot, more: tuple[str, ...]) -> Snapshot:
    """Who works there, under whom, and who of ours there is.

    Missing people and their order must not speak: everybody in a known post is there, by name (6(b), leak channels).
    """
    allowed = {**CUSTOMER, Person: (*CUSTOMER[Person], *more)}
    shown = {p.id: p for p in snapshot.people.values() if p.status is PersonStatus.ACTIVE and _of_the_account(p)}
    by_name = sorted(shown.values(), key=lambda p: (p.name.casefold(), p.id))
    people = _only(by_name, allowed, lambda p: _public_line(p, shown))
    partnerships = (o for o in snapshot.objectives.values() if o.kind is ObjectiveKind.PARTNERSHIP)
    return Snapshot(
        team=_only((member for member in snapshot.team.values() if member.active), allowed),
        accounts=_only(snapshot.accounts.values(), allowed),
        units=_only(snapshot.units.values(), allowed),
        people={p.id: replace(p, rank=float(place)) for place, p in enumerate(people.values())},
        objectives=_only(partnerships, allowed, lambda o: replace(o, title=PARTNERSHIP_TITLE)),
    )


def _of_the_account(person: Person) -> bool:
    """Whether the customer counts the person as one of theirs; externals and holding people are not shown."""
    return person.kind is PersonKind.CONTACT and person.affiliation is None


def _public_line(person: Person, shown: Mapping[str, Person]) -> Person:
    """The person without a line that is not confirmed, or leads to somebody who is not shown."""
    known = person.reports_to_certainty is Certainty.CONFIRMED and person.reports_to in shown
    return person if known else replace(person, reports_to=None)


def _only(records: Iterable[_R], allowed: Allowed, change: Callable[[_R], _R] = lambda record: record) -> dict[str, _R]:
    """The records, by id, with nothing but what is allowed."""
    made: dict[str, _R] = {}
    for record in records:
        kind: type[Any] = type(record)
        changed = change(record)
        copy = kind(**{name: getattr(changed, name) for name in allowed[kind]})
        made[copy.id] = copy
    return made
