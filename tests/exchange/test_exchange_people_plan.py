"""From a people list to a plan: nobody lost, nobody twice, nothing of ours touched."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest
from exchange_tables import ACCOUNT, boss_of, codes, imported, named, plan
from hypothesis import given, settings
from hypothesis import strategies as st

from relmap.errors import UserError
from relmap.exchange.columns import mapped, propose
from relmap.exchange.planning import plan_people
from relmap.exchange.table import read_table
from relmap.model.changes import apply
from relmap.model.entities import TeamMember
from relmap.model.integrity import problems, reporting_cycles
from relmap.model.relations import Relationship, RoleAssignment
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import BuyingRole, Certainty, Influence, PersonStatus, TieKind
from relmap.progress import Cancelled

CRM = """ID,Name,Job Title,Email,Phone,Department,Manager
1,Ada Brook,Managing director,ada@ardo.example,+44 1,Board,
2,Ben Carr,Head of purchasing,ben@ardo.example,+44 2,Purchasing,Ada Brook
3,Cleo Dunn,Buyer,cleo@ardo.example,+44 3,Purchasing,Ben Carr
4,Dev Esser,Plant manager,dev@ardo.example,+44 4,Plant,Ada Brook
"""


def crm_of(rows: int) -> str:
    given = ["Ada", "Ben", "Cleo", "Dev", "Esme", "Finn", "Gwen", "Hugo"]
    family = ["Brook", "Carr", "Dunn", "Esser", "Ferro"]
    names = [f"{a} {b}" for b in family for a in given][:rows]
    lines = ["First Name,Last Name,Title,Email,Phone,Department,Reports To"]
    for number, name in enumerate(names):
        first, last = name.split()
        boss = names[(number - 1) // 4] if number else ""
        lines.append(f"{first},{last},Post {number},{first}.{last}@ardo.example,+44 {number},Unit {number % 5},{boss}")
    return "\r\n".join(lines)


def test_a_crm_export_of_forty_people_maps_and_draws_by_itself() -> None:
    found = plan(crm_of(40))
    assert (found.rows, found.counters.new, found.warnings) == (40, 40, ())
    assert found.reports_to is not None
    assert (found.reports_to.kind, found.reports_to.resolved, found.reports_to.of) == ("name", 39, 39)
    after = apply(Snapshot(), found.change_set())
    assert after == found.after
    assert problems(after) == ()
    (account,) = after.accounts.values()
    people = after.people_of(account.id)
    assert [p.title for p in people] == [f"Post {n}" for n in range(40)]
    assert sum(p.reports_to is None for p in people) == 1
    assert [o.title for o in after.objectives_of(account.id)] == ["Partnership"]
    assert len(after.units_of(account.id)) == 5


def test_the_same_file_again_changes_nothing() -> None:
    for text in (CRM, crm_of(40)):
        first = imported(text)
        again = plan(text, first)
        assert not again.change_set()
        assert again.counters.unchanged == again.rows


def test_a_manager_is_found_by_id_address_name_or_title() -> None:
    for kind, boss in (("id", "7"), ("email", "ADA@ardo.example"), ("name", '"Brook, Ada"'), ("title", "Owner")):
        found = plan(f"ID,Name,Title,Email,Manager\n7,Ada Brook,Owner,ada@ardo.example,\n8,Ben Carr,Buyer,,{boss}\n")
        assert found.reports_to is not None
        assert (found.reports_to.kind, found.reports_to.resolved) == (kind, 1)
        assert boss_of(found.after, "Ben Carr") == "Ada Brook"


def test_a_manager_who_is_only_on_the_map_is_found_there() -> None:
    before = imported(CRM)
    after = imported("Name,Title,Manager\nEsme Ferro,Clerk,Ben Carr\n", before)
    assert boss_of(after, "Esme Ferro") == "Ben Carr"


def test_unknown_and_ambiguous_managers_are_listed_and_the_people_stay() -> None:
    found = plan("Name,Title,Manager\nKit Ruiz,Buyer,Lou Lost\nNoa Lund,A,\nNoa Lund,B,\nMia Sol,Clerk,Noa Lund\n")
    assert codes(found) == [(2, "MANAGER_NOT_FOUND"), (5, "MANAGER_AMBIGUOUS")]
    assert len(found.after.people) == 4
    assert boss_of(found.after, "Kit Ruiz") is None


def test_loops_are_kept_and_listed() -> None:
    text = "ID,Name,Manager ID\n1,Ada Brook,2\n2,Ben Carr,3\n3,Cleo Dunn,1\n4,Dev Esser,4\n5,Esme Ferro,XX\n"
    found = plan(text)
    assert sorted(found.cycles[0]) == ["Ada Brook", "Ben Carr", "Cleo Dunn"]
    assert codes(found) == [(2, "REPORTING_CYCLE"), (5, "SELF_REPORT")]
    assert boss_of(found.after, "Dev Esser") == "Dev Esser"
    assert boss_of(found.after, "Esme Ferro") is None
    assert not plan(text, found.after).change_set()


def test_rows_without_name_and_title_are_blocked_and_everybody_else_comes_in() -> None:
    found = plan("ID,Name,Title\n1,Kit Ruiz,\n2,,\n3,N/D,\n4,'N/D',Buyer\n5,Vacant,Planner\n6,,Clerk\n")
    assert codes(found) == [(3, "NO_NAME"), (4, "NO_NAME")]
    assert found.counters.blocked == 2
    status = {p.title: p.status for p in found.after.people.values() if not p.name}
    assert status == {
        "Buyer": PersonStatus.UNIDENTIFIED,
        "Planner": PersonStatus.VACANT,
        "Clerk": PersonStatus.UNIDENTIFIED,
    }


def test_a_repeated_row_is_one_person_and_a_shared_post_two() -> None:
    found = plan("ID,Name,Title,Manager ID\n1,Ada Brook,MD,\n1,Ada Brook,MD,\n2,Ben Carr,Buyer,1\n2,Mia Sol,Buyer,1\n")
    assert (found.counters.new, found.counters.blocked) == (3, 1)
    assert codes(found) == [(3, "ROW_REPEATED")]
    assert not plan("ID,Name,Title\n2,Mia Sol,Buyer\n2,Ben Carr,Buyer\n", found.after).change_set()


def test_a_second_manager_becomes_a_dotted_line() -> None:
    text = "ID,Name,Manager ID\n1,Ada Brook,\n2,Ben Carr,1\n3,Cleo Dunn,1\n3,Cleo Dunn,2\n"
    found = plan(text)
    assert codes(found) == [(5, "SECOND_MANAGER")]
    assert boss_of(found.after, "Cleo Dunn") == "Ben Carr"
    (tie,) = found.after.ties.values()
    assert (tie.kind, tie.was_solid) == (TieKind.DOTTED_TO, True)
    assert found.after.people[tie.target].name == "Ada Brook"
    assert not plan(text, found.after).change_set()


def test_dotted_lines_and_buying_roles_come_along_as_they_are_told() -> None:
    found = plan(
        "ID,Name,Boss ID,Dotted IDs,Buying Role\n"
        "1,Ada Brook,,,Decision Maker\n2,Ben Carr,1,3:4,Other\n3,Noa Lund,1,,Influencer\n"
    )
    assert codes(found) == [(3, "MANAGER_NOT_FOUND")]
    (tie,) = found.after.ties.values()
    assert (tie.kind, tie.was_solid) == (TieKind.DOTTED_TO, False)
    assert found.after.people[tie.target].name == "Noa Lund"
    roles = {found.after.people[r.person].name: r for r in found.after.roles.values()}
    assert roles.keys() == {"Ada Brook", "Noa Lund"}
    assert (roles["Ada Brook"].roles, roles["Ada Brook"].certainty) == ({BuyingRole.ECONOMIC}, Certainty.ASSUMED)
    assert (roles["Noa Lund"].roles, roles["Noa Lund"].influence) == (frozenset(), Influence.MEDIUM)


def test_our_own_view_of_a_role_is_never_touched_by_a_file() -> None:
    before = with_our_knowledge(imported(CRM), "Ben Carr")
    after = imported("ID,Name,Buying Role\n2,Ben Carr,Blocker\n2,Ben Carr,End User\n", before)
    assert after.roles == before.roles


def test_a_blank_or_undisclosed_manager_keeps_the_line_and_only_top_cuts_it() -> None:
    before = imported(CRM)
    for word in ("", "N/D", "-", "Lou Lost"):
        assert boss_of(imported(f"ID,Name,Manager\n3,Cleo Dunn,{word}\n", before), "Cleo Dunn") == "Ben Carr"
    assert boss_of(imported("ID,Name,Manager\n3,Cleo Dunn,XX\n", before), "Cleo Dunn") is None


def test_new_facts_come_in_and_blank_cells_erase_nothing() -> None:
    before = imported(CRM)
    text = "ID,Name,Job Title,Email,Phone,Department,Manager\n3,Cleo Dunn,Senior buyer,,,Plant,Dev Esser\n"
    found = plan(text, before)
    assert (found.counters.changed, found.counters.missing_from_file) == (1, 3)
    cleo = named(found.after, "Cleo Dunn")
    assert (cleo.title, cleo.email, boss_of(found.after, "Cleo Dunn")) == (
        "Senior buyer",
        "cleo@ardo.example",
        "Dev Esser",
    )
    assert cleo.unit is not None
    assert found.after.units[cleo.unit].name == "Plant"
    assert {w.code for w in found.warnings} == {"MISSING_FROM_FILE"}
    assert len(found.after.people) == 4


def with_our_knowledge(snapshot: Snapshot, name: str) -> Snapshot:
    person = replace(named(snapshot, name), x=10.0, y=20.0, pinned=True)
    (objective,) = snapshot.objectives.values()
    role = RoleAssignment(objective.id, person.id, frozenset({BuyingRole.ECONOMIC}), rating=3)
    relationship = Relationship("t", person.id, depth=4, evidence="Calls before deciding")
    return replace(
        snapshot,
        team={"t": TeamMember("t", "Kim Berg")},
        people={**snapshot.people, person.id: person},
        roles={role.id: role},
        relationships={relationship.id: relationship},
    )


def test_role_depth_and_position_survive_an_update() -> None:
    before = with_our_knowledge(imported(CRM), "Ben Carr")
    after = imported(CRM.replace("Head of purchasing", "Purchasing director"), before)
    ben = named(after, "Ben Carr")
    assert (ben.title, ben.x, ben.pinned) == ("Purchasing director", 10.0, True)
    assert after.roles == before.roles
    assert after.relationships == before.relationships


def test_a_new_holder_inherits_lines_and_place_but_no_relationship() -> None:
    before = with_our_knowledge(imported(CRM), "Ben Carr")
    by_id = CRM.replace(",Ada Brook\n", ",1\n").replace(",Ben Carr\n", ",2\n")
    found = plan(by_id.replace("Ben Carr", "Hugo Ferro").replace("ben@", "hugo@"), before)
    assert (found.counters.new_holder, found.counters.unchanged, found.counters.new) == (1, 3, 0)
    after = found.after
    ben, hugo = named(after, "Ben Carr"), named(after, "Hugo Ferro")
    assert (ben.status, ben.x, hugo.status, hugo.x, hugo.email) == (
        PersonStatus.LEFT,
        None,
        PersonStatus.ACTIVE,
        10.0,
        "hugo@ardo.example",
    )
    assert boss_of(after, "Cleo Dunn") == "Hugo Ferro"
    assert boss_of(after, "Hugo Ferro") == "Ada Brook"
    assert after.relationships == before.relationships
    assert after.roles == before.roles
    assert "Ben Carr" in found.warnings[0].text
    assert apply(before, found.change_set()) == after
    assert apply(after, found.change_set().inverted()) == before


def test_who_moves_to_another_post_takes_the_relationships_along() -> None:
    before = with_our_knowledge(imported(CRM), "Cleo Dunn")
    text = CRM.replace("2,Ben Carr", "2,Cleo Dunn").replace("3,Cleo Dunn", "3,Vacant").replace(",Ben Carr\n", ",2\n")
    found = plan(text, before)
    assert found.counters.new_holder == 2
    cleo = named(found.after, "Cleo Dunn")
    assert cleo.id == named(before, "Cleo Dunn").id
    assert cleo.title == "Head of purchasing"
    assert named(found.after, "Ben Carr").status is PersonStatus.LEFT
    (vacant,) = (p for p in found.after.people.values() if p.status is PersonStatus.VACANT)
    assert (vacant.title, vacant.reports_to) == ("Buyer", cleo.id)
    assert not plan(text, found.after).change_set()


def test_a_vacant_post_is_filled_in_place_and_keeps_its_role() -> None:
    before = imported("ID,Name,Title\n1,Vacant,Finance director\n2,Ada Brook,Buyer\n")
    (post,) = (p for p in before.people.values() if not p.name)
    (objective,) = before.objectives.values()
    role = RoleAssignment(objective.id, post.id, frozenset({BuyingRole.ECONOMIC}))
    before = replace(before, roles={role.id: role})
    found = plan("ID,Name,Title\n1,Hugo Ferro,Finance director\n2,Ada Brook,Buyer\n", before)
    assert found.counters.new_holder == 1
    assert named(found.after, "Hugo Ferro").id == post.id
    assert found.after.roles == before.roles
    promoted = plan("ID,Name,Title\n1,Ada Brook,Finance director\n", before).after
    ada = named(promoted, "Ada Brook")
    assert ada.id == named(before, "Ada Brook").id
    assert list(promoted.people) == [ada.id]
    assert [r.person for r in promoted.roles.values()] == [ada.id]


def test_a_name_spelt_differently_is_a_change_and_no_new_holder() -> None:
    found = plan("ID,Name,Title\n2,Benjamin Carr,Head of purchasing\n", imported(CRM))
    assert (found.counters.changed, found.counters.new_holder) == (1, 0)


def test_an_address_counts_only_when_it_is_nobody_elses() -> None:
    shared = "Name,Title,Email\nKit Ruiz,Buyer,office@ardo.example\nNoa Lund,Clerk,office@ardo.example\n"
    before = imported(shared)
    assert len(before.people) == 2
    married = plan("Name,Title,Email\nCleo Dunn-Berg,Buyer,cleo@ardo.example\n", imported(CRM.replace("3,", ",")))
    assert married.counters.changed == 1
    stranger = plan("Name,Title,Email\nZoe Quist,Buyer,cleo@ardo.example\n", imported(CRM))
    assert stranger.counters.new == 1


def test_somebody_like_a_person_on_the_map_is_pointed_out_not_merged() -> None:
    before = plan("Name,Title\nRobert Harker,Buyer\n").after
    found = plan("Contact ID,Full Name,Account Name,Title\n9,Bob Harker,Ardo,Purchaser\n", before)
    assert found.counters.possible_duplicates == 1
    assert found.counters.new == 0
    assert len(found.after.people) == 2
    assert "Robert Harker" in found.warnings[0].text


def test_facts_a_reader_of_the_plan_needs_have_the_contracts_names() -> None:
    report = plan(CRM).report()
    assert list(report) == [
        "source",
        "format",
        "encoding",
        "delimiter",
        "rows",
        "mapping",
        "new",
        "changed",
        "unchanged",
        "new_holder",
        "possible_duplicates",
        "missing_from_file",
        "blocked",
        "warnings",
        "reports_to",
        "cycles",
    ]
    assert report["mapping"] == {
        "id": "ID",
        "name": "Name",
        "title": "Job Title",
        "email": "Email",
        "phone": "Phone",
        "unit": "Department",
        "reports_to": "Manager",
    }
    assert report["reports_to"] == {"kind": "name", "resolved": 3, "of": 3}


def test_people_go_into_the_account_of_that_name_whatever_its_case() -> None:
    before = imported(CRM)
    after = plan("Name\nKit Ruiz\n", before, account="ARDO pumps").after
    assert len(after.accounts) == 1
    assert len(plan("Name\nKit Ruiz\n", before, account="Other").after.accounts) == 2
    with pytest.raises(UserError) as caught:
        plan(CRM, account="  ")
    assert caught.value.code == "ACCOUNT_NOT_NAMED"


def test_the_user_can_stop_a_long_plan() -> None:
    class Stop:
        def step(self, done: int, total: int) -> None:
            if done:
                raise Cancelled

    source = read_table(crm_of(40).encode())
    with pytest.raises(Cancelled):
        plan_people(Snapshot(), None, ACCOUNT, source, mapped(propose(source)), Stop())


cell = st.sampled_from(["", "1", "2", "3", "Ada Brook", "Ben Carr", "Vacant", "N/D", "XX", "a@b.example", "Buyer"])
tables = st.lists(st.lists(cell, min_size=5, max_size=5), max_size=8).map(
    lambda rows: "\n".join(["ID,Name,Title,Email,Reports To", *(",".join(row) for row in rows)])
)


@given(tables, tables)
@settings(max_examples=120)
def test_whatever_the_rows_say_nobody_is_lost_and_the_document_stays_sound(first: str, second: str) -> None:
    before = Snapshot()
    for text in (first, second):
        found = plan(text, before)
        counted = asdict(found.counters)
        missing = counted.pop("missing_from_file")
        assert sum(counted.values()) == found.rows
        assert missing <= len(before.people)
        if not before.people:
            assert len(found.after.people) == found.rows - found.counters.blocked
        assert {p.code for p in problems(found.after)} <= {"REPORTING_CYCLE", "SELF_REPORT"}
        assert len(found.cycles) == len(reporting_cycles(found.after.people.values()))
        assert all(w.text for w in found.warnings)
        assert apply(before, found.change_set()) == found.after
        before = found.after
    assert not plan(second, before).change_set()
