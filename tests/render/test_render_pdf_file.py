"""What a finished PDF says of itself: bookmarks, title, language, no author, no path; equal pages, equal bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QPainter

from relmap.render.paper.job import page_layout
from relmap.render.paper.pdf_file import PdfInfo, pdf_bytes
from relmap.render.paper.sheets import Sheet
from relmap.render.texts import Face, write

pytestmark = pytest.mark.usefixtures("qapp")

PROJECT = Path(__file__).parents[2]
INFO = PdfInfo("Map – Kestrel", date(2026, 9, 30))


def sheet(words: str, bookmark: str, landscape: bool = True) -> Sheet:
    def paint(painter: QPainter, number: int, total: int) -> None:
        write(painter, 10, 30, f"{words} {number}/{total}", Face(20))
        write(painter, 10, 60, words, Face(20, bold=True))

    return Sheet(page_layout(landscape=landscape), paint, bookmark)


def opened(sheets: list[Sheet], path: Path) -> PdfReader:
    path.write_bytes(pdf_bytes(sheets, INFO))
    return PdfReader(path)


def test_pages_turn_as_they_need_and_are_found_by_bookmarks(tmp_path: Path) -> None:
    sheets = [sheet("one", "Way"), sheet("two", ""), sheet("three", "Roles", landscape=False)]
    reader = opened(sheets, tmp_path / "a.pdf")
    assert [page.mediabox.width > page.mediabox.height for page in reader.pages] == [True, True, False]
    assert [(item.title, reader.get_destination_page_number(item)) for item in reader.outline] == [
        ("Way", 0),
        ("Roles", 2),
    ]
    assert "two 2/3" in reader.pages[1].extract_text()


def test_it_tells_its_title_and_language_and_nothing_of_its_maker(tmp_path: Path) -> None:
    reader = opened([sheet("one", "Way")], tmp_path / "a.pdf")
    assert dict(reader.metadata or {}) == {
        "/Title": "Map – Kestrel",
        "/Creator": "RelMap",
        "/Producer": "Qt",
        "/CreationDate": "D:20260930000000Z",
        "/ModDate": "D:20260930000000Z",
    }
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "/Metadata" not in root
    data = (tmp_path / "a.pdf").read_bytes()
    assert b"xmp" not in data.lower()
    assert str(Path.home()).encode() not in data


def test_fonts_are_embedded_subsets(tmp_path: Path) -> None:
    reader = opened([sheet("one", "Way")], tmp_path / "a.pdf")
    fonts = [font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()]
    described = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object() for font in fonts]
    assert len(described) == 2
    for one in described:
        assert one["/FontName"][7] == "+"
        assert one["/FontFile2"].get_object().get_data()


def test_the_same_pages_give_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    script = (
        "import sys, os; sys.path.insert(0, 'tests/render')\n"
        "from PySide6.QtGui import QGuiApplication; app = QGuiApplication(['x'])\n"
        "from pathlib import Path; from render_pictures import large\n"
        "from relmap.render.image_files import write_pdf; from relmap.render.paper.map_sheets import PaperJob\n"
        "write_pdf(Path(sys.argv[1]), PaperJob(large(60)))\n"
    )
    for name, seed in (("a", "1"), ("b", "2")):
        environment = {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONHASHSEED": seed, "QT_QPA_PLATFORM": "offscreen"}
        words = [sys.executable, "-c", script, str(tmp_path / name)]
        subprocess.run(words, check=True, cwd=PROJECT, env=environment, timeout=60)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
