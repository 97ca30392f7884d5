"""What is written for other programs can be read back, and then changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from exchange_tables import ACCOUNT, imported, named

from relmap.exchange import formats
from relmap.model.relations import Tie
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Audience, Certainty, Level, PersonStatus, TieKind

DAY = date(2026, 11, 22)
LIST = '''ID,Name,Title,Email,Phone,Department,Function,Location,Level,Manager ID,In post since,Status
1,Ada Brook,=Owner,ada@ardo.example,+44 20 1,Board,,Leeds,Board,,2019-04-01,Active
2,Ben Carr,"Head of works; tools",ben@ardo.example,,Works,Operations,Leeds,Director,1,,Active
3,Cleo Dunn,Buyer,cleo@ardo.example,-12,Purchasing,,,Manager,2,,Active
4,Vacant,Planner,,,Works,,York,,2,,Vacant
5,Ægir Ólafsson,"Buyer ""B""",,,Purchasing,,,Staff,3,,Left
6,,Clerk,,,,,,,3,,
'''


def sample() -> Snapshot:
    """Six posts with all a list can say of them, and a tie of each kind."""
    snapshot = imported(LIST)
    ids = [named(snapshot, name).id for name in ("Cleo Dunn", "Ada Brook")]
    ties = [Tie(f"tie-{n}", kind, *ids, certainty=Certainty.CONFIRMED) for n, kind in enumerate(TieKind)]
    return replace(snapshot, ties={tie.id: tie for tie in ties})


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".tsv", ".graphml", ".gexf"])
def test_a_file_that_comes_back_maps_by_itself_and_changes_nothing(tmp_path: Path, suffix: str) -> None:
    before = sample()
    target = tmp_path / f"out{suffix}"
    formats.write_file(target, before, audience=Audience.TEAM, as_of=DAY)
    found = formats.plan_import(before, target, account_name=ACCOUNT)
    assert (found.rows, found.counters.unchanged, found.counters.new) == (6, 6, 0)
    assert found.after.people == before.people
    assert found.after.units == before.units
    assert found.after.ties == before.ties
    assert found.after.roles == before.roles
    assert found.reports_to is not None and found.reports_to.resolved == found.reports_to.of == 5


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".tsv", ".graphml", ".gexf"])
def test_a_file_fills_an_empty_document(tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"out{suffix}"
    before = sample()
    formats.write_file(target, before, audience=Audience.TEAM, as_of=DAY)
    after = formats.plan_import(Snapshot(), target, account_name="New").after
    told = {p.title: p for p in after.people.values()}
    assert told.keys() == {p.title for p in before.people.values()}
    for person in before.people.values():
        copy = told[person.title]
        for name in ("name", "function", "site", "email", "phone", "level", "status", "in_post_since"):
            assert getattr(copy, name) == getattr(person, name), (person.title, name)
        above = before.people[person.reports_to].title if person.reports_to else None
        assert (after.people[copy.reports_to].title if copy.reports_to else None) == above
    assert told["=Owner"].level is Level.BOARD_OWNER
    assert told['Buyer "B"'].status is PersonStatus.LEFT
    if suffix in (".graphml", ".gexf"):
        assert {t.kind for t in after.ties.values()} == set(TieKind)


def test_address_cards_come_back(tmp_path: Path) -> None:
    before = sample()
    target = tmp_path / "people.vcf"
    formats.write_file(target, before, audience=Audience.TEAM, as_of=DAY)
    found = formats.plan_import(before, target, account_name=ACCOUNT)
    assert (found.rows, found.counters.unchanged) == (3, 3)
    assert found.after.people == before.people


def test_the_visio_table_draws_the_same_tree(tmp_path: Path) -> None:
    before = sample()
    target = tmp_path / "chart.csv"
    formats.write_file(target, before, name="visio", audience=Audience.TEAM, as_of=DAY)
    after = formats.plan_import(Snapshot(), target, account_name="New", name="visio").after
    told = {p.title: p for p in after.people.values()}
    assert len(told) == 5
    assert after.people[told["Buyer"].reports_to or ""].title == "Head of works; tools"
    assert told["=Owner"].reports_to is None


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["dft-2011-03", "dfid-2013-09", "moj-2011-09"])
def test_real_organisations_come_back_as_they_went(corpus: Path, tmp_path: Path, name: str) -> None:
    before = formats.plan_import(Snapshot(), corpus / "org-uk" / f"{name}-senior.csv", account_name=ACCOUNT).after
    for suffix in (".xlsx", ".csv", ".graphml", ".gexf"):
        target = tmp_path / f"out{suffix}"
        formats.write_file(target, before, audience=Audience.TEAM, as_of=DAY)
        found = formats.plan_import(before, target, account_name=ACCOUNT)
        assert found.counters.unchanged == found.rows == len(before.people)
        assert found.after.people == before.people
