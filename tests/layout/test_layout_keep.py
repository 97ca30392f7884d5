"""An edit moves only its own branch (desktop.md 2)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout_strategies import corners, maps, overlapping, styles, team

from relmap.layout.arrangement import Arrangement
from relmap.layout.geometry import Placement
from relmap.layout.style import Style
from relmap.layout.tree import Node, place
from relmap.model.vocabulary import MapDirection, MapShape


def _branch(placement: Placement, head: str) -> list[str]:
    found = [head]
    for name in found:
        found += [child for child, manager in placement.parents.items() if manager == name]
    return found


def _inside(placement: Placement, head: str) -> dict[str, tuple[float, float]]:
    """A branch as seen from its head."""
    here = placement.rects[head]
    rects = [(name, placement.rects[name]) for name in _branch(placement, head)]
    return {name: (round(rect.x - here.x, 6), round(rect.y - here.y, 6)) for name, rect in rects}


@given(maps(), styles, st.data())
@settings(max_examples=80)
def test_branches_without_the_edit_stay_as_they_are(nodes: list[Node], style: Style, data: st.DataObject) -> None:
    before = place(nodes, style)
    manager = data.draw(st.sampled_from([node.id for node in nodes]))
    after = place([*nodes, Node("new", manager, 208, 92)], style, keep=before.arrangement)
    assert not overlapping(after.rects)
    edited = {"new"}
    step: str | None = manager
    while step is not None:
        edited.add(step)
        step = after.parents.get(step)
    for node in nodes:
        if node.id not in edited:
            assert _inside(after, node.id) == _inside(before, node.id)


def test_a_new_report_in_a_column_pushes_nobody_else() -> None:
    lines = ["boss: lead other", "lead: a b c", "other: d e"]
    style = Style(MapShape.STACKED)
    before = place(team(*lines), style)
    after = place(team("boss: lead other", "lead: a b c", "other: d e f"), style, keep=before.arrangement)
    moved = [name for name, corner in corners(before).items() if corners(after)[name] != corner]
    assert moved == []


def test_reports_added_one_by_one_go_on_in_the_column() -> None:
    nodes = team("top: boss x y", "boss: r1 r2")
    style = Style(aspect=0.3, row_levels=0)
    placement = place(nodes, style)
    for number in range(3, 7):
        before = placement
        nodes.append(Node(f"r{number}", "boss", 100, 40))
        placement = place(nodes, style, keep=before.arrangement)
        assert corners(placement)["r1"] == corners(before)["r1"]
    assert len({placement.rects[f"r{number}"].x for number in range(1, 7)}) == 1


def test_a_manager_with_more_than_ten_in_a_row_is_arranged_anew() -> None:
    nodes = [Node("boss", None, 208, 92)]
    placement = place(nodes)
    for number in range(30):
        nodes.append(Node(f"r{number}", "boss", 208, 92))
        placement = place(nodes, keep=placement.arrangement)
    assert placement.bounds.width / placement.bounds.height < 4


def test_trees_stay_on_their_shelves_and_new_ones_join_the_last() -> None:
    nodes = [Node(f"p{n}", None, 208, 92) for n in range(20)]
    before = place(nodes)
    after = place([Node("new", None, 208, 92), *nodes], keep=before.arrangement)
    assert {name: corners(after)[name] for name in before.rects} == corners(before)
    assert after.rects["new"].y == before.rects["p19"].y


def test_a_tree_that_leaves_its_shelf_empties_it() -> None:
    nodes = [Node(f"p{n}", None, 208, 92) for n in range(4)]
    keep = Arrangement(shelves=(("gone",), ("p1", "p0"), ("p2",)))
    found = corners(place(nodes, keep=keep))
    assert found == {"p1": (0, 0), "p0": (280, 0), "p2": (0, 164), "p3": (280, 164)}


@pytest.mark.parametrize("style", [Style(MapShape.SPREAD), Style(direction=MapDirection.LEFT_RIGHT)])
def test_another_shape_or_direction_keeps_nothing(style: Style) -> None:
    nodes = team("boss: ann bob cy di ed", "ann: fay gil hal")
    assert place(nodes, style, keep=place(nodes).arrangement) == place(nodes, style)


def test_who_left_is_forgotten() -> None:
    nodes = team("boss: ann bob", "ann: cy di", "bob: ed fay")
    before = place(nodes)
    after = place(team("boss: bob", "bob: ed fay"), keep=before.arrangement)
    assert set(after.arrangement.branches) == {"bob"}
    assert set(after.rects) == {"boss", "bob", "ed", "fay"}
