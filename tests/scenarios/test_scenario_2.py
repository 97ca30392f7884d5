"""Scenario 2: a CRM export dropped on the window becomes a map, nobody lost; one key more and a flag explains it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from relmap.ui.dialogs.import_dialog import ImportDialog

GIVEN = ("Ada", "Bo", "Cleo", "Dan", "Eva", "Finn", "Gus", "Hal", "Ida", "Jan")
FAMILY = ("Arden", "Birk", "Castell", "Dahl")


def crm_export(folder: Path) -> Path:
    """Forty rows: a head, three directors, thirty-six people below them."""
    names = [f"{given} {family}" for family in FAMILY for given in GIVEN]
    lines = ["Contact ID,Full Name,Job Title,Email,Account Name,Reports To"]
    for number, name in enumerate(names):
        if number == 0:
            title, boss = "Managing Director", ""
        elif number <= 3:
            title, boss = "Director", names[0]
        else:
            title, boss = "Specialist", names[1 + number % 3]
        address = name.lower().replace(" ", ".") + "@polder.example"
        lines.append(f"C{number:03},{name},{title},{address},Polder Pumps,{boss}")
    path = folder / "contacts.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def imported(desk, tmp_path: Path):
    """The window after the list was dropped and the plan accepted."""
    desk.drop(crm_export(tmp_path))
    dialog = desk.dialog(ImportDialog)
    assert dialog.account.currentText() == "Polder Pumps"
    assert "40 new people" in dialog.plan.counts
    desk.qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    return desk


def test_everybody_arrives_and_stands_below_the_right_manager(imported) -> None:
    snapshot = imported.session.snapshot
    assert len(snapshot.people) == 40
    assert snapshot.accounts[imported.session.account].name == "Polder Pumps"
    head = imported.person("Ada Arden")
    assert {p.name for p in snapshot.reports_of(head.id)} == {"Bo Arden", "Cleo Arden", "Dan Arden"}
    assert imported.window.map_page.isVisible()
    assert set(snapshot.people) <= set(imported.canvas.scene.placement.rects)


def test_the_import_is_one_undo_step(imported) -> None:
    imported.run("UNDO")
    assert imported.session.snapshot.people == {}
    imported.run("REDO")
    assert len(imported.session.snapshot.people) == 40


def test_one_key_names_the_economic_buyer_and_the_flag_explains_itself(imported) -> None:
    head = imported.person("Ada Arden").id
    clerk = imported.person("Bo Birk").id
    imported.window.map_page.go_to(clerk)
    imported.qtbot.keyClick(imported.canvas, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    imported.window.map_page.go_to(head)
    imported.qtbot.keyClick(imported.canvas, Qt.Key.Key_1)
    headline = imported.window.map_page.headline
    assert headline.isVisible()
    assert "No known path leads to the economic buyer Ada Arden" in headline.sentence.text()
    imported.qtbot.mouseClick(headline.why, Qt.MouseButton.LeftButton)
    said = "\n".join(label.text() for label in imported.window.side.flags.findChildren(QLabel))
    assert "Named as economic buyer: Ada Arden" in said
    assert "What would clear it" in said


def test_the_same_list_again_changes_nothing(imported, tmp_path: Path) -> None:
    before = imported.session.snapshot
    imported.messages.files.append(crm_export(tmp_path))
    imported.run("IMPORT")
    dialog = imported.dialog(ImportDialog)
    assert "new" not in dialog.plan.counts
    imported.qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert imported.session.snapshot.people == before.people


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
        ("broken.json", b'{"format": "relmap", "version": 1, "accounts": ['),
        ("other.relmap", b"no database at all"),
    ],
)
def test_a_wrong_file_is_one_sentence_and_nothing_changes(desk, tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    before, title = desk.session.snapshot, desk.window.windowTitle()
    desk.drop(path)
    assert len(desk.messages.said) == 1
    assert desk.messages.said[0].endswith(".")
    assert desk.session.snapshot is before
    assert desk.window.windowTitle() == title
    assert path.read_bytes() == content


def test_a_file_that_is_not_there(desk, tmp_path: Path) -> None:
    desk.window.files.take(tmp_path / "gone.csv")
    assert len(desk.messages.said) == 1
