"""The accounts of another document are added; what is here already is listed and never overwritten."""

from __future__ import annotations

from dataclasses import replace

from exchange_documents import documents
from hypothesis import HealthCheck, given, settings

from relmap.exchange.account_plan import plan_snapshot
from relmap.exchange.import_plan import ImportPlan
from relmap.exchange.json_references import resolved
from relmap.model.changes import snapshot_of
from relmap.model.entities import Account, Objective, Person, TeamMember, Unit
from relmap.model.memory import ImportedValues, told_apart
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import COLLECTIONS, Record, Snapshot
from relmap.model.vocabulary import BuyingRole, ObjectiveKind, TieKind


def document(prefix: str, name: str) -> Snapshot:
    """An account with one of everything; ids begin with the prefix, the team member is "kim" everywhere."""

    def id_(word: str) -> str:
        return f"{prefix}-{word}"

    records: list[Record] = [
        TeamMember("kim", "Kim Berg"),
        TeamMember(id_("idle"), "Ida Idle"),
        Account(id_("a"), name),
        Unit(id_("u"), id_("a"), "Sales"),
        Person(id_("p"), id_("a"), "Kit Ruiz", unit=id_("u")),
        Person(id_("q"), id_("a"), "Noa Lund", reports_to=id_("p")),
        Relationship("kim", id_("p"), depth=3),
        Tie(id_("t"), TieKind.ALLY, id_("p"), id_("q")),
        Objective(id_("o"), id_("a"), "Partnership", ObjectiveKind.PARTNERSHIP),
        RoleAssignment(id_("o"), id_("q"), roles=frozenset({BuyingRole.ECONOMIC})),
        ImportedValues(id_("i"), id_("p"), "table:x", name="Kit Ruiz"),
        told_apart(id_("p"), id_("q")),
    ]
    return snapshot_of(records)


def together(*snapshots: Snapshot) -> Snapshot:
    return replace(
        Snapshot(),
        **{
            name: {key: record for s in snapshots for key, record in getattr(s, name).items()}
            for name in COLLECTIONS.values()
        },
    )


def codes(plan: ImportPlan) -> list[str]:
    return [w.code for w in plan.warnings]


def test_an_account_comes_with_everything_and_those_of_ours_who_know_it() -> None:
    here, other = document("here", "Ardo Pumps"), document("other", "Belo Valves")
    plan = plan_snapshot(here, other)
    expected = together(here, other)
    assert plan.after == replace(expected, team={key: m for key, m in expected.team.items() if key != "other-idle"})
    assert (plan.rows, plan.counters.new, plan.counters.blocked, codes(plan)) == (2, 2, 0, [])
    assert [row.name for row in plan.planned] == ["Kit Ruiz", "Noa Lund"]
    assert plan.report()["format"] == "relmap"


def test_an_account_both_documents_have_is_listed_and_left_out() -> None:
    here = document("here", "Ardo Pumps")
    for other in (document("here", "Another name"), document("other", "ARDO pumps")):
        plan = plan_snapshot(here, other)
        assert not plan.change_set()
        assert codes(plan) == ["ACCOUNT_EXISTS_TWICE"]
        assert (plan.rows, plan.counters.new, plan.counters.blocked) == (2, 0, 2)
        assert next(iter(other.accounts.values())).name in plan.warnings[0].text


def test_the_rest_of_a_document_comes_in_beside_an_account_left_out() -> None:
    here = document("here", "Ardo Pumps")
    plan = plan_snapshot(here, together(document("a", "Ardo Pumps"), document("b", "Belo Valves")))
    assert {a.name for a in plan.after.accounts.values()} == {"Ardo Pumps", "Belo Valves"}
    assert plan.after.people.keys() == {"here-p", "here-q", "b-p", "b-q"}
    assert (plan.counters.new, plan.counters.blocked) == (2, 2)


def test_two_accounts_of_one_name_in_the_other_document_are_one_too_many() -> None:
    plan = plan_snapshot(Snapshot(), together(document("a", "Belo Valves"), document("b", "belo valves")))
    assert len(plan.after.accounts) == 1
    assert codes(plan) == ["ACCOUNT_EXISTS_TWICE"]


def test_an_account_whose_ids_are_taken_is_left_out() -> None:
    here, other = document("here", "Ardo Pumps"), document("other", "Belo Valves")
    stolen = replace(other, people={**other.people, "kim": Person("kim", "other-a", "Kim Sun")})
    taken = together(other, snapshot_of([Unit("here-u", "other-a", "Service")]))
    reversed_ = replace(here, people={**here.people, "kim": Person("kim", "here-a", "Kim Sun")}, team={})
    for mine, theirs in ((here, stolen), (here, taken), (reversed_, other)):
        plan = plan_snapshot(mine, theirs)
        assert codes(plan) == ["ACCOUNT_IDS_TAKEN"]
        assert not plan.change_set()


def test_our_people_stay_as_they_are_here() -> None:
    here, other = document("here", "Ardo Pumps"), document("other", "Belo Valves")
    renamed = replace(other, team={"kim": TeamMember("kim", "Kim Berg-Holm")})
    plan = plan_snapshot(here, renamed)
    assert plan.after.team["kim"].name == "Kim Berg"
    assert codes(plan) == ["TEAM_MEMBER_KEPT"]
    stranger = replace(
        other,
        team={"kim2": TeamMember("kim2", "kim berg")},
        relationships={r.id: r for r in (Relationship("kim2", "other-p"),)},
    )
    plan = plan_snapshot(here, stranger)
    assert plan.after.team.keys() == {"kim", "here-idle", "kim2"}
    assert codes(plan) == ["TEAM_NAME_TWICE"]


def test_an_account_without_a_partnership_gets_one() -> None:
    other = replace(document("other", "Belo Valves"), objectives={}, roles={})
    plan = plan_snapshot(Snapshot(), other)
    assert [o.kind for o in plan.after.objectives_of("other-a")] == [ObjectiveKind.PARTNERSHIP]


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(documents())
def test_nothing_here_ever_changes_and_a_second_time_nothing_comes(other: Snapshot) -> None:
    here = document("here", "Ardo Pumps")
    plan = plan_snapshot(here, resolved(other)[0])
    for name in COLLECTIONS.values():
        assert getattr(here, name).items() <= getattr(plan.after, name).items()
    assert not plan_snapshot(plan.after, resolved(other)[0]).change_set()
    assert plan.counters.new + plan.counters.blocked == plan.rows == len(other.people)
