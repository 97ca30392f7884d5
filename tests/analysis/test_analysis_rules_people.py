"""Rules about single people, condition by condition: F09 to F13, F17, F18, F21 (method.md 4.2)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from analysis_maps import ACCOUNT, AS_OF, OBJECTIVE, YOU, Map, low_map

from relmap.analysis.flags.report import Flag
from relmap.model.knowledge import Fact
from relmap.model.plan import Action
from relmap.model.relations import RoleAssignment
from relmap.model.strategy_vocabulary import ActionKind, FactCategory, FactState, PricePosition, YesNo
from relmap.model.vocabulary import (
    BuyingRole,
    Certainty,
    Influence,
    PersonStatus,
    ResponseMode,
    Severity,
    Step,
    TieKind,
)
from relmap.words.flags import action, sentence

PASSED: dict[str, Any] = {
    "coach_credible": YesNo.YES,
    "coach_trusts_us": YesNo.YES,
    "coach_wants_us": YesNo.YES,
    "rating": 3,
}


def ago(days: int) -> date:
    return AS_OF - timedelta(days=days)


def raised(map_: Map, rule: str) -> Flag | None:
    return map_.all_flags().get(rule)


def said(map_: Map, rule: str) -> str:
    return sentence(map_.all_flags()[rule], map_.snapshot())


def staffed(**fields: Any) -> Map:
    """All four roles are filled and the coach is proven."""
    map_ = low_map(**fields).role("Eng", BuyingRole.COACH, **PASSED)
    return map_.role("Buyer", BuyingRole.TECHNICAL, BuyingRole.USER)


class TestRoleUnfilled:
    def test_each_role_but_the_economic_one(self) -> None:
        flag = raised(low_map(), "F09")
        assert flag is not None
        assert flag.variants == ("C", "T", "U")
        assert flag.severity is Severity.HIGH
        assert raised(staffed(), "F09") is None

    def test_medium_when_the_coach_is_there(self) -> None:
        flag = raised(low_map().role("Eng", BuyingRole.COACH), "F09")
        assert flag is not None
        assert (flag.variants, flag.severity) == (("T", "U"), Severity.MEDIUM)

    def test_whoever_left_fills_nothing(self) -> None:
        assert raised(staffed().change("Eng", status=PersonStatus.LEFT), "F09") is not None

    def test_one_of_ours_can_be_coach(self) -> None:
        map_ = low_map().role("Buyer", BuyingRole.TECHNICAL, BuyingRole.USER).role(YOU, BuyingRole.COACH)
        assert raised(map_, "F09") is None

    def test_not_before_contact(self) -> None:
        assert raised(low_map(step=Step.TARGET), "F09") is None

    def test_candidates_are_deep_and_not_against_us(self) -> None:
        map_ = low_map().role("Eng", BuyingRole.USER, rating=-2)
        assert action(map_.all_flags()["F09"], map_.snapshot()).startswith("Could become coach: Buyer.")


class TestCoachUnproven:
    def test_a_proven_coach_is_enough(self) -> None:
        assert raised(staffed(), "F10") is None
        assert raised(staffed().role("Buyer", BuyingRole.COACH), "F10") is None

    @pytest.mark.parametrize(
        ("lack", "words"),
        [
            ({"coach_credible": YesNo.UNKNOWN}, "credibility with the buyers is not known"),
            ({"coach_wants_us": YesNo.NO}, "not clear that we are wanted to win"),
            ({"rating": 2}, "the rating is below"),
        ],
    )
    def test_what_is_missing_is_said(self, lack: dict[str, Any], words: str) -> None:
        assert words in said(low_map().role("Eng", BuyingRole.COACH, **{**PASSED, **lack}), "F10")

    def test_a_shallow_relationship(self) -> None:
        map_ = staffed().know("Eng", 2)
        assert "only Working" in said(map_, "F10")

    def test_a_champion_needs_no_depth(self) -> None:
        strong = {**PASSED, "rating": 4, "influence": Influence.MEDIUM, "sells_for_us": "Presented us to the board"}
        map_ = low_map().know("Eng", 2).role("Eng", BuyingRole.COACH, **strong)
        assert raised(map_, "F10") is None

    def test_the_only_proven_one_is_in_conflict_with_the_buyer(self) -> None:
        assert "conflict with the economic buyer" in said(staffed().conflict("Eng", "CFO"), "F10")

    def test_without_a_coach_it_is_another_flag(self) -> None:
        assert raised(low_map(), "F10") is None


class TestInfluence:
    def test_also_without_a_role(self) -> None:
        map_ = low_map().person("Guru").role("Guru", influence=Influence.HIGH)
        flag = raised(map_, "F11")
        assert flag is not None
        assert flag.people == ("Guru",)

    @pytest.mark.parametrize("depth", [0, 1])
    def test_covered_from_working_on(self, depth: int) -> None:
        map_ = low_map().person("Guru").role("Guru", BuyingRole.USER, influence=Influence.HIGH)
        assert raised(map_.know("Guru", depth), "F11") is not None
        assert raised(map_.know("Guru", 2), "F11") is None

    def test_economic_buyers_have_rules_of_their_own(self) -> None:
        assert raised(low_map().role("CFO", BuyingRole.ECONOMIC, influence=Influence.HIGH), "F11") is None

    def test_nobody_known_says_it_already(self) -> None:
        map_ = Map().person("Guru").role("Guru", BuyingRole.USER, influence=Influence.HIGH)
        assert set(map_.flags()) == {"F02"}
        assert raised(map_, "F11") is None


class TestOpponent:
    def opposed(self, **fields: Any) -> Map:
        values = {"rating": -3, "rating_evidence": "Too dear.", **fields}
        return low_map().role("Buyer", BuyingRole.TECHNICAL, **values)

    def answer(self, days: int, **fields: Any) -> Action:
        values = {"kind": ActionKind.ANSWER_CONCERN, "person": "Buyer", "objective": OBJECTIVE, **fields}
        return Action("answer", ACCOUNT, "Talk", due=ago(-days), **values)

    def test_named_with_rating_and_words(self) -> None:
        assert said(self.opposed(), "F12") == (
            "Buyer is against “Spare parts” (−3, “Too dear”), and no action answers it."
        )

    def test_a_little_against_or_without_influence(self) -> None:
        assert raised(self.opposed(rating=-2), "F12") is None
        assert raised(self.opposed(influence=Influence.LOW), "F12") is None

    def test_the_ear_of_the_buyer(self) -> None:
        assert "has the ear of CFO" in said(
            self.opposed().tie(TieKind.INFLUENCES, "Buyer", "CFO", Certainty.REPORTED), "F12"
        )

    @pytest.mark.parametrize(("days", "answered"), [(0, True), (30, True), (31, False), (-1, False)])
    def test_an_action_answers_within_thirty_days(self, days: int, answered: bool) -> None:
        assert (raised(self.opposed().add(self.answer(days)), "F12") is None) is answered

    def test_other_or_done_actions_do_not_answer(self) -> None:
        for other in (
            self.answer(5, kind=ActionKind.STEP),
            self.answer(5, person="Eng"),
            self.answer(5, done=AS_OF),
            self.answer(5, objective="other"),
        ):
            assert raised(self.opposed().add(other), "F12") is not None

    def test_an_open_concern_at_confirm(self) -> None:
        concern = Fact("f", ACCOUNT, FactCategory.CONCERN, "The old line", "Buyer", OBJECTIVE, state=FactState.OPEN)
        map_ = low_map(step=Step.CONFIRM).role("Buyer", BuyingRole.USER, influence=Influence.HIGH).add(concern)
        assert "The old line" in said(map_, "F12")
        assert raised(map_.aim(step=Step.COLLABORATE), "F12") is None


class TestModeClosed:
    @pytest.mark.parametrize("mode", [ResponseMode.EVEN_KEEL, ResponseMode.OVERCONFIDENT])
    def test_high_for_the_buyer(self, mode: ResponseMode) -> None:
        flag = raised(low_map(step=Step.EXPLORE).role("CFO", BuyingRole.ECONOMIC, mode=mode), "F13")
        assert flag is not None
        assert flag.severity is Severity.HIGH

    def test_medium_for_others_with_high_influence(self) -> None:
        closed = {"mode": ResponseMode.EVEN_KEEL, "influence": Influence.HIGH}
        flag = raised(low_map(step=Step.EXPLORE).role("Buyer", BuyingRole.USER, **closed), "F13")
        assert flag is not None
        assert flag.severity is Severity.MEDIUM
        assert raised(low_map().role("Buyer", BuyingRole.USER, **closed), "F13") is None
        assert raised(low_map(step=Step.EXPLORE).role("Buyer", **closed), "F13") is None

    def test_receptive_modes_are_none(self) -> None:
        map_ = low_map(step=Step.EXPLORE).role("CFO", BuyingRole.ECONOMIC, mode=ResponseMode.TROUBLE)
        assert raised(map_, "F13") is None


class TestPlayerChanged:
    def test_w08a_a_coach_has_left(self) -> None:
        map_ = staffed().intro("Eng", "CFO").change("Eng", status=PersonStatus.LEFT, since=ago(10))
        assert "Eng has left" in said(map_, "F17")
        assert "the way to CFO" in said(map_, "F17")

    def test_w23_our_colleague_has_left(self) -> None:
        map_ = low_map().team("Rep", active=False).know("CFO", 4, by="Rep")
        assert said(map_, "F17").startswith("Rep is no longer with us")
        assert raised(map_.know("CFO", 2), "F17") is None

    @pytest.mark.parametrize(("days", "recent"), [(0, True), (89, True), (90, False)])
    def test_new_in_post_or_reorganised_lately(self, days: int, recent: bool) -> None:
        for field in ("in_post_since", "reorg_date"):
            assert (raised(staffed().change("Buyer", **{field: ago(days)}), "F17") is not None) is recent

    def test_whoever_has_no_part_may_come_and_go(self) -> None:
        assert raised(low_map().change("Dir", in_post_since=ago(5)), "F17") is None
        left = low_map().change("Eng", status=PersonStatus.LEFT, since=ago(5))
        assert raised(left, "F17") is None
        assert raised(left.intro("Eng", "CFO"), "F17") is not None


class TestRelationStale:
    @pytest.mark.parametrize(("days", "stale"), [(180, False), (181, True)])
    def test_w14_the_buyer_not_talked_to(self, days: int, stale: bool) -> None:
        assert (raised(low_map().know("CFO", 3, days), "F18") is not None) is stale

    def test_said_with_both_depths(self) -> None:
        map_ = low_map().know("CFO", 3, 200)
        assert said(map_, "F18") == "CFO: entered as Credible, last talk 200 days ago, counts as Working."

    def test_a_second_fresh_relationship_is_enough(self) -> None:
        map_ = low_map().team("Rep").know("CFO", 3, 200).know("CFO", 3, 10, by="Rep")
        assert raised(map_, "F18") is None

    def test_a_card_was_never_a_relationship(self) -> None:
        assert raised(low_map().know("CFO", 1, 300), "F18") is None

    def test_only_those_who_matter(self) -> None:
        assert raised(low_map().know("Buyer", 3, 200), "F18") is None
        assert raised(low_map().know("Buyer", 3, 200).role("Buyer", BuyingRole.COACH), "F18") is not None


class TestWinMissing:
    def known(self, **fields: Any) -> Map:
        won = RoleAssignment(
            OBJECTIVE,
            "CFO",
            frozenset({BuyingRole.ECONOMIC}),
            Certainty.CONFIRMED,
            result="Less stock",
            personal_win="A",
        )
        return low_map(step=Step.EXPLORE).add(won).aim(**{"our_win": "A reference", **fields})

    def test_nothing_missing(self) -> None:
        assert raised(self.known(), "F21") is None

    def test_a_buyer_of_influence_without_a_win(self) -> None:
        map_ = self.known().role("Buyer", BuyingRole.USER, result="Less work")
        flag = raised(map_, "F21")
        assert flag is not None
        assert flag.people == ("Buyer",)
        assert raised(self.known().role("Buyer", BuyingRole.USER, influence=Influence.LOW), "F21") is None
        assert raised(self.known().role("Buyer", BuyingRole.COACH), "F21") is None

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"our_win": ""}, "What we win is not written down."),
            ({"they_win": YesNo.NO}, "One side loses"),
            ({"price_position": PricePosition.PREMIUM}, "premium price"),
        ],
    )
    def test_what_else_stands_open(self, fields: dict[str, Any], words: str) -> None:
        assert words in said(self.known(**fields), "F21")

    def test_a_confirmed_value_carries_a_premium_price(self) -> None:
        assert raised(self.known(price_position=PricePosition.PREMIUM, value_confirmed_by="CFO"), "F21") is None
