"""The hand-over list: what has to change hands when one of ours leaves (method.md 1.5, 87; scenarios.md 8)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from relmap.analysis.handover import HandOver, hand_over
from relmap.analysis.measures import WORKING
from relmap.analysis.meetings import theirs
from relmap.errors import UserError
from relmap.model.entities import TeamMember
from relmap.model.ids import pair_id
from relmap.model.plan import Action
from relmap.model.relations import RoleAssignment
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import ActionKind
from relmap.model.vocabulary import BuyingRole, ObjectiveStatus
from relmap.packs.blocks import Block, Bullets, Cell, Column, Facts, Heading, Table, Text, Tone, WritingRoom
from relmap.packs.brevity import clipped, few
from relmap.packs.internal import internal_pack
from relmap.packs.pack import LEGIBLE, Pack, PackWish, Section
from relmap.words import handover as words
from relmap.words.meetings import meeting_name
from relmap.words.people import who, whos

_MOST_FIRST = 12


def handover_list(snapshot: Snapshot, wish: PackWish) -> Pack:
    """The list of ``wish.person``, one of ours: an overview, then a page for ``wish.account`` or for every account.

    Raises ``UserError`` when the person is none of ours.
    """
    member = snapshot.team.get(wish.person)
    if member is None:
        raise UserError("PACK_NEEDS_MEMBER")
    accounts = (wish.account,) if wish.account in snapshot.accounts else tuple(snapshot.accounts)
    found = [one for key in accounts if (one := hand_over(snapshot, member.id, key, wish.as_of))]
    found.sort(key=lambda one: (-len(one.passings), snapshot.accounts[one.account].name.casefold()))
    pages = (_account(snapshot, member, one, wish.as_of) for one in found)
    sections = (_overview(snapshot, member, found), *pages)
    return internal_pack(snapshot, wish, who(member.id, snapshot), words.member_words(member), sections)


def _overview(snapshot: Snapshot, member: TeamMember, found: list[HandOver]) -> Section:
    name = who(member.id, snapshot)
    title = words.text("OVERVIEW", name=name)
    if not found:
        return Section(title, (Text(words.text("NOTHING", name=name)),))
    columns = (
        Column(words.text("ACCOUNT"), 1.7),
        Column(words.text("RELATIONSHIPS"), 1.1),
        Column(words.text("SOLE"), 1.1),
        Column(words.text("TASKS"), 0.8),
        Column(words.text("MEETINGS"), 0.9),
        Column(words.text("EFFECT"), 2.4),
    )
    rows = tuple(
        (
            Cell(snapshot.accounts[one.account].name, Tone.STRONG),
            *(Cell(figure) for figure in words.counts(one)),
            Cell(words.effect_words(one.loss)),
        )
        for one in found
    )
    alone = [(p, one.account) for one in found for p in one.passings if p.sole]
    first = few([words.first_words(p, snapshot.accounts[key].name, snapshot) for p, key in alone], _MOST_FIRST, 160)
    blocks = (Heading(words.text("FIRST")), Bullets(first, numbered=True)) if first else ()
    return Section(title, (Table(columns, rows), *blocks, Text(words.text("HOW"))))


def _account(snapshot: Snapshot, member: TeamMember, found: HandOver, as_of: date) -> Section:
    blocks = (
        *_duties(snapshot, found),
        *_people(snapshot, found, as_of),
        *_tell(snapshot, found),
        *_actions(snapshot, found, as_of),
        *_meetings(snapshot, found),
        *_lost(snapshot, found),
        *_unwritten(snapshot, found),
        WritingRoom(words.text("ROOM", name=who(member.id, snapshot)), 2),
    )
    return Section(snapshot.accounts[found.account].name, blocks, smallest=LEGIBLE)


def _duties(snapshot: Snapshot, found: HandOver) -> Iterator[Block]:
    if found.duties:
        yield Heading(words.text("DUTIES"))
        yield Bullets(tuple(words.duty_words(duty, key, snapshot) for duty, key in found.duties), ticks=True)


def _people(snapshot: Snapshot, found: HandOver, as_of: date) -> Iterator[Block]:
    if not found.passings:
        return
    yield Heading(words.text("PEOPLE"))
    steps = any(p.relationship.next_step.strip() for p in found.passings)
    columns = (
        Column(words.text("PERSON"), 2.3),
        Column(words.text("DEPTH"), 1.6),
        Column(words.text("LAST_TALK"), 1),
        *((Column(words.text("OPEN"), 1.3),) if steps else ()),
        Column(words.text("SUCCESSOR"), 1.6),
        Column(words.text("TAKES_OVER"), 1.1),
    )
    yield Table(
        columns,
        tuple(
            (
                Cell(
                    words.person_words(p.relationship.person, snapshot), roles=_roles(snapshot, p.relationship.person)
                ),
                Cell(words.depth_words(p), Tone.STRONG if p.sole else Tone.PLAIN, depth=p.usable),
                Cell(words.last_talk(p, as_of)),
                *((Cell(clipped(p.relationship.next_step, 80) or "–"),) if steps else ()),
                Cell(words.successor_words(p, snapshot)),
                Cell(),
            )
            for p in found.passings
        ),
    )


def _tell(snapshot: Snapshot, found: HandOver) -> Iterator[Block]:
    """Whoever works with us hears it from us; so does whoever waits for something."""
    told = [p.relationship.person for p in found.passings if p.usable >= WORKING]
    promises = [action for action in found.actions if action.kind is ActionKind.PROMISE]
    told += [action.person for action in promises if action.person is not None and action.person in snapshot.people]
    told = list(dict.fromkeys(told))
    if not told:
        return
    own = (
        words.tell_words(
            person,
            [promise for promise in promises if promise.person == person],
            [meeting for meeting in found.meetings if person in theirs(snapshot, meeting.id)],
            snapshot,
        )
        for person in told
    )
    yield Heading(words.text("TELL"))
    yield Bullets((words.tell_all(told, snapshot), *(line for line in own if line)), ticks=True)


def _actions(snapshot: Snapshot, found: HandOver, as_of: date) -> Iterator[Block]:
    if not found.actions:
        return
    yield Heading(words.text("ACTIONS"))
    columns = (
        Column(words.text("WHAT"), 3),
        Column(words.text("WITH"), 1.6),
        Column(words.text("UNTIL"), 1.2),
        Column(words.text("TAKES_OVER"), 1.2),
    )
    yield Table(columns, tuple(_action(snapshot, action, as_of) for action in found.actions))


def _action(snapshot: Snapshot, action: Action, as_of: date) -> tuple[Cell, ...]:
    late = action.due is not None and action.due < as_of
    return (
        Cell(words.action_words(action)),
        Cell(who(action.person, snapshot) if action.person is not None else "–"),
        Cell(words.until_words(action.due, as_of), Tone.LATE if late else Tone.PLAIN),
        Cell(),
    )


def _meetings(snapshot: Snapshot, found: HandOver) -> Iterator[Block]:
    if not found.meetings:
        return
    yield Heading(words.text("MEETINGS"))
    columns = (
        Column(words.text("DAY"), 1),
        Column(words.text("MEETING"), 2.4),
        Column(words.text("WITH"), 2.2),
        Column(words.text("GOES"), 1.2),
    )
    yield Table(
        columns,
        tuple(
            (
                Cell(
                    words.until_words(meeting.date, meeting.date) if meeting.date is not None else words.text("NO_DAY")
                ),
                Cell(meeting_name(meeting, snapshot)),
                Cell(whos(theirs(snapshot, meeting.id), snapshot) or "–"),
                Cell(),
            )
            for meeting in found.meetings
        ),
    )


def _lost(snapshot: Snapshot, found: HandOver) -> Iterator[Block]:
    """Ways lost and flags raised, of the account and by objective."""
    effect = found.loss.effect
    parts = [(words.text("WHOLE"), words.lost_lines((), effect.flags.raised, snapshot))]
    parts += [
        (snapshot.objectives[one.objective].title, words.lost_lines(one.lost, one.flags.raised, snapshot))
        for one in effect.touched
    ]
    rows = tuple((name, "\n".join(lines)) for name, lines in parts if lines)
    if rows:
        yield Heading(words.text("LOST"))
        yield Facts(rows, 0.2)


def _unwritten(snapshot: Snapshot, found: HandOver) -> Iterator[Block]:
    if found.unwritten:
        yield Heading(words.text("WRITE"))
        yield Bullets((words.unwritten_words(found.unwritten, snapshot),), ticks=True)


def _roles(snapshot: Snapshot, person: str) -> tuple[BuyingRole, ...]:
    """All roles in open objectives."""
    held: set[BuyingRole] = set()
    for objective in snapshot.objectives_of(snapshot.people[person].account):
        given: RoleAssignment | None = snapshot.roles.get(pair_id(objective.id, person))
        if given is not None and objective.status is ObjectiveStatus.OPEN:
            held |= given.roles
    return tuple(role for role in BuyingRole if role in held)
