"""Decides which pages a map needs: one, one for each part, a large sheet, or those of a poster (desktop.md 3).

No text gets smaller than 7 pt: full cards are printed 48 to 50 mm wide, compact ones 30 to 48 mm; a map that would
need less is split.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from PySide6.QtGui import QPageLayout

from relmap.errors import UserError
from relmap.layout.geometry import Placement, Rect, Size, bounds
from relmap.layout.paging import MapPage, pages
from relmap.layout.style import Style
from relmap.layout.tree import place
from relmap.model.vocabulary import Audience, MapShape
from relmap.packs.map_nodes import nodes
from relmap.packs.map_parts import Part, parts
from relmap.packs.pack import Split
from relmap.packs.picture import Picture
from relmap.render.map.anatomy import COMPACT_CARD, FULL_CARD
from relmap.render.map.detail import Detail
from relmap.render.map.drawing import build_scene, shown_bounds
from relmap.render.map.legend import legend
from relmap.render.map.painter import View
from relmap.render.paper.job import PaperJob, Sheets, printable
from relmap.render.paper.page import (
    GAP,
    KEY_MAP,
    LEAD,
    PageFrame,
    PaperPage,
    fitting,
    scales,
)
from relmap.render.paper.poster import one_sheet, poster
from relmap.render.paper.unit_overview import overview_pages
from relmap.render.texts import wrapped

_HGAP, _VGAP = 16.0, 32.0
"""Tighter than on the screen: five full cards stand across A4."""
_AROUND = 40.0
"""Map units kept free around the cards of a page, for rings, tags and page references."""
_MAP_SHARE = 0.75
"""What header and footer leave of a page, about."""
_WIDER = (1.0, 0.8, 0.6, 1.3)
"""How much wider than the paper a map may be laid out: arrangements come in steps, one of them fills it best."""
_TRIED = 3
"""So many of the best arrangements get their lines, which need room as well."""


def plan_pages(job: PaperJob, layout: QPageLayout) -> tuple[PaperPage, ...]:
    """The pages of a job on paper of this layout.

    Every person belongs on exactly one of them, or is across sheets of a poster. Raises ``UserError`` when the map is
    meant for the customer: what he may see is chosen anew from an allow-list, never by leaving things out of this map
    (method.md 6(b)).
    """
    if job.audience is Audience.CUSTOMER:
        raise UserError("MAP_NOT_FOR_CUSTOMER")
    if job.sheets is Sheets.POSTER:
        return poster(job, layout)
    if job.sheets is Sheets.ONE_SHEET:
        return (one_sheet(job, layout),)
    page = _one_page(job, layout)
    return (page,) if page is not None else _split(job, layout)


def whole_scale(job: PaperJob, layout: QPageLayout) -> float:
    """Page units for a map unit if the whole map had to fit on one page with compact cards, however small."""
    size = printable(layout)
    room = PageFrame(layout, size, ()).room(())
    style = replace(_tight(job.style), aspect=room.width / room.height, hanging_cap=0)
    placement = place(nodes(job.picture, COMPACT_CARD), style, unplaced=job.picture.unplaced)
    return fitting(placement.bounds, room, Detail.COMPACT)


def _one_page(job: PaperJob, layout: QPageLayout) -> PaperPage | None:
    """The whole map on one page, with the largest cards that fit; None when even compact cards do not."""
    size = printable(layout)
    frame = PageFrame(layout, size, wrapped(job.picture.headline, LEAD, size.width - 18, 2))
    kept = job.placement
    if kept is not None and fitting(kept.bounds, frame.room(()), Detail.FULL) >= scales(Detail.FULL)[0]:
        page = _page(job, frame, job.picture, kept, Detail.FULL)
        if page.scale >= scales(Detail.FULL)[0]:
            return page
    return _best_page(job, frame, job.picture)


def _best_page(job: PaperJob, frame: PageFrame, picture: Picture) -> PaperPage | None:
    """A picture on one page, with the largest cards that fit; None when even compact cards do not."""
    for detail in (Detail.FULL, Detail.COMPACT):
        placements = _placements(job, frame, picture, detail)
        tried = [_page(job, frame, picture, placement, detail) for placement in placements]
        best = max(tried, key=lambda page: page.scale, default=None)
        if best is not None and best.scale >= scales(detail)[0]:
            return best
    tried = [_without_far_ties(page) for page in tried]
    best = max(tried, key=lambda page: page.scale, default=None)
    return best if best is not None and best.scale >= scales(Detail.COMPACT)[0] else None


def _page(job: PaperJob, frame: PageFrame, picture: Picture, placement: Placement, detail: Detail) -> PaperPage:
    """A picture on one page, as large as it fits and cards may be."""
    scene = build_scene(picture, placement, job.style)
    view = View(job.theme, job.colouring, job.lines, dim_others=False, detail=detail)
    items = legend(scene, view)
    room, window = frame.room(items), shown_bounds(scene, job.lines)
    return PaperPage(frame, scene, view, fitting(window, room, detail), window, room, items)


def _without_far_ties(page: PaperPage) -> PaperPage:
    """The page drawn for its cards: ties that swing out far may run off it, people may not."""
    around = bounds([page.scene.placement.bounds, page.scene.frame or page.scene.placement.bounds])
    window = around.grown(_AROUND / 2)
    return replace(page, window=window, scale=fitting(window, page.room, Detail.COMPACT))


def _placements(job: PaperJob, frame: PageFrame, picture: Picture, detail: Detail) -> Iterator[Placement]:
    """A picture laid out for the paper, in the ways that come out largest; none when its cards do not fit."""
    card = FULL_CARD if detail is Detail.FULL else COMPACT_CARD
    size = frame.size
    if len(picture.cards) * card.width * card.height * scales(detail)[0] ** 2 > size.width * size.height:
        return
    styles = [job.style]
    if job.style.shape is MapShape.AUTO or job.style.shape.zoned:
        aspect = size.width / (size.height * _MAP_SHARE)
        styles = [
            replace(_tight(job.style), aspect=aspect * wider, hanging_cap=0, row_levels=levels)
            for wider in _WIDER
            for levels in (1, 0)
        ]
    room = frame.room(())
    tried = [place(nodes(picture, card), style, unplaced=picture.unplaced) for style in styles]
    scaled = [(fitting(placement.bounds, room, detail), number) for number, placement in enumerate(tried)]
    best = sorted(((scale, number) for scale, number in scaled if scale >= scales(detail)[0]), reverse=True)
    yield from (tried[number] for _scale, number in best[:_TRIED])


def _split(job: PaperJob, layout: QPageLayout) -> tuple[PaperPage, ...]:
    """The pages of a map that does not fit on one."""
    picture = job.picture
    size = printable(layout)
    whole = build_scene(picture, _in_small(picture), Style())
    headline = wrapped(picture.headline, LEAD, size.width - KEY_MAP - 2 * GAP - 18, 2)
    frame = PageFrame(layout, size, headline, whole)
    # The legend of a part needs no more room than that of the whole map.
    view = View(job.theme, job.colouring, job.lines, dim_others=False, detail=Detail.COMPACT)
    room, least = frame.room(legend(whole, view)), scales(Detail.COMPACT)[0]
    paper = Size(room.width / least - 2 * _AROUND, room.height / least - 2 * _AROUND)
    groups = parts(picture, job.split)
    boxes = nodes(picture, COMPACT_CARD)
    found = pages(boxes, _tight(job.style), paper, unplaced=picture.unplaced, groups=[part.ids for part in groups])
    if job.split is not Split.UNIT or len(groups) < 2:
        return tuple(_part_page(job, frame, room, page, groups, 1) for page in found)
    first, homes = overview_pages(job, frame, [page.ids for page in found])
    return (*first, *(_part_page(job, frame, room, page, groups, homes) for page in found))


def _part_page(
    job: PaperJob, frame: PageFrame, room: Rect, part: MapPage, groups: Sequence[Part], first: int
) -> PaperPage:
    """One page of several; ``first`` is the number of the first page with people."""
    picture = _part(job.picture, part)
    page = _best_page(job, frame, picture)
    if page is None:
        page = _without_far_ties(_page(job, frame, picture, part.placement, Detail.COMPACT))
        page = replace(page, scale=max(page.scale, scales(Detail.COMPACT)[0]))
    return replace(
        page,
        part=", ".join(group.name for group in groups if not group.ids.isdisjoint(part.ids)),
        above=tuple(job.picture.cards[id_].name for id_ in part.path_to_root),
        continues={id_: tuple(page + first for page in others) for id_, others in part.continues.items()},
        references={id_: page + first for id_, page in part.references.items()},
    )


def _tight(style: Style) -> Style:
    return replace(style, hgap=_HGAP, vgap=_VGAP, abreast=0)


def _in_small(picture: Picture) -> Placement:
    """The whole map laid out for the corner of a page."""
    style = Style(aspect=KEY_MAP / 70, hanging_cap=0)
    return place(nodes(picture, COMPACT_CARD), style, unplaced=picture.unplaced)


def _part(picture: Picture, page: MapPage) -> Picture:
    """The picture of the people of a page."""
    ids: Collection[str] = page.placement.rects.keys()
    managers: Mapping[str, str] = {
        child: boss for child, boss in picture.managers.items() if child in ids and boss in ids
    }
    return replace(
        picture,
        cards={id_: card for id_, card in picture.cards.items() if id_ in ids},
        managers=managers,
        lines=tuple(line for line in picture.lines if line.target in ids),
        unplaced=picture.unplaced & set(ids),
        captions={},
    )
