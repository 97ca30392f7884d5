"""What all packs for our own people have in common (method.md 6)."""

from __future__ import annotations

from relmap.analysis.settings import changed_settings
from relmap.model.snapshot import Snapshot
from relmap.packs.pack import AnySection, Pack, PackWish
from relmap.words.legend import audience_word
from relmap.words.packs import file_name


def internal_pack(
    snapshot: Snapshot, wish: PackWish, subject: str, topic: str, sections: tuple[AnySection, ...], closing: str = ""
) -> Pack:
    """The sections as the pack that was wished for: whose copy, of which document, by whose rules."""
    return Pack(
        kind=wish.kind,
        audience=wish.audience,
        subject=subject,
        topic=topic,
        as_of=wish.as_of,
        audience_word=audience_word(wish.audience),
        file_name=file_name(wish.kind, subject, wish.as_of),
        sections=sections,
        file=wish.file,
        changed_rules=len(changed_settings(snapshot)),
        copy=wish.copy,
        closing=closing,
    )
