"""Roles, influence, mode and rating of a person in the objective, and our relationships."""

from __future__ import annotations

from datetime import date

import pytest
from inspector_hand import KIM, LEE, Hand, relationship, role, snapshot
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from relmap.edit.commands import SetRelationship
from relmap.model.entities import Person, TeamMember
from relmap.model.ids import pair_id
from relmap.model.relations import RoleAssignment
from relmap.model.vocabulary import (
    BuyingRole,
    Certainty,
    HowKnown,
    Influence,
    PersonStatus,
    ResponseMode,
    Social,
    TeamOrg,
)
from relmap.ui.fields.roles_field import RolesField
from relmap.ui.fields.scale_fields import DepthField, RatingField
from relmap.ui.panels.inspector.objective_page import ObjectivePage
from relmap.ui.panels.inspector.relationship_card import RelationshipBlock

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    made = Hand(qtbot, snapshot(relationship()))
    made.select("anna")
    return made


def block(hand: Hand, member: str = "kim") -> RelationshipBlock:
    page = hand.page
    assert isinstance(page, ObjectivePage)
    return page.card.blocks[member]


def test_roles_are_toggled_one_step_each(hand: Hand) -> None:
    roles = hand.field("roles")
    assert isinstance(roles, RolesField)
    hand.click(roles.buttons[BuyingRole.USER])
    hand.press(roles.buttons[BuyingRole.COACH], " ")
    assert hand.role().roles == {BuyingRole.USER, BuyingRole.COACH}
    assert hand.steps() == 2
    assert [r for r, button in roles.buttons.items() if button.isChecked()] == [BuyingRole.USER, BuyingRole.COACH]
    hand.session.undo()
    assert not roles.buttons[BuyingRole.COACH].isChecked()


def test_every_field_of_an_assignment(hand: Hand) -> None:
    hand.click(hand.field("roles").buttons[BuyingRole.TECHNICAL])  # type: ignore[attr-defined]
    hand.press(hand.field("certainty"), "c")
    hand.choose(hand.field("how_known"), HowKnown.TOLD)
    hand.type(hand.field("known_on"), "2026-05-31")
    hand.press(hand.field("influence"), "3")
    hand.write(hand.field("influence_reason"), "The board asks her first.")
    hand.choose(hand.field("mode"), ResponseMode.TROUBLE)
    hand.write(hand.field("mode_words"), "Two stops in March.")
    hand.press(hand.field("mode_certainty"), "r")
    hand.press(hand.field("rating"), "3-")
    hand.write(hand.field("rating_evidence"), "Wrote against it.")
    hand.press(hand.field("rating_certainty"), "c")
    assert hand.role() == RoleAssignment(
        "deal",
        "anna",
        roles=frozenset({BuyingRole.TECHNICAL}),
        certainty=Certainty.CONFIRMED,
        how_known=HowKnown.TOLD,
        known_on=date(2026, 5, 31),
        influence=Influence.HIGH,
        influence_reason="The board asks her first.",
        mode=ResponseMode.TROUBLE,
        mode_words="Two stops in March.",
        mode_certainty=Certainty.REPORTED,
        rating=-3,
        rating_evidence="Wrote against it.",
        rating_certainty=Certainty.CONFIRMED,
    )
    assert hand.steps() == 13
    for _ in range(13):
        hand.session.undo()
    assert not hand.now.roles
    assert hand.field("influence").value is Influence.UNKNOWN
    assert not hand.field("rating_evidence").isVisible()


def test_rating_by_mouse_and_keys_has_no_zero(hand: Hand) -> None:
    rating = hand.field("rating")
    assert isinstance(rating, RatingField)
    for cell, value in ((0, -5), (4, -1), (5, 1), (9, 5)):
        hand.click(rating, rating.cell_rect(cell).center().toPoint())
        assert hand.role().rating == value
    hand.click(rating, rating.cell_rect(9).center().toPoint())
    assert not hand.now.roles
    for key, value in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Left, None), (Qt.Key.Key_Left, -1)):
        hand.qtbot.keyClick(rating, key)
        assert rating.value == value
    hand.qtbot.keyClick(rating, Qt.Key.Key_Delete)
    assert rating.value is None


def test_other_objective_other_roles(hand: Hand) -> None:
    hand.press(hand.field("influence"), "2")
    hand.session.choose("acc", "partnership")
    assert hand.field("influence").value is Influence.UNKNOWN
    hand.press(hand.field("influence"), "1")
    assert hand.role().influence is Influence.MEDIUM
    assert hand.now.roles[pair_id("partnership", "anna")].influence is Influence.LOW


def test_long_text_takes_lines_and_escape(hand: Hand) -> None:
    hand.press(hand.field("influence"), "2")
    field = hand.field("influence_reason")
    editor = hand.editor(field)
    before = field.height()
    hand.type(field, "one", Qt.Key.Key_Return)
    hand.qtbot.keyClicks(editor, "two")
    assert field.height() > before
    hand.qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert hand.role().influence_reason == "one\ntwo"
    hand.type(field, "never mind", Qt.Key.Key_Escape)
    assert hand.role().influence_reason == "one\ntwo"
    assert editor.toPlainText() == "one\ntwo"  # type: ignore[attr-defined]


def test_every_field_of_a_relationship(hand: Hand) -> None:
    form = block(hand).form
    hand.press(hand.field("depth", form), "5")
    hand.type(hand.field("last_contact", form), "2026-09-28")
    hand.type(hand.field("cadence_days", form), "30")
    hand.click(block(hand).more)
    hand.press(hand.field("target_depth", form), "5")
    hand.choose(hand.field("social", form), Social.SOME)
    hand.write(hand.field("evidence", form), "Asked us before deciding.")
    hand.type(hand.field("since", form), "2019-01-01")
    hand.type(hand.field("next_step", form), "Lunch")
    hand.type(hand.field("topic", form), "Prices")
    assert hand.relationship() == relationship(
        depth=5,
        last_contact=date(2026, 9, 28),
        cadence_days=30,
        target_depth=5,
        social=Social.SOME,
        evidence="Asked us before deciding.",
        since=date(2019, 1, 1),
        next_step="Lunch",
        topic="Prices",
    )
    assert hand.steps() == 9
    for _ in range(9):
        hand.session.undo()
    assert hand.relationship() == relationship()
    assert hand.field("depth", form).value == 3


def test_depth_by_mouse_and_arrows(hand: Hand) -> None:
    depth = hand.field("depth")
    assert isinstance(depth, DepthField)
    hand.click(depth, depth.cell_rect(4).center().toPoint())
    assert hand.relationship().depth == 5
    hand.click(depth, depth.cell_rect(0).center().toPoint())
    hand.click(depth, depth.cell_rect(0).center().toPoint())
    assert hand.relationship().depth == 0
    hand.qtbot.keyClick(depth, Qt.Key.Key_Left)
    assert hand.relationship().depth == 0
    hand.qtbot.keyClick(depth, Qt.Key.Key_Right)
    assert hand.relationship().depth == 1
    hand.click(depth, QPoint(depth.width() - 2, 5))
    assert hand.relationship().depth == 1


def test_today_is_one_click(hand: Hand) -> None:
    hand.click(hand.field("last_contact").today)  # type: ignore[attr-defined]
    assert hand.relationship().last_contact == date(2026, 9, 30)


@pytest.mark.parametrize("typed", ["0", "4000", "a week", "1.5"])
def test_cadence_that_is_none_is_told(hand: Hand, typed: str) -> None:
    field = hand.field("cadence_days")
    hand.type(field, typed)
    assert hand.relationship().cadence_days == 90
    assert any("whole number" in note or "from 1 to" in note for note in hand.notes())
    hand.type(field, "")
    assert hand.shown(field) == "90"
    assert hand.steps() == 0


def test_lapsed_contact_is_said_in_a_sentence(qtbot: QtBot) -> None:
    hand = Hand(qtbot, snapshot(relationship(depth=4, last_contact=date(2026, 1, 30))))
    hand.select("anna")
    assert "Entered as Trusted; last talk 8 months ago, so it counts as Credible." in hand.notes()
    hand.type(hand.field("last_contact"), "")
    assert "Entered as Trusted; no talk is dated, so it counts as Credible." in hand.notes()
    hand.type(hand.field("last_contact"), "2026-09-01")
    assert not any("Entered" in note for note in hand.notes())


def test_colleague_who_is_not_active_and_person_who_is_not_there(qtbot: QtBot) -> None:
    gone = TeamMember("kim", "Kim Vogel", TeamOrg.SUPPLIER_PARTNER, firm="Marl", active=False)
    hand = Hand(qtbot, snapshot(gone, relationship(), relationship(person="post")))
    hand.select("anna")
    assert any("Kim Vogel no longer works with this account" in note for note in hand.notes())
    assert block(hand).head.label.text() == "Kim Vogel · Marl · not active"
    hand.session.run(_active_again())
    hand.select("post")
    assert any("Nobody known holds this post" in note for note in hand.notes())


def _active_again():  # type: ignore[no-untyped-def]
    from relmap.edit.commands import Revise

    return Revise(TeamMember, ("kim",), {"active": True})


def test_evidence_is_asked_for_from_trusted_on_without_blocking(hand: Hand) -> None:
    assert not hand.field("evidence").isVisible()
    hand.press(hand.field("depth"), "4")
    assert hand.relationship().depth == 4
    assert any("From Trusted on" in note for note in hand.notes())
    hand.write(hand.field("evidence"), "Warned us.")
    assert not any("From Trusted on" in note for note in hand.notes())


def test_relationships_are_added_and_removed(hand: Hand) -> None:
    page = hand.page
    assert isinstance(page, ObjectivePage)
    picker = page.card.picker
    hand.pick(picker.combo, 0)
    assert set(page.card.blocks) == {"kim", "lee"}
    assert hand.relationship(member="lee").depth == 0
    hand.press(hand.field("depth", block(hand, "lee").form), "2")
    hand.click(block(hand, "kim").head.remove)
    assert set(page.card.blocks) == {"lee"}
    hand.session.undo()
    assert hand.relationship() == relationship()
    assert set(page.card.blocks) == {"kim", "lee"}


def test_somebody_new_of_ours_is_named_on_the_spot(hand: Hand) -> None:
    page = hand.page
    assert isinstance(page, ObjectivePage)
    hand.pick(page.card.picker.combo, 1)
    hand.type(page.card.new_name, "Ada Quist")
    (new,) = [m for m in hand.now.team.values() if m not in (KIM, LEE)]
    assert new.name == "Ada Quist"
    assert new.id in page.card.blocks
    assert not page.card.new_name.isVisible()


def test_what_was_typed_into_a_relationship_that_is_removed_does_not_bring_it_back(hand: Hand) -> None:
    from relmap.edit.commands import RemoveRelationship

    hand.type(hand.field("cadence_days"), "45", None)
    hand.session.run(RemoveRelationship("kim", "anna"))
    assert not hand.now.relationships
    assert hand.steps() == 1


def test_nobody_knows_the_person(hand: Hand) -> None:
    hand.select("otto")
    assert "None of us knows Otto Brenn yet." in hand.notes()


def test_several_people_are_edited_in_one_step(qtbot: QtBot) -> None:
    hand = Hand(qtbot, snapshot(role("anna", BuyingRole.USER, influence=Influence.HIGH)))
    hand.select("anna", "otto")
    assert hand.inspector.name.text() == "2 people selected"
    assert hand.shown(hand.field("title")) == ""
    hand.type(hand.field("title"), "Team lead")
    assert [hand.person(key).title for key in ("anna", "otto")] == ["Team lead", "Team lead"]
    hand.choose(hand.field("status"), PersonStatus.LEFT)
    hand.press(hand.field("influence"), "1")
    roles = hand.field("roles")
    assert isinstance(roles, RolesField)
    hand.click(roles.buttons[BuyingRole.USER])
    hand.type(hand.field("reports_to"), "Technical director")
    hand.press(hand.field("rating"), "2")
    assert hand.steps() == 6
    for key in ("anna", "otto"):
        assert hand.person(key).status is PersonStatus.LEFT
        assert hand.person(key).reports_to == "post"
        assert hand.role(key).influence is Influence.LOW
        assert hand.role(key).roles == {BuyingRole.USER}
        assert hand.role(key).rating == 2
    hand.session.undo()
    assert hand.field("rating").value is None


def test_leaving_blank_what_differs_changes_nothing(qtbot: QtBot) -> None:
    hand = Hand(qtbot, snapshot())
    hand.select("anna", "otto")
    editor = hand.editor(hand.field("title"))
    editor.setFocus()
    hand.qtbot.keyClick(editor, Qt.Key.Key_Return)
    hand.qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert hand.steps() == 0


def test_nobody_on_the_map_has_no_objective_fields_without_objective(qtbot: QtBot) -> None:
    hand = Hand(qtbot, snapshot())
    hand.session.show(None)
    assert hand.inspector.page is None
    hand.inspector.show_tab("PERSON")
    hand.inspector.focus_name()


def test_undo_of_a_new_person_while_selected(hand: Hand) -> None:
    from relmap.edit.commands import AddPerson

    hand.session.run(AddPerson("acc", "New One", id="new"))
    hand.select("new")
    assert hand.inspector.name.text() == "New One"
    hand.session.undo()
    assert hand.session.selection == ()
    assert hand.inspector.name.text() == "Birchwood Mills"
    assert isinstance(hand.now.people["anna"], Person)


def test_cards_of_unknown_people_are_left_out_of_a_selection(hand: Hand) -> None:
    hand.select("anna", "ghost:COACH", "otto")
    assert hand.inspector.name.text() == "2 people selected"
    hand.type(hand.field("site"), "Leeds")
    assert hand.person("anna").site == hand.person("otto").site == "Leeds"
    hand.select("ghost:COACH")
    assert hand.inspector.name.text() == "Birchwood Mills"


def test_buyer_we_meet_in_business_only_is_asked_about(qtbot: QtBot) -> None:
    hand = Hand(qtbot, snapshot(relationship(social=Social.NONE), role("anna", BuyingRole.ECONOMIC)))
    hand.select("anna")
    form = block(hand).form
    qtbot.waitUntil(form.field("social").isVisible)
    remark = "Gives the final yes and finds us credible, yet meets us in business only: a meal, an event?"
    assert remark in hand.notes()
    hand.choose(form.field("social"), Social.SOME)
    assert remark not in hand.notes()
    assert not form.field("social").isVisible()
    hand.session.undo()
    assert remark in hand.notes()


def test_who_of_ours_fits_is_said_below_those_who_know_the_person(qtbot: QtBot) -> None:
    lee = TeamMember("lee", "Lee Sander", languages="Danish")
    hand = Hand(qtbot, snapshot(relationship(), lee, Person("anna", "acc", "Anna Rust", languages="Danish, German")))
    hand.select("anna")
    assert "Who of ours fits: Lee Sander – both speak Danish." in hand.notes()
    hand.session.run(SetRelationship("lee", ("anna",), {"depth": 1}))
    assert not any("Who of ours fits" in note for note in hand.notes())
