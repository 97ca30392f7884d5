import pytest
from canvas_hand import Hand
from canvas_scenes import TEAM, crowd, scene_of, tie
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relmap.packs.picture import LineKind
from relmap.render.map.painter import View
from relmap.render.theme import DARK, LIGHT, colour
from relmap.ui.map.camera import Camera
from relmap.ui.map.canvas import MapCanvas
from relmap.ui.map.lighting import TieGround
from relmap.ui.map.minimap import Minimap


def picture(canvas: MapCanvas) -> QImage:
    canvas.settle()
    return canvas.grab().toImage()


def close_to(image: QImage, place: QPoint, wanted: str, reach: int = 4) -> bool:
    """Whether a colour is found near a pixel."""
    goal = colour(wanted)
    around = range(-reach, reach + 1)
    return any(_alike(image.pixelColor(place.x() + dx, place.y() + dy), goal) for dx in around for dy in around)


def _alike(one: QColor, other: QColor) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))  # type: ignore[index]


def test_a_selected_card_has_a_blue_ring(canvas: MapCanvas, hand: Hand) -> None:
    edge = hand.at("bea", 0.5, 0.0)
    assert not close_to(picture(canvas), edge, LIGHT.accent)
    canvas.select(["bea"])
    assert close_to(picture(canvas), edge, LIGHT.accent)
    canvas.select([])
    assert not close_to(picture(canvas), edge, LIGHT.accent)


def test_search_hits_are_ringed(canvas: MapCanvas, hand: Hand) -> None:
    canvas.set_search_hits(["cid", "nobody"])
    assert close_to(picture(canvas), hand.at("cid", 0.5, 0.0), LIGHT.late, 7)
    canvas.set_search_hits([])
    assert not close_to(picture(canvas), hand.at("cid", 0.5, 0.0), LIGHT.late, 7)


def test_a_drag_shows_the_insertion_bar_and_the_lit_manager(canvas: MapCanvas, hand: Hand) -> None:
    gap = (hand.at("bea", 1.0, 0.15) + hand.at("cid", 0.0, 0.15)) / 2
    hand.grab(hand.at("eva"), gap)
    assert close_to(picture(canvas), (hand.at("bea", 1.0) + hand.at("cid", 0.0)) / 2, LIGHT.accent, 14)
    QTest.mouseMove(canvas, hand.at("dot"))
    assert close_to(picture(canvas), hand.at("dot", 1.0, 0.3), LIGHT.accent, 6)
    hand.key(Qt.Key.Key_Escape)
    assert not close_to(picture(canvas), hand.at("dot", 1.0, 0.3), LIGHT.accent, 6)


def test_marks_of_the_overlay_paint_no_tiles(canvas: MapCanvas, hand: Hand) -> None:
    picture(canvas)
    before = canvas.tiles_painted
    canvas.select(["bea", "cid"])
    hand.grab(hand.at("eva"), hand.at("dot"))
    picture(canvas)
    hand.key(Qt.Key.Key_Escape)
    picture(canvas)
    assert canvas.tiles_painted == before


def test_an_edit_paints_only_its_surroundings(canvas: MapCanvas) -> None:
    canvas.set_scene(crowd(600))
    canvas.zoom_to(1.0)
    canvas.center_on("p300")
    picture(canvas)
    before = canvas.tiles_painted
    canvas.set_scene(crowd(600, renamed=300))
    picture(canvas)
    assert 0 < canvas.tiles_painted - before <= 6


def test_another_theme_paints_everything_anew(canvas: MapCanvas, hand: Hand) -> None:
    assert _alike(picture(canvas).pixelColor(5, 5), colour(LIGHT.ground))
    canvas.set_view(View(theme=DARK))
    assert _alike(picture(canvas).pixelColor(5, 5), colour(DARK.ground))


def test_an_empty_map_says_what_to_do(canvas: MapCanvas) -> None:
    canvas.set_scene(None)
    blank = picture(canvas)
    canvas.set_empty_text("Nobody is on this map yet.")
    assert picture(canvas) != blank
    assert canvas.scene is None and canvas.people() == ()


def test_a_new_account_is_fitted_and_an_edit_leaves_the_camera(canvas: MapCanvas) -> None:
    canvas.camera = Camera(0.5, 10, 20)
    kept = canvas.camera
    canvas.set_scene(scene_of(TEAM[:-1]))
    assert canvas.camera == kept
    canvas.set_scene(scene_of(account="other"))
    assert canvas.camera.zoom == 1.0


def test_a_fitted_map_stays_fitted_when_the_window_changes(qtbot: QtBot, canvas: MapCanvas) -> None:
    canvas.set_scene(crowd(200))
    small = canvas.camera.zoom
    canvas.resize(600, 400)
    qtbot.waitUntil(lambda: canvas.camera.zoom < small)


def test_the_camera_is_remembered_and_set(qtbot: QtBot, canvas: MapCanvas) -> None:
    canvas.camera = Camera(2.0, 50, 60)
    assert canvas.camera == Camera(2.0, 50, 60)
    with qtbot.waitSignal(canvas.zoomChanged):
        canvas.zoom_out()


def test_centring_brings_a_card_to_the_middle(canvas: MapCanvas) -> None:
    canvas.set_scene(crowd(500))
    canvas.center_on("p420")
    middle = canvas.place_of("p420").center() - canvas.rect().center()
    assert middle.manhattanLength() <= 4 and canvas.camera.zoom >= 0.6


def test_selecting_again_does_not_move_the_map_under_the_reader(canvas: MapCanvas) -> None:
    canvas.set_scene(crowd(500))
    canvas.select(["p3"], center=True)
    canvas.look(canvas.camera.panned(-700, -700))
    kept = canvas.camera
    canvas.select(["p3"])
    assert canvas.camera == kept


def test_a_selected_card_stays_in_sight_when_an_edit_moves_it(canvas: MapCanvas) -> None:
    canvas.zoom_to(4.0)
    canvas.select(["bea"], center=True)
    assert not canvas.rect().intersects(canvas.place_of("fin"))
    moved = [(key, "fin" if key == "bea" else manager, name, title) for key, manager, name, title in TEAM]
    canvas.set_scene(scene_of(moved))
    assert canvas.rect().contains(canvas.place_of("bea"))


def test_the_selection_keeps_those_who_are_still_there(canvas: MapCanvas, hand: Hand) -> None:
    canvas.select(["eva", "fin", "nobody"])
    assert canvas.selection() == ("eva", "fin")
    canvas.set_scene(scene_of(TEAM[:-1]))
    assert canvas.selection() == ("eva",)
    assert hand.told("selectionChanged") == [(("eva",),)]


def test_resting_on_a_card_shows_only_that_persons_ties(qtbot: QtBot, canvas: MapCanvas, hand: Hand) -> None:
    canvas.set_scene(scene_of(lines=(tie("bea", "dot", LineKind.CONFLICT),)))
    with_all = picture(canvas)
    painted = canvas.tiles_painted
    hand.hover(hand.at("eva"))
    qtbot.waitUntil(lambda: canvas.lit == "eva")
    assert picture(canvas).size() == with_all.size() and canvas.tiles_painted > painted
    painted = canvas.tiles_painted
    hand.hover(QPoint(30, 40))
    assert canvas.lit == ""
    picture(canvas)
    assert canvas.tiles_painted == painted


def test_ties_are_known_by_place() -> None:
    scene = scene_of(lines=(tie("eva", "fin"),))
    ground = TieGround(scene)
    assert ground.meets(scene.placement.rects["eva"])
    assert not ground.meets(scene.placement.rects["eva"].moved(5000, 5000))


def test_the_overview_moves_the_map(canvas: MapCanvas) -> None:
    canvas.set_scene(crowd(800))
    canvas.zoom_to(1.0)
    overview = canvas.findChild(Minimap)
    assert isinstance(overview, Minimap) and overview.isVisible()
    before = canvas.camera
    QTest.mouseClick(overview, Qt.MouseButton.LeftButton, pos=QPoint(20, overview.height() // 2))
    assert canvas.camera != before and canvas.camera.zoom == before.zoom
    canvas.set_minimap_visible(False)
    assert not overview.isVisible()


@pytest.mark.parametrize("size", [(300, 200), (1200, 800)])
def test_legend_and_overview_need_room(canvas: MapCanvas, size: tuple[int, int]) -> None:
    canvas.set_scene(crowd(800))
    canvas.resize(*size)
    roomy = size[0] > 600
    for name in ("legend", "minimap"):
        part = canvas.findChild(object, name)
        assert part.isVisible() is roomy  # type: ignore[attr-defined]
    canvas.set_legend_visible(False)
    assert not canvas.findChild(object, "legend").isVisible()  # type: ignore[attr-defined]
