"""What a finished PDF of a map measures: legible, within its pages, and everybody on it once (desktop.md 3)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from pdf_measures import outside, text_between, text_sizes, texts
from PySide6.QtGui import QPageLayout, QPageSize
from render_pictures import kestrel, large

from relmap.packs.pack import Split
from relmap.packs.picture import Picture, UnitName
from relmap.render.image_files import write_pdf
from relmap.render.paper.job import PaperJob, Sheets, printable
from relmap.render.paper.map_sheets import PaperPage, page_layout, plan_pages
from relmap.render.paper.pdf_file import PdfInfo, pdf_bytes

pytestmark = pytest.mark.usefixtures("qapp")

_POINTS = 72 / 25.4 / 4
"""Points in a page unit."""
_NAME = re.compile(r"\bP\d{4}\b")


@cache
def named(people: int) -> Picture:
    """People with short names that are each found by a search, in units, with two upper levels."""
    drawn = kestrel() if people == 12 else large(people)
    ids = list(drawn.cards)
    units = {f"u{n}": UnitName(f"Plant {n}", "u0" if n else None) for n in range(6)}
    cards = {
        id_: replace(card, name=f"P{n:04}", upper=n < 8, unit=f"u{_branch(drawn, id_)}" if n % 29 else "")
        for n, (id_, card) in enumerate(drawn.cards.items())
    }
    assert len(ids) == len(cards)
    return replace(drawn, cards=cards, units=units, captions={}, headline="")


def _branch(picture: Picture, id_: str) -> int:
    """The number of the branch below the top somebody belongs to, from 0 to 5."""
    heads = list(picture.cards)[1:6]
    while id_ not in heads and id_ in picture.managers:
        id_ = picture.managers[id_]
    return heads.index(id_) + 1 if id_ in heads else 0


def assert_measures(picture: Picture, path: Path, pages: tuple[PaperPage, ...]) -> None:
    """Everything a reader relies on, read from the PDF; cards' places from the plan."""
    assert min(size for sizes in text_sizes(path) for size in sizes) >= 6.99
    assert outside(path) == []
    homes: Counter[str] = Counter()
    for number, page in enumerate(pages):
        rects = list(page.scene.placement.rects.values())
        assert not any(one.intersects(other) for one, other in combinations(rects, 2))
        homes.update(page.people)
        margin = page.frame.layout.margins(QPageLayout.Unit.Point).top()
        top, bottom = page.room.y * _POINTS + margin - 3, page.room.bottom * _POINTS + margin + 3
        found = Counter(_NAME.findall(text_between(path, number, top, bottom)))
        shown = Counter(picture.cards[id_].name for id_ in page.scene.ids)
        assert found == shown, number
    assert homes == Counter(list(picture.cards))


@pytest.mark.parametrize("people", [12, 40, 150, 300])
@pytest.mark.parametrize("split", Split)
def test_a_map_on_pages(people: int, split: Split, tmp_path: Path) -> None:
    picture = named(people)
    job, path = PaperJob(picture, split=split), tmp_path / "map.pdf"
    pages = plan_pages(job, page_layout())
    assert write_pdf(path, job) == len(pages)
    assert_measures(picture, path, pages)


@pytest.mark.parametrize(
    "size",
    [QPageSize.PageSizeId.A3, QPageSize.PageSizeId.Letter, QPageSize.PageSizeId.Tabloid, QPageSize.PageSizeId.A5],
)
def test_other_paper(size: QPageSize.PageSizeId, tmp_path: Path) -> None:
    layout = page_layout(size, landscape=size is not QPageSize.PageSizeId.Letter)
    job, path = PaperJob(named(150), split=Split.UNIT), tmp_path / "map.pdf"
    write_pdf(path, job, layout)
    assert_measures(job.picture, path, plan_pages(job, layout))


def test_one_large_sheet(tmp_path: Path) -> None:
    job, path = PaperJob(named(150), sheets=Sheets.ONE_SHEET), tmp_path / "map.pdf"
    assert write_pdf(path, job) == 1
    (page,) = plan_pages(job, page_layout())
    assert printable(page.frame.layout) >= page.frame.size
    assert_measures(job.picture, path, (page,))


@pytest.mark.parametrize("size", [QPageSize.PageSizeId.A4, QPageSize.PageSizeId.A2])
def test_everybody_is_whole_on_a_poster(size: QPageSize.PageSizeId, tmp_path: Path) -> None:
    job, path = PaperJob(named(150), sheets=Sheets.POSTER), tmp_path / "map.pdf"
    assert write_pdf(path, job, page_layout(size)) > 1
    assert {name for text in texts(path) for name in _NAME.findall(text)} == {
        c.name for c in job.picture.cards.values()
    }
    assert min(size for sizes in text_sizes(path) for size in sizes) >= 6.99


def test_a_map_of_150_people_is_small(tmp_path: Path) -> None:
    write_pdf(tmp_path / "map.pdf", PaperJob(named(150)))
    assert (tmp_path / "map.pdf").stat().st_size < 1_000_000


def test_equal_maps_give_equal_bytes() -> None:
    from relmap.render.paper.map_sheets import map_sheets

    info = PdfInfo("Map", named(40).as_of)
    first, second = (
        pdf_bytes(map_sheets(PaperJob(named(150), split=Split.UNIT), page_layout()), info) for _again in range(2)
    )
    assert first == second
