"""Slides: what a presentation draws is what is stored, so what is stored is looked at, not a picture of it."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from deck_reading import frame, links, name_of, on_slide, parts, people, preset_path, shapes_by_id, sites, stored_way
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.oxml.ns import qn
from render_pictures import kestrel, large

from relmap.errors import UserError
from relmap.layout.style import Style
from relmap.model.vocabulary import (
    Audience,
    MapDirection,
    MapShape,
    PersonStatus,
)
from relmap.packs.picture import Card, Colouring, Line, LineKind, Picture
from relmap.progress import Cancelled
from relmap.render.paper.job import PaperJob
from relmap.render.slides.connector_shape import connector_shape
from relmap.render.slides.deck_template import A3, WIDE
from relmap.render.slides.pptx_file import deck, write_deck
from relmap.words.errors import sentence

pytestmark = pytest.mark.usefixtures("qapp")

DAY = date(2026, 9, 30)


def opened(job: PaperJob, template: Path | None = None, **more: Any) -> Any:
    data, count = deck(job, template, **more)
    presentation = Presentation(io.BytesIO(data))
    assert len(presentation.slides) == count
    return presentation


@pytest.mark.parametrize("direction", list(MapDirection))
@pytest.mark.parametrize("shape", list(MapShape))
@pytest.mark.parametrize(
    "picture", [kestrel(), large(40), large(150), large(60, span=59)], ids=["14", "40", "150", "star"]
)
def test_connectors_are_glued_and_stored_where_they_are_glued(
    picture: Picture, shape: MapShape, direction: MapDirection
) -> None:
    count = 0
    for slide in opened(PaperJob(picture, Style(shape=shape, direction=direction))).slides:
        by_id = shapes_by_id(slide)
        cards = {id_: frame(element)[:4] for id_, element in by_id.items() if name_of(element).startswith("person:")}
        for element in slide.shapes._spTree.iter(qn("p:cxnSp")):
            start, end = element.find(f".//{qn('a:stCxn')}"), element.find(f".//{qn('a:endCxn')}")
            if start is None:
                assert name_of(element).startswith("legend:")
                continue
            count += 1
            way = stored_way(element)
            for glue, (x, y) in ((start, way[0]), (end, way[-1])):
                site = sites(by_id[int(glue.get("id"))])[int(glue.get("idx"))]
                # A frame is at least 100 EMU wide, an eightieth of a point.
                assert abs(x - site[0]) <= 51
                assert abs(y - site[1]) <= 51
            if name_of(element).startswith("reports:"):
                ends = {int(start.get("id")), int(end.get("id"))}
                assert element.find(f".//{qn('a:prstGeom')}").get("prst").startswith(("bent", "straight"))
                assert not crossed(way, [box for id_, box in cards.items() if id_ not in ends])
                assert not crossed(way, [cards[id_] for id_ in ends]), "not behind the cards it joins either"
    assert count >= len(picture.managers) * 0.5


def crossed(way: list[tuple[float, float]], boxes: list[tuple[int, int, int, int]]) -> bool:
    """Whether a way runs through the inside of a box."""
    play = 2_000
    for (x1, y1), (x2, y2) in pairwise(way):
        left, right, top, bottom = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
        for x, y, width, height in boxes:
            if left < x + width - play and right > x + play and top < y + height - play and bottom > y + play:
                return True
    return False


def test_elbows_are_stored_as_the_specification_measured_them() -> None:
    down_right = connector_shape([(1000, 1000), (1000, 2000), (5000, 2000), (5000, 3000)])
    assert (down_right.preset, down_right.rotation, down_right.flip_h) == ("bentConnector3", 16_200_000, True)
    assert (down_right.width, down_right.height, down_right.adjustments) == (2000, 4000, (50_000,))
    assert (down_right.x + down_right.width / 2, down_right.y + down_right.height / 2) == (3000, 2000)
    down_left = connector_shape([(5000, 1000), (5000, 2000), (1000, 2000), (1000, 3000)])
    assert (down_left.rotation, down_left.flip_h, down_left.flip_v) == (5_400_000, False, False)
    hanging = connector_shape([(1000, 500), (800, 500), (800, 2500), (1400, 2500)])
    assert (hanging.rotation, hanging.x, hanging.y, hanging.width, hanging.height) == (0, 1000, 500, 400, 2000)
    assert hanging.adjustments == (-50_000,)
    assert connector_shape([(10, 10), (10, 90)]).preset == "straightConnector1"


LENGTH = st.integers(-9_000_000, 9_000_000)


@settings(max_examples=150)
@given(st.lists(LENGTH, min_size=2, max_size=6), st.booleans())
def test_any_way_at_right_angles_is_stored_as_it_is(lengths: list[int], sideways: bool) -> None:
    way = [(0, 0)]
    for length in lengths:
        x, y = way[-1]
        way.append((x + length, y) if sideways else (x, y + length))
        sideways = not sideways
    way = way[:6]
    if any(a == b for a, b in pairwise(way)) or len(way) == 2:
        return
    form = connector_shape(way)
    path = preset_path(form.preset, form.width, form.height, list(form.adjustments))
    box = (form.x, form.y, form.width, form.height)
    drawn = on_slide(path, box, form.rotation // 5_400_000, form.flip_h, form.flip_v)
    # Bends are told in 100,000ths of the frame.
    play = 52 + max(form.width, form.height) / 100_000
    assert all(abs(a[0] - b[0]) <= play and abs(a[1] - b[1]) <= play for a, b in zip(drawn, way, strict=True))


@pytest.mark.parametrize("size", [WIDE, A3], ids=["wide", "A3"])
@pytest.mark.parametrize(
    "picture", [kestrel(), large(40), large(300), large(60, span=59)], ids=["14", "40", "300", "*"]
)
def test_everybody_stands_on_one_slide_and_links_lead_there(picture: Picture, size: Any) -> None:
    presentation = opened(PaperJob(picture), size=size)
    slides = list(presentation.slides)
    home = Counter()
    for slide in slides:
        repeated = len(links(slide, "link:back"))
        found = people(slide)
        assert len(found) == len(set(found))
        home.update(found)
        assert repeated <= len(found)
        for link in (*links(slide, "link:back"), *links(slide, "link:onward"), *links(slide, "link:home")):
            target = link.click_action.target_slide
            assert target is not None and target.slide_id != slide.slide_id
            number = str(1 + slides.index(target))
            assert link.name == "link:home" or number in link.text_frame.text
    assert set(home) == set(picture.cards)
    again = sum(len(links(slide, "link:back")) for slide in slides)
    assert sum(home.values()) == len(picture.cards) + again
    if len(slides) > 1:
        assert all(links(slide, "link:home") for slide in slides[1:])
        assert again == sum(1 for slide in slides for _ in links(slide, "link:onward")) or again


def test_links_count_the_people_below() -> None:
    picture = large(40)
    first = opened(PaperJob(picture)).slides[0]
    told = sum(int(link.text_frame.text.split()[0]) for link in links(first, "link:onward"))
    assert told + len(people(first)) == 40


@pytest.mark.parametrize("picture", [kestrel(), large(300)], ids=["14", "300"])
def test_text_is_legible_and_everything_lies_on_the_slide(picture: Picture) -> None:
    presentation = opened(PaperJob(picture))
    for slide in presentation.slides:
        for shape in slide.shapes:
            x, y, width, height, _ = frame(shape._element)
            # The frame of a turned connector may stick out, its way may not.
            line = shape._element.tag == qn("p:cxnSp")
            for across, down in stored_way(shape._element) if line else ((x, y), (x + width, y + height)):
                assert 0 <= across <= presentation.slide_width
                assert 0 <= down <= presentation.slide_height
        for run in slide.shapes._spTree.iter(qn("a:rPr")):
            assert int(run.get("sz")) >= 1000
        xml = slide.shapes._spTree
        assert not list(xml.iter(qn("p:style"))), "no shadows from the theme"
        cards = [i for i, e in enumerate(xml) if name_of(e).startswith("person:")]
        lines = [i for i, e in enumerate(xml) if e.tag == qn("p:cxnSp")]
        assert max(lines) < min(cards), "lines lie behind the cards"


def test_a_card_says_in_words_what_its_colour_says() -> None:
    slide = opened(PaperJob(kestrel())).slides[0]
    shapes = {shape.name: shape for shape in slide.shapes}
    dave = shapes["person:dh"]
    assert "Dave Hollin" in dave.text_frame.text and "UB · CO" in dave.text_frame.text and "4/5" in dave.text_frame.text
    described = next(dave._element.iter(qn("p:cNvPr"))).get("descr")
    assert described.startswith("Dave Hollin, Maintenance supervisor")
    assert "User buyer, Coach" in described and "depth 4 of 5" in described and "rating +5" in described
    assert "山田 花子" in shapes["person:ex"].text_frame.text
    assert "reports:dh->sl" in shapes
    texts = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert "INTERNAL – COMPANY" in texts and "Economic buyer" in texts and "2026-09-30" in texts
    notes = slide.notes_slide.notes_text_frame.text
    assert "Technical director of filtration, hydraulics and everything that has to be kept clean" in notes
    assert slide.shapes.title.text_frame.text == "Kestling Hydraulics Ltd – Filtration standardisation"


@pytest.mark.parametrize("colouring", list(Colouring))
def test_every_colouring(colouring: Colouring) -> None:
    assert opened(PaperJob(kestrel(), colouring=colouring)).slides[0].shapes


def test_lines_that_are_switched_off_are_not_on_the_slide() -> None:
    slide = opened(PaperJob(kestrel(), lines=frozenset({LineKind.REPORTS_TO}))).slides[0]
    assert not any("conflict" in shape.name for shape in slide.shapes)


def test_circles_and_self_reports_lose_nobody() -> None:
    cards = {id_: Card(id_, f"Person {id_}") for id_ in "abcd"}
    managers = {"a": "c", "b": "a", "c": "b", "d": "d"}
    lines = tuple(
        Line(f"reports:{child}", LineKind.REPORTS_TO, child, boss, cut=child in "ad")
        for child, boss in managers.items()
    )
    picture = Picture("x", "Larkfield", "", "", DAY, cards, managers, lines)
    slide = opened(PaperJob(picture)).slides[0]
    assert sorted(people(slide)) == list("abcd")
    assert "reports:a->c" in {shape.name for shape in slide.shapes}


def test_nobody_makes_one_slide() -> None:
    (slide,) = opened(PaperJob(Picture("x", "Larkfield", "", "", DAY))).slides
    assert slide.shapes.title.text_frame.text == "Larkfield"


HOSTILE = [
    "<a:t>&amp;\"'",
    "x\x00\x0b\ufffe\udc00y",
    "=cmd|' /C calc'!A0",
    "שלום עולם",
    "مرحبا",
    "👩‍💻 Ünï",
    "A" * 4000,
    "  ",
]


def test_names_of_any_kind() -> None:
    cards = {str(n): Card(str(n), text, text, text) for n, text in enumerate(HOSTILE)}
    managers = {str(n): "0" for n in range(1, len(HOSTILE))}
    picture = Picture("x", HOSTILE[0], "", HOSTILE[1], DAY, cards, managers, headline=HOSTILE[6])
    slides = opened(PaperJob(picture)).slides
    assert sum(len(people(slide)) for slide in slides) >= len(HOSTILE)
    assert any("שלום" in shape.text_frame.text for shape in slides[0].shapes if shape.name == "person:3")


def test_nothing_tells_who_made_the_file_and_the_bytes_do_not_change() -> None:
    data, _ = deck(PaperJob(kestrel(), file_name="secret.relmap"))
    held = parts(data)
    assert deck(PaperJob(kestrel(), file_name="secret.relmap"))[0] == data
    assert not any("thumbnail" in name or "printerSettings" in name for name in held)
    everything = b"".join(held.values())
    for trace in (b"Canny", b"python-pptx", b"Macintosh", b"secret", b"2013-01"):
        assert trace not in everything
    properties = Presentation(io.BytesIO(data)).core_properties
    assert (properties.author, properties.last_modified_by) == ("", "")
    assert properties.title.startswith("Kestling")


def test_a_map_with_opinions_is_not_for_the_customer() -> None:
    plain = Picture("x", "Larkfield", "", "", DAY, {"a": Card("a", "Ada Bell")})
    assert opened(PaperJob(plain, audience=Audience.CUSTOMER)).slides
    bad = [
        kestrel(),
        replace(plain, cards={"a": Card("a", "Ada Bell", rating=2)}),
        replace(plain, cards={"a": Card("a", "Ada Bell", status=PersonStatus.LEFT)}),
        replace(plain, headline="We know nobody."),
        replace(plain, lines=(Line("t", LineKind.ALLY, "a", "a"),)),
    ]
    for picture in bad:
        with pytest.raises(UserError) as caught:
            deck(PaperJob(picture, audience=Audience.CUSTOMER))
        assert caught.value.code == "MAP_NOT_FOR_CUSTOMER"


def template(tmp_path: Path, name: str = "house.pptx", wide: float = 11, type_: str = "") -> Path:
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = int(wide * 914_400), int(8.5 * 914_400)
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "Old slide"
    slide.notes_slide.notes_text_frame.text = "Old notes"
    presentation.core_properties.author = "Template Author"
    path = tmp_path / name
    presentation.save(str(path))
    if type_:
        held = parts(path.read_bytes())
        with zipfile.ZipFile(path, "w") as archive:
            for part, content in held.items():
                if part == "[Content_Types].xml":
                    content = content.replace(b"presentation.main+xml", type_.encode())
                archive.writestr(part, content)
    return path


@pytest.mark.parametrize(("name", "type_"), [("house.pptx", ""), ("house.potx", "template.main+xml")])
def test_on_the_users_own_template(tmp_path: Path, name: str, type_: str) -> None:
    job = PaperJob(large(40))
    used = template(tmp_path, name, type_=type_)
    assert write_deck(tmp_path / "out.pptx", job, used) > 1
    presentation = Presentation(str(tmp_path / "out.pptx"))
    assert presentation.slide_width == 11 * 914_400
    assert {slide.slide_layout.name for slide in presentation.slides} == {"Title Only"}
    everything = b"".join(parts((tmp_path / "out.pptx").read_bytes()).values())
    for trace in (b"Old slide", b"Old notes", b"Template Author"):
        assert trace not in everything
    homes = Counter(id_ for slide in presentation.slides for id_ in people(slide))
    assert set(homes) == set(job.picture.cards)


def test_templates_that_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "text.pptx").write_text("hello")
    with zipfile.ZipFile(tmp_path / "other.pptx", "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    with zipfile.ZipFile(tmp_path / "bomb.pptx", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(40):
            archive.writestr(f"ppt/{number}", bytes(10 * 2**20))
    template(tmp_path, "macro.pptm", type_="vnd.ms-powerpoint.presentation.macroEnabled.main+xml")
    template(tmp_path, "small.pptx", wide=4)
    expected = {
        "text.pptx": "TEMPLATE_NOT_READABLE",
        "other.pptx": "TEMPLATE_NOT_READABLE",
        "bomb.pptx": "TEMPLATE_TOO_LARGE",
        "macro.pptm": "TEMPLATE_WITH_MACROS",
        "small.pptx": "TEMPLATE_TOO_SMALL",
        "missing.pptx": "FILE_NOT_FOUND",
    }
    for name, code in expected.items():
        with pytest.raises(UserError) as caught:
            write_deck(tmp_path / "out.pptx", PaperJob(kestrel()), tmp_path / name)
        assert caught.value.code == code
        assert name in sentence(caught.value)
    assert not (tmp_path / "out.pptx").exists()


def test_the_user_may_stop_it(tmp_path: Path) -> None:
    class Impatient:
        def step(self, done: int, total: int) -> None:
            if done:
                raise Cancelled

    with pytest.raises(Cancelled):
        write_deck(tmp_path / "out.pptx", PaperJob(large(60)), progress=Impatient())
    assert not list(tmp_path.iterdir())
