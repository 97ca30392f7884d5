"""Blocks of reports that have no reports of their own: columns of cards along trunks (drawing.md 2.2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from relmap.layout.style import Style

_FIRST_TRUNK = 10.0
_TRUNKS = 7.0
"""Distances of trunks of different managers, beside one column of cards."""


class Block(NamedTuple):
    """A block of cards by its size and the ``(card, left, top)`` of each, from the block's corner."""

    width: float
    height: float
    cards: list[tuple[int, float, float]]


def block_of(
    leaves: Sequence[int], run: int, paired: bool, widths: Sequence[float], heights: Sequence[float], style: Style
) -> Block:
    """The leaves in columns of at most ``run`` cards.

    Columns are filled one after the other. Paired columns are filled in turns, left and right of their trunk, so that
    the block reads row by row and a new card at the end moves no other.
    """
    wide = max([widths[leaf] for leaf in leaves])
    if paired:
        return _pairs(leaves, run, wide, widths, heights, style)
    return _columns(leaves, run, wide, heights, style)


def trunk_beside(right: float, place: int) -> float:
    """Where right of a column of cards the trunk of this place runs; the first is nearest."""
    return right + _FIRST_TRUNK + _TRUNKS * (place - 1)


def _columns(leaves: Sequence[int], run: int, wide: float, heights: Sequence[float], style: Style) -> Block:
    gap = style.stack_gap
    cards = []
    left = style.indent
    top = tallest = 0.0
    for position, leaf in enumerate(leaves):
        if position and position % run == 0:
            left += wide + style.column_gap
            top = 0.0
        cards.append((leaf, left, top))
        top += heights[leaf] + gap
        if top > tallest:
            tallest = top
    return Block(left + wide, tallest - gap, cards)


def _pairs(
    leaves: Sequence[int], run: int, wide: float, widths: Sequence[float], heights: Sequence[float], style: Style
) -> Block:
    gap = style.stack_gap
    step = 2 * (wide + style.indent) + style.hgap
    cards = []
    trunk = wide + style.indent
    tops = [0.0, 0.0]
    tallest = 0.0
    for position, leaf in enumerate(leaves):
        if position and position % (2 * run) == 0:
            trunk += step
            tops = [0.0, 0.0]
        right = position % 2
        left = trunk + style.indent if right else trunk - style.indent - widths[leaf]
        cards.append((leaf, left, tops[right]))
        tops[right] += heights[leaf] + gap
        tallest = max(tallest, tops[right])
    return Block(trunk + style.indent + wide, tallest - gap, cards)
