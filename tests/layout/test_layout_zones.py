"""Maps in lanes and columns: everybody stands in the own zone, and nobody on another (desktop.md 2)."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st
from layout_strategies import CARD, maps, orthogonal, overlapping, touches

from relmap.layout.edges import reporting_routes
from relmap.layout.forest import NO_ZONE, Node
from relmap.layout.geometry import Placement, Point, Rect, Size, bounds
from relmap.layout.obstacles import Obstacles
from relmap.layout.paging import fits, pages
from relmap.layout.style import Style
from relmap.layout.tree import place
from relmap.layout.zones import name_room
from relmap.model.vocabulary import MapDirection, MapShape

ZONED = st.sampled_from([MapShape.LANES, MapShape.COLUMNS])
zoned_styles = st.builds(Style, shape=ZONED, direction=st.sampled_from(MapDirection))
LANES = Style(MapShape.LANES)
COLUMNS = Style(MapShape.COLUMNS)


@st.composite
def zoned_maps(draw: st.DrawFn, most: int = 40) -> list[Node]:
    """Maps of every kind, everybody in some zone or in none."""
    return [node._replace(zone=draw(st.integers(NO_ZONE, 5))) for node in draw(maps(most))]


@st.composite
def firms(draw: st.DrawFn) -> list[Node]:
    """Firms large enough for stacks: teams of all sizes, most people one level below their managers."""
    chance = draw(st.randoms(use_true_random=False))
    nodes = [Node("p0", None, *CARD, 0)]
    for person in range(1, draw(st.integers(35, 300))):
        boss = nodes[chance.randrange(max(0, person - 40), person) // chance.choice((1, 2, 4))]
        step = chance.choice((1, 1, 1, 1, 1, 2, 0, -1))
        zone = NO_ZONE if chance.random() < 0.04 else max(0, min(5, boss.zone + step))
        nodes.append(Node(f"p{person}", boss.id if chance.random() < 0.97 else None, *CARD, zone))
    return nodes


def _inside(outer: Rect, inner: Rect) -> bool:
    return (
        outer.x <= inner.x + 1e-6
        and outer.y <= inner.y + 1e-6
        and inner.right <= outer.right + 1e-6
        and inner.bottom <= outer.bottom + 1e-6
    )


def _in_own_zones(placement: Placement, nodes: list[Node], free: Mapping[str, object] = {}) -> bool:
    return all(node.id in free or _inside(placement.zones[node.zone], placement.rects[node.id]) for node in nodes)


def _check_lines(placement: Placement, style: Style) -> None:
    obstacles = Obstacles(placement.rects.values())
    routes = reporting_routes(placement, style)
    assert set(routes) == set(placement.parents)
    for child, route in routes.items():
        assert orthogonal(route.points)
        assert obstacles.clear(route.points), (child, placement.parents[child])
        assert touches(route.points[0], placement.rects[placement.parents[child]])
        assert touches(route.points[-1], placement.rects[child])


@given(zoned_maps(), zoned_styles, st.data())
@settings(max_examples=100)
def test_everybody_stands_alone_in_the_own_zone(nodes: list[Node], style: Style, data: st.DataObject) -> None:
    unplaced = data.draw(st.sets(st.sampled_from([node.id for node in nodes])))
    placement = place(nodes, style, unplaced=unplaced)
    rects, zones = placement.rects, placement.zones
    assert {name: (rect.width, rect.height) for name, rect in rects.items()} == {
        n.id: (n.width, n.height) for n in nodes
    }
    assert not overlapping(rects)
    assert _in_own_zones(placement, nodes)
    assert set(zones) == {node.zone for node in nodes}
    assert not overlapping({str(number): zone for number, zone in zones.items()})
    names = [name_room(zone, style) for zone in zones.values()]
    assert not any(room.intersects(rect) for room in names for rect in rects.values())
    assert placement.bounds == bounds(zones.values())
    assert placement.bounds[:2] == (0, 0)
    assert list(zones)[-1] == NO_ZONE or NO_ZONE not in zones


@given(zoned_maps(), st.sampled_from(MapDirection))
@settings(max_examples=100)
def test_lines_between_lanes_meet_no_card(nodes: list[Node], direction: MapDirection) -> None:
    style = Style(MapShape.LANES, direction)
    placement = place(nodes, style)
    assert not placement.loose
    _check_lines(placement, style)


@given(zoned_maps(14), st.sampled_from(MapDirection))
@settings(max_examples=60)
def test_lines_between_columns_meet_no_card(nodes: list[Node], direction: MapDirection) -> None:
    style = Style(MapShape.COLUMNS, direction)
    placement = place(nodes, style)
    assert not placement.loose
    _check_lines(placement, style)


@given(firms(), st.sampled_from(MapDirection))
@settings(max_examples=40)
def test_large_maps_in_lanes(nodes: list[Node], direction: MapDirection) -> None:
    style = Style(MapShape.LANES, direction)
    placement = place(nodes, style)
    assert len(placement.rects) == len(nodes)
    assert not overlapping(placement.rects)
    assert _in_own_zones(placement, nodes)
    _check_lines(placement, style)
    assert place(nodes, style, keep=placement.arrangement) == placement


@given(zoned_maps())
@settings(max_examples=60)
def test_lanes_follow_one_another(nodes: list[Node]) -> None:
    lanes = place(nodes, LANES).zones
    assert list(lanes) == sorted(lanes, key=lambda lane: (lane == NO_ZONE, lane))
    tops = [lane.y for lane in lanes.values()]
    assert tops == sorted(tops)


@given(zoned_maps(), zoned_styles)
@settings(max_examples=60)
def test_the_same_map_comes_out_the_same_and_stays_when_kept(nodes: list[Node], style: Style) -> None:
    placement = place(nodes, style)
    assert place(nodes, style) == placement
    assert place(nodes, style, keep=placement.arrangement) == placement


@given(zoned_maps())
@settings(max_examples=100)
def test_siblings_of_a_lane_keep_their_order(nodes: list[Node]) -> None:
    placement = place(nodes, LANES)
    zones = {node.id: node.zone for node in nodes}
    managers = set(placement.parents.values())
    groups: dict[tuple[str, int, bool], list[tuple[float, float]]] = {}
    for child, manager in placement.parents.items():
        rect, above = placement.rects[child], placement.rects[child].y < placement.rects[manager].y
        if not above:
            groups.setdefault((manager, zones[child], child in managers), []).append((rect.x, rect.y))
    # Leaf reports hang in columns, read one after the other; a row may hold cards of different heights.
    for (_, _, leads), places in groups.items():
        places = [(x, 0.0) for x, _ in places] if leads else places
        assert places == sorted(places)


@given(zoned_maps(16), zoned_styles, st.data())
@settings(max_examples=60)
def test_pinned_cards_stay_and_all_others_keep_to_their_zones(
    nodes: list[Node], style: Style, data: st.DataObject
) -> None:
    names = data.draw(st.lists(st.sampled_from([node.id for node in nodes]), unique=True, max_size=3))
    spots = data.draw(st.permutations([Point(x * 350.0 - 400, y * 290.0 - 300) for x in range(4) for y in range(4)]))
    pinned = dict(zip(names, spots, strict=False))
    placement = place(nodes, style, pinned=pinned)
    for name, point in pinned.items():
        assert placement.rects[name][:2] == point
    assert len(placement.rects) == len(nodes)
    assert not overlapping(placement.rects)
    assert _in_own_zones(placement, nodes, pinned)
    _check_lines(placement, style)


@given(firms(), zoned_styles)
@settings(max_examples=10)
def test_pages_of_a_split_map_have_zones_of_their_own(nodes: list[Node], style: Style) -> None:
    room = Size(1900, 1100)
    found = pages(nodes, style, room)
    zones = {node.id: node.zone for node in nodes}
    assert sorted(id_ for page in found for id_ in page.ids) == sorted(zones)
    for page in found:
        assert set(page.placement.zones) == {zones[id_] for id_ in page.placement.rects}
        assert fits(page.placement, room)
