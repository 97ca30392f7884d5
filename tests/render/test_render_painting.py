"""What is drawn, told from pixels."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage, QRawFont
from render_pictures import C, E, U, drawn, kestrel, large, painted, scene_of

from relmap.assets import asset
from relmap.layout.geometry import Point, Rect
from relmap.model.vocabulary import BuyingRole, Certainty, PersonStatus
from relmap.packs.picture import Card, Colouring, LineKind
from relmap.render.map.anatomy import COMPACT_CARD, FULL_CARD, RADIUS
from relmap.render.map.cards import Look, card_path, paint_card, surname, tint
from relmap.render.map.detail import Detail, detail_at
from relmap.render.map.legend import Sign, legend, legend_size, paint_legend
from relmap.render.map.painter import View
from relmap.render.texts import Face, advance, elided, wrapped
from relmap.render.theme import DARK, LIGHT, PAPER, colour, dimmed
from relmap.words.legend import line_label, sign_label

pytestmark = pytest.mark.usefixtures("qapp")

PLAIN = Card("p", "Ada Fjordholm", "Buyer", "Leeds", roles=(E,), depth=3, usable=2)
DETAILS = [detail for detail in Detail if detail is not Detail.BLOCK]


def card_image(
    card: Card, detail: Detail = Detail.FULL, colouring: Colouring = Colouring.ROLE, way: bool = False
) -> QImage:
    size = COMPACT_CARD if detail is Detail.COMPACT else FULL_CARD
    place = Rect(10, 10, *size)
    return painted(
        (round(size.width) + 20, round(size.height) + 20),
        lambda painter: paint_card(painter, card, place, Look(LIGHT, colouring, detail, way)),
        LIGHT.ground,
    )


def count(image: QImage, tone: str) -> int:
    wanted = colour(tone).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def at(image: QImage, x: int, y: int) -> str:
    return QColor(image.pixel(x, y)).name().upper()


def test_band_has_the_colour_of_the_role() -> None:
    for role in BuyingRole:
        image = card_image(replace(PLAIN, roles=(role,)))
        assert at(image, 13, 30) == LIGHT.role_fill(role)
        assert count(image, LIGHT.role_text(role)) > 40  # the shape
    assert at(card_image(replace(PLAIN, roles=())), 13, 30) == LIGHT.role_fill(None)


def test_several_roles_split_the_band() -> None:
    image = card_image(replace(PLAIN, roles=(U, C)))
    assert at(image, 20, 13) == LIGHT.role_fill(U)
    assert at(image, 20, 98) == LIGHT.role_fill(C)


@pytest.mark.parametrize("detail", [Detail.FULL, Detail.REDUCED, Detail.SMALL, Detail.COMPACT])
def test_roles_differ_without_colour(detail: Detail) -> None:
    """Letter and shape tell the role: the same band in one colour still looks different for each."""
    shapes = set()
    for role in BuyingRole:
        image = card_image(replace(PLAIN, roles=(role,)), detail).convertToFormat(QImage.Format.Format_RGB32)
        fill = colour(LIGHT.role_fill(role)).rgb()
        band = range(11, 31)
        shapes.add(tuple(image.pixel(x, y) == fill for x in band for y in range(12, image.height() - 12)))
    assert len(shapes) == 4


@pytest.mark.parametrize(
    "change",
    [
        {"certainty": Certainty.ASSUMED},
        {"status": PersonStatus.VACANT},
        {"status": PersonStatus.LEFT},
        {"status": PersonStatus.UNIDENTIFIED},
        {"external": True},
        {"ghost": True},
        {"depth": 4},
        {"usable": 3},
        {"rating": -3},
        {"flags": 2},
        {"below": 7},
        {"title": "Another title"},
    ],
    ids=str,
)
def test_every_fact_shows(change: dict[str, object]) -> None:
    assert card_image(replace(PLAIN, **change)) != card_image(PLAIN)  # type: ignore[arg-type]


def test_an_outsider_has_a_cut_corner() -> None:
    image = card_image(replace(PLAIN, external=True))
    corner = round(10 + FULL_CARD.width) - 3
    assert at(image, corner, 13) == LIGHT.ground
    assert at(card_image(PLAIN), corner, 13) == LIGHT.card


def test_lapsed_contact_is_a_bar_with_a_hollow_top() -> None:
    full, lapsed = card_image(replace(PLAIN, usable=3)), card_image(PLAIN)
    assert count(lapsed, LIGHT.ink) < count(full, LIGHT.ink)
    assert count(lapsed, LIGHT.ink) > count(card_image(replace(PLAIN, depth=2)), LIGHT.ink)


def test_ring_on_the_way() -> None:
    assert count(card_image(PLAIN, way=True), LIGHT.way) > count(card_image(PLAIN), LIGHT.way) + 500


def test_colouring_tints_the_body() -> None:
    card = replace(PLAIN, usable=4, depth=4, rating=-5)
    for colouring in Colouring:
        assert at(card_image(card, colouring=colouring), 200, 60) == tint(card, colouring, LIGHT)
    assert tint(card, Colouring.DEPTH, LIGHT) == LIGHT.depth_tints[4]
    assert tint(card, Colouring.RATING, LIGHT) == LIGHT.rating_tints[0]
    assert tint(PLAIN, Colouring.RATING, LIGHT) == LIGHT.card


@pytest.mark.parametrize("detail", DETAILS)
@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "x" * 500,
        "Ada " * 125,
        "علي بن يوسف " * 20,
        "山田" * 100,
        "\x00\x1b\u202egnol",
        "👩‍🔬" * 60,
        "Ö",
        "\ud800",
    ],
    ids=lambda name: f"{len(name)} {name[:1]!r}",
)
def test_any_name_stays_inside_its_card(detail: Detail, name: str) -> None:
    card = Card("p", name, name, name, name, (E, U), team=(name,) * 3, flags=1234, below=99, last_contact_text=name)
    image = card_image(card, detail)
    for x in range(image.width()):
        assert at(image, x, 4) == at(image, x, image.height() - 5) == LIGHT.ground
    for y in range(image.height()):
        assert at(image, 4, y) == at(image, image.width() - 5, y) == LIGHT.ground


def test_titles_take_at_most_two_lines() -> None:
    lines = wrapped(
        "Director of everything that has to be kept clean in three plants and two offices", Face(12), 160, 2
    )
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(advance(line, Face(12)) <= 160 for line in lines)
    assert wrapped("", Face(12), 160, 2) == ()
    assert elided("Ada", Face(12), 160) == "Ada"


def test_fonts_cover_the_writing_of_customers() -> None:
    raw = [QRawFont(str(path), 15) for path in asset("fonts").glob("*.ttf")]
    for text in ("Ωμέγα", "Жанна", "Nguyễn", "Çağrı", "山田花子", "カタカナ", "علي", "שרה", "สม", "– · … › → −"):
        for character in text.replace(" ", ""):
            assert any(one.supportsCharacter(ord(character)) for one in raw), character


def test_surnames() -> None:
    assert surname("Clara Wilson") == "Wilson"
    assert surname("Wilson, Clara") == "Wilson"
    assert surname("Madonna") == "Madonna"
    assert surname("") == ""


def test_detail_follows_the_zoom() -> None:
    zooms = {2.0: Detail.FULL, 0.6: Detail.FULL, 0.59: Detail.REDUCED, 0.35: Detail.REDUCED, 0.34: Detail.SMALL}
    zooms |= {0.2: Detail.SMALL, 0.19: Detail.PILL, 0.05: Detail.BLOCK}
    assert {zoom: detail_at(zoom) for zoom in zooms} == zooms


def test_outline_is_rounded() -> None:
    path = card_path(PLAIN, Rect(0, 0, *FULL_CARD))
    assert path.boundingRect().width() == pytest.approx(FULL_CARD.width)
    assert path.elementAt(0).x != 0 or path.elementAt(0).y != 0
    assert RADIUS == 6


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("zoom", [0.03, 0.1, 0.15, 0.3, 0.5, 1.0])
def test_tiles_join_to_the_same_picture(theme: object, zoom: float) -> None:
    """Drawing by tiles gives the same pixels as drawing at once."""
    scene, view = scene_of(kestrel()), View(theme, zoom=zoom)  # type: ignore[arg-type]
    side = 128 / zoom
    whole = drawn(scene, view, Rect(0, 0, 2 * side, 2 * side))
    for column in range(2):
        for row in range(2):
            part = drawn(scene, view, Rect(column * side, row * side, side, side))
            cut = whole.copy(column * 128, row * 128, 128, 128)
            assert differing(part, cut) <= 0.01 * 128 * 128


def differing(one: QImage, other: QImage) -> int:
    def far(a: int, b: int) -> bool:
        return any(abs((a >> shift & 255) - (b >> shift & 255)) > 8 for shift in (0, 8, 16))

    return sum(far(one.pixel(x, y), other.pixel(x, y)) for x in range(one.width()) for y in range(one.height()))


def test_everything_off_the_way_is_faded() -> None:
    scene = scene_of(kestrel())
    rect = scene.placement.rects["pa"]
    area = Rect(rect.x, rect.y, 22, rect.height)
    image = drawn(scene, View(), area)
    assert at(image, 3, 20) == dimmed(LIGHT).role_fill(BuyingRole.TECHNICAL)
    assert at(drawn(scene, View(dim_others=False), area), 3, 20) == LIGHT.role_fill(BuyingRole.TECHNICAL)


def test_hidden_roles_are_faded() -> None:
    scene = scene_of(replace(kestrel(), way=None))
    rect = scene.placement.rects["hk"]
    image = drawn(scene, View(hidden_roles=frozenset({E})), Rect(rect.x, rect.y, 22, rect.height))
    assert at(image, 3, 20) == dimmed(LIGHT).role_fill(E)


def test_lines_can_be_switched_off() -> None:
    scene = scene_of(replace(kestrel(), way=None))
    images = [drawn(scene, View(lines=frozenset(LineKind) - {kind})) for kind in LineKind]
    everything = drawn(scene, View(lines=frozenset(LineKind)))
    assert all(image != everything for image in images)


def test_only_the_ties_of_people_pointed_at() -> None:
    scene = scene_of(replace(kestrel(), way=None))
    violet = LIGHT.tie(LineKind.INFLUENCES)
    assert count(drawn(scene, View()), violet) > 100
    assert count(drawn(scene, View(lit=frozenset({"lc"}))), violet) > 50
    assert count(drawn(scene, View(lit=frozenset({"ex"}))), violet) == 0


def test_captions_at_overview() -> None:
    scene = scene_of(large(100))
    bare = scene_of(replace(large(100), captions={}))
    assert drawn(scene, View(zoom=0.15)) != drawn(bare, View(zoom=0.15))
    assert drawn(scene, View(zoom=0.5)) == drawn(bare, View(zoom=0.5))


def test_an_area_without_anything_stays_ground() -> None:
    scene = scene_of(kestrel())
    image = drawn(scene, View(), Rect(-900, -900, 50, 50))
    assert count(image, LIGHT.ground) == 50 * 50


def test_legend_names_only_what_is_there() -> None:
    items = legend(scene_of(kestrel()), View())
    texts = [item.text for item in items]
    assert sign_label("LEFT") in texts and sign_label("WAY") in texts and line_label(LineKind.CONFLICT) in texts
    assert line_label(LineKind.OURS) not in texts  # not shown
    few = legend(scene_of(replace(large(3), lines=(), captions={})), View(PAPER))
    assert {item.sign for item in few} <= {
        Sign.ROLE,
        Sign.BARS,
        Sign.LAPSED,
        Sign.RATING,
        Sign.INFLUENCE,
        Sign.LATE,
        Sign.FLAG,
    }
    assert legend(None, View()) == ()


@pytest.mark.parametrize("colouring", list(Colouring))
def test_legend_fits_its_width(colouring: Colouring) -> None:
    items = legend(scene_of(kestrel()), View(colouring=colouring))
    size = legend_size(items, 200)
    assert size.width <= 200
    image = painted((260, round(size.height) + 10), lambda p: paint_legend(p, items, LIGHT, Point(0, 0), 200))
    assert all(at(image, x, y) == "#FFFFFF" for x in range(204, 260) for y in range(image.height()))
