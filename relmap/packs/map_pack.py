"""The map of an account, alone on its pages (desktop.md 3)."""

from __future__ import annotations

from relmap.analysis.flags.rulebook import evaluate
from relmap.layout.style import Style
from relmap.layout.tree import place
from relmap.model.snapshot import Snapshot
from relmap.packs.internal import internal_pack
from relmap.packs.map_excerpt import excerpt, with_neighbours
from relmap.packs.map_nodes import nodes, pinned_places
from relmap.packs.map_picture import picture
from relmap.packs.pack import MapSection, Pack, PackWish


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
    section = MapSection(account.name, drawn, style=style, placement=placement)
    return internal_pack(snapshot, wish, account.name, drawn.objective_title, (section,))
