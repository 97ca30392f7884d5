"""The fact-check sheet: one person's own data, to be corrected by that person (method.md 1.5, 90; 6(e))."""

from __future__ import annotations

from relmap.errors import UserError
from relmap.model.snapshot import Snapshot
from relmap.packs.blocks import Form, Text, WritingRoom
from relmap.packs.customer.outgoing import outgoing_pack
from relmap.packs.pack import Pack, PackWish, Section
from relmap.words.joint_map import text
from relmap.words.own_data import own_data
from relmap.words.packs import pack_name


def fact_sheet_pack(snapshot: Snapshot, wish: PackWish) -> Pack:
    """A page with what we have about a person and room to correct it; ``snapshot`` is what that person may see.

    Of the wish only person and day count. Raises ``UserError`` for whom no sheet can be made: the person is not known
    by name, or is no longer there.
    """
    person = snapshot.people.get(wish.person)
    if person is None:
        raise UserError("FACT_SHEET_NEEDS_PERSON")
    blocks = (
        Text(text("OWN_DATA_ASKED")),
        Form(own_data(snapshot, person)),
        WritingRoom(text("ANYTHING_ELSE"), 2),
        Text(text("RETURN")),
    )
    return outgoing_pack(wish, person.name, pack_name(wish.kind), (Section(text("OWN_DATA"), blocks),))
