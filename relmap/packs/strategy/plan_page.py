"""Page 9, the next 90 days: who meets whom and why, and which flag each line removes (method.md 6(a) 9; 1.5, 97)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeAlias

from relmap.analysis.conversation import conversations
from relmap.analysis.flags.report import Flag
from relmap.analysis.flags.strategy_facts import NoNextStep
from relmap.analysis.meetings import Due, DueKind, calendar, dues, stepping_stones, theirs
from relmap.model.entities import TeamMember
from relmap.model.plan import Action
from relmap.model.strategy_vocabulary import FactCategory
from relmap.model.vocabulary import Severity
from relmap.packs.blocks import Block, Bullets, Cell, Column, Facts, Heading, Table, Text, Tone
from relmap.packs.pack import Section
from relmap.packs.strategy.brief import Brief
from relmap.packs.strategy.cells import known_or
from relmap.words.conversation import arithmetic, nothing_to_gain, purpose
from relmap.words.flags import action
from relmap.words.labels import label
from relmap.words.meetings import due_day, due_words, meeting_day, meeting_name, meeting_people
from relmap.words.meetings import text as meetings_text
from relmap.words.people import full_date, who
from relmap.words.strategy_pack import title
from relmap.words.strategy_pack_plan import (
    also_flags,
    chain,
    flag_words,
    known_there,
    later,
    meeting_aim,
    next_appointment,
    perhaps,
    proposed,
    strength_words,
    text,
    what_for,
    with_whom,
)

_Removed: TypeAlias = frozenset[tuple[str, str | None]]
"""Flags by rule and objective."""

_AHEAD = timedelta(days=90)
_TALKS = 4
_SPELLED = 2
_WITHIN: Mapping[Severity, timedelta] = {
    Severity.CRITICAL: timedelta(days=14),
    Severity.HIGH: timedelta(days=30),
    Severity.MEDIUM: timedelta(days=60),
    Severity.INFO: _AHEAD,
}
"""Until when a proposal would be done: the worse the flag, the sooner."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the plan: its day for sorting, what stands in it, and the flags it is there to remove."""

    day: date
    cells: tuple[Cell, ...]
    removes: _Removed = frozenset()


def plan_page(brief: Brief) -> Section:
    """What is planned, what should be, the ladder of introductions, our management."""
    return Section(
        title("PLAN"),
        (
            *_plan(brief),
            Heading(text("LADDER")),
            *_ladder(brief),
            Heading(text("MANAGEMENT")),
            _management(brief),
            *_kept_in_mind(brief),
        ),
    )


def _plan(brief: Brief) -> Iterator[Block]:
    columns = (
        Column(meetings_text("DUE"), 1.1),
        Column(text("WHO_MEETS"), 1.8),
        Column(text("WHAT_FOR"), 3.2),
        Column(text("REMOVES"), 2.4),
    )
    found = sorted((*_dues(brief), *_meetings(brief)), key=lambda line: line.day)
    last = brief.as_of + _AHEAD
    ahead = [line for line in found if line.day <= last or line.day == date.max]
    worked_on = frozenset(flag for line in found for flag in line.removes)
    rows = [line.cells for line in ahead] or [(Cell(text("NOTHING_PLANNED"), Tone.LATE),)]
    open_flags = [flag for flag in brief.flags if (flag.rule, flag.objective) not in worked_on]
    if open_flags:
        rows.append((Cell(text("UNPLANNED"), Tone.STRONG),))
        rows.extend(_proposal(flag, brief) for flag in open_flags)
    if brief.set_aside:
        rows.append((Cell(text("SET_ASIDE"), Tone.STRONG),))
        rows.extend(_set_aside(flag, brief) for flag in brief.set_aside)
    yield Table(columns, tuple(rows))
    if len(ahead) < len(found):
        yield Text(later(len(found) - len(ahead)), Tone.QUIET)


def _dues(brief: Brief) -> Iterator[_Line]:
    """Our open actions, what the customer is to do, meetings that led nowhere."""
    snapshot = brief.snapshot
    for due in dues(snapshot, brief.account.id, brief.as_of):
        one = snapshot.actions[due.id] if due.kind is DueKind.ACTION else None
        objective = one.objective if one is not None else snapshot.meetings[due.id].objective
        cell, removes = _removed(brief, due, one, objective)
        names = with_whom(due.who, one.person if one is not None else None, snapshot)
        said = what_for(due_words(due, snapshot), objective, brief.objective, snapshot)
        day = known_or(due_day(due, brief.as_of), text("WHEN_OPEN"))
        if due.late:
            day = replace(day, tone=Tone.LATE)
        yield _Line(due.day or date.max, (day, known_or(names, text("WHO_OPEN")), Cell(said), cell), removes)


def _removed(brief: Brief, due: Due, one: Action | None, objective: str | None) -> tuple[Cell, _Removed]:
    """The flag a line is there to remove: raised because of it, or named by it; else what it may help with."""
    flags = _raised(brief, objective)
    named = [flag for flag in flags if _speaks_of(flag, due.id) or (one is not None and flag.rule == one.removes)]
    if named:
        return _flags(named, brief), frozenset((flag.rule, flag.objective) for flag in named)
    if one is None:
        return Cell(text("KEEPS_MOVING"), Tone.QUIET), frozenset()
    if one.removes:
        return Cell(meetings_text("FLAG_NOT_RAISED", rule=one.removes), Tone.QUIET), frozenset()
    about = [flag.rule for flag in flags if one.person is not None and one.person in flag.people]
    return Cell(perhaps(about), Tone.QUIET), frozenset()


def _speaks_of(flag: Flag, record: str) -> bool:
    """Whether a flag is raised because of this very action or meeting (F19)."""
    return isinstance(flag.facts, NoNextStep) and any(gap.record == record for gap in flag.facts.gaps)


def _meetings(brief: Brief) -> Iterator[_Line]:
    """Meetings ahead; the flags that speak of whom we meet are to be worked on there."""
    snapshot = brief.snapshot
    for meeting in snapshot.meetings_of(brief.account.id):
        if meeting.held or meeting.date is None or meeting.date < brief.as_of:
            continue
        met = set(theirs(snapshot, meeting.id))
        flags = [flag for flag in _raised(brief, meeting.objective) if met.intersection(flag.people)]
        said = meeting_aim(meeting, meeting_name(meeting, snapshot))
        yield _Line(
            meeting.date,
            (
                Cell(meeting_day(meeting, brief.as_of)),
                known_or(meeting_people(meeting, snapshot), text("WHO_OPEN")),
                Cell(what_for(said, meeting.objective, brief.objective, snapshot)),
                _flags(flags, brief) if flags else Cell(text("KEEPS_MOVING"), Tone.QUIET),
            ),
        )


def _raised(brief: Brief, objective: str | None) -> tuple[Flag, ...]:
    """The flags of an objective of the account, by default this one, and those of the account."""
    wanted = objective if objective is not None else brief.objective.id
    judged = next((one for one in brief.report.objectives if one.objective == wanted), None)
    return (*(judged.flags if judged is not None else ()), *brief.report.flags)


def _flags(flags: Sequence[Flag], brief: Brief) -> Cell:
    """The first few in words, the others by number."""
    said = [flag_words(flag, brief.snapshot) for flag in flags[:_SPELLED]]
    if len(flags) > _SPELLED:
        said.append(also_flags([flag.rule for flag in flags[_SPELLED:]]))
    return Cell("\n".join(said))


def _proposal(flag: Flag, brief: Brief) -> tuple[Cell, ...]:
    owner = brief.account.owner
    return (
        Cell(proposed(full_date(brief.as_of + _WITHIN[flag.severity])), Tone.QUIET),
        Cell(proposed(who(owner, brief.snapshot)) if owner is not None else text("WHO_OPEN"), Tone.QUIET),
        Cell(action(flag, brief.snapshot)),
        Cell(flag_words(flag, brief.snapshot), Tone.BAD if flag.severity is Severity.CRITICAL else Tone.PLAIN),
    )


def _set_aside(flag: Flag, brief: Brief) -> tuple[Cell, ...]:
    kept = flag.acknowledged
    assert kept is not None  # that is what sets it aside
    return (
        Cell(full_date(kept.until)),
        known_or(kept.by, text("WHO_OPEN")),
        Cell(kept.reason),
        Cell(flag_words(flag, brief.snapshot), Tone.QUIET),
    )


def _ladder(brief: Brief) -> Iterator[Block]:
    """The conversations that gain most, and the chain of meetings they belong to."""
    snapshot = brief.snapshot
    yield Text(chain(stepping_stones(snapshot, brief.objective, brief.access, brief.as_of), snapshot, brief.as_of))
    judged = (brief.judged,) if brief.judged is not None else ()
    talks = conversations(brief.ground, replace(brief.report, objectives=judged), _TALKS)
    if talks:
        said = (" ".join((purpose(talk, snapshot), *arithmetic(talk, snapshot))) for talk in talks)
        yield Bullets(tuple(said), numbered=True)
    else:
        yield Text(nothing_to_gain())


def _management(brief: Brief) -> Block:
    management = [member for member in brief.snapshot.team.values() if member.is_management and member.active]
    if not management:
        return Text(text("NO_MANAGEMENT"))
    columns = (Column(meetings_text("OURS"), 1.8), Column(text("KNOWS"), 2.6), Column(text("MEETS"), 2.8))
    return Table(columns, tuple(_manager(brief, member) for member in management))


def _manager(brief: Brief, member: TeamMember) -> tuple[Cell, ...]:
    snapshot = brief.snapshot
    known = [
        (person, hop.depth) for person, hops in brief.ground.firsts.items() for hop in hops if hop.source == member.id
    ]
    ahead = next((a for a in calendar(snapshot, brief.account.id, brief.as_of) if member.id in a.ours), None)
    return (
        Cell(who(member.id, snapshot), Tone.STRONG),
        known_or(known_there(known, snapshot), text("KNOWS_NOBODY")),
        known_or(next_appointment(ahead, brief.as_of, snapshot), text("MEETS_NOBODY")),
    )


def _kept_in_mind(brief: Brief) -> Iterator[Block]:
    """Warnings and strengths somebody wrote down himself; a strength says which flag it removes (2.1)."""
    facts = brief.facts(FactCategory.RED_FLAG, FactCategory.STRENGTH)
    if facts:
        yield Heading(text("IN_MIND"))
        yield Facts(tuple((label(fact.category), strength_words(fact)) for fact in facts), 0.16)
