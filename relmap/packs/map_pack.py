"""The map of an account, alone on its pages (desktop.md 3)."""

from __future__ import annotations

from relmap.analysis.flags.rulebook import evaluate
from relmap.analysis.settings import changed_settings
from relmap.layout.style import Style
from relmap.layout.tree import place
from relmap.model.snapshot import Snapshot
from relmap.packs.map_excerpt import excerpt, with_neighbours
from relmap.packs.map_nodes import nodes, pinned_places
from relmap.packs.map_picture import picture
from relmap.packs.pack import MapSection, Pack, PackWish
from relmap.words import legend as words
from relmap.words.packs import file_name


def map_pack(snapshot: Snapshot, wish: PackWish) -> Pack:
    """The map of an account for one objective, or the part of it around some people, as its readers may see it."""
    account = snapshot.accounts[wish.account]
    (report,) = evaluate(snapshot, wish.as_of, wish.account)
    drawn = picture(snapshot, wish.account, wish.objective, wish.as_of, report)
    if wish.people:
        whole = picture(snapshot, wish.account, wish.objective, wish.as_of, report, collapsed=())
        drawn = excerpt(whole, with_neighbours(whole, wish.people, len(whole.cards)))
    style = Style(shape=account.map_shape, direction=account.map_direction)
    pinned = {} if wish.people else pinned_places(snapshot, wish.account)
    placement = place(nodes(drawn), style, pinned=pinned, unplaced=drawn.unplaced)
    return Pack(
        kind=wish.kind,
        audience=wish.audience,
        subject=account.name,
        topic=drawn.objective_title,
        as_of=wish.as_of,
        audience_word=words.audience_word(wish.audience),
        file_name=file_name(wish.kind, account.name, wish.as_of),
        sections=(MapSection(account.name, drawn, style=style, placement=placement),),
        file=wish.file,
        changed_rules=len(changed_settings(snapshot)),
        copy=wish.copy,
    )
