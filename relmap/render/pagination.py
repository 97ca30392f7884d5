"""Decides which pages a map needs: one, one for each branch, or the sheets of a poster (desktop.md 3).

No text gets smaller than 7 pt: full cards are printed 48 to 50 mm wide, compact ones 30 to 48 mm; a map that would
need less is split by branch.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize

from relmap.errors import UserError
from relmap.layout.geometry import Placement, Rect, Size
from relmap.layout.paging import MapPage, pages, poster_tiles
from relmap.layout.tree import place
from relmap.model.vocabulary import Audience, MapShape
from relmap.packs.map_nodes import nodes
from relmap.packs.picture import Picture
from relmap.render.anatomy import COMPACT_CARD, FULL_CARD
from relmap.render.detail import Detail
from relmap.render.drawing import Scene, build_scene, shown_bounds
from relmap.render.legend import LegendItem, legend, legend_size
from relmap.render.painter import View
from relmap.render.paper_job import MARGIN_MM, UNITS_PER_MM, PaperJob, Sheets, printable
from relmap.render.texts import Face, wrapped

HEADING = Face(19, bold=True)
LEAD = Face(13)
SMALL = Face(11)
"""The smallest lettering beside the map: 7.8 pt."""
LINE = 17.0
HEADING_LINE = 25.0
FOOTER_LINE = 18.0
GAP = 8.0
KEY_MAP = Size(150, 56)
"""The whole map in small, on every page of several."""

_FULL_MM = (48.0, 50.0)
_COMPACT_MM = (30.0, 48.0)
OVERLAP_MM = 10.0
"""How much two sheets of a poster share."""
_HGAP, _VGAP = 16.0, 32.0
"""Tighter than on the screen: five full cards stand across A4."""
_AROUND = 40.0
"""Map units kept free around the cards of a branch, for rings, tags and page references."""
_MAP_SHARE = 0.75
"""What header and footer leave of a page, about."""
_LEAST_SHEET = 900.0
"""A sheet is at least this wide, for its header."""


@dataclass(frozen=True, eq=False)
class PageFrame:
    """What all pages of a job share: the printable size, legend, headline, and the whole map in small.

    ``several`` tells whether the map takes more than one page: each then says where it belongs.
    """

    size: Size
    legend: tuple[LegendItem, ...]
    headline: tuple[str, ...]
    overview: Placement
    several: bool


@dataclass(frozen=True, eq=False)
class PaperPage:
    """One page as it will be drawn.

    ``scale`` are page units for a map unit, ``window`` is the part of the map on the page (map units), ``room`` where
    it goes (page units). ``above`` are the managers over the head of a branch, highest first. ``continues`` tells on
    which page, from 1, a card's branch goes on; ``references`` are the cards repeated from another page, with its
    number.
    ``tile`` is what of a large sheet (page units) a poster shows here, ``place`` its column and row.
    """

    frame: PageFrame
    scene: Scene
    view: View
    scale: float
    window: Rect
    room: Rect
    above: tuple[str, ...] = ()
    continues: Mapping[str, int] = field(default_factory=dict)
    references: Mapping[str, int] = field(default_factory=dict)
    tile: Rect | None = None
    place: tuple[int, int] = (0, 0)


def plan_pages(job: PaperJob, layout: QPageLayout) -> tuple[PaperPage, ...]:
    """The pages of a job on paper of this layout; every person stands on one of them.

    Raises ``UserError`` when the map is meant for the customer: what he may see is chosen anew from an allow-list,
    never by leaving things out of this map (method.md 6(b)).
    """
    if job.audience is Audience.CUSTOMER:
        raise UserError("MAP_NOT_FOR_CUSTOMER")
    size = printable(layout)
    if job.sheets is Sheets.POSTER:
        return _poster(job, size)
    return _one_page(job, size) or _split(job, size)


def one_sheet(job: PaperJob) -> tuple[PaperJob, QPageLayout]:
    """The job and the paper for the whole map with full cards on one sheet: a plotter, or a PDF to zoom in."""
    page = _sheet(job)
    width, height = (length / UNITS_PER_MM + 2 * MARGIN_MM + 1 for length in page.frame.size)
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    paper = QPageSize(QSizeF(width, height), QPageSize.Unit.Millimeter)
    layout = QPageLayout(paper, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
    return replace(job, placement=page.scene.placement, sheets=Sheets.PAGES), layout


def header_height(headline: Sequence[str], several: bool) -> float:
    """The room of account, objective, headline and, on one of several pages, where it belongs."""
    return HEADING_LINE + LINE + len(headline) * LINE + (LINE if several else 0) + GAP


def footer_height(items: Sequence[LegendItem], width: float) -> float:
    """The room of the legend and the line below it."""
    return GAP + legend_size(items, width).height + FOOTER_LINE


def _one_page(job: PaperJob, size: Size) -> tuple[PaperPage, ...]:
    """The whole map on one page, with the largest cards that fit; nothing when even compact cards do not."""
    if job.placement is not None:
        page = _page(job, size, job.placement, Detail.FULL)
        if page.scale >= _scales(Detail.FULL)[0]:
            return (page,)
    for detail in (Detail.FULL, Detail.COMPACT):
        tried = (_page(job, size, placement, detail) for placement in _placements(job, size, detail))
        best = max(tried, key=lambda page: page.scale, default=None)
        if best is not None and best.scale >= _scales(detail)[0]:
            return (best,)
    return ()


def _page(job: PaperJob, size: Size, placement: Placement, detail: Detail) -> PaperPage:
    """The whole map on one page, as large as it fits and cards may be."""
    scene = build_scene(job.picture, placement, job.style)
    view = _view(job, detail)
    frame = _frame(job, size, scene, view, False)
    room, window = _room(frame, False), shown_bounds(scene, job.lines)
    return PaperPage(frame, scene, view, _fitting(window, room, detail), window, room)


def _placements(job: PaperJob, size: Size, detail: Detail) -> Iterator[Placement]:
    """The map laid out for the paper, in the ways that may come out largest; none when there are too many cards."""
    cards = len(job.picture.cards) * _card(detail).width * _card(detail).height * _scales(detail)[0] ** 2
    if cards > size.width * size.height:
        return
    aspect = size.width / (size.height * _MAP_SHARE)
    styles = [job.style]
    if job.style.shape is MapShape.AUTO or job.style.shape.zoned:
        styles = [
            replace(job.style, aspect=aspect * wider, hanging_cap=0, row_levels=levels, hgap=_HGAP, vgap=_VGAP)
            for wider in (1.0, 0.6)
            for levels in (1, 0)
        ]
    for style in styles:
        yield place(nodes(job.picture, _card(detail)), style, unplaced=job.picture.unplaced)


def _split(job: PaperJob, size: Size) -> tuple[PaperPage, ...]:
    """A page for each branch, with compact cards."""
    detail = Detail.COMPACT
    view = _view(job, detail)
    whole = build_scene(job.picture, _whole(job, detail), job.style)
    frame = _frame(job, size, whole, view, True)
    room = _room(frame, True)
    least = _scales(detail)[0]
    # What is drawn around the cards needs room as well.
    around = 2 * _AROUND
    paper = Size(room.width / least - around, room.height / least - around)
    parts = pages(nodes(job.picture, COMPACT_CARD), job.style, paper, unplaced=job.picture.unplaced)
    return tuple(_branch_page(job, frame, view, room, part, parts) for part in parts)


def _branch_page(
    job: PaperJob, frame: PageFrame, view: View, room: Rect, part: MapPage, parts: Sequence[MapPage]
) -> PaperPage:
    scene = build_scene(_part(job.picture, part.placement.rects), part.placement, job.style)
    window = shown_bounds(scene, job.lines)
    if _fitting(window, room, Detail.COMPACT) < _scales(Detail.COMPACT)[0]:
        # Ties swing out far; they may run off the page, people may not.
        window = part.placement.bounds.grown(_AROUND)
    scale = max(_fitting(window, room, Detail.COMPACT), _scales(Detail.COMPACT)[0])
    return PaperPage(
        frame=frame,
        scene=scene,
        view=view,
        scale=scale,
        window=window,
        room=room,
        above=tuple(job.picture.cards[id_].name for id_ in part.path_to_root),
        continues={id_: page + 1 for id_, page in part.continues.items()},
        references={id_: page + 1 for id_, page in part.references.items()},
    )


def _poster(job: PaperJob, size: Size) -> tuple[PaperPage, ...]:
    """One large sheet cut into pages that overlap."""
    page = _sheet(job)
    overlap = OVERLAP_MM * UNITS_PER_MM
    room = Size(size.width, size.height - FOOTER_LINE)
    tiles = sorted(poster_tiles(Rect(0, 0, *page.frame.size), room, overlap), key=lambda tile: (tile.y, tile.x))
    columns, rows = sorted({tile.x for tile in tiles}), sorted({tile.y for tile in tiles})
    return tuple(replace(page, tile=t, place=(columns.index(t.x), rows.index(t.y))) for t in tiles)


def _sheet(job: PaperJob) -> PaperPage:
    """The whole map with full cards on paper as large as that takes."""
    view = _view(job, Detail.FULL)
    placement = job.placement or _whole(job, Detail.FULL)
    scene = build_scene(job.picture, placement, job.style)
    window = shown_bounds(scene, job.lines)
    scale = _scales(Detail.FULL)[1]
    width = max(_LEAST_SHEET, window.width * scale)
    frame = _frame(job, Size(width, 0), scene, view, False)
    top, bottom = header_height(frame.headline, False), footer_height(frame.legend, width)
    height = window.height * scale
    # A unit of play: lengths of paper are rounded to points.
    frame = replace(frame, size=Size(width + 1, top + height + bottom + 1))
    return PaperPage(frame, scene, view, scale, window, Rect(0, top, width, height))


def _frame(job: PaperJob, size: Size, whole: Scene, view: View, several: bool) -> PageFrame:
    width = size.width - (KEY_MAP.width + 2 * GAP if several else 0)
    return PageFrame(
        size, legend(whole, view), wrapped(job.picture.headline, LEAD, width - 18, 2), whole.placement, several
    )


def _room(frame: PageFrame, several: bool) -> Rect:
    top = header_height(frame.headline, several)
    return Rect(0, top, frame.size.width, frame.size.height - top - footer_height(frame.legend, frame.size.width))


def _view(job: PaperJob, detail: Detail) -> View:
    return View(job.theme, job.colouring, job.lines, dim_others=False, detail=detail)


def _whole(job: PaperJob, detail: Detail) -> Placement:
    """The map laid out as on the screen."""
    return place(nodes(job.picture, _card(detail)), job.style, unplaced=job.picture.unplaced)


def _card(detail: Detail) -> Size:
    return FULL_CARD if detail is Detail.FULL else COMPACT_CARD


def _scales(detail: Detail) -> tuple[float, float]:
    """Page units for a map unit, at least and at most."""
    least, most = _FULL_MM if detail is Detail.FULL else _COMPACT_MM
    return least * UNITS_PER_MM / FULL_CARD.width, most * UNITS_PER_MM / FULL_CARD.width


def _fitting(window: Rect, room: Rect, detail: Detail) -> float:
    return min(_scales(detail)[1], room.width / max(1.0, window.width), room.height / max(1.0, window.height))


def _part(picture: Picture, ids: Collection[str]) -> Picture:
    """The picture of some of the people."""
    return replace(
        picture,
        cards={id_: card for id_, card in picture.cards.items() if id_ in ids},
        managers={child: boss for child, boss in picture.managers.items() if child in ids and boss in ids},
        lines=tuple(line for line in picture.lines if line.target in ids),
        unplaced=picture.unplaced & set(ids),
        captions={},
    )
