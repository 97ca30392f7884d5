"""Names of lanes and columns stay in sight, and nothing covers them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from canvas_scenes import TEAM, scene_of

from relmap.layout.geometry import Rect, Size
from relmap.layout.style import Style
from relmap.layout.tree import place
from relmap.model.vocabulary import MapDirection, MapShape
from relmap.packs.map_nodes import nodes
from relmap.render.map.drawing import Scene, build_scene
from relmap.render.map.zones import name_rooms
from relmap.ui.map.camera import Camera, fitting
from relmap.ui.map.canvas import MapCanvas
from relmap.ui.map.zone_names import zone_name_places

ROOM = Size(900, 600)
NAMES = {0: "Owners", 1: "Directors", 2: "Engineers"}


def _zoned(shape: MapShape, direction: MapDirection = MapDirection.TOP_DOWN) -> Scene:
    """The team with a zone for each step below the head."""
    zone_of = {"ada": 0, "bea": 1, "cid": 1, "dot": 1, "eva": 2, "fin": 2}
    upper = 2 if shape is MapShape.LANES else None
    picture = replace(scene_of(TEAM).picture, zones=NAMES, zone_of=zone_of, upper_zones=upper)
    style = Style(shape, direction)
    return build_scene(picture, place(nodes(picture), style), style)


@pytest.mark.parametrize("direction", MapDirection)
@pytest.mark.parametrize("shape", [MapShape.LANES, MapShape.COLUMNS])
def test_a_map_seen_whole_needs_no_second_names(shape: MapShape, direction: MapDirection) -> None:
    scene = _zoned(shape, direction)
    assert zone_name_places(scene, fitting(scene.bounds, ROOM), ROOM, None) == []


def test_lanes_moved_to_the_left_keep_their_names_and_the_line_its_label() -> None:
    scene = _zoned(MapShape.LANES)
    found = dict(zone_name_places(scene, Camera(1.0, 300, 0), ROOM, None))
    assert set(found) == {*NAMES.values(), "upper level"}
    for number, name in NAMES.items():
        lane, place = scene.placement.zones[number], found[name]
        assert place.x > 0
        assert lane.y <= place.y and place.bottom <= lane.bottom
    assert found["upper level"].bottom < scene.placement.zones[1].bottom


def test_columns_moved_up_keep_their_names() -> None:
    scene = _zoned(MapShape.COLUMNS)
    found = dict(zone_name_places(scene, Camera(1.0, 0, 200), ROOM, None))
    assert set(found) == set(NAMES.values())
    for number, name in NAMES.items():
        column, place = scene.placement.zones[number], found[name]
        assert column.x <= place.x and place.right <= column.right
        assert 0 <= place.y < 40


def test_a_name_under_the_legend_is_written_clear_of_it() -> None:
    scene = _zoned(MapShape.LANES)
    camera = Camera(1.0, 0, 0)
    lowest = camera.view_rect(scene.placement.zones[2])
    legend = Rect(12, lowest.y + 40, 300, 200)
    ((name, place),) = zone_name_places(scene, camera, ROOM, legend)
    assert name == "Engineers"
    assert not place.intersects(legend)
    assert place.y >= lowest.y


def test_the_fitted_map_keeps_names_clear_of_the_legend(canvas: MapCanvas) -> None:
    scene = _zoned(MapShape.LANES)
    canvas.resize(1000, 640)
    canvas.set_scene(replace(scene, picture=replace(scene.picture, account="other")))
    canvas.fit()
    box = canvas.findChild(object, "legend").geometry()  # type: ignore[attr-defined]
    legend = Rect(box.x(), box.y(), box.width(), box.height())
    assert not any(canvas.camera.view_rect(room).intersects(legend) for room in name_rooms(scene))
