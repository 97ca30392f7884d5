"""Texts cut to the room they have, remembered, because a map draws the same names over and over."""

from __future__ import annotations

from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

from relmap.model.text import one_line
from relmap.render.fonts import drawable, font, metrics

_READABLE = 240
"""No card or page shows more characters of one text; cutting first keeps a pasted novel cheap."""


class Face(NamedTuple):
    """A kind of lettering; ``pixels`` are map units."""

    pixels: int
    bold: bool = False
    italic: bool = False
    struck: bool = False

    @property
    def font(self) -> QFont:
        """The font of the bundled family."""
        return font(self.pixels, QFont.Weight.DemiBold if self.bold else QFont.Weight.Normal, self.italic, self.struck)


@lru_cache(maxsize=65536)
def elided(text: str, face: Face, width: float) -> str:
    """``text`` on one line, ended with "…" where it is wider than ``width``."""
    return metrics(face.font).elidedText(drawable(one_line(text[:_READABLE])), Qt.TextElideMode.ElideRight, width)


@lru_cache(maxsize=65536)
def wrapped(text: str, face: Face, width: float, lines: int) -> tuple[str, ...]:
    """``text`` on at most ``lines`` lines, the last one elided; words wider than a line are broken."""
    clean = drawable(one_line(text[:_READABLE]))
    starts = _line_starts(clean, face, width, lines)
    if not starts:
        return ()
    *upper, last = (_units(clean, start, end) for start, end in zip_longest(starts, starts[1:]))
    return (*(line.strip() for line in upper), elided(last, face, width))


@lru_cache(maxsize=16384)
def paragraph(text: str, face: Face, width: float) -> tuple[str, ...]:
    """All of ``text`` on as many lines as it takes; its own line breaks are kept, words wider than a line broken."""
    out: list[str] = []
    for part in text.splitlines():
        clean = drawable(one_line(part))
        starts = _line_starts(clean, face, width, None)
        out.extend(_units(clean, start, end).strip() for start, end in zip_longest(starts, starts[1:]))
    return tuple(out)


@lru_cache(maxsize=8192)
def advance(text: str, face: Face) -> float:
    """The width of a text in map units."""
    return metrics(face.font).horizontalAdvance(drawable(text))


@lru_cache(maxsize=64)
def cap_height(face: Face) -> float:
    """The height of a capital letter in map units."""
    return metrics(face.font).capHeight()


def write(painter: QPainter, x: float, baseline: float, text: str, face: Face) -> None:
    """Draw a text in the painter's pen, its left end on a baseline."""
    painter.setFont(face.font)
    painter.drawText(QPointF(x, baseline), drawable(text))


def write_centred(painter: QPainter, x: float, y: float, text: str, face: Face) -> None:
    """Draw a text in the painter's pen with its middle on a point, by the height of its capitals."""
    write(painter, x - advance(text, face) / 2, y + cap_height(face) / 2, text, face)


def _line_starts(clean: str, face: Face, width: float, most: int | None) -> list[int]:
    """Where the lines of a text begin, at most so many; in UTF-16 units, as Qt counts, not in characters."""
    layout = QTextLayout(clean, face.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while clean and (most is None or len(starts) < most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    return starts


def _units(text: str, start: int, end: int | None) -> str:
    encoded = text.encode("utf-16-le")
    return encoded[2 * start : None if end is None else 2 * end].decode("utf-16-le", errors="ignore")
