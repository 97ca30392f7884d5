"""Blocks of a pack on paper: everything is there as text, nothing below 7 points, nothing off the page."""

from __future__ import annotations

from ctypes import c_float
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw
from PySide6.QtGui import QPageSize

from relmap.model.vocabulary import Audience, BuyingRole, Severity
from relmap.packs.blocks import (
    Bar,
    Bars,
    Beside,
    Block,
    Bullets,
    Cell,
    Column,
    Facts,
    Form,
    Heading,
    Panel,
    Quadrant,
    Table,
    Text,
    Tone,
    WritingRoom,
    filled,
)
from relmap.packs.kinds import PackKind
from relmap.packs.pack import Pack, Section
from relmap.render.paper.pack_sheets import PackPaper, pack_sheets
from relmap.render.paper.pdf_file import PdfInfo, write_pdf_file

pytestmark = pytest.mark.usefixtures("qapp")

DAY = date(2026, 9, 30)
LONG = "Harriet signs what Ingrid has seen first, and Ingrid listens to Dave since the new line runs. " * 6

EVERY_BLOCK: tuple[Block, ...] = (
    Text("No way to the economic buyer is known.", Tone.LEAD),
    Text(LONG + "\nsecond-paragraph"),
    Heading("Ways-heading"),
    Bullets(("first-item", LONG), numbered=True),
    Bullets(("tick-item",), ticks=True),
    Facts((("Result-label", "Less downtime"), ("Win-label", LONG))),
    Table(
        (Column("Person-column", 2), Column("Roles"), Column("Rating", right=True)),
        (
            (Cell("Harriet Kestrel", Tone.STRONG), Cell(roles=(BuyingRole.ECONOMIC,), depth=3), Cell("+3", Tone.GOOD)),
            (Cell("subtitle-row"),),
            (Cell("Ingrid Voss"), Cell("→ 4", depth=0), Cell("-2", Tone.BAD)),
        ),
    ),
    Bars((Bar("Coverage-bar", 0.5, "2 of 4 roles"), Bar("Reach-bar", None, "not assessed yet"))),
    Quadrant(("they-win", "both-win", "both-lose", "we-win"), "our result", "their result", 1),
    Form((("Title-field", "Managing Director"),)),
    WritingRoom("their-words", 2),
    Panel((Text("inside-panel"),), "panel-title", Severity.CRITICAL),
    Beside(((Text("left-column"),), (Text("right-column"),)), (1, 2)),
)


def pack(*blocks: Block, landscape: bool = False, closing: str = "") -> Pack:
    section = Section("Account on a page", blocks, landscape)
    return Pack(
        PackKind.STRATEGY,
        Audience.TEAM,
        "Kestrel Hydraulics Ltd",
        "Filtration",
        DAY,
        "INTERNAL – TEAM",
        "name",
        (section,),
        "my.relmap",
        2,
        "Copy 3 – Kim",
        closing,
    )


def written(made: Pack, path: Path, greyscale: bool = False) -> pypdfium2.PdfDocument:
    paper = PackPaper(QPageSize(QPageSize.PageSizeId.A4), greyscale=greyscale)
    write_pdf_file(path, pack_sheets(made, paper), PdfInfo("title", DAY))
    return pypdfium2.PdfDocument(path)


def words(document: pypdfium2.PdfDocument) -> str:
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


@pytest.mark.parametrize("landscape", [False, True])
def test_every_block_is_on_paper_as_text_of_at_least_7_points(tmp_path: Path, landscape: bool) -> None:
    document = written(pack(*EVERY_BLOCK, landscape=landscape, closing="Destroy after use"), tmp_path / "a.pdf")
    shown = words(document)
    for word in (
        *("No way to the economic buyer", "second-paragraph", "Ways-heading", "first-item", "tick-item", "Win-label"),
        *("Person-column", "Harriet Kestrel", "+3", "subtitle-row", "→ 4", "Coverage-bar", "2 of 4 roles", "both-win"),
        *("their result", "Title-field", "Managing Director", "their-words", "inside-panel", "panel-title"),
        *("left-column", "right-column", "Account on a page", "Kestrel Hydraulics Ltd", "INTERNAL – TEAM"),
        *("my.relmap", "Copy 3 – Kim", "rule book changed: 2 values", "page 1 of", "Destroy after use"),
    ):
        assert word in shown, word
    assert shown.count("since the new line runs") == 18
    for page in document:
        width, height = page.get_size()
        assert (width > height) == landscape
        for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            size, matrix = c_float(), drawn.get_matrix()
            assert raw.FPDFTextObj_GetFontSize(drawn.raw, size)
            assert size.value * (matrix.c**2 + matrix.d**2) ** 0.5 >= 7
            left, bottom, right, top = drawn.get_bounds()
            assert left >= 0 and bottom >= 0 and right <= width and top <= height
    document.close()


def test_a_long_table_goes_on_with_its_head(tmp_path: Path) -> None:
    rows = tuple((Cell(f"row-{n:03}"), Cell("x")) for n in range(120))
    document = written(pack(Table((Column("Name-head"), Column("Other")), rows)), tmp_path / "a.pdf")
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    assert len(pages) == 3
    assert all("Name-head" in page for page in pages)
    assert [sum(f"row-{n:03}" in page for page in pages) for n in range(120)] == [1] * 120


def test_grey_paper_holds_no_colour(tmp_path: Path) -> None:
    document = written(pack(*EVERY_BLOCK), tmp_path / "a.pdf", greyscale=True)
    picture = document[0].render(scale=1).to_pil().convert("RGB")
    document.close()
    assert all(max(pixel) - min(pixel) <= 2 for pixel in set(picture.get_flattened_data()))


def test_unknown_values_leave_no_empty_label() -> None:
    assert filled(("Result", "less downtime"), ("Win", "")) == (("Result", "less downtime"),)
