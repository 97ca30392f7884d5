"""What of a document an audience may see; every file that leaves RelMap is made from this (method.md E17, 6(b)).

An allow-list: a record is made anew from the fields named here, so that a field nobody thought of stays inside.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from relmap.model.deal import Agreement, QualityMeasure
from relmap.model.entities import PARTNERSHIP_TITLE, Account, Objective, Person, TeamMember, Unit
from relmap.model.knowledge import Fact
from relmap.model.plan import Action
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import Record, Snapshot
from relmap.model.strategy_vocabulary import FactCategory
from relmap.model.vocabulary import Audience, Certainty, ObjectiveKind, PersonKind, PersonStatus, Step, TieKind

_R = TypeVar("_R", bound=Record)
_Marked = TypeVar("_Marked", Action, Agreement, QualityMeasure)
Allowed = Mapping[type[Record], tuple[str, ...]]
"""The fields of each record an audience may see; a record type that is not named stays inside altogether."""

CONTACT_DATA = ("email", "phone")
"""What an address book, and nothing else, may give to a customer: how to reach the customer's own people."""

CUSTOMER: Allowed = {
    TeamMember: ("id", "name", "title"),
    Account: ("id", "name"),
    Unit: ("id", "account", "name", "parent"),
    Person: ("id", "account", "name", "title", "kind", "status", "unit", "site", "reports_to"),
    Relationship: ("team_member", "person", "topic"),
    Objective: ("id", "account", "title", "kind"),
    Action: ("id", "account", "what", "owner", "person", "objective", "channel", "due", "done", "audience"),
    Agreement: ("id", "objective", "step", "statement", "agreed_by", "agreed_on", "audience"),
    QualityMeasure: (
        *("id", "objective", "name", "agreed_by", "baseline", "target", "actual", "measured_on", "audience"),
    ),
}
"""method.md 6(b), to the letter.

Of ours and theirs together there is only what the team gave a joint topic; of plans only what is marked for the
customer. An objective comes with an agreement or measure so marked: the customer agreed to it and knows it. The
Partnership every account has stays, which says nothing, and so does nothing about the step an agreement belongs to.
"""

FACT_CHECK = (*CUSTOMER[Person], "function", "email", "phone", "in_post_since")
"""What somebody may see of the own record, to correct it (method.md 6(e)): facts, no word about the person."""

_QUESTION = ("id", "account", "category", "question", "audience")
"""What of a coach's input may be shown to another: the question, not who answered what, nor what we think."""

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


def for_fact_check(snapshot: Snapshot, person: str) -> Snapshot:
    """One person's own data and the name of the superior; empty when the person is not known by name or is gone."""
    known = snapshot.people.get(person)
    if known is None or known.status is not PersonStatus.ACTIVE or not known.name:
        return Snapshot()
    public = for_audience(snapshot, Audience.CUSTOMER).people
    allowed = {**CUSTOMER, Person: FACT_CHECK}
    manager = public.get(known.reports_to or "")
    own = _only([known], allowed, lambda p: _public_line(p, public))
    return Snapshot(
        accounts=_only([snapshot.accounts[known.account]], allowed),
        units=_only([unit for unit in snapshot.units_of(known.account) if unit.id == known.unit], allowed),
        people={**({manager.id: replace(manager, unit=None)} if manager is not None else {}), **own},
    )


def for_coach(snapshot: Snapshot, person: str) -> Snapshot:
    """What a customer may see, and our questions to a coach as far as each is marked for the customer (method.md 6(e)).

    Questions this coach has answered are not asked again. An outsider who coaches us is there too, alone.
    """
    shown = for_audience(snapshot, Audience.CUSTOMER)
    coach = snapshot.people.get(person)
    if coach is None or coach.status is not PersonStatus.ACTIVE or not coach.name:
        return Snapshot()
    asked = [
        fact
        for fact in snapshot.facts_of(coach.account)
        if fact.category is FactCategory.COACH_INPUT and fact.question and fact.audience is Audience.CUSTOMER
    ]
    answered = {fact.question.casefold() for fact in asked if fact.source == coach.id and fact.text}
    open_questions = (fact for fact in asked if fact.question.casefold() not in answered)
    own = _only([coach], CUSTOMER, lambda p: _public_line(p, shown.people))
    return replace(shown, people={**shown.people, **own}, facts=_only(open_questions, {**CUSTOMER, Fact: _QUESTION}))


def _for_customer(snapshot: Snapshot, more: tuple[str, ...]) -> Snapshot:
    """Who works there, under whom, who of ours is their counterpart, and what was agreed for both sides to see.

    Missing people and their order must not speak: everybody in a known post is there, by name (6(b), leak channels).
    """
    allowed = {**CUSTOMER, Person: (*CUSTOMER[Person], *more)}
    shown = {p.id: p for p in snapshot.people.values() if _public(p)}
    by_name = sorted(shown.values(), key=lambda p: (p.name.casefold(), p.id))
    people = _only(by_name, allowed, lambda p: _public_line(_unnamed_when_vacant(p), shown))
    members = (member for member in snapshot.team.values() if member.active)
    team = _only(sorted(members, key=lambda m: (m.name.casefold(), m.id)), allowed)
    agreements, measures = _for_them(snapshot.agreements.values()), _for_them(snapshot.quality_measures.values())
    agreed = {agreement.objective for agreement in agreements} | {measure.objective for measure in measures}
    objectives = {
        o.id: o for o in snapshot.objectives.values() if o.kind is ObjectiveKind.PARTNERSHIP or o.id in agreed
    }
    known = people.keys() | team.keys() | objectives.keys()
    counterparts = (
        r for r in snapshot.relationships.values() if r.topic and r.person in people and r.team_member in team
    )
    return Snapshot(
        team=team,
        accounts=_only(snapshot.accounts.values(), allowed),
        units=_only(snapshot.units.values(), allowed),
        people={p.id: replace(p, rank=float(place)) for place, p in enumerate(people.values())},
        relationships=_only(sorted(counterparts, key=lambda r: (r.person, r.team_member)), allowed),
        objectives=_only(objectives.values(), allowed, _plain_partnership),
        actions=_only(
            _for_them(snapshot.actions.values()),
            allowed,
            lambda a: _leading_to(known, a, "owner", "person", "objective"),
        ),
        agreements=_only(agreements, allowed, lambda a: _leading_to(known, replace(a, step=Step.TARGET), "agreed_by")),
        quality_measures=_only(measures, allowed, lambda m: _leading_to(known, m, "agreed_by")),
    )


def _public(person: Person) -> bool:
    """Whether a customer may see the record at all.

    Everybody known to work there; a vacancy, an outsider or somebody of the holding only when marked as published;
    never somebody who has left or whom we could not identify.
    """
    if person.status is PersonStatus.ACTIVE and person.kind is PersonKind.CONTACT and person.affiliation is None:
        return True
    return person.published and person.status in (PersonStatus.ACTIVE, PersonStatus.VACANT)


def _unnamed_when_vacant(person: Person) -> Person:
    """A published vacancy without a name that may have stayed in its record."""
    return person if person.status is PersonStatus.ACTIVE else replace(person, name="")


def _public_line(person: Person, shown: Mapping[str, Person]) -> Person:
    """The person without a line that is not confirmed, or leads to somebody who is not shown."""
    known = person.reports_to_certainty is Certainty.CONFIRMED and person.reports_to in shown
    return person if known else replace(person, reports_to=None)


def _plain_partnership(objective: Objective) -> Objective:
    """The Partnership under its own name: what the team calls it is the team's."""
    partnership = objective.kind is ObjectiveKind.PARTNERSHIP
    return replace(objective, title=PARTNERSHIP_TITLE) if partnership else objective


def _for_them(records: Iterable[_Marked]) -> list[_Marked]:
    return [record for record in records if record.audience is Audience.CUSTOMER]


def _leading_to(known: Collection[str], record: _Marked, *references: str) -> _Marked:
    """The record without references to what is not shown."""
    lost: dict[str, Any] = {name: None for name in references if getattr(record, name) not in known}
    return replace(record, **lost)


def _only(records: Iterable[_R], allowed: Allowed, change: Callable[[_R], _R] = lambda record: record) -> dict[str, _R]:
    """The records, by id, with nothing but what is allowed."""
    made: dict[str, _R] = {}
    for record in records:
        kind: type[Any] = type(record)
        changed = change(record)
        copy = kind(**{name: getattr(changed, name) for name in allowed[kind]})
        made[copy.id] = copy
    return made
