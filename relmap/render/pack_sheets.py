"""The sheets of a pack: every section on paper, each page with its header and footer (method.md 6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QLineF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPen

from relmap.layout.geometry import Size
from relmap.packs.pack import AnySection, ContactSection, MapSection, Pack, Section, Split
from relmap.render.blocks import pieces
from relmap.render.flow import Placed, flowed
from relmap.render.page_furniture import paint_last_line
from relmap.render.painter import LINES
from relmap.render.paper import map_sheets
from relmap.render.paper_job import MARGIN_MM, PaperJob, Sheets, page_layout, printable
from relmap.render.paper_page import FOOTER_LINE, GAP, HEADING, HEADING_LINE, LEAD, LINE
from relmap.render.sheets import Sheet
from relmap.render.texts import Face, advance, elided, write
from relmap.render.theme import PAPER, Theme, colour, greyscale
from relmap.words import legend as words

_TITLE = Face(21, bold=True)
_TITLE_ROOM = 36.0
_BOLD = Face(LEAD.pixels, bold=True)


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
            sheets=paper.sheets,
            split=paper.split or section.split,
            file_name=_file_and_copy(pack),
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
) -> None:
    paint_pack_header(painter, pack, size, theme)
    top = header_height()
    if title:
        painter.setPen(colour(theme.ink))
        write(painter, 0, top + 22, elided(title, _TITLE, size.width), _TITLE)
        top += _TITLE_ROOM
    for one in placed:
        one.piece.paint(painter, 0, top + one.top)
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
