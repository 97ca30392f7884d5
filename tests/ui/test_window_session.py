"""The session of a window: choosing, selecting, editing, following the document."""

from __future__ import annotations

from datetime import date

from window_fakes import FakeMessages, FakeStore, session_over

from relmap.edit.commands import AddAccount, AddPerson, Remove, Revise
from relmap.edit.document import Document
from relmap.errors import UserError
from relmap.model.changes import snapshot_of
from relmap.model.entities import Account, Objective, Person, TeamMember
from relmap.model.relations import Relationship, RoleAssignment
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import BuyingRole, Level, ObjectiveKind, TargetStatus
from relmap.ui.reports import AT_ONCE


def two_accounts() -> Snapshot:
    """Arden has a way to its buyer; Birk, a key account, knows only a clerk."""
    return snapshot_of(
        [
            TeamMember("t", "Kim"),
            Account("a", "Arden", TargetStatus.KEY),
            Objective("ao", "a", "Partnership", ObjectiveKind.PARTNERSHIP),
            Objective("as", "a", "Seals"),
            Person("a1", "a", "Ada", level=Level.C_SUITE),
            Relationship("t", "a1", depth=4, last_contact=date(2026, 9, 20)),
            RoleAssignment("ao", "a1", frozenset({BuyingRole.ECONOMIC})),
            Account("b", "Birk", TargetStatus.KEY),
            Objective("bo", "b", "Partnership", ObjectiveKind.PARTNERSHIP),
            Person("b1", "b", "Bo", level=Level.C_SUITE),
            Person("b2", "b", "Cleo", level=Level.STAFF, reports_to="b1"),
            Relationship("t", "b2", depth=3, last_contact=date(2026, 9, 20)),
            RoleAssignment("bo", "b1", frozenset({BuyingRole.ECONOMIC})),
        ]
    )


def test_the_account_that_needs_us_most_is_shown_first(qapp) -> None:
    session = session_over(two_accounts())
    assert [account.name for account in session.accounts()] == ["Birk", "Arden"]
    assert session.account == "b"
    assert session.objective == "bo"
    assert session.objective_report is not None


def test_choosing_an_account_forgets_the_selection_and_falls_back_to_partnership(qapp, qtbot) -> None:
    session = session_over(two_accounts())
    session.select(("b2",))
    with qtbot.waitSignal(session.place_changed):
        session.choose("a", "as")
    assert (session.objective, session.selection) == ("as", ())
    session.choose("a", "no such objective")
    assert session.objective == "ao"


def test_an_edit_renews_the_reports_of_its_account_before_it_is_told(qapp) -> None:
    session = session_over(two_accounts())
    before_b, before_a = session.reports.of("b"), session.reports.of("a")
    seen = []
    session.content_changed.connect(lambda _changed: seen.append(session.reports.of("b")))
    session.run(Revise(Person, ("b1",), {"level": Level.VP}))
    assert seen == [session.reports.of("b")]
    assert seen[0] is not before_b
    assert session.reports.of("a") is before_a


def test_details_of_a_person_leave_flags_alone(qapp) -> None:
    session = session_over(two_accounts())
    before = session.reports.of("b")
    session.run(Revise(Person, ("b1",), {"title": "Owner", "email": "bo@birk.example"}))
    assert session.reports.of("b") is before


def test_a_refused_edit_is_told_and_changes_nothing(qapp) -> None:
    messages = FakeMessages()
    session = session_over(two_accounts(), messages=messages)
    before = session.snapshot
    assert session.run(AddAccount("birk")) is None
    assert session.snapshot is before
    assert messages.told == ["There is already an account called “birk”."]


def test_a_file_that_cannot_be_written_leaves_everything_as_it_was(qapp) -> None:
    messages = FakeMessages()
    session = session_over(two_accounts(), messages=messages)
    store = FakeStore(two_accounts())
    session.show(Document(store))
    store.failure = UserError("DOCUMENT_READ_ONLY", file="memory.relmap")
    before = session.snapshot
    session.run(AddPerson("b", "Dan"))
    assert session.snapshot is before
    assert session.document.undo_label is None
    assert len(messages.told) == 1


def test_what_is_gone_is_neither_chosen_nor_selected(qapp) -> None:
    session = session_over(two_accounts())
    session.select(("b1", "b2"))
    session.run(Remove(Person, ("b1",)))
    assert session.selection == ("b2",)
    session.run(Remove(Account, ("b",)))
    assert session.account == "a"
    assert session.selection == ()


def test_undo_shows_what_it_brought_back(qapp) -> None:
    session = session_over(two_accounts())
    session.run(Revise(Person, ("b2",), {"title": "Buyer"}))
    session.choose("a")
    session.undo()
    assert session.account == "b"
    assert session.selection == ("b2",)


def test_a_large_account_is_computed_in_the_background_and_stale_answers_are_dropped(qapp, qtbot) -> None:
    crowd = [Person(f"c{n}", "b", f"Person {n}", reports_to="b1") for n in range(AT_ONCE)]
    base = two_accounts()
    session = session_over(snapshot_of([*base.accounts.values(), *base.objectives.values(), *base.team.values(),
                                        *base.people.values(), *base.roles.values(),
                                        *base.relationships.values(), *crowd]))  # fmt: skip
    assert session.reports.of("a") is not None
    with qtbot.waitSignal(session.reports_changed):
        session.run(Revise(Person, ("b1",), {"level": Level.VP}))
    assert session.reports.of("b") is not None
    session.background.wait()


def test_the_day_of_the_sample_is_its_own(qapp) -> None:
    session = session_over(two_accounts(), today=date(2030, 1, 1))
    assert session.as_of == date(2030, 1, 1)
    session.show(Document(FakeStore(two_accounts())), date(2026, 9, 30))
    assert session.as_of == date(2026, 9, 30)
