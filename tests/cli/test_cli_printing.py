"""``print`` and the export of a map as a picture."""

from __future__ import annotations

import struct
from pathlib import Path

import pypdfium2
import pytest
from cli_process import here, relmap
from pptx import Presentation

from relmap.assets import asset

ACCOUNT = "Kestrel Hydraulics Ltd"
DAY = "2026-09-30"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "a.relmap"
    here("new", path)
    assert here("import", path, asset("samples", "sample.relmap.json")).status == 0
    return path


def pages(path: Path) -> list[tuple[float, float]]:
    """Width and height of every page, in millimetres."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [tuple(round(length / 72 * 25.4) for length in page.get_size()) for page in document]  # type: ignore[misc]
    finally:
        document.close()


def text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_a_map_on_paper(sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "map.pdf"
    ended = relmap("print", sample, target, "--pack", "map", "--account", ACCOUNT, "--as-of", DAY)
    assert (ended.status, ended.out, ended.err) == (0, "", "")
    assert pages(target) in ([(297, 210)], [(210, 297)])
    for name in ("Kestrel", "Hollis", "TEAM"):
        assert name in text(target)
    assert sample.parent.name not in text(target)


@pytest.mark.parametrize(("paper", "size"), [("a3", {297, 420}), ("LETTER", {216, 279}), ("Tabloid", {279, 432})])
def test_other_papers(sample: Path, tmp_path: Path, paper: str, size: set[int]) -> None:
    target = tmp_path / "map.pdf"
    words = ("--pack", "MAP", "--account", ACCOUNT, "--paper", paper, "--objective", "partnership")
    assert here("print", sample, target, *words).status == 0
    assert {frozenset(page) for page in pages(target)} == {frozenset(size)}


def test_a_large_map_takes_several_pages_or_one_large_sheet(sample: Path, tmp_path: Path) -> None:
    words = ("--pack", "map", "--account", "Aurelia Mobility Group")
    assert here("print", sample, tmp_path / "pages.pdf", *words).status == 0
    assert len(pages(tmp_path / "pages.pdf")) > 1
    assert here("print", sample, tmp_path / "sheet.pdf", *words, "--paper", "sheet").status == 0
    ((width, height),) = pages(tmp_path / "sheet.pdf")
    assert max(width, height) > 420


@pytest.mark.parametrize(
    "words",
    [
        ("print", "DOC", "FOLDER/map.png", "--pack", "map", "--account", ACCOUNT),
        ("print", "DOC", "FOLDER/map.pdf", "--pack", "map"),
        ("print", "DOC", "FOLDER/map.pdf", "--pack", "map", "--account", "Nobody"),
        ("print", "DOC", "FOLDER/map.pdf", "--pack", "map", "--account", ACCOUNT, "--objective", "World peace"),
        ("print", "DOC", "FOLDER/none/map.pdf", "--pack", "map", "--account", ACCOUNT),
        ("export", "DOC", "FOLDER/map.pdf", "--account", ACCOUNT, "--audience", "CUSTOMER"),
    ],
)
def test_a_faulty_wish_is_told_in_one_sentence(sample: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    named = [word.replace("DOC", str(sample)).replace("FOLDER", str(tmp_path)) for word in words]
    ended = here(*named)
    assert (ended.status, ended.out) == (1, "")
    assert ended.sentence.endswith(".")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_document_has_no_map(tmp_path: Path) -> None:
    path = tmp_path / "a.relmap"
    here("new", path)
    ended = here("print", path, tmp_path / "map.pdf", "--pack", "map")
    assert ended.status == 1 and ended.sentence == "a.relmap holds no account yet."


def test_a_map_as_a_picture(sample: Path, tmp_path: Path) -> None:
    svg, png, pdf = tmp_path / "map.svg", tmp_path / "map.png", tmp_path / "map"
    for words in ((svg,), (png,), (pdf, "--format", "PDF")):
        assert here("export", sample, *words, "--account", ACCOUNT).status == 0
    assert "Hollis" in svg.read_text(encoding="utf-8")
    width, height = struct.unpack(">II", png.read_bytes()[16:24])
    assert width > 500 and height > 500
    assert len(pages(pdf)) == 1


def slides(path: Path) -> str:
    return "\n".join(
        shape.text_frame.text
        for slide in Presentation(str(path)).slides
        for shape in slide.shapes
        if shape.has_text_frame
    )


def test_a_map_as_slides(sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "map.pptx"
    ended = relmap("export", sample, target, "--account", ACCOUNT)
    assert (ended.status, ended.out, ended.err) == (0, "", "")
    assert "Dave Hollis" in slides(target) and "INTERNAL – TEAM" in slides(target)
    ours = tmp_path / "ours.potx"
    ours.write_bytes(target.read_bytes())
    assert here("export", sample, tmp_path / "b.pptx", "--account", ACCOUNT, "--template", ours).status == 0
    assert "Dave Hollis" in slides(tmp_path / "b.pptx")


def test_slides_for_the_customer_hold_no_opinion(sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "map.pptx"
    assert here("export", sample, target, "--account", ACCOUNT, "--audience", "customer").status == 0
    shown = slides(target)
    assert "Dave Hollis" in shown and "FOR THE CUSTOMER" in shown
    for opinion in ("EB", "/5", "Mark Evans", "Vacant", "path", "No manager"):
        assert opinion not in shown


def test_a_picture_for_the_customer_holds_no_opinion(sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "map.svg"
    assert here("export", sample, target, "--account", ACCOUNT, "--audience", "customer").status == 0
    shown = target.read_text(encoding="utf-8")
    assert "Dave Hollis" in shown
    for opinion in ("EB", "Mark Evans", "Vacant", "no contact", "Not placed", ">?<"):
        assert opinion not in shown


def test_a_template_is_for_slides_only(sample: Path, tmp_path: Path) -> None:
    for name, template in (("a.pdf", "x.potx"), ("a.csv", "x.potx"), ("a.pptx", "missing.potx")):
        ended = here("export", sample, tmp_path / name, "--account", ACCOUNT, "--template", tmp_path / template)
        assert ended.status == 1 and ended.err.count("\n") == 1
        assert not (tmp_path / name).exists()
