"""Lines, computed by hand on small maps."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout_strategies import orthogonal, team, touches

from relmap.layout.edges import FAN, reporting_routes, tie_route
from relmap.layout.geometry import Rect
from relmap.layout.obstacles import Obstacles
from relmap.layout.style import Style
from relmap.layout.tree import Node, place
from relmap.model.vocabulary import MapDirection, MapShape

CARD = Rect(0, 0, 208, 92)


def _routes(nodes: list[Node], style: Style) -> dict[str, list[tuple[float, float]]]:
    found = reporting_routes(place(nodes, style), style)
    return {child: [tuple(point) for point in route.points] for child, route in found.items()}


def test_a_row_shares_its_bus_half_way_down() -> None:
    assert _routes(team("boss: ann bob cy"), Style(MapShape.SPREAD)) == {
        "ann": [(174, 40), (174, 60), (50, 60), (50, 80)],
        "bob": [(174, 40), (174, 80)],
        "cy": [(174, 40), (174, 60), (298, 60), (298, 80)],
    }


def test_from_left_to_right_lines_leave_to_the_right() -> None:
    assert _routes(team("boss: ann bob"), Style(MapShape.SPREAD, MapDirection.LEFT_RIGHT)) == {
        "ann": [(100, 52), (120, 52), (120, 20), (140, 20)],
        "bob": [(100, 52), (120, 52), (120, 84), (140, 84)],
    }


def test_stacked_reports_hang_on_a_trunk() -> None:
    assert _routes(team("boss: ann bob"), Style(MapShape.STACKED)) == {
        "ann": [(12, 40), (12, 72), (22, 72)],
        "bob": [(12, 40), (12, 124), (22, 124)],
    }


def test_a_second_column_has_a_trunk_of_its_own() -> None:
    found = _routes(team("boss: r1 r2 r3 r4 r5 r6 r7"), Style(MapShape.STACKED))
    assert found["r5"] == [(12, 40), (12, 46), (132, 46), (132, 72), (142, 72)]


def test_both_sides_share_the_trunk_in_the_middle() -> None:
    assert _routes(team("boss: ann bob cy"), Style(MapShape.BOTH_SIDES)) == {
        "ann": [(122, 40), (122, 72), (100, 72)],
        "bob": [(122, 40), (122, 72), (144, 72)],
        "cy": [(122, 40), (122, 124), (100, 124)],
    }


def test_a_cut_line_is_no_reporting_route() -> None:
    nodes = [Node("a", "b", 100, 40), Node("b", "a", 100, 40)]
    assert set(_routes(nodes, Style())) == {"b"}


def test_a_curve_runs_from_side_to_side() -> None:
    target = Rect(400, 200, 208, 92)
    route = tie_route(CARD, target)
    assert route.curved
    assert route.points[0] == (208, 46)
    assert route.points[-1] == (400, 246)
    back = tie_route(target, CARD)
    assert (back.points[0], back.points[-1]) == ((400, 246), (208, 46))


def test_a_curve_between_cards_above_one_another_swings_out() -> None:
    route = tie_route(CARD, Rect(0, 300, 208, 92))
    assert (route.points[0], route.points[-1]) == ((208, 46), (208, 346))
    assert route.points[1].x > 208


@pytest.mark.parametrize("curved", [True, False])
@pytest.mark.parametrize("target", [Rect(400, 10, 208, 92), Rect(20, 300, 208, 92), Rect(-500, -400, 208, 92)])
def test_several_ties_fan_out_whoever_is_the_source(target: Rect, curved: bool) -> None:
    there = tie_route(CARD, target, 0, 2, curved).points
    back = tie_route(target, CARD, 1, 2, curved).points
    assert there != back[::-1]
    assert abs(there[0].x - back[-1].x) + abs(there[0].y - back[-1].y) == pytest.approx(FAN)


def test_a_tie_to_the_card_itself_is_a_loop() -> None:
    route = tie_route(CARD, CARD)
    assert route.curved
    assert touches(route.points[0], CARD)
    assert touches(route.points[-1], CARD)
    assert route.points[0] != route.points[-1]


def test_an_elbow_leaves_beside_the_middle() -> None:
    route = tie_route(CARD, Rect(0, 300, 208, 92), curved=False)
    assert [tuple(point) for point in route.points] == [(104 + FAN, 92), (104 + FAN, 300)]


def test_an_elbow_goes_around_what_is_in_the_way() -> None:
    target, wall = Rect(0, 400, 208, 92), Rect(-300, 200, 800, 92)
    obstacles = Obstacles([CARD, target, wall])
    route = tie_route(CARD, target, curved=False, obstacles=obstacles)
    assert orthogonal(route.points)
    assert obstacles.clear(route.points)
    assert touches(route.points[0], CARD)
    assert touches(route.points[-1], target)


def test_a_walled_in_card_still_has_a_line() -> None:
    target = Rect(0, 400, 208, 92)
    walls = [Rect(-20, 380, 248, 18), Rect(-20, 494, 248, 18), Rect(-20, 390, 18, 110), Rect(210, 390, 18, 110)]
    route = tie_route(CARD, target, curved=False, obstacles=Obstacles([CARD, target, *walls]))
    assert len(route.points) >= 2


places = st.builds(Rect, st.integers(-900, 900), st.integers(-900, 900), st.integers(20, 300), st.integers(20, 200))


@given(places, places, st.integers(1, 6), st.data(), st.booleans())
@settings(max_examples=60)
def test_every_tie_is_visible_and_ends_at_its_cards(
    source: Rect, target: Rect, count: int, data: st.DataObject, curved: bool
) -> None:
    index = data.draw(st.integers(0, count - 1))
    route = tie_route(source, target, index, count, curved)
    assert touches(route.points[0], source)
    assert touches(route.points[-1], target)
    if route.curved:
        assert len(route.points) == 4
    else:
        assert all(a.x == b.x or a.y == b.y for a, b in pairwise(route.points))
