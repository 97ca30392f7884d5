"""People who may be the same, side by side: merged as the user says, told apart for good, all of it undoable."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot
from window_fakes import session_over

from relmap.model.changes import snapshot_of
from relmap.model.entities import Account, Objective, Person, TeamMember
from relmap.model.relations import Relationship, RoleAssignment
from relmap.model.vocabulary import BuyingRole, ObjectiveKind
from relmap.ui.dialogs.duplicates_dialog import DuplicatesDialog
from relmap.ui.session import Session


@pytest.fixture
def session() -> Session:
    return session_over(
        snapshot_of(
            [
                TeamMember("kim", "Kim Berg"),
                Account("a", "Lumen Works"),
                Objective("o", "a", "Partnership", ObjectiveKind.PARTNERSHIP),
                Person("boss", "a", "Nadia Okafor", "Owner"),
                Person("one", "a", "Robert Castell", "Buyer", email="rob@lumen.example", reports_to="boss"),
                Person("two", "a", "Rob Castell", "Head of purchasing", phone="+31 20 555 01 01"),
                Person("below", "a", "Yara Costa", "Clerk", reports_to="two"),
                Relationship("kim", "one", 2, date(2026, 3, 1)),
                Relationship("kim", "two", 4, date(2026, 1, 1)),
                RoleAssignment("o", "two", roles=frozenset({BuyingRole.TECHNICAL})),
            ]
        )
    )


@pytest.fixture
def dialog(qtbot: QtBot, session: Session) -> DuplicatesDialog:
    made = DuplicatesDialog(session)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_pair_stands_side_by_side(dialog: DuplicatesDialog) -> None:
    assert dialog.pairs.count() == 1
    assert dialog.comparison is not None
    assert {d.field for d in dialog.comparison.differences} >= {"name", "title", "email", "phone"}
    assert dialog.why.text().startswith("1 pair")


def test_merging_takes_the_values_chosen_and_everything_that_hangs_on_both(
    dialog: DuplicatesDialog, session: Session
) -> None:
    before = session.snapshot
    shown = dialog.comparison
    assert shown is not None
    for difference in shown.differences:
        if difference.field == "title":
            shown.choices["title"][difference.values.index("Head of purchasing")].setChecked(True)
        if difference.field == "name":
            shown.choices["name"][difference.values.index("Robert Castell")].setChecked(True)
    dialog.merge.click()
    after = session.snapshot
    (person,) = [p for p in after.people.values() if "Castell" in p.name]
    assert (person.name, person.title) == ("Robert Castell", "Head of purchasing")
    assert (person.email, person.phone, person.reports_to) == ("rob@lumen.example", "+31 20 555 01 01", "boss")
    assert after.people["below"].reports_to == person.id
    (relationship,) = after.relationships_of(person.id)
    assert (relationship.depth, relationship.last_contact) == (4, date(2026, 3, 1))
    assert [role.person for role in after.roles_of("o")] == [person.id]
    assert not dialog.merge.isVisible() and dialog.why.text() == "Every pair is dealt with."
    session.undo()
    assert session.snapshot == before


def test_who_was_told_apart_is_not_shown_again(qtbot: QtBot, dialog: DuplicatesDialog, session: Session) -> None:
    dialog.apart.click()
    assert dialog.pairs.count() == 0
    assert {"one", "two"} <= set(session.snapshot.people)
    again = DuplicatesDialog(session)
    qtbot.addWidget(again)
    assert again.pairs.count() == 0
    session.undo()
    back = DuplicatesDialog(session)
    qtbot.addWidget(back)
    assert back.pairs.count() == 1


def test_nothing_is_merged_in_a_document_that_can_only_be_looked_at(qtbot: QtBot, session: Session) -> None:
    locked = session_over(session.snapshot, read_only=True)
    made = DuplicatesDialog(locked)
    qtbot.addWidget(made)
    assert made.pairs.count() == 1
    assert not made.merge.isEnabled() and not made.apart.isEnabled()
