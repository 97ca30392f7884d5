"""Editing on the map through the whole window: by mouse, by key, with hostile input."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from window_desk import Desk

from relmap.edit.commands import AddAccount, AddPerson
from relmap.model.vocabulary import BuyingRole, PersonStatus

LONG = "Maximiliane " * 41
NASTY = [
    "<b>Bold</b> & Sons",
    "Robert'); DROP TABLE person;--",
    "佐藤 花子",
    "\U0001f469\u200d\U0001f467 Family",
    LONG,
]


@pytest.fixture
def sample(desk: Desk) -> Desk:
    """The sample is open, with the map at a size where cards can be hit."""
    desk.window.files.open_sample()
    desk.canvas.fit()
    return desk


def drag(desk: Desk, source: str, target: str) -> None:
    """Drag one card onto another."""
    canvas = desk.canvas
    start, end = canvas.place_of(source).center(), canvas.place_of(target).center()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 11):
        QTest.mouseMove(canvas, start + (end - start) * step / 10)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)


def test_dragging_a_card_onto_another_changes_the_manager_in_one_step(sample: Desk) -> None:
    dave, joe = sample.person("Dave Hollis"), sample.person("Joe Brandt")
    drag(sample, dave.id, joe.id)
    assert sample.person("Dave Hollis").reports_to == joe.id
    sample.run("UNDO")
    assert sample.person("Dave Hollis").reports_to == dave.reports_to


def test_nobody_can_be_dragged_below_himself(sample: Desk) -> None:
    harriet, dave = sample.person("Harriet Kestrel"), sample.person("Dave Hollis")
    before = sample.session.snapshot
    drag(sample, harriet.id, dave.id)
    assert sample.session.snapshot is before


def test_keys_set_role_and_depth_and_the_map_follows(sample: Desk) -> None:
    tom = sample.person("Tom Kestrel").id
    sample.window.map_page.go_to(tom)
    sample.qtbot.keyClick(sample.canvas, Qt.Key.Key_2)
    sample.qtbot.keyClick(sample.canvas, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    card = sample.canvas.scene.picture.cards[tom]
    assert card.roles == (BuyingRole.TECHNICAL,)
    assert card.depth == 3
    sample.run("UNDO")
    sample.run("UNDO")
    assert sample.canvas.scene.picture.cards[tom].roles == ()


def test_a_depth_for_a_first_account_makes_me_of_the_team(desk: Desk) -> None:
    desk.session.run(AddAccount("Polder Pumps"))
    account = next(iter(desk.session.snapshot.accounts))
    desk.session.run(AddPerson(account, "Ada"))
    desk.window.map_page.go_to(desk.person("Ada").id)
    desk.qtbot.keyClick(desk.canvas, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert [m.name for m in desk.session.team()] == ["Me"]
    assert desk.canvas.scene.picture.cards[desk.person("Ada").id].depth == 2


def test_a_name_on_a_vacant_post_fills_it_and_roles_go_over(sample: Desk) -> None:
    post = next(p for p in sample.session.snapshot.people.values() if p.status is PersonStatus.VACANT)
    reports = {p.id for p in sample.session.snapshot.reports_of(post.id)}
    sample.window.edits.rename(post.id, "Olga Brandt", post.title)
    olga = sample.person("Olga Brandt")
    assert {p.id for p in sample.session.snapshot.reports_of(olga.id)} == reports
    assert post.id not in sample.session.snapshot.people


def test_a_name_on_a_ghost_makes_the_person_with_the_role(desk: Desk) -> None:
    desk.session.run(AddAccount("Polder Pumps"))
    account = next(iter(desk.session.snapshot.accounts))
    desk.session.run(AddPerson(account, "Ada"))
    assert "ghost:ECONOMIC" in desk.canvas.scene.picture.cards
    desk.window.edits.rename("ghost:ECONOMIC", "Bo Birk", "Owner")
    bo = desk.person("Bo Birk")
    assert desk.session.snapshot.roles_of(desk.session.objective)[0].person == bo.id
    assert "ghost:ECONOMIC" not in desk.canvas.scene.picture.cards
    desk.run("UNDO")
    assert bo.id not in desk.session.snapshot.people


@pytest.mark.parametrize("name", NASTY)
def test_names_of_every_kind_are_kept_and_drawn_as_plain_text(sample: Desk, name: str) -> None:
    canvas = sample.canvas
    canvas.setFocus()
    sample.window.activateWindow()
    sample.run("ADD_ROOT")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText(name)
    sample.qtbot.keyClick(field, Qt.Key.Key_Return)
    made = sample.session.person
    assert made is not None
    assert made.name == " ".join(name.split())
    canvas.settle()
    sample.window.grab()
    sample.window.side.show_person()
    sample.run("UNDO")


def test_control_characters_are_left_out(sample: Desk) -> None:
    dave = sample.person("Dave Hollis").id
    sample.window.edits.rename(dave, "Dave\x00\x1b[31m\nHollis\u202e", "  Super\tvisor ")
    assert "\x1b" not in sample.session.snapshot.people[dave].name
    assert "\u202e" not in sample.session.snapshot.people[dave].name
    assert "\n" not in sample.session.snapshot.people[dave].name
    assert sample.session.snapshot.people[dave].title == "Super visor"


def test_collapsing_hides_a_branch_and_counts_it(sample: Desk) -> None:
    harriet = sample.person("Harriet Kestrel").id
    sample.session.select((harriet,))
    sample.run("COLLAPSE")
    card = sample.canvas.scene.picture.cards[harriet]
    assert card.below == 11
    assert len(sample.canvas.scene.picture.cards) == 1
    sample.run("EXPAND_ALL")
    assert len(sample.canvas.scene.picture.cards) == 12


def test_pinned_cards_stay_where_they_are(sample: Desk) -> None:
    joe = sample.person("Joe Brandt").id
    sample.session.select((joe,))
    sample.run("PIN")
    place = sample.canvas.scene.placement.rects[joe]
    sample.session.run(AddPerson(sample.session.account, "Nina", reports_to=sample.person("Paul Adeyemi").id))
    assert sample.canvas.scene.placement.rects[joe] == place


def test_shape_and_direction_belong_to_the_account(sample: Desk) -> None:
    before = sample.canvas.scene.placement.rects
    sample.run("DIRECTION_LEFT_RIGHT")
    assert sample.canvas.scene.placement.rects != before
    assert sample.session.snapshot.accounts[sample.session.account].map_direction.value == "LEFT_RIGHT"
    sample.run("SHAPE_SPREAD")
    sample.run("UNDO")
    sample.run("UNDO")
    assert sample.canvas.scene.placement.rects == before


@pytest.mark.parametrize(("shape", "names"), [("LANES", {"Director", "Staff"}), ("COLUMNS", {"Board", "Engineering"})])
def test_lanes_and_columns_are_shapes_of_the_map(sample: Desk, shape: str, names: set[str]) -> None:
    before = sample.canvas.scene.placement
    sample.run(f"SHAPE_{shape}")
    scene = sample.canvas.scene
    assert sample.session.snapshot.accounts[sample.session.account].map_shape.value == shape
    assert names <= {scene.picture.zones[zone] for zone in scene.placement.zones}
    assert sample.window.actions_[f"SHAPE_{shape}"].isChecked()
    joe = sample.person("Joe Brandt").id
    sample.session.select((joe,))
    sample.run("COLLAPSE")
    assert joe in sample.canvas.scene.placement.rects
    sample.run("UNDO")
    sample.run("UNDO")
    assert sample.canvas.scene.placement == before


def test_a_double_click_on_empty_ground_adds_somebody(sample: Desk) -> None:
    sample.window.activateWindow()
    QTest.mouseDClick(sample.canvas, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText("Nina Okoro")
    sample.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert sample.person("Nina Okoro").reports_to is None


def test_the_window_may_be_closed_in_the_middle_of_a_name(sample: Desk) -> None:
    sample.window.activateWindow()
    sample.run("ADD_ROOT")
    sample.window.close()
    assert sample.session.document is None
