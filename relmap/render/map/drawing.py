"""What is drawn where: a picture laid out, with its lines routed and everything findable by place.

A scene knows no colours and no zoom; ``relmap.render.map.painter`` draws it, the canvas asks it what lies under the
pointer. Coordinates are map units.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property
from itertools import pairwise
from math import hypot

from relmap.layout.edges import Route, reporting_routes, tie_route
from relmap.layout.geometry import NOWHERE, Placement, Point, Rect, Size, bounds
from relmap.layout.obstacles import Obstacles
from relmap.layout.style import Style
from relmap.model.vocabulary import Certainty, MapShape
from relmap.packs.picture import Line, LineKind, Picture
from relmap.render.map import anatomy
from relmap.render.map.index import PlaceIndex
from relmap.render.map.strokes import Piece, Stroke, tie_pieces, tree_strokes

_MARGIN = 12.0
"""Around everything, for rings and arrow heads."""
_FRAME = 18.0
"""Between the people nobody knows a manager of and their dashed frame."""
_CAPTION = 24.0
"""Room for the words over that frame."""
_CHIP_HEIGHT = 32.0
_CHIP_GAP = 16.0
_CHIP_WIDTH = 184.0
_CHIPS_BELOW = 56.0
"""Between the map and the row of our people."""
_MOST_REGIONS = 64
"""More changed places than this are redrawn as one."""
_MOST_DETOURS = 4000
"""Dotted lines times cards up to which dotted lines go around cards."""
_GRASP = 8.0
"""Screen pixels around a small part that still hit it."""


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
    """A laid-out picture; made by ``build_scene``, compared by ``touched``.

    ``routes`` has the way of every line that can be drawn, by line id. ``way_routes`` lead along the best path: under 1
    from the first person to the second, and so on, as far as both are on this map. ``team`` are the places of our
    people, in a row below the map; ``frame`` is the place of the people nobody knows a manager of, None without any.
    ``bounds`` surrounds all of it but the row of our people, which ``shown_bounds`` adds when their lines are shown.
    """

    picture: Picture
    placement: Placement
    style: Style
    routes: Mapping[str, Route]
    bounds: Rect
    way_routes: Mapping[int, Route]
    team: Mapping[str, Rect]
    frame: Rect | None
    ids: tuple[str, ...]
    strokes: tuple[Stroke, ...]
    ties: tuple[Line, ...]
    card_index: PlaceIndex
    stroke_index: PlaceIndex
    spots: dict[tuple[Route, Size], Point] = field(default_factory=dict)
    """Where signs on lines stand, remembered by ``relmap.render.map.lines``."""

    @cached_property
    def tie_pieces(self) -> tuple[tuple[int, Piece], ...]:
        """The pieces of ``ties``, each with the position of its line; not needed at overview, so cut when asked for."""
        return tuple(
            (number, piece) for number, line in enumerate(self.ties) for piece in tie_pieces(self.routes[line.id])
        )

    @cached_property
    def tie_index(self) -> PlaceIndex:
        """``tie_pieces`` by place."""
        return PlaceIndex([piece.box.grown(_MARGIN) for _number, piece in self.tie_pieces])


def build_scene(picture: Picture, placement: Placement, style: Style, before: Scene | None = None) -> Scene:
    """Route the lines of a picture between its placed cards and index everything by place.

    Dotted lines of the scene ``before`` an edit that still join the same places stay as they are.
    """
    rects = placement.rects
    ids = tuple(id_ for id_ in picture.cards if id_ in rects)
    tree = reporting_routes(placement, style)
    frame = _frame(placement, picture.unplaced) if style.shape is not MapShape.COLUMNS else None
    extent = bounds([placement.bounds, *([frame] if frame else [])]) if ids else NOWHERE
    team = _team_row(picture, rects, extent)
    routes = _routes(picture, placement, tree, team, _unmoved(before, placement))
    ties = tuple(line for line in picture.lines if line.id in routes and not _in_tree(line, placement))
    assumed = {
        line.source
        for line in picture.lines
        if line.kind is LineKind.REPORTS_TO and line.certainty is Certainty.ASSUMED and not line.cut
    }
    strokes = tree_strokes(tree, placement.parents, assumed)
    inner = [_box(routes[line.id]) for line in ties if line.kind is not LineKind.OURS]
    boxes_of_strokes = [stroke.box for stroke in strokes]
    return Scene(
        picture=picture,
        placement=placement,
        style=style,
        routes=routes,
        bounds=bounds([extent, *inner, *boxes_of_strokes]).grown(_MARGIN) if ids else NOWHERE,
        way_routes=_way_routes(picture, rects, routes),
        team=team,
        frame=frame,
        ids=ids,
        strokes=strokes,
        ties=ties,
        card_index=PlaceIndex([rects[id_] for id_ in ids]),
        stroke_index=PlaceIndex(boxes_of_strokes),
    )


def shown_bounds(scene: Scene, lines: Collection[LineKind]) -> Rect:
    """The rectangle around everything drawn when these kinds of line are shown."""
    if LineKind.OURS not in lines or not scene.team:
        return scene.bounds
    return bounds([scene.bounds, *(rect.grown(_MARGIN) for rect in scene.team.values())])


def card_at(scene: Scene, x: float, y: float) -> str | None:
    """The id of the card under a point."""
    # An area of no width meets no rectangle; the card's own edges decide below.
    near = scene.card_index.within(Rect(x, y, 0, 0).grown(0.5))
    rects = scene.placement.rects
    return next((scene.ids[n] for n in reversed(near) if rects[scene.ids[n]].contains(x, y)), None)


def cards_in(scene: Scene, rect: Rect) -> list[str]:
    """The ids of all cards that meet a rectangle, in the order of the picture."""
    return [scene.ids[n] for n in scene.card_index.within(rect)]


def ties_in(scene: Scene, rect: Rect) -> list[tuple[Line, list[Piece]]]:
    """What of the lines outside the tree comes near a rectangle, in the order of the picture."""
    near: dict[int, list[Piece]] = {}
    for found in scene.tie_index.within(rect):
        number, piece = scene.tie_pieces[found]
        near.setdefault(number, []).append(piece)
    return [(scene.ties[number], pieces) for number, pieces in near.items()]


def part_at(scene: Scene, x: float, y: float, zoom: float) -> CardPart | None:
    """What of a card lies under a point at this zoom; None on empty ground.

    The handle reaches out of the card. Small parts are hit somewhat beside themselves when they are tiny on the
    screen, and not at all where the level of detail leaves them out.
    """
    slack = min(_GRASP / zoom, _GRASP) / 2
    near = scene.card_index.within(Rect(x, y, 0, 0).grown(anatomy.HANDLE_RADIUS + slack))
    hit = card_at(scene, x, y)
    if zoom >= 0.35:
        for number in near:
            handle = anatomy.handle_at(scene.placement.rects[scene.ids[number]])
            if hypot(x - handle.x, y - handle.y) <= anatomy.HANDLE_RADIUS + slack:
                return CardPart.HANDLE
    if hit is None:
        return None
    if zoom < 0.35:
        return CardPart.CARD
    card, rect = scene.picture.cards[hit], scene.placement.rects[hit]
    flag, below = anatomy.flag_rect(card, rect), anatomy.below_rect(card, rect)
    if flag and flag.grown(slack).contains(x, y):
        return CardPart.FLAG
    if below and below.grown(slack).contains(x, y):
        return CardPart.COLLAPSE
    return CardPart.CARD


def touched(before: Scene, after: Scene) -> list[Rect]:
    """The regions whose drawing differs; empty when nothing does, everything as one when too much does."""
    everything = bounds([before.bounds, after.bounds, *before.team.values(), *after.team.values()]).grown(_MARGIN)
    old, new = before.picture, after.picture
    if (old.way is None) != (new.way is None) or before.team != after.team or before.frame != after.frame:
        return [everything]
    zones = before.placement.zones, old.zones, old.upper_zones, old.zone_of
    if zones != (after.placement.zones, new.zones, new.upper_zones, new.zone_of):
        return [everything]
    regions = [*_changed_cards(before, after), *_changed_lines(before, after)]
    if old.way != new.way or before.way_routes != after.way_routes:
        regions += _way_regions(before) + _way_regions(after)
    if old.captions != new.captions or len(regions) > _MOST_REGIONS:
        return [everything]
    return regions


def way_people(picture: Picture) -> frozenset[str]:
    """The people the best path leads over."""
    return frozenset(picture.way.people) if picture.way else frozenset()


def _changed_cards(before: Scene, after: Scene) -> Iterable[Rect]:
    old_cards, new_cards = before.picture.cards, after.picture.cards
    old_rects, new_rects = before.placement.rects, after.placement.rects
    for id_ in before.ids:
        if id_ not in new_rects or id_ not in new_cards:
            yield old_rects[id_].grown(_MARGIN)
    for id_ in after.ids:
        rect, earlier = new_rects[id_], old_rects.get(id_)
        if earlier is None or id_ not in old_cards:
            yield rect.grown(_MARGIN)
        elif rect != earlier or (new_cards[id_] is not old_cards[id_] and new_cards[id_] != old_cards[id_]):
            yield rect.grown(_MARGIN)
            if rect != earlier:
                yield earlier.grown(_MARGIN)


def _changed_lines(before: Scene, after: Scene) -> Iterable[Rect]:
    old = {line.id: (line, before.routes[line.id]) for line in before.ties}
    new = {line.id: (line, after.routes[line.id]) for line in after.ties}
    for one, other in ((old, new), (new, old)):
        for id_, drawn in one.items():
            if other.get(id_) != drawn:
                yield _box(drawn[1])
    for stroke in set(before.strokes).symmetric_difference(after.strokes):
        yield stroke.box.grown(_MARGIN)


def _way_regions(scene: Scene) -> list[Rect]:
    """Where the best path is drawn, with its tags."""
    rects = scene.placement.rects
    people = [rects[id_] for id_ in way_people(scene.picture) if id_ in rects]
    return [rect.grown(40) for rect in people] + [_box(route).grown(60) for route in scene.way_routes.values()]


def _in_tree(line: Line, placement: Placement) -> bool:
    return line.kind is LineKind.REPORTS_TO and placement.parents.get(line.source) == line.target


def _routes(
    picture: Picture,
    placement: Placement,
    tree: Mapping[str, Route],
    team: Mapping[str, Rect],
    unmoved: Mapping[str, Route],
) -> dict[str, Route]:
    rects = placement.rects
    drawable = [
        line
        for line in picture.lines
        if line.target in rects and (line.source in team if line.kind is LineKind.OURS else line.source in rects)
    ]
    loose = [line for line in drawable if not _in_tree(line, placement)]
    pairs = Counter(frozenset((line.source, line.target)) for line in loose)
    seen: Counter[frozenset[str]] = Counter()
    elbows = sum(line.kind is LineKind.DOTTED_TO for line in loose)
    # A search among many cards takes long; there the line runs below the cards, as curves do.
    obstacles = Obstacles(rects.values()) if 0 < elbows * len(rects) <= _MOST_DETOURS else None
    routes: dict[str, Route] = {}
    for line in drawable:
        if _in_tree(line, placement):
            routes[line.id] = tree[line.source]
            continue
        pair = frozenset((line.source, line.target))
        start = team[line.source] if line.kind is LineKind.OURS else rects[line.source]
        curved = line.kind is not LineKind.DOTTED_TO
        old = unmoved.get(line.id)
        if old is not None and pairs[pair] == 1 and obstacles is not None and obstacles.clear(old.points):
            routes[line.id] = old
        else:
            routes[line.id] = tie_route(start, rects[line.target], seen[pair], pairs[pair], curved, obstacles)
        seen[pair] += 1
    return routes


def _unmoved(before: Scene | None, placement: Placement) -> dict[str, Route]:
    """The dotted lines of an earlier scene whose both cards stand where they stood: finding a way takes long."""
    if before is None:
        return {}
    then, now = before.placement.rects, placement.rects
    return {
        line.id: before.routes[line.id]
        for line in before.ties
        if line.kind is LineKind.DOTTED_TO
        and then[line.source] == now.get(line.source)
        and then[line.target] == now.get(line.target)
    }


def _way_routes(picture: Picture, rects: Mapping[str, Rect], routes: Mapping[str, Route]) -> dict[int, Route]:
    """The line under each hop: the recorded one where there is one, else a curve of its own."""
    if picture.way is None:
        return {}
    by_pair: dict[tuple[str, str], Route] = {}
    for line in picture.lines:
        if line.id in routes and line.kind not in (LineKind.OURS, LineKind.CONFLICT):
            # A reporting line is routed downward, from the manager.
            downward = line.kind is LineKind.REPORTS_TO and not line.cut
            ends = (line.target, line.source) if downward else (line.source, line.target)
            by_pair.setdefault(ends, routes[line.id])
    out = {}
    for hop, (here, there) in enumerate(pairwise(picture.way.people), start=1):
        if here not in rects or there not in rects:
            continue
        if recorded := by_pair.get((here, there)):
            out[hop] = recorded
        elif recorded := by_pair.get((there, here)):
            out[hop] = Route(tuple(reversed(recorded.points)), recorded.curved)
        else:
            out[hop] = tie_route(rects[here], rects[there])
    return out


def _team_row(picture: Picture, rects: Mapping[str, Rect], extent: Rect) -> dict[str, Rect]:
    """Our people below the map, each near those he knows."""
    known: dict[str, list[float]] = {}
    for line in picture.lines:
        if line.kind is LineKind.OURS and line.target in rects:
            known.setdefault(line.source, []).append(rects[line.target].center.x)
    places = sorted((sum(xs) / len(xs), id_) for id_, xs in known.items())
    row: dict[str, Rect] = {}
    top, left = extent.bottom + _CHIPS_BELOW, extent.x
    step = _CHIP_WIDTH + _CHIP_GAP
    for number, (middle, id_) in enumerate(places):
        others = len(places) - 1 - number
        # As near to his people as leaves room for the others at the right.
        wanted = min(middle - _CHIP_WIDTH / 2, extent.right - _CHIP_WIDTH - others * step)
        left = max(left, wanted)
        row[id_] = Rect(left, top, _CHIP_WIDTH, _CHIP_HEIGHT)
        left += step
    return row


def _frame(placement: Placement, unplaced: Collection[str]) -> Rect | None:
    """The frame around people nobody knows a manager of, where they stand apart; in unit columns they never do."""
    around = bounds(placement.rects[id_] for id_ in unplaced if id_ in placement.rects)
    if around == NOWHERE:
        return None
    room = around.grown(_FRAME)
    frame = Rect(room.x, room.y - _CAPTION, room.width, room.height + _CAPTION)
    apart = not any(rect.intersects(frame) for id_, rect in placement.rects.items() if id_ not in unplaced)
    return frame if apart else None


def _box(route: Route) -> Rect:
    """Everything a line can touch: a curve stays within its control points."""
    return bounds(Rect(x, y, 0, 0) for x, y in route.points).grown(_MARGIN)
