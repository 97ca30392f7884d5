"""Scenes: what lies where, and what a change touches."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from render_pictures import kestrel, laid_out, large, scene_of

from relmap.layout.geometry import Point, Rect
from relmap.layout.style import Style
from relmap.packs.picture import Line, LineKind
from relmap.render.map import anatomy
from relmap.render.map.drawing import (
    CardPart,
    Scene,
    build_scene,
    card_at,
    cards_in,
    part_at,
    shown_bounds,
    ties_in,
    touched,
)
from relmap.render.map.index import PlaceIndex

COORDINATE = st.integers(-3000, 3000)
RECT = st.builds(Rect, COORDINATE, COORDINATE, st.integers(1, 4000), st.integers(1, 4000))


@pytest.fixture(scope="module")
def scene() -> Scene:
    return scene_of(kestrel())


@settings(max_examples=60)
@given(rects=st.lists(RECT, max_size=12), area=RECT)
def test_index_finds_what_looking_at_everything_finds(rects: list[Rect], area: Rect) -> None:
    assert PlaceIndex(rects).within(area) == [n for n, rect in enumerate(rects) if rect.intersects(area)]


def test_index_finds_what_lies_in_very_many_cells() -> None:
    rects = [Rect(-200_000, 0, 400_000, 1), Rect(0, 0, 5, 5)]
    assert PlaceIndex(rects).within(Rect(150_000, -10, 20, 20)) == [0]


def test_card_at_every_corner(scene: Scene) -> None:
    for id_, rect in scene.placement.rects.items():
        assert card_at(scene, rect.x, rect.y) == id_
        assert card_at(scene, rect.right - 0.01, rect.bottom - 0.01) == id_
        assert card_at(scene, rect.x - 0.5, rect.y) != id_


def test_cards_in_a_band_come_in_the_order_of_the_picture(scene: Scene) -> None:
    assert cards_in(scene, scene.bounds) == list(scene.picture.cards)
    assert cards_in(scene, scene.placement.rects["iv"]) == ["iv"]
    assert cards_in(scene, Rect(-5000, -5000, 10, 10)) == []


def test_parts_of_a_card(scene: Scene) -> None:
    card, rect = scene.picture.cards["tk"], scene.placement.rects["tk"]
    below = anatomy.below_rect(card, rect)
    flag = anatomy.flag_rect(scene.picture.cards["iv"], scene.placement.rects["iv"])
    assert below is not None and flag is not None
    assert part_at(scene, *below.center, 1.0) is CardPart.COLLAPSE
    assert part_at(scene, *flag.center, 1.0) is CardPart.FLAG
    assert part_at(scene, *flag.center, 0.3) is CardPart.CARD
    assert part_at(scene, *rect.center, 1.0) is CardPart.CARD
    handle = anatomy.handle_at(rect)
    assert part_at(scene, handle.x + 3, handle.y, 1.0) is CardPart.HANDLE
    assert part_at(scene, scene.bounds.x - 50, scene.bounds.y - 50, 1.0) is None


def test_a_closed_circle_still_has_its_line() -> None:
    picture = kestrel()
    lines = (*picture.lines, Line("reports:hk", LineKind.REPORTS_TO, "hk", "sl", cut=True))
    picture = replace(picture, managers={**picture.managers, "hk": "sl"}, lines=lines)
    scene = scene_of(picture)
    cut = {child for child, _manager in scene.placement.cuts}
    assert cut
    for child in cut:
        line = next(line for line in lines if line.kind is LineKind.REPORTS_TO and line.source == child)
        assert line in scene.ties
        assert len(scene.routes[line.id].points) >= 2


def test_every_line_between_cards_has_a_route(scene: Scene) -> None:
    assert scene.routes.keys() == {line.id for line in scene.picture.lines}


def test_lines_to_people_without_a_card_are_left_out() -> None:
    picture = kestrel()
    picture = replace(picture, lines=(Line("x", LineKind.ALLY, "hk", "nobody"),))
    assert "x" not in scene_of(picture).routes


def test_team_stands_below_and_only_counts_when_shown(scene: Scene) -> None:
    bottom = max(rect.bottom for rect in scene.placement.rects.values())
    assert set(scene.team) == {"team-1", "team-2"}
    assert all(rect.y > bottom for rect in scene.team.values())
    assert shown_bounds(scene, {LineKind.ALLY}) == scene.bounds
    assert shown_bounds(scene, {LineKind.OURS}).bottom > scene.bounds.bottom


def test_way_leads_from_person_to_person(scene: Scene) -> None:
    assert sorted(scene.way_routes) == [1, 2]
    for hop, route in scene.way_routes.items():
        people = scene.picture.way.people
        here, there = (scene.placement.rects[people[place]].grown(1) for place in (hop - 1, hop))
        assert here.contains(*route.points[0])
        assert there.contains(*route.points[-1])


def test_way_over_people_on_another_page_is_broken_not_bent() -> None:
    picture = kestrel()
    way = replace(picture.way, people=("dh", "elsewhere", "hk"))
    assert scene_of(replace(picture, way=way)).way_routes == {}


def test_long_ties_are_found_only_near_themselves() -> None:
    picture = large(400)
    line = Line("far", LineKind.ALLY, "p1", "p399")
    scene = scene_of(replace(picture, lines=(line,)))
    one, other = scene.placement.rects["p1"], scene.placement.rects["p399"]
    for end in (one, other):
        assert [tie for tie, _pieces in ties_in(scene, end.grown(20))] == [line]
    route = scene.routes["far"].points
    corner = Rect(min(p.x for p in route), max(p.y for p in route), 1, 1).moved(-60, 60)
    assert ties_in(scene, corner) == []


def test_nothing_touched_when_nothing_changed(scene: Scene) -> None:
    again = build_scene(kestrel(), laid_out(kestrel()), Style())
    assert touched(scene, again) == []


def test_a_changed_card_touches_its_own_place(scene: Scene) -> None:
    cards = dict(scene.picture.cards)
    cards["ar"] = replace(cards["ar"], name="Another Name")
    after = build_scene(replace(scene.picture, cards=cards), scene.placement, Style())
    (region,) = touched(scene, after)
    rect = scene.placement.rects["ar"]
    assert region.contains(rect.x, rect.y) and region.contains(rect.right, rect.bottom)
    assert region.width < rect.width * 1.5


def test_a_new_tie_touches_its_way(scene: Scene) -> None:
    lines = (*scene.picture.lines, Line("new", LineKind.ALLY, "tk", "ar"))
    after = build_scene(replace(scene.picture, lines=lines), scene.placement, Style())
    regions = touched(scene, after)
    for x, y in after.routes["new"].points:
        assert any(region.contains(x, y) for region in regions)


def test_a_way_that_appears_touches_everything(scene: Scene) -> None:
    after = build_scene(replace(scene.picture, way=None), scene.placement, Style())
    (region,) = touched(scene, after)
    assert region.contains(*Point(scene.bounds.x, scene.bounds.y))


def test_moving_a_manager_touches_old_and_new_places() -> None:
    before_picture = large(30)
    managers = {**before_picture.managers, "p29": "p1"}
    lines = tuple(
        replace(line, target=managers[line.source]) if line.source == "p29" else line for line in before_picture.lines
    )
    before, after = scene_of(before_picture), scene_of(replace(before_picture, managers=managers, lines=lines))
    regions = touched(before, after)
    for scene in (before, after):
        assert any(region.contains(*scene.placement.rects["p29"].center) for region in regions)


def test_nobody_at_all() -> None:
    picture = replace(kestrel(), cards={}, managers={}, lines=(), way=None, unplaced=frozenset(), captions={})
    scene = scene_of(picture)
    assert card_at(scene, 0, 0) is None
    assert cards_in(scene, Rect(0, 0, 100, 100)) == []
    assert touched(scene, scene_of(kestrel()))


def test_people_without_a_manager_are_framed_where_they_stand_apart(scene: Scene) -> None:
    assert scene.frame is not None
    rects = dict(scene.placement.rects)
    assert all(scene.frame.intersects(rects[id_]) == (id_ in scene.picture.unplaced) for id_ in rects)
    rects["bo"] = rects["va"].moved(0, 400)
    among_others = build_scene(scene.picture, replace(scene.placement, rects=rects), Style())
    assert among_others.frame is None
