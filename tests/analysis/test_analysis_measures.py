"""The measures of section 5: each formula, each guard, and the figures of the sample where the method gives them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from analysis_maps import ACCOUNT, AS_OF, OBJECTIVE, YOU, Map, low_map

from relmap.analysis.access import access_on
from relmap.analysis.account_measures import ReachBand, ShapeKind, account_measures
from relmap.analysis.ground import Ground
from relmap.analysis.knowledge import Item
from relmap.analysis.measures import CoverageBand, ObjectiveMeasures, objective_measures
from relmap.model.deal import Agreement
from relmap.model.relations import Relationship
from relmap.model.vocabulary import (
    Affiliation,
    BuyingRole,
    Influence,
    Level,
    PersonKind,
    PersonStatus,
    Step,
)
from relmap.words.measures import account_lines, objective_lines

E, T, U, C = BuyingRole


def measured(map_: Map) -> ObjectiveMeasures:
    snapshot = map_.snapshot()
    ground, objective = Ground(snapshot, ACCOUNT, AS_OF), snapshot.objectives[OBJECTIVE]
    return objective_measures(ground, objective, access_on(ground, objective))


def four() -> Map:
    map_ = Map(step=Step.EXPLORE).person("CFO", Level.C_SUITE).person("Eng").person("Buyer").person("Dir")
    map_.role("CFO", E, influence=Influence.LOW).role("Eng", T, influence=Influence.HIGH)
    return map_.role("Buyer", U, influence=Influence.LOW)


def test_access_is_the_best_path_and_nothing_without_one() -> None:
    assert measured(four().know("CFO", 3)).access.shown == 65
    assert measured(four().know("CFO", 1)).access.shown == 0


@pytest.mark.parametrize(("depth", "points"), [(0, 0.0), (1, 0.75), (2, 1.5), (3, 3.0), (5, 3.0)])
def test_coverage_weighs_by_influence_and_the_buyer_always_three(depth: int, points: float) -> None:
    found = measured(four().know("CFO", depth)).coverage
    assert (found.points, found.weight, found.holders) == (points, 3 + 3 + 1, 3)


def test_coverage_counts_each_person_once_and_missing_roles_as_uncovered() -> None:
    map_ = Map().person("Eng").role("Eng", T, U, influence=Influence.UNKNOWN).know("Eng", 4)
    found = measured(map_).coverage
    assert (found.points, found.weight, found.missing) == (2.0, 2 + 3, (E,))
    assert (found.percent, found.band) == (40, CoverageBand.PARTIAL)
    everything_missing = measured(Map()).coverage
    assert (everything_missing.percent, everything_missing.weight, everything_missing.holders) == (0, 7, 0)


def test_a_placeholder_raises_the_denominator_only() -> None:
    map_ = four().know("Eng", 3)
    before = measured(map_).coverage.percent
    map_.person("Somebody", status=PersonStatus.UNIDENTIFIED).role("Somebody", T)
    assert measured(map_).coverage.percent < before


def test_coverage_is_floored() -> None:
    map_ = four().know("Eng", 3)
    assert measured(map_).coverage.percent == 42  # 3 of 7


def test_depth_is_the_median_of_the_buyers_and_the_gap_a_work_list() -> None:
    map_ = four().know("Eng", 4).know("Buyer", 1).person("Warm").know("Warm", 5)
    found = measured(map_).depth
    assert (found.holders, found.middle, found.planned, found.gap) == (3, 1.0, 0, 0)
    map_.team("Boss", is_management=True)
    map_.add(Relationship("Boss", "CFO", 0, None, target_depth=3))
    map_.add(Relationship(YOU, "Eng", 4, AS_OF - timedelta(days=30), target_depth=3))
    found = measured(map_).depth
    assert [(g.team_member, g.person, g.steps) for g in found.gaps] == [("Boss", "CFO", 3)]
    assert (found.planned, found.gap) == (2, 3)


def test_freshness_counts_those_who_matter_only() -> None:
    map_ = four().know("CFO", 3, days=30).know("Eng", 3, days=200).know("Buyer", 4, days=900).person("X")
    found = measured(map_.know("X", 5, days=1)).freshness
    assert (found.fresh, found.relations, found.percent) == (1, 2, 50)
    assert [(one.person, one.days) for one in found.lapsed] == [("Eng", 200)]


def test_freshness_without_any_relation_is_no_number() -> None:
    found = measured(four()).freshness
    assert (found.percent, found.unknown) == (None, ("CFO", "Eng"))


def test_knowledge_spares_people_of_little_influence() -> None:
    map_ = four()
    map_.role("Eng", T, influence=Influence.HIGH, result="Fewer stoppages", known_on=AS_OF)
    found = {one.person: one for one in measured(map_).knowledge}
    assert set(found) == {"CFO", "Eng"}
    assert (found["CFO"].points, found["CFO"].weight) == (0, 13)
    assert (found["Eng"].points, found["Eng"].weight) == (2, 8)
    assert Item.RESULT not in found["Eng"].missing


def test_what_was_confirmed_more_than_a_year_ago_is_not_known() -> None:
    map_ = four()
    map_.role("Eng", T, influence=Influence.HIGH, result="Fewer stoppages", confirmed_on=AS_OF - timedelta(days=400))
    assert next(one for one in measured(map_).knowledge if one.person == "Eng").points == 0


def test_progress_counts_steps_a_customer_agreed_to() -> None:
    map_ = four().add(Agreement("a", OBJECTIVE, Step.CONTACT, "Talk", agreed_by="CFO", agreed_on=AS_OF))
    map_.add(Agreement("b", OBJECTIVE, Step.EXPLORE, "Ours", agreed_by=YOU))
    map_.add(Agreement("c", OBJECTIVE, Step.CONFIRM, "Too early", agreed_by="CFO"))
    found = measured(map_).progress
    assert (found.agreed, found.number, found.open) == ((Step.CONTACT,), 2, (Step.EXPLORE,))
    assert measured(four().aim(step=Step.TARGET)).progress.number == 0


def test_reach_is_a_level_and_ignores_outsiders_and_bare_cards() -> None:
    map_ = low_map().know("CFO", 1)
    map_.person("X", Level.BOARD_OWNER, kind=PersonKind.EXTERNAL, affiliation=Affiliation.CONSULTANT).know("X", 5)
    found = account_measures(Ground(map_.snapshot(), ACCOUNT, AS_OF)).reach
    assert (found.highest, found.people) == (Level.MANAGER, ("Buyer",))
    assert (found.bands, found.missing) == ((ReachBand.MIDDLE, ReachBand.BASE), (ReachBand.TOP,))


def test_shape() -> None:
    def kind(*counts: int, functions: int = 0) -> ShapeKind:
        map_ = Map()
        for number, count in enumerate(counts):
            map_.team(f"t{number}", title=f"Title {number}")
            for one in range(count):
                function = "Quality" if number < functions else ""
                map_.person(f"p{number}-{one}", function=function).know(f"p{number}-{one}", 2, by=f"t{number}")
        return account_measures(Ground(map_.snapshot(), ACCOUNT, AS_OF)).shape.kind

    assert kind() is ShapeKind.BOW_TIE
    assert kind(5) is ShapeKind.BOW_TIE
    assert kind(4, 1) is ShapeKind.BOW_TIE
    assert kind(3, 1) is ShapeKind.IN_BETWEEN
    assert kind(2, 2, 1, 1, functions=2) is ShapeKind.IN_BETWEEN
    assert kind(2, 2, 1, 1, functions=3) is ShapeKind.DIAMOND
    assert kind(4, 1, 1, 1, functions=3) is ShapeKind.IN_BETWEEN


def test_every_measure_has_a_figure_with_its_denominator_and_a_sentence() -> None:
    for map_ in (Map(), four(), four().know("CFO", 3).know("Eng", 2, days=400), low_map()):
        snapshot = map_.snapshot()
        account = account_measures(Ground(snapshot, ACCOUNT, AS_OF))
        lines = (*objective_lines(measured(map_), snapshot), *account_lines(account, snapshot))
        names = {line.name for line in lines}
        assert names >= {"Access", "Coverage", "Depth", "Freshness", "Progress", "Reach", "Breadth", "Fit"}
        assert not any("total" in name.casefold() or "score" in name.casefold() for name in names)
        for line in lines:
            assert line.figure and not line.figure.isdecimal()
            assert line.sentence and "{" not in line.sentence and "None" not in line.sentence
            assert line.share is None or 0 <= line.share <= 1
