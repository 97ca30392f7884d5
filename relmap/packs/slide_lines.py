"""Where the lines of a slide leave and reach its cards: only at places a presentation can glue them to.

PowerPoint glues a connector to the middle of a side of a rectangle and draws the way that is stored, so that way has to
be right before anybody moves a card (formats.md 4.2, 1 and 2).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from relmap.layout.arrangement import STRAIGHT, Hang
from relmap.layout.detours import straightened
from relmap.layout.edges import reporting_routes
from relmap.layout.geometry import Placement, Point, Rect
from relmap.layout.style import Style
from relmap.packs.picture import Line, LineKind

GUTTER = 8.0
"""How far left of a manager the trunk of a hanging list runs, in points."""

_RISE = 10.0
"""How far a tie swings over the cards of its row, and the distance between several of them."""


class Site(IntEnum):
    """The places of a rectangle a connector is glued to, with the numbers presentations use."""

    TOP = 0
    LEFT = 1
    BOTTOM = 2
    RIGHT = 3


@dataclass(frozen=True, slots=True)
class Connector:
    """A line glued to two cards. It begins at a manager, or at the source of a tie.

    ``points`` lead from site to site, straight and at right angles, in points of the slide; a ``curved`` connector
    swings along them.
    """

    line: Line
    begin: str
    begin_site: Site
    end: str
    end_site: Site
    points: tuple[Point, ...]
    curved: bool = False


def site_point(rect: Rect, site: Site) -> Point:
    """Where a site of a card lies."""
    middle = rect.center
    if site is Site.TOP:
        return Point(middle.x, rect.y)
    if site is Site.BOTTOM:
        return Point(middle.x, rect.bottom)
    return Point(rect.x if site is Site.LEFT else rect.right, middle.y)


def connectors(
    placement: Placement, style: Style, lines: Iterable[Line], kinds: Collection[LineKind]
) -> tuple[Connector, ...]:
    """The connectors of a slide: the reporting lines of its tree, then ties of the kinds wanted between its cards."""
    drawn = [line for line in lines if line.source in placement.rects and line.target in placement.rects]
    reports = {line.source: line for line in drawn if line.kind is LineKind.REPORTS_TO and not line.cut}
    ties = [
        line
        for line in drawn
        if line.source != line.target and (line.cut or (line.kind is not LineKind.REPORTS_TO and line.kind in kinds))
    ]
    return (*_reporting(placement, style, reports), *_ties(placement.rects, ties))


def _reporting(placement: Placement, style: Style, lines: Mapping[str, Line]) -> Iterator[Connector]:
    branches = placement.arrangement.branches
    routes = reporting_routes(placement, style)
    for child, manager in placement.parents.items():
        line = lines.get(child, Line(f"reports:{child}", LineKind.REPORTS_TO, child, manager))
        head, card, way = placement.rects[manager], placement.rects[child], routes[child].points
        if style.sideways:
            head, card, way = head.turned, card.turned, tuple([Point(y, x) for x, y in way])
        hung = branches.get(manager, STRAIGHT).hang in (Hang.DOWN, Hang.SHELVES)
        begin, end, points = _glued(head, card, way, hung)
        if style.sideways:
            begin, end = _TURNED[begin], _TURNED[end]
            points = tuple([Point(y, x) for x, y in points])
        yield Connector(line, manager, begin, child, end, points)


def _glued(head: Rect, card: Rect, way: tuple[Point, ...], hung: bool) -> tuple[Site, Site, tuple[Point, ...]]:
    """The way of the map, led from site to site, on a top-down slide.

    The map lets the trunk of a hanging list leave under the manager's left edge, where no site is: here it leaves at
    his left side.
    """
    last = way[-1]
    end = Site.TOP if last.y == card.y else Site.LEFT if last.x <= card.x else Site.RIGHT
    target = site_point(card, end)
    below, beside = site_point(head, Site.BOTTOM), site_point(head, Site.LEFT)
    trunk = head.x - GUTTER
    if end is Site.TOP:
        bus = way[1].y if len(way) > 2 else (head.bottom + card.y) / 2
        over = Point(target.x, bus), target
        if hung and bus > below.y + (card.y - bus) * 2:  # a lower shelf
            return Site.LEFT, end, straightened(beside, Point(trunk, beside.y), Point(trunk, bus), *over)
        return Site.BOTTOM, end, straightened(below, Point(below.x, bus), *over)
    inward = way[-2].x
    if hung and len(way) == 3:
        return Site.LEFT, end, (beside, Point(trunk, beside.y), Point(trunk, target.y), target)
    if len(way) == 3:
        return Site.BOTTOM, end, (below, Point(below.x, target.y), target)
    bus = way[1].y
    along = Point(below.x, bus), Point(inward, bus), Point(inward, target.y)
    return Site.BOTTOM, end, straightened(below, *along, target)


def _ties(rects: Mapping[str, Rect], ties: Iterable[Line]) -> Iterator[Connector]:
    """Ties swing from side to side, over the row where both stand in one; several of the same two keep apart."""
    met: dict[frozenset[str], int] = defaultdict(int)
    for line in ties:
        pair = frozenset((line.source, line.target))
        place = met[pair]
        met[pair] += 1
        begin, end, points = _swing(rects[line.source], rects[line.target], place)
        yield Connector(line, line.source, begin, line.target, end, points, curved=True)


def _swing(source: Rect, target: Rect, place: int) -> tuple[Site, Site, tuple[Point, ...]]:
    apart = source.right <= target.x or target.right <= source.x
    level = abs(source.center.y - target.center.y) < min(source.height, target.height) / 2
    reach = _RISE * (1 + place // 2)
    if apart and (level or place):
        site = Site.BOTTOM if place % 2 else Site.TOP
        start, stop = site_point(source, site), site_point(target, site)
        turn = max(start.y, stop.y) + reach if place % 2 else min(start.y, stop.y) - reach
        return site, site, (start, Point(start.x, turn), Point(stop.x, turn), stop)
    if apart:
        forward = source.right <= target.x
        begin, end = (Site.RIGHT, Site.LEFT) if forward else (Site.LEFT, Site.RIGHT)
        start, stop = site_point(source, begin), site_point(target, end)
        middle = (start.x + stop.x) / 2
        return begin, end, (start, Point(middle, start.y), Point(middle, stop.y), stop)
    site = Site.LEFT if place % 2 else Site.RIGHT
    start, stop = site_point(source, site), site_point(target, site)
    turn = min(start.x, stop.x) - reach if place % 2 else max(start.x, stop.x) + reach
    return site, site, (start, Point(turn, start.y), Point(turn, stop.y), stop)


_TURNED: Mapping[Site, Site] = {
    Site.TOP: Site.LEFT,
    Site.LEFT: Site.TOP,
    Site.BOTTOM: Site.RIGHT,
    Site.RIGHT: Site.BOTTOM,
}
"""The site on a map whose head stands at the left."""
