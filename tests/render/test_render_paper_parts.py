"""Maps in parts: overviews, pages of units and levels, posters, and what the print studio proposes (desktop.md 3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from pdf_measures import texts
from pypdf import PdfReader
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from render_pictures import kestrel, large

from relmap.assets import asset
from relmap.exchange.json_reader import read
from relmap.layout.geometry import Point
from relmap.layout.style import Style
from relmap.layout.tree import place
from relmap.model.vocabulary import Audience, MapShape
from relmap.packs.kinds import PackKind
from relmap.packs.map_nodes import nodes
from relmap.packs.map_parts import parts, unit_boxes
from relmap.packs.pack import MapSection, Pack, Split
from relmap.packs.picture import Picture, UnitName
from relmap.render.audience_map import map_for
from relmap.render.image_files import write_pdf
from relmap.render.map.anatomy import FULL_CARD
from relmap.render.map.detail import Detail
from relmap.render.map.legend import Sign
from relmap.render.paper.job import UNITS_PER_MM, PaperJob, Sheets, custom_size, kept_margin, printable
from relmap.render.paper.map_sheets import page_layout, plan_pages
from relmap.render.paper.pack_sheets import PackPaper, pack_sheets
from relmap.render.paper.proposal import proposal

pytestmark = pytest.mark.usefixtures("qapp")

DAY = date(2026, 9, 30)
MM = QPageLayout.Unit.Millimeter


@pytest.fixture(scope="module")
def aurelia(qapp: object) -> PaperJob:
    """The sample account of 150 people."""
    snapshot = read(asset("samples", "sample.relmap.json")).snapshot
    account = next(a for a in snapshot.accounts.values() if a.name.startswith("Aurelia"))
    objective = snapshot.objectives_of(account.id)[1]
    return map_for(Audience.TEAM, snapshot, account.id, objective.id, DAY)


def test_units_are_boxes_with_counts_and_nobody_is_lost(aurelia: PaperJob) -> None:
    boxes = unit_boxes(aurelia.picture)
    assert [box.name for box in boxes][-1] == "Without a unit"
    assert sum(len(box.ids) for box in boxes) == len(aurelia.picture.cards)
    by_name = {box.name: box for box in boxes}
    assert by_name["Rail"].people == 38
    assert sum(by_name["Rail"].depths.values()) == 38
    assert aurelia.picture.units[by_name["Rail"].parent or ""].name == "Group HQ"
    assert [part.name for part in parts(aurelia.picture, Split.UNIT)] == [box.name for box in boxes if box.ids]


def test_units_above_themselves_and_unknown_units() -> None:
    picture = large(4)
    cards = {id_: replace(card, unit=unit) for (id_, card), unit in zip(picture.cards.items(), "abcd", strict=True)}
    units = {"a": UnitName("A", "b"), "b": UnitName("B", "a"), "c": UnitName("C", "c"), "e": UnitName("Empty", "c")}
    boxes = unit_boxes(replace(picture, cards=cards, units=units))
    assert sorted(box.name for box in boxes) == ["A", "B", "C", "Empty", "Without a unit"]
    assert {box.name: box.people for box in boxes}["Empty"] == 0


def test_the_overview_leads_to_the_page_of_each_unit(aurelia: PaperJob, tmp_path: Path) -> None:
    job = replace(aurelia, split=Split.UNIT)
    first, *others = pages = plan_pages(job, page_layout())
    assert not first.people
    for box, numbers in first.units.values():
        for number in numbers:
            assert not box.ids.isdisjoint(pages[number - 1].people)
        assert box.ids <= {id_ for number in numbers for id_ in pages[number - 1].people}
    write_pdf(tmp_path / "map.pdf", job)
    overview, *rest = texts(tmp_path / "map.pdf")
    for part in ("Rail", "38 people", "Without a unit", "→ p. 3", "page 1 of"):
        assert part in overview
    for page, text in zip(others, rest, strict=True):
        assert page.part and page.part in text
    titles = [item["/Title"] for item in PdfReader(tmp_path / "map.pdf").outline]  # type: ignore[index, call-overload]
    assert titles[1:] == [page.part for page in others]


def test_levels_upper_first(aurelia: PaperJob) -> None:
    first, *others = plan_pages(replace(aurelia, split=Split.LEVEL), page_layout())
    cards = aurelia.picture.cards
    assert {id_ for id_, card in cards.items() if card.upper} <= set(first.people)
    assert first.part.startswith("Upper level")
    assert others and all(not cards[id_].upper for page in others for id_ in page.people)


def test_a_map_without_units_is_split_by_branch() -> None:
    picture = large(150)
    by_unit, by_branch = (
        plan_pages(PaperJob(picture, split=split), page_layout()) for split in (Split.UNIT, Split.BRANCH)
    )
    assert [page.people for page in by_unit] == [page.people for page in by_branch]


def test_the_legend_is_of_this_page(aurelia: PaperJob) -> None:
    pages = plan_pages(aurelia, page_layout())
    assert len({page.legend for page in pages}) > 1
    for page in pages:
        roles = {item.role for item in page.legend if item.sign is Sign.ROLE and item.role}
        assert roles == {role for id_ in page.scene.ids for role in page.scene.picture.cards[id_].roles}
        assert page.room.bottom == pytest.approx(page.frame.size.height - page.frame.footer(page.legend))


def test_a_page_with_few_people_has_full_cards() -> None:
    *crowded, few = plan_pages(PaperJob(large(80, span=79)), page_layout(QPageSize.PageSizeId.A5))
    assert {page.view.detail for page in crowded} == {Detail.COMPACT}
    assert few.view.detail is Detail.FULL
    assert few.scale * FULL_CARD.width >= 48 * UNITS_PER_MM


def far_apart() -> PaperJob:
    """Two people at opposite corners of a large map."""
    picture = replace(large(2), managers={}, lines=())
    placement = place(nodes(picture), pinned={"p0": Point(0, 0), "p1": Point(3000, 2600)})
    return PaperJob(picture, Style(shape=MapShape.SPREAD), placement, sheets=Sheets.POSTER)


def test_empty_sheets_of_a_poster_are_left_out(tmp_path: Path) -> None:
    pages = plan_pages(far_apart(), page_layout())
    tiles = [page.tile for page in pages if page.tile]
    columns, rows = max(tile.column for tile in tiles) + 1, max(tile.row for tile in tiles) + 1
    assert len(tiles) < columns * rows
    assert all(tile.printed == {(t.column, t.row) for t in tiles} for tile in tiles)
    write_pdf(tmp_path / "map.pdf", far_apart())
    found = texts(tmp_path / "map.pdf")
    assert f"sheet A1 – 1 of {len(tiles)}" in found[0]
    assert sum("Ada Arendsen-0" in text for text in found) == 1
    assert sum("Björn Bellweather-1" in text for text in found) == 1
    assert sum("page" in text for text in found) == 0


@pytest.mark.parametrize("size", [QPageSize.PageSizeId.A0, QPageSize.PageSizeId.A4])
def test_sheets_overlap_and_keep_the_margins(size: QPageSize.PageSizeId) -> None:
    layout = page_layout(size, margin=12)
    pages = plan_pages(PaperJob(large(300), sheets=Sheets.POSTER), layout)
    rects = sorted({page.tile.rect for page in pages if page.tile})
    assert all(rect.width == pytest.approx(printable(layout).width) for rect in rects)
    for one, other in pairwise(rects):
        if one.y == other.y and other.x - one.x < one.width:
            assert one.right - other.x == pytest.approx(40)
    assert all(page.frame.layout == layout for page in pages)


def test_paper_of_any_size(tmp_path: Path) -> None:
    layout = page_layout(custom_size(500, 210), margin=8)
    write_pdf(tmp_path / "map.pdf", PaperJob(kestrel()), layout)
    document = pypdfium2.PdfDocument(tmp_path / "map.pdf")
    width, height = document[0].get_size()
    document.close()
    assert (width, height) == pytest.approx((500 / 25.4 * 72, 210 / 25.4 * 72), abs=1.5)


def test_margins_are_those_the_printer_can_keep() -> None:
    printer = page_layout()
    assert kept_margin(printer) == 10
    printer.setMinimumMargins(QMarginsF(4, 4, 4, 14.5))
    assert kept_margin(printer) == pytest.approx(14.5)
    printer.setUnits(QPageLayout.Unit.Inch)
    assert kept_margin(printer) == pytest.approx(14.5, abs=0.2)
    assert kept_margin(printer, 20) == 20


def test_what_is_proposed(aurelia: PaperJob) -> None:
    told = proposal(aurelia, page_layout())
    assert told.detail is None
    assert told.sentence.startswith("On one page the smallest letters would be ")
    first, *others = told.choices
    assert (first.sheets, first.split) == (Sheets.FIT, Split.UNIT)
    assert f"Proposed: {first.pages} pages by unit, overview first." in told.sentence
    for choice in told.choices:
        paper = page_layout(choice.paper) if choice.paper else page_layout()
        assert len(plan_pages(replace(aurelia, sheets=choice.sheets, split=choice.split), paper)) == choice.pages
    assert {choice.sheets for choice in others} == set(Sheets)
    assert any("A3" in choice.text for choice in others)
    assert any("poster of " in choice.text for choice in others)
    assert any("one sheet of " in choice.text for choice in others)


def test_what_fits_needs_no_proposal() -> None:
    assert proposal(PaperJob(large(8)), page_layout()).sentence == "The whole map fits on one page with full cards."
    compact = proposal(PaperJob(large(30)), page_layout())
    assert compact.detail is Detail.COMPACT and compact.choices == ()
    assert "compact cards" in compact.sentence
    assert proposal(PaperJob(replace(large(1), cards={})), page_layout()).detail is Detail.FULL


def pack_of(picture: Picture, split: Split) -> Pack:
    section = MapSection("Map", picture, split=split)
    return Pack(PackKind.MAP, Audience.TEAM, "A", "O", DAY, "INTERNAL – TEAM", "map", (section,))


def test_a_pack_splits_its_map_as_its_section_or_the_paper_says(aurelia: PaperJob) -> None:
    paper = PackPaper(QPageSize(QPageSize.PageSizeId.A4))

    def bookmarks(split: Split, on: PackPaper) -> list[str]:
        return [sheet.bookmark for sheet in pack_sheets(pack_of(aurelia.picture, split), on) if sheet.bookmark]

    assert "Rail" in bookmarks(Split.UNIT, paper)
    assert bookmarks(Split.BRANCH, paper) == ["Map"]
    assert "Rail" in bookmarks(Split.BRANCH, replace(paper, split=Split.UNIT))
    poster = pack_sheets(pack_of(aurelia.picture, Split.BRANCH), replace(paper, sheets=Sheets.POSTER))
    assert len(poster) > 6
    (one,) = pack_sheets(pack_of(aurelia.picture, Split.BRANCH), replace(paper, sheets=Sheets.ONE_SHEET))
    assert one.layout.fullRect(MM).width() > 420
