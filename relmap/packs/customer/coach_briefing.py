"""The briefing of somebody who helps us: our questions, and the part of the plan both sides may know (method.md 6(e)).

Each line is there because it is marked for the customer. The page says neither what we call such a person nor why; it
may lie on a desk.
"""

from __future__ import annotations

from relmap.errors import UserError
from relmap.model.snapshot import Snapshot
from relmap.model.text import many_lines, one_line
from relmap.packs.blocks import Block, Heading, Text, WritingRoom
from relmap.packs.customer.joint_plan import joint_plan, plan_blocks
from relmap.packs.customer.outgoing import outgoing_pack
from relmap.packs.pack import Pack, PackWish, Section
from relmap.words.joint_map import text

_LINES = 2
_NOTES = 4


def coach_briefing_pack(snapshot: Snapshot, wish: PackWish) -> Pack:
    """Our questions with room for answers, then the joint plan; ``snapshot`` is what this person may know.

    Of the wish only person and day count. Raises ``UserError`` for whom none can be made: the person is not known by
    name, or is no longer there.
    """
    person = snapshot.people.get(wish.person)
    if person is None:
        raise UserError("BRIEFING_NEEDS_PERSON")
    account = snapshot.accounts[person.account]
    plan = tuple(plan_blocks(joint_plan(snapshot, account.id), one_line(account.name), wish.as_of))
    sections: tuple[Section, ...]
    asked, notes = _questions(snapshot), WritingRoom(text("NOTES"), _NOTES)
    if asked and plan:
        sections = (Section(text("BRIEFING"), (*asked, notes)), Section(text("PLAN"), plan))
    else:
        sections = (Section(text("PLAN") if plan else text("BRIEFING"), (*asked, *plan, notes)),)
    return outgoing_pack(wish, person.name, one_line(account.name), sections)


def _questions(snapshot: Snapshot) -> tuple[Block, ...]:
    """Each question once, in the order they were written down, with lines for the answer."""
    asked: list[Block] = []
    for question in dict.fromkeys(many_lines(fact.question) for fact in snapshot.facts.values()):
        asked += [Heading(question), WritingRoom("", _LINES)]
    return (Text(text("QUESTIONS")), *asked) if asked else ()
