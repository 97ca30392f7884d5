from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from relmap.layout.geometry import Rect, Size
from relmap.ui.map.camera import Camera, stepped
from relmap.ui.map.tiles import SIDE, Tiles, snapped

GROUND, INK, LIT = QColor("#ffffff"), QColor("#102030"), QColor("#a01010")
VIEW = Size(600, 400)
PLENTY = 10.0


class Map:
    """One dark square on white ground; counts what is painted."""

    def __init__(self) -> None:
        self.square = QRectF(100, 100, 200, 100)
        self.areas: list[Rect] = []

    def paint(self, painter: QPainter, area: Rect, zoom: float) -> None:
        self.areas.append(area)
        painter.fillRect(self.square, INK)

    def paint_lit(self, painter: QPainter, area: Rect, zoom: float) -> None:
        self.areas.append(area)
        painter.fillRect(self.square, LIT)


@pytest.fixture
def world(qtbot: QtBot) -> Map:
    return Map()


def drawn(
    tiles: Tiles, camera: Camera, density: float = 1.0, budget: float = PLENTY, exact: bool = True
) -> tuple[QImage, bool]:
    image = QImage(round(VIEW.width * density), round(VIEW.height * density), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(density)
    image.fill(Qt.GlobalColor.magenta)
    painter = QPainter(image)
    complete = tiles.draw(painter, camera, VIEW, budget, exact)
    painter.end()
    return image, complete


def pixels(image: QImage, colour: QColor) -> int:
    return sum(1 for x, y in _places(image) if image.pixelColor(x, y) == colour)


def _places(image: QImage) -> Iterator[tuple[int, int]]:
    return ((x, y) for y in range(0, image.height(), 5) for x in range(0, image.width(), 5))


@pytest.mark.parametrize("density", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("zoom", [0.5, 0.73, 1.0, 2.0])
def test_tiles_show_what_the_painter_draws_without_seams(world: Map, density: float, zoom: float) -> None:
    camera = snapped(Camera(zoom, -37.3, 11.9), density)
    image, complete = drawn(Tiles(world.paint, world.paint_lit, GROUND, density), camera, density)
    assert complete
    assert pixels(image, QColor(Qt.GlobalColor.magenta)) == 0
    inside, outside = camera.to_view(200, 150), camera.to_view(95, 95)
    assert image.pixelColor(round(inside.x * density), round(inside.y * density)) == INK
    assert image.pixelColor(round(outside.x * density), round(outside.y * density)) == GROUND


def test_a_second_frame_paints_nothing_and_a_pan_only_what_comes_in(world: Map) -> None:
    tiles = Tiles(world.paint, world.paint_lit, GROUND)
    camera = Camera()
    drawn(tiles, camera)
    first = tiles.painted
    drawn(tiles, camera)
    assert tiles.painted == first
    drawn(tiles, camera.panned(-SIDE, 0))
    assert 0 < tiles.painted - first < first


def test_a_change_paints_only_the_tiles_it_meets(world: Map) -> None:
    tiles = Tiles(world.paint, world.paint_lit, GROUND)
    drawn(tiles, Camera())
    world.areas.clear()
    world.square = QRectF(300, 100, 100, 100)
    tiles.forget([Rect(100, 100, 90, 90)])
    drawn(tiles, Camera())
    assert world.areas == [Rect(0, 0, SIDE, SIDE)]


def test_without_time_old_tiles_are_shown_until_new_ones_come(world: Map) -> None:
    tiles = Tiles(world.paint, world.paint_lit, GROUND)
    drawn(tiles, Camera())
    world.square = QRectF(0, 0, 0, 0)
    tiles.forget_all()
    before = tiles.painted
    image, complete = drawn(tiles, Camera(), budget=0.0)
    assert not complete and tiles.painted == before + 1
    assert pixels(image, QColor(Qt.GlobalColor.magenta)) == 0
    while not complete:
        image, complete = drawn(tiles, Camera(), budget=0.0)
    assert pixels(image, INK) == 0


def test_a_missing_tile_is_shown_from_another_zoom(world: Map) -> None:
    tiles = Tiles(world.paint, world.paint_lit, GROUND)
    drawn(tiles, Camera(0.5))
    image, complete = drawn(tiles, Camera(1.0), budget=0.0)
    assert not complete
    assert image.pixelColor(280, 150) == INK
    assert pixels(image, QColor(Qt.GlobalColor.magenta)) == 0


def test_while_zooming_the_nearest_stop_is_stretched(world: Map) -> None:
    tiles = Tiles(world.paint, world.paint_lit, GROUND)
    drawn(tiles, Camera(1.0))
    before = tiles.painted
    image, _ = drawn(tiles, Camera(1.05), exact=False)
    assert tiles.painted == before
    assert image.pixelColor(210, 157) == INK
    drawn(tiles, Camera(1.05), exact=True)
    assert tiles.painted > before


def test_memory_is_limited(world: Map) -> None:
    limit = 12 * SIDE * SIDE * 4
    tiles = Tiles(world.paint, world.paint_lit, GROUND, memory=limit)
    for steps in range(-4, 4):
        drawn(tiles, Camera(stepped(1.0, steps)))
        assert tiles.bytes <= limit


def test_lighting_one_person_paints_only_where_ties_run_and_going_back_costs_nothing(world: Map) -> None:
    tiles = Tiles(world.paint, world.paint_lit, GROUND)
    drawn(tiles, Camera())
    before = tiles.painted
    tiles.light("ada", Rect(110, 110, 20, 20).intersects)
    image, _ = drawn(tiles, Camera())
    assert tiles.painted == before + 1
    assert image.pixelColor(150, 150) == LIT and image.pixelColor(280, 150) == INK
    tiles.light("")
    image, _ = drawn(tiles, Camera())
    assert tiles.painted == before + 1
    assert image.pixelColor(150, 150) == INK


def test_painting_ahead_fills_the_ring_around_and_stops(world: Map) -> None:
    tiles = Tiles(world.paint, world.paint_lit, GROUND)
    camera = Camera()
    drawn(tiles, camera)
    while not tiles.prepare(camera, VIEW, 0.0):
        pass
    before = tiles.painted
    drawn(tiles, camera.panned(-SIDE / 2, -SIDE / 2))
    assert tiles.painted == before
