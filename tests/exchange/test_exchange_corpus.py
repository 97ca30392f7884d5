"""Real organisation lists: nobody lost, what is odd is listed, and the next export is recognised."""

from __future__ import annotations

import csv
import json
from dataclasses import asdict
from pathlib import Path

import pytest

from relmap.errors import UserError
from relmap.exchange import json_reader, json_writer
from relmap.exchange.formats import plan_import
from relmap.exchange.import_plan import ImportPlan
from relmap.model.snapshot import Snapshot

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
