"""Scenario 6: before the meeting. A sheet for the finance director and the map of who is met, in five clicks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from paper_hand import PaperHand, pages
from window_desk import Desk

from relmap.packs.kinds import PackKind


@pytest.fixture
def hand(desk: Desk) -> PaperHand:
    return PaperHand.over_the_sample(desk)


def test_the_sheet_and_the_map_in_five_clicks(hand: PaperHand, tmp_path: Path) -> None:
    hand.card(hand.desk.person("Tom Kestrel"))
    studio = hand.menu("PRINT_PRECALL")
    assert studio.choices.kind is PackKind.PRECALL
    assert len(studio.sheets) == 2
    target = tmp_path / "sheet.pdf"
    hand.save(target)
    assert hand.clicks <= 5
    sheet, excerpt = pages(target)
    assert "Tom Kestrel" in sheet and "Finance director" in sheet
    assert "Tom Kestrel" in excerpt and "Harriet Kestrel" in excerpt and "Paul Adeyemi" in excerpt
    assert "Dave Hollis" not in excerpt
    for words in (sheet, excerpt):
        assert not re.search(r"\b(null|None|nan)\b", words)


def test_the_map_alone_is_cut_to_the_selected_and_one_step(hand: PaperHand, tmp_path: Path) -> None:
    hand.card(hand.desk.person("Tom Kestrel"))
    hand.menu("PRINT_MAP")
    hand.pick("people", "The selected")
    target = tmp_path / "map.pdf"
    hand.save(target)
    assert hand.clicks <= 6
    (words,) = pages(target)
    assert "Tom Kestrel" in words and "Harriet Kestrel" in words and "Dave Hollis" not in words


def test_it_is_read_in_black_and_white(hand: PaperHand, tmp_path: Path) -> None:
    hand.card(hand.desk.person("Tom Kestrel"))
    studio = hand.menu("PRINT_PRECALL")
    studio.panel.greyscale.box.click()
    hand.desk.qtbot.waitUntil(lambda: not studio.making)
    for number in range(len(studio.sheets)):
        hand.desk.qtbot.waitUntil(lambda number=number: studio.thumbnails.pictures.picture(number) is not None)
        image = studio.thumbnails.pictures.picture(number).toImage()
        colours = (image.pixelColor(x, y) for x in range(0, image.width(), 2) for y in range(image.height()))
        # Letters are smoothed in colour only where the screen has stripes; grey is grey within a few steps.
        assert max(max(c.getRgb()[:3]) - min(c.getRgb()[:3]) for c in colours) < 24
