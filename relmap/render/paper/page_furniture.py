"""What stands around the map on a page: header, footer, references between pages, key map, cutting marks."""

from __future__ import annotations

from math import ceil
from string import ascii_uppercase

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from relmap.layout.geometry import Point, Rect, Size, bounds
from relmap.render.map.drawing import Scene
from relmap.render.map.legend import paint_legend
from relmap.render.map.lines import paint_tag
from relmap.render.paper.job import UNITS_PER_MM, PaperJob
from relmap.render.paper.page import (
    FOOTER_LINE,
    GAP,
    HEADING,
    HEADING_LINE,
    KEY_MAP,
    LEAD,
    LINE,
    SMALL,
    PaperPage,
    Tile,
)
from relmap.render.paper.poster import OVERLAP_MM, STRIP
from relmap.render.shapes import paint_flag
from relmap.render.texts import Face, advance, elided, write
from relmap.render.theme import Theme, colour
from relmap.words import legend as words
from relmap.words import paper as paper_words

_BOLD = Face(LEAD.pixels, bold=True)
_REFERENCE_UNITS = 10.4
"""Height of page references in page units: 7.4 pt."""
_BETWEEN = " · "
_CUT = 24.0
"""Length of a cutting mark."""
_CELL = 15.0
"""Height of a sheet in the plan of all sheets."""


def paint_header(painter: QPainter, job: PaperJob, page: PaperPage, number: int, total: int) -> None:
    """Account, objective, day, audience word, headline; on one of several pages also its place among them."""
    theme, picture, overview = job.theme, job.picture, page.frame.overview
    right = page.frame.size.width - (KEY_MAP + 2 * GAP if overview is not None else 0)
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
    if overview is not None:
        painter.setPen(colour(theme.muted))
        write(painter, 0, baseline, _place_words(job, page, number, total, right), LEAD)
        if not page.units:
            _paint_key_map(painter, page, overview, theme, Rect(right + 2 * GAP, 0, KEY_MAP, page.frame.header - GAP))


def paint_footer(painter: QPainter, job: PaperJob, page: PaperPage, number: str) -> None:
    """The legend, below it the file, changed rules, and the number of the page, "" for none."""
    theme, size = job.theme, page.frame.size
    top = size.height - page.frame.footer(page.legend)
    paint_legend(painter, page.legend, theme, Point(0, top + GAP), size.width)
    paint_last_line(painter, job.file_name, job.changed_rules, number, size, theme)


def paint_references(painter: QPainter, page: PaperPage, theme: Theme) -> None:
    """Tags on cards whose branch has a page of its own, and on those repeated from another page; in map units."""
    face = Face(ceil(_REFERENCE_UNITS / page.scale), bold=True)
    for id_ in page.scene.ids:
        parts = [words.from_page(page.references[id_])] if id_ in page.references else []
        parts += [words.page_reference(page.continues[id_])] if id_ in page.continues else []
        rect = page.scene.placement.rects[id_]
        if parts:
            text = elided(" ".join(parts), face, rect.width - face.pixels)
            # Beside the bars, the only free room of a compact card.
            half = advance(text, face) / 2 + face.pixels / 2
            paint_tag(painter, Point(rect.right - half, rect.bottom - 1), text, theme, face.pixels)


def paint_tile_marks(painter: QPainter, job: PaperJob, tile: Tile, number: int, total: int) -> None:
    """Where to cut a sheet of a poster, which sheet it is, and where it belongs."""
    theme, size = job.theme, Size(tile.rect.width, tile.rect.height + STRIP)
    overlap = OVERLAP_MM * UNITS_PER_MM
    painter.setPen(QPen(colour(theme.ink), 1))
    right, bottom = tile.rect.width, tile.rect.height
    if beside := (tile.column - 1, tile.row) in tile.printed:
        painter.drawLines([QLineF(overlap, 0, overlap, _CUT), QLineF(overlap, bottom - _CUT, overlap, bottom)])
    if above := (tile.column, tile.row - 1) in tile.printed:
        painter.drawLines([QLineF(0, overlap, _CUT, overlap), QLineF(right - _CUT, overlap, right, overlap)])
    painter.setPen(QPen(colour(theme.faint), 1, Qt.PenStyle.DotLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(0, 0, right, bottom))
    parts = [words.sheet_words(_letters(tile.column), tile.row + 1, number, total)]
    parts += [paper_words.cut_words()] if beside or above else []
    painter.setPen(colour(theme.ink))
    text = elided(" · ".join(parts), SMALL, size.width / 2)
    plan = _paint_plan(painter, tile, theme, Point(size.width, size.height))
    painter.setPen(colour(theme.ink))
    write(painter, plan - GAP - advance(text, SMALL), size.height - 6, text, SMALL)
    painter.setPen(colour(theme.muted))
    title = " · ".join(part for part in (job.picture.account_name, job.file_name) if part)
    write(painter, 0, size.height - 6, elided(title, SMALL, size.width * 0.35), SMALL)


def _paint_plan(painter: QPainter, tile: Tile, theme: Theme, corner: Point) -> float:
    """All sheets in small in the right lower corner, this one dark; returns where it begins."""
    columns = 1 + max(column for column, _row in tile.printed)
    rows = 1 + max(row for _column, row in tile.printed)
    high = min(_CELL, (STRIP - 8) / rows)
    wide = high * tile.rect.width / tile.rect.height
    left, top = corner.x - columns * wide - 1, corner.y - rows * high - 1
    painter.setPen(QPen(colour(theme.border), 0.75))
    for column, row in sorted(tile.printed):
        here = (column, row) == (tile.column, tile.row)
        painter.setBrush(colour(theme.ink if here else theme.card))
        painter.drawRect(QRectF(left + column * wide, top + row * high, wide, high))
    return left


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


def _place_words(job: PaperJob, page: PaperPage, number: int, total: int, room: float) -> str:
    """Where a page belongs: its number and part, who stands above, and where its branches go on."""
    parts = [words.page_words(number, total)]
    if page.part:
        parts.append(page.part)
    if page.above:
        parts.append(words.chain_words(page.above))
    if not page.continues:
        return elided(_BETWEEN.join(parts), LEAD, room)
    cards, captions = job.picture.cards, job.picture.captions
    branches = sorted((numbers, captions.get(id_) or cards[id_].name) for id_, numbers in page.continues.items())
    full = _BETWEEN.join([*parts, words.continues_words([(name, numbers) for numbers, name in branches])])
    if advance(full, LEAD) <= room:
        return full
    pages = words.continues_on(sorted({number for numbers, _name in branches for number in numbers}))
    return f"{elided(_BETWEEN.join(parts), LEAD, room - advance(_BETWEEN + pages, LEAD))}{_BETWEEN}{pages}"


def _paint_key_map(painter: QPainter, page: PaperPage, overview: Scene, theme: Theme, room: Rect) -> None:
    """The whole map in small; the cards of this page are dark."""
    rects = overview.placement.rects
    extent = bounds(rects.values())
    scale = min(room.width / max(1.0, extent.width), room.height / max(1.0, extent.height))
    here = set(page.people)
    painter.save()
    painter.translate(room.right - extent.width * scale, room.y)
    painter.scale(scale, scale)
    painter.translate(-extent.x, -extent.y)
    painter.setPen(QPen(colour(theme.faint), 0.75 / scale))
    # A line shorter than half a millimetre is only dirt.
    least = 2 / scale
    strokes = [QLineF(x1, y1, x2, y2) for x1, y1, x2, y2, _assumed in overview.strokes]
    painter.drawLines([line for line in strokes if line.length() >= least])
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
