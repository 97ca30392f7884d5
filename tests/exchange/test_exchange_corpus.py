"""Real organisation lists: nobody lost, what is odd is listed, and the next export is recognised."""

from __future__ import annotations

import csv
import json
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from relmap.errors import UserError
from relmap.exchange import json_reader, json_writer
from relmap.exchange.choices import Succession
from relmap.exchange.formats import plan_import
from relmap.exchange.import_plan import Fate, ImportPlan
from relmap.model.changes import apply
from relmap.model.entities import TeamMember
from relmap.model.relations import Relationship, RoleAssignment
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import PersonStatus

pytestmark = pytest.mark.corpus


def plan(path: Path, snapshot: Snapshot | None = None) -> ImportPlan:
    return plan_import(snapshot or Snapshot(), path, account_name="Department")


def listed(found: ImportPlan, code: str) -> int:
    return sum(w.code == code for w in found.warnings)


def test_every_senior_list_comes_in_whole_and_a_second_time_not_at_all(corpus: Path) -> None:
    paths = sorted((corpus / "org-uk").glob("*-senior.csv"))
    assert len(paths) == 11
    for path in paths:
        found = plan(path)
        assert len(found.after.people) + found.counters.blocked == found.rows
        assert found.counters.blocked == listed(found, "NO_NAME") + listed(found, "ROW_REPEATED")
        assert found.reports_to is not None
        assert found.reports_to.kind == "id"
        assert found.reports_to.of - found.reports_to.resolved == listed(found, "MANAGER_NOT_FOUND")
        assert not plan(path, found.after).change_set()


def test_a_list_of_counts_is_no_list_of_people(corpus: Path) -> None:
    with pytest.raises(UserError) as caught:
        plan(corpus / "org-uk" / "dft-2011-03-junior.csv")
    assert caught.value.code == "NOT_A_PEOPLE_LIST"


@pytest.mark.parametrize(
    ("name", "rows", "code", "times"),
    [
        ("mod-2012-09", 535, "MANAGER_NOT_FOUND", 11),
        ("moj-2011-09", 132, "MANAGER_NOT_FOUND", 2),
        ("moj-2011-09", 132, "SELF_REPORT", 1),
        ("dfid-2013-09", 89, "SELF_REPORT", 3),
        ("nda-2011-09", 54, "SELF_REPORT", 1),
        ("ipc-2011-03", 14, "SELF_REPORT", 1),
    ],
)
def test_the_known_faults_are_listed(corpus: Path, name: str, rows: int, code: str, times: int) -> None:
    found = plan(corpus / "org-uk" / f"{name}-senior.csv")
    assert (found.rows, listed(found, code)) == (rows, times)


def test_half_a_year_later_the_posts_are_recognised(corpus: Path) -> None:
    """The figures of formats.md 5.6: 113 posts kept, 1 added, 4 gone, 13 with another holder."""
    first = plan(corpus / "org-uk" / "dft-2011-03-senior.csv")
    second = plan(corpus / "org-uk" / "dft-2011-09-senior.csv", first.after)
    counters = asdict(second.counters)
    assert counters["changed"] + counters["unchanged"] == 100
    assert (counters["new"], counters["new_holder"], counters["missing_from_file"]) == (1, 13, 4)
    assert counters["blocked"] == counters["possible_duplicates"] == 0


def changed_fields(found: ImportPlan) -> Counter[str]:
    """How often each field of a post that was there before differs."""
    rows = (row for row in found.planned if row.fate is not Fate.NEW)
    return Counter(change.field.value for row in rows for change in row.changes)


def test_half_a_year_later_two_managers_and_two_titles_differ(corpus: Path) -> None:
    first = plan(corpus / "org-uk" / "dft-2011-03-senior.csv")
    second = plan(corpus / "org-uk" / "dft-2011-09-senior.csv", first.after)
    found = changed_fields(second)
    assert (found["reports_to"], found["title"]) == (2, 2)
    assert second.conflicts == second.questions == ()
    assert {decision.proposed for decision in second.decisions} == {Succession.NEW_HOLDER}
    assert all(not absence.left for absence in second.absences)


def test_a_year_later_eight_names_are_spelled_differently(corpus: Path) -> None:
    first = plan(corpus / "org-uk" / "cabinet-office-2011-03-senior.csv")
    second = plan(corpus / "org-uk" / "cabinet-office-2012-03-senior.csv", first.after)
    kept = second.counters.changed + second.counters.unchanged + second.counters.new_holder
    assert kept == 158
    # Ten of the 82 changed references mean the same person as before, who has moved to another post.
    assert (changed_fields(second)["title"], changed_fields(second)["reports_to"]) == (68, 82 - 10)
    assert sum(decision.proposed is Succession.RENAMED for decision in second.decisions) == 8
    assert len(set(first.after.people) - set(second.after.people)) <= second.counters.new_holder
    assert not plan(corpus / "org-uk" / "cabinet-office-2012-03-senior.csv", second.after).change_set()


@pytest.mark.parametrize(
    ("one", "other"), [("dft-2011-03", "dft-2011-09"), ("cabinet-office-2011-03", "cabinet-office-2012-03")]
)
def test_what_was_entered_in_between_survives_a_real_update(corpus: Path, one: str, other: str) -> None:
    first = plan(corpus / "org-uk" / f"{one}-senior.csv").after
    (objective,) = first.objectives.values()
    kim = TeamMember("kim", "Kim Berg")
    named = [person for person in first.people.values() if person.name]
    known = [Relationship("kim", person.id, number % 6) for number, person in enumerate(named)]
    rated = [RoleAssignment(objective.id, person.id, rating=1) for person in named[::3]]
    mine = replace(
        first,
        team={"kim": kim},
        relationships={record.id: record for record in known},
        roles={record.id: record for record in rated},
        people={p.id: replace(p, x=float(n), y=0.0, site="mine") for n, p in enumerate(first.people.values())},
    )
    second = plan(corpus / "org-uk" / f"{other}-senior.csv", mine)
    after = second.after
    assert after.relationships == mine.relationships
    assert after.roles == mine.roles
    assert all(person.id in after.people for person in named)
    assert sum(p.x is None for p in after.people.values()) == sum(
        row.fate in (Fate.NEW, Fate.NEW_HOLDER) and after.people[row.person or ""].x is None for row in second.planned
    ) + sum(p.status is PersonStatus.LEFT for p in after.people.values())
    assert apply(after, second.change_set().inverted()) == mine


def test_a_year_later_seventy_posts_are_added_and_fifty_eight_gone(corpus: Path) -> None:
    first = plan(corpus / "org-uk" / "cabinet-office-2011-03-senior.csv")
    second = plan(corpus / "org-uk" / "cabinet-office-2012-03-senior.csv", first.after)
    assert (second.counters.new, second.counters.missing_from_file) == (70, 58)


def test_a_wizard_style_export_maps_by_itself(corpus: Path) -> None:
    found = plan(corpus / "salesforce-tree" / "Accounts-Contacts.csv")
    assert found.mapping["last"] == "Contact: Last Name"
    assert len(found.after.people) + found.counters.blocked == found.rows


def test_hostile_strings_are_people_or_listed_and_survive_json(corpus: Path, tmp_path: Path) -> None:
    strings = json.loads((corpus / "strings" / "blns.json").read_text("utf-8"))
    source = tmp_path / "hostile.csv"
    with source.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("Name", "Job Title"), *((text, "Buyer") for text in strings)])
    found = plan(source)
    assert found.rows == len(strings)
    assert len(found.after.people) + found.counters.blocked == found.rows
    assert json_reader.read(json_writer.write(found.after)).snapshot == found.after
    assert not plan(source, found.after).change_set()
