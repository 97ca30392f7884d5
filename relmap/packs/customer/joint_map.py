"""The joint map and plan: what is laid on the table between the customer and us (method.md 6(b))."""

from __future__ import annotations

from relmap.model.snapshot import Snapshot
from relmap.model.text import one_line
from relmap.packs.blocks import Block, WritingRoom
from relmap.packs.customer.contact_map import contact_map
from relmap.packs.customer.joint_plan import JointPlan, joint_plan, plan_blocks
from relmap.packs.customer.outgoing import outgoing_pack
from relmap.packs.pack import AnySection, ContactSection, Pack, PackWish, Section
from relmap.words.joint_map import text
from relmap.words.packs import pack_name


def joint_map_pack(snapshot: Snapshot, wish: PackWish) -> Pack:
    """Who works with whom, and what both sides do; ``snapshot`` is what the customer may see.

    Of the wish only account and day count: no file name, copy or rule stands on a customer's page.
    """
    account = snapshot.accounts[wish.account]
    contacts = contact_map(snapshot, account.id)
    plan = joint_plan(snapshot, account.id)
    name = one_line(account.name)
    sections: list[AnySection] = [ContactSection(text("CONTACTS"), contacts)] if contacts.contacts else []
    sections.append(Section(text("PLAN"), (*plan_blocks(plan, name, wish.as_of), *_room_to_write(plan))))
    return outgoing_pack(wish, account.name, pack_name(wish.kind), tuple(sections))


def _room_to_write(plan: JointPlan) -> tuple[Block, ...]:
    """A plan nobody has begun is begun at the table."""
    if plan.blank:
        return WritingRoom(text("AGREED_TODAY"), 6), WritingRoom(text("NEXT_STEPS"), 6), WritingRoom(text("TO_MEASURE"))
    return (WritingRoom(text("AGREED_TODAY")),)
