"""Dialogs that make or edit records: new account, new objective, our team, units."""

from __future__ import annotations

import pytest
from inspector_hand import DEAL, KIM, LEE, relationship, role, snapshot
from page_hand import pick, type_over
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLineEdit
from pytestqt.qtbot import QtBot
from window_fakes import FakeMessages, session_over

from relmap.edit.commands import Revise
from relmap.model.entities import TeamMember
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import Pace, Style, Warmth
from relmap.model.vocabulary import BuyingRole, Certainty, Influence, ObjectiveKind, TargetStatus, TeamOrg
from relmap.ui.dialogs.account_dialog import AccountDialog
from relmap.ui.dialogs.objective_dialog import ObjectiveDialog
from relmap.ui.dialogs.team_dialog import TeamDialog
from relmap.ui.dialogs.units_dialog import UnitsDialog
from relmap.ui.fields.choice_field import ChoiceField
from relmap.ui.session import Session

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def messages() -> FakeMessages:
    return FakeMessages()


@pytest.fixture
def session(qapp: QApplication, messages: FakeMessages) -> Session:
    made = session_over(snapshot(relationship(), role("anna", BuyingRole.USER)), messages=messages)
    made.choose("acc", "deal")
    return made


def opened(qtbot: QtBot, dialog: QDialog) -> QDialog:
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    with qtbot.waitExposed(dialog):
        dialog.open()
    return dialog


def button(dialog: QDialog, which: QDialogButtonBox.StandardButton):  # type: ignore[no-untyped-def]
    return dialog.findChild(QDialogButtonBox).button(which)


def test_account_is_made_by_name_and_enter(qtbot: QtBot, session: Session) -> None:
    dialog = AccountDialog(session)
    opened(qtbot, dialog)
    made: list[str] = []
    dialog.created.connect(made.append)
    line = dialog.findChild(QLineEdit)
    assert not button(dialog, QDialogButtonBox.StandardButton.Ok).isEnabled()
    qtbot.keyClicks(line, " Elm   Works ")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    account = session.snapshot.accounts[made[0]]
    assert (account.name, account.target_status) == ("Elm Works", TargetStatus.KEY)
    assert session.account == account.id
    assert not dialog.isVisible()


def test_account_with_a_taken_name_keeps_the_dialog_open(
    qtbot: QtBot, session: Session, messages: FakeMessages
) -> None:
    dialog = AccountDialog(session)
    opened(qtbot, dialog)
    line = dialog.findChild(QLineEdit)
    qtbot.keyClicks(line, "birchwood mills")
    qtbot.mouseClick(button(dialog, QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert len(messages.told) == 1
    qtbot.keyClicks(line, " South")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert len(session.snapshot.accounts) == 2


def test_account_status_can_be_chosen(qtbot: QtBot, session: Session) -> None:
    dialog = AccountDialog(session)
    opened(qtbot, dialog)
    combo = dialog.status.combo
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    qtbot.keyClick(combo.view(), Qt.Key.Key_End)
    qtbot.keyClick(combo.view(), Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.name.line, "Elm Works")
    qtbot.mouseClick(button(dialog, QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton)
    account = session.snapshot.accounts[session.account or ""]
    assert (account.name, account.target_status) == ("Elm Works", TargetStatus.NONE)


def test_account_dialog_is_given_up_by_escape(qtbot: QtBot, session: Session) -> None:
    dialog = opened(qtbot, AccountDialog(session))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert len(session.snapshot.accounts) == 1


@pytest.mark.parametrize("copied", [True, False])
def test_objective_starts_with_or_without_the_roles_of_another(qtbot: QtBot, session: Session, copied: bool) -> None:
    session.run(Revise(type(DEAL), ("deal",), {"title": "Old line"}))
    dialog = ObjectiveDialog(session)
    opened(qtbot, dialog)
    if copied:
        dialog.roles.combo.setFocus()
        qtbot.keyClick(dialog.roles.combo, Qt.Key.Key_Down)
        qtbot.keyClick(dialog.roles.combo.view(), Qt.Key.Key_End)
        qtbot.keyClick(dialog.roles.combo.view(), Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.title.line, "Third line")
    qtbot.keyClick(dialog.title.line, Qt.Key.Key_Return)
    objective = session.snapshot.objectives[session.objective or ""]
    assert (objective.title, objective.kind) == ("Third line", ObjectiveKind.SALE)
    roles = session.snapshot.roles_of(objective.id)
    assert [(r.person, r.roles, r.certainty) for r in roles] == (
        [("anna", frozenset({BuyingRole.USER}), Certainty.ASSUMED)] if copied else []
    )
    assert all(r.influence is Influence.UNKNOWN for r in roles)


def test_nothing_can_be_made_in_a_read_only_document(qtbot: QtBot, qapp: QApplication) -> None:
    session = session_over(snapshot(), read_only=True)
    for dialog in (AccountDialog(session), ObjectiveDialog(session)):
        opened(qtbot, dialog)
        qtbot.keyClicks(dialog.findChild(QLineEdit), "Anything")
        assert not button(dialog, QDialogButtonBox.StandardButton.Ok).isEnabled()
        dialog.close()
    team = TeamDialog(session)
    opened(qtbot, team)
    assert not team.name.isEnabled()
    assert not team.rows.flags(team.rows.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    team.close()
    units = UnitsDialog(session)
    opened(qtbot, units)
    assert not units.editor.add.isEnabled()


def test_one_of_ours_is_added_and_edited_in_the_table(qtbot: QtBot, session: Session) -> None:
    dialog = TeamDialog(session)
    opened(qtbot, dialog)
    rows = dialog.rows
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert isinstance(tester.model(), QAbstractItemModel)
    qtbot.keyClicks(dialog.name.line, "Ada Quist")
    qtbot.keyClick(dialog.name.line, Qt.Key.Key_Return)
    assert [m.name for m in rows.members] == ["Ada Quist", "Kim Vogel", "Lee Sander"]
    assert dialog.name.line.text() == ""
    for column, value in ((1, "Sales engineer"), (2, TeamOrg.SUPPLIER_PARTNER), (3, "Marl")):
        assert rows.setData(rows.index(0, column), value)
    for column in (4, 5):
        state = Qt.CheckState(rows.data(rows.index(0, column), Qt.ItemDataRole.CheckStateRole))
        other = Qt.CheckState.Unchecked if state is Qt.CheckState.Checked else Qt.CheckState.Checked
        assert rows.setData(rows.index(0, column), other.value, Qt.ItemDataRole.CheckStateRole)
    (ada,) = [m for m in session.snapshot.team.values() if m not in (KIM, LEE)]
    assert ada == TeamMember(
        ada.id, "Ada Quist", TeamOrg.SUPPLIER_PARTNER, "Sales engineer", "Marl", is_management=True, active=False
    )
    assert rows.data(rows.index(0, 2)) == "Supplier partner"


def test_cell_is_typed_over_and_a_blank_name_refused(qtbot: QtBot, session: Session, messages: FakeMessages) -> None:
    dialog = TeamDialog(session)
    opened(qtbot, dialog)
    for typed, shown in (("Kim Vogel-Ross", "Kim Vogel-Ross"), ("", "Kim Vogel-Ross")):
        index = dialog.rows.index(0, 0)
        dialog.table.setCurrentIndex(index)
        dialog.table.edit(index)
        editor = next(e for e in dialog.table.findChildren(QLineEdit) if e.isVisible())
        editor.selectAll()
        qtbot.keyClick(editor, Qt.Key.Key_Delete)
        qtbot.keyClicks(editor, typed)
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not dialog.table.findChildren(QLineEdit))
        assert dialog.rows.data(dialog.rows.index(0, 0)) == shown
    assert messages.told == ["Please give a name."]
    assert dialog.isVisible()


def test_firm_kind_is_chosen_from_a_list(qtbot: QtBot, session: Session) -> None:
    dialog = TeamDialog(session)
    opened(qtbot, dialog)
    index = dialog.rows.index(0, 2)
    dialog.table.setCurrentIndex(index)
    dialog.table.edit(index)
    from relmap.ui.fields.choice_field import EnumField

    (editor,) = dialog.table.findChildren(EnumField)
    qtbot.keyClick(editor.combo, Qt.Key.Key_Down)
    qtbot.keyClick(editor.combo.view(), Qt.Key.Key_End)
    qtbot.keyClick(editor.combo.view(), Qt.Key.Key_Return)
    assert session.snapshot.team["kim"].org is TeamOrg.SUPPLIER_PARTNER


@pytest.mark.parametrize("agree", [True, False])
def test_member_with_relationships_is_removed_after_a_question(
    qtbot: QtBot, session: Session, messages: FakeMessages, agree: bool
) -> None:
    dialog = TeamDialog(session)
    opened(qtbot, dialog)
    assert not dialog.remove.isEnabled()
    dialog.table.selectRow(0)
    messages.answers.append(agree)
    qtbot.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    assert messages.asked == ["Remove Kim Vogel and what is known of the relationships?"]
    assert ("kim" in session.snapshot.team) is not agree
    if agree:
        session.undo()
        assert session.snapshot.relationships


def test_member_without_relationships_is_removed_at_once(
    qtbot: QtBot, session: Session, messages: FakeMessages
) -> None:
    dialog = TeamDialog(session)
    opened(qtbot, dialog)
    dialog.table.selectRow(1)
    qtbot.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    assert "lee" not in session.snapshot.team
    assert messages.asked == []
    session.undo()
    assert [m.id for m in dialog.rows.members] == ["kim", "lee"]


def test_units_are_edited_in_a_window_of_their_own(qtbot: QtBot, session: Session) -> None:
    dialog = UnitsDialog(session)
    opened(qtbot, dialog)
    assert dialog.windowTitle() == "Units of Birchwood Mills"
    dialog.editor.choose("works")
    name = dialog.editor.form.field("name").focusProxy()
    assert isinstance(name, QLineEdit)
    qtbot.keyClicks(name, "Old works")
    qtbot.mouseClick(button(dialog, QDialogButtonBox.StandardButton.Close), Qt.MouseButton.LeftButton)
    assert session.snapshot.units["works"].name == "Old works"
    assert not dialog.isVisible()


def test_dialogs_about_a_document_go_with_it(qtbot: QtBot, session: Session) -> None:
    dialogs = [opened(qtbot, TeamDialog(session)), opened(qtbot, UnitsDialog(session))]
    session.show(None)
    assert session.snapshot == Snapshot()
    assert not any(dialog.isVisible() for dialog in dialogs)


def test_what_tells_whom_one_of_ours_fits_is_typed_below_the_table(qtbot: QtBot, session: Session) -> None:
    dialog = TeamDialog(session)
    opened(qtbot, dialog)
    assert not dialog.profile.isVisible()
    dialog.table.selectRow(0)
    qtbot.waitUntil(dialog.profile.isVisible)
    form = dialog.profile.form
    type_over(qtbot, form.field("languages"), "Danish, German")
    type_over(qtbot, form.field("background"), "fitter", Qt.Key.Key_Tab)
    for name, value in (("pace", Pace.DIRECT), ("warmth", Warmth.OPEN)):
        field = form.field(name)
        assert isinstance(field, ChoiceField)
        pick(qtbot, field, value)
    kim = session.snapshot.team["kim"]
    assert (kim.languages, kim.background, kim.style) == ("Danish, German", "fitter", Style.STYLE_SOCIALIZER)
    for _ in range(4):
        session.undo()
    assert session.snapshot.team["kim"] == KIM
    editor = form.field("interests").focusProxy()
    editor.setFocus()
    qtbot.keyClicks(editor, "opera")
    dialog.table.selectRow(1)
    assert session.snapshot.team["kim"].interests == "opera"
    assert session.snapshot.team["lee"] == LEE
    qtbot.keyClicks(editor, "golf")
    dialog.reject()
    assert session.snapshot.team["lee"].interests == "golf"
