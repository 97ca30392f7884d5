"""What stands at the head and foot of every page of a pack (method.md 6)."""

from __future__ import annotations

from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter, QPen

from relmap.layout.geometry import Size
from relmap.packs.pack import Pack
from relmap.render.paper.page import FOOTER_LINE, GAP, HEADING, HEADING_LINE, LEAD, LINE
from relmap.render.paper.page_furniture import paint_last_line
from relmap.render.texts import Face, advance, elided, write
from relmap.render.theme import Theme, colour
from relmap.words import legend as words

_TITLE = Face(21, bold=True)
TITLE_ROOM = 36.0
"""Of the title of a section below the header."""
_BOLD = Face(LEAD.pixels, bold=True)


def header_height() -> float:
    """The room of subject, audience, topic and day."""
    return HEADING_LINE + LINE + GAP


def footer_height(pack: Pack) -> float:
    """The room of the last line and the warning above it."""
    return FOOTER_LINE + GAP + (LINE if pack.closing else 0.0)


def paint_title(painter: QPainter, title: str, width: float, theme: Theme) -> None:
    """The title of a section, below the header."""
    painter.setPen(colour(theme.ink))
    write(painter, 0, header_height() + 22, elided(title, _TITLE, width), _TITLE)


def paint_pack_header(painter: QPainter, pack: Pack, size: Size, theme: Theme) -> None:
    """Whom or what the page is about and for whom it is, at the head of every page."""
    day = words.as_of_words(pack.as_of)
    painter.setPen(colour(theme.ink))
    audience = elided(pack.audience_word, _BOLD, size.width / 2)
    room = advance(audience, _BOLD)
    write(painter, size.width - room, 18, audience, _BOLD)
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
    paint_last_line(painter, file_and_copy(pack), pack.changed_rules, words.page_words(number, total), size, theme)


def file_and_copy(pack: Pack) -> str:
    """Whose copy it is and of which document, as the last line says it."""
    return " · ".join(part for part in (pack.copy, pack.file) if part)
