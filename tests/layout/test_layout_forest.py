"""From lists of people to trees (drawing.md 2.2, step 1)."""

from __future__ import annotations

from layout_strategies import team

from relmap.layout.forest import Node, forest_of
from relmap.layout.geometry import Point, Rect, bounds
from relmap.layout.obstacles import Obstacles


def _lines(*pairs: str) -> list[Node]:
    """Cards without size from pairs such as "ann<boss"."""
    split = [pair.partition("<") for pair in pairs]
    return [Node(name, manager or None, 0, 0) for name, _, manager in split]


def test_managers_come_before_their_reports() -> None:
    forest = forest_of(_lines("c<b", "b<a", "a", "d"))
    assert [forest.ids[card] for card in forest.order] == ["a", "d", "b", "c"]
    assert [forest.ids[card] for card in forest.roots] == ["a", "d"]
    assert forest.cuts == ()


def test_every_cycle_is_opened_once_and_its_followers_stay() -> None:
    forest = forest_of(_lines("x<a", "a<c", "b<a", "c<b", "y<p", "p<q", "q<p", "z<y"))
    assert forest.cuts == (("a", "c"), ("p", "q"))
    assert [forest.ids[card] for card in forest.roots] == ["a", "p"]
    assert len(forest.order) == 8


def test_self_reports_and_unknown_managers_are_roots() -> None:
    forest = forest_of(_lines("me<me", "ann<gone", "bob<me"))
    assert [forest.ids[card] for card in forest.roots] == ["me", "ann"]
    assert forest.cuts == (("me", "me"),)


def test_siblings_keep_the_order_given() -> None:
    forest = forest_of(team("boss: cy ann bob"))
    assert [forest.ids[card] for card in forest.kids[0]] == ["cy", "ann", "bob"]


def test_obstacles_know_what_covers_an_area() -> None:
    obstacles = Obstacles([Rect(0, 0, 100, 50), Rect(600, 600, 10, 10)])
    assert not obstacles.free(90, 40, 120, 60)
    assert obstacles.free(100, 0, 200, 50)
    assert obstacles.clear([Point(0, 50), Point(700, 50), Point(700, 610)])
    assert not obstacles.clear([Point(605, 0), Point(605, 900)])
    obstacles.add(Rect(110, 0, 5, 5))
    assert list(obstacles.over(100, 0, 200, 50)) == [Rect(110, 0, 5, 5)]


def test_bounds_surround_everything() -> None:
    assert bounds([]) == Rect(0, 0, 0, 0)
    assert bounds([Rect(-5, 2, 3, 3), Rect(10, -1, 4, 4)]) == Rect(-5, -1, 19, 6)
