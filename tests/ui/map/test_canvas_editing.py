from canvas_hand import Hand
from canvas_scenes import TEAM, scene_of
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from relmap.model.vocabulary import BuyingRole
from relmap.ui.map.canvas import MapCanvas

Key = Qt.Key


def fields(canvas: MapCanvas) -> tuple[QLineEdit, QLineEdit]:
    name, title = canvas.findChild(QLineEdit, "nameField"), canvas.findChild(QLineEdit, "titleField")
    assert isinstance(name, QLineEdit) and isinstance(title, QLineEdit)
    return name, title


class Window:
    """What the window does: adds and renames people at once, and asks for their names."""

    def __init__(self, canvas: MapCanvas) -> None:
        self.canvas = canvas
        self.people = list(TEAM)
        canvas.addRequested.connect(self._add)
        canvas.renameRequested.connect(self._rename)
        canvas.addAbandoned.connect(self._forget)

    def names(self) -> list[tuple[str | None, str, str]]:
        return [(manager, name, title) for _, manager, name, title in self.people]

    def _add(self, kind: str, anchor: str) -> None:
        managers = {key: manager for key, manager, _, _ in self.people}
        manager = anchor if kind == "REPORT" else managers.get(anchor)
        key = f"new{len(self.people)}"
        self.people.append((key, manager, "", ""))
        self._show()
        self.canvas.select([key])
        self.canvas.edit_name(key)

    def _rename(self, person: str, name: str, title: str) -> None:
        self.people = [(k, m, name, title) if k == person else (k, m, n, t) for k, m, n, t in self.people]
        self._show()

    def _forget(self, person: str) -> None:
        self.people = [entry for entry in self.people if entry[0] != person]
        self._show()

    def _show(self) -> None:
        self.canvas.set_scene(scene_of(self.people))


def test_f2_edits_name_and_title(canvas: MapCanvas, hand: Hand) -> None:
    canvas.select(["bea"])
    hand.key(Key.Key_F2)
    name, title = fields(canvas)
    assert name.isVisible() and (name.text(), title.text()) == ("Bea Sommer", "Finance director")
    hand.type("Bea Lang")
    hand.key(Key.Key_Down)
    hand.type("Treasurer")
    hand.key(Key.Key_Return)
    assert hand.told("renameRequested") == [("bea", "Bea Lang", "Treasurer")]
    assert hand.told("editFinished") == [()]
    assert not name.isVisible() and canvas.hasFocus()
    assert hand.told("addRequested") == []


def test_typing_a_letter_starts_a_new_name(canvas: MapCanvas, hand: Hand) -> None:
    canvas.select(["bea"])
    hand.type("Zoe Fink")
    hand.key(Key.Key_Return)
    assert hand.told("renameRequested") == [("bea", "Zoe Fink", "Finance director")]


def test_a_name_may_start_with_a_capital_f(canvas: MapCanvas, hand: Hand) -> None:
    canvas.select(["bea"])
    hand.type("Fee")
    hand.key(Key.Key_Return)
    assert hand.told("renameRequested") == [("bea", "Fee", "Finance director")]


def test_a_double_click_edits(canvas: MapCanvas, hand: Hand) -> None:
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=hand.at("dot"))
    assert fields(canvas)[0].text() == "Dot Lenz" and fields(canvas)[0].hasFocus()


def test_escape_leaves_the_name_as_it_was(canvas: MapCanvas, hand: Hand) -> None:
    canvas.edit_name("bea")
    hand.type("Somebody")
    hand.key(Key.Key_Escape)
    assert hand.told("renameRequested") == [] and hand.told("editFinished") == [()]
    assert canvas.hasFocus()


def test_an_unchanged_name_asks_for_nothing(canvas: MapCanvas, hand: Hand) -> None:
    canvas.edit_name("bea")
    hand.key(Key.Key_Return)
    assert [name for name, *_ in hand.heard] == ["editFinished"]


def test_clicking_elsewhere_keeps_what_was_typed(canvas: MapCanvas, hand: Hand) -> None:
    canvas.edit_name("bea")
    hand.type("Bea Lang")
    hand.click(QPoint(20, 30))
    assert hand.told("renameRequested") == [("bea", "Bea Lang", "Finance director")]
    assert not fields(canvas)[0].isVisible()


def test_tab_keeps_the_name_and_adds_a_report(canvas: MapCanvas, hand: Hand) -> None:
    canvas.edit_name("bea")
    hand.type("Bea Lang")
    hand.key(Key.Key_Tab)
    assert [name for name, *_ in hand.heard] == ["renameRequested", "editFinished", "addRequested"]
    assert hand.told("addRequested") == [("REPORT", "bea")]


def test_people_are_typed_one_after_the_other_without_the_mouse(canvas: MapCanvas, hand: Hand) -> None:
    window = Window(canvas)
    canvas.select(["bea"])
    hand.key(Key.Key_Tab)
    hand.type("Gus Thal")
    hand.key(Key.Key_Down)
    hand.type("Controller")
    hand.key(Key.Key_Return)
    hand.type("Hal Berg")
    hand.key(Key.Key_Tab)
    hand.type("Ina Ried")
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Escape)
    assert window.names()[len(TEAM) :] == [
        ("bea", "Gus Thal", "Controller"),
        ("bea", "Hal Berg", ""),
        ("new7", "Ina Ried", ""),
    ]
    assert canvas.hasFocus()
    assert len(hand.told("addAbandoned")) == 1


def test_enter_without_a_name_ends_the_row(canvas: MapCanvas, hand: Hand) -> None:
    window = Window(canvas)
    canvas.select(["bea"])
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Return)
    assert window.people == list(TEAM)
    assert len(hand.told("addRequested")) == 1


def test_somebody_added_from_a_menu_is_given_up_without_a_name(canvas: MapCanvas, hand: Hand) -> None:
    canvas.set_scene(scene_of([*TEAM, ("new", "bea", "", "")]))
    canvas.edit_name("new")
    hand.key(Key.Key_Escape)
    assert hand.told("addAbandoned") == [("new",)]
    assert hand.told("renameRequested") == []


def test_words_for_a_missing_name_are_not_edited(canvas: MapCanvas, hand: Hand) -> None:
    canvas.set_scene(scene_of(cards={"bea": {"name": "Vacant"}}))
    canvas.set_name_source(lambda card: ("", "Finance director"))
    canvas.select(["bea"])
    hand.key(Key.Key_F2)
    assert [field.text() for field in fields(canvas)] == ["", "Finance director"]
    hand.type("Kim Ost")
    hand.key(Key.Key_Return)
    assert hand.told("renameRequested") == [("bea", "Kim Ost", "Finance director")]


def test_a_ghost_is_named_in_place(canvas: MapCanvas, hand: Hand) -> None:
    canvas.set_scene(scene_of(ghosts=(BuyingRole.COACH,)))
    canvas.select(["ghost:COACH"])
    hand.key(Key.Key_Return)
    hand.type("Jon Weil")
    hand.key(Key.Key_Return)
    assert hand.told("renameRequested") == [("ghost:COACH", "Jon Weil", "")]
    assert hand.told("addRequested") == []


def test_the_editor_stays_on_its_card(canvas: MapCanvas, hand: Hand) -> None:
    canvas.edit_name("eva")
    editor = fields(canvas)[0].parentWidget()
    assert editor.geometry().topLeft() == canvas.place_of("eva").topLeft()
    canvas.look(canvas.camera.panned(-30, -40))
    assert editor.geometry().topLeft() == canvas.place_of("eva").topLeft()


def test_the_editor_closes_when_its_card_is_gone(canvas: MapCanvas, hand: Hand) -> None:
    canvas.edit_name("fin")
    hand.type("Somebody")
    canvas.set_scene(scene_of(TEAM[:-1]))
    assert not fields(canvas)[0].isVisible()
    assert hand.told("renameRequested") == []


def test_markup_in_a_name_stays_text(canvas: MapCanvas, hand: Hand) -> None:
    canvas.edit_name("bea")
    QApplication.clipboard().setText("<b>Bea</b>\nSecond line")
    fields(canvas)[0].paste()
    hand.key(Key.Key_Return)
    ((_, name, _),) = hand.told("renameRequested")
    assert name == "<b>Bea</b> Second line"
