"""What holds for every map, style and set of pins."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from layout_strategies import maps, orthogonal, overlapping, styles, touches

from relmap.layout.edges import reporting_routes
from relmap.layout.geometry import Placement, Point, bounds
from relmap.layout.obstacles import Obstacles
from relmap.layout.style import Style
from relmap.layout.tree import Node, place
from relmap.model.vocabulary import MapShape


def _check_lines(placement: Placement, style: Style) -> None:
    obstacles = Obstacles(placement.rects.values())
    routes = reporting_routes(placement, style)
    assert set(routes) == set(placement.parents)
    for child, route in routes.items():
        assert orthogonal(route.points)
        assert obstacles.clear(route.points)
        assert touches(route.points[0], placement.rects[placement.parents[child]])
        assert touches(route.points[-1], placement.rects[child])


@given(maps(), styles, st.data())
@settings(max_examples=80)
def test_everybody_stands_somewhere_alone_below_the_manager(
    nodes: list[Node], style: Style, data: st.DataObject
) -> None:
    unplaced = data.draw(st.sets(st.sampled_from([node.id for node in nodes])))
    placement = place(nodes, style, unplaced=unplaced)
    rects = placement.rects
    assert {name: (rect.width, rect.height) for name, rect in rects.items()} == {n.id: n[2:4] for n in nodes}
    assert not overlapping(rects)
    assert placement.bounds == bounds(rects.values())
    assert min(placement.bounds[:2]) >= 0
    for child, manager in placement.parents.items():
        if style.sideways:
            assert rects[manager].right <= rects[child].x
        else:
            assert rects[manager].bottom <= rects[child].y
    assert not placement.loose
    _check_lines(placement, style)


@given(maps(), styles)
@settings(max_examples=30)
def test_the_same_map_comes_out_the_same_and_stays_when_kept(nodes: list[Node], style: Style) -> None:
    placement = place(nodes, style)
    assert place(nodes, style) == placement
    assert place(nodes, style, keep=placement.arrangement) == placement


@given(maps())
@settings(max_examples=30)
def test_lines_form_a_tree_and_the_rest_are_cut(nodes: list[Node]) -> None:
    placement = place(nodes)
    known = {node.id for node in nodes}
    lines = {(node.id, node.parent) for node in nodes if node.parent in known}
    assert set(placement.parents.items()) | set(placement.cuts) == lines
    assert not set(placement.parents.items()) & set(placement.cuts)
    for name in known:
        seen = set()
        step: str | None = name
        while step is not None:
            assert step not in seen
            seen.add(step)
            step = placement.parents.get(step)


@given(maps(), st.sampled_from((MapShape.SPREAD, MapShape.STACKED)))
@settings(max_examples=30)
def test_siblings_of_a_row_keep_their_order(nodes: list[Node], shape: MapShape) -> None:
    placement = place(nodes, Style(shape))
    managers = set(placement.parents.values())
    rows: dict[tuple[str, bool], list[float]] = {}
    for child, manager in placement.parents.items():
        leaf = child not in managers
        if shape is MapShape.SPREAD or not leaf:
            rows.setdefault((manager, leaf and shape is not MapShape.SPREAD), []).append(placement.rects[child].x)
    assert all(row == sorted(row) for row in rows.values())


@given(maps(), styles, st.data())
@settings(max_examples=60)
def test_pinned_cards_stay_and_nobody_stands_on_another(nodes: list[Node], style: Style, data: st.DataObject) -> None:
    names = data.draw(st.lists(st.sampled_from([node.id for node in nodes]), unique=True, max_size=3))
    # Far enough from each other for a line to pass between.
    spots = data.draw(st.permutations([Point(x * 350.0 - 400, y * 290.0 - 300) for x in range(4) for y in range(4)]))
    pinned = dict(zip(names, spots, strict=False))
    placement = place(nodes, style, pinned=pinned)
    for name, point in pinned.items():
        assert placement.rects[name][:2] == point
    assert len(placement.rects) == len(nodes)
    assert not overlapping(placement.rects)
    _check_lines(placement, style)
