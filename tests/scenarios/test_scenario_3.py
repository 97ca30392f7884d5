"""Scenario 3: twelve people typed without the mouse, a mistake undone, a branch moved with the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from relmap.ui.dialogs.account_dialog import AccountDialog

# name, title, and the key that begins the next one: Enter beside, Tab below
TWELVE = (
    ("Hanna Brandt", "Managing director", Qt.Key.Key_Tab),
    ("Oskar Lind", "Finance director", Qt.Key.Key_Return),
    ("Mira Solberg", "Technical director", Qt.Key.Key_Return),
    ("Pavel Novák", "Operations director", Qt.Key.Key_Tab),
    ("Aylin Demir", "Plant manager", Qt.Key.Key_Tab),
    ("Joon Park", "Shift leader", Qt.Key.Key_Return),
    ("Lea Fontaine", "Shift leader", Qt.Key.Key_Return),
    ("Tomás Rey", "Maintenance", Qt.Key.Key_Return),
    ("Ines Duarte", "Quality", Qt.Key.Key_Return),
    ("Ruth Okafor", "Planning", Qt.Key.Key_Return),
    ("Karl Weiss", "Stores", Qt.Key.Key_Return),
    ("佐藤 花子", "Process engineer", None),
)


def _type(words: str) -> None:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QLineEdit)
    widget.insert(words)


def _key(desk, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    desk.qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def _start_typing(desk) -> None:
    desk.qtbot.keyClick(desk.window.start_page.typing, Qt.Key.Key_Space)
    dialog = desk.dialog(AccountDialog)
    field = dialog.findChild(QLineEdit)
    desk.qtbot.keyClicks(field, "Nordlicht Pumps")
    desk.qtbot.keyClick(field, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))


def test_twelve_people_without_the_mouse(desk) -> None:
    desk.window.activateWindow()
    _start_typing(desk)
    for name, title, then in TWELVE:
        _type(name)
        _key(desk, Qt.Key.Key_Down)
        _type(title)
        if then is not None:
            _key(desk, then)
    _key(desk, Qt.Key.Key_Return)
    _key(desk, Qt.Key.Key_Escape)
    people = desk.session.snapshot.people.values()
    assert {(p.name, p.title) for p in people} == {(name, title) for name, title, _then in TWELVE}
    boss = desk.person("Hanna Brandt")
    assert boss.reports_to is None
    assert desk.person("Oskar Lind").reports_to == boss.id
    assert desk.person("Mira Solberg").reports_to == boss.id
    assert desk.person("Joon Park").reports_to == desk.person("Aylin Demir").id
    assert desk.person("佐藤 花子").reports_to == desk.person("Aylin Demir").id


def test_a_mistake_is_undone_and_a_branch_moved(desk) -> None:
    desk.window.activateWindow()
    _start_typing(desk)
    _type("Hanna Brandt")
    _key(desk, Qt.Key.Key_Tab)
    _type("Oskar Lind")
    _key(desk, Qt.Key.Key_Return)
    _type("Mira Solberg")
    _key(desk, Qt.Key.Key_Tab)
    _type("Joon Park")
    _key(desk, Qt.Key.Key_Return)
    _key(desk, Qt.Key.Key_Escape)
    joon = desk.person("Joon Park").id
    assert desk.session.selection == (joon,)
    desk.qtbot.keyClick(desk.canvas, Qt.Key.Key_Delete)
    assert joon not in desk.session.snapshot.people
    desk.run("UNDO")
    assert desk.session.snapshot.people[joon].name == "Joon Park"
    mira, oskar = desk.person("Mira Solberg").id, desk.person("Oskar Lind").id
    desk.session.select((mira,))
    desk.qtbot.keyClick(desk.canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    boss = desk.person("Hanna Brandt").id
    assert [p.id for p in desk.session.snapshot.reports_of(boss)] == [mira, oskar]
    assert desk.session.snapshot.people[joon].reports_to == mira


def test_escape_leaves_nobody_behind_and_adding_is_one_undo_step(desk) -> None:
    desk.window.activateWindow()
    _start_typing(desk)
    _key(desk, Qt.Key.Key_Escape)
    assert desk.session.snapshot.people == {}
    desk.qtbot.keyClick(desk.canvas, Qt.Key.Key_Insert)
    _type("Hanna Brandt")
    _key(desk, Qt.Key.Key_Return)
    _key(desk, Qt.Key.Key_Escape)
    assert len(desk.session.snapshot.people) == 1
    desk.run("UNDO")
    assert desk.session.snapshot.people == {}
