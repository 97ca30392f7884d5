"""The reporting lines of a tree as few straight strokes: a bus shared by ten reports is drawn once, not ten times."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from relmap.layout.edges import Route
from relmap.layout.geometry import Rect


class Stroke(NamedTuple):
    """A straight piece of reporting line; ``assumed`` when all people on it are only assumed to report there."""

    x1: float
    y1: float
    x2: float
    y2: float
    assumed: bool = False

    @property
    def box(self) -> Rect:
        """The rectangle around it, with its thickness."""
        left, top = min(self.x1, self.x2) - 1, min(self.y1, self.y2) - 1
        return Rect(left, top, abs(self.x2 - self.x1) + 2, abs(self.y2 - self.y1) + 2)


def tree_strokes(
    routes: Mapping[str, Route], parents: Mapping[str, str], assumed: Collection[str]
) -> tuple[Stroke, ...]:
    """The strokes of all reporting lines; ``assumed`` are the people whose line is a guess."""
    level: dict[tuple[str, float, bool], list[tuple[float, float]]] = {}
    upright: dict[tuple[str, float, bool], list[tuple[float, float]]] = {}
    slanted: list[Stroke] = []
    for child, route in routes.items():
        manager, guess = parents[child], child in assumed
        x1, y1 = route.points[0]
        for x2, y2 in route.points[1:]:
            if y1 == y2:
                level.setdefault((manager, y1, guess), []).append((x1, x2) if x1 < x2 else (x2, x1))
            elif x1 == x2:
                upright.setdefault((manager, x1, guess), []).append((y1, y2) if y1 < y2 else (y2, y1))
            else:
                slanted.append(Stroke(x1, y1, x2, y2, guess))
            x1, y1 = x2, y2
    out = [Stroke(low, y, high, y, guess) for (_, y, guess), spans in level.items() for low, high in _united(spans)]
    out += [Stroke(x, low, x, high, guess) for (_, x, guess), spans in upright.items() for low, high in _united(spans)]
    return (*out, *slanted)


def _united(spans: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """The union of intervals as disjoint ones."""
    spans.sort()
    low, high = spans[0]
    for start, end in spans:
        if start > high:
            yield low, high
            low, high = start, end
        elif end > high:
            high = end
    yield low, high
