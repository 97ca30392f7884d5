"""The sheets of a pack: every section on paper, each page with its header and footer (method.md 6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from relmap.layout.geometry import Size
from relmap.packs.blocks import Block, WritingRoom
from relmap.packs.pack import AnySection, ContactSection, MapSection, Pack, Section, Split
from relmap.progress import Progress, Silent
from relmap.render.map.painter import LINES
from relmap.render.paper.blocks import WRITING_LINE, pieces
from relmap.render.paper.contact_sheets import contact_sheets
from relmap.render.paper.flow import Placed, flowed
from relmap.render.paper.job import MARGIN_MM, PaperJob, Sheets, page_layout, printable
from relmap.render.paper.map_sheets import map_sheets
from relmap.render.paper.pack_furniture import (
    TITLE_ROOM,
    file_and_copy,
    footer_height,
    header_height,
    paint_pack_footer,
    paint_pack_header,
    paint_title,
)
from relmap.render.paper.pdf_file import PdfInfo
from relmap.render.paper.sheets import Sheet
from relmap.render.theme import PAPER, Theme, greyscale
from relmap.words.packs import pack_title

_SMALLER = 0.04
"""By how much a section is made smaller until it fits on a page."""


@dataclass(frozen=True)
class PackPaper:
    """The paper of a pack; sections say themselves whether they lie or stand.

    ``margin`` is in millimetres. ``sheets`` is how maps go on paper, ``split`` how those that do not fit are divided,
    None as each section says.
    """

    size: QPageSize
    margin: float = MARGIN_MM
    greyscale: bool = False
    sheets: Sheets = Sheets.FIT
    split: Split | None = None

    @property
    def theme(self) -> Theme:
        """The colours of the paper."""
        return greyscale(PAPER) if self.greyscale else PAPER

    def layout(self, landscape: bool) -> QPageLayout:
        """A page of this paper."""
        return page_layout(self.size, landscape, self.margin)


def pack_sheets(pack: Pack, paper: PackPaper, progress: Progress | None = None) -> tuple[Sheet, ...]:
    """All pages of a pack, in order; they can be laid out in any thread.

    Raises ``UserError`` when a map that is not for the customer is in his pack, and passes on ``Cancelled``.
    """
    progress = progress or Silent()
    sheets: list[Sheet] = []
    for number, section in enumerate(pack.sections):
        progress.step(number, len(pack.sections))
        sheets.extend(_section_sheets(pack, section, paper, len(sheets) + 1))
    return tuple(sheets)


def pack_info(pack: Pack) -> PdfInfo:
    """What the PDF of a pack says of itself; nothing its reader may not know."""
    return PdfInfo(pack_title(pack.kind, pack.subject), pack.as_of)


def _section_sheets(pack: Pack, section: AnySection, paper: PackPaper, first: int) -> Sequence[Sheet]:
    if isinstance(section, MapSection):
        return map_sheets(map_job(pack, section, paper), map_layout(section, paper), first, section.title)
    if isinstance(section, ContactSection):
        return contact_sheets(pack, section, paper.layout(landscape=True), paper.theme, first)
    return _block_sheets(pack, section, paper)


def map_layout(section: MapSection, paper: PackPaper) -> QPageLayout:
    """The paper of a map, turned as the map is."""
    placed = section.placement.bounds if section.placement is not None else None
    return paper.layout(landscape=placed is None or placed.width >= placed.height)


def map_job(pack: Pack, section: MapSection, paper: PackPaper) -> PaperJob:
    """A map of a pack, ready to be put on paper."""
    return PaperJob(
        section.picture,
        section.style,
        section.placement,
        colouring=section.colouring,
        lines=LINES if section.lines is None else section.lines,
        audience=pack.audience,
        greyscale=paper.greyscale,
        sheets=paper.sheets,
        split=paper.split or section.split,
        file_name=" · ".join(part for part in (pack.closing, file_and_copy(pack)) if part),
        changed_rules=pack.changed_rules,
    )


def _block_sheets(pack: Pack, section: Section, paper: PackPaper) -> Sequence[Sheet]:
    layout = paper.layout(section.landscape)
    size = printable(layout)
    top = header_height() + (TITLE_ROOM if section.title else 0.0)
    room = Size(size.width, size.height - top - footer_height(pack))
    scale, pages = _fitted(section, room, paper.theme)
    return [
        Sheet(
            layout,
            partial(
                _paint_page, pack=pack, title=section.title, placed=placed, size=size, theme=paper.theme, scale=scale
            ),
            section.title if number == 0 else "",
        )
        for number, placed in enumerate(pages)
    ]


def _fitted(section: Section, room: Size, theme: Theme) -> tuple[float, Sequence[Sequence[Placed]]]:
    """The pages of a section and their scale: as large as fits on one page, else on several in the usual size."""
    for blocks in (section.blocks, *section.shorter):
        scale = section.largest
        while scale > section.smallest - _SMALLER / 2:
            pages = _flow(blocks, room, theme, scale)
            if len(pages) <= 1:
                return scale, _flow(_grown(blocks, pages, room.height / scale), room, theme, scale)
            scale -= _SMALLER
    usual = min(1.0, section.largest)
    return usual, _flow(section.blocks, room, theme, usual)


def _grown(blocks: Sequence[Block], pages: Sequence[Sequence[Placed]], room: float) -> Sequence[Block]:
    """The blocks of one page with its room to write extended to the foot of the page."""
    used = max((one.top + one.piece.height for page in pages for one in page), default=0.0)
    growing = sum(isinstance(block, WritingRoom) and block.grows for block in blocks)
    more = int((room - used) / WRITING_LINE / max(1, growing))
    return [
        replace(block, lines=block.lines + more) if isinstance(block, WritingRoom) and block.grows else block
        for block in blocks
    ]


def _flow(blocks: Sequence[Block], room: Size, theme: Theme, scale: float) -> Sequence[Sequence[Placed]]:
    return flowed(list(pieces(blocks, room.width / scale, theme)), room.height / scale)


def _paint_page(
    painter: QPainter,
    number: int,
    total: int,
    pack: Pack,
    title: str,
    placed: Sequence[Placed],
    size: Size,
    theme: Theme,
    scale: float,
) -> None:
    # A sentence of ours that begins with an Arabic or Hebrew name still reads from left to right.
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    paint_pack_header(painter, pack, size, theme)
    top = header_height()
    if title:
        paint_title(painter, title, size.width, theme)
        top += TITLE_ROOM
    painter.save()
    painter.translate(0, top)
    painter.scale(scale, scale)
    for one in placed:
        one.piece.paint(painter, 0, one.top)
    painter.restore()
    paint_pack_footer(painter, pack, size, theme, number, total)
