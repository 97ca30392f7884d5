"""Pinned cards never move and the others avoid them (desktop.md 2)."""

from __future__ import annotations

from layout_strategies import corners, overlapping, team

from relmap.layout.edges import reporting_routes
from relmap.layout.geometry import Point
from relmap.layout.obstacles import Obstacles
from relmap.layout.style import Style
from relmap.layout.tree import place
from relmap.model.vocabulary import MapDirection, MapShape

NODES = team("boss: ann bob cy", "ann: a1 a2", "bob: b1 b2", "cy: c1 c2")
STYLE = Style(MapShape.SPREAD)


def test_a_card_pinned_where_it_stands_changes_nothing() -> None:
    free = place(NODES, STYLE)
    pinned = place(NODES, STYLE, pinned={name: Point(*rect[:2]) for name, rect in free.rects.items()})
    assert pinned == free


def test_a_card_pinned_in_free_room_moves_alone() -> None:
    free = corners(place(NODES, STYLE))
    placement = place(NODES, STYLE, pinned={"c2": Point(-500, 700)})
    assert corners(placement) == free | {"c2": (-500, 700)}
    assert placement.loose == {"c2"}


def test_the_branch_goes_with_its_pinned_head() -> None:
    free = corners(place(NODES, STYLE))
    x, y = free["cy"]
    placement = place(NODES, STYLE, pinned={"cy": Point(x + 900, y + 50)})
    expected = {name: (free[name][0] + 900, free[name][1] + 50) for name in ("cy", "c1", "c2")}
    assert corners(placement) == free | expected
    assert placement.loose == {"cy"}


def test_a_pinned_root_carries_the_map() -> None:
    free = corners(place(NODES, STYLE))
    x, y = free["boss"]
    placement = place(NODES, STYLE, pinned={"boss": Point(x - 40, y + 30)})
    assert corners(placement) == {name: (left - 40, top + 30) for name, (left, top) in free.items()}
    assert placement.loose == {"boss"}


def test_a_branch_steps_aside_whole_for_a_card_put_on_it() -> None:
    free = corners(place(NODES, STYLE))
    x, y = free["bob"]
    placement = place(NODES, STYLE, pinned={"c2": Point(x + 10, y + 5)})
    after = corners(placement)
    assert not overlapping(placement.rects)
    shifts = {(after[name][0] - free[name][0], after[name][1] - free[name][1]) for name in ("bob", "b1", "b2")}
    assert len(shifts) == 1
    assert shifts != {(0, 0)}
    unmoved = set(free) - {"bob", "b1", "b2", "c2"}
    assert all(after[name] == free[name] for name in unmoved)
    assert placement.loose == {"bob", "c2"}


def test_two_cards_pinned_on_each_other_are_left_to_the_user() -> None:
    placement = place(NODES, STYLE, pinned={"a1": Point(900, 900), "a2": Point(900, 900)})
    assert placement.rects["a1"] == placement.rects["a2"]
    assert set(reporting_routes(placement, STYLE)) == set(placement.parents)


def test_pins_count_in_map_coordinates_in_both_directions() -> None:
    style = Style(MapShape.SPREAD, MapDirection.LEFT_RIGHT)
    placement = place(NODES, style, pinned={"cy": Point(40, 700)})
    assert placement.rects["cy"][:2] == (40, 700)
    assert placement.rects["c1"].x == 40 + 140


def test_lines_go_around_pinned_cards() -> None:
    free = place(NODES, STYLE)
    boss, ann = free.rects["boss"], free.rects["ann"]
    between = Point((boss.center.x + ann.center.x) / 2 - 50, boss.bottom - 5)
    placement = place(NODES, STYLE, pinned={"c2": between})
    obstacles = Obstacles(placement.rects.values())
    assert all(obstacles.clear(route.points) for route in reporting_routes(placement, STYLE).values())
