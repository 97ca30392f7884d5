"""The objective page driven by keys and mouse."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from inspector_hand import ACCOUNT, DEAL, Hand, role, snapshot
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from window_fakes import FakeMessages, session_over

from relmap.model.deal import Agreement, Criterion, GiveAndGet
from relmap.model.entities import Objective
from relmap.model.ids import pair_id
from relmap.model.relations import RoleAssignment
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import AgreedHow, FactCategory, Outcome, Side, SolutionAuthor
from relmap.model.vocabulary import BuyingRole, Certainty, Influence, ObjectiveStatus, Step
from relmap.ui.appearance import Appearance
from relmap.ui.fields.field import Field
from relmap.ui.pages.objective.aim_blocks import EndingBlock
from relmap.ui.pages.objective.compare_block import CompareBlock
from relmap.ui.pages.objective.criteria_block import ConcernsBlock, CriteriaBlock
from relmap.ui.pages.objective.lists import ConcessionsBlock, PolicyBlock, SolutionBlock
from relmap.ui.pages.objective.step_block import StepBlock
from relmap.ui.pages.objective.win_block import OutcomeBlock, WinsBlock
from relmap.ui.pages.objective_page import ObjectivePage
from relmap.ui.settings import Settings

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TODAY = date(2026, 9, 30)


class Desk:
    """The page on the screen that exists only in memory."""

    def __init__(self, qtbot: QtBot, content: Snapshot, read_only: bool = False) -> None:
        self.qtbot = qtbot
        self.session = session_over(content, messages=FakeMessages(), read_only=read_only)
        self.session.choose("acc", "deal")
        self.page = ObjectivePage(self.session, Appearance(Settings(Path.home() / "settings.ini")))
        qtbot.addWidget(self.page)
        self.page.resize(700, 900)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()

    def block(self, tab: str, kind: Any) -> Any:
        self.page.show_tab(tab)
        return self.page.sheet.block(kind)

    @property
    def now(self) -> Snapshot:
        return self.session.snapshot

    @property
    def deal(self) -> Objective:
        return self.now.objectives["deal"]

    def steps(self) -> int:
        assert self.session.document is not None
        return self.session.document.revision

    def click(self, widget: QWidget) -> None:
        assert widget.isVisible()
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def type(self, field: Field, words: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
        target = Hand.editor(field)
        target.setFocus()
        self.qtbot.keyClicks(target, words)
        self.qtbot.keyClick(target, key)


def desk(qtbot: QtBot, *more: Any, **values: Any) -> Desk:
    deal = Objective("deal", "acc", "New rolling line", **values)
    return Desk(qtbot, snapshot(deal, *more))


def test_page_says_one_next_fact(qtbot: QtBot) -> None:
    there = desk(qtbot, step=Step.CONFIRM)
    assert there.page.title.text() == DEAL.title
    assert there.page.next.text() == "Next: Not every buyer has said what must be true before a yes."
    there.click(there.page.go)
    assert there.page.tabs.code == "CRITERIA"
    assert not there.page.go.isVisible()


def test_going_on_asks_who_agreed_and_is_one_step(qtbot: QtBot) -> None:
    there = desk(qtbot, step=Step.CONTACT)
    block: StepBlock = there.block("STEP", StepBlock)
    there.click(block.on)
    assert block.box.isVisible()
    there.click(block.box.agree)
    assert there.deal.step is Step.CONTACT
    assert block.box.objection.text() == "Name who of theirs agreed, or go on without agreement."
    there.type(block.box.fields["agreed_by"], "Anna Rust")
    there.type(block.box.fields["statement"], "Look closer together.", Qt.Key.Key_Tab)
    there.click(block.box.agree)
    assert there.deal.step is Step.EXPLORE
    assert there.steps() == 1
    agreement = there.now.agreements_of("deal")[0]
    assert agreement == Agreement(
        agreement.id, "deal", Step.CONTACT, "Look closer together.", "anna", TODAY, AgreedHow.SAID
    )
    assert not block.box.isVisible()
    assert block.entry.text() == "Entered with: Anna Rust agreed to “Look closer together.” on 30 Sep 2026."
    there.session.undo()
    assert there.deal.step is Step.CONTACT
    assert not there.now.agreements


def test_going_on_without_agreement_and_back(qtbot: QtBot) -> None:
    there = desk(qtbot, step=Step.EXPLORE)
    block: StepBlock = there.block("STEP", StepBlock)
    there.click(block.on)
    there.click(block.box.without)
    assert there.deal.step is Step.COLLABORATE
    assert not there.now.agreements
    assert "nobody of theirs has agreed" in there.page.bar.buttons[Step.EXPLORE].toolTip()
    assert there.page.bar.buttons[Step.EXPLORE].mark == "○"
    there.click(there.page.bar.buttons[Step.EXPLORE])
    assert block.step is Step.EXPLORE
    assert there.deal.step is Step.COLLABORATE
    there.click(block.back)
    assert there.deal.step is Step.EXPLORE


def test_target_is_our_own_step(qtbot: QtBot) -> None:
    there = desk(qtbot)
    block: StepBlock = there.block("STEP", StepBlock)
    there.click(block.on)
    assert there.deal.step is Step.CONTACT


def test_noted_evidence_counts(qtbot: QtBot) -> None:
    there = desk(qtbot, step=Step.COLLABORATE)
    block: StepBlock = there.block("STEP", StepBlock)
    assert block.evidence[1].text().startswith("○")
    there.type(block.noted.adder, "Two ways compared")
    assert block.evidence[1].text().startswith("✓")
    fact = there.now.facts_of("acc")[0]
    assert (fact.category, fact.step, fact.text) == (FactCategory.STEP_EVIDENCE, Step.COLLABORATE, "Two ways compared")
    there.click(block.noted.lines[fact.id].remove)
    assert not there.now.facts


def test_criteria_grid(qtbot: QtBot) -> None:
    there = desk(qtbot, role("boss", BuyingRole.ECONOMIC), role("anna", BuyingRole.USER), step=Step.CONFIRM)
    block: CriteriaBlock = there.block("CRITERIA", CriteriaBlock)
    there.type(block.adder, "Runs on Sundays")
    there.type(block.adder, "Quiet")
    assert [(c.text, c.person) for c in sorted(there.now.criteria.values(), key=lambda c: c.text)] == [
        ("Quiet", "boss"),
        ("Runs on Sundays", "boss"),
    ]
    assert (block.grid.rowCount(), block.grid.columnCount()) == (2, 2)
    there.click(block.confirm)
    quiet = next(c for c in there.now.criteria.values() if c.text == "Quiet")
    assert (quiet.met_on, quiet.confirmed_by) == (TODAY, "boss")
    assert block.count.text() == "1 of 2 criteria are met by their own word."
    row = [block.grid.verticalHeaderItem(n).text() for n in range(2)].index("Quiet")
    block.grid.setFocus()
    block.grid.setCurrentCell(row, 1)
    block.grid.cellActivated.emit(row, 1)
    assert sorted(c.person for c in there.now.criteria.values() if c.text == "Quiet") == ["anna", "boss"]


def test_criteria_teach_when_nobody_has_a_role(qtbot: QtBot) -> None:
    block: CriteriaBlock = desk(qtbot).block("CRITERIA", CriteriaBlock)
    assert block.empty.text() == "Nobody has a buying role in this objective yet. Give roles on the map first."
    assert not block.adder.isVisible()


def test_concern_is_heard_and_clarified(qtbot: QtBot) -> None:
    there = desk(qtbot)
    block: ConcernsBlock = there.block("CRITERIA", ConcernsBlock)
    there.type(block.concerns.adder, "It stops in winter")
    fact = there.now.facts_of("acc")[0]
    assert (fact.category, fact.objective, fact.date) == (FactCategory.CONCERN, "deal", TODAY)
    there.type(block.concerns.field(fact.id, "person"), "Otto Brenn")
    assert there.now.facts[fact.id].person == "otto"


def test_solution_has_an_author(qtbot: QtBot) -> None:
    there = desk(qtbot)
    block: SolutionBlock = there.block("SOLUTION", SolutionBlock)
    there.type(block.elements.adder, "Sound hood")
    key = next(iter(there.now.solution))
    assert there.now.solution[key].author is SolutionAuthor.US
    there.type(block.elements.field(key, "person"), "Anna Rust")
    assert there.now.solution[key].person == "anna"


def test_quadrant_by_mouse_and_keys(qtbot: QtBot) -> None:
    there = desk(qtbot)
    block: OutcomeBlock = there.block("WINS", OutcomeBlock)
    quadrant = block.quadrant
    qtbot.mouseClick(quadrant, Qt.MouseButton.LeftButton, pos=quadrant.cell_rect(0).center().toPoint())
    assert there.deal.outcome is Outcome.WIN_LOSE
    quadrant.setFocus()
    qtbot.keyClick(quadrant, Qt.Key.Key_Right)
    qtbot.keyClick(quadrant, Qt.Key.Key_Space)
    assert there.deal.outcome is Outcome.WIN_WIN
    assert block.said.text() == "Both win."
    qtbot.keyClick(quadrant, Qt.Key.Key_Space)
    assert there.deal.outcome is Outcome.UNKNOWN
    assert there.steps() == 3


def test_win_of_the_economic_buyer_is_asked_first(qtbot: QtBot) -> None:
    there = desk(qtbot, role("boss", BuyingRole.ECONOMIC), role("anna", BuyingRole.USER))
    block: WinsBlock = there.block("WINS", WinsBlock)
    assert block.wins["boss"].form.isVisible()
    assert not block.wins["anna"].form.isVisible()
    there.type(block.wins["boss"].form.field("result"), "Less scrap", Qt.Key.Key_Tab)
    there.type(block.wins["boss"].form.field("personal_win"), "A calm year", Qt.Key.Key_Tab)
    saved = there.now.roles[pair_id("deal", "boss")]
    assert (saved.result, saved.personal_win) == ("Less scrap", "A calm year")
    there.click(block.wins["anna"].head)
    assert block.wins["boss"].said.text() == "✓ Result: Less scrap. Wins: A calm year."


def test_gives_of_each_side(qtbot: QtBot) -> None:
    there = desk(qtbot)
    block: ConcessionsBlock = there.block("GIVE", ConcessionsBlock)
    there.type(block.sides[Side.US].adder, "Free trial")
    there.type(block.sides[Side.THEM].adder, "A reference visit")
    found = sorted(there.now.give_and_get.values(), key=lambda line: line.what)
    assert [(line.side, line.what, line.since) for line in found] == [
        (Side.THEM, "A reference visit", TODAY),
        (Side.US, "Free trial", TODAY),
    ]
    there.type(block.sides[Side.US].field(found[1].id, "value"), "1500")
    assert there.now.give_and_get[found[1].id].value == 1500


def test_one_sided_giving_is_said(qtbot: QtBot) -> None:
    gave = [GiveAndGet(str(n), "deal", what="x", since=date(2026, n, 1)) for n in (3, 5, 7)]
    block: ConcessionsBlock = desk(qtbot, *gave).block("GIVE", ConcessionsBlock)
    assert block.remark.text() == "We gave three times within a year, they never did."


def test_policy_request(qtbot: QtBot) -> None:
    there = desk(qtbot)
    block: PolicyBlock = there.block("GIVE", PolicyBlock)
    there.type(block.requests.adder, "Sixty days to pay")
    request = next(iter(there.now.policy_requests.values()))
    assert (request.need, request.asked_on) == ("Sixty days to pay", TODAY)


def test_no_fit_needs_a_reason_and_keeps_in_touch(qtbot: QtBot) -> None:
    there = desk(qtbot)
    block: EndingBlock = there.block("AIM", EndingBlock)
    there.click(block.no_fit)
    there.click(block.asking.end)
    assert there.deal.status is ObjectiveStatus.OPEN
    there.type(block.asking.reason, "Their volume is too small.", Qt.Key.Key_Tab)
    there.type(block.asking.day, "2027-03-01")
    there.click(block.asking.end)
    assert there.deal.status is ObjectiveStatus.NO_FIT
    assert there.deal.no_fit_reason == "Their volume is too small."
    assert (there.deal.keep_in_touch_date, there.deal.closed_on) == (date(2027, 3, 1), TODAY)
    assert there.steps() == 1
    assert there.page.next.text() == "Ended without a fit. We get in touch again on 1 Mar 2027."


def test_roles_are_copied_from_partnership_as_assumed(qtbot: QtBot) -> None:
    held = RoleAssignment(
        "partnership",
        "boss",
        frozenset({BuyingRole.ECONOMIC}),
        Certainty.CONFIRMED,
        influence=Influence.HIGH,
    )
    there = desk(qtbot, held, role("anna", BuyingRole.USER))
    block: CompareBlock = there.block("COMPARE", CompareBlock)
    names = [block.grid.verticalHeaderItem(n).text() for n in range(block.grid.rowCount())]
    assert names[-2:] == ["Anna Rust", "Edda Falk"]
    assert block.copy.text() == "Copy 1 role from Partnership as assumed"
    there.click(block.copy)
    copied = there.now.roles[pair_id("deal", "boss")]
    assert (copied.roles, copied.certainty, copied.influence) == (held.roles, Certainty.ASSUMED, Influence.HIGH)
    assert there.steps() == 1
    assert not block.copy.isVisible()


def test_what_is_typed_goes_to_the_objective_it_was_typed_for(qtbot: QtBot) -> None:
    there = desk(qtbot)
    block: SolutionBlock = there.block("SOLUTION", SolutionBlock)
    block.elements.adder.line.setFocus()
    qtbot.keyClicks(block.elements.adder.line, "Sound hood")
    there.session.choose("acc", "partnership")
    assert [element.objective for element in there.now.solution.values()] == ["deal"]
    assert not block.elements.lines


def test_hidden_page_is_lazy_and_empty_one_teaches(qtbot: QtBot) -> None:
    there = desk(qtbot)
    there.page.hide()
    there.session.choose("acc", "partnership")
    assert there.page.title.text() == DEAL.title
    there.page.show()
    assert there.page.title.text() == "Partnership"
    there.session.show(None)
    assert there.page.title.text() == "No objective is chosen"
    assert not there.page.bar.isVisible()


def test_read_only_document_is_only_shown(qtbot: QtBot) -> None:
    there = Desk(qtbot, snapshot(Criterion("c", "deal", "boss", "Quiet")), read_only=True)
    block: CriteriaBlock = there.block("CRITERIA", CriteriaBlock)
    assert not block.adder.isEnabled()
    assert block.grid.rowCount() == 1
    assert ACCOUNT.name in there.page.below.text()
