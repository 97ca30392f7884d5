"""Page 2, the map: roles, depths and the best way, with ours where they at least work with somebody (6(a) 2)."""

from __future__ import annotations

from dataclasses import replace

from relmap.analysis.measures import WORKING
from relmap.layout.style import Style
from relmap.layout.tree import place
from relmap.packs.map_nodes import nodes, pinned_places
from relmap.packs.map_picture import picture
from relmap.packs.pack import MapSection, Split
from relmap.packs.picture import LineKind
from relmap.packs.strategy.brief import Brief
from relmap.words.strategy_pack import title

_ONE_MAP = 60
"""A map of more people is shown unit by unit."""
_LINES = frozenset(LineKind) - {LineKind.INFLUENCES, LineKind.ALLY}
"""What the meeting speaks about; who listens to whom stands in the tables."""


def map_page(brief: Brief) -> MapSection:
    """The map for the objective."""
    account, snapshot = brief.account, brief.snapshot
    drawn = picture(snapshot, account.id, brief.objective.id, brief.as_of, brief.report)
    shown = tuple(line for line in drawn.lines if line.kind is not LineKind.OURS or line.depth >= WORKING)
    drawn = replace(drawn, lines=shown)
    style = Style(shape=account.map_shape, direction=account.map_direction)
    return MapSection(
        title("MAP"),
        drawn,
        lines=_LINES,
        split=Split.UNIT if len(snapshot.people_of(account.id)) > _ONE_MAP else Split.BRANCH,
        style=style,
        placement=place(nodes(drawn), style, pinned=pinned_places(snapshot, account.id), unplaced=drawn.unplaced),
    )
