"""The same list three months later: the file brings what is new, the user loses nothing (formats.md 5.6)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from exchange_tables import ACCOUNT, boss_of, codes, imported, named, plan
from hypothesis import given, settings
from hypothesis import strategies as st

from relmap.edit.commands import MergePeople
from relmap.edit.handlers.registry import handle
from relmap.exchange.choices import Choices, FieldMode, Side, Succession
from relmap.exchange.columns import mapped, propose
from relmap.exchange.headers import Field
from relmap.exchange.import_plan import Fate, ImportPlan
from relmap.exchange.planning import plan_people
from relmap.exchange.table import read_table
from relmap.exchange.three_way import settled
from relmap.model.changes import apply
from relmap.model.entities import Person
from relmap.model.integrity import problems, reporting_cycles
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import BuyingRole, PersonStatus

CRM = """ID,Name,Job Title,Email,Department,Manager ID
1,Ada Brook,Managing director,ada@ardo.example,Board,
2,Ben Carr,Head of purchasing,ben@ardo.example,Purchasing,1
3,Cleo Dunn,Buyer,cleo@ardo.example,Purchasing,2
4,Dev Esser,Plant manager,dev@ardo.example,Plant,1
"""


def answered(text: str, snapshot: Snapshot, **choices: Any) -> ImportPlan:
    table = read_table(text.encode())
    return plan_people(snapshot, None, ACCOUNT, table, mapped(propose(table)), choices=Choices(**choices))


def edited(snapshot: Snapshot, who: str, /, **values: Any) -> Snapshot:
    person = replace(named(snapshot, who), **values)
    return replace(snapshot, people={**snapshot.people, person.id: person})


@pytest.mark.parametrize(
    ("last", "on_map", "in_file", "value", "disputed"),
    [
        ("a", "a", None, "a", False),
        ("a", "a", "a", "a", False),
        ("a", "a", "b", "b", False),
        ("a", "b", "a", "b", False),
        ("a", "b", "b", "b", False),
        ("a", "b", "c", "b", True),
        ("a", None, "a", None, False),
        ("a", None, "b", None, True),
        (None, None, "a", "a", False),
        (None, "b", "a", "b", True),
    ],
)
def test_the_three_way_rule(last: str, on_map: str, in_file: str, value: str, disputed: bool) -> None:
    assert settled(last, on_map, in_file) == (value, disputed)
    assert settled(last, on_map, in_file, side=Side.FILE) == (in_file if disputed else value, disputed)
    assert settled(last, on_map, in_file, FieldMode.OVERWRITE) == (in_file or on_map, False)
    assert settled(last, on_map, in_file, FieldMode.FILL)[0] in (on_map, None if on_map else in_file)


def test_what_the_user_changed_stays_when_the_file_says_the_same_again() -> None:
    mine = edited(imported(CRM), "Ben Carr", name="Benjamin Carr", title="Chief buyer", email="", reports_to=None)
    found = plan(CRM, mine)
    assert found.conflicts == found.decisions == ()
    assert found.counters.unchanged == 4
    assert found.after.people == mine.people


def test_what_the_file_changed_comes_in_where_the_user_left_it() -> None:
    found = plan(CRM.replace("Buyer", "Senior buyer").replace("Plant,1", "Works,2"), imported(CRM))
    assert (found.counters.changed, found.conflicts) == (2, ())
    assert named(found.after, "Cleo Dunn").title == "Senior buyer"
    assert boss_of(found.after, "Dev Esser") == "Ben Carr"
    (dev,) = (row for row in found.planned if row.name == "Dev Esser")
    assert (dev.fate, dev.line) == (Fate.CHANGED, 5)
    assert {(c.field, c.before, c.after) for c in dev.changes} == {
        (Field.UNIT, "Plant", "Works"),
        (Field.REPORTS_TO, "Ada Brook", "Ben Carr"),
    }


def test_a_value_both_have_changed_is_asked_and_the_users_stays_meanwhile() -> None:
    mine = edited(imported(CRM), "Cleo Dunn", title="Lead buyer")
    text = CRM.replace("Buyer", "Senior buyer")
    found = plan(text, mine)
    (conflict,) = found.conflicts
    assert (conflict.field, conflict.on_map, conflict.in_file, conflict.last, conflict.taken) == (
        Field.TITLE,
        "Lead buyer",
        "Senior buyer",
        "Buyer",
        Side.MAP,
    )
    assert named(found.after, "Cleo Dunn").title == "Lead buyer"
    taken = answered(text, mine, conflicts={conflict.key: Side.FILE})
    assert named(taken.after, "Cleo Dunn").title == "Senior buyer"
    assert taken.conflicts[0].taken is Side.FILE
    for answer in (found, taken):
        again = plan(text, answer.after)
        assert again.conflicts == () and not again.change_set()


def test_a_line_both_have_changed_is_asked() -> None:
    before = imported(CRM)
    mine = edited(before, "Cleo Dunn", reports_to=named(before, "Dev Esser").id)
    text = CRM.replace("Purchasing,2", "Purchasing,1")
    found = plan(text, mine)
    (conflict,) = found.conflicts
    assert (conflict.field, conflict.on_map, conflict.in_file, conflict.last) == (
        Field.REPORTS_TO,
        "Dev Esser",
        "Ada Brook",
        "Ben Carr",
    )
    assert boss_of(found.after, "Cleo Dunn") == "Dev Esser"
    assert boss_of(answered(text, mine, conflicts={conflict.key: Side.FILE}).after, "Cleo Dunn") == "Ada Brook"


def test_lines_of_the_user_and_of_the_file_never_close_a_circle_together() -> None:
    before = imported(CRM)
    mine = edited(before, "Ben Carr", reports_to=named(before, "Dev Esser").id)
    found = plan(CRM.replace("Plant,1", "Plant,2"), mine)
    assert reporting_cycles(found.after.people.values()) == ()
    assert boss_of(found.after, "Ben Carr") == "Dev Esser"
    assert boss_of(found.after, "Dev Esser") == "Ada Brook"
    assert (5, "LINE_NOT_TAKEN") in codes(found)


def test_what_was_typed_is_kept_against_a_first_file_and_listed() -> None:
    typed = imported("Name,Title\nBen Carr,Buyer\n")
    typed = replace(typed, imported={})
    found = plan("Name,Title,Email\nBen Carr,Chief buyer,ben@ardo.example\n", typed)
    (conflict,) = found.conflicts
    assert (conflict.field, conflict.last) == (Field.TITLE, "")
    ben = named(found.after, "Ben Carr")
    assert (ben.title, ben.email) == ("Buyer", "ben@ardo.example")


def test_overwrite_and_fill_are_chosen_a_field() -> None:
    mine = edited(imported(CRM), "Cleo Dunn", title="Lead buyer")
    text = CRM.replace("Buyer", "Senior buyer").replace("Plant manager", "Works manager")
    over = answered(text, mine, modes={Field.TITLE: FieldMode.OVERWRITE})
    assert {p.title for p in over.after.people.values()} >= {"Senior buyer", "Works manager"}
    fill = answered(text, mine, modes={Field.TITLE: FieldMode.FILL})
    assert {p.title for p in fill.after.people.values()} >= {"Lead buyer", "Plant manager"}
    assert over.conflicts == fill.conflicts == ()


def test_buying_roles_of_ours_give_way_only_to_overwrite() -> None:
    before = imported("ID,Name,Buying Role\n1,Ada Brook,End User\n")
    text = "ID,Name,Buying Role\n1,Ada Brook,Decision Maker\n"
    assert plan(text, before).after.roles == before.roles
    (role,) = answered(text, before, modes={Field.ROLE: FieldMode.OVERWRITE}).after.roles.values()
    assert role.roles == {BuyingRole.ECONOMIC}


def test_renamed_or_new_holder_can_be_flipped() -> None:
    before = imported(CRM)
    ben = named(before, "Ben Carr")
    other = CRM.replace("Ben Carr", "Hugo Ferro")
    found = plan(other, before)
    (decision,) = found.decisions
    assert (decision.post, decision.former, decision.name) == (ben.id, "Ben Carr", "Hugo Ferro")
    assert decision.proposed is decision.taken is Succession.NEW_HOLDER
    renamed = answered(other, before, holders={ben.id: Succession.RENAMED})
    assert (renamed.counters.changed, renamed.counters.new_holder) == (1, 0)
    assert renamed.after.people[ben.id].name == "Hugo Ferro"
    assert renamed.decisions[0].taken is Succession.RENAMED
    spelt = CRM.replace("Ben Carr", "Benjamin Carr")
    assert [d.proposed for d in plan(spelt, before).decisions] == [Succession.RENAMED]
    fresh = answered(spelt, before, holders={ben.id: Succession.NEW_HOLDER})
    assert (fresh.counters.changed, fresh.counters.new_holder) == (0, 1)
    assert fresh.after.people[ben.id].status is PersonStatus.LEFT
    for settled_ in (found, renamed, fresh):
        text = spelt if settled_ is fresh else other
        assert not plan(text, settled_.after).change_set()


def test_who_is_not_in_the_file_leaves_only_when_the_user_says_so() -> None:
    before = imported(CRM)
    text = "".join(CRM.splitlines(keepends=True)[:-1])
    found = plan(text, before)
    (absence,) = found.absences
    assert (absence.name, absence.left, found.counters.missing_from_file) == ("Dev Esser", False, 1)
    assert found.after.people == before.people
    left = answered(text, before, left=frozenset({absence.person}))
    assert named(left.after, "Dev Esser").status is PersonStatus.LEFT
    assert left.absences[0].left
    assert not plan(text, left.after).absences
    assert codes(plan(CRM, left.after)) == [(5, "LEFT_BUT_LISTED")]


AMBIGUOUS = """Name,Title,Department,Manager
Noa Lund,Head of sales,Sales,
Noa Lund,Head of plant,Plant,
Mia Sol,Fitter,Plant,Noa Lund
Kit Ruiz,Welder,Plant,Noa Lund
"""


def test_an_ambiguous_manager_is_asked_once_for_all_who_report_there() -> None:
    found = plan(AMBIGUOUS)
    (question,) = found.questions
    assert (question.reference, question.lines, question.reports, question.taken) == (
        "Noa Lund",
        (4, 5),
        ("Mia Sol", "Kit Ruiz"),
        None,
    )
    assert [(c.title, c.key) for c in question.candidates] == [("Head of plant", "line 3"), ("Head of sales", "line 2")]
    assert boss_of(found.after, "Mia Sol") is None
    chosen = answered(AMBIGUOUS, Snapshot(), managers={"Noa Lund": "line 3"})
    after = chosen.after
    assert chosen.questions[0].taken == "line 3"
    assert "MANAGER_AMBIGUOUS" not in {code for _line, code in codes(chosen)}
    assert chosen.reports_to is not None and (chosen.reports_to.resolved, chosen.reports_to.of) == (2, 2)
    manager = named(after, "Mia Sol").reports_to
    assert manager is not None and after.people[manager].title == "Head of plant"
    again = plan(AMBIGUOUS, after)
    assert again.questions == () and not again.change_set()


def test_a_line_drawn_by_the_user_answers_the_question() -> None:
    before = plan(AMBIGUOUS).after
    plant = next(p for p in before.people.values() if p.title == "Head of plant")
    mine = edited(edited(before, "Mia Sol", reports_to=plant.id), "Kit Ruiz", reports_to=plant.id)
    found = plan(AMBIGUOUS, mine)
    assert found.questions == ()
    assert found.after.people == mine.people


def test_a_cell_can_be_mended_in_place() -> None:
    text = "ID,First Name,Last Name,Title,Manager ID\n1,Ada,Brook,Owner,\n2,,,,1\n3,Cleo,Dunn,Buyer,9\n"
    found = plan(text)
    assert codes(found) == [(3, "NO_NAME"), (4, "MANAGER_NOT_FOUND")]
    assert [row.line for row in found.planned if row.fate is Fate.BLOCKED] == [3]
    mended = answered(
        text, Snapshot(), corrections={(3, Field.NAME): "Ben Carr", (4, Field.REPORTS_TO): "1", (4, Field.PHONE): "x"}
    )
    assert codes(mended) == []
    assert boss_of(mended.after, "Ben Carr") == boss_of(mended.after, "Cleo Dunn") == "Ada Brook"


def test_a_possible_duplicate_can_be_declared_the_same() -> None:
    before = replace(imported("Name,Title\nRobert Harker,Buyer\n"), imported={})
    text = "Contact ID,Full Name,Account Name,Title\n9,Bob Harker,Ardo,Purchaser\n"
    (row,) = plan(text, before).planned
    assert (row.fate, row.rival) == (Fate.POSSIBLE_DUPLICATE, named(before, "Robert Harker").id)
    same = answered(text, before, same=frozenset({2}))
    assert len(same.after.people) == 1
    assert named(same.after, "Robert Harker").source_id == "9"
    assert not plan(text, same.after).change_set()


@pytest.mark.parametrize("ids", [True, False])
def test_people_merged_by_the_user_stay_one_when_the_file_names_both_again(ids: bool) -> None:
    text = "ID,Name,Title\n1,Robert Harker,Buyer\n2,Bob Harker,Head of buying\n3,Ada Brook,Owner\n"
    if not ids:
        text = "\n".join(line.split(",", 1)[1] for line in text.splitlines())
    before = imported(text)
    keep, gone = named(before, "Robert Harker"), named(before, "Bob Harker")
    merged = apply(before, handle(before, MergePeople(keep.id, gone.id)))
    again = plan(text, merged)
    assert again.counters.unchanged == 3
    assert not again.change_set()
    changed = plan(text.replace("Head of buying", "Chief buyer"), merged)
    assert len(changed.after.people) == 2
    assert [c.in_file for c in changed.conflicts] == ["Chief buyer"]


def test_nothing_is_remembered_of_a_list_of_our_own_that_says_what_the_map_says() -> None:
    before = imported(CRM)
    lines = [f"{p.id},{p.name},{p.title}" for p in before.people.values()]
    text = "\n".join(["RelMap ID,Name,Job title", *lines])
    assert not plan(text, before).change_set()
    worked_on = plan(text.replace("Plant manager", "Works manager"), before)
    assert named(worked_on.after, "Dev Esser").title == "Works manager"
    assert worked_on.conflicts[0].taken is Side.FILE


def test_every_row_and_everybody_missing_is_in_the_plan_once() -> None:
    before = imported(CRM)
    found = plan(
        "ID,Name,Title\n1,Ada Brook,Owner\n1,Ada Brook,Owner\n7,,\n2,Zoe Quist,Buyer\n8,Kit Ruiz,Clerk\n", before
    )
    assert [(row.line, row.fate) for row in found.planned] == [
        (2, Fate.CHANGED),
        (3, Fate.BLOCKED),
        (4, Fate.BLOCKED),
        (5, Fate.NEW_HOLDER),
        (6, Fate.NEW),
        (None, Fate.MISSING),
        (None, Fate.MISSING),
    ]


_names = st.sampled_from(["Ada Brook", "Ben Carr", "Benjamin Carr", "Vacant", ""])
_row = st.tuples(
    st.sampled_from("123"), _names, st.sampled_from(["Buyer", "Clerk", ""]), st.sampled_from(["", "1", "2", "XX"])
)
_files = st.lists(_row, max_size=4).map(
    lambda rows: "\n".join(["ID,Name,Title,Manager ID", *(",".join(row) for row in rows)])
)


@settings(max_examples=80)
@given(_files, _files, st.data())
def test_whatever_the_user_changed_in_between_survives_the_same_file(
    first: str, second: str, data: st.DataObject
) -> None:
    now = plan(first).after
    for person in list(now.people.values()):
        values = data.draw(st.dictionaries(st.sampled_from(["title", "email"]), st.sampled_from(["", "mine"])))
        manager = data.draw(st.sampled_from([None, person.reports_to, *sorted(now.people)]))
        changed = replace(person, reports_to=manager, **values)
        now = replace(now, people={**now.people, person.id: changed})
    same = plan(first, now)
    assert same.after.people == now.people
    assert same.conflicts == ()
    later = plan(second, now)
    assert {p.code for p in problems(later.after)} <= {"REPORTING_CYCLE", "SELF_REPORT"}
    assert set(now.people) - set(later.after.people) <= {p.id for p in now.people.values() if not p.name}
    assert not plan(second, later.after).change_set()


def test_memory_goes_with_the_post_and_not_with_who_has_left() -> None:
    before = imported(CRM)
    after = plan(CRM.replace("Ben Carr", "Hugo Ferro"), before).after
    told = {after.people[v.person].name for v in after.imported.values()}
    assert told == {"Ada Brook", "Hugo Ferro", "Cleo Dunn", "Dev Esser"}
    assert isinstance(named(after, "Ben Carr"), Person)
