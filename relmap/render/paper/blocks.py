"""Draws the blocks of a pack: each becomes pieces of a given width that ``flow`` puts on pages (method.md 6)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import singledispatch

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from relmap.packs.blocks import (
    Bars,
    Beside,
    Block,
    Bullets,
    Cell,
    Column,
    Facts,
    Form,
    Heading,
    Panel,
    Quadrant,
    Table,
    Text,
    Tone,
    WritingRoom,
)
from relmap.render.paper.flow import Piece, gap
from relmap.render.shapes import paint_bars, role_shape
from relmap.render.texts import Face, advance, elided, paragraph, write, write_centred
from relmap.render.theme import Theme, colour

BODY = Face(13)
"""9.2 pt; a line of it is ``LINE`` page units high."""
LINE = 17.0
SMALL = Face(12)
"""8.5 pt: tables and labels."""
SMALL_LINE = 15.5

_FACES: Mapping[Tone, Face] = {
    Tone.STRONG: Face(13, bold=True),
    Tone.LEAD: Face(18, bold=True),
    Tone.QUIET: Face(12),
}
_HEADING = Face(15, bold=True)
_LABEL = Face(12, bold=True)
_AFTER = 7.0
"""Below a block."""
_CELL_GAP = 10.0
_ROW_PAD = 3.5
_DENSE_PAD = 1.5
_ROLE_STEP = 19.0
_DEPTH_WIDTH = 38.0
_MOST_LINES = 24
"""Of one cell; a row higher than its page would be cut off."""
_BULLET = 16.0
_DIGIT = 8.0
_EDGE = 5.0
_SEAM = 0.6
_PANEL_PAD = 9.0
_COLUMN_GAP = 22.0
WRITING_LINE = 30.0
"""Between two ruled lines."""
_FORM_LINE = 34.0


def pieces(blocks: Iterable[Block], width: float, theme: Theme) -> Iterator[Piece]:
    """The blocks as pieces, ``width`` page units wide, top to bottom."""
    for block in blocks:
        yield from _pieces(block, width, theme)


@singledispatch
def _pieces(block: Block, width: float, theme: Theme) -> Iterator[Piece]:
    raise AssertionError(block)


@_pieces.register
def _heading(block: Heading, width: float, theme: Theme) -> Iterator[Piece]:
    lines = paragraph(block.text, _HEADING, width)

    def paint(painter: QPainter, x: float, y: float) -> None:
        _write_lines(painter, lines, _HEADING, 19, x, y + 5, theme.ink)

    yield Piece(len(lines) * 19 + 8, paint, keep=True)


@_pieces.register
def _text(block: Text, width: float, theme: Theme) -> Iterator[Piece]:
    face = _FACES.get(block.tone, BODY)
    yield from _paragraphs(block.text, face, width, _tone(block.tone, theme))
    if block.text:
        yield gap(_AFTER)


@_pieces.register
def _bullets(block: Bullets, width: float, theme: Theme) -> Iterator[Piece]:
    indent = _BULLET + (_DIGIT if block.numbered and len(block.items) > 9 else 0.0)
    for number, item in enumerate(block.items, start=1):
        mark = f"{number}." if block.numbered else "☐" if block.ticks else "•"
        lines = paragraph(item, BODY, width - indent - 4)
        yield Piece(max(1, len(lines)) * LINE + 2, _bullet(mark, lines, indent, theme))
    if block.items:
        yield gap(_AFTER - 2)


@_pieces.register
def _facts(block: Facts, width: float, theme: Theme) -> Iterator[Piece]:
    label_width = width * block.labels
    for label, value in block.rows:
        names = paragraph(label, SMALL, label_width - _CELL_GAP)
        lines = paragraph(value, BODY, width - label_width)
        height = max(len(names) * SMALL_LINE, len(lines) * LINE) + 3
        yield Piece(height, _fact(names, lines, label_width, theme))
    if block.rows:
        yield gap(_AFTER - 2)


@_pieces.register
def _table(block: Table, width: float, theme: Theme) -> Iterator[Piece]:
    widths = _shared(width, [column.share for column in block.columns])
    head = _head(block.columns, widths, theme)
    yield replace(head, keep=True)
    for row in block.rows:
        spans = len(row) == 1 < len(block.columns)
        made = _row(row, [width] if spans else widths, block.columns, theme, block.dense)
        yield replace(made, head=head, keep=spans)
    yield gap(_AFTER + 2)


@_pieces.register
def _bars(block: Bars, width: float, theme: Theme) -> Iterator[Piece]:
    name_width, bar_width = width * 0.22, width * 0.24
    for bar in block.bars:
        names = paragraph(bar.name, SMALL, name_width - _CELL_GAP)
        lines = paragraph(bar.words, SMALL, width - name_width - bar_width - 2 * _CELL_GAP)
        height = max(1, len(names), len(lines)) * SMALL_LINE + 4
        yield Piece(height, _bar(names, lines, bar.share, name_width, bar_width, theme))
    yield gap(_AFTER)


@_pieces.register
def _quadrant(block: Quadrant, width: float, theme: Theme) -> Iterator[Piece]:
    box = min(width / 2 - 10, 190.0)

    def paint(painter: QPainter, x: float, y: float) -> None:
        left = x + 18
        for place, words in enumerate(block.corners):
            rect = QRectF(left + (place % 2) * box, y + (place // 2) * 44, box, 44)
            marked = place == block.marked
            painter.setPen(QPen(colour(theme.ink), 2.4 if marked else 0.8))
            painter.setBrush(colour(theme.faint) if marked else Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(2, 2, -2, -2))
            painter.setPen(colour(theme.ink))
            face = _LABEL if marked else SMALL
            lines = paragraph(words, face, box - 16)
            top = rect.center().y() - len(lines) * SMALL_LINE / 2
            for number, line in enumerate(lines):
                centre = top + number * SMALL_LINE + SMALL_LINE / 2
                write_centred(painter, rect.center().x(), centre, line, face)
        painter.setPen(colour(theme.muted))
        write_centred(painter, left + box, y + 98, block.across + " →", SMALL)
        painter.save()
        painter.translate(x + 8, y + 44)
        painter.rotate(-90)
        write_centred(painter, 0, 0, block.upward + " →", SMALL)
        painter.restore()

    yield Piece(110, paint)
    yield gap(_AFTER)


@_pieces.register
def _form(block: Form, width: float, theme: Theme) -> Iterator[Piece]:
    label_width, value_width = width * 0.18, width * 0.36
    for label, value in block.fields:
        names = paragraph(label, SMALL, label_width - _CELL_GAP)
        lines = paragraph(value, BODY, value_width - _CELL_GAP)
        height = max(_FORM_LINE, len(names) * SMALL_LINE + 10, len(lines) * LINE + 10)
        yield Piece(height, _field(names, lines, label_width, value_width, width, height, theme))
    yield gap(_AFTER)


@_pieces.register
def _writing(block: WritingRoom, width: float, theme: Theme) -> Iterator[Piece]:
    height = SMALL_LINE + block.lines * WRITING_LINE

    def paint(painter: QPainter, x: float, y: float) -> None:
        painter.setPen(colour(theme.muted))
        write(painter, x, y + SMALL.pixels, elided(block.label, SMALL, width), SMALL)
        painter.setPen(QPen(colour(theme.border), 0.8))
        for line in range(1, block.lines + 1):
            ground = y + SMALL_LINE + line * WRITING_LINE - 6
            painter.drawLine(QLineF(x, ground, x + width, ground))

    yield Piece(height, paint)
    yield gap(_AFTER)


@_pieces.register
def _panel(block: Panel, width: float, theme: Theme) -> Iterator[Piece]:
    """Each piece paints its own part of the frame, so that a panel may go on over the page."""
    edge = theme.severity(block.severity) if block.severity is not None else theme.border
    inside = width - _EDGE - 2 * _PANEL_PAD
    blocks: tuple[Block, ...] = block.blocks
    if block.title:
        blocks = (Text(block.title, Tone.STRONG), *blocks)
    inner = list(pieces(blocks, inside, theme))
    yield _framed(replace(gap(_PANEL_PAD), keep=True), width, edge, theme)
    for piece in inner[:-1]:
        yield _framed(piece, width, edge, theme)
    if inner:
        yield _framed(inner[-1], width, edge, theme)
    yield gap(_AFTER + 3)


@_pieces.register
def _beside(block: Beside, width: float, theme: Theme) -> Iterator[Piece]:
    widths = _shared(width + _COLUMN_GAP, block.shares or [1.0] * len(block.columns))
    columns = [
        list(pieces(blocks, room - _COLUMN_GAP, theme)) for blocks, room in zip(block.columns, widths, strict=True)
    ]

    def paint(painter: QPainter, x: float, y: float) -> None:
        left = x
        for column, room in zip(columns, widths, strict=True):
            top = y
            for piece in column:
                piece.paint(painter, left, top)
                top += piece.height
            left += room

    yield Piece(max(sum(piece.height for piece in column) for column in columns), paint)
    yield gap(_AFTER)


# What the pieces draw


def _paragraphs(text: str, face: Face, width: float, tone: str) -> Iterator[Piece]:
    """Single lines, so that a long text goes on over the page; the first two stay together."""
    line_height = face.pixels + 4.0
    lines = paragraph(text, face, width)
    for number, line in enumerate(lines):
        yield Piece(line_height, _line(line, face, tone), keep=number == 0 and len(lines) > 1)


def _line(line: str, face: Face, tone: str) -> Callable[[QPainter, float, float], None]:
    def paint(painter: QPainter, x: float, y: float) -> None:
        painter.setPen(colour(tone))
        write(painter, x, y + face.pixels, line, face)

    return paint


def _write_lines(
    painter: QPainter, lines: Sequence[str], face: Face, height: float, x: float, y: float, tone: str
) -> None:
    painter.setPen(colour(tone))
    for number, line in enumerate(lines):
        write(painter, x, y + face.pixels + number * height, line, face)


def _bullet(mark: str, lines: Sequence[str], indent: float, theme: Theme) -> Callable[[QPainter, float, float], None]:
    def paint(painter: QPainter, x: float, y: float) -> None:
        if mark == "☐":  # drawn, not typed, so that no font has to know it
            painter.setPen(QPen(colour(theme.ink), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(x + 1, y + 3, 10, 10))
        else:
            painter.setPen(colour(theme.muted))
            write(painter, x + 2, y + BODY.pixels, mark, BODY)
        _write_lines(painter, lines, BODY, LINE, x + indent + 2, y, theme.ink)

    return paint


def _fact(
    names: Sequence[str], lines: Sequence[str], label_width: float, theme: Theme
) -> Callable[[QPainter, float, float], None]:
    def paint(painter: QPainter, x: float, y: float) -> None:
        _write_lines(painter, names, SMALL, SMALL_LINE, x, y + 1, theme.muted)
        _write_lines(painter, lines, BODY, LINE, x + label_width, y, theme.ink)

    return paint


def _head(columns: Sequence[Column], widths: Sequence[float], theme: Theme) -> Piece:
    cells = [paragraph(c.title, _LABEL, room - _CELL_GAP) for c, room in zip(columns, widths, strict=True)]
    rows = max(1, *(len(cell) for cell in cells))
    height = rows * SMALL_LINE + 6

    def paint(painter: QPainter, x: float, y: float) -> None:
        left = x
        for column, lines, room in zip(columns, cells, widths, strict=True):
            for number, line in enumerate(lines):
                painter.setPen(colour(theme.muted))
                start = left + room - _CELL_GAP - advance(line, _LABEL) if column.right else left
                ground = y + (rows - len(lines) + number) * SMALL_LINE + _LABEL.pixels
                write(painter, start, ground, line, _LABEL)
            left += room
        painter.setPen(QPen(colour(theme.ink), 1))
        painter.drawLine(QLineF(x, y + height - 1, x + sum(widths), y + height - 1))

    return Piece(height, paint)


def _row(row: Sequence[Cell], widths: Sequence[float], columns: Sequence[Column], theme: Theme, dense: bool) -> Piece:
    spans = len(widths) == 1 < len(columns)
    faces = [_LABEL if spans or cell.tone in (Tone.STRONG, Tone.LEAD) else SMALL for cell in row]
    cells = [
        _cell_lines(cell.text, face, room - _CELL_GAP - _before(cell), dense)
        for cell, face, room in zip(row, faces, widths, strict=True)
    ]
    explained = [paragraph(cell.below, SMALL, room - _CELL_GAP) for cell, room in zip(row, widths, strict=True)]
    pad = _DENSE_PAD if dense else _ROW_PAD
    height = max(1, *(len(a) + len(b) for a, b in zip(cells, explained, strict=True))) * SMALL_LINE + 2 * pad

    def paint(painter: QPainter, x: float, y: float) -> None:
        left = x
        for place, (cell, face, lines, room) in enumerate(zip(row, faces, cells, widths, strict=True)):
            start = left + _paint_signs(painter, cell, left, y + pad + SMALL_LINE / 2 - 1, theme)
            for number, line in enumerate(lines):
                painter.setPen(colour(_tone(cell.tone, theme)))
                right = columns[place].right and not spans
                at = left + room - _CELL_GAP - advance(line, face) if right else start
                write(painter, at, y + pad + number * SMALL_LINE + face.pixels - 0.5, line, face)
            below = y + pad + len(lines) * SMALL_LINE - 0.5
            _write_lines(painter, explained[place], SMALL, SMALL_LINE, left, below, theme.muted)
            left += room
        painter.setPen(QPen(colour(theme.faint), 0.8))
        painter.drawLine(QLineF(x, y + height - 0.5, x + sum(widths), y + height - 0.5))

    return Piece(height, paint)


def _cell_lines(text: str, face: Face, width: float, dense: bool) -> tuple[str, ...]:
    """The lines of a cell; of a text without end what fits on a page with the rest of its row."""
    if dense:
        return (elided(text, face, width),)
    lines = paragraph(text, face, width)
    return lines if len(lines) <= _MOST_LINES else (*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1]} …")


def _before(cell: Cell) -> float:
    """The room of the signs before a cell's text."""
    return len(cell.roles) * _ROLE_STEP + (_DEPTH_WIDTH if cell.depth is not None else 0.0)


def _paint_signs(painter: QPainter, cell: Cell, x: float, middle: float, theme: Theme) -> float:
    """Role shapes and depth bars; returns their width."""
    for place, role in enumerate(cell.roles):
        centre = x + 8 + place * _ROLE_STEP
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(theme.role_fill(role)))
        painter.drawPath(role_shape(role, 8.4).translated(centre, middle))
        painter.setPen(colour(theme.role_text(role)))
        write_centred(painter, centre, middle, role.letter, Face(12, bold=True))
    if cell.depth is not None:
        left = x + len(cell.roles) * _ROLE_STEP
        paint_bars(painter, left, middle - 5.5, cell.depth, cell.depth, (4.6, 11, 2.0), theme)
    return _before(cell)


def _bar(
    names: Sequence[str],
    lines: Sequence[str],
    share: float | None,
    name_width: float,
    bar_width: float,
    theme: Theme,
) -> Callable[[QPainter, float, float], None]:
    def paint(painter: QPainter, x: float, y: float) -> None:
        _write_lines(painter, names, SMALL, SMALL_LINE, x, y, theme.ink)
        room = QRectF(x + name_width, y + 2.5, bar_width, 10)
        painter.setPen(QPen(colour(theme.border), 0.8, Qt.PenStyle.DotLine if share is None else Qt.PenStyle.SolidLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(room)
        if share:
            painter.fillRect(QRectF(room.x(), room.y(), bar_width * min(1.0, share), 10), colour(theme.ink))
        _write_lines(painter, lines, SMALL, SMALL_LINE, x + name_width + bar_width + 2 * _CELL_GAP, y, theme.ink)

    return paint


def _field(
    names: Sequence[str],
    lines: Sequence[str],
    label_width: float,
    value_width: float,
    width: float,
    height: float,
    theme: Theme,
) -> Callable[[QPainter, float, float], None]:
    def paint(painter: QPainter, x: float, y: float) -> None:
        _write_lines(painter, names, SMALL, SMALL_LINE, x, y + 5, theme.muted)
        _write_lines(painter, lines, BODY, LINE, x + label_width, y + 4, theme.ink)
        left = label_width + value_width
        painter.setPen(QPen(colour(theme.border), 0.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(x + left, y + 1, width - left, height - 6))

    return paint


def _framed(piece: Piece, width: float, edge: str, theme: Theme) -> Piece:
    def paint(painter: QPainter, x: float, y: float) -> None:
        painter.fillRect(QRectF(x + _EDGE, y, width - _EDGE, piece.height), colour(theme.ground))
        # A little over its ends: two edges that only touch show a seam between them.
        painter.fillRect(QRectF(x, y - _SEAM, _EDGE, piece.height + 2 * _SEAM), colour(edge))
        piece.paint(painter, x + _EDGE + _PANEL_PAD, y)

    head = _framed(piece.head, width, edge, theme) if piece.head is not None else None
    return Piece(piece.height, paint, piece.keep, head)


def _tone(tone: Tone, theme: Theme) -> str:
    match tone:
        case Tone.QUIET:
            return theme.muted
        case Tone.GOOD:
            return theme.supporter
        case Tone.BAD:
            return theme.opponent
        case Tone.LATE:
            return theme.late
        case _:
            return theme.ink


def _shared(width: float, shares: Sequence[float]) -> list[float]:
    whole = sum(shares)
    return [width * share / whole for share in shares]
