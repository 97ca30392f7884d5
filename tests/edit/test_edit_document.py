"""The one way to change a document: commands, undo, redo, and what happens when the file cannot take it."""

from __future__ import annotations

import pytest
from edit_strategies import MemoryStore, commands
from hypothesis import given, settings
from hypothesis import strategies as st

from relmap.edit import commands as do
from relmap.edit.document import Document
from relmap.errors import UserError
from relmap.model.changes import apply, difference
from relmap.model.entities import Account, Objective, Person, Unit
from relmap.model.integrity import problems, reporting_cycles
from relmap.model.vocabulary import BuyingRole, Certainty, ObjectiveKind, PersonStatus, TieKind
from relmap.words.edits import edit_label
from relmap.words.errors import sentence


def document_with_account() -> tuple[Document, str]:
    document = Document(MemoryStore())
    document.execute(do.AddAccount("Birchwood Mills", id="acc"))
    return document, "acc"


def add(document: Document, key: str, manager: str | None = None, **options: object) -> str:
    document.execute(do.AddPerson("acc", key.title(), reports_to=manager, id=key, **options))  # type: ignore[arg-type]
    return key


def names(document: Document, manager: str | None) -> list[str]:
    now = document.snapshot
    return [p.id for p in (now.reports_of(manager) if manager else now.people_of("acc")) if p.reports_to == manager]


def test_account_brings_its_partnership_objective() -> None:
    document, account = document_with_account()
    (objective,) = document.snapshot.objectives_of(account)
    assert objective.kind is ObjectiveKind.PARTNERSHIP
    with pytest.raises(UserError, match="PARTNERSHIP_FIXED"):
        document.execute(do.Remove(Objective, (objective.id,)))


def test_account_names_are_unique() -> None:
    document, _ = document_with_account()
    with pytest.raises(UserError) as refused:
        document.execute(do.AddAccount(" BIRCHWOOD mills "))
    assert sentence(refused.value) == "There is already an account called “BIRCHWOOD mills”."
    assert document.revision == 1


def test_siblings_keep_the_order_they_were_given() -> None:
    document, _ = document_with_account()
    for key in ("head", "a", "b"):
        add(document, key, None if key == "head" else "head")
    add(document, "between", "head", after="a")
    assert names(document, "head") == ["a", "between", "b"]
    document.execute(do.Reassign(("b",), "head", before="a"))
    assert names(document, "head") == ["b", "a", "between"]
    assert edit_label(document.undo_label or "") == "Change order"


def test_ranks_never_run_out_between_two_siblings() -> None:
    document, _ = document_with_account()
    add(document, "first")
    add(document, "last")
    for number in range(60):
        add(document, f"n{number}", after="first")
    assert names(document, None) == ["first", *(f"n{n}" for n in range(59, -1, -1)), "last"]


def test_nobody_becomes_his_own_superior() -> None:
    document, _ = document_with_account()
    add(document, "head")
    add(document, "mid", "head")
    add(document, "low", "mid")
    with pytest.raises(UserError) as refused:
        document.execute(do.Reassign(("head",), "low"))
    assert sentence(refused.value) == "Head cannot report to Low, because Low already works below Head."
    assert document.snapshot.people["head"].reports_to is None


def test_a_branch_moves_with_its_head() -> None:
    document, _ = document_with_account()
    for key, manager in (("a", None), ("b", None), ("c", "a"), ("d", "c")):
        add(document, key, manager)
    document.execute(do.Reassign(("c", "d"), "b"))
    assert document.snapshot.people["c"].reports_to == "b"
    assert document.snapshot.people["d"].reports_to == "c"


def test_reports_of_a_removed_manager_move_up() -> None:
    document, _ = document_with_account()
    for key, manager in (("head", None), ("a", "head"), ("m", "head"), ("z", "head"), ("x", "m"), ("y", "m")):
        add(document, key, manager)
    document.execute(do.AddTie(TieKind.ALLY, "m", "a"))
    document.execute(do.Remove(Person, ("m",)))
    assert names(document, "head") == ["a", "x", "y", "z"]
    assert not document.snapshot.ties
    document.undo()
    assert names(document, "m") == ["x", "y"]
    assert document.snapshot.ties


def test_a_post_without_a_name_is_unidentified_until_named() -> None:
    document, _ = document_with_account()
    document.execute(do.AddPerson("acc", "", "Plant manager", id="p"))
    assert document.snapshot.people["p"].status is PersonStatus.UNIDENTIFIED
    document.execute(do.Revise(Person, ("p",), {"name": "Ana Ruiz"}))
    assert document.snapshot.people["p"].status is PersonStatus.ACTIVE


def test_filling_a_vacant_post_passes_on_lines_and_roles_but_no_relationship() -> None:
    document, _ = document_with_account()
    partnership = document.snapshot.objectives_of("acc")[0].id
    add(document, "head")
    add(document, "post", "head", values={"status": PersonStatus.VACANT, "title": "CFO"})
    add(document, "clerk", "post")
    document.execute(do.AddTeamMember("Kim Berg", id="kim"))
    document.execute(do.SetRelationship("kim", ("post",), {"depth": 3}))
    document.execute(do.ToggleRole(partnership, ("post",), BuyingRole.ECONOMIC))
    document.execute(do.FillPost("post", "Noor Aydin", id="noor"))
    now = document.snapshot
    assert "post" not in now.people
    assert now.people["noor"].title == "CFO"
    assert now.people["clerk"].reports_to == "noor"
    assert [r.person for r in now.roles_of(partnership)] == ["noor"]
    assert not now.relationships


def test_a_role_key_is_a_tick_box_over_the_selection() -> None:
    document, _ = document_with_account()
    partnership = document.snapshot.objectives_of("acc")[0].id
    add(document, "a")
    add(document, "b")
    document.execute(do.ToggleRole(partnership, ("a",), BuyingRole.USER))
    document.execute(do.ToggleRole(partnership, ("a", "b"), BuyingRole.USER))
    assert {r.person for r in document.snapshot.roles_of(partnership)} == {"a", "b"}
    document.execute(do.ToggleRole(partnership, ("a", "b"), BuyingRole.USER))
    assert document.snapshot.roles_of(partnership) == ()


def test_our_own_executive_can_only_be_a_coach() -> None:
    document, _ = document_with_account()
    partnership = document.snapshot.objectives_of("acc")[0].id
    document.execute(do.AddTeamMember("Kim Berg", id="kim"))
    document.execute(do.ToggleRole(partnership, ("kim",), BuyingRole.COACH))
    with pytest.raises(UserError, match="TEAM_ONLY_COACH"):
        document.execute(do.ToggleRole(partnership, ("kim",), BuyingRole.USER))


def test_new_objective_takes_roles_over_as_assumed() -> None:
    document, _ = document_with_account()
    partnership = document.snapshot.objectives_of("acc")[0].id
    add(document, "a")
    values = {"roles": frozenset({BuyingRole.ECONOMIC}), "certainty": Certainty.CONFIRMED, "rating": 3}
    document.execute(do.SetRole(partnership, ("a",), values))
    document.execute(do.AddObjective("acc", "Pumps", copy_roles_from=partnership, id="pumps"))
    (role,) = document.snapshot.roles_of("pumps")
    assert (role.certainty, role.rating) == (Certainty.ASSUMED, None)


@pytest.mark.parametrize("values", [{"rating": 0}, {"rating": 6}])
def test_impossible_ratings_are_refused(values: dict[str, object]) -> None:
    document, _ = document_with_account()
    add(document, "a")
    with pytest.raises(UserError, match="VALUE_NOT_POSSIBLE"):
        document.execute(do.SetRole(document.snapshot.objectives_of("acc")[0].id, ("a",), values))


def test_names_are_cleaned_of_what_cannot_be_shown() -> None:
    document, _ = document_with_account()
    document.execute(do.AddPerson("acc", " Åse\x00\tŁuka\u202eszewicz \n", "x" * 500, id="p"))
    person = document.snapshot.people["p"]
    assert person.name == "Åse Łukaszewicz"
    assert len(person.title) == 500


def test_a_unit_cannot_lie_below_itself() -> None:
    document, _ = document_with_account()
    document.execute(do.AddUnit("acc", "Rail", id="rail"))
    document.execute(do.AddUnit("acc", "Depot", "rail", id="depot"))
    with pytest.raises(UserError, match="UNIT_BELOW_ITSELF"):
        document.execute(do.Revise(Unit, ("rail",), {"parent": "depot"}))


def test_a_failed_write_changes_neither_memory_nor_history() -> None:
    store = MemoryStore()
    document = Document(store)
    document.execute(do.AddAccount("Birchwood Mills", id="acc"))
    before = document.snapshot
    store.failure = UserError("DISK_FULL")
    for attempt in (lambda: document.execute(do.AddAccount("Other")), document.undo):
        with pytest.raises(UserError, match="DISK_FULL"):
            attempt()
    assert document.snapshot is before
    store.failure = None
    document.undo()
    assert not document.snapshot.accounts


def test_listeners_hear_every_commit_with_its_initiator() -> None:
    document = Document(MemoryStore())
    heard = []
    stop = document.subscribe(heard.append)
    document.execute(do.AddAccount("Birchwood Mills", id="acc"), initiator="test")
    document.undo()
    stop()
    document.redo()
    assert [(c.revision, c.initiator) for c in heard] == [(1, "test"), (2, None)]


def test_revert_is_one_step_that_can_be_undone() -> None:
    document, _ = document_with_account()
    add(document, "a")
    last = document.snapshot
    document.revert_to_opened()
    assert not document.snapshot.accounts
    document.undo()
    assert document.snapshot == last


def test_removing_an_account_leaves_nothing_of_it() -> None:
    document, _ = document_with_account()
    add(document, "a")
    document.execute(do.AddUnit("acc", "Rail"))
    document.execute(do.ToggleRole(document.snapshot.objectives_of("acc")[0].id, ("a",), BuyingRole.USER))
    document.execute(do.Remove(Account, ("acc",)))
    now = document.snapshot
    assert not (now.accounts or now.people or now.units or now.objectives or now.roles)


def test_keeping_a_full_history_is_no_step() -> None:
    document, _ = document_with_account()
    before = (document.revision, document.undo_label)
    document.keep_history(True)
    assert document.keeps_history
    assert (document.revision, document.undo_label) == before
    document.undo()
    assert document.keeps_history


@settings(max_examples=60)
@given(st.data())
def test_any_history_undoes_and_redoes_exactly(data: st.DataObject) -> None:
    """Random commands: the document stays sound, undo returns every earlier state, redo the last one."""
    store = MemoryStore()
    document = Document(store)
    states = [document.snapshot]
    for _ in range(data.draw(st.integers(1, 14))):
        try:
            done = document.execute(data.draw(commands(document)))
        except UserError as refused:
            assert sentence(refused)
            continue
        if done is not None:
            states.append(document.snapshot)
            assert not problems(document.snapshot)
            assert not reporting_cycles(document.snapshot.people.values())
    for earlier in reversed(states[:-1]):
        document.undo()
        assert not difference("", document.snapshot, earlier)
    while document.redo():
        pass
    assert not difference("", document.snapshot, states[-1])
    replayed = states[0]
    for change_set in store.committed:
        replayed = apply(replayed, change_set)
    assert not difference("", replayed, document.snapshot)
