"""The sample file is what its generator writes and holds what method.md 7 says."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from collections import Counter

import pytest
from sample_document import AS_OF, FILE, MANAGEMENT, OLAF, ROOT, account_report, id_of, person, reading

from relmap.exchange.json_writer import write
from relmap.model.entities import Person
from relmap.model.integrity import reporting_cycles
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import (
    AccountStage,
    Affiliation,
    Level,
    ObjectiveKind,
    PersonKind,
    PersonStatus,
    TargetStatus,
    TieKind,
)

B, C, V, D, M, S, U = Level


@pytest.fixture(scope="module")
def sample() -> Snapshot:
    return reading().snapshot


def test_the_file_is_what_the_generator_writes() -> None:
    command = [sys.executable, str(ROOT / "packaging" / "make_sample.py"), "--check"]
    assert subprocess.run(command, check=False, capture_output=True, text=True).stderr == ""


def test_reading_and_writing_gives_the_same_bytes(sample: Snapshot) -> None:
    assert write(sample) == FILE.read_bytes()


def test_only_the_cycle_put_there_on_purpose_is_remarked() -> None:
    assert [remark.code for remark in reading().warnings] == ["REPORTING_CYCLE"]


@pytest.mark.parametrize(
    ("code", "people", "employees", "status", "stage"),
    [
        ("A", 12, 80, TargetStatus.KEY, AccountStage.BASIC),
        ("B", 40, 1100, TargetStatus.TARGET, AccountStage.COOPERATIVE),
        ("C", 150, 14_000, TargetStatus.KEY, AccountStage.COOPERATIVE),
    ],
)
def test_the_three_accounts(
    sample: Snapshot, code: str, people: int, employees: int, status: TargetStatus, stage: AccountStage
) -> None:
    account = sample.accounts[id_of(code)]
    assert len(sample.people_of(account.id)) == people
    assert (account.employees, account.target_status, account.stage) == (employees, status, stage)
    assert account.upper_from is Level.DIRECTOR
    kinds = [objective.kind for objective in sample.objectives_of(account.id)]
    assert kinds.count(ObjectiveKind.PARTNERSHIP) == 1


def test_composition_of_nordmark(sample: Snapshot) -> None:
    people = sample.people_of(id_of("B"))
    assert Counter(map(_kind, people)) == {C: 3, V: 1, D: 4, M: 12, S: 17, "VACANT": 1, "LEFT": 1, "EXTERNAL": 1}
    assert _by_unit(sample, "B") == {"HQ": 14, "Odense": 11, "Aalborg": 8, "Esbjerg": 6, "": 1}


COMPOSITION = {
    "Group HQ": {C: 3, V: 3, D: 4, M: 5, S: 5},
    "Rail": {C: 1, V: 1, D: 4, M: 10, S: 22},
    "Marine": {V: 1, D: 3, M: 7, S: 16},
    "Defence": {"VACANT": 1, V: 1, D: 3, M: 6, S: 11},
    "Aftermarket": {V: 1, D: 2, M: 5, S: 10},
    "Shared services": {D: 2, M: 4, S: 9},
    "Holding": {"EXTERNAL": 4},
    "": {"EXTERNAL": 6},
}


@pytest.mark.parametrize("unit", COMPOSITION)
def test_composition_of_aurelia(sample: Snapshot, unit: str) -> None:
    people = [p for p in sample.people_of(id_of("C")) if _unit(sample, p) == unit]
    assert Counter(map(_kind, people)) == COMPOSITION[unit]


def test_outside_people_of_aurelia(sample: Snapshot) -> None:
    outside = Counter(p.affiliation for p in sample.people_of(id_of("C")) if p.kind is PersonKind.EXTERNAL)
    assert outside == {
        Affiliation.GROUP_COMPANY: 4,
        Affiliation.CONSULTANT: 1,
        Affiliation.EX_EMPLOYEE: 1,
        Affiliation.INDUSTRY_BODY: 1,
        Affiliation.CHANNEL_PARTNER: 2,
        Affiliation.CUSTOMER_OF_ACCOUNT: 1,
    }


def test_lines_of_aurelia(sample: Snapshot) -> None:
    ties = sample.account_ties(id_of("C"))
    assert sum(tie.kind is TieKind.DOTTED_TO for tie in ties) == 25
    assert [tie.source for tie in ties if tie.was_solid] == [id_of("C144")]
    cycle = {id_of(code) for code in ("C141", "C142", "C143")}
    assert [set(found) for found in reporting_cycles(sample.people_of(id_of("C")))] == [cycle]
    assert {_unit(sample, person(sample, code)) for code in ("C023", "C024")} == {"Group HQ"}
    assert person(sample, "C001").reports_to == id_of("H02")


def test_the_posts_without_holder(sample: Snapshot) -> None:
    assert person(sample, "A10").status is PersonStatus.VACANT
    assert person(sample, "A11").status is PersonStatus.LEFT
    assert person(sample, "C030").status is PersonStatus.VACANT
    assert not person(sample, "C030").name


def test_our_team(sample: Snapshot) -> None:
    assert [m.id for m in sample.team.values() if not m.active] == [id_of(OLAF)]
    assert [m.id for m in sample.team.values() if m.is_management] == [id_of(MANAGEMENT)]


def test_deep_relationships_carry_evidence(sample: Snapshot) -> None:
    deep = [r for r in sample.relationships.values() if r.depth >= 4]
    assert deep
    assert all(r.evidence for r in deep)


def test_all_contacts_lie_before_the_day_of_the_sample(sample: Snapshot) -> None:
    assert all(r.last_contact is not None and r.last_contact < AS_OF for r in sample.relationships.values())


def test_names_are_unlike_each_other_and_in_many_scripts(sample: Snapshot) -> None:
    names = [p.name for p in sample.people.values() if p.name]
    assert len(set(names)) == len(names)
    assert {"Åse Łukaszewicz-Ó Briain", "Nguyễn Thị Minh Khai", "Suharto"} <= set(names)
    scripts = {unicodedata.name(letter).split()[0] for name in names for letter in name if letter.isalpha()}
    assert {"LATIN", "GREEK", "CYRILLIC", "ARABIC", "CJK"} <= scripts
    titles = [p.title for p in sample.people.values()]
    assert max(map(len, titles)) == 58
    assert "品質保証部長" in titles


def test_every_account_is_evaluated(sample: Snapshot) -> None:
    assert [len(account_report(sample, code).objectives) for code in "ABC"] == [2, 3, 9]


def _kind(person: Person) -> str:
    if person.kind is PersonKind.EXTERNAL:
        return "EXTERNAL"
    return person.level if person.status is PersonStatus.ACTIVE else person.status


def _unit(sample: Snapshot, person: Person) -> str:
    return sample.units[person.unit].name if person.unit is not None else ""


def _by_unit(sample: Snapshot, code: str) -> Counter[str]:
    return Counter(_unit(sample, p) for p in sample.people_of(id_of(code)))
