"""What stands around the map on a page: header, footer, references between pages, key map, cutting marks."""

from __future__ import annotations

from string import ascii_uppercase

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from relmap.layout.geometry import Point, Rect, Size, bounds
from relmap.render.legend import paint_legend
from relmap.render.lines import paint_tag
from relmap.render.pagination import (
    FOOTER_LINE,
    GAP,
    HEADING,
    HEADING_LINE,
    KEY_MAP,
    LEAD,
    LINE,
    OVERLAP_MM,
    SMALL,
    PaperPage,
    footer_height,
)
from relmap.render.paper_job import UNITS_PER_MM, PaperJob
from relmap.render.shapes import paint_flag
from relmap.render.texts import Face, advance, elided, write
from relmap.render.theme import Theme, colour
from relmap.words import legend as words

_BOLD = Face(LEAD.pixels, bold=True)
_REFERENCE = Face(18, bold=True)
"""In map units: 7.3 pt at the smallest scale."""
_CUT = 24.0
"""Length of a cutting mark."""


def paint_header(painter: QPainter, job: PaperJob, page: PaperPage, number: int, total: int) -> None:
    """Account, objective, day, audience word, headline; on one of several pages also its place among them."""
    theme, picture, several = job.theme, job.picture, page.frame.several
    right = page.frame.size.width - (KEY_MAP.width + 2 * GAP if several else 0)
    word = words.audience_word(job.audience)
    day = words.as_of_words(picture.as_of)
    painter.setPen(colour(theme.ink))
    write(painter, right - advance(word, _BOLD), 18, word, _BOLD)
    name = elided(picture.account_name, HEADING, right - advance(word, _BOLD) - 20)
    write(painter, 0, 18, name, HEADING)
    baseline = HEADING_LINE + 12
    painter.setPen(colour(theme.muted))
    write(painter, right - advance(day, LEAD), baseline, day, LEAD)
    write(painter, 0, baseline, elided(picture.objective_title, LEAD, right - advance(day, LEAD) - 20), LEAD)
    baseline += LINE
    if page.frame.headline:
        paint_flag(painter, 0, baseline - 11, 13, theme.flag)
    painter.setPen(colour(theme.ink))
    for line in page.frame.headline:
        write(painter, 18, baseline, line, LEAD)
        baseline += LINE
    if several:
        painter.setPen(colour(theme.muted))
        write(painter, 0, baseline, elided(_place_words(job, page, number, total), LEAD, right), LEAD)
        _paint_key_map(painter, page, theme, Rect(right + 2 * GAP, 0, *KEY_MAP))


def paint_footer(painter: QPainter, job: PaperJob, page: PaperPage, number: int, total: int) -> None:
    """The legend, below it the file, changed rules, and the number of the page."""
    theme, size = job.theme, page.frame.size
    top = size.height - footer_height(page.frame.legend, size.width)
    paint_legend(painter, page.frame.legend, theme, Point(0, top + GAP), size.width)
    paint_last_line(painter, job.file_name, job.changed_rules, words.page_words(number, total), size, theme)


def paint_references(painter: QPainter, page: PaperPage, theme: Theme) -> None:
    """Tags on cards whose branch has a page of its own, and on those repeated from another page; in map units."""
    tags = {id_: words.page_reference(number) for id_, number in page.continues.items()}
    tags.update({id_: words.from_page(number) for id_, number in page.references.items()})
    for id_, text in tags.items():
        if rect := page.scene.placement.rects.get(id_):
            # Beside the bars, the only free room of a compact card.
            half = advance(text, _REFERENCE) / 2 + _REFERENCE.pixels
            paint_tag(painter, Point(rect.right - half, rect.bottom - 1), text, theme, _REFERENCE.pixels)


def paint_tile_marks(painter: QPainter, job: PaperJob, page: PaperPage, tile: Rect, number: int, total: int) -> None:
    """Where to cut a sheet of a poster, and which sheet it is."""
    theme = job.theme
    overlap = OVERLAP_MM * UNITS_PER_MM
    column, row = page.place
    painter.setPen(QPen(colour(theme.ink), 1))
    right, bottom = tile.width, tile.height
    if column:
        painter.drawLines([QLineF(overlap, 0, overlap, _CUT), QLineF(overlap, bottom - _CUT, overlap, bottom)])
    if row:
        painter.drawLines([QLineF(0, overlap, _CUT, overlap), QLineF(right - _CUT, overlap, right, overlap)])
    painter.setPen(QPen(colour(theme.faint), 1, Qt.PenStyle.DotLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(0, 0, right, bottom))
    sheet = words.sheet_words(_letters(column), row + 1, number, total)
    _paint_ends(painter, job.file_name, job.changed_rules, sheet, bottom, tile.width, theme)


def paint_last_line(painter: QPainter, file_name: str, changed_rules: int, page: str, size: Size, theme: Theme) -> None:
    """The last line of a page below its rule: the file, changed rules in the middle, the page at the right."""
    line = size.height - FOOTER_LINE
    painter.setPen(QPen(colour(theme.faint), 1))
    painter.drawLine(QLineF(0, line + 2, size.width, line + 2))
    _paint_ends(painter, file_name, changed_rules, page, line, size.width, theme)


def _paint_ends(
    painter: QPainter, file_name: str, changed_rules: int, page: str, top: float, width: float, theme: Theme
) -> None:
    baseline = top + FOOTER_LINE - 2
    painter.setPen(colour(theme.muted))
    write(painter, width - advance(page, SMALL), baseline, page, SMALL)
    write(painter, 0, baseline, elided(file_name, SMALL, width * 0.35), SMALL)
    if changed_rules:
        text = words.changed_rules_words(changed_rules)
        write(painter, (width - advance(text, SMALL)) / 2, baseline, text, SMALL)


def _place_words(job: PaperJob, page: PaperPage, number: int, total: int) -> str:
    parts = [words.page_words(number, total)]
    if page.above:
        parts.append(words.chain_words(page.above))
    if page.continues:
        cards = job.picture.cards
        branches = [(job.picture.captions.get(id_) or cards[id_].name, to) for id_, to in page.continues.items()]
        parts.append(words.continues_words(branches))
    return " · ".join(parts)


def _paint_key_map(painter: QPainter, page: PaperPage, theme: Theme, room: Rect) -> None:
    """The whole map in small; the cards of this page are dark."""
    rects = page.frame.overview.rects
    extent = bounds(rects.values())
    scale = min(room.width / max(1.0, extent.width), room.height / max(1.0, extent.height))
    here = page.scene.placement.rects.keys() - page.references.keys()
    painter.save()
    painter.translate(room.right - extent.width * scale, room.y)
    painter.scale(scale, scale)
    painter.translate(-extent.x, -extent.y)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.faint))
    painter.drawRects([QRectF(*rect) for id_, rect in rects.items() if id_ not in here])
    painter.setBrush(colour(theme.ink))
    painter.drawRects([QRectF(*rect) for id_, rect in rects.items() if id_ in here])
    painter.restore()


def _letters(column: int) -> str:
    """A, B … Z, AA, AB … as in a spreadsheet."""
    text = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        text = ascii_uppercase[digit] + text
    return text
