"""Meetings as stepping stones to the economic buyer: what they lack, how they follow one another, what is due.

See method.md 1.5, items 97-98 and 107-112, and rule F19.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from relmap.analysis.paths import Access
from relmap.analysis.scope import economic_buyers
from relmap.analysis.settings import thresholds_of
from relmap.model.entities import Objective
from relmap.model.plan import Action, Meeting
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import FactCategory, FactState, Style

_SOON = timedelta(days=14)


class Phase(StrEnum):
    """Where a meeting stands. UNPLANNED was held without a plan, PASSED has a day gone by and no word of it."""

    DRAFT = "DRAFT"
    PLANNED = "PLANNED"
    PASSED = "PASSED"
    HELD = "HELD"
    UNPLANNED = "UNPLANNED"


class Lack(StrEnum):
    """What a meeting still lacks, the most valuable first."""

    WHETHER_HELD = "WHETHER_HELD"
    NEXT_STEP = "NEXT_STEP"
    NEXT_STEP_BY = "NEXT_STEP_BY"
    NEXT_STEP_DUE = "NEXT_STEP_DUE"
    OUTCOME = "OUTCOME"
    THEIRS = "THEIRS"
    WHY_FOR_THEM = "WHY_FOR_THEM"
    DATE = "DATE"
    AIM = "AIM"
    OURS = "OURS"
    OUR_PARTS = "OUR_PARTS"
    QUESTIONS = "QUESTIONS"
    ANSWERS = "ANSWERS"
    HOT_BUTTON = "HOT_BUTTON"
    COLD_BUTTON = "COLD_BUTTON"
    VALUES = "VALUES"
    BACKGROUND = "BACKGROUND"
    STYLE = "STYLE"
    COACH_INPUT = "COACH_INPUT"
    MINIMUM_ACTION = "MINIMUM_ACTION"


PROFILE: Mapping[Lack, FactCategory] = MappingProxyType(
    {
        Lack.HOT_BUTTON: FactCategory.HOT_BUTTON,
        Lack.COLD_BUTTON: FactCategory.COLD_BUTTON,
        Lack.VALUES: FactCategory.VALUES,
        Lack.BACKGROUND: FactCategory.BACKGROUND,
    }
)
"""What should be known of an economic buyer we meet, and the category of the fact that tells it (F22)."""


@dataclass(frozen=True, slots=True)
class Stone:
    """One stone of the way: a meeting, or - without one - people still to be met; ``buyer`` when one of them signs."""

    meeting: str | None
    people: tuple[str, ...]
    buyer: bool


class DueKind(StrEnum):
    """What waits for somebody: something we do, something the customer does, or a meeting that led nowhere."""

    ACTION = "ACTION"
    CUSTOMER_STEP = "CUSTOMER_STEP"
    NO_NEXT_STEP = "NO_NEXT_STEP"


@dataclass(frozen=True, slots=True)
class Due:
    """An open action, the customer's next step or a meeting without one; ``late`` is days overdue, 0 when it is not.

    ``id`` is the action's or the meeting's. ``who`` is one of ours or of theirs.
    """

    kind: DueKind
    id: str
    what: str
    who: str | None
    day: date | None
    late: int


@dataclass(frozen=True, slots=True)
class Appointment:
    """Who of ours meets or approaches whom of theirs, when and for what (method.md 1.5, 97)."""

    day: date
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    what: str
    meeting: str | None
    action: str | None


def theirs(snapshot: Snapshot, meeting: str) -> tuple[str, ...]:
    """The customer's people in a meeting."""
    return tuple(a.person for a in snapshot.attendees_of(meeting) if a.person in snapshot.people)


def ours(snapshot: Snapshot, meeting: str) -> tuple[str, ...]:
    """Our people in a meeting."""
    return tuple(a.person for a in snapshot.attendees_of(meeting) if a.person in snapshot.team)


def phase(meeting: Meeting, as_of: date) -> Phase:
    """Where a meeting stands on a day."""
    if meeting.held:
        return Phase.HELD if meeting.planned else Phase.UNPLANNED
    if meeting.date is not None and meeting.date < as_of:
        return Phase.PASSED
    return Phase.PLANNED if meeting.planned else Phase.DRAFT


def buyers_met(snapshot: Snapshot, meeting: Meeting) -> tuple[str, ...]:
    """The economic buyers who take part: of the meeting's objective, or of any of the account without one."""
    objectives = [snapshot.objectives.get(meeting.objective)] if meeting.objective is not None else []
    wanted = [o for o in objectives if o is not None] or snapshot.objectives_of(meeting.account)
    buyers = {p.id for objective in wanted for p in economic_buyers(snapshot, objective)}
    return tuple(person for person in theirs(snapshot, meeting.id) if person in buyers)


def lacks(snapshot: Snapshot, meeting: Meeting, as_of: date) -> tuple[Lack, ...]:
    """What a meeting still lacks, the most valuable first: before it its preparation, afterwards what came of it."""
    now = phase(meeting, as_of)
    if now is Phase.PASSED:
        return (Lack.WHETHER_HELD,)
    missing = _lacks_after(snapshot, meeting) if meeting.held else _lacks_before(snapshot, meeting, as_of)
    order = list(Lack)
    return tuple(sorted(missing, key=order.index))


def _lacks_after(snapshot: Snapshot, meeting: Meeting) -> set[Lack]:
    missing = {
        lack
        for lack, there in (
            (Lack.OUTCOME, meeting.outcome),
            (Lack.NEXT_STEP, meeting.next_step),
            (Lack.THEIRS, theirs(snapshot, meeting.id)),
        )
        if not there
    }
    if meeting.next_step:
        if meeting.next_step_by is None:
            missing.add(Lack.NEXT_STEP_BY)
        if meeting.next_step_due is None and meeting.next_step_done is None:
            missing.add(Lack.NEXT_STEP_DUE)
    return missing


def _lacks_before(snapshot: Snapshot, meeting: Meeting, as_of: date) -> set[Lack]:
    questions = snapshot.questions_of(meeting.id)
    asked = [q for q in questions if q.question]
    people = theirs(snapshot, meeting.id)
    parts = [a for a in snapshot.attendees_of(meeting.id) if a.person in snapshot.team]
    buyers = buyers_met(snapshot, meeting)
    wanted = thresholds_of(snapshot).likely_questions if buyers else 1
    there: tuple[tuple[Lack, object], ...] = (
        (Lack.THEIRS, people),
        (Lack.WHY_FOR_THEM, meeting.why_for_them),
        (Lack.DATE, meeting.date),
        (Lack.AIM, meeting.aim),
        (Lack.OURS, parts),
        (Lack.OUR_PARTS, not parts or all(a.part is not None for a in parts)),
        (Lack.QUESTIONS, len(asked) >= wanted),
        (Lack.ANSWERS, all(q.answer for q in asked)),
        (Lack.MINIMUM_ACTION, meeting.minimum_action),
        (Lack.STYLE, unknown_buyer(snapshot, buyers, Lack.STYLE) is None),
        *((lack, unknown_buyer(snapshot, buyers, lack) is None) for lack in PROFILE),
        (Lack.COACH_INPUT, not buyers or _coached(snapshot, buyers, as_of)),
    )
    return {lack for lack, present in there if not present}


def unknown_buyer(snapshot: Snapshot, buyers: Collection[str], lack: Lack) -> str | None:
    """The first of the buyers of whom something of ``PROFILE``, or the style, is not known; None when it is of all."""
    for buyer in buyers:
        if lack is Lack.STYLE:
            known = snapshot.people[buyer].style is not Style.UNKNOWN
        else:
            facts = (f for f in snapshot.facts_about(buyer) if f.text and f.state is not FactState.ASKED)
            known = any(f.category is PROFILE[lack] for f in facts)
        if not known:
            return buyer
    return None


def _coached(snapshot: Snapshot, people: Collection[str], as_of: date) -> bool:
    recent = timedelta(days=thresholds_of(snapshot).coach_input_days)
    return any(
        fact.category is FactCategory.COACH_INPUT and fact.date is not None and as_of - fact.date <= recent
        for person in people
        for fact in snapshot.facts_about(person)
    )


def next_meeting(snapshot: Snapshot, account: str, as_of: date) -> Meeting | None:
    """The next meeting that lies ahead, None when none has a day."""
    ahead = (m for m in snapshot.meetings_of(account) if not m.held and m.date is not None and m.date >= as_of)
    return next(ahead, None)


def next_meeting_with(snapshot: Snapshot, person: str, as_of: date) -> Meeting | None:
    """The next meeting somebody takes part in, None when none lies ahead."""
    ahead = (m for m in snapshot.meetings_with(person) if not m.held and m.date is not None and m.date >= as_of)
    return next(ahead, None)


def led_nowhere(snapshot: Snapshot, account: str) -> tuple[Meeting, ...]:
    """Held meetings without a next step of the customer that no later meeting builds on, latest first (F19)."""
    meetings = snapshot.meetings_of(account)
    built_on = {m.previous for m in meetings}
    ends = [m for m in meetings if m.held and not m.next_step and m.id not in built_on]
    latest: dict[str | None, Meeting] = {m.objective: m for m in meetings if m.held}
    return tuple(reversed([m for m in ends if latest[m.objective] is m]))


# Stepping stones


def stepping_stones(snapshot: Snapshot, objective: Objective, access: Access | None, as_of: date) -> tuple[Stone, ...]:
    """The chain of meetings towards an economic buyer of an objective, then whom the best way still leads through.

    The chain is the one that already includes a buyer, else the one reaching furthest in time. What follows it comes
    from the best known way of ``access``, else the best possible one, else the first rung of the ladder; at the end
    stands the buyer, or nobody when the buyer is not known.
    """
    buyers = tuple(p.id for p in economic_buyers(snapshot, objective) if p.active)
    chain = _best_chain(snapshot, objective, buyers, as_of)
    stones = [_stone(snapshot, meeting, buyers) for meeting in chain]
    if any(stone.buyer for stone in stones):
        return tuple(stones)
    met = {person for stone in stones for person in stone.people}
    ahead = [person for person in _way(access) if person not in met and person not in buyers]
    stones.extend(Stone(None, (person,), False) for person in ahead)
    end = next((p for p in reversed(_way(access)) if p in buyers), None)
    stones.append(Stone(None, (end,) if end is not None else buyers[:1], True))
    return tuple(stones)


def chain_to(snapshot: Snapshot, meeting: Meeting) -> tuple[Meeting, ...]:
    """A meeting with the stepping stones before it, first first; a loop of meetings ends the walk."""
    chain: list[Meeting] = []
    seen: set[str] = set()
    now: Meeting | None = meeting
    while now is not None and now.id not in seen:
        seen.add(now.id)
        chain.append(now)
        now = snapshot.meetings.get(now.previous) if now.previous is not None else None
    return tuple(reversed(chain))


def _best_chain(snapshot: Snapshot, objective: Objective, buyers: Collection[str], as_of: date) -> Sequence[Meeting]:
    meetings = [m for m in snapshot.meetings_of(objective.account) if m.objective in (objective.id, None)]
    built_on = {m.previous for m in meetings}
    ends = [m for m in meetings if m.id not in built_on] or meetings[-1:]
    if not ends:
        return ()

    def reach(end: Meeting) -> tuple[bool, bool, date, str]:
        chain = chain_to(snapshot, end)
        buyer = any(not set(buyers).isdisjoint(theirs(snapshot, m.id)) for m in chain)
        return buyer, end.objective == objective.id, end.date or as_of, end.id

    return chain_to(snapshot, max(ends, key=reach))


def _stone(snapshot: Snapshot, meeting: Meeting, buyers: Collection[str]) -> Stone:
    people = theirs(snapshot, meeting.id)
    return Stone(meeting.id, people, not set(buyers).isdisjoint(people))


def _way(access: Access | None) -> tuple[str, ...]:
    """The customer's people along the best way there is, in order."""
    if access is None:
        return ()
    paths = access.known or access.possible or tuple(rung.via for rung in access.ladder[:1])
    return tuple(hop.target for hop in paths[0].hops) if paths else ()


# What is due


def dues(snapshot: Snapshot, account: str, as_of: date) -> tuple[Due, ...]:
    """Everything open, by day: our actions, the customer's next steps, and meetings that led nowhere; no day last."""
    found = [_of_action(action, as_of) for action in snapshot.actions_of(account) if action.done is None]
    found.extend(
        Due(DueKind.CUSTOMER_STEP, m.id, m.next_step, m.next_step_by, m.next_step_due, _late(m.next_step_due, as_of))
        for m in snapshot.meetings_of(account)
        if m.held and m.next_step and m.next_step_done is None
    )
    found.extend(
        Due(
            DueKind.NO_NEXT_STEP,
            m.id,
            m.purpose,
            next(iter(theirs(snapshot, m.id)), None),
            m.date,
            _late(m.date, as_of),
        )
        for m in led_nowhere(snapshot, account)
    )
    return tuple(sorted(found, key=lambda due: (due.day or date.max, due.kind, due.id)))


def overdue(snapshot: Snapshot, account: str, as_of: date) -> tuple[Due, ...]:
    """What should have been done by now, longest overdue first."""
    return tuple(due for due in dues(snapshot, account, as_of) if due.late > 0)


def soon(due: Due, as_of: date) -> bool:
    """Whether something is to be done within two weeks."""
    return due.day is not None and as_of <= due.day <= as_of + _SOON


def calendar(snapshot: Snapshot, account: str, as_of: date) -> tuple[Appointment, ...]:
    """Who of ours meets whom from today on, earliest first: meetings, and open actions with somebody of theirs."""
    found = [
        Appointment(m.date, ours(snapshot, m.id), theirs(snapshot, m.id), m.purpose, m.id, None)
        for m in snapshot.meetings_of(account)
        if m.date is not None and m.date >= as_of and not m.held
    ]
    found.extend(
        Appointment(a.due, (a.owner,), (a.person,), a.what, None, a.id)
        for a in snapshot.actions_of(account)
        if a.due is not None and a.due >= as_of and a.done is None
        if a.owner in snapshot.team and a.owner is not None and a.person is not None
    )
    return tuple(sorted(found, key=lambda entry: (entry.day, entry.meeting or entry.action or "")))


def _of_action(action: Action, as_of: date) -> Due:
    return Due(DueKind.ACTION, action.id, action.what, action.owner, action.due, _late(action.due, as_of))


def _late(day: date | None, as_of: date) -> int:
    return max((as_of - day).days, 0) if day is not None else 0
