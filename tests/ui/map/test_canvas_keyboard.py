import pytest
from canvas_hand import Hand
from canvas_scenes import SIDEWAYS, scene_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from relmap.model.vocabulary import BuyingRole
from relmap.ui.map.canvas import MapCanvas

Key = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def test_enter_and_tab_ask_for_somebody_new(canvas: MapCanvas, hand: Hand) -> None:
    canvas.select(["cid"])
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Tab)
    hand.key(Key.Key_Insert)
    assert hand.told("addRequested") == [("SIBLING", "cid"), ("REPORT", "cid"), ("ROOT", "")]


def test_on_an_empty_map_enter_and_tab_ask_for_the_first_person(canvas: MapCanvas, hand: Hand) -> None:
    canvas.set_scene(scene_of(()))
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Tab)
    assert hand.told("addRequested") == [("ROOT", ""), ("ROOT", "")]


def test_arrows_walk_and_shift_extends(canvas: MapCanvas, hand: Hand) -> None:
    hand.key(Key.Key_Home)
    for key in (Key.Key_Down, Key.Key_Right, Key.Key_Down, Key.Key_Right, Key.Key_Up):
        hand.key(key)
    assert [ids for (ids,) in hand.told("selectionChanged")] == [
        ("ada",),
        ("bea",),
        ("cid",),
        ("eva",),
        ("fin",),
        ("cid",),
    ]
    hand.key(Key.Key_Left, SHIFT)
    assert canvas.selection() == ("cid", "bea")


def test_arrows_are_turned_on_a_map_from_left_to_right(canvas: MapCanvas, hand: Hand) -> None:
    canvas.set_scene(scene_of(style=SIDEWAYS))
    canvas.select(["ada"])
    hand.key(Key.Key_Right)
    hand.key(Key.Key_Down)
    assert canvas.selection() == ("cid",)
    hand.key(Key.Key_Left)
    assert canvas.selection() == ("ada",)


def test_an_arrow_without_selection_starts_at_the_root(canvas: MapCanvas, hand: Hand) -> None:
    hand.key(Key.Key_Down)
    assert canvas.selection() == ("ada",)


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        (Key.Key_Left, (("cid",), "ada", "bea")),
        (Key.Key_Right, (("cid",), "ada", "")),
        (Key.Key_Up, (("cid",), "", "")),
        (Key.Key_Down, (("cid",), "bea", "")),
    ],
)
def test_alt_and_arrows_move_a_branch(canvas: MapCanvas, hand: Hand, key: Qt.Key, wanted: tuple[object, ...]) -> None:
    canvas.select(["cid"])
    hand.key(key, ALT)
    assert hand.told("reassignRequested") == [wanted]


def test_digits_set_roles_and_with_ctrl_depth(canvas: MapCanvas, hand: Hand) -> None:
    hand.key(Key.Key_1)
    canvas.select(["bea", "cid"])
    for key in (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4):
        hand.key(key)
    for key in (Key.Key_0, Key.Key_5):
        hand.key(key, CTRL)
    assert [role for (role,) in hand.told("roleToggled")] == [role.value for role in BuyingRole]
    assert hand.told("depthSet") == [(0,), (5,)]


def test_delete_space_and_escape(canvas: MapCanvas, hand: Hand) -> None:
    canvas.select(["bea"])
    hand.key(Key.Key_Space)
    hand.key(Key.Key_Delete)
    hand.key(Key.Key_Escape)
    hand.key(Key.Key_Delete)
    hand.key(Key.Key_Space)
    assert [name for name, *_ in hand.heard] == ["inspectRequested", "removeRequested", "selectionChanged"]
    assert canvas.selection() == ()


def test_ctrl_a_selects_everybody(canvas: MapCanvas, hand: Hand) -> None:
    hand.key(Key.Key_A, CTRL)
    assert canvas.selection() == canvas.people()


def test_zoom_keys(qtbot: QtBot, canvas: MapCanvas, hand: Hand) -> None:
    with qtbot.waitSignal(canvas.zoomChanged) as told:
        hand.key(Key.Key_Minus)
    assert told.args == [canvas.camera.zoom] and canvas.camera.zoom < 1.0
    hand.key(Key.Key_Minus, CTRL)
    assert canvas.camera.zoom == 0.5
    hand.key(Key.Key_Plus, CTRL)
    hand.key(Key.Key_Plus, SHIFT)
    hand.key(Key.Key_Equal, CTRL)
    assert canvas.camera.zoom > 1.0
    hand.key(Key.Key_F)
    assert canvas.camera.zoom == 1.0


def test_walking_brings_the_card_into_sight(canvas: MapCanvas, hand: Hand) -> None:
    canvas.zoom_to(4.0)
    canvas.center_on("ada")
    canvas.select(["ada"])
    hand.key(Key.Key_Down)
    assert canvas.rect().contains(canvas.place_of("bea").center())


def test_tab_leaves_when_nobody_is_selected_and_ctrl_tab_always(qtbot: QtBot) -> None:
    window = QWidget()
    canvas, field = MapCanvas(), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(canvas)
    column.addWidget(field)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    canvas.set_scene(scene_of())
    hand = Hand(canvas)
    canvas.setFocus()
    QTest.keyClick(canvas, Key.Key_Tab)
    assert QApplication.focusWidget() is field
    canvas.setFocus()
    canvas.select(["bea"])
    QTest.keyClick(canvas, Key.Key_Tab)
    assert QApplication.focusWidget() is canvas
    QTest.keyClick(canvas, Key.Key_Tab, CTRL)
    assert QApplication.focusWidget() is field
    assert hand.told("addRequested") == [("REPORT", "bea")]


def test_other_keys_are_left_to_the_window(qtbot: QtBot, hand: Hand) -> None:
    hand.canvas.select(["bea"])
    for key in (Key.Key_F5, Key.Key_Z, Key.Key_F):
        hand.key(key, CTRL)
    assert hand.heard == []
