"""Pages and tiles (desktop.md 3)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout_strategies import CARD, maps, styles, team

from relmap.layout.forest import forest_of
from relmap.layout.geometry import Point, Rect, Size
from relmap.layout.paging import MapPage, fits, pages, poster_tiles
from relmap.layout.style import Style
from relmap.layout.tree import Node, place
from relmap.model.vocabulary import MapShape

ROOM = Size(1900, 1100)


def _check(nodes: list[Node], found: tuple[MapPage, ...], room: Size) -> None:
    assert sorted(name for page in found for name in page.ids) == sorted(node.id for node in nodes)
    forest = forest_of(nodes)
    managers = {forest.ids[n]: forest.ids[boss] for n, boss in enumerate(forest.parents) if boss >= 0}
    for number, page in enumerate(found):
        assert fits(page.placement, room)
        assert set(page.placement.rects) == set(page.ids) | set(page.references)
        assert not set(page.ids) & set(page.references)
        assert set(page.heads) <= set(page.placement.rects)
        for name in page.ids:
            if name in managers:
                assert managers[name] in page.placement.rects
        for name, home in page.references.items():
            assert name in found[home].ids
        for name, others in page.continues.items():
            assert number not in others
            assert all(name in found[other].references or name in found[other].ids for other in others)


def test_no_people_no_pages() -> None:
    assert pages([], Style(), ROOM) == ()


def test_a_map_that_fits_is_one_page_in_its_own_shape() -> None:
    nodes = team("boss: ann bob", "loner")
    style = Style(MapShape.SPREAD)
    (page,) = pages(nodes, style, ROOM)
    assert page.placement == place(nodes, style)
    assert page.heads == ("boss", "loner")
    assert (page.references, page.path_to_root, page.continues) == ({}, (), {})


def test_the_biggest_branch_goes_to_a_page_of_its_own() -> None:
    big = " ".join(f"b{n}" for n in range(15))
    nodes = team("boss: lead other", f"lead: {big}", "other: a b c", card=CARD)
    first, second = pages(nodes, Style(), Size(1000, 650))
    assert first.ids == ("boss", "lead", "other", "a", "b", "c")
    assert first.continues == {"lead": (1,)}
    assert second.heads == ("lead",)
    assert second.references == {"lead": 0}
    assert second.path_to_root == ("boss",)
    assert len(second.ids) == 15


def test_small_branches_of_one_manager_share_a_page() -> None:
    lines = [f"m{n}: " + " ".join(f"m{n}r{k}" for k in range(4)) for n in range(6)]
    nodes = team("boss: " + " ".join(f"m{n}" for n in range(6)), *lines, card=CARD)
    found = pages(nodes, Style(), Size(1000, 650))
    _check(nodes, found, Size(1000, 650))
    assert len(found) <= 4
    assert any(len(page.heads) > 1 for page in found)


def test_a_manager_with_too_many_reports_heads_several_pages() -> None:
    nodes = team("boss: " + " ".join(f"r{n}" for n in range(100)), card=CARD)
    found = pages(nodes, Style(), ROOM)
    _check(nodes, found, ROOM)
    assert len(found) > 1
    assert all(page.heads == ("boss",) for page in found)
    later = [tuple(range(number + 1, len(found))) or None for number in range(len(found))]
    assert [page.continues.get("boss") for page in found] == later
    assert [name for page in found for name in page.ids][1:] == [f"r{n}" for n in range(100)]


def test_people_of_unknown_managers_come_last() -> None:
    nodes = [Node("x", None, *CARD), *team("boss: " + " ".join(f"r{n}" for n in range(100)), card=CARD)]
    found = pages(nodes, Style(), ROOM, unplaced={"x"})
    _check(nodes, found, ROOM)
    assert "x" in found[-1].ids
    assert found[-1].placement.rects["x"].x > found[-1].placement.rects["boss"].right


def test_a_chain_is_cut_into_pages_with_the_way_to_the_top() -> None:
    nodes = [Node(f"p{n}", f"p{n - 1}" if n else None, *CARD) for n in range(60)]
    found = pages(nodes, Style(), ROOM)
    _check(nodes, found, ROOM)
    for page in found[1:]:
        assert page.path_to_root == tuple(f"p{n}" for n in range(int(page.heads[0][1:])))


@given(maps(most=60), styles, st.sampled_from((ROOM, Size(900, 700), Size(700, 1000))), st.data())
@settings(max_examples=40)
def test_everybody_is_on_one_page_and_every_page_fits(
    nodes: list[Node], style: Style, room: Size, data: st.DataObject
) -> None:
    unplaced = data.draw(st.sets(st.sampled_from([node.id for node in nodes])))
    found = pages(nodes, style, room, unplaced=unplaced)
    _check(nodes, found, room)
    assert pages(nodes, style, room, unplaced=unplaced) == found


def test_groups_have_pages_of_their_own_below_their_managers() -> None:
    lines = [f"m{n}: " + " ".join(f"m{n}r{k}" for k in range(20)) for n in range(3)]
    nodes = team("boss: m0 m1 m2", *lines, card=CARD)
    groups = [{"boss"}, *({name for name in (node.id for node in nodes) if name.startswith(f"m{n}")} for n in range(3))]
    room = Size(1300, 650)
    top, *units = found = pages(nodes, Style(), room, groups=groups)
    _check(nodes, found, room)
    assert set(top.ids) == groups[0] | groups[1]
    assert top.continues == {"boss": (1, 2)}
    for number, page in enumerate(units):
        assert set(page.ids) == groups[number + 2]
        assert page.references == {"boss": 0}


@given(maps(most=60), styles, st.integers(1, 5), st.data())
@settings(max_examples=40)
def test_nobody_is_lost_between_groups(nodes: list[Node], style: Style, count: int, data: st.DataObject) -> None:
    chosen = [data.draw(st.integers(0, count)) for _node in nodes]
    groups = [{node.id for node, group in zip(nodes, chosen, strict=True) if group == n} for n in range(count)]
    room = Size(900, 700)
    _check(nodes, pages(nodes, style, room, groups=groups), room)


def test_one_tile_is_enough_for_what_fits_and_stands_around_it() -> None:
    assert poster_tiles(Rect(10, 20, 100, 100), Size(300, 200), 20) == (Rect(-90, -30, 300, 200),)


def test_tiles_overlap_and_cover_everything() -> None:
    tiles = poster_tiles(Rect(0, 0, 500, 180), Size(200, 200), 20)
    assert [tile.x for tile in tiles] == [-30, 150, 330]
    assert {tile.y for tile in tiles} == {-10}


@given(
    st.builds(Rect, *[st.floats(-500, 500)] * 2, *[st.floats(1, 5000)] * 2),
    st.builds(Size, st.floats(100, 900), st.floats(100, 900)),
    st.floats(0, 60),
)
@settings(max_examples=40)
def test_no_point_of_a_poster_is_missing(whole: Rect, page: Size, overlap: float) -> None:
    tiles = poster_tiles(whole, page, overlap)
    edges = [Point(whole.x, whole.y), Point(whole.right, whole.bottom), whole.center]
    for x, y in edges:
        assert any(tile.grown(1e-3).contains(x, y) for tile in tiles)
    columns = sorted({tile.x for tile in tiles})
    assert all(b - a == pytest.approx(page.width - overlap) for a, b in pairwise(columns))
    assert (len(columns) - 1) * (page.width - overlap) + overlap <= whole.width + 1e-3 or len(columns) == 1


def test_a_page_must_be_larger_than_the_overlap() -> None:
    with pytest.raises(ValueError, match="overlap"):
        poster_tiles(Rect(0, 0, 10, 10), Size(20, 500), 20)
