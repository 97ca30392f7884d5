"""Where on a map ties run: only there does hovering a person change the picture (desktop.md 1, Lines)."""

from __future__ import annotations

from math import floor

from relmap.layout.geometry import Rect, bounds
from relmap.packs.picture import LineKind
from relmap.render.map.drawing import Scene

_CELL = 512.0
_ARROW = 24.0
"""Room for arrows and marks beside a line (map units)."""


class TieGround:
    """The squares of a map that ties run through, or that one of ours is drawn at."""

    def __init__(self, scene: Scene) -> None:
        self._cells: set[tuple[int, int]] = set()
        rects = scene.placement.rects
        for line in scene.picture.lines:
            if line.kind is LineKind.REPORTS_TO:
                continue
            ends = [rects[key] for key in (line.source, line.target) if key in rects]
            route = scene.routes.get(line.id)
            points = [Rect(x, y, 0, 0) for x, y in route.points] if route is not None else []
            if ends or points:
                self._cells.update(_cells(bounds([*ends, *points]).grown(_ARROW)))

    def meets(self, area: Rect) -> bool:
        """Whether a tie may be seen in an area."""
        return not self._cells.isdisjoint(_cells(area))


def _cells(area: Rect) -> list[tuple[int, int]]:
    columns = range(floor(area.x / _CELL), floor(area.right / _CELL) + 1)
    rows = range(floor(area.y / _CELL), floor(area.bottom / _CELL) + 1)
    return [(column, row) for row in rows for column in columns]
