"""A canvas on the (invisible) screen with a small map, and a hand to work it."""

from __future__ import annotations

import pytest
from canvas_hand import Hand
from canvas_scenes import scene_of
from pytestqt.qtbot import QtBot

from relmap.ui.map.canvas import MapCanvas


@pytest.fixture
def canvas(qtbot: QtBot) -> MapCanvas:
    made = MapCanvas()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    made.set_scene(scene_of())
    return made


@pytest.fixture
def hand(canvas: MapCanvas) -> Hand:
    return Hand(canvas)
