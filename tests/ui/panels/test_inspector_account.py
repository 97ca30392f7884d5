"""The objective, the account and its units, while nobody is selected."""

from __future__ import annotations

from datetime import date

import pytest
from inspector_hand import DEAL, KIM, Hand, snapshot
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from window_fakes import TODAY

from relmap.model.entities import Account, Unit
from relmap.model.ids import pair_id
from relmap.model.plan import Meeting, MeetingAttendee
from relmap.model.strategy_vocabulary import UnitKind
from relmap.model.vocabulary import (
    AccountStage,
    BuyingRole,
    Level,
    MapDirection,
    MapShape,
    ObjectiveStatus,
    RiskToCustomer,
    Step,
    TargetStatus,
)
from relmap.ui.fields.number_fields import MoneyField
from relmap.ui.panels.inspector.account_pages import ObjectiveFactsPage, UnitsPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    return Hand(qtbot, snapshot())


def test_every_field_of_an_objective(hand: Hand) -> None:
    hand.type(hand.field("title"), "Second rolling line")
    hand.choose(hand.field("status"), ObjectiveStatus.ON_HOLD)
    hand.choose(hand.field("step"), Step.CONFIRM)
    hand.choose(hand.field("unit"), "works")
    hand.type(hand.field("value"), "1.25m")
    value = hand.field("value")
    assert isinstance(value, MoneyField)
    value.currency.setFocus()
    hand.qtbot.keyClicks(value.currency, "eur")
    hand.qtbot.keyClick(value.currency, Qt.Key.Key_Return)
    hand.type(hand.field("decision_date"), "2026-12-01")
    hand.choose(hand.field("risk_to_customer"), RiskToCustomer.HIGH)
    hand.press(hand.editor(hand.field("joint_approval")), " ")
    now = hand.now.objectives["deal"]
    assert (now.title, now.status, now.step, now.unit) == (
        "Second rolling line",
        ObjectiveStatus.ON_HOLD,
        Step.CONFIRM,
        "works",
    )
    assert (now.value, now.currency, now.decision_date) == (1_250_000, "EUR", date(2026, 12, 1))
    assert (now.risk_to_customer, now.joint_approval) == (RiskToCustomer.HIGH, True)
    while hand.now.objectives["deal"] != DEAL:
        hand.session.undo()
    assert hand.shown(hand.field("title")) == "New rolling line"
    assert hand.field("value").value == (None, "")


def test_partnership_keeps_its_title(hand: Hand) -> None:
    hand.session.choose("acc", "partnership")
    assert not hand.field("title").isEnabled()
    hand.choose(hand.field("step"), Step.EXPLORE)
    assert hand.now.objectives["partnership"].step is Step.EXPLORE


def test_needed_titles_come_back_and_what_is_no_amount_is_told(hand: Hand) -> None:
    hand.type(hand.field("title"), "  ")
    assert hand.shown(hand.field("title")) == "New rolling line"
    hand.type(hand.field("value"), "a lot")
    assert any("a lot" in note for note in hand.notes())
    assert hand.steps() == 0


def test_one_of_ours_as_coach(hand: Hand) -> None:
    page = hand.page
    assert isinstance(page, ObjectiveFactsPage)
    combo = page.coaches.picker.combo
    hand.pick(combo, 0)
    assert hand.now.roles[pair_id("deal", KIM.id)].roles == {BuyingRole.COACH}
    hand.click(page.coaches.heads[KIM.id].remove)
    assert not hand.now.roles


def test_every_field_of_an_account(hand: Hand) -> None:
    hand.inspector.show_tab("ACCOUNT")
    hand.type(hand.field("name"), "Birchwood Group")
    hand.choose(hand.field("target_status"), TargetStatus.TARGET)
    hand.choose(hand.field("stage"), AccountStage.COOPERATIVE)
    hand.type(hand.field("employees"), "12 500")
    hand.choose(hand.field("upper_from"), Level.VP)
    hand.choose(hand.field("map_shape"), MapShape.SPREAD)
    hand.choose(hand.field("map_direction"), MapDirection.LEFT_RIGHT)
    hand.choose(hand.field("owner"), "kim")
    hand.type(hand.field("revenue_at_risk"), "180k")
    hand.type(hand.field("renewal_date"), "2026-12-01")
    hand.type(hand.field("incumbent_partner"), "Rivalco")
    assert hand.now.accounts["acc"] == Account(
        "acc",
        "Birchwood Group",
        TargetStatus.TARGET,
        AccountStage.COOPERATIVE,
        Level.VP,
        12_500,
        MapShape.SPREAD,
        MapDirection.LEFT_RIGHT,
        owner="kim",
        revenue_at_risk=180_000,
        renewal_date=date(2026, 12, 1),
        incumbent_partner="Rivalco",
    )
    assert hand.inspector.name.text() == "Birchwood Group"


def test_what_we_all_say_carries_the_day_it_changed(qtbot: QtBot) -> None:
    meeting = Meeting("m", "acc", date(2026, 10, 4))
    hand = Hand(qtbot, snapshot(meeting, MeetingAttendee("m", "lee"), MeetingAttendee("m", "anna")))
    hand.inspector.show_tab("ACCOUNT")
    hand.write(hand.field("messages"), "One stock.")
    account = hand.now.accounts["acc"]
    assert (account.messages, account.messages_on) == ("One stock.", TODAY)
    assert "What we all say changed on 30 Sep. Tell Lee Sander before the meeting of 4 Oct." in hand.notes()
    hand.session.undo()
    assert hand.now.accounts["acc"].messages_on is None
    hand.type(hand.field("messages"), "One", None)
    box = hand.editor(hand.field("messages"))
    for line in ("Two", "Three", "Four"):
        hand.qtbot.keyClick(box, Qt.Key.Key_Return)
        hand.qtbot.keyClicks(box, line)
    hand.qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert "More than three sentences: nobody repeats them alike." in hand.notes()
    hand.write(hand.field("messages"), "")
    assert hand.now.accounts["acc"].messages_on is None


def test_name_of_another_account_is_refused_and_the_old_one_shown(qtbot: QtBot) -> None:
    hand = Hand(qtbot, snapshot(Account("other", "Elm Works")))
    hand.inspector.show_tab("ACCOUNT")
    hand.type(hand.field("name"), "elm works")
    assert hand.messages.told == ["There is already an account called “elm works”."]
    assert hand.shown(hand.field("name")) == "Birchwood Mills"


@pytest.mark.parametrize("typed", ["-3", "many", "200000000"])
def test_what_is_no_number_of_employees(hand: Hand, typed: str) -> None:
    hand.inspector.show_tab("ACCOUNT")
    hand.type(hand.field("employees"), typed)
    assert hand.now.accounts["acc"].employees is None
    assert len(hand.notes()) == 1


def test_units_are_added_renamed_moved_and_removed(hand: Hand) -> None:
    hand.inspector.show_tab("UNITS")
    page = hand.page
    assert isinstance(page, UnitsPage)
    editor = page.editor
    hand.click(editor.add)
    (new,) = [u for u in hand.now.units.values() if u.name == "New unit"]
    hand.qtbot.keyClicks(hand.editor(editor.form.field("name")), "Sales")
    hand.qtbot.keyClick(hand.editor(editor.form.field("name")), Qt.Key.Key_Return)
    assert hand.now.units[new.id].name == "Sales"
    hand.choose(editor.parent_field, "works")
    assert hand.now.units[new.id].parent == "works"
    editor.choose("works")
    assert "plant" in [value for value, _words in editor.parent_field.options]
    assert new.id not in [value for value, _words in editor.parent_field.options]
    hand.click(editor.remove)
    assert "works" not in hand.now.units
    assert hand.now.units[new.id] == Unit(new.id, "acc", "Sales", "plant")
    for _ in range(4):
        hand.session.undo()
    assert set(hand.now.units) == {"plant", "works"}


def test_unit_typed_while_another_is_chosen_is_saved_to_the_right_one(hand: Hand) -> None:
    hand.inspector.show_tab("UNITS")
    page = hand.page
    assert isinstance(page, UnitsPage)
    page.editor.choose("plant")
    hand.type(page.editor.form.field("name"), "Main plant", None)
    page.editor.tree.setCurrentItem(page.editor.item("works"))
    assert hand.now.units["plant"].name == "Main plant"
    assert hand.now.units["works"].name == "Works"
    assert hand.shown(page.editor.form.field("name")) == "Works"


def test_tabs_are_remembered_for_people_and_account(hand: Hand) -> None:
    hand.inspector.show_tab("ACCOUNT")
    hand.select("anna", tab="TIES")
    hand.session.select(())
    assert hand.inspector.tabs.code == "ACCOUNT"
    hand.session.select(("otto",))
    assert hand.inspector.tabs.code == "TIES"


def test_what_a_unit_is_and_what_it_buys(hand: Hand) -> None:
    hand.inspector.show_tab("UNITS")
    page = hand.page
    assert isinstance(page, UnitsPage)
    editor = page.editor
    editor.choose("works")
    hand.choose(editor.form.field("kind"), UnitKind.PLANT)
    hand.type(editor.form.field("spend"), "640k")
    hand.type(editor.form.field("spend"), "much")
    assert "“much” is not an amount." in hand.notes()
    assert hand.now.units["works"] == Unit("works", "acc", "Works", "plant", UnitKind.PLANT, 640_000)
    for _ in range(2):
        hand.session.undo()
    assert hand.now.units["works"] == Unit("works", "acc", "Works", "plant")
