"""Two records become one person: nothing known is lost, no circle is made, one undo takes it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from edit_strategies import MemoryStore
from hypothesis import given, settings
from hypothesis import strategies as st

from relmap.edit.commands import FillPost, MergePeople, Remove, TellApart
from relmap.edit.document import Document
from relmap.errors import UserError
from relmap.model.changes import snapshot_of
from relmap.model.entities import Account, Objective, Person, TeamMember
from relmap.model.integrity import problems, reporting_cycles
from relmap.model.memory import ImportedValues, told_apart
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import Record, Snapshot
from relmap.model.vocabulary import BuyingRole, Certainty, Influence, ObjectiveKind, PersonStatus, Social, TieKind

ACCOUNT = (
    Account("a", "Ardo Pumps"),
    Objective("o", "a", "Partnership", ObjectiveKind.PARTNERSHIP),
    TeamMember("t1", "Kim Berg"),
    TeamMember("t2", "Lou Sand"),
)
KEEP = Person("k", "a", "Robert Harker", "Buyer", rank=1.0)
GONE = Person("g", "a", "Bob Harker", "Head of buying", email="bob@ardo.example", x=1.0, y=2.0, pinned=True)
BOSS = Person("b", "a", "Ada Brook")
REPORT = Person("r", "a", "Cleo Dunn", reports_to="g")


def merged(*records: Record, **values: object) -> Snapshot:
    document = Document(MemoryStore(snapshot_of([*ACCOUNT, *records])))
    before = document.snapshot
    assert document.execute(MergePeople("k", "g", values)) is not None
    after = document.snapshot
    assert problems(after) == ()
    assert document.undo_label == "MERGE_PEOPLE"
    document.undo()
    assert document.snapshot == before
    return after


def test_blanks_are_filled_and_chosen_values_win() -> None:
    after = merged(KEEP, GONE).people["k"]
    assert (after.name, after.title, after.email, after.x, after.pinned) == (
        "Robert Harker",
        "Buyer",
        "bob@ardo.example",
        1.0,
        True,
    )
    chosen = merged(KEEP, GONE, name=" Bob  Harker ", title="Head of buying").people["k"]
    assert (chosen.name, chosen.title) == ("Bob Harker", "Head of buying")


def test_relationships_keep_the_deepest_the_latest_and_all_that_was_written() -> None:
    early, late = date(2026, 1, 5), date(2026, 6, 1)
    after = merged(
        KEEP,
        GONE,
        Relationship("t1", "k", 2, late, 90, 3, Social.SOME, "calls back", late),
        Relationship("t1", "g", 4, early, 30, None, Social.STRONG, "dinner in May", early, "ask for Ada"),
        Relationship("t2", "g", 1),
    )
    one, other = sorted(after.relationships_of("k"), key=lambda r: r.team_member)
    assert one == Relationship(
        "t1", "k", 4, late, 30, 3, Social.STRONG, "calls back\ndinner in May", early, "ask for Ada"
    )
    assert other == Relationship("t2", "k", 1)


def test_ties_are_moved_once_and_never_lead_to_oneself() -> None:
    after = merged(
        KEEP,
        GONE,
        BOSS,
        Tie("1", TieKind.ALLY, "k", "g"),
        Tie("2", TieKind.ALLY, "b", "k", Certainty.ASSUMED),
        Tie("3", TieKind.ALLY, "g", "b", Certainty.CONFIRMED, words="old friends"),
        Tie("4", TieKind.INFLUENCES, "g", "b"),
        Tie("5", TieKind.INFLUENCES, "b", "g"),
    )
    assert {(t.id, t.source, t.target) for t in after.ties.values()} == {
        ("2", "b", "k"),
        ("4", "k", "b"),
        ("5", "b", "k"),
    }
    assert (after.ties["2"].certainty, after.ties["2"].words) == (Certainty.CONFIRMED, "old friends")


def test_roles_are_joined_and_no_surer_than_they_were() -> None:
    ours = RoleAssignment("o", "k", frozenset({BuyingRole.USER}), Certainty.CONFIRMED, rating=3)
    theirs = RoleAssignment(
        "o", "g", frozenset({BuyingRole.ECONOMIC}), influence=Influence.HIGH, influence_reason="signs", rating=-2
    )
    (role,) = merged(KEEP, GONE, ours, theirs).roles.values()
    assert role.roles == {BuyingRole.USER, BuyingRole.ECONOMIC}
    assert (role.certainty, role.influence, role.influence_reason, role.rating) == (
        Certainty.ASSUMED,
        Influence.HIGH,
        "signs",
        3,
    )
    (moved,) = merged(KEEP, GONE, theirs).roles.values()
    assert moved == replace(theirs, person="k")


@pytest.mark.parametrize(
    ("keep", "gone", "between", "manager"),
    [
        (None, "b", None, "b"),
        ("b", None, None, "b"),
        ("g", "b", None, "b"),
        ("b", "k", None, "b"),
        ("r", "b", "g", "b"),
        ("b", "r", "k", "b"),
        ("r", None, "g", None),
        ("k", "g", "g", None),
    ],
)
def test_lines_never_close_a_circle(
    keep: str | None, gone: str | None, between: str | None, manager: str | None
) -> None:
    after = merged(
        replace(KEEP, reports_to=keep), replace(GONE, reports_to=gone), BOSS, replace(REPORT, reports_to=between)
    )
    assert after.people["k"].reports_to == manager
    assert after.people["r"].reports_to == ("k" if between else None)
    assert reporting_cycles(after.people.values()) == ()


def test_a_chosen_manager_must_not_work_below() -> None:
    with pytest.raises(UserError, match="WOULD_CLOSE_CYCLE"):
        merged(KEEP, GONE, REPORT, reports_to="r")
    assert merged(KEEP, GONE, BOSS, REPORT, reports_to="b").people["k"].reports_to == "b"


def test_people_of_two_accounts_are_not_merged() -> None:
    with pytest.raises(UserError, match="OTHER_ACCOUNT"):
        merged(KEEP, Account("z", "Zeta"), replace(GONE, account="z"))


def test_files_that_named_either_mean_the_one_who_stays() -> None:
    told = ImportedValues("i", "g", "crm:a", "2", "Bob Harker", reports_to="b")
    below = ImportedValues("j", "r", "crm:a", "3", reports_to="g")
    after = merged(KEEP, GONE, BOSS, REPORT, told, below)
    assert after.imported["i"] == replace(told, person="k")
    assert after.imported["j"].reports_to == "k"
    early = merged(replace(KEEP, source="crm:a", source_id="1"), replace(GONE, source="crm:a", source_id="2"))
    assert [(v.person, v.external_id) for v in early.imported.values()] == [("k", "2")]


def test_who_was_told_apart_from_one_is_told_apart_from_both() -> None:
    after = merged(KEEP, GONE, BOSS, told_apart("k", "g"), told_apart("g", "b"))
    assert list(after.not_same.values()) == [told_apart("k", "b")]


def test_telling_apart_is_one_step_and_goes_with_the_person() -> None:
    document = Document(MemoryStore(snapshot_of([*ACCOUNT, KEEP, GONE, ImportedValues("i", "g", "crm:a")])))
    document.execute(TellApart("k", "g"))
    assert list(document.snapshot.not_same.values()) == [told_apart("g", "k")]
    assert document.execute(TellApart("g", "k")) is None
    document.execute(Remove(Person, ("g",)))
    assert problems(document.snapshot) == ()
    assert not document.snapshot.not_same and not document.snapshot.imported
    document.undo()
    document.execute(Remove(Account, ("a",)))
    assert document.snapshot.people == document.snapshot.imported == document.snapshot.not_same == {}


def test_who_fills_a_post_is_whom_files_mean_by_its_id() -> None:
    post = Person("p", "a", "", "Buyer", status=PersonStatus.VACANT, source="crm:a", source_id="7")
    document = Document(MemoryStore(snapshot_of([*ACCOUNT, post, ImportedValues("i", "p", "crm:a", "7")])))
    document.execute(FillPost("p", "Hugo Ferro", id="h"))
    after = document.snapshot
    assert (after.people["h"].source_id, after.imported["i"].person) == ("7", "h")
    assert problems(after) == ()


@settings(max_examples=60)
@given(st.data())
def test_merging_any_two_makes_no_new_circle_and_loses_nobody_else(data: st.DataObject) -> None:
    keys = ["k", "g", "1", "2", "3"]
    people = [Person(key, "a", key, reports_to=data.draw(st.sampled_from([None, *keys]))) for key in keys]
    ties = [
        Tie(str(n), data.draw(st.sampled_from(TieKind)), a, b)
        for n, (a, b) in enumerate((a, b) for a in keys for b in keys if a != b)
        if data.draw(st.booleans())
    ]
    document = Document(MemoryStore(snapshot_of([*ACCOUNT, *people, *ties])))
    before = document.snapshot
    document.execute(MergePeople("k", "g"))
    after = document.snapshot
    assert before.people.keys() - after.people.keys() == {"g"}
    assert all(t.source != t.target for t in after.ties.values())
    known = {frozenset(circle) for circle in reporting_cycles(before.people.values())}
    assert {frozenset(circle) for circle in reporting_cycles(after.people.values())} <= known
    assert {p.code for p in problems(after)} <= {"REPORTING_CYCLE", "SELF_REPORT"}
