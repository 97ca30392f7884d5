from canvas_hand import Hand
from canvas_scenes import crowd, scene_of
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from relmap.model.vocabulary import BuyingRole
from relmap.render.map.anatomy import below_rect, flag_rect
from relmap.ui.map.canvas import MapCanvas

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NOWHERE = QPoint(30, 40)


def test_a_click_selects_and_a_click_on_the_ground_ends_it(hand: Hand) -> None:
    hand.click(hand.at("bea"))
    hand.click(hand.at("cid"))
    hand.click(NOWHERE)
    assert hand.told("selectionChanged") == [(("bea",),), (("cid",),), ((),)]


def test_with_ctrl_or_shift_a_click_adds_and_takes_away(canvas: MapCanvas, hand: Hand) -> None:
    hand.click(hand.at("bea"))
    hand.click(hand.at("cid"), CTRL)
    hand.click(hand.at("dot"), SHIFT)
    assert canvas.selection() == ("bea", "cid", "dot")
    hand.click(hand.at("cid"), CTRL)
    assert canvas.selection() == ("bea", "dot")
    hand.click(NOWHERE, CTRL)
    assert canvas.selection() == ("bea", "dot")
    hand.click(hand.at("bea"))
    assert canvas.selection() == ("bea",)


def test_a_card_dropped_on_a_card_asks_for_a_new_manager(hand: Hand) -> None:
    hand.drag(hand.at("eva"), hand.at("dot"))
    assert hand.told("reassignRequested") == [(("eva",), "dot", "")]


def test_a_card_dropped_between_siblings_asks_for_a_new_order(hand: Hand) -> None:
    hand.drag(hand.at("dot"), (hand.at("bea", 1.0) + hand.at("cid", 0.0)) / 2)
    assert hand.told("reassignRequested") == [(("dot",), "ada", "cid")]


def test_a_card_dropped_on_the_ground_has_no_manager(hand: Hand) -> None:
    hand.drag(hand.at("eva"), NOWHERE)
    assert hand.told("reassignRequested") == [(("eva",), "", "")]


def test_the_whole_selection_is_dragged_but_reports_stay_with_their_manager(canvas: MapCanvas, hand: Hand) -> None:
    canvas.select(["eva", "cid", "dot"])
    hand.drag(hand.at("cid"), hand.at("bea"))
    assert hand.told("reassignRequested") == [(("cid", "dot"), "bea", "")]
    assert canvas.selection() == ("eva", "cid", "dot")


def test_a_branch_cannot_be_dropped_into_itself(canvas: MapCanvas, hand: Hand) -> None:
    hand.grab(hand.at("cid"), hand.at("eva"))
    assert canvas.cursor().shape() is Qt.CursorShape.ForbiddenCursor
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=hand.at("eva"))
    assert hand.told("reassignRequested") == []
    assert canvas.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_dropping_a_card_where_it_was_asks_for_nothing(hand: Hand) -> None:
    hand.drag(hand.at("bea"), hand.at("bea", 1.0) + QPoint(8, 0))
    hand.drag(hand.at("bea"), hand.at("ada"))
    assert hand.told("reassignRequested") == [(("bea",), "ada", "")]


def test_escape_drops_the_drag(canvas: MapCanvas, hand: Hand) -> None:
    before = canvas.camera
    hand.grab(hand.at("eva"), hand.at("dot"))
    hand.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=hand.at("dot"))
    assert hand.told("reassignRequested") == []
    assert canvas.selection() == ("eva",)
    assert canvas.camera == before


def test_a_second_button_drops_the_drag(canvas: MapCanvas, hand: Hand) -> None:
    hand.grab(hand.at("eva"), hand.at("dot"))
    QTest.mousePress(canvas, Qt.MouseButton.RightButton, pos=hand.at("dot"))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=hand.at("dot"))
    assert hand.told("reassignRequested") == []


def test_alt_drag_draws_a_dotted_line(hand: Hand) -> None:
    hand.drag(hand.at("eva"), hand.at("dot"), ALT)
    hand.drag(hand.at("eva"), NOWHERE, ALT)
    assert hand.told("dottedRequested") == [("eva", "dot")]
    assert hand.told("reassignRequested") == []


def test_the_handle_pulls_a_tie(canvas: MapCanvas, hand: Hand) -> None:
    hand.hover(hand.at("bea"))
    hand.drag(hand.at("bea", 1.0), hand.at("dot"))
    (source, target, place), *more = hand.told("tieRequested")
    assert (source, target, more) == ("bea", "dot", [])
    assert place == canvas.mapToGlobal(hand.at("dot"))
    assert hand.told("reassignRequested") == []


def test_plain_drag_on_the_ground_pans(canvas: MapCanvas, hand: Hand) -> None:
    before = hand.at("ada")
    hand.drag(NOWHERE, NOWHERE + QPoint(60, 25))
    assert hand.at("ada") == before + QPoint(60, 25)
    assert hand.told("selectionChanged") == []


def test_the_middle_button_pans_even_on_a_card_and_escape_takes_it_back(canvas: MapCanvas, hand: Hand) -> None:
    before = hand.at("ada")
    start = hand.at("bea")
    hand.drag(start, start + QPoint(-40, 30), button=Qt.MouseButton.MiddleButton)
    assert hand.at("ada") == before + QPoint(-40, 30)
    hand.grab(start, start + QPoint(90, 90), button=Qt.MouseButton.MiddleButton)
    hand.key(Qt.Key.Key_Escape)
    assert hand.at("ada") == before + QPoint(-40, 30)


def test_space_turns_the_pointer_into_a_hand(canvas: MapCanvas, hand: Hand) -> None:
    canvas.select(["bea"])
    before, start = hand.at("ada"), hand.at("bea")
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    assert canvas.cursor().shape() is Qt.CursorShape.OpenHandCursor
    hand.drag(start, start + QPoint(50, 0))
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert hand.at("ada") == before + QPoint(50, 0)
    assert hand.heard == []


def test_shift_drag_on_the_ground_catches_cards(canvas: MapCanvas, hand: Hand) -> None:
    hand.drag(hand.at("bea", 0, 0) - QPoint(20, 10), hand.at("cid"), SHIFT)
    assert set(canvas.selection()) == {"bea", "cid"}


def test_the_wheel_zooms_about_the_pointer(canvas: MapCanvas, hand: Hand) -> None:
    place = hand.at("eva")
    hand.wheel(place, -2)
    assert canvas.camera.zoom == 0.5
    assert (hand.at("eva") - place).manhattanLength() <= 2
    hand.wheel(place, 1)
    hand.wheel(place, 1)
    assert canvas.camera.zoom == 1.0


def test_two_fingers_pan_and_with_ctrl_they_zoom(canvas: MapCanvas, hand: Hand) -> None:
    before, place = hand.at("ada"), hand.at("ada")
    hand.wheel(place, 0, QPoint(12, -7))
    assert hand.at("ada") == before + QPoint(12, -7)
    hand.wheel(place, 0, QPoint(0, -120), CTRL)
    assert canvas.camera.zoom < 1.0


def test_the_map_scrolls_when_a_drag_nears_the_edge(qtbot: QtBot, canvas: MapCanvas, hand: Hand) -> None:
    canvas.set_scene(crowd(300))
    canvas.zoom_to(1.0)
    canvas.center_on("p1")
    before = canvas.camera.x
    hand.grab(hand.at("p1"), QPoint(canvas.width() - 4, canvas.height() // 2))
    qtbot.waitUntil(lambda: canvas.camera.x > before + 20)
    hand.key(Qt.Key.Key_Escape)


def test_flag_and_collapse_marks_are_clicked(canvas: MapCanvas, hand: Hand) -> None:
    scene = scene_of(cards={"bea": {"flags": 3}, "cid": {"below": 9}})
    canvas.set_scene(scene)
    for card, part in (("bea", flag_rect), ("cid", below_rect)):
        rect = part(scene.picture.cards[card], scene.placement.rects[card])
        assert rect is not None
        place = canvas.camera.to_view(*rect.center)
        hand.click(QPoint(round(place.x), round(place.y)))
    assert hand.told("flagClicked") == [("bea",)]
    assert hand.told("collapseToggled") == [("cid",)]


def test_a_double_click_on_the_ground_adds_somebody(canvas: MapCanvas, hand: Hand) -> None:
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=NOWHERE)
    assert hand.told("addRequested") == [("ROOT", "")]


def test_the_right_button_asks_for_a_menu(canvas: MapCanvas, hand: Hand) -> None:
    for place in (hand.at("bea"), NOWHERE):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, canvas.mapToGlobal(place))
        QApplication.sendEvent(canvas, event)
    assert hand.told("contextMenuRequested") == [
        ("bea", canvas.mapToGlobal(hand.at("bea"))),
        ("", canvas.mapToGlobal(NOWHERE)),
    ]
    assert canvas.selection() == ("bea",)


def test_the_menu_key_asks_at_the_selected_card(canvas: MapCanvas, hand: Hand) -> None:
    canvas.select(["dot"])
    QApplication.sendEvent(canvas, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0)))
    ((card, place),) = hand.told("contextMenuRequested")
    assert card == "dot" and canvas.place_of("dot").contains(canvas.mapFromGlobal(place))  # type: ignore[call-overload]


def test_a_ghost_is_not_dragged(canvas: MapCanvas, hand: Hand) -> None:
    canvas.set_scene(scene_of(ghosts=(BuyingRole.COACH,)))
    hand.drag(hand.at("ghost:COACH"), hand.at("ada"))
    assert hand.told("reassignRequested") == []


def test_hovering_shows_the_handle_and_its_cursor(canvas: MapCanvas, hand: Hand) -> None:
    hand.hover(hand.at("bea", 1.0))
    assert canvas.cursor().shape() is Qt.CursorShape.CrossCursor
    hand.hover(NOWHERE)
    assert canvas.cursor().shape() is Qt.CursorShape.ArrowCursor
