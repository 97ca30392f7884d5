"""What method.md 7 expects of the three accounts, as far as the rules about access and paths say it."""

from __future__ import annotations

import pytest
from sample_document import (
    ENGINEER,
    KAM,
    MANAGEMENT,
    SECOND_KAM,
    ago,
    changed,
    flag,
    id_of,
    ids_of,
    known,
    objective_report,
    possible,
    reading,
    rules,
)

from relmap.analysis.flags.report import Flag
from relmap.edit.handlers.registry import handle
from relmap.edit.story import STORY, THROUGH_MARK, StoryStep, outcome
from relmap.model.changes import apply
from relmap.model.relations import Relationship
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Band, Severity
from relmap.words import flags as words


@pytest.fixture(scope="module")
def sample() -> Snapshot:
    return reading().snapshot


EXPECTED = {
    "O-A0": {"F01"},
    "O-A1": {"F01"},
    "O-B0": set(),
    "O-B1": {"F08"},
    "O-B2": set(),
    "O-C0": {"F04"},
    "O-C1": {"F06"},
    "O-C2": {"F08"},
    "O-C3": {"F01"},
    "O-C4": {"F05"},
    "O-C5": {"F08"},
    "O-C6": {"F03"},
    "O-C7": {"F07"},
    "O-C8": {"F02"},
}


@pytest.mark.parametrize("objective", EXPECTED)
def test_rules_raised(sample: Snapshot, objective: str) -> None:
    assert rules(objective_report(sample, objective)) == EXPECTED[objective]


class TestKestrel:
    """7.1"""

    def test_headline_flag(self, sample: Snapshot) -> None:
        raised = flag(objective_report(sample, "O-A1"), "F01")
        assert raised.severity is Severity.CRITICAL
        assert raised.reason == "NO_ROUTE"

    def test_headline_sentence_counts_who_we_know(self, sample: Snapshot) -> None:
        sentence = words.sentence(flag(objective_report(sample, "O-A1"), "F01"), sample)
        assert "we know 6 people, all below Director" in sentence
        assert "1 upper-level person has only been met" in sentence
        assert "Harriet Kestrel" in sentence

    def test_no_way(self, sample: Snapshot) -> None:
        report = objective_report(sample, "O-A1")
        assert known(report) == []
        assert possible(report) == []
        assert (report.shown, report.band) == (0, Band.NONE)

    def test_ladder(self, sample: Snapshot) -> None:
        rungs = objective_report(sample, "O-A1").access.ladder
        found = {(rung.person, rung.via.first, rung.via.shown) for rung in rungs}
        assert found == {(id_of("A02"), id_of("A04"), 19), (id_of("A03"), id_of("A06"), 19)}


class TestKestrelStory:
    """The scripted story of 7.1, step by step."""

    @pytest.mark.parametrize("count", range(1, len(STORY) + 1), ids=[step.code for step in STORY])
    def test_each_step_comes_to_what_the_story_says(self, sample: Snapshot, count: int) -> None:
        assert outcome(objective_report(_told(sample, *STORY[:count]), "O-A1")) == STORY[count - 1].outcome

    def test_the_story_is_that_of_the_method(self) -> None:
        through_ingrid = [(ids_of(KAM, "A06", "A03", "A01"), 49), (ids_of(KAM, "A03", "A01"), 44)]
        agreed, met, trusted, returned = (step.outcome for step in STORY)
        assert (agreed.rules, agreed.ways) == ({"F01"}, ())
        assert (met.rules, met.ways) == ({"F04"}, ())
        assert (trusted.rules, list(trusted.ways)) == ({"F08(b)"}, through_ingrid)
        assert (returned.rules, list(returned.ways)) == (set(), [*through_ingrid, (ids_of(KAM, "A11", "A01"), 39)])

    def test_3_both_ways_run_through_ingrid(self, sample: Snapshot) -> None:
        after = _told(sample, *STORY[:3])
        assert "Ingrid Vos" in words.sentence(flag(objective_report(after, "O-A1"), "F08"), after)

    def test_4_mark_alone_is_an_alternative(self, sample: Snapshot) -> None:
        report = objective_report(_told(sample, STORY[-1]), "O-A1")
        assert known(report) == [THROUGH_MARK] == [(ids_of(KAM, "A11", "A01"), 39)]
        assert report.band is Band.WEAK


class TestNordmark:
    """7.2"""

    def test_two_ways_through_one_coach(self, sample: Snapshot) -> None:
        report = objective_report(sample, "O-B1")
        assert known(report) == [(ids_of(KAM, "B07", "B02"), 57)]
        assert report.band is Band.FAIR
        assert [(path.ids, path.shown) for path in report.access.known[0].also] == [
            (ids_of(ENGINEER, "B07", "B02"), 44)
        ]

    def test_the_chief_executive_is_too_faint(self, sample: Snapshot) -> None:
        assert (ids_of(MANAGEMENT, "B01", "B02"), 20) in possible(objective_report(sample, "O-B1"))

    def test_the_coach_is_a_single_point(self, sample: Snapshot) -> None:
        fragile = flag(objective_report(sample, "O-B1"), "F08")
        assert fragile.severity is Severity.MEDIUM
        assert tuple(fragile.variants) == ("b",)
        assert id_of("B07") in fragile.people

    def test_what_if_the_dinner_goes_well(self, sample: Snapshot) -> None:
        dinner = Relationship(id_of(MANAGEMENT), id_of("B01"), 3, ago(0))
        report = objective_report(changed(sample, dinner), "O-B1")
        assert known(report) == [(ids_of(KAM, "B07", "B02"), 57), (ids_of(MANAGEMENT, "B01", "B02"), 32)]
        assert rules(report) == set()

    def test_the_clean_case(self, sample: Snapshot) -> None:
        report = objective_report(sample, "O-B2")
        assert report.flags == ()
        assert (report.shown, report.band) == (65, Band.STRONG)

    def test_olaf_no_longer_counts(self, sample: Snapshot) -> None:
        report = objective_report(sample, "O-B1")
        paths = (*report.access.known, *report.access.possible)
        assert not any(id_of("B08") in path.ids for path in paths)


class TestAurelia:
    """7.3"""

    def test_partnership_has_two_possible_ways(self, sample: Snapshot) -> None:
        report = objective_report(sample, "O-C0")
        assert known(report) == []
        assert sorted(possible(report)) == sorted(
            [(ids_of(KAM, "X01", "H02", "C001"), 19), (ids_of(MANAGEMENT, "C002", "C001"), 19)]
        )

    def test_one_of_two_economic_buyers_is_out_of_reach(self, sample: Snapshot) -> None:
        report = objective_report(sample, "O-C1")
        assert known(report)[0] == (ids_of(MANAGEMENT, "C002"), 65)
        several = flag(report, "F06")
        assert several.severity is Severity.HIGH
        assert {id_of("C002"), id_of("C003")} <= set(several.people)

    def test_rail_test_rigs_hang_on_one_weak_way(self, sample: Snapshot) -> None:
        report = objective_report(sample, "O-C2")
        assert known(report) == [(ids_of(KAM, "C012", "C011", "C010"), 34)]
        assert report.band is Band.WEAK
        assert tuple(flag(report, "F08").variants) == ("a", "b")

    def test_marine_is_low_only_in_spite_of_friends_elsewhere(self, sample: Snapshot) -> None:
        report = objective_report(sample, "O-C3")
        assert flag(report, "F01").reason == "NO_ROUTE"
        first = report.access.ladder[0]
        assert (first.person, first.via.ids, first.via.shown) == (id_of("C021"), ids_of(SECOND_KAM, "C022", "C021"), 19)

    def test_defence_post_is_empty(self, sample: Snapshot) -> None:
        empty = flag(objective_report(sample, "O-C4"), "F05")
        assert empty.severity is Severity.HIGH
        assert "Managing director Defence" in words.sentence(empty, sample)

    def test_the_consultant_reaches_the_holding(self, sample: Snapshot) -> None:
        report = objective_report(sample, "O-C5")
        assert known(report) == [(ids_of(KAM, "X01", "H02"), 39)]
        assert tuple(flag(report, "F08").variants) == ("a", "b")

    def test_catalogue_has_no_economic_buyer(self, sample: Snapshot) -> None:
        assert flag(objective_report(sample, "O-C6"), "F03").severity is Severity.HIGH

    def test_a_manager_is_named_for_a_high_risk(self, sample: Snapshot) -> None:
        report = objective_report(sample, "O-C7")
        assert (report.shown, report.band) == (85, Band.STRONG)
        assert tuple(flag(report, "F07").variants) == ("a",)

    def test_nobody_is_known_in_aftermarket(self, sample: Snapshot) -> None:
        nobody = flag(objective_report(sample, "O-C8"), "F02")
        assert nobody.severity is Severity.CRITICAL
        assert "Aftermarket" in words.sentence(nobody, sample)


def test_most_severe_flag_of_each_account(sample: Snapshot) -> None:
    worst = {
        code: min(
            flag.severity.rank for objective in EXPECTED if objective[2] == code for flag in _flags(sample, objective)
        )
        for code in "ABC"
    }
    assert worst == {"A": Severity.CRITICAL.rank, "B": Severity.HIGH.rank, "C": Severity.CRITICAL.rank}


def _flags(sample: Snapshot, objective: str) -> tuple[Flag, ...]:
    return objective_report(sample, objective).flags


def _told(sample: Snapshot, *steps: StoryStep) -> Snapshot:
    """The sample after steps of the story."""
    for step in steps:
        sample = apply(sample, handle(sample, step.command))
    return sample
