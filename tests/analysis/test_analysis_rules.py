"""The rules and rulings of method.md 4.2 and 4.4 that no worked example covers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from analysis_maps import ACCOUNT, AS_OF, YOU, Map, low_map, names, summary

from relmap.analysis.flags.report import Reason
from relmap.analysis.flags.rulebook import evaluate
from relmap.analysis.paths import CautionCode, HopKind, MoveKind, PathState, RungPurpose, band_of, shown
from relmap.analysis.standing import Freshness, freshness, is_upper, usable_depth
from relmap.analysis.thresholds import DEFAULTS
from relmap.model.entities import Account, Person
from relmap.model.relations import Relationship
from relmap.model.vocabulary import (
    Affiliation,
    Band,
    BuyingRole,
    Certainty,
    Level,
    ObjectiveKind,
    ObjectiveStatus,
    PersonKind,
    PersonStatus,
    RiskToCustomer,
    Severity,
    Step,
    Strength,
    TargetStatus,
    TieKind,
)

ROOT = Path(__file__).resolve().parents[2]


def ours(depth: int, days: int | None, cadence: int = 90) -> Relationship:
    return Relationship(YOU, "p", depth, AS_OF - timedelta(days=days) if days is not None else None, cadence)


@pytest.mark.parametrize(
    ("days", "age", "usable"),
    [
        (-10, Freshness.FRESH, 4),
        (0, Freshness.FRESH, 4),
        (90, Freshness.FRESH, 4),
        (91, Freshness.AGEING, 4),
        (180, Freshness.AGEING, 4),
        (181, Freshness.STALE, 3),
        (360, Freshness.STALE, 3),
        (361, Freshness.COLD, 2),
        (None, Freshness.NEVER, 3),
    ],
)
def test_depth_lapses_in_whole_steps(days: int | None, age: Freshness, usable: int) -> None:
    assert freshness(ours(4, days), AS_OF) is age
    assert usable_depth(ours(4, days), AS_OF) == usable


def test_cadence_belongs_to_the_relationship() -> None:
    assert freshness(ours(4, 181, cadence=180), AS_OF) is Freshness.AGEING
    assert usable_depth(ours(1, 400), AS_OF) == 0


def test_upper_level_by_rank_or_by_stated_reason() -> None:
    account = Account(ACCOUNT, "Alder Pumps")
    assert is_upper(Person("p", ACCOUNT, level=Level.DIRECTOR), account)
    assert not is_upper(Person("p", ACCOUNT, level=Level.MANAGER), account)
    assert is_upper(Person("p", ACCOUNT, level=Level.STAFF, upper_override="founder's daughter"), account)
    assert not is_upper(Person("p", ACCOUNT), replace(account, upper_from=Level.UNKNOWN))


def test_bands_and_shown_numbers_agree_at_the_edges() -> None:
    for value, band in (
        (0.6, Band.STRONG),
        (0.5999, Band.FAIR),
        (0.4, Band.FAIR),
        (0.25, Band.WEAK),
        (0.2499, Band.NONE),
    ):
        assert band_of(value, DEFAULTS) is band
    assert (shown(0.5999), shown(0.6 - 1e-12), shown(0.29), shown(1.0)) == (59, 60, 29, 100)


# 4.4.1 which objectives are evaluated


@pytest.mark.parametrize("status", list(ObjectiveStatus))
def test_only_open_objectives_are_evaluated(status: ObjectiveStatus) -> None:
    (report,) = evaluate(low_map().aim(status=status).snapshot(), AS_OF)
    assert len(report.objectives) == (1 if status is ObjectiveStatus.OPEN else 0)


@pytest.mark.parametrize("status", list(TargetStatus))
@pytest.mark.parametrize("kind", list(ObjectiveKind))
def test_partnership_is_evaluated_for_targets_only(status: TargetStatus, kind: ObjectiveKind) -> None:
    (report,) = evaluate(low_map(status=status).aim(kind=kind).snapshot(), AS_OF)
    expected = kind is ObjectiveKind.SALE or status in (TargetStatus.KEY, TargetStatus.TARGET)
    assert bool(report.objectives) is expected


# 4.4.2 placeholders among the economic buyers


def test_a_placeholder_beside_an_empty_post_counts_as_unidentified() -> None:
    map_ = Map().person("Dir", Level.DIRECTOR).know("Dir", 3)
    map_.person("A", status=PersonStatus.VACANT).person("B", status=PersonStatus.UNIDENTIFIED).buyer("A").buyer("B")
    assert set(summary(map_)) == {"F03", "F06"}


def test_nobody_signs_waits_for_the_step_contact() -> None:
    map_ = Map(step=Step.TARGET).person("Dir", Level.DIRECTOR).know("Dir", 3)
    assert summary(map_) == {}
    assert summary(map_.aim(step=Step.CONTACT)) == {"F03": "HIGH"}


def test_a_path_may_run_through_one_buyer_to_another() -> None:
    map_ = Map().person("CFO", Level.C_SUITE).person("CEO", Level.C_SUITE).know("CFO", 4)
    map_.buyer("CFO").buyer("CEO").intro("CFO", "CEO")
    assert [names(b.known[0]) for b in map_.access().buyers] == ["You CFO CEO", "You CFO"]
    assert [names(p) for p in map_.access().known] == ["You CFO"]


# 4.4.4 conflicts


@pytest.mark.parametrize("sure", list(Certainty))
def test_conflict_removes_ties_and_lines_of_the_pair_whatever_its_certainty(sure: Certainty) -> None:
    map_ = Map().person("Boss", Level.C_SUITE).person("VP", Level.VP).line("VP", "Boss").know("Boss", 5).buyer("VP")
    assert map_.access().known
    assert not map_.conflict("VP", "Boss", sure).access().known
    assert [names(p) for p in map_.know("VP", 3).access().known] == ["You VP"]


def test_outsider_factor_is_not_for_lines_and_not_for_our_own_hop() -> None:
    outside = {"kind": PersonKind.EXTERNAL, "affiliation": Affiliation.CONSULTANT}
    map_ = Map().person("X", **outside).person("Y", Level.DIRECTOR).line("Y", "X").know("X", 5).buyer("Y")
    assert map_.access().known[0].strength == pytest.approx(0.95 * 0.5)


def test_ally_works_both_ways_and_the_outsider_only_weakens_his_own() -> None:
    outside = {"kind": PersonKind.EXTERNAL, "affiliation": Affiliation.EX_EMPLOYEE}
    map_ = Map().person("X", **outside).person("Y").tie(TieKind.ALLY, "X", "Y", Certainty.CONFIRMED)
    assert map_.know("X", 5).buyer("Y").access().known[0].strength == pytest.approx(0.95 * 0.6 * 0.55)
    back = Map().person("X", **outside).person("Y").tie(TieKind.ALLY, "X", "Y", Certainty.CONFIRMED)
    assert back.know("Y", 5).buyer("X").access().known[0].strength == pytest.approx(0.95 * 0.6)


# 4.4.5 opponents


def test_an_opponent_is_reached_but_nobody_through_her() -> None:
    map_ = Map().person("CFO", Level.C_SUITE).person("CEO", Level.C_SUITE).intro("CFO", "CEO").know("CFO", 4)
    map_.buyer("CEO").role("CFO", BuyingRole.ECONOMIC, rating=-3)
    assert [(b.person, len(b.known)) for b in map_.access().buyers] == [("CEO", 0), ("CFO", 1)]


def test_a_rating_counts_without_any_role() -> None:
    map_ = low_map().intro("Eng", "CFO").role("Eng", rating=-3)
    assert not map_.access().known
    assert low_map().intro("Eng", "CFO").role("Eng", rating=-2).access().known


def test_opponent_with_the_buyers_ear_is_a_caution() -> None:
    map_ = low_map().intro("Eng", "CFO").role("Buyer", rating=-4)
    map_.tie(TieKind.INFLUENCES, "Buyer", "CFO", Certainty.REPORTED)
    (caution,) = map_.access().known[0].cautions
    assert (caution.code, caution.people) == (CautionCode.OPPONENT, ("Buyer", "CFO"))


# 4.4.6 reasons


def test_reason_blocked_ignores_conflicts_and_opponents_together() -> None:
    map_ = low_map().intro("Eng", "CFO").conflict("Eng", "CFO").role("Eng", rating=-5)
    assert map_.flags()["F01"].reason is Reason.ROUTE_BLOCKED


def test_reason_stale_also_forgives_a_contact_without_date_but_not_a_colleague_who_left() -> None:
    map_ = Map().person("CFO", Level.C_SUITE).person("Eng").know("Eng", 3).know("CFO", 2, None).buyer("CFO")
    assert map_.flags()["F01"].reason is Reason.ROUTE_STALE
    assert map_.team(YOU, active=False).flags().keys() == {"F02"}


def test_upper_contact_turns_the_headline_into_no_path_with_the_same_reason() -> None:
    map_ = low_map().intro("Eng", "CFO", Certainty.ASSUMED).know("Dir", 2)
    assert summary(map_) == {"F04": "ROUTE_ASSUMED"}
    assert [c.person for c in map_.flags()["F04"].facts.upper] == ["Dir"]


# 4.4.7 scope


def _two_plants() -> Map:
    map_ = Map().unit("Marine").unit("Yard", "Marine").unit("Rail").aim(unit="Marine")
    map_.person("CFO", Level.C_SUITE).buyer("CFO")
    map_.person("Low", unit="Yard").person("Director", Level.DIRECTOR, unit="Rail")
    return map_.know("Low", 3).know("Director", 4)


def test_upper_contacts_of_another_unit_do_not_help() -> None:
    assert summary(_two_plants()) == {"F01": "NO_ROUTE"}
    assert "F01" not in summary(_two_plants().aim(unit=None))


def test_role_holders_belong_to_the_scope() -> None:
    assert "F01" not in summary(_two_plants().role("Director", BuyingRole.USER))
    assert summary(_two_plants().role("Director", rating=2)) == {"F01": "NO_ROUTE"}


def test_a_unit_that_is_not_there_means_the_whole_account() -> None:
    assert "F01" not in summary(_two_plants().aim(unit="nowhere"))


def test_nobody_known_in_the_unit() -> None:
    map_ = _two_plants().change("Low", unit="Rail").buyer("CFO")
    flag = map_.flags()["F02"]
    assert flag.severity is Severity.CRITICAL
    assert flag.facts.approach == ("CFO",)
    assert flag.facts.helpers == ("Director", "Low")


def test_last_lapse_of_a_scope_without_contact() -> None:
    map_ = Map().person("Eng").know("Eng", 2, 500).person("Buyer").know("Buyer", 1, 300)
    assert map_.flags()["F02"].facts.lapsed == AS_OF - timedelta(days=300 - 181)
    assert Map().person("Eng").know("Eng", 1, None).flags()["F02"].facts.lapsed is None


# 4.4.8 possible paths and equal ones


def test_faint_known_hops_are_possible_and_never_a_flag_less() -> None:
    map_ = Map().person("Eng").know("Eng", 1).person("CFO", Level.C_SUITE).intro("Eng", "CFO").buyer("CFO")
    assert [p.shown for p in map_.access().possible] == [12]
    assert map_.flags()["F01"].reason is Reason.ROUTE_FAINT


def test_of_equal_colleagues_the_smallest_id_is_taken() -> None:
    map_ = Map().person("CFO", Level.C_SUITE).buyer("CFO").team("B").team("A")
    map_.know("CFO", 4, by="B").know("CFO", 4, by="A").know("CFO", 3, by=YOU)
    path = map_.access().known[0]
    assert path.team_member == "A"
    assert [p.team_member for p in path.also] == ["B", YOU]


def test_parallel_ties_do_not_add_up() -> None:
    map_ = low_map().intro("Eng", "CFO", Certainty.REPORTED)
    map_.tie(TieKind.INFLUENCES, "Eng", "CFO", Certainty.CONFIRMED, Strength.HIGH)
    path = map_.access().known[0]
    assert path.hops[1].kind is HopKind.CAN_INTRODUCE
    assert path.strength == pytest.approx(0.85 * 0.85 * 0.8)


def test_the_fifth_hop_is_too_far() -> None:
    map_ = Map().person("CFO", Level.C_SUITE).buyer("CFO").know("a", 5)
    for lower, upper in (("a", "b"), ("b", "c"), ("c", "CFO")):
        map_.person(lower).intro(lower, upper)
    assert [names(p) for p in map_.access().known] == ["You a b c CFO"]
    map_.person("d").intro("c", "d").intro("d", "CFO").others.pop("CAN_INTRODUCE:c:CFO")
    assert not map_.access().known


def test_path_state_names_what_has_been_agreed() -> None:
    assert low_map().intro("Eng", "CFO").access().known[0].state is PathState.AGREED
    assert low_map().intro("Eng", "CFO", Certainty.REPORTED).access().known[0].state is PathState.TO_ASK
    assert low_map().know("CFO", 3).access().known[0].state is PathState.DIRECT


def test_next_move_on_a_relationship_and_on_an_ally() -> None:
    move = low_map().know("CFO", 2).access().next_move
    assert move is not None
    assert (move.kind, shown(move.before), shown(move.after)) == (MoveKind.DEEPEN, 40, 65)
    ally = low_map().tie(TieKind.ALLY, "Eng", "CFO", Certainty.CONFIRMED).access().next_move
    assert ally is not None
    assert (ally.kind, shown(ally.before), shown(ally.after)) == (MoveKind.ASK_INTRODUCTION, 51, 72)


# F05-F08


def test_several_buyers_who_approve_jointly_and_are_reached_are_no_flag() -> None:
    map_ = Map().person("A", Level.C_SUITE).person("B", Level.C_SUITE).buyer("A").buyer("B").know("A", 3).know("B", 3)
    assert summary(map_) == {"F06": "MEDIUM"}
    assert summary(map_.aim(joint_approval=True)) == {}
    assert summary(map_.change("B", status=PersonStatus.VACANT)) == {}


@pytest.mark.parametrize(
    ("risk", "level", "employees", "raised"),
    [
        (RiskToCustomer.HIGH, Level.DIRECTOR, None, True),
        (RiskToCustomer.HIGH, Level.VP, None, False),
        (RiskToCustomer.HIGH, Level.VP, 249, True),
        (RiskToCustomer.HIGH, Level.VP, 250, False),
        (RiskToCustomer.HIGH, Level.C_SUITE, 249, False),
        (RiskToCustomer.MEDIUM, Level.MANAGER, None, True),
        (RiskToCustomer.MEDIUM, Level.DIRECTOR, None, False),
        (RiskToCustomer.LOW, Level.STAFF, None, False),
        (RiskToCustomer.HIGH, Level.UNKNOWN, None, False),
        (None, Level.STAFF, None, False),
    ],
)
def test_level_of_the_buyer_against_the_risk(
    risk: RiskToCustomer | None, level: Level, employees: int | None, raised: bool
) -> None:
    map_ = Map(employees=employees).person("EB", level).person("Dir", Level.DIRECTOR).know("EB", 4).know("Dir", 2)
    map_.buyer("EB").aim(risk_to_customer=risk)
    assert summary(map_) == ({"F07": "a"} if raised else {})


def test_a_guessed_buyer_is_doubtful_from_explore_on() -> None:
    map_ = Map().person("EB", Level.C_SUITE).know("EB", 4).buyer("EB", Certainty.ASSUMED)
    assert summary(map_) == {}
    assert summary(map_.aim(step=Step.EXPLORE)) == {"F07": "b"}
    assert summary(map_.buyer("EB", Certainty.REPORTED)) == {}


def test_two_independent_coaches_are_not_fragile() -> None:
    map_ = low_map().intro("Eng", "CFO").intro("Buyer", "CFO").know("Dir", 2)
    assert summary(map_) == {}
    assert summary(map_.conflict("Buyer", "CFO")) == {"F08": "b"}


def test_fragile_looks_at_all_paths_not_only_at_the_shown() -> None:
    map_ = Map().person("CFO", Level.C_SUITE).person("Gate", Level.DIRECTOR).buyer("CFO").intro("Gate", "CFO")
    for number in range(5):
        map_.person(f"c{number}").know(f"c{number}", 5).intro(f"c{number}", "Gate")
    assert map_.flags()["F08"].facts.through == ("Gate",)
    map_.know("c4", 3).intro("c4", "CFO", Certainty.REPORTED)
    assert "c4" not in [path.first for path in map_.access().known]
    assert "b" not in map_.flags()["F08"].variants


# ladder


def test_first_rungs_nearest_to_the_buyer_first() -> None:
    map_ = Map().person("EB", Level.BOARD_OWNER).person("VP", Level.VP).person("Dir", Level.DIRECTOR).buyer("EB")
    map_.person("Eng").person("Far", Level.DIRECTOR).line("Eng", "Dir", "VP", "EB")
    map_.know("Eng", 3).intro("Eng", "Far").team("Chief", is_management=True)
    access = map_.access()
    assert [(r.person, r.via.shown, r.purpose) for r in access.ladder] == [("Dir", 19, RungPurpose.MEET)]
    assert access.companion == "Chief"
    assert [r.person for r in map_.change("EB", reports_to=None).change("VP", reports_to=None).access().ladder] == [
        "Far",
        "Dir",
    ]


def test_whom_to_ask_who_signs_coaches_first() -> None:
    map_ = Map().person("Dir", Level.MANAGER).person("A").person("B").person("C").person("D")
    map_.know("A", 5).know("B", 4).know("C", 3).know("D", 3).role("D", BuyingRole.COACH)
    assert [(r.person, r.purpose) for r in map_.access().ladder] == [
        (person, RungPurpose.ASK_WHO_SIGNS) for person in ("D", "A", "B")
    ]


def test_a_coach_of_our_own_is_no_hop_and_no_contact() -> None:
    map_ = low_map().role(YOU, BuyingRole.COACH)
    assert summary(map_) == {"F01": "NO_ROUTE"}
