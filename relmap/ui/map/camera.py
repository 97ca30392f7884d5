"""Which part of the map the canvas shows: a value that turns map units into pixels of the widget and back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import floor, log2

from relmap.layout.geometry import Point, Rect, Size

MIN_ZOOM = 0.01
MAX_ZOOM = 4.0
STEPS_PER_DOUBLING = 2
"""Zoom stops: the wheel halts on them, and tiles between them are stretched while zooming (drawing.md 3.7)."""

_STAYS_IN_SIGHT = 80.0
"""Pixels of the map that can never be pushed out of the widget."""


@dataclass(frozen=True, slots=True)
class Camera:
    """``zoom`` pixels of the widget per map unit; ``x``, ``y`` is the map point in the widget's top left corner."""

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def to_view(self, x: float, y: float) -> Point:
        """Where a map point lies in the widget."""
        return Point((x - self.x) * self.zoom, (y - self.y) * self.zoom)

    def to_map(self, x: float, y: float) -> Point:
        """The map point under a pixel."""
        return Point(self.x + x / self.zoom, self.y + y / self.zoom)

    def view_rect(self, rect: Rect) -> Rect:
        """Where a rectangle of the map lies in the widget."""
        left, top = self.to_view(rect.x, rect.y)
        return Rect(left, top, rect.width * self.zoom, rect.height * self.zoom)

    def area(self, view: Size) -> Rect:
        """What of the map a widget of this size shows."""
        return Rect(self.x, self.y, view.width / self.zoom, view.height / self.zoom)

    def panned(self, dx: float, dy: float) -> Camera:
        """The map moved along with the pointer by so many pixels."""
        return replace(self, x=self.x - dx / self.zoom, y=self.y - dy / self.zoom)

    def zoomed(self, zoom: float, about: Point) -> Camera:
        """Another zoom; the map point under the pixel ``about`` stays there."""
        zoom = min(MAX_ZOOM, max(MIN_ZOOM, zoom))
        fixed = self.to_map(*about)
        return Camera(zoom, fixed.x - about.x / zoom, fixed.y - about.y / zoom)

    def centred(self, place: Point, view: Size) -> Camera:
        """The map point in the middle of the widget."""
        return replace(self, x=place.x - view.width / self.zoom / 2, y=place.y - view.height / self.zoom / 2)

    def revealing(self, rect: Rect, view: Size, margin: float = 24.0) -> Camera:
        """Moved as little as needed to show a rectangle of the map, ``margin`` pixels away from the edges."""
        seen, gap = self.area(view), margin / self.zoom
        dx = _shift(rect.x - gap, rect.right + gap, seen.x, seen.right)
        dy = _shift(rect.y - gap, rect.bottom + gap, seen.y, seen.bottom)
        return replace(self, x=self.x + dx, y=self.y + dy)

    def clamped(self, bounds: Rect, view: Size) -> Camera:
        """Moved so that the map cannot get lost outside the widget."""
        keep = _STAYS_IN_SIGHT / self.zoom
        seen = self.area(view)
        x = min(bounds.right - min(keep, bounds.width), max(bounds.x + min(keep, bounds.width) - seen.width, self.x))
        y = min(
            bounds.bottom - min(keep, bounds.height), max(bounds.y + min(keep, bounds.height) - seen.height, self.y)
        )
        return replace(self, x=x, y=y)

    def between(self, goal: Camera, part: float) -> Camera:
        """A camera on the way to another one, ``part`` from 0 to 1; the zoom grows evenly to the eye."""
        if part >= 1.0:
            return goal
        zoom = self.zoom * (goal.zoom / self.zoom) ** part
        return Camera(zoom, self.x + (goal.x - self.x) * part, self.y + (goal.y - self.y) * part)


def fitting(bounds: Rect, view: Size, margin: float = 32.0, largest: float = 1.0) -> Camera:
    """The camera that shows all of ``bounds`` in the middle, never larger than ``largest``."""
    room = Size(max(1.0, view.width - 2 * margin), max(1.0, view.height - 2 * margin))
    zoom = min(largest, room.width / max(bounds.width, 1.0), room.height / max(bounds.height, 1.0))
    return Camera(max(MIN_ZOOM, zoom)).centred(bounds.center, view)


def nearest_step(zoom: float) -> float:
    """The zoom stop nearest to a zoom."""
    return float(2.0 ** (round(log2(zoom) * STEPS_PER_DOUBLING) / STEPS_PER_DOUBLING))


def stepped(zoom: float, steps: int) -> float:
    """The zoom ``steps`` stops in or out; from between two stops the first step goes to the next one."""
    place = log2(zoom) * STEPS_PER_DOUBLING
    whole = round(place)
    if abs(place - whole) > 1e-6:
        whole = floor(place) if steps > 0 else floor(place) + 1
    return min(MAX_ZOOM, max(MIN_ZOOM, float(2.0 ** ((whole + steps) / STEPS_PER_DOUBLING))))


def _shift(low: float, high: float, seen_low: float, seen_high: float) -> float:
    """How far to move a seen span so that it holds low … high; the low end wins when both do not fit."""
    if low < seen_low or high - low > seen_high - seen_low:
        return low - seen_low
    return max(0.0, high - seen_high)
