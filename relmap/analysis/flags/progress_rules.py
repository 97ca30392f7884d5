"""Rules about how an objective comes forward: F19 to F22 (method.md 4.2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from relmap.analysis.flags.case import Case
from relmap.analysis.flags.report import Flag
from relmap.analysis.flags.strategy_facts import (
    Diagnosis,
    GapKind,
    MeetingUnprepared,
    NoNextStep,
    Preparation,
    StepGap,
    StepNotAgreed,
    WinMissing,
)
from relmap.analysis.steps import not_agreed
from relmap.model.knowledge import Fact
from relmap.model.plan import Action, Meeting
from relmap.model.relations import RoleAssignment
from relmap.model.strategy_vocabulary import (
    ActionKind,
    FactCategory,
    FactState,
    PolicyState,
    PricePosition,
    Style,
    YesNo,
)
from relmap.model.vocabulary import BuyingRole, Influence, ObjectiveKind, ObjectiveStatus, Severity, Step

_BUYERS = frozenset({BuyingRole.ECONOMIC, BuyingRole.TECHNICAL, BuyingRole.USER})
_ABOUT = (
    (Preparation.VALUES, FactCategory.VALUES),
    (Preparation.BACKGROUND, FactCategory.BACKGROUND),
    (Preparation.HOT_BUTTONS, FactCategory.HOT_BUTTON),
    (Preparation.COLD_BUTTONS, FactCategory.COLD_BUTTON),
)


def no_next_step(case: Case) -> Flag | None:
    """F19: the last meeting led nowhere, something is overdue, or nothing at all is planned."""
    gaps = tuple(
        sorted(
            (*_last_meeting(case), *_overdue(case), *_nothing_planned(case), *_no_follow_up(case), *_policy(case)),
            key=lambda gap: (list(GapKind).index(gap.kind), gap.day or date.max, gap.record),
        )
    )
    if not gaps:
        return None
    people = tuple(gap.person for gap in gaps if gap.person in case.snapshot.people and gap.person is not None)
    return case.flag("F19", "NO_NEXT_STEP", Severity.MEDIUM, NoNextStep(gaps), people)


def _actions(case: Case) -> Iterator[Action]:
    """Open actions of the objective; those of no objective belong to Partnership."""
    return (a for a in case.snapshot.actions_of(case.account.id) if a.done is None and _ours(case, a.objective))


def _ours(case: Case, objective: str | None) -> bool:
    if objective is None:
        return case.objective.kind is ObjectiveKind.PARTNERSHIP
    return objective == case.objective.id


def _holders(case: Case) -> set[str]:
    return {person.id for person, assignment in case.cast if assignment.holder}


def _last_meeting(case: Case) -> Iterator[StepGap]:
    holders = _holders(case)
    held: list[tuple[Meeting, str]] = []
    for meeting in case.snapshot.meetings_of(case.account.id):
        if meeting.held and meeting.objective in (None, case.objective.id) and _past(case, meeting.date):
            there = [a.person for a in case.snapshot.attendees_of(meeting.id) if a.person in holders]
            held.extend((meeting, person) for person in there[:1])
    if held and not held[-1][0].next_step.strip():
        meeting, person = held[-1]
        yield StepGap(GapKind.MEETING, meeting.id, person, meeting.date)


def _past(case: Case, day: date | None) -> bool:
    return day is not None and day <= case.as_of


def _overdue(case: Case) -> Iterator[StepGap]:
    for meeting in case.snapshot.meetings_of(case.account.id):
        due = meeting.next_step_due
        waits = _ours(case, meeting.objective) and meeting.next_step.strip() and meeting.next_step_done is None
        if waits and due is not None and due < case.as_of:
            yield StepGap(GapKind.OVERDUE_STEP, meeting.id, meeting.next_step_by, due)
    for action in _actions(case):
        if action.kind is ActionKind.PROMISE and action.due is not None and action.due < case.as_of:
            yield StepGap(GapKind.OVERDUE_PROMISE, action.id, action.person, action.due)


def _nothing_planned(case: Case) -> Iterator[StepGap]:
    days = [action.due for action in _actions(case)]
    for meeting in case.snapshot.meetings_of(case.account.id):
        if _ours(case, meeting.objective):
            days.append(meeting.date if not meeting.held else None)
            days.append(meeting.next_step_due if meeting.next_step_done is None else None)
    if not any(day is not None and day >= case.as_of for day in days):
        yield StepGap(GapKind.NOTHING_PLANNED, case.objective.id)


def _no_follow_up(case: Case) -> Iterator[StepGap]:
    """Sales won a while ago that nobody looks after, told on Partnership."""
    if case.objective.kind is not ObjectiveKind.PARTNERSHIP:
        return
    followed = {a.objective for a in case.snapshot.actions_of(case.account.id) if a.step is Step.ASSURE}
    for sale in case.snapshot.objectives_of(case.account.id):
        closed = sale.closed_on if sale.status is ObjectiveStatus.WON and sale.id not in followed else None
        if closed is not None and (case.as_of - closed).days > case.thresholds.assure_days:
            yield StepGap(GapKind.NO_FOLLOW_UP, sale.id, day=closed)


def _policy(case: Case) -> Iterator[StepGap]:
    for request in case.snapshot.policy_requests_of(case.objective.id):
        asked = request.asked_on if request.state is PolicyState.OPEN else None
        if asked is not None and (case.as_of - asked).days > case.thresholds.policy_days:
            yield StepGap(GapKind.POLICY, request.id, request.decision_maker, asked)


def step_not_agreed(case: Case) -> Flag | None:
    """F20: a step nobody of theirs agreed to, a proposal before the diagnosis, a confirmation with open criteria."""
    steps = not_agreed(case.snapshot, case.objective) if case.objective.step.rank > Step.CONTACT.rank else ()
    proposal = any(
        a.kind is ActionKind.PROPOSAL and a.done is not None and a.objective == case.objective.id
        for a in case.snapshot.actions_of(case.account.id)
    )
    missing = tuple(_undiagnosed(case)) if proposal or case.begun(Step.COLLABORATE) else ()
    confirming = case.objective.step is Step.CONFIRM
    criteria = tuple(c.id for c in case.snapshot.criteria_of(case.objective.id) if not c.met) if confirming else ()
    parts = (("a", steps), ("b", missing), ("c", criteria))
    variants = tuple(letter for letter, holds in parts if holds)
    if not variants:
        return None
    named = (case.snapshot.criteria[c].person for c in criteria)
    buyers = (p.id for p in case.active_buyers) if Diagnosis.BUYER_RESULT in missing else ()
    facts = StepNotAgreed(steps, missing, proposal, criteria)
    return case.flag("F20", "STEP_NOT_AGREED", Severity.HIGH, facts, (*named, *buyers), variants=variants)


def _undiagnosed(case: Case) -> Iterator[Diagnosis]:
    for role, what in (
        (BuyingRole.ECONOMIC, Diagnosis.BUYER_RESULT),
        (BuyingRole.TECHNICAL, Diagnosis.TECHNICAL_RESULT),
        (BuyingRole.USER, Diagnosis.USER_RESULT),
    ):
        if not any(role in assignment.roles and assignment.result.strip() for _, assignment in case.cast):
            yield what
    users = (person.id for person, assignment in case.cast if BuyingRole.USER in assignment.roles)
    if not any(m.held for user in users for m in case.snapshot.meetings_with(user)):
        yield Diagnosis.USER_MEETING


def win_missing(case: Case) -> Flag | None:
    """F21: what a buyer or we win is not known, somebody loses, or a premium price stands on our word alone."""
    if not case.begun(Step.EXPLORE):
        return None
    aim = case.objective
    people = tuple(person.id for person, assignment in case.cast_active if _win_unknown(assignment))
    ours = not aim.our_win.strip()
    loses = YesNo.NO in (aim.we_win, aim.they_win)
    premium = aim.price_position is PricePosition.PREMIUM and aim.value_confirmed_by is None
    if not (people or ours or loses or premium):
        return None
    people = tuple(sorted(people, key=lambda person: (person not in case.buyer_ids, person)))
    facts = WinMissing(people, ours, loses, premium, case.coaches)
    return case.flag("F21", "WIN_MISSING", Severity.MEDIUM, facts, people)


def _win_unknown(assignment: RoleAssignment) -> bool:
    weighty = assignment.influence.rank >= Influence.MEDIUM.rank and assignment.roles & _BUYERS
    return bool(weighty) and not (assignment.result.strip() and assignment.personal_win.strip())


def meeting_unprepared(case: Case) -> Flag | None:
    """F22: an economic buyer is met soon, and what should be known before is not."""
    for meeting in case.snapshot.meetings_of(case.account.id):
        day = meeting.date
        if meeting.held or day is None or not 0 <= (day - case.as_of).days <= case.thresholds.meeting_days:
            continue
        if meeting.objective not in (None, case.objective.id):
            continue
        for attendee in case.snapshot.attendees_of(meeting.id):
            missing = tuple(_unprepared(case, meeting, attendee.person)) if attendee.person in case.buyer_ids else ()
            if missing:
                return _unprepared_flag(case, meeting, attendee.person, (day - case.as_of).days, missing)
    return None


def _unprepared_flag(case: Case, meeting: Meeting, buyer: str, days: int, missing: tuple[Preparation, ...]) -> Flag:
    met = case.depth(buyer) or any(m.held for m in case.snapshot.meetings_with(buyer))
    coach = next((c for c in case.coaches if c != buyer), None)
    facts = MeetingUnprepared(meeting.id, buyer, days, not met, missing, coach)
    return case.flag("F22", "EB_MEETING_UNPREPARED", Severity.HIGH, facts, (buyer,))


def _unprepared(case: Case, meeting: Meeting, buyer: str) -> Iterator[Preparation]:
    snapshot = case.snapshot
    facts = [f for f in snapshot.facts_about(buyer) if f.state is not FactState.ASKED and f.text.strip()]
    known = {fact.category for fact in facts}
    part = next((r for p, r in case.cast if p.id == buyer), None)
    why = meeting.why_for_them.strip() or (part is not None and part.why_for_them.strip())
    ours = [a for a in snapshot.attendees_of(meeting.id) if a.person in snapshot.team]
    questions = [q for q in snapshot.questions_of(meeting.id) if q.question.strip()]
    if snapshot.people[buyer].style is Style.UNKNOWN:
        yield Preparation.STYLE
    yield from (item for item, category in _ABOUT if category not in known)
    if not why and FactCategory.REASON_TO_MEET not in known:
        yield Preparation.WHY_FOR_THEM
    if not ours or any(a.part is None for a in ours):
        yield Preparation.OUR_ROLES
    if len(questions) < case.thresholds.likely_questions:
        yield Preparation.QUESTIONS
    if not meeting.aim.strip():
        yield Preparation.AIM
    if not any(_recent_input(case, fact) for fact in facts):
        yield Preparation.COACH_INPUT


def _recent_input(case: Case, fact: Fact) -> bool:
    day = fact.date or fact.recorded_on
    if fact.category is not FactCategory.COACH_INPUT or day is None:
        return False
    return (case.as_of - day).days <= case.thresholds.coach_input_days
