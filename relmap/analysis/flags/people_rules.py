"""Rules about single people: F09 to F13, F18 (method.md 4.2)."""

from __future__ import annotations

from relmap.analysis.coaching import CoachLabel, coach_label
from relmap.analysis.flags.case import Case
from relmap.analysis.flags.report import Flag
from relmap.analysis.flags.strategy_facts import (
    CoachDoubt,
    CoachLack,
    CoachUnproven,
    InfluenceUncovered,
    Lapse,
    ModeClosed,
    Opponent,
    OpponentUnanswered,
    RelationStale,
    RoleUnfilled,
    Uncovered,
)
from relmap.analysis.routes import best_route, finished
from relmap.analysis.standing import days_since_contact, entered_depth, in_force, penalty, usable_depth
from relmap.model.entities import Person
from relmap.model.relations import RoleAssignment
from relmap.model.strategy_vocabulary import ActionKind, FactCategory, FactState, YesNo
from relmap.model.vocabulary import BuyingRole, Certainty, Influence, ResponseMode, Severity, Step, TieKind

_NAMED = 3
_WANTED = (BuyingRole.COACH, BuyingRole.TECHNICAL, BuyingRole.USER)
_CLOSED = (ResponseMode.EVEN_KEEL, ResponseMode.OVERCONFIDENT)
_RECEPTIVE = (ResponseMode.TROUBLE, ResponseMode.GROWTH)


def role_unfilled(case: Case) -> Flag | None:
    """F09: nobody active is coach, technical or user buyer; the economic buyer has rules of its own."""
    if not case.begun(Step.CONTACT):
        return None
    filled = {role for _, assignment in case.cast_active for role in assignment.roles}
    if case.coaches:
        filled.add(BuyingRole.COACH)
    missing = tuple(role for role in _WANTED if role not in filled)
    if not missing:
        return None
    candidates = _candidates(case) if BuyingRole.COACH in missing else ()
    severity = Severity.HIGH if BuyingRole.COACH in missing else Severity.MEDIUM
    facts = RoleUnfilled(missing, candidates, case.coaches or case.contacts.upper)
    return case.flag("F09", "ROLE_UNFILLED", severity, facts, variants=tuple(role.letter for role in missing))


def _candidates(case: Case) -> tuple[str, ...]:
    ratings = {person.id: assignment.rating for person, assignment in case.cast}
    floor = case.thresholds.candidate_rating
    deep = [
        person
        for person, depth in case.ground.depths.items()
        if depth >= case.thresholds.candidate_depth
        and ((rating := ratings.get(person)) is None or rating >= floor)
        and person not in case.buyer_ids
    ]
    return tuple(sorted(deep, key=lambda person: (-case.depth(person), person))[:_NAMED])


def coach_unproven(case: Case) -> Flag | None:
    """F10: there are coaches, but none has proven it, or those who have are in conflict with an economic buyer."""
    coaches = [r for r in case.snapshot.roles_of(case.objective.id) if r.person in case.coaches]
    doubts = tuple(_doubt(case, r) for r in sorted(coaches, key=lambda r: case.coaches.index(r.person)))
    if not doubts or any(not doubt.lacks for doubt in doubts):
        return None
    people = tuple(doubt.person for doubt in doubts if doubt.person in case.snapshot.people)
    return case.flag("F10", "COACH_UNPROVEN", Severity.MEDIUM, CoachUnproven(doubts), people)


def _doubt(case: Case, coach: RoleAssignment) -> CoachDoubt:
    depth = case.depth(coach.person)
    if any((coach.person, buyer) in case.ground.conflicts for buyer in case.buyer_ids):
        return CoachDoubt(coach.person, (CoachLack.CONFLICT,), depth)
    if coach_label(case.snapshot, coach, case.as_of) is not CoachLabel.CLAIMED:
        return CoachDoubt(coach.person, (), depth)
    ours = coach.person in case.snapshot.team
    limits = case.thresholds
    lacks = (
        (CoachLack.CREDIBLE, coach.coach_credible is not YesNo.YES),
        (CoachLack.TRUSTS_US, coach.coach_trusts_us is not YesNo.YES),
        (CoachLack.WANTS_US, coach.coach_wants_us is not YesNo.YES),
        (CoachLack.RATING, coach.rating is None or coach.rating < limits.candidate_rating),
        (CoachLack.DEPTH, not ours and depth < limits.candidate_depth),
    )
    return CoachDoubt(coach.person, tuple(lack for lack, holds in lacks if holds) or (CoachLack.DEPTH,), depth)


def influence_uncovered(case: Case) -> Flag | None:
    """F11: somebody with high influence whom we do not even work with."""
    alone = [
        person
        for person, assignment in case.cast_active
        if assignment.influence is Influence.HIGH
        and person.id not in case.buyer_ids
        and case.depth(person.id) < case.thresholds.covered
    ]
    if not alone:
        return None
    alone.sort(key=lambda person: (case.depth(person.id), person.id))
    uncovered = tuple(_uncovered(case, person, way=number < _NAMED) for number, person in enumerate(alone))
    people = tuple(p.id for p in alone)
    return case.flag("F11", "INFLUENCE_UNCOVERED", Severity.HIGH, InfluenceUncovered(uncovered), people)


def _uncovered(case: Case, person: Person, *, way: bool) -> Uncovered:
    """The way is looked for where it is shown only: a search for each of hundreds would take seconds."""
    ground = case.ground
    if not way:
        return Uncovered(person.id, case.depth(person.id), None)
    route = best_route(ground.known, ground.firsts, [person.id], ground, case.thresholds.known, case.opponents)
    found = finished(route, ground, case.opponents) if route is not None else None
    return Uncovered(person.id, case.depth(person.id), found)


def opponent_unanswered(case: Case) -> Flag | None:
    """F12: somebody is against it and no action answers; or at CONFIRM a concern of somebody powerful is open."""
    found = [o for person, assignment in case.cast_active if (o := _opponent(case, person, assignment)) is not None]
    if not found:
        return None
    found.sort(key=lambda o: (o.rating if o.rating is not None else 0, o.person))
    people = tuple(o.person for o in found)
    return case.flag("F12", "OPPONENT_UNANSWERED", Severity.HIGH, OpponentUnanswered(tuple(found)), people)


def _opponent(case: Case, person: Person, assignment: RoleAssignment) -> Opponent | None:
    against = (
        assignment.rating is not None
        and assignment.rating <= case.thresholds.opponent
        and assignment.influence.rank >= Influence.MEDIUM.rank
        and not _answered(case, person.id)
    )
    concern = _concern(case, person, assignment)
    if not against and concern is None:
        return None
    ears = tuple(
        tie.target
        for tie in case.snapshot.ties_of(person.id)
        if tie.kind is TieKind.INFLUENCES
        and tie.source == person.id
        and tie.target in case.buyer_ids
        and tie.certainty is not Certainty.ASSUMED
    )
    return Opponent(person.id, assignment.rating if against else None, concern, tuple(dict.fromkeys(ears)))


def _answered(case: Case, person: str) -> bool:
    return any(
        action.kind is ActionKind.ANSWER_CONCERN
        and action.person == person
        and action.objective in (None, case.objective.id)
        and action.done is None
        and action.due is not None
        and 0 <= (action.due - case.as_of).days <= case.thresholds.answer_days
        for action in case.snapshot.actions_of(case.account.id)
    )


def _concern(case: Case, person: Person, assignment: RoleAssignment) -> str | None:
    if case.objective.step is not Step.CONFIRM or assignment.influence is not Influence.HIGH:
        return None
    return next(
        (
            fact.id
            for fact in case.snapshot.facts_about(person.id)
            if fact.category is FactCategory.CONCERN
            and fact.state is FactState.OPEN
            and fact.objective in (None, case.objective.id)
        ),
        None,
    )


def mode_closed(case: Case) -> Flag | None:
    """F13: an economic buyer or a powerful role holder sees no gap, so a proposal finds no ear."""
    if not case.begun(Step.EXPLORE):
        return None
    closed = [
        person.id
        for person, assignment in case.cast_active
        if assignment.mode in _CLOSED
        and (person.id in case.buyer_ids or (assignment.holder and assignment.influence is Influence.HIGH))
    ]
    if not closed:
        return None
    closed.sort(key=lambda person: (person not in case.buyer_ids, person))
    receptive = tuple(p.id for p, r in case.cast_active if r.holder and r.mode in _RECEPTIVE and case.depth(p.id))
    severity = Severity.HIGH if closed[0] in case.buyer_ids else Severity.MEDIUM
    return case.flag("F13", "MODE_CLOSED", severity, ModeClosed(tuple(closed), receptive), tuple(closed))


def relation_stale(case: Case) -> Flag | None:
    """F18: our best relationship to somebody who matters has lapsed."""
    matter = {p.id for p in case.active_buyers}
    matter.update(p.id for p, r in case.cast_active if BuyingRole.COACH in r.roles or r.influence is Influence.HIGH)
    matter.update(person for buyer in case.access.buyers for path in buyer.known[:1] for person in path.ids[1:])
    lapses = [lapse for person in matter if (lapse := _lapse(case, person)) is not None]
    if not lapses:
        return None
    lapses.sort(key=lambda lapse: (-(lapse.days if lapse.days is not None else 0), lapse.person))
    people = tuple(lapse.person for lapse in lapses)
    return case.flag("F18", "RELATION_STALE", Severity.MEDIUM, RelationStale(tuple(lapses)), people)


def _lapse(case: Case, person: str) -> Lapse | None:
    """The best relationship is the one that counts for most today, then the deepest (4.4.9)."""
    ours = [r for r in case.snapshot.relationships_of(person) if in_force(case.snapshot, r)]
    if not any(entered_depth(r) >= case.thresholds.working for r in ours):
        return None
    best = min(ours, key=lambda r: (-usable_depth(r, case.as_of), -entered_depth(r), r.team_member))
    if not penalty(best, case.as_of):
        return None
    days = days_since_contact(best, case.as_of)
    return Lapse(person, best.team_member, entered_depth(best), usable_depth(best, case.as_of), days)
