"""What a caller says about the look of a tree: shape, direction and the gaps between cards."""

from __future__ import annotations

from dataclasses import dataclass

from relmap.model.vocabulary import MapDirection, MapShape


@dataclass(frozen=True, slots=True)
class Style:
    """How a map is laid out; all gaps in map units (drawing.md 2.6).

    The gaps are named for a top-down map; on a left-right map ``hgap`` separates upward and ``vgap`` sideways.
    ``hgap`` lies between branches side by side, ``vgap`` between a manager and a row of reports, ``stack_gap`` between
    cards of one stack, ``column_gap`` between columns of a leaf block, ``indent`` before cards hanging on a trunk.
    ``aspect`` is the width : height the AUTO shape aims at. ``max_rows`` limits the rows of a block of leaf reports in
    the STACKED shape, ``hanging_cap`` the cards below one another in AUTO and BOTH_SIDES (0: no limit, for one sheet).
    So many top levels as ``row_levels`` says stand in rows; a very long row is wrapped all the same. At least
    ``abreast`` separate trees stand side by side before the next ones stand below them (0: as many as fill the aspect
    best, for one sheet).
    """

    shape: MapShape = MapShape.AUTO
    direction: MapDirection = MapDirection.TOP_DOWN
    hgap: float = 24.0
    vgap: float = 40.0
    stack_gap: float = 12.0
    column_gap: float = 20.0
    indent: float = 22.0
    aspect: float = 1.414
    max_rows: int = 6
    hanging_cap: int = 14
    row_levels: int = 1
    abreast: int = 3

    @property
    def sideways(self) -> bool:
        """Whether the head of the tree stands at the left."""
        return self.direction is MapDirection.LEFT_RIGHT

    @property
    def top_down_aspect(self) -> float:
        """The aspect as seen by the layout, which turns every map top-down."""
        return 1 / self.aspect if self.sideways else self.aspect
