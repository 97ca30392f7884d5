"""The shapes of small maps, computed by hand: cards of 100 x 40, gaps 24, 40, 12 and 20, indent 22."""

from __future__ import annotations

import pytest
from layout_strategies import corners, overlapping, team

from relmap.layout.geometry import Point, Rect
from relmap.layout.style import Style
from relmap.layout.tree import Node, place
from relmap.model.vocabulary import MapDirection, MapShape

SPREAD = Style(shape=MapShape.SPREAD)
STACKED = Style(shape=MapShape.STACKED)
BOTH_SIDES = Style(shape=MapShape.BOTH_SIDES)
SIDEWAYS = MapDirection.LEFT_RIGHT


def test_nobody() -> None:
    placement = place([])
    assert not placement.rects
    assert placement.bounds == Rect(0, 0, 0, 0)


def test_one_person_stands_at_the_origin() -> None:
    assert place(team("boss")).rects == {"boss": Rect(0, 0, 100, 40)}


def test_spread_reports_stand_side_by_side_and_the_manager_over_their_middle() -> None:
    placement = place(team("boss: ann bob cy"), SPREAD)
    assert corners(placement) == {"boss": (124, 0), "ann": (0, 80), "bob": (124, 80), "cy": (248, 80)}
    assert placement.bounds == Rect(0, 0, 348, 120)


def test_spread_from_left_to_right() -> None:
    placement = place(team("boss: ann bob cy"), Style(MapShape.SPREAD, SIDEWAYS))
    assert corners(placement) == {"boss": (0, 64), "ann": (140, 0), "bob": (140, 64), "cy": (140, 128)}


def test_spread_branches_move_together_as_far_as_their_outlines_allow() -> None:
    nodes = [
        Node("boss", None, 100, 40),
        Node("ann", "boss", 100, 40),
        Node("tall", "boss", 100, 200),
        Node("cy", "boss", 100, 40),
        Node("a1", "ann", 100, 40),
        Node("a2", "ann", 100, 40),
    ]
    found = corners(place(nodes, SPREAD))
    assert (found["a1"], found["a2"], found["ann"]) == ((0, 160), (124, 160), (62, 80))
    # The tall card reaches down beside the reports of ann; cy only has to clear the tall card.
    assert found["tall"] == (248, 80)
    assert found["cy"] == (372, 80)


def test_stacked_leaf_reports_hang_below_one_another() -> None:
    placement = place(team("boss: ann bob cy"), STACKED)
    assert corners(placement) == {"boss": (0, 0), "ann": (22, 52), "bob": (22, 104), "cy": (22, 156)}


def test_more_than_six_stacked_reports_take_two_even_columns() -> None:
    found = corners(place(team("boss: r1 r2 r3 r4 r5 r6 r7"), STACKED))
    assert [found[f"r{n}"] for n in (1, 4, 5, 7)] == [(22, 52), (22, 208), (142, 52), (142, 156)]


def test_stacked_leaf_reports_stand_before_those_with_a_team() -> None:
    found = corners(place(team("boss: lead ann bob", "lead: cy di"), STACKED))
    assert found["ann"] == (22, 80)
    assert found["bob"] == (22, 132)
    assert found["lead"] == (146, 80)
    assert found["cy"] == (168, 132)


def test_stacked_from_left_to_right_keeps_six_rows() -> None:
    found = corners(place(team("boss: r1 r2 r3 r4 r5 r6"), Style(MapShape.STACKED, SIDEWAYS)))
    assert {x for name, (x, _) in found.items() if name != "boss"} == {140}
    many = corners(place(team("boss: " + " ".join(f"r{n}" for n in range(14))), Style(MapShape.STACKED, SIDEWAYS)))
    assert len({y for name, (_, y) in many.items() if name != "boss"}) == 5


def test_both_sides_fills_row_by_row_around_the_trunk() -> None:
    placement = place(team("boss: ann bob cy"), BOTH_SIDES)
    assert corners(placement) == {"boss": (72, 0), "ann": (0, 52), "bob": (144, 52), "cy": (0, 104)}


def test_both_sides_begins_another_pair_of_columns_at_the_cap() -> None:
    style = Style(MapShape.BOTH_SIDES, hanging_cap=2)
    found = corners(place(team("boss: r1 r2 r3 r4 r5 r6"), style))
    assert len({x for name, (x, _) in found.items() if name != "boss"}) == 4
    assert {y for name, (_, y) in found.items() if name != "boss"} == {52, 104}


@pytest.mark.parametrize("shape", [shape for shape in MapShape if not shape.zoned])
def test_a_single_report_stands_straight_below(shape: MapShape) -> None:
    assert corners(place(team("boss: ann"), Style(shape))) == {"boss": (0, 0), "ann": (0, 80)}


def test_auto_comes_near_the_aspect() -> None:
    lines = [f"m{n}: " + " ".join(f"m{n}r{k}" for k in range(7)) for n in range(12)]
    nodes = team("boss: " + " ".join(f"m{n}" for n in range(12)), *lines, card=(208, 92))
    area = place(nodes).bounds
    assert 0.9 < area.width / area.height < 2.0
    spread = place(nodes, SPREAD).bounds
    assert area.width * area.height < spread.width * spread.height / 2
    upright = place(nodes, Style(aspect=0.7)).bounds
    assert 0.5 < upright.width / upright.height < 1.0


def test_auto_keeps_the_top_level_in_a_row() -> None:
    lines = [f"m{n}: " + " ".join(f"m{n}r{k}" for k in range(9)) for n in range(5)]
    placement = place(team("boss: m0 m1 m2 m3 m4", *lines))
    assert {placement.rects[f"m{n}"].y for n in range(5)} == {80}


def test_auto_limits_what_hangs_below_one_another() -> None:
    nodes = team("top: boss other", "boss: " + " ".join(f"r{n}" for n in range(40)))
    rects = place(nodes, Style(aspect=0.6)).rects
    columns: dict[float, int] = {}
    for name, rect in rects.items():
        if name.startswith("r"):
            columns[rect.x] = columns.get(rect.x, 0) + 1
    assert max(columns.values()) <= 14


def test_trees_stand_side_by_side_the_biggest_first() -> None:
    found = corners(place(team("loner", "boss: ann bob", "other"), SPREAD))
    assert found["boss"] == (62, 0)
    assert found["loner"] == (296, 0)
    assert found["other"] == (468, 0)


def test_many_single_people_fill_shelves() -> None:
    placement = place([Node(f"p{n}", None, 208, 92) for n in range(100)])
    assert 1.0 < placement.bounds.width / placement.bounds.height < 2.2
    assert not overlapping(placement.rects)


def test_people_of_unknown_managers_stand_aside_at_the_right() -> None:
    nodes = [*team("boss: ann bob"), Node("x", None, 100, 40), Node("y", "gone", 100, 40)]
    placement = place(nodes, SPREAD, unplaced={"x", "y", "ann"})
    assert corners(placement)["ann"] == (0, 80)
    assert placement.aside.x == 224 + 72
    assert placement.aside.contains(*placement.rects["x"].center)
    assert placement.aside.contains(*placement.rects["y"].center)
    assert placement.aside.height <= 120


def test_only_people_of_unknown_managers() -> None:
    placement = place([Node("x", None, 100, 40), Node("y", None, 100, 40)], unplaced=["x", "y"])
    assert placement.aside == placement.bounds
    assert (placement.bounds.x, placement.bounds.y) == (0, 0)


def test_a_self_report_is_a_root_and_listed() -> None:
    placement = place([Node("me", "me", 100, 40), Node("ann", "me", 100, 40)])
    assert placement.cuts == (("me", "me"),)
    assert placement.parents == {"ann": "me"}


def test_a_cycle_is_opened_at_its_first_member_and_listed() -> None:
    nodes = [Node("tail", "c", 100, 40), Node("a", "c", 100, 40), Node("b", "a", 100, 40), Node("c", "b", 100, 40)]
    placement = place(nodes)
    assert placement.cuts == (("a", "c"),)
    assert placement.parents == {"tail": "c", "b": "a", "c": "b"}


def test_a_manager_who_is_not_on_the_map_makes_a_root() -> None:
    assert place([Node("ann", "gone", 100, 40)]).parents == {}


@pytest.mark.parametrize("shape", MapShape)
@pytest.mark.parametrize("direction", MapDirection)
def test_a_chain_of_five_thousand(shape: MapShape, direction: MapDirection) -> None:
    nodes = [Node(f"p{n}", f"p{n - 1}" if n else None, 208, 92) for n in range(5000)]
    placement = place(nodes, Style(shape, direction))
    along = [rect.x if direction is SIDEWAYS else rect.y for rect in placement.rects.values()]
    assert along == sorted(along)
    assert len(set(along)) == 5000


@pytest.mark.parametrize("shape", MapShape)
def test_one_manager_of_thousands(shape: MapShape) -> None:
    nodes = [Node("boss", None, 208, 92), *(Node(f"p{n}", "boss", 208, 92) for n in range(3000))]
    placement = place(nodes, Style(shape))
    assert len(placement.rects) == 3001
    assert not overlapping(placement.rects)
    if shape is MapShape.AUTO:
        assert 0.7 < placement.bounds.width / placement.bounds.height < 2.5


def test_a_pin_for_nobody_is_ignored() -> None:
    assert place(team("boss: ann"), pinned={"gone": Point(5, 5)}) == place(team("boss: ann"))
