"""What happened with one person, latest first: for the timeline of the inspector (method.md 1.1, 8; 1.5, 54)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import FactCategory, FactState, MeetingSetting


class Happened(StrEnum):
    """The kinds of what happened."""

    MEETING = "MEETING"
    NEXT_STEP = "NEXT_STEP"
    CONTACT = "CONTACT"
    FACT = "FACT"
    ACTION_DONE = "ACTION_DONE"
    ROLE_KNOWN = "ROLE_KNOWN"
    DECIDED = "DECIDED"


@dataclass(frozen=True, slots=True)
class Happening:
    """One dated thing. ``other`` is one of ours or an objective, by kind; ``category`` belongs to facts."""

    day: date
    kind: Happened
    text: str = ""
    other: str | None = None
    category: FactCategory | None = None
    still_open: bool = False


def happenings(snapshot: Snapshot, person: str, as_of: date) -> tuple[Happening, ...]:
    """What carries a day up to ``as_of``, latest first."""
    found = [
        *_meetings(snapshot, person),
        *_facts(snapshot, person),
        *_contacts(snapshot, person),
        *_roles(snapshot, person),
        *_actions(snapshot, person),
    ]
    order = list(Happened)
    past = [happening for happening in found if happening.day <= as_of]
    return tuple(sorted(past, key=lambda h: (-h.day.toordinal(), order.index(h.kind), h.text)))


def settings_used(snapshot: Snapshot, person: str) -> tuple[MeetingSetting, ...]:
    """The settings somebody was met in (method.md 1.5, 57)."""
    used = {m.setting for m in snapshot.meetings_with(person) if m.held}
    return tuple(setting for setting in MeetingSetting if setting in used)


def _meetings(snapshot: Snapshot, person: str) -> Iterator[Happening]:
    for meeting in snapshot.meetings_with(person):
        if meeting.held and meeting.date is not None:
            yield Happening(meeting.date, Happened.MEETING, meeting.outcome or meeting.purpose)
        if meeting.next_step_by == person and meeting.next_step_done is not None:
            yield Happening(meeting.next_step_done, Happened.NEXT_STEP, meeting.next_step)


def _facts(snapshot: Snapshot, person: str) -> Iterator[Happening]:
    for fact in snapshot.facts_about(person):
        day = fact.date or fact.recorded_on
        if day is not None and fact.text and fact.state is not FactState.ASKED:
            is_open = fact.state is FactState.OPEN
            yield Happening(day, Happened.FACT, fact.text, fact.recorded_by, fact.category, is_open)


def _contacts(snapshot: Snapshot, person: str) -> Iterator[Happening]:
    for relationship in snapshot.relationships_of(person):
        if relationship.last_contact is not None:
            yield Happening(relationship.last_contact, Happened.CONTACT, other=relationship.team_member)


def _roles(snapshot: Snapshot, person: str) -> Iterator[Happening]:
    account = snapshot.people[person].account if person in snapshot.people else ""
    for objective in snapshot.objectives_of(account):
        for assignment in snapshot.roles_of(objective.id):
            if assignment.person != person:
                continue
            if assignment.known_on is not None and assignment.holder:
                yield Happening(assignment.known_on, Happened.ROLE_KNOWN, other=objective.id)
            if assignment.decided_for_us is not None:
                yield Happening(assignment.decided_for_us, Happened.DECIDED, assignment.decided_words, objective.id)


def _actions(snapshot: Snapshot, person: str) -> Iterator[Happening]:
    account = snapshot.people[person].account if person in snapshot.people else ""
    for action in snapshot.actions_of(account):
        if action.person == person and action.done is not None:
            yield Happening(action.done, Happened.ACTION_DONE, action.what, action.owner)
