"""The whole map with full cards: on one large sheet, or cut into the sheets of a poster (desktop.md 3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout

from relmap.layout.geometry import Placement, Rect, Size
from relmap.layout.paging import poster_tiles
from relmap.layout.style import Style
from relmap.layout.tree import place
from relmap.model.vocabulary import MapShape
from relmap.packs.map_nodes import nodes
from relmap.render.map.anatomy import FULL_CARD
from relmap.render.map.detail import Detail
from relmap.render.map.drawing import Scene, build_scene, shown_bounds
from relmap.render.map.legend import legend, legend_size
from relmap.render.map.painter import View
from relmap.render.paper.job import UNITS_PER_MM, PaperJob, custom_size, printable
from relmap.render.paper.page import GAP, HEADING, LEAD, PageFrame, PaperPage, Tile, scales
from relmap.render.texts import advance, wrapped

OVERLAP_MM = 10.0
"""How much two sheets of a poster share."""
STRIP = 40.0
"""The room at the foot of a sheet for its name and the plan of all sheets, in page units."""
_LEAST_SHEET = 900.0
"""A sheet is at least this wide, for its header."""
_FURNITURE = 160.0
"""Height of header, legend and last line, about."""
_ASPECTS = (2.8, 2.0, 1.4, 1.0, 0.7)
"""Widths to heights of the whole map that may come out with the fewest sheets."""


def one_sheet(job: PaperJob, layout: QPageLayout) -> PaperPage:
    """The whole map with full cards on one sheet with the margins of this layout, as large as that takes.

    The cards stand as on the screen.
    """
    return _sheet(job, layout, job.placement or _laid_out(job, job.style))


def poster(job: PaperJob, layout: QPageLayout) -> tuple[PaperPage, ...]:
    """One large sheet cut into pages of this layout that overlap; without those that would be empty.

    The map is laid out for the fewest sheets, unless its shape was chosen by hand.
    """
    size = printable(layout)
    page = Size(size.width, size.height - STRIP)
    overlap = OVERLAP_MM * UNITS_PER_MM
    placements = [job.placement] if job.placement is not None else [_laid_out(job, job.style)]
    if job.style.shape is MapShape.AUTO:
        placements += [
            _laid_out(job, replace(job.style, aspect=aspect, row_levels=levels, hanging_cap=0, abreast=0))
            for aspect in _ASPECTS
            for levels in (1, 0)
        ]
    whole = _sheet(job, layout, min(placements, key=lambda placement: _sheets(placement, page)))
    sheets = poster_tiles(Rect(0, 0, *whole.frame.size), page, overlap)
    columns, rows = sorted({sheet.x for sheet in sheets}), sorted({sheet.y for sheet in sheets})
    content = list(_content(whole))
    places = {}
    for sheet in sheets:
        column, row = columns.index(sheet.x), rows.index(sheet.y)
        left, top = overlap if column else 0.0, overlap if row else 0.0
        shown = Rect(sheet.x + left, sheet.y + top, sheet.width - left, sheet.height - top)
        if any(shown.intersects(rect) for rect in content):
            places[column, row] = sheet
    frame = replace(whole.frame, layout=layout)
    return tuple(
        replace(whole, frame=frame, tile=Tile(rect, column, row, frozenset(places)))
        for (column, row), rect in places.items()
    )


def _laid_out(job: PaperJob, style: Style) -> Placement:
    return place(nodes(job.picture, FULL_CARD), style, unplaced=job.picture.unplaced)


def _sheets(placement: Placement, page: Size) -> tuple[int, float]:
    """About how many sheets a map takes, and what of them it covers."""
    scale = scales(Detail.FULL)[1]
    width, height = placement.bounds.width * scale, placement.bounds.height * scale + _FURNITURE
    return len(poster_tiles(Rect(0, 0, width, height), page, OVERLAP_MM * UNITS_PER_MM)), width * height


def _sheet(job: PaperJob, layout: QPageLayout, placement: Placement) -> PaperPage:
    view = View(job.theme, job.colouring, job.lines, dim_others=False, detail=Detail.FULL)
    scene = build_scene(job.picture, placement, job.style)
    items, window = legend(scene, view), shown_bounds(scene, job.lines)
    scale = scales(Detail.FULL)[1]
    width = max(_LEAST_SHEET, window.width * scale)
    frame = PageFrame(layout, Size(width, 0), wrapped(job.picture.headline, LEAD, width - 18, 2))
    room = Rect(0, frame.header, width, window.height * scale)
    # A unit of play: lengths of paper are rounded to points.
    size = Size(width + 1, room.bottom + frame.footer(items) + 1)
    frame = replace(frame, size=size, layout=_paper_for(size, layout))
    return PaperPage(frame, scene, view, scale, window, room, items)


def _paper_for(size: Size, like: QPageLayout) -> QPageLayout:
    """Paper just large enough, with the same margins."""
    unit = QPageLayout.Unit.Millimeter
    margins: QMarginsF = like.margins(unit)
    width = size.width / UNITS_PER_MM + margins.left() + margins.right() + 1
    height = size.height / UNITS_PER_MM + margins.top() + margins.bottom() + 1
    wide = width > height
    turned = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    return QPageLayout(custom_size(width, height), turned, margins, unit)


def _content(page: PaperPage) -> Iterator[Rect]:
    """Where on a sheet something is drawn, rules aside; page units."""
    frame, picture, room, scale = page.frame, page.scene.picture, page.room, page.scale
    written = [advance(picture.account_name, HEADING), advance(picture.objective_title, LEAD)]
    left = max([*written, *(18 + advance(line, LEAD) for line in frame.headline)])
    yield Rect(0, 0, left, frame.header)
    yield Rect(frame.size.width - 150, 0, 150, frame.header)
    legend_room = legend_size(page.legend, frame.size.width)
    yield Rect(0, frame.size.height - frame.footer(page.legend) + GAP, *legend_room)
    for rect in _drawn(page.scene):
        x, y = (rect.x - page.window.x) * scale, (rect.y - page.window.y) * scale
        yield Rect(room.x + page.shift + x, room.y + y, rect.width * scale, rect.height * scale)


def _drawn(scene: Scene) -> Iterator[Rect]:
    yield from scene.placement.rects.values()
    yield from scene.team.values()
    yield from [stroke.box for stroke in scene.strokes]
    yield from [piece.box for _number, piece in scene.tie_pieces]
