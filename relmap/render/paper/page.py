"""One page of a map on paper: what stands where, before anything is drawn (desktop.md 3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtGui import QPageLayout

from relmap.layout.geometry import Rect, Size
from relmap.packs.map_parts import UnitBox
from relmap.render.map.anatomy import FULL_CARD
from relmap.render.map.detail import Detail
from relmap.render.map.drawing import Scene
from relmap.render.map.legend import LegendItem, legend_size
from relmap.render.map.painter import View
from relmap.render.paper.job import UNITS_PER_MM
from relmap.render.texts import Face

HEADING = Face(19, bold=True)
LEAD = Face(13)
SMALL = Face(11)
"""The smallest lettering beside the map: 7.8 pt."""
LINE = 17.0
HEADING_LINE = 25.0
FOOTER_LINE = 18.0
GAP = 8.0
KEY_MAP = 190.0
"""Width of the whole map in small, on every page of several; it is as high as the header."""

LEAST_POINTS = 7.0
"""No letter on paper is smaller (desktop.md 3)."""

_FULL_MM = (48.0, 50.0)
_COMPACT_MM = (30.0, 48.0)


@dataclass(frozen=True, eq=False)
class PageFrame:
    """What all pages of a job share: paper, its printable size, headline, and the whole map in small.

    ``overview`` is None when the map takes one page; of several, each says where it belongs.
    """

    layout: QPageLayout
    size: Size
    headline: tuple[str, ...]
    overview: Scene | None = None

    @property
    def header(self) -> float:
        """The room of account, objective, headline and, on one of several pages, where it belongs."""
        several = LINE if self.overview is not None else 0.0
        return HEADING_LINE + LINE + len(self.headline) * LINE + several + GAP

    def footer(self, items: Sequence[LegendItem]) -> float:
        """The room of the legend and the line below it."""
        return GAP + legend_size(items, self.size.width).height + FOOTER_LINE

    def room(self, items: Sequence[LegendItem]) -> Rect:
        """What header and footer leave for the map."""
        return Rect(0, self.header, self.size.width, self.size.height - self.header - self.footer(items))


@dataclass(frozen=True, slots=True)
class Tile:
    """A sheet of a poster: what of the whole it shows (page units), its column and row, and which sheets there are."""

    rect: Rect
    column: int
    row: int
    printed: frozenset[tuple[int, int]]


@dataclass(frozen=True, eq=False)
class PaperPage:
    """One page as it will be drawn.

    ``scale`` are page units for a map unit, ``window`` is the part of the map on the page (map units), ``room`` where
    it goes (page units). ``legend`` is of what is on this page. ``part`` names the units or the level shown, ``above``
    are the managers over the heads, highest first. ``continues`` tells on which pages, from 1, a card's branch goes on;
    ``references`` are the cards repeated from another page, with its number. An overview has the ``units`` that stand
    in the scene, by id, and their pages.
    """

    frame: PageFrame
    scene: Scene
    view: View
    scale: float
    window: Rect
    room: Rect
    legend: tuple[LegendItem, ...]
    part: str = ""
    above: tuple[str, ...] = ()
    continues: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    references: Mapping[str, int] = field(default_factory=dict)
    units: Mapping[str, tuple[UnitBox, tuple[int, ...]]] = field(default_factory=dict)
    tile: Tile | None = None

    @property
    def people(self) -> tuple[str, ...]:
        """Who belongs on this page, in the order of the map."""
        return tuple([id_ for id_ in self.scene.ids if id_ not in self.references])

    @property
    def several(self) -> bool:
        """Whether this is one of several pages between which the people are divided."""
        return self.frame.overview is not None

    @property
    def shift(self) -> float:
        """How far right of its room's edge the map begins, in page units, to stand in the middle."""
        return max(0.0, self.room.width - self.window.width * self.scale) / 2


def scales(detail: Detail) -> tuple[float, float]:
    """Page units for a map unit at which cards are printed, at least and at most."""
    least, most = _FULL_MM if detail is Detail.FULL else _COMPACT_MM
    return least * UNITS_PER_MM / FULL_CARD.width, most * UNITS_PER_MM / FULL_CARD.width


def fitting(window: Rect, room: Rect, detail: Detail) -> float:
    """The scale at which a window fills a room, at most that of the largest cards."""
    return min(scales(detail)[1], room.width / max(1.0, window.width), room.height / max(1.0, window.height))
