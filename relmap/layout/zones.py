"""Maps divided into named parts: a lane for every level, a column for every unit (desktop.md 2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from relmap.layout.arrangement import Branch
from relmap.layout.forest import NO_ZONE, Forest
from relmap.layout.geometry import Gate, Rect
from relmap.layout.style import Style
from relmap.model.vocabulary import MapShape

BESIDE = 104.0
"""Room for the names of zones at the left of the map: two short lines."""
ABOVE = 44.0
"""Room for them at the top."""
PAD = 16.0
"""Between the edge of a zone and its cards."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where cards stand before anybody makes room for pinned ones, seen top-down.

    ``forest`` has the lines between those who move together. ``spans`` tells from where to where each zone reaches, in
    the order in which they stand: lanes downward, columns to the right.
    """

    forest: Forest
    lefts: list[float]
    tops: list[float]
    branches: Mapping[str, Branch]
    spans: Mapping[int, tuple[float, float]] = field(default_factory=dict)
    gates: Mapping[str, Gate] = field(default_factory=dict)


def names_beside(style: Style) -> bool:
    """Whether the names of zones stand left of the map; else they stand above it."""
    return (style.shape is MapShape.LANES) is not style.sideways


def name_room(zone: Rect, style: Style) -> Rect:
    """Where on a zone its name stands; no card does."""
    x, y, width, height = zone
    return Rect(x, y, BESIDE, height) if names_beside(style) else Rect(x, y, width, ABOVE)


def header(style: Style) -> float:
    """The room of the names, from the edge of the map to the first cards."""
    return (BESIDE if names_beside(style) else ABOVE) + PAD


def in_order(zones: Iterable[int]) -> Sequence[int]:
    """Numbers of zones ascending, those without one last."""
    return sorted(set(zones), key=lambda zone: (zone == NO_ZONE, zone))


def zone_rects(ground: Ground, style: Style) -> Mapping[int, Rect]:
    """The zones in the direction of the map; each is as long as all of it and has room for its name."""
    forest, before = ground.forest, header(style)
    if not ground.spans:
        return {}
    if style.shape is MapShape.LANES:
        starts, sizes = ground.lefts, forest.widths
    else:
        starts, sizes = ground.tops, forest.heights
    low = min(0.0, min(starts) - before)
    long = max([place + size for place, size in zip(starts, sizes, strict=True)]) + PAD - low
    lying = (style.shape is MapShape.LANES) is not style.sideways
    return {
        zone: Rect(low, near, long, far - near) if lying else Rect(near, low, far - near, long)
        for zone, (near, far) in ground.spans.items()
    }
