"""How much of a card is drawn, by zoom on the screen and by printed size on paper (desktop.md 1)."""

from __future__ import annotations

from enum import Enum, auto


class Detail(Enum):
    """Levels of detail, most first."""

    FULL = auto()
    REDUCED = auto()
    """Without the third line and the date; name and title are larger instead."""
    SMALL = auto()
    """Band, surname, bars."""
    PILL = auto()
    """A pill with the role's letter."""
    BLOCK = auto()
    """Plain colour; a letter would be smaller than a few pixels."""
    COMPACT = auto()
    """The small card of paper: name, letter, bars."""
    FRAME = auto()
    """Only outline, band and fill: the sample of the legend."""


_STEPS = ((0.6, Detail.FULL), (0.35, Detail.REDUCED), (0.2, Detail.SMALL), (0.08, Detail.PILL))


def detail_at(zoom: float) -> Detail:
    """The level of detail of the screen at a zoom."""
    # Zoom steps are powers of a root: 0.35 may arrive a hair below itself.
    return next((detail for least, detail in _STEPS if zoom >= least - 1e-6), Detail.BLOCK)
