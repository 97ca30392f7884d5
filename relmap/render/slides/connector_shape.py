"""The stored shape of a connector: which preset, its frame, turned and mirrored, and where it bends (formats.md 4.2).

A presentation draws what is stored until somebody moves a card. ``bentConnector3`` and its relatives start to the right
in their own frame: one that starts downward is turned by a quarter, and width and height of its frame change places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

QUARTER = 5_400_000
"""A quarter turn clockwise, in 60,000ths of a degree."""

_WHOLE = 100_000
"""Adjustments count in 100,000ths of the frame."""

_LEAST = 100
"""EMU a frame is at least wide, so that a bend can be told as a part of it; a hundredth of a point."""


@dataclass(frozen=True, slots=True)
class ConnectorShape:
    """A preset in its frame, before it is turned by ``rotation`` around the frame's middle; lengths in EMU.

    The order of a presentation: mirror in the frame first, then turn.
    """

    preset: str
    x: int
    y: int
    width: int
    height: int
    rotation: int = 0
    flip_h: bool = False
    flip_v: bool = False
    adjustments: tuple[int, ...] = ()


def connector_shape(points: Sequence[tuple[int, int]], curved: bool = False) -> ConnectorShape:
    """The shape that runs along 2 to 6 points (EMU), at right angles but for a straight line of two points."""
    (x1, y1), (x2, y2) = points[0], points[-1]
    dx, dy = x2 - x1, y2 - y1
    if len(points) == 2:
        return ConnectorShape(
            "straightConnector1", min(x1, x2), min(y1, y2), abs(dx), abs(dy), flip_h=dx < 0, flip_v=dy < 0
        )
    if points[1][1] == y1:
        along, across, rotation = dx, dy, 0
        flip_h, flip_v = dx < 0, dy < 0
        inside = [(_ahead(x - x1, flip_h), _ahead(y - y1, flip_v)) for x, y in points]
    else:
        along, across, rotation = dy, dx, 3 * QUARTER if dx > 0 else QUARTER
        flip_h, flip_v = (dy >= 0) == (dx > 0), False
        inside = [(_ahead(y - y1, dy < 0), _ahead(x - x1, dx <= 0)) for x, y in points]
    bends = len(points) - 1
    # Two ends above or beside one another leave no frame to tell bends by.
    width = abs(along) if bends == 2 else max(abs(along), _LEAST)
    height = abs(across) if bends < 4 else max(abs(across), _LEAST)
    return ConnectorShape(
        preset=f"{'curved' if curved else 'bent'}Connector{bends}",
        x=(x1 + x2 - width) // 2,
        y=(y1 + y2 - height) // 2,
        width=width,
        height=height,
        rotation=rotation,
        flip_h=flip_h,
        flip_v=flip_v,
        adjustments=_adjustments(inside, width, height),
    )


def _ahead(length: int, backward: bool) -> int:
    return -length if backward else length


def _adjustments(inside: Sequence[tuple[int, int]], width: int, height: int) -> tuple[int, ...]:
    """Where the middle segments lie, along and across in turns, as parts of the frame."""
    return tuple(
        round(_WHOLE * inside[place + 1][place % 2] / (height if place % 2 else width))
        for place in range(len(inside) - 3)
    )
