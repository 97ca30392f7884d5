"""Texts cut to the room they have, remembered, because a map draws the same names over and over."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

from relmap.model.text import one_line
from relmap.render.fonts import font, metrics

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
    return metrics(face.font).elidedText(one_line(text[:_READABLE]), Qt.TextElideMode.ElideRight, width)


@lru_cache(maxsize=65536)
def wrapped(text: str, face: Face, width: float, lines: int) -> tuple[str, ...]:
    """``text`` on at most ``lines`` lines, the last one elided; words wider than a line are broken."""
    clean = one_line(text[:_READABLE])
    if not clean:
        return ()
    layout = QTextLayout(clean, face.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    out: list[str] = []
    layout.beginLayout()
    while len(out) < lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        # Qt counts UTF-16 units, Python characters.
        start, length = line.textStart(), line.textLength()
        last = len(out) == lines - 1
        out.append(_units(clean, start, None if last else start + length))
    layout.endLayout()
    return (*(line.strip() for line in out[:-1]), elided(out[-1], face, width))


@lru_cache(maxsize=8192)
def advance(text: str, face: Face) -> float:
    """The width of a text in map units."""
    return metrics(face.font).horizontalAdvance(text)


@lru_cache(maxsize=64)
def cap_height(face: Face) -> float:
    """The height of a capital letter in map units."""
    return metrics(face.font).capHeight()


def write(painter: QPainter, x: float, baseline: float, text: str, face: Face) -> None:
    """Draw a text in the painter's pen, its left end on a baseline."""
    painter.setFont(face.font)
    painter.drawText(QPointF(x, baseline), text)


def write_centred(painter: QPainter, x: float, y: float, text: str, face: Face) -> None:
    """Draw a text in the painter's pen with its middle on a point, by the height of its capitals."""
    write(painter, x - advance(text, face) / 2, y + cap_height(face) / 2, text, face)


def _units(text: str, start: int, end: int | None) -> str:
    encoded = text.encode("utf-16-le")
    return encoded[2 * start : None if end is None else 2 * end].decode("utf-16-le", errors="ignore")
