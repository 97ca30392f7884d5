"""What an accepted import does to the window: it waits visibly, composes once, and shows who came in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from window_desk import Desk

from relmap.edit.commands import Revise
from relmap.model.entities import Person
from relmap.render.map.drawing import Scene
from relmap.ui.dialogs.import_dialog import ImportDialog
from relmap.ui.map.camera import Camera

ROWS = 2_600
"""People whose import is more than 5,000 changes: of each also what the list said is kept."""


def listed(folder: Path, names: list[str], boss: str = "") -> Path:
    """A list of people below a manager, as a CRM exports it."""
    path = folder / "people.csv"
    lines = [f"{name},Specialist,{boss},{n}@polder.example,C{n:05},Polder Pumps" for n, name in enumerate(names)]
    path.write_text(
        "\n".join(["Full Name,Job Title,Reports To,Email,Contact ID,Account Name", *lines]) + "\n", encoding="utf-8"
    )
    return path


def planned(desk: Desk, path: Path) -> ImportDialog:
    """The dialog over a list, once it is worked out what will happen."""
    desk.drop(path)
    waiting = lambda: [d for d in desk.window.findChildren(ImportDialog) if d.isVisible() and d.go.isEnabled()]  # noqa: E731
    desk.qtbot.waitUntil(lambda: bool(waiting()), timeout=20_000)
    return waiting()[0]


@pytest.fixture
def sample(desk: Desk) -> Desk:
    """The sample is open."""
    desk.window.files.open_sample()
    return desk


def test_the_window_is_busy_while_an_import_is_written_and_drawn(sample: Desk, tmp_path: Path) -> None:
    dialog = planned(sample, listed(tmp_path, ["Ada Arden", "Bo Birk"]))
    seen: list[bool] = []

    def look() -> None:
        cursor = QGuiApplication.overrideCursor()
        waits = cursor is not None and cursor.shape() is Qt.CursorShape.WaitCursor
        seen.append(waits and not any(button.isEnabled() for button in dialog.findChildren(QPushButton)))

    sample.session.content_changed.connect(look)
    sample.window.composition.changed.connect(look)
    dialog.go.click()
    assert seen == [True, True]
    assert QGuiApplication.overrideCursor() is None
    assert not dialog.isVisible()


def test_a_large_import_is_composed_once(sample: Desk, tmp_path: Path) -> None:
    path = listed(tmp_path, ["Ada Arden", *(f"Person Number{n}" for n in range(ROWS))], "Ada Arden")
    dialog = planned(sample, path)
    drawn: list[Scene | None] = []
    changes: list[int] = []
    sample.window.composition.changed.connect(lambda: drawn.append(sample.window.composition.scene))
    sample.session.content_changed.connect(lambda changed: changes.append(len(changed.change_set.changes)))
    dialog.go.click()
    assert changes[0] > 5_000
    (scene,) = drawn
    assert scene is not None and len(scene.ids) > ROWS
    assert sample.session.snapshot.accounts[sample.session.account].name == "Polder Pumps"


def test_who_came_in_is_shown_from_wherever_one_looks(sample: Desk, tmp_path: Path) -> None:
    planned(sample, listed(tmp_path, ["Ada Arden", "Bo Birk", "Cleo Castell"])).go.click()
    polder = sample.session.account
    people = [sample.person(name).id for name in ("Ada Arden", "Bo Birk", "Cleo Castell")]
    assert not sample.session.selection
    sample.session.choose(next(a.id for a in sample.session.snapshot.accounts.values() if a.name.startswith("Kestrel")))
    show = sample.messages.offered["Show on the map"]
    show()
    assert sample.session.account == polder
    assert set(sample.session.selection) == set(people) == set(sample.canvas.selection())
    for _again in range(2):
        assert all(sample.canvas.rect().contains(sample.canvas.place_of(person)) for person in people)
        sample.canvas.camera = Camera(2.0, 50_000, 50_000)
        show()


def test_who_is_hidden_is_shown_by_the_card_above(sample: Desk, tmp_path: Path) -> None:
    sample.session.choose(next(a.id for a in sample.session.snapshot.accounts.values() if a.name.startswith("Kestrel")))
    head, below = sample.person("Harriet Kestrel").id, sample.person("Joe Brandt").id
    sample.session.run(Revise(Person, (head,), {"collapsed": True}))
    assert below not in sample.canvas.scene.picture.cards
    sample.canvas.camera = Camera(2.0, 50_000, 50_000)
    sample.session.show_people([below, "nobody"])
    assert sample.session.selection == (below,)
    assert sample.canvas.rect().contains(sample.canvas.place_of(head))


def test_people_who_do_not_fit_at_this_size_are_shown_smaller(sample: Desk) -> None:
    people = tuple(p.id for p in sample.session.snapshot.people_of(sample.session.account))
    sample.canvas.zoom_to(3.0)
    sample.session.show_people(people)
    assert all(sample.canvas.rect().contains(sample.canvas.place_of(p)) for p in people if p in sample.canvas.people())
    assert sample.canvas.camera.zoom < 3.0
    sample.canvas.zoom_to(0.2)
    sample.session.show_people(people[:1])
    assert sample.canvas.camera.zoom == 1.0


def test_a_fact_check_sheet_that_came_back_changes_one_person_in_one_step(sample: Desk, tmp_path: Path) -> None:
    snapshot = sample.session.snapshot
    dave = next(person for person in snapshot.people.values() if person.name == "Dave Hollis")
    path = tmp_path / "Dave Hollis.csv"
    lines = (
        "Field,What we have,Your correction",
        "Name,Dave Hollis,",
        "Phone,,+44 113 496 0000",
        f"RelMap ID,{dave.id},",
    )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    dialog = planned(sample, path)
    assert not dialog.mapping.isVisible()
    assert not dialog.account.isVisible()
    assert dialog.plan.counts == "1 changed"
    dialog.go.click()
    after = sample.session.snapshot
    assert after.people[dave.id] == replace(dave, phone="+44 113 496 0000", fact_checked_on=date.today())
    assert {key: p for key, p in after.people.items() if key != dave.id} == {
        key: p for key, p in snapshot.people.items() if key != dave.id
    }
    sample.session.undo()
    assert sample.session.snapshot.people[dave.id] == dave
