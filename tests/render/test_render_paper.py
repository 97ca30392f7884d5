"""Pages: legible text, everybody on one of them, and what a PDF, SVG and PNG hold."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from pdf_measures import text_sizes, texts
from PySide6.QtGui import QImage, QPageLayout, QPageSize
from render_pictures import kestrel, large, scene_of

from relmap.errors import UserError
from relmap.model.vocabulary import Audience
from relmap.packs.picture import Card, LineKind, Picture
from relmap.progress import Cancelled
from relmap.render.image_files import write_pdf, write_png, write_svg
from relmap.render.map.anatomy import FULL_CARD
from relmap.render.map.detail import Detail
from relmap.render.map.painter import LINES, View
from relmap.render.paper.job import UNITS_PER_MM
from relmap.render.paper.map_sheets import PaperJob, PaperPage, Sheets, page_layout, plan_pages
from relmap.words.errors import sentence
from relmap.words.legend import audience_word

pytestmark = pytest.mark.usefixtures("qapp")

PAPERS = [
    page_layout(),
    page_layout(landscape=False),
    page_layout(QPageSize.PageSizeId.A3),
    page_layout(QPageSize.PageSizeId.Letter),
    page_layout(QPageSize.PageSizeId.Tabloid, landscape=False),
]


def card_mm(page: PaperPage) -> float:
    return FULL_CARD.width * page.scale / UNITS_PER_MM


@pytest.mark.parametrize("layout", PAPERS, ids=lambda layout: layout.pageSize().name() + layout.orientation().name)
@pytest.mark.parametrize(
    "picture", [kestrel(), large(40), large(150), large(60, span=59)], ids=["12", "40", "150", "star"]
)
def test_nobody_is_lost_and_nothing_too_small(picture: Picture, layout: QPageLayout, tmp_path: Path) -> None:
    job = PaperJob(picture)
    pages = plan_pages(job, layout)
    homes = Counter(id_ for page in pages for id_ in page.scene.placement.rects if id_ not in page.references)
    assert homes == Counter(list(picture.cards))
    for page in pages:
        least, most = (48, 50) if page.view.detail is Detail.FULL else (30, 48)
        assert least - 0.01 <= card_mm(page) <= most + 0.01
        for rect in page.scene.placement.rects.values():
            for x, y in ((rect.x, rect.y), (rect.right, rect.bottom)):
                assert -0.5 <= (x - page.window.x) * page.scale <= page.room.width + 0.5
                assert -0.5 <= (y - page.window.y) * page.scale <= page.room.height + 0.5
    assert write_pdf(tmp_path / "map.pdf", job, layout) == len(pages)
    assert min(size for sizes in text_sizes(tmp_path / "map.pdf") for size in sizes) >= 6.99


def test_a_small_map_is_one_page_with_full_cards() -> None:
    (page,) = plan_pages(PaperJob(large(8)), page_layout())
    assert page.view.detail is Detail.FULL
    assert card_mm(page) == pytest.approx(50)


def test_a_large_map_is_split_and_the_pages_lead_to_each_other(tmp_path: Path) -> None:
    job = PaperJob(large(300))
    pages = plan_pages(job, page_layout())
    assert len(pages) > 3
    for number, page in enumerate(pages, start=1):
        for id_, elsewhere in page.references.items():
            assert id_ in pages[elsewhere - 1].scene.placement.rects
            assert elsewhere != number
        for others in page.continues.values():
            assert all(1 <= elsewhere <= len(pages) for elsewhere in others)
    assert any(page.continues for page in pages)
    assert any(page.above for page in pages)
    write_pdf(tmp_path / "map.pdf", job)
    found = texts(tmp_path / "map.pdf")
    assert len(found) == len(pages)
    for number, text in enumerate(found, start=1):
        assert f"page {number} of {len(pages)}" in text
        assert "Fjordholm Group" in text
    assert "continues:" in found[0] and "→ p. 2" in " ".join(found)


def test_header_and_footer(tmp_path: Path) -> None:
    job = PaperJob(kestrel(), file_name="kestling.relmap", changed_rules=3)
    write_pdf(tmp_path / "map.pdf", job)
    (text,) = texts(tmp_path / "map.pdf")
    for part in (
        "Kestling Hydraulics Ltd",
        "Filtration standardisation",
        "2026-09-30",
        audience_word(Audience.COMPANY),
    ):
        assert part in text
    for part in (
        "no known path leads",
        "kestling.relmap",
        "rule book changed: 3 values",
        "page 1 of 1",
        "Economic buyer",
    ):
        assert part in text


def test_text_of_every_script_can_be_searched(tmp_path: Path) -> None:
    names = ("Sofia Fischer-Officer", "Παύλος Αντωνίου", "Жанна Ильина", "Nguyễn Thị Lùc", "山田 花子", "Çağrı Öz")
    picture = replace(
        large(1), cards={str(n): Card(str(n), name) for n, name in enumerate(names)}, managers={}, lines=()
    )
    write_pdf(tmp_path / "map.pdf", PaperJob(picture))
    (text,) = texts(tmp_path / "map.pdf")
    for name in names:
        assert name in text


def test_pdf_embeds_its_fonts_and_names_nobody(tmp_path: Path) -> None:
    write_pdf(tmp_path / "map.pdf", PaperJob(kestrel()))
    data = (tmp_path / "map.pdf").read_bytes()
    assert b"/FontFile2" in data
    assert b"/Subtype /Image" not in data
    document = pypdfium2.PdfDocument(tmp_path / "map.pdf")
    assert document.get_metadata_value("Title") == "Kestling Hydraulics Ltd – Filtration standardisation"
    assert document.get_metadata_value("Author") == ""
    assert document.get_metadata_value("Creator") == "RelMap"
    document.close()
    assert str(tmp_path).encode() not in data
    assert str(Path.home()).encode() not in data


def test_greyscale_pages_have_no_colour(tmp_path: Path) -> None:
    write_pdf(tmp_path / "map.pdf", PaperJob(kestrel(), greyscale=True))
    document = pypdfium2.PdfDocument(tmp_path / "map.pdf")
    bitmap = document[0].render(scale=1)
    data, channels = bytes(bitmap.buffer), bitmap.n_channels
    pixels = range(0, len(data) - channels, channels)
    assert max(max(data[p : p + 3]) - min(data[p : p + 3]) for p in pixels) <= 1
    document.close()


def test_poster_shows_everything_on_overlapping_sheets(tmp_path: Path) -> None:
    short = {id_: replace(card, name=f"Ada {id_}") for id_, card in large(60).cards.items()}
    job = PaperJob(replace(large(60), cards=short), sheets=Sheets.POSTER)
    pages = plan_pages(job, page_layout())
    assert len(pages) > 1
    assert all(page.view.detail is Detail.FULL and card_mm(page) == pytest.approx(50) for page in pages)
    tiles = [page.tile.rect for page in pages if page.tile]
    size = pages[0].frame.size
    for x in range(0, int(size.width), 40):
        for y in range(0, int(size.height), 40):
            assert any(tile.contains(x, y) for tile in tiles)
    write_pdf(tmp_path / "map.pdf", job)
    found = texts(tmp_path / "map.pdf")
    assert f"sheet A1 – 1 of {len(pages)}" in found[0]
    for card in job.picture.cards.values():
        assert any(card.name in text for text in found)


def test_one_sheet_holds_a_large_map_with_full_cards() -> None:
    (page,) = plan_pages(PaperJob(large(200), sheets=Sheets.ONE_SHEET), page_layout())
    assert page.view.detail is Detail.FULL
    assert len(page.scene.placement.rects) == 200
    margins = page.frame.layout.margins(QPageLayout.Unit.Millimeter)
    assert margins.left() == pytest.approx(10, abs=0.2)


def test_the_placement_of_the_screen_is_kept_when_it_fits() -> None:
    picture = large(8)
    placement = scene_of(picture).placement
    (page,) = plan_pages(PaperJob(picture, placement=placement), page_layout(QPageSize.PageSizeId.A3))
    assert page.scene.placement is placement


def test_an_empty_account_prints(tmp_path: Path) -> None:
    picture = replace(large(1), cards={}, managers={}, lines=(), captions={})
    assert write_pdf(tmp_path / "map.pdf", PaperJob(picture)) == 1
    assert "Fjordholm Group" in texts(tmp_path / "map.pdf")[0]


def test_the_customer_gets_no_such_map() -> None:
    with pytest.raises(UserError) as caught:
        plan_pages(PaperJob(kestrel(), audience=Audience.CUSTOMER), page_layout())
    assert "customer" in sentence(caught.value)


class Stopping:
    """Progress that stops the work at its second report."""

    def __init__(self) -> None:
        self.reports: list[tuple[int, int]] = []

    def step(self, done: int, total: int) -> None:
        self.reports.append((done, total))
        if done:
            raise Cancelled


def test_printing_can_be_stopped_and_leaves_no_file(tmp_path: Path) -> None:
    progress = Stopping()
    with pytest.raises(Cancelled):
        write_pdf(tmp_path / "map.pdf", PaperJob(large(300)), progress=progress)
    assert [done for done, _total in progress.reports] == [0, 1]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("kind", ["pdf", "svg", "png"])
def test_a_file_that_cannot_be_written_is_told(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "no such folder" / f"map.{kind}"
    scene = scene_of(large(2))
    with pytest.raises(UserError) as caught:
        if kind == "pdf":
            write_pdf(path, PaperJob(large(2)))
        elif kind == "svg":
            write_svg(path, scene, View())
        else:
            write_png(path, scene, View(), 1)
    assert path.name in sentence(caught.value)


def test_svg_keeps_text_as_text(tmp_path: Path) -> None:
    write_svg(tmp_path / "map.svg", scene_of(kestrel()), View(dim_others=False))
    content = (tmp_path / "map.svg").read_text(encoding="utf-8")
    assert "Hanna Kestling" in content and "<title>" in content
    assert "<image" not in content
    box = re.search(r'viewBox="0 0 (\d+) (\d+)"', content)
    assert box and int(box[1]) == round(scene_of(kestrel()).bounds.width)


def test_png_has_the_size_asked_for_but_not_too_many_pixels(tmp_path: Path) -> None:
    scene = scene_of(kestrel())
    assert write_png(tmp_path / "map.png", scene, View(), 0.5) == 0.5
    image = QImage(str(tmp_path / "map.png"))
    assert image.width() == round(scene.bounds.width * 0.5)
    assert write_png(tmp_path / "large.png", scene_of(large(300)), View(), 0.01) == 0.01
    wide = scene_of(large(3))
    used = write_png(tmp_path / "huge.png", replace(wide, bounds=wide.bounds.grown(40_000)), View(zoom=0.02), 2)
    assert used < 0.1


def test_our_people_are_on_the_page_when_their_lines_are(tmp_path: Path) -> None:
    write_pdf(tmp_path / "map.pdf", PaperJob(kestrel(), lines=LINES | {LineKind.OURS}))
    assert any("Lars Månsson" in text for text in texts(tmp_path / "map.pdf"))
