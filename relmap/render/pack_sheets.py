"""The sheets of a pack: every section on paper, each page with its header and footer (method.md 6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPen

from relmap.layout.geometry import Size
from relmap.packs.blocks import Block, WritingRoom
from relmap.packs.pack import AnySection, ContactSection, MapSection, Pack, Section
from relmap.render.blocks import WRITING_LINE, pieces
from relmap.render.flow import Placed, flowed
from relmap.render.page_furniture import paint_last_line
from relmap.render.pagination import FOOTER_LINE, GAP, HEADING, HEADING_LINE, LEAD, LINE
from relmap.render.painter import LINES
from relmap.render.paper import map_sheets
from relmap.render.paper_job import MARGIN_MM, PaperJob, page_layout, printable
from relmap.render.sheets import Sheet
from relmap.render.texts import Face, advance, elided, write
from relmap.render.theme import PAPER, Theme, colour, greyscale
from relmap.words import legend as words

_TITLE = Face(21, bold=True)
_TITLE_ROOM = 36.0
_BOLD = Face(LEAD.pixels, bold=True)
_SMALLER = 0.04
"""By how much a section is made smaller until it fits on a page."""


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
            file_name=" · ".join(part for part in (pack.closing, _file_and_copy(pack)) if part),
            changed_rules=pack.changed_rules,
        )
        return map_sheets(job, paper.layout(landscape=True), first, section.title)
    if isinstance(section, ContactSection):
        raise AssertionError(section)
    return _block_sheets(pack, section, paper)


def _block_sheets(pack: Pack, section: Section, paper: PackPaper) -> Sequence[Sheet]:
    layout = paper.layout(section.landscape)
    size = printable(layout)
    top = header_height() + (_TITLE_ROOM if section.title else 0.0)
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


def header_height() -> float:
    """The room of subject, audience, topic and day."""
    return HEADING_LINE + LINE + GAP


def footer_height(pack: Pack) -> float:
    """The room of the last line and the warning above it."""
    return FOOTER_LINE + GAP + (LINE if pack.closing else 0.0)


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
        painter.setPen(colour(theme.ink))
        write(painter, 0, top + 22, elided(title, _TITLE, size.width), _TITLE)
        top += _TITLE_ROOM
    painter.save()
    painter.translate(0, top)
    painter.scale(scale, scale)
    for one in placed:
        one.piece.paint(painter, 0, one.top)
    painter.restore()
    paint_pack_footer(painter, pack, size, theme, number, total)


def paint_pack_header(painter: QPainter, pack: Pack, size: Size, theme: Theme) -> None:
    """Whom or what the page is about and for whom it is, at the head of every page."""
    day = words.as_of_words(pack.as_of)
    painter.setPen(colour(theme.ink))
    room = advance(pack.audience_word, _BOLD)
    write(painter, size.width - room, 18, pack.audience_word, _BOLD)
    write(painter, 0, 18, elided(pack.subject, HEADING, size.width - room - 20), HEADING)
    painter.setPen(colour(theme.muted))
    baseline = HEADING_LINE + 12
    room = advance(day, LEAD)
    write(painter, size.width - room, baseline, day, LEAD)
    write(painter, 0, baseline, elided(pack.topic, LEAD, size.width - room - 20), LEAD)
    painter.setPen(QPen(colour(theme.faint), 1))
    painter.drawLine(QLineF(0, baseline + 6, size.width, baseline + 6))


def paint_pack_footer(painter: QPainter, pack: Pack, size: Size, theme: Theme, number: int, total: int) -> None:
    """The warning, remarks and page number at the foot of every page."""
    line = size.height - FOOTER_LINE
    if pack.closing:
        painter.setPen(colour(theme.opponent))
        write(painter, 0, line - 5, elided(pack.closing, _BOLD, size.width), _BOLD)
    paint_last_line(painter, _file_and_copy(pack), pack.changed_rules, words.page_words(number, total), size, theme)


def _file_and_copy(pack: Pack) -> str:
    return " · ".join(part for part in (pack.copy, pack.file) if part)
