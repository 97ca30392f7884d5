"""What all packs for the customer have in common (method.md 6(b))."""

from __future__ import annotations

from relmap.model.text import one_line
from relmap.packs.pack import AnySection, Pack, PackWish
from relmap.words.joint_map import text
from relmap.words.packs import file_name


def outgoing_pack(wish: PackWish, reader: str, topic: str, sections: tuple[AnySection, ...]) -> Pack:
    """The sections as a pack for a customer or one of theirs; no file, copy or rule of ours stands on it."""
    name = one_line(reader)
    return Pack(
        kind=wish.kind,
        audience=wish.audience,
        subject=name,
        topic=topic,
        as_of=wish.as_of,
        audience_word=text("FOR", name=name),
        file_name=file_name(wish.kind, reader, wish.as_of),
        sections=sections,
    )
