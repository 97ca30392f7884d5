"""The pre-call sheet: one page about one person, and on its back who stands around (method.md 6(c), scenarios.md 6).

What is not known is left out, or printed as a question where it is worth asking; an unknown is never a blank line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from relmap.analysis.flags.rulebook import evaluate
from relmap.analysis.meetings import next_meeting_with, theirs
from relmap.errors import UserError
from relmap.layout.style import Style
from relmap.model.entities import Objective, Person
from relmap.model.ids import pair_id
from relmap.model.plan import Meeting
from relmap.model.relations import RoleAssignment
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import FactCategory, FactState
from relmap.model.vocabulary import ObjectiveStatus, PersonStatus
from relmap.packs.blocks import Beside, Block, Facts, Panel, Text, Tone, WritingRoom, filled
from relmap.packs.brevity import clipped
from relmap.packs.internal import internal_pack
from relmap.packs.map_excerpt import excerpt, with_neighbours
from relmap.packs.map_picture import picture
from relmap.packs.pack import LEGIBLE, MapSection, Pack, PackWish, Section
from relmap.packs.picture import LineKind
from relmap.packs.precall_person import manner_blocks, relationship_blocks, role_blocks
from relmap.packs.precall_talk import caution_blocks, learning_blocks, message_blocks, question_blocks
from relmap.words import precall as words
from relmap.words.meetings import text as meeting_text
from relmap.words.people import who, whos

_LENGTHS = (130, 85, 50)
"""How many characters an entry may have: on a crowded page fewer."""
_LARGEST = 1.2
"""Read at arm's length: as large as the page allows."""
_MOST_CARDS = 24
_LINES = frozenset(LineKind) - {LineKind.OURS}


@dataclass(frozen=True, slots=True)
class _Call:
    """What the sheet is made for; ``given`` is what the person is to the objective."""

    snapshot: Snapshot
    person: Person
    meeting: Meeting | None
    objective: Objective | None
    given: RoleAssignment | None
    as_of: date


def precall_sheet(snapshot: Snapshot, wish: PackWish) -> Pack:
    """The sheet for ``wish.person`` and ``wish.meeting``, or the next meeting with the person from ``wish.as_of`` on.

    The map shows ``wish.people``, or who takes part, and everybody one step away. Raises ``UserError`` without a
    person.
    """
    person = snapshot.people.get(wish.person)
    if person is None:
        raise UserError("PACK_NEEDS_PERSON")
    call = _call(snapshot, person, wish)
    sections = (_front(call), _back(call, wish))
    place = words.place_words(person, snapshot)
    return internal_pack(snapshot, wish, words.subject(person), place, sections, words.text("CLOSING"))


def _call(snapshot: Snapshot, person: Person, wish: PackWish) -> _Call:
    asked = snapshot.meetings.get(wish.meeting)
    meeting = asked if asked is not None else next_meeting_with(snapshot, person.id, wish.as_of)
    objective = _objective(snapshot, person, wish.objective, meeting)
    given = snapshot.roles.get(pair_id(objective.id, person.id)) if objective is not None else None
    return _Call(snapshot, person, meeting, objective, given, wish.as_of)


def _objective(snapshot: Snapshot, person: Person, wished: str, meeting: Meeting | None) -> Objective | None:
    """What the meeting is about, else what is wished; where the person plays no part there, an open one with a part."""
    about = meeting.objective if meeting is not None else None
    of_account = {o.id: o for o in snapshot.objectives_of(person.account)}
    chosen = [of_account[key] for key in (about, wished) if key is not None and key in of_account]
    still_open = [o for o in of_account.values() if o.status is ObjectiveStatus.OPEN]
    with_part = (o for o in (*chosen, *still_open) if pair_id(o.id, person.id) in snapshot.roles)
    return next(with_part, chosen[0] if chosen else next(iter(of_account.values()), None))


def _front(call: _Call) -> Section:
    meeting = call.meeting
    title = words.meeting_words(meeting, call.snapshot, call.as_of) if meeting is not None else words.text("NO_MEETING")
    blocks, *shorter = (_page(call, longest) for longest in _LENGTHS)
    return Section(title, blocks, smallest=LEGIBLE, largest=_LARGEST, shorter=tuple(shorter))


def _page(call: _Call, longest: int) -> tuple[Block, ...]:
    """The page when an entry may have ``longest`` characters."""
    snapshot, person, as_of = call.snapshot, call.person, call.as_of
    left = (
        *relationship_blocks(snapshot, person, as_of, longest),
        *role_blocks(snapshot, person, call.objective, call.given, as_of, longest),
        *manner_blocks(snapshot, person, _advice(call), longest),
    )
    right = (
        *question_blocks(snapshot, call.meeting, longest),
        *learning_blocks(snapshot, person, call.objective, as_of, longest),
        *message_blocks(snapshot, person.account, longest),
        *caution_blocks(snapshot, person, call.given, as_of, longest),
    )
    columns = tuple(column for column in (left, right) if column)
    return (*_purpose(call, 2 * longest), *((Beside(columns),) if columns else ()), *_notes(call))


def _purpose(call: _Call, longest: int) -> Iterator[Block]:
    """Why we meet, and what we want to come away with."""
    snapshot, meeting, given = call.snapshot, call.meeting, call.given
    if given is not None and given.decided_for_us is not None:
        banner = meeting_text("DECIDED", name=who(call.person.id, snapshot))
        said = clipped(words.decided_since(given), longest)
        yield Panel((Text(banner, Tone.LEAD), Text(said, Tone.QUIET)))
    others = [p for p in theirs(snapshot, meeting.id) if p != call.person.id] if meeting is not None else []
    rows = [
        (words.text("SAY_NAME"), call.person.pronunciation),
        (words.text("WHY_FOR_THEM"), _why(call)),
    ]
    if meeting is not None:
        before = snapshot.meetings.get(meeting.previous) if meeting.previous is not None else None
        rows += [
            (words.text("AIM"), meeting.aim),
            (words.text("MINIMUM_ACTION"), meeting.minimum_action),
            (words.text("NEXT_STEP"), meeting.next_step),
            (words.text("LAST_TIME"), words.last_time(before, call.as_of) if before is not None else ""),
            (words.text("WHO_COMES"), whos(others, snapshot)),
        ]
    shown = filled(*((name, clipped(value, longest)) for name, value in rows))
    if shown:
        yield Facts(shown, 0.2)


def _why(call: _Call) -> str:
    """The person's reason to meet us: of this meeting, in this objective, or what we know of it."""
    if call.meeting is not None and call.meeting.why_for_them.strip():
        return call.meeting.why_for_them
    if call.given is not None and call.given.why_for_them.strip():
        return call.given.why_for_them
    told = [f for f in call.snapshot.facts_about(call.person.id) if f.category is FactCategory.REASON_TO_MEET]
    return next(words.fact_words(tuple(reversed(told))), "")


def _advice(call: _Call) -> str:
    """The coach's advice for this meeting, then what coaches said about the person, latest first."""
    said = [call.meeting.coach_advice.strip()] if call.meeting is not None else []
    said += [
        words.advice_words(fact, call.snapshot)
        for fact in reversed(call.snapshot.facts_about(call.person.id))
        if fact.category is FactCategory.COACH_INPUT and fact.text.strip() and fact.state is not FactState.ASKED
    ]
    return "; ".join(part.rstrip(".") for part in said if part)


def _notes(call: _Call) -> Iterator[Block]:
    felt = call.meeting.feeling.strip() if call.meeting is not None else ""
    asked = words.text("FEELING", name=who(call.person.id, call.snapshot))
    if felt:
        yield Text(f"{asked} {clipped(felt, 120)}", Tone.STRONG)
    elif call.person.status is not PersonStatus.VACANT:
        yield WritingRoom(clipped(asked, 90), 1)
    yield WritingRoom(words.text("THEIR_WORDS"), 3, grows=True)
    yield Beside(
        ((WritingRoom(words.text("AGREED"), 2),), (WritingRoom(words.text("WILL_DO"), 2),)),
    )


def _back(call: _Call, wish: PackWish) -> MapSection:
    snapshot, person = call.snapshot, call.person
    objective = call.objective.id if call.objective is not None else ""
    (report,) = evaluate(snapshot, call.as_of, person.account)
    whole = picture(snapshot, person.account, objective, call.as_of, report, collapsed=())
    attending = theirs(snapshot, call.meeting.id) if call.meeting is not None else ()
    people = wish.people or frozenset((person.id, *attending))
    several = len(people) > 1
    title = words.text("MAP_OF_MEETING") if several else words.text("MAP", name=who(person.id, snapshot))
    account = snapshot.accounts[person.account]
    return MapSection(
        title,
        excerpt(whole, with_neighbours(whole, people, _MOST_CARDS)),
        lines=_LINES,
        style=Style(shape=account.map_shape, direction=account.map_direction),
    )
