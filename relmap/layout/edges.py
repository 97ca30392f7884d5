"""The lines of a map: reporting lines along trunks and buses, ties as curves or elbows (desktop.md 1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle

from relmap.layout.arrangement import STRAIGHT, Branch, Hang
from relmap.layout.detours import around, elbow, snapped, straightened, within
from relmap.layout.geometry import Gate, Placement, Point, Rect
from relmap.layout.leaves import trunk_beside
from relmap.layout.obstacles import Obstacles
from relmap.layout.style import Style

FAN = 14.0
"""The distance between ties of the same two people, in map units."""

_NEAR, _FAR = 36.0, 220.0
"""How far the ends of a curve at least and at most swing out of a card."""

_SHARES = (0.5, 0.3, 0.7, 0.15, 0.85)
"""How far down the gap below their managers the lines to other columns run, in turns."""
_MOST_DETOURS = 4000
"""Lines to other columns that are in the way of cards, times cards, up to which they go around."""


@dataclass(frozen=True, slots=True)
class Route:
    """The way of a line, from its source to its target.

    A straight route turns at its points. A ``curved`` one is a chain of cubic Bézier curves: a start, then two control
    points and an end for each.
    """

    points: tuple[Point, ...]
    curved: bool = False


def reporting_routes(placement: Placement, style: Style) -> Mapping[str, Route]:
    """The line from every manager to each report, by the report's id; orthogonal, and through no card.

    Reports of one manager share their trunks and buses exactly. Lines left out of the tree (``cuts``) have none here.
    """
    gates = placement.gates
    rects = {**placement.rects, **{name: gate.rect for name, gate in gates.items()}}
    sideways = style.sideways
    if sideways:
        rects = {name: rect.turned for name, rect in rects.items()}
    heads = {**placement.parents, **{report: name for name, gate in gates.items() for report in gate.reports}}
    managers = frozenset(heads.values())
    branches = placement.arrangement.branches
    obstacles = Obstacles([rects[name] for name in placement.rects]) if placement.loose or gates else None
    entering = _ways_to_gates(gates, rects, obstacles, style) if obstacles else {}
    places = dict.fromkeys(managers, 0)
    routes = {}
    for child, manager in heads.items():
        head, card = rects[manager], rects[child]
        branch = branches.get(manager, STRAIGHT)
        place = None
        if branch.run and child not in managers:
            place = places[manager]
            places[manager] += 1
        under = branches.get(child, STRAIGHT)
        points = _regular(head, card, branch, place, style, in_stack=under.hang is Hang.TEAM)
        if manager in entering:
            points = _joined(entering[manager], points)
        if obstacles and placement.loose and (child in placement.loose or not obstacles.clear(points)):
            points = around(rects[placement.parents[child]], card, obstacles)
        routes[child] = Route(tuple([Point(y, x) for x, y in points]) if sideways else points)
    return routes


def _ways_to_gates(
    gates: Mapping[str, Gate], rects: Mapping[str, Rect], obstacles: Obstacles, style: Style
) -> Mapping[str, tuple[Point, ...]]:
    """The ways of managers to the columns of their reports; buses of different managers run beside one another."""
    managers = dict.fromkeys([gate.manager for gate in gates.values()])
    shares = dict(zip(managers, cycle(_SHARES), strict=False))
    ways = {}
    blocked = []
    for name, gate in gates.items():
        head, goal = rects[gate.manager], rects[name]
        start = snapped(head.center.x)
        end = snapped(goal.center.x, start)
        bus = head.bottom + style.vgap * shares[gate.manager]
        ways[name] = straightened(Point(start, head.bottom), Point(start, bus), Point(end, bus), Point(end, goal.y))
        if goal.y < bus or not obstacles.clear(ways[name]):
            blocked.append(name)
    if len(blocked) * len(rects) <= _MOST_DETOURS:
        for name in blocked:
            ways[name] = around(rects[gates[name].manager], rects[name], obstacles)
    return ways


def _joined(way: Sequence[Point], onward: Sequence[Point]) -> tuple[Point, ...]:
    """A way to a gate and on from there; both know the place of the gate up to the last digits only."""
    *first, before, last = way
    goal = onward[0]
    turn = Point(goal.x, before.y) if before.x == last.x else Point(before.x, goal.y)
    return straightened(*first, turn, *onward)


def tie_route(
    source: Rect, target: Rect, index: int = 0, count: int = 1, curved: bool = True, obstacles: Obstacles | None = None
) -> Route:
    """The way of a tie, or of a reporting line that closes a cycle; always visible.

    The ``count`` ties between the same two cards fan out; ``index`` is the place in the fan, whichever of the two is
    the source. Curves leave from the cards' sides and may cross others. Elbows leave beside the middle, where reporting
    lines do, and keep clear of ``obstacles``, which may hold the two cards themselves. A tie to the card itself is a
    loop at its corner.
    """
    offset = (index - (count - 1) / 2) * FAN
    if source == target:
        return _loop(source, offset)
    if not curved:
        beside = FAN + offset
        return Route(around(source, target, obstacles, beside) if obstacles else elbow(source, target, beside))
    return Route(_curve(source, target, offset), curved=True)


def _regular(
    head: Rect, card: Rect, branch: Branch, place: int | None, style: Style, in_stack: bool = False
) -> tuple[Point, ...]:
    """The line to a report that stands where the arrangement puts him, on a top-down map.

    ``place`` is his place in the manager's block of leaf reports, None outside it; ``in_stack`` is one who has a team
    and stands in a stack.
    """
    if branch.hang is Hang.TEAM:
        trunk = trunk_beside(head.right, branch.run)
        out, into = head.center.y, card.center.y
        return Point(head.right, out), Point(trunk, out), Point(trunk, into), Point(card.right, into)
    hang = branch.hang
    twig = min(style.indent, style.column_gap) / 2
    middle = head.x + head.width / 2
    hung = hang in (Hang.DOWN, Hang.SHELVES)
    start = head.x + min(style.indent - twig, head.width / 2) if hung else middle
    bus = head.bottom + (style.stack_gap if hang in (Hang.DOWN, Hang.SIDES) else style.vgap) / 2
    if in_stack or card.y < head.bottom:  # or of a higher level than the manager
        return _sideways_into(card, Point(start, head.bottom), bus, card.x - twig)
    if place is not None:
        if not branch.paired:
            trunk = card.x - twig
        elif place % 2:
            trunk = card.x - style.indent
        else:
            trunk = card.right + style.indent
        return _sideways_into(card, Point(start, head.bottom), bus, trunk)
    if hang is Hang.SIDES:
        return _sideways_into(card, Point(start, head.bottom), bus, middle)
    if hang is Hang.DOWN:
        return _sideways_into(card, Point(start, head.bottom), bus, head.x + style.indent - twig)
    if hang is Hang.SHELVES:
        bus = card.y - style.vgap / 2
    end = snapped(card.x + card.width / 2, start)
    if end == start:
        return Point(start, head.bottom), Point(start, card.y)
    return Point(start, head.bottom), Point(start, bus), Point(end, bus), Point(end, card.y)


def _sideways_into(card: Rect, start: Point, bus: float, trunk: float) -> tuple[Point, ...]:
    """Down to the bus, along it to the trunk, down that, and into the near side of the card."""
    trunk = snapped(trunk, start.x)
    middle = card.y + card.height / 2
    into = Point(trunk, middle), Point(card.x if trunk <= card.x else card.right, middle)
    if trunk == start.x:
        return start, *into
    return start, Point(start.x, bus), Point(trunk, bus), *into


def _loop(card: Rect, offset: float) -> Route:
    """Out of the right side and back into the top."""
    reach = _NEAR + abs(offset)
    start, end = Point(card.right, card.y + card.height / 4), Point(card.right - card.width / 8, card.y)
    return Route((start, Point(start.x + reach, start.y), Point(end.x, end.y - reach), end), curved=True)


def _curve(source: Rect, target: Rect, offset: float) -> tuple[Point, ...]:
    """From side to side; between cards above one another out of the right sides of both."""
    start_y = source.center.y + within(offset, source.height)
    end_y = target.center.y + within(offset, target.height)
    if source.right <= target.x or target.right <= source.x:
        forward = source.right <= target.x
        start = Point(source.right if forward else source.x, start_y)
        end = Point(target.x if forward else target.right, end_y)
        swing = max(_NEAR, min(_FAR, abs(end.x - start.x) / 2)) * (1 if forward else -1)
        return start, Point(start.x + swing, start_y + offset), Point(end.x - swing, end_y + offset), end
    start, end = Point(source.right, start_y), Point(target.right, end_y)
    bulge = max(start.x, end.x) + max(_NEAR, min(_FAR, abs(end_y - start_y) / 3)) + offset
    return start, Point(bulge, start_y), Point(bulge, end_y), end
