"""Lanes, columns and the line of the upper level as they are drawn."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QColor, QImage
from render_pictures import kestrel, painted

from relmap.layout.forest import NO_ZONE
from relmap.layout.geometry import Rect
from relmap.layout.style import Style
from relmap.layout.tree import place
from relmap.model.vocabulary import MapDirection, MapShape
from relmap.packs.map_nodes import nodes
from relmap.packs.picture import Picture
from relmap.render.image_files import write_pdf, write_svg
from relmap.render.map.drawing import Scene, build_scene, touched
from relmap.render.map.painter import View, paint
from relmap.render.map.zones import name_rooms, upper_edge
from relmap.render.paper.map_sheets import PaperJob
from relmap.render.theme import DARK, LIGHT, Theme

pytestmark = pytest.mark.usefixtures("qapp")

LANES = Style(MapShape.LANES)
NAMES = {NO_ZONE: "Level not known", 0: "Owners", 1: "Directors", 2: "Everybody else"}


def _picture(upper: int | None = 2) -> Picture:
    """The small account in three lanes: the first card in the first, two in the second, the others without."""
    drawn = replace(kestrel(), way=None)
    first, second, third, fourth, *_ = drawn.cards
    zone_of = {first: 0, second: 1, third: 1, fourth: 2}
    return replace(drawn, zones=NAMES, zone_of=zone_of, upper_zones=upper)


def _scene(picture: Picture, style: Style = LANES) -> Scene:
    return build_scene(picture, place(nodes(picture), style, unplaced=picture.unplaced), style)


def _image(scene: Scene, theme: Theme = LIGHT, zoom: float = 1.0) -> QImage:
    size = (round(scene.bounds.width * zoom), round(scene.bounds.height * zoom))

    def draw(painter: object) -> None:
        painter.scale(zoom, zoom)  # type: ignore[attr-defined]
        painter.translate(-scene.bounds.x, -scene.bounds.y)  # type: ignore[attr-defined]
        paint(painter, scene, View(theme, zoom=zoom), scene.bounds)  # type: ignore[arg-type]

    return painted(size, draw, theme.ground)


def _at(image: QImage, scene: Scene, x: float, y: float, zoom: float = 1.0) -> str:
    return QColor(image.pixel(round((x - scene.bounds.x) * zoom), round((y - scene.bounds.y) * zoom))).name().upper()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("zoom", [1.0, 0.25])
def test_the_line_runs_below_the_upper_lanes(theme: Theme, zoom: float) -> None:
    scene = _scene(_picture())
    edge = upper_edge(scene)
    assert edge is not None
    lanes = scene.placement.zones
    assert edge == Rect(lanes[1].x, lanes[1].bottom, lanes[1].width, 0)
    image = _image(scene, theme, zoom)
    across = [_at(image, scene, edge.x + 0.7 * edge.width, edge.y + step / zoom, zoom) for step in (-1, 0, 1)]
    lightness = [QColor(tone).lightness() for tone in (theme.ink, *across, theme.ground)]
    # Drawn between pixels the line is paler than ink, but much nearer to ink than to the ground.
    assert min(abs(tone - lightness[0]) for tone in lightness[1:-1]) < abs(lightness[-1] - lightness[0]) / 3


@pytest.mark.parametrize(("upper", "where"), [(0, "before"), (1, 0), (3, 2), (6, 2)])
def test_the_line_stands_at_the_edge_where_a_side_is_empty(upper: int, where: int | str) -> None:
    scene = _scene(_picture(upper))
    edge = upper_edge(scene)
    assert edge is not None
    assert edge.y == (0 if where == "before" else scene.placement.zones[int(where)].bottom)


def test_without_any_known_level_there_is_no_line() -> None:
    assert upper_edge(_scene(replace(_picture(), zone_of={}))) is None
    assert upper_edge(_scene(_picture(None))) is None


def test_on_a_left_right_map_the_line_is_upright() -> None:
    scene = _scene(_picture(), Style(MapShape.LANES, MapDirection.LEFT_RIGHT))
    edge = upper_edge(scene)
    assert edge is not None
    assert (edge.x, edge.width) == (scene.placement.zones[1].right, 0)
    assert _at(_image(scene), scene, edge.x, edge.y + 0.9 * edge.height) == LIGHT.ink


@pytest.mark.parametrize("direction", MapDirection)
@pytest.mark.parametrize("shape", [MapShape.LANES, MapShape.COLUMNS])
def test_every_second_zone_is_shaded(shape: MapShape, direction: MapDirection) -> None:
    scene = _scene(_picture(None), Style(shape, direction))
    image = _image(scene)
    tones = []
    for zone, room in zip(scene.placement.zones.values(), name_rooms(scene), strict=True):
        # The far corner of the room of the name is clear of the name itself.
        assert zone.x <= room.x and zone.y <= room.y
        tones.append(_at(image, scene, room.right - 2, room.bottom - 2))
    assert tones[1::2] == [LIGHT.ground] * len(tones[1::2])
    assert len(set(tones[::2])) == 1
    assert tones[0] not in (LIGHT.ground, LIGHT.ink)


@pytest.mark.parametrize("shape", [MapShape.LANES, MapShape.COLUMNS])
def test_names_are_text_on_paper(tmp_path: Path, shape: MapShape) -> None:
    picture = _picture(2 if shape is MapShape.LANES else None)
    write_pdf(tmp_path / "map.pdf", PaperJob(picture, Style(shape)))
    pages = pypdfium2.PdfDocument(tmp_path / "map.pdf")
    text = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)
    pages.close()
    assert all(name in text for name in NAMES.values())
    assert ("upper level" in text) is (shape is MapShape.LANES)


def test_names_are_in_a_vector_picture(tmp_path: Path) -> None:
    write_svg(tmp_path / "map.svg", _scene(_picture()), View(dim_others=False))
    text = (tmp_path / "map.svg").read_text(encoding="utf-8")
    assert "upper level" in text
    assert "Owners" in text


def test_whoever_counts_as_upper_below_the_line_says_so(tmp_path: Path) -> None:
    picture = _picture()
    low = next(id_ for id_, zone in picture.zone_of.items() if zone == 2)
    high = next(id_ for id_, zone in picture.zone_of.items() if zone == 0)
    cards = {id_: replace(card, upper=id_ in (low, high)) for id_, card in picture.cards.items()}
    write_svg(tmp_path / "map.svg", _scene(replace(picture, cards=cards)), View(dim_others=False))
    assert (tmp_path / "map.svg").read_text(encoding="utf-8").count("counts as upper level") == 1


def test_another_upper_level_redraws_the_map() -> None:
    before, after = _scene(_picture(2)), _scene(_picture(1))
    assert touched(before, after)
    assert not touched(before, _scene(_picture(2)))
