"""The matrix of our people and theirs, and what if: keys, undo, the map, nothing saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from inspector_hand import relationship, role, snapshot, tie
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_fakes import session_over

from relmap.model.entities import TeamMember
from relmap.model.ids import pair_id
from relmap.model.relations import Relationship
from relmap.model.vocabulary import BuyingRole, Certainty, TieKind
from relmap.ui.appearance import Appearance
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.pages.team_page import TeamPage
from relmap.ui.panels.what_if_panel import Change, Trial, WhatIfPanel
from relmap.ui.session import Session
from relmap.ui.settings import Settings
from relmap.ui.widgets.link_button import LinkButton


@pytest.fixture
def session(qapp: QApplication) -> Session:
    made = session_over(
        snapshot(
            relationship(),
            role("boss", BuyingRole.ECONOMIC, certainty=Certainty.CONFIRMED),
            tie(TieKind.CAN_INTRODUCE, certainty=Certainty.ASSUMED),
        )
    )
    made.choose("acc", "deal")
    return made


@pytest.fixture
def appearance(qapp: QApplication, tmp_path: Path) -> Appearance:
    return Appearance(Settings(tmp_path / "settings.ini"))


@pytest.fixture
def page(qtbot: QtBot, session: Session, appearance: Appearance) -> TeamPage:
    made = TeamPage(session, appearance)
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def panel(qtbot: QtBot, session: Session, appearance: Appearance) -> WhatIfPanel:
    made = WhatIfPanel(session, appearance)
    qtbot.addWidget(made)
    made.resize(340, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def go(page: TeamPage, person: str, member: str) -> None:
    column = [m.id for m in page.matrix.members].index(member)
    index = page.matrix.index(page.matrix.row_of(person), column)
    page.table.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    page.table.setFocus()


def known(session: Session, person: str, member: str) -> Relationship | None:
    return session.snapshot.relationships.get(pair_id(member, person))


def test_matrix_keeps_to_the_rules_of_models(page: TeamPage, session: Session) -> None:
    QAbstractItemModelTester(page.matrix, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert page.matrix.people[0].id == "boss"
    assert [m.id for m in page.matrix.members] == ["kim", "lee"]


def test_a_digit_sets_the_depth_and_undo_takes_it_back(qtbot: QtBot, page: TeamPage, session: Session) -> None:
    go(page, "boss", "lee")
    qtbot.keyClick(page.table, Qt.Key.Key_2)
    made = known(session, "boss", "lee")
    assert made is not None
    assert made.depth == 2
    session.undo()
    assert known(session, "boss", "lee") is None


def test_target_depth_is_typed_the_same_way(qtbot: QtBot, page: TeamPage, session: Session) -> None:
    assert "Edda Falk" in page.next_fact.text()
    page.depths.choose("target_depth")
    go(page, "boss", "kim")
    qtbot.keyClick(page.table, Qt.Key.Key_4)
    made = known(session, "boss", "kim")
    assert made is not None
    assert (made.depth, made.target_depth) == (0, 4)
    assert "4 steps" in page.next_fact.text()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    left = known(session, "boss", "kim")
    assert left is None or left.target_depth is None


def test_two_cells_are_one_step(qtbot: QtBot, page: TeamPage, session: Session) -> None:
    page.table.selectAll()
    qtbot.keyClick(page.table, Qt.Key.Key_1)
    assert all(r.depth == 1 for r in session.snapshot.relationships.values())
    session.undo()
    assert len(session.snapshot.relationships) == 1


def test_both_depths_are_written_into_a_cell(page: TeamPage, session: Session) -> None:
    index = page.matrix.index(page.matrix.row_of("otto"), 0)
    assert page.matrix.setData(index, "2/4")
    made = known(session, "otto", "kim")
    assert made is not None
    assert (made.depth, made.target_depth) == (2, 4)
    assert not page.matrix.setData(index, "7")
    assert page.matrix.setData(index, "")
    assert known(session, "otto", "kim") is None


def test_matrix_and_map_choose_the_same_people(qtbot: QtBot, page: TeamPage, session: Session) -> None:
    go(page, "otto", "kim")
    assert session.selection == ("otto",)
    session.select(["anna"])
    assert {index.row() for index in page.table.selectedIndexes()} == {page.matrix.row_of("anna")}
    with qtbot.waitSignal(page.person_chosen) as chosen:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert chosen.args == ["anna"]


def test_people_without_a_role_can_be_left_out(page: TeamPage) -> None:
    page.shown.choose("HOLDERS")
    assert [p.id for p in page.matrix.people] == ["boss"]


def test_what_goes_with_one_of_ours(qtbot: QtBot, page: TeamPage, session: Session) -> None:
    page.leaver.show_values(["kim"])
    page.leaver.edited.emit("kim")
    qtbot.waitUntil(lambda: "Anna Rust 3" in page.loss.text())
    assert session.snapshot.team["kim"].active


def test_somebody_gone_keeps_a_column_while_there_is_a_relationship(page: TeamPage, session: Session) -> None:
    from relmap.edit.commands import Revise

    session.run(Revise(TeamMember, ("kim",), {"active": False}))
    assert [m.id for m in page.matrix.members] == ["lee", "kim"]


# What if


def said(panel: WhatIfPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(WrapLabel) if label.isVisible())


def links(qtbot: QtBot, panel: WhatIfPanel) -> list[LinkButton]:
    """The links to be seen: Qt shows what was added to a layout a moment later, and all at once."""

    def seen() -> list[LinkButton]:
        return [b for b in panel.findChildren(LinkButton) if b.isVisible()]

    qtbot.waitUntil(lambda: bool(seen()))
    return seen()


def test_an_introduction_is_tried_before_it_is_saved(qtbot: QtBot, panel: WhatIfPanel, session: Session) -> None:
    before = session.snapshot
    panel.try_out(Trial(Change.INTRODUCED, "anna", "boss"))
    qtbot.waitUntil(lambda: panel.effect is not None)
    assert panel.effect is not None
    deal = next(e for e in panel.effect.touched if e.objective == "deal")
    assert deal.access == (0, 55)
    assert (
        "F01" in {flag.rule for flag in deal.flags.cleared} | {flag.rule for flag in deal.flags.raised} or deal.gained
    )
    assert session.snapshot is before


def test_what_happened_is_recorded(qtbot: QtBot, panel: WhatIfPanel, session: Session) -> None:
    panel.try_out(Trial(Change.INTRODUCED, "anna", "boss"))
    qtbot.waitUntil(lambda: panel.effect is not None)
    link = links(qtbot, panel)[0]
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    (kept,) = session.snapshot.ties.values()
    assert kept.certainty is Certainty.CONFIRMED


def test_switching_somebody_off_changes_nothing_stored(qtbot: QtBot, panel: WhatIfPanel, session: Session) -> None:
    before = session.snapshot
    panel.try_out(Trial(Change.LEAVES, "kim"))
    qtbot.waitUntil(lambda: panel.effect is not None)
    assert panel.effect is not None
    assert "F02" in {f.rule for e in panel.effect.touched for f in e.flags.raised}
    assert session.snapshot is before


def test_something_worth_trying_is_offered(qtbot: QtBot, panel: WhatIfPanel) -> None:
    link = links(qtbot, panel)[0]
    assert "Anna Rust" in link.text()
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.effect is not None)
    assert panel.trial == Trial(Change.INTRODUCED, "anna", "boss")


def test_a_trial_about_somebody_gone_is_dropped(qtbot: QtBot, panel: WhatIfPanel, session: Session) -> None:
    from relmap.edit.commands import Remove
    from relmap.model.entities import Person

    panel.try_out(Trial(Change.LEAVES, "anna"))
    session.run(Remove(Person, ("anna",)))
    assert panel.trial is None


def test_people_of_a_trial_are_shown_on_the_map(qtbot: QtBot, panel: WhatIfPanel) -> None:
    panel.try_out(Trial(Change.LEAVES, "anna"))
    qtbot.waitUntil(lambda: panel.effect is not None)
    link = next(b for b in links(qtbot, panel) if b.text() == "Anna Rust")
    with qtbot.waitSignal(panel.person_chosen) as chosen:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert chosen.args == ["anna"]
