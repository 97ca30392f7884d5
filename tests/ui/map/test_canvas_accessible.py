import gc
import weakref

from canvas_hand import Hand
from canvas_scenes import TEAM, scene_of
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QAccessible, QAccessibleInterface
from pytestqt.qtbot import QtBot

from relmap.ui.map.canvas import MapCanvas

NAME = QAccessible.Text.Name


def interface(canvas: MapCanvas) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(canvas)
    assert found is not None
    return found


def test_the_map_is_a_list_of_people_in_words(canvas: MapCanvas) -> None:
    canvas.set_scene(scene_of(cards={"eva": {"flags": 2, "below": 3}}))
    spoken = interface(canvas)
    assert spoken.role() is QAccessible.Role.List
    names = [spoken.child(at).text(NAME) for at in range(len(TEAM))]
    assert names[0] == "Ada Winter, Managing director, Economic buyer, depth 0 of 5, No contact"
    assert names[4] == (
        "Eva Kamp, Design engineer, depth 4 of 5, Trusted, 2 flags, reports to Cid Herbst, 3 people hidden below"
    )
    assert all(spoken.child(at).role() is QAccessible.Role.ListItem for at in range(len(TEAM)))
    assert all(spoken.indexOfChild(spoken.child(at)) == at for at in range(len(TEAM)))


def test_a_reader_hears_who_is_selected_and_where(canvas: MapCanvas, hand: Hand) -> None:
    canvas.select(["bea"])
    card = interface(canvas).child(1)
    assert card.state().selected and card.state().focusable
    assert not interface(canvas).child(2).state().selected
    assert card.rect().contains(canvas.mapToGlobal(hand.at("bea")))
    focused = interface(canvas).focusChild()
    assert focused is not None and focused.text(NAME).startswith("Bea Sommer")
    under = interface(canvas).childAt(*canvas.mapToGlobal(hand.at("cid")).toTuple())
    assert under is not None and under.text(NAME).startswith("Cid Herbst")


def test_a_card_that_is_gone_is_no_longer_valid(canvas: MapCanvas) -> None:
    last = interface(canvas).child(len(TEAM) - 1)
    assert last.isValid()
    canvas.set_scene(scene_of(TEAM[:-1]))
    assert not last.isValid() and last.text(NAME) == ""


def test_ordinary_widgets_come_after_the_people(canvas: MapCanvas) -> None:
    spoken = interface(canvas)
    assert spoken.childCount() > len(TEAM)
    assert spoken.child(len(TEAM)).role() is not QAccessible.Role.ListItem


def test_a_map_that_was_read_aloud_can_go(qtbot: QtBot) -> None:
    canvas = MapCanvas()
    canvas.set_scene(scene_of())
    last = interface(canvas).child(len(TEAM) - 1)
    gone = weakref.ref(canvas)
    canvas.deleteLater()
    del canvas
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert gone() is None
    assert not last.isValid() and last.text(NAME) == ""


def test_the_outside_of_the_map_is_nobody(canvas: MapCanvas) -> None:
    assert interface(canvas).childAt(*canvas.mapToGlobal(QPoint(-50, -50)).toTuple()) is None
