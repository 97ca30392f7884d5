"""What will happen when a map is printed, and what to do when it is too large for a page (desktop.md 3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QPageLayout, QPageSize

from relmap.layout.geometry import Size
from relmap.packs.map_parts import parts
from relmap.packs.pack import Split
from relmap.render.map.detail import Detail
from relmap.render.paper.job import PaperJob, Sheets, custom_size, page_layout
from relmap.render.paper.page import LEAST_POINTS, PaperPage, scales
from relmap.render.paper.pagination import plan_pages, whole_scale
from relmap.words import paper as words

_Id = QPageSize.PageSizeId
_NEXT: Mapping[QPageSize.PageSizeId, QPageSize.PageSizeId] = {
    _Id.A5: _Id.A4,
    _Id.A4: _Id.A3,
    _Id.A3: _Id.A2,
    _Id.A2: _Id.A1,
    _Id.A1: _Id.A0,
    _Id.Letter: _Id.Tabloid,
    _Id.Legal: _Id.Tabloid,
}
"""The paper twice as large."""
_PEOPLE_FOR_UNITS = 60
"""Of so many people a map is easier to read by unit, after an overview (method.md 6(a))."""


@dataclass(frozen=True)
class Choice:
    """A way to put a map on paper: what to put in the job, and what comes out.

    ``paper`` is the name of another paper than the one asked for. ``columns`` and ``rows`` are those of a poster,
    ``size`` is that of one large sheet, in millimetres.
    """

    sheets: Sheets
    split: Split
    pages: int
    paper: QPageSize | None = None
    columns: int = 0
    rows: int = 0
    size: Size | None = None

    @property
    def text(self) -> str:
        """What comes out, in words."""
        if self.sheets is Sheets.POSTER:
            return words.poster(self.columns, self.rows, self.pages)
        if self.size is not None:
            return words.one_sheet(*self.size)
        if self.paper is not None:
            return words.pages_of(self.paper.name(), self.pages)
        return words.split_pages(self.split.name, self.pages)


@dataclass(frozen=True)
class Proposal:
    """What to know before printing.

    ``detail`` is how the cards are drawn when the whole map fits on one page, None when it does not; ``points`` is how
    high its smallest letters would be there. ``choices`` are ways to print it, the proposed one first; none are needed
    for a map that fits.
    """

    detail: Detail | None
    points: float
    choices: tuple[Choice, ...]

    @property
    def sentence(self) -> str:
        """What will happen, or why not, and what is proposed."""
        if self.detail is not None:
            return words.statement(words.one_page(self.detail is Detail.FULL))
        return words.proposed(words.too_small(self.points), self.choices[0].text)


def proposal(job: PaperJob, layout: QPageLayout) -> Proposal:
    """What printing this map on one page of this layout gives, and what else could be done.

    Raises ``UserError`` when the map is meant for the customer.
    """
    fit = replace(job, sheets=Sheets.FIT)
    pages = plan_pages(fit, layout)
    if len(pages) == 1 and not pages[0].several:
        return Proposal(pages[0].view.detail, _points(pages[0].scale, pages[0].view.detail), ())
    choices = [
        *_splits(fit, layout, pages),
        _on(fit, _larger(layout)),
        _poster(job, layout),
        _one_sheet(job, layout),
    ]
    return Proposal(None, _points(whole_scale(fit, layout), Detail.COMPACT), tuple(choices))


def _points(scale: float, detail: Detail | None) -> float:
    """How high the smallest letters of cards are at a scale."""
    return LEAST_POINTS * scale / scales(detail or Detail.FULL)[0]


def _splits(job: PaperJob, layout: QPageLayout, planned: Sequence[PaperPage]) -> Iterator[Choice]:
    """The ways to divide the map, the best first; ``planned`` are the pages of the job's own."""
    counts = {job.split: len(planned)}
    splits = [split for split in Split if split is Split.BRANCH or len(parts(job.picture, split)) > 1]
    if len(job.picture.cards) > _PEOPLE_FOR_UNITS:
        splits.sort(key=lambda split: split is not Split.UNIT)
    for split in splits:
        pages = counts.get(split) or len(plan_pages(replace(job, split=split), layout))
        yield Choice(Sheets.FIT, split, pages)


def _on(job: PaperJob, layout: QPageLayout) -> Choice:
    """The map on other paper."""
    return Choice(Sheets.FIT, job.split, len(plan_pages(job, layout)), layout.pageSize())


def _poster(job: PaperJob, layout: QPageLayout) -> Choice:
    tiles = [page.tile for page in plan_pages(replace(job, sheets=Sheets.POSTER), layout) if page.tile is not None]
    columns, rows = 1 + max(tile.column for tile in tiles), 1 + max(tile.row for tile in tiles)
    return Choice(Sheets.POSTER, job.split, len(tiles), columns=columns, rows=rows)


def _one_sheet(job: PaperJob, layout: QPageLayout) -> Choice:
    (page,) = plan_pages(replace(job, sheets=Sheets.ONE_SHEET), layout)
    paper = page.frame.layout.fullRect(QPageLayout.Unit.Millimeter)
    return Choice(Sheets.ONE_SHEET, job.split, 1, size=Size(paper.width(), paper.height()))


def _larger(layout: QPageLayout) -> QPageLayout:
    """The next larger common paper, twice as large, with the same margins and turned the same way."""
    paper = layout.pageSize()
    larger = _NEXT.get(paper.id())
    if larger is not None:
        size = QPageSize(larger)
    else:
        of = paper.size(QPageSize.Unit.Millimeter)
        size = custom_size(max(of.width(), of.height()), 2 * min(of.width(), of.height()))
    landscape = layout.orientation() is QPageLayout.Orientation.Landscape
    return page_layout(size, landscape, layout.margins(QPageLayout.Unit.Millimeter).left())
