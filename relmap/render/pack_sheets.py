"""The sheets of a pack: every section on paper, each page with its header and footer (method.md 6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from relmap.layout.geometry import Size
from relmap.packs.pack import AnySection, ContactSection, MapSection, Pack, Section
from relmap.render.blocks import pieces
from relmap.render.contact_sheets import contact_sheets
from relmap.render.flow import Placed, flowed
from relmap.render.pack_furniture import (
    TITLE_ROOM,
    file_and_copy,
    footer_height,
    header_height,
    paint_pack_footer,
    paint_pack_header,
    paint_title,
)
from relmap.render.painter import LINES
from relmap.render.paper import map_sheets
from relmap.render.paper_job import MARGIN_MM, PaperJob, page_layout, printable
from relmap.render.sheets import Sheet
from relmap.render.theme import PAPER, Theme, greyscale


@dataclass(frozen=True)
class PackPaper:
    """The paper of a pack; sections say themselves whether they lie or stand."""

    size: QPageSize
    margin: float = MARGIN_MM
    greyscale: bool = False

    @property
    def theme(self) -> Theme:
        """The colours of the paper."""
        return greyscale(PAPER) if self.greyscale else PAPER

    def layout(self, landscape: bool) -> QPageLayout:
        """A page of this paper."""
        return page_layout(self.size.id(), landscape, self.margin)


def pack_sheets(pack: Pack, paper: PackPaper) -> tuple[Sheet, ...]:
    """All pages of a pack, in order. Raises ``UserError`` when a map that is not for the customer is in his pack."""
    sheets: list[Sheet] = []
    for section in pack.sections:
        sheets.extend(_section_sheets(pack, section, paper, len(sheets) + 1))
    return tuple(sheets)


def _section_sheets(pack: Pack, section: AnySection, paper: PackPaper, first: int) -> Sequence[Sheet]:
    if isinstance(section, MapSection):
        job = PaperJob(
            section.picture,
            section.style,
            section.placement,
            colouring=section.colouring,
            lines=LINES if section.lines is None else section.lines,
            audience=pack.audience,
            greyscale=paper.greyscale,
            file_name=file_and_copy(pack),
            changed_rules=pack.changed_rules,
        )
        return map_sheets(job, paper.layout(landscape=True), first, section.title)
    if isinstance(section, ContactSection):
        return contact_sheets(pack, section, paper.layout(landscape=True), paper.theme, first)
    return _block_sheets(pack, section, paper)


def _block_sheets(pack: Pack, section: Section, paper: PackPaper) -> Sequence[Sheet]:
    layout = paper.layout(section.landscape)
    size = printable(layout)
    top = header_height() + (TITLE_ROOM if section.title else 0.0)
    room = size.height - top - footer_height(pack)
    pages = flowed(list(pieces(section.blocks, size.width, paper.theme)), room)
    return [
        Sheet(
            layout,
            partial(_paint_page, pack=pack, title=section.title, placed=placed, size=size, theme=paper.theme),
            section.title if number == 0 else "",
        )
        for number, placed in enumerate(pages)
    ]


def _paint_page(
    painter: QPainter,
    number: int,
    total: int,
    pack: Pack,
    title: str,
    placed: Sequence[Placed],
    size: Size,
    theme: Theme,
) -> None:
    paint_pack_header(painter, pack, size, theme)
    top = header_height()
    if title:
        paint_title(painter, title, size.width, theme)
        top += TITLE_ROOM
    for one in placed:
        one.piece.paint(painter, 0, top + one.top)
    paint_pack_footer(painter, pack, size, theme, number, total)
