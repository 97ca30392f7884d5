"""Rules about the plan and the account: F14 to F16, F19, F20, F22 to F25 (method.md 4.2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from analysis_maps import ACCOUNT, AS_OF, OBJECTIVE, YOU, Map, low_map
from test_analysis_rules_people import PASSED, raised, said, staffed

from relmap.analysis.flags.strategy_facts import Clash, DataContradiction, MeetingUnprepared, Preparation
from relmap.model.deal import Agreement, Criterion, PolicyRequest
from relmap.model.entities import Objective
from relmap.model.knowledge import CompetitorTie, Fact, FitAnswer, Integration
from relmap.model.memory import NotSame
from relmap.model.plan import Action, Meeting, MeetingAttendee, MeetingQuestion
from relmap.model.relations import Relationship
from relmap.model.strategy_vocabulary import (
    ActionKind,
    CompetitorStrength,
    FactCategory,
    FitLine,
    IntegrationArea,
    IntegrationState,
    MeetingPart,
    Pace,
    Warmth,
    YesNo,
)
from relmap.model.vocabulary import (
    AccountStage,
    BuyingRole,
    Certainty,
    Influence,
    Level,
    ObjectiveKind,
    ObjectiveStatus,
    PersonStatus,
    Step,
    TargetStatus,
    TieKind,
)


def ahead(days: int) -> date:
    return AS_OF + timedelta(days=days)


def met(map_: Map, person: str, days: int = 10, **fields: Any) -> Map:
    meeting = Meeting("met", ACCOUNT, ahead(-days), objective=OBJECTIVE, held=True, **fields)
    return map_.add(meeting).add(MeetingAttendee("met", person))


def planned(map_: Map, days: int = 5) -> Map:
    return map_.add(Action("next", ACCOUNT, "Call", objective=OBJECTIVE, due=ahead(days)))


class TestBowTie:
    def test_one_of_ours_holds_nearly_all(self) -> None:
        map_ = low_map().know("Dir", 2)
        assert said(map_, "F14") == "You holds 3 of 3 working relationships. If You is away, so are we."

    def test_from_three_relationships_on(self) -> None:
        assert raised(low_map(), "F14") is None

    @pytest.mark.parametrize(("others", "hangs"), [(1, True), (2, False)])
    def test_from_four_fifths_on(self, others: int, hangs: bool) -> None:
        map_ = low_map().team("Rep").know("Dir", 2).know("CFO", 2)
        for person in ("Buyer", "Eng")[:others]:
            map_.know(person, 3, by="Rep")
        assert (raised(map_, "F14") is not None) is hangs

    def test_not_while_exploring(self) -> None:
        assert raised(low_map(stage=AccountStage.EXPLORATORY).know("Dir", 2), "F14") is None

    def test_it_belongs_to_the_account(self) -> None:
        flag = raised(low_map().know("Dir", 2), "F14")
        assert flag is not None
        assert flag.objective is None


class TestManagement:
    def test_key_account_whose_upper_level_knows_us(self) -> None:
        map_ = low_map().know("Dir", 2).team("Boss", is_management=True)
        assert raised(map_, "F15") is not None
        assert raised(map_.know("CFO", 2, by="Boss"), "F15") is None

    def test_target_accounts_from_a_value_on(self) -> None:
        map_ = low_map(status=TargetStatus.TARGET).know("Dir", 2)
        assert raised(map_, "F15") is None
        assert raised(map_.aim(value=1_000_000), "F15") is not None


class TestDoorClosing:
    def tied(self, person: str) -> CompetitorTie:
        return CompetitorTie("tie", person, "Rivalco", CompetitorStrength.STRONG)

    def test_a_competitor_is_close_to_the_buyer(self) -> None:
        assert said(low_map().add(self.tied("CFO")), "F16").startswith("Rivalco is close to CFO.")
        assert raised(low_map().add(self.tied("Buyer")), "F16") is None
        powerful = low_map().role("Buyer", BuyingRole.USER, influence=Influence.HIGH)
        assert raised(powerful.add(self.tied("Buyer")), "F16") is not None

    @pytest.mark.parametrize(("days", "near"), [(-1, False), (0, True), (90, True), (91, False)])
    def test_a_choice_is_near_and_our_access_is_not_strong(self, days: int, near: bool) -> None:
        assert (raised(low_map().aim(partner_selection_date=ahead(days)), "F16") is not None) is near
        assert raised(low_map().aim(partner_selection_date=ahead(days)).know("CFO", 3), "F16") is None

    def test_their_partner_is_a_matter_of_the_account(self) -> None:
        flag = raised(low_map(incumbent_partner="Rivalco"), "F16")
        assert flag is not None
        assert (flag.objective, flag.variants) == (None, ("b",))


class TestNextStep:
    def test_something_is_planned(self) -> None:
        assert raised(planned(low_map()), "F19") is None
        assert "Nothing with a day ahead" in said(low_map(), "F19")
        assert "Nothing with a day ahead" in said(planned(low_map(), -1), "F19")

    def test_the_last_meeting_with_a_holder_led_nowhere(self) -> None:
        assert "The meeting with CFO on 20 Sep 2026 led nowhere" in said(met(planned(low_map()), "CFO"), "F19")
        assert raised(met(planned(low_map()), "CFO", next_step="Sends figures", next_step_due=ahead(3)), "F19") is None
        assert raised(met(planned(low_map()), "Dir"), "F19") is None

    def test_overdue_steps_and_promises(self) -> None:
        late = met(planned(low_map()), "CFO", next_step="Sends figures", next_step_due=ahead(-1), next_step_by="CFO")
        assert "“Sends figures”. It is overdue." in said(late, "F19")
        promise = Action("p", ACCOUNT, "Drawings", ActionKind.PROMISE, objective=OBJECTIVE, due=ahead(-1))
        assert "We promised “Drawings”" in said(planned(low_map()).add(promise), "F19")
        assert raised(planned(low_map()).add(replace(promise, done=AS_OF)), "F19") is None

    @pytest.mark.parametrize(("days", "missing"), [(30, False), (31, True)])
    def test_a_sale_without_follow_up_is_told_on_partnership(self, days: int, missing: bool) -> None:
        won = Objective("won", ACCOUNT, "Filters", status=ObjectiveStatus.WON, closed_on=ahead(-days))
        map_ = planned(low_map().aim(kind=ObjectiveKind.PARTNERSHIP)).add(won)
        assert (raised(map_, "F19") is not None) is missing
        followed = Action("f", ACCOUNT, "Visit", objective="won", step=Step.ASSURE, due=ahead(3))
        assert raised(map_.add(followed), "F19") is None

    def test_a_policy_request_waits(self) -> None:
        request = PolicyRequest("r", OBJECTIVE, "Payment after 90 days", asked_on=ahead(-31))
        assert "Payment after 90 days" in said(planned(low_map()).add(request), "F19")
        assert raised(planned(low_map()).add(replace(request, asked_on=ahead(-30))), "F19") is None


class TestStepNotAgreed:
    def agreed(self, step: Step, by: str | None = "Buyer") -> Agreement:
        return Agreement(f"a-{step}", OBJECTIVE, step, agreed_by=by)

    def test_every_step_from_contact_on(self) -> None:
        map_ = staffed(step=Step.EXPLORE)
        assert "nobody at Alder Pumps has agreed to the result of Contact" in said(map_, "F20")
        assert raised(map_.add(self.agreed(Step.CONTACT, None)), "F20") is not None
        assert raised(map_.add(self.agreed(Step.CONTACT)), "F20") is None
        assert raised(staffed(), "F20") is None

    def diagnosed(self, step: Step) -> Map:
        map_ = low_map(step=step).role("Eng", BuyingRole.COACH, **PASSED)
        map_.role("Buyer", BuyingRole.TECHNICAL, BuyingRole.USER, result="Less scrap")
        map_.role("CFO", BuyingRole.ECONOMIC, result="Less cash tied up")
        for earlier in list(Step)[1 : step.rank]:
            map_.add(self.agreed(earlier))
        return met(map_, "Buyer", next_step="Counts")

    def test_no_solution_before_the_diagnosis(self) -> None:
        assert raised(self.diagnosed(Step.COLLABORATE), "F20") is None
        map_ = self.diagnosed(Step.COLLABORATE).role("CFO", BuyingRole.ECONOMIC)
        assert "the result the economic buyer needs" in said(map_, "F20")

    def test_no_proposal_before_the_diagnosis(self) -> None:
        proposal = Action("p", ACCOUNT, "Offer", ActionKind.PROPOSAL, objective=OBJECTIVE, done=AS_OF)
        assert "A proposal is out" in said(staffed().add(proposal), "F20")
        assert raised(staffed().add(replace(proposal, done=None)), "F20") is None

    def test_criteria_open_at_confirm(self) -> None:
        criterion = Criterion("c", OBJECTIVE, "Buyer", "Fits the press")
        map_ = self.diagnosed(Step.CONFIRM).add(criterion)
        assert "1 criterion is not confirmed" in said(map_, "F20")
        assert raised(map_.add(replace(criterion, met_on=AS_OF, confirmed_by="Buyer")), "F20") is None


class TestMeetingUnprepared:
    def prepared(self, days: int = 14) -> Map:
        map_ = low_map().change("CFO", pace=Pace.DIRECT, warmth=Warmth.OPEN)
        for category in ("VALUES", "BACKGROUND", "HOT_BUTTON", "COLD_BUTTON"):
            map_.add(Fact(category, ACCOUNT, FactCategory(category), "Something", "CFO"))
        map_.add(Fact("input", ACCOUNT, FactCategory.COACH_INPUT, "Reads alone", "CFO", date=ahead(-60)))
        meeting = Meeting("m", ACCOUNT, ahead(days), objective=OBJECTIVE, why_for_them="Sees it work", aim="A pilot")
        map_.add(meeting).add(MeetingAttendee("m", "CFO")).add(MeetingAttendee("m", YOU, MeetingPart.LEADS))
        return map_.add(MeetingQuestion("1", "m", "Why?")).add(MeetingQuestion("2", "m", "When?"))

    def missing(self, map_: Map) -> tuple[Preparation, ...]:
        flag = raised(map_, "F22")
        if flag is None:
            return ()
        assert isinstance(flag.facts, MeetingUnprepared)
        return flag.facts.missing

    def test_prepared(self) -> None:
        assert self.missing(self.prepared()) == ()

    @pytest.mark.parametrize("item", list(Preparation))
    def test_each_item(self, item: Preparation) -> None:
        map_ = self.prepared()
        match item:
            case Preparation.STYLE:
                map_.change("CFO", warmth=None)
            case Preparation.VALUES | Preparation.BACKGROUND:
                del map_.others[item.value]
            case Preparation.HOT_BUTTONS | Preparation.COLD_BUTTONS:
                del map_.others[item.value.removesuffix("S")]
            case Preparation.WHY_FOR_THEM:
                map_.add(replace(map_.others["m"], why_for_them=""))
            case Preparation.OUR_ROLES:
                map_.add(MeetingAttendee("m", YOU))
            case Preparation.QUESTIONS:
                del map_.others["2"]
            case Preparation.AIM:
                map_.add(replace(map_.others["m"], aim=" "))
            case Preparation.COACH_INPUT:
                map_.add(replace(map_.others["input"], date=ahead(-61)))
        assert self.missing(map_) == (item,)

    @pytest.mark.parametrize(("days", "near"), [(-1, False), (0, True), (14, True), (15, False)])
    def test_within_two_weeks(self, days: int, near: bool) -> None:
        map_ = self.prepared(days).change("CFO", warmth=None)
        assert bool(self.missing(map_)) is near

    def test_for_the_first_time(self) -> None:
        map_ = self.prepared(3).change("CFO", warmth=None)
        assert said(map_, "F22") == "You meet CFO in 3 days for the first time. Missing: style."
        assert said(map_.know("CFO", 1), "F22") == "You meet CFO in 3 days. Missing: style."


class TestKnowledge:
    def kept(self) -> Map:
        """A steward, and a fact about each person known well."""
        map_ = low_map(steward=YOU)
        for person in ("Buyer", "Eng"):
            map_.add(Fact(person, ACCOUNT, FactCategory.NOTE, "Likes boats", person, confirmed_on=ahead(-30)))
        return map_

    def test_kept_current(self) -> None:
        assert raised(self.kept(), "F23") is None
        assert raised(self.kept().team(YOU, active=False), "F23") is not None

    def test_who_knows_well_and_wrote_nothing(self) -> None:
        map_ = self.kept()
        del map_.others["Eng"]
        assert said(map_, "F23") == "You knows Eng well, but nothing is written down."

    def test_facts_about_holders_grow_old(self) -> None:
        old = Fact("old", ACCOUNT, FactCategory.NOTE, "Smokes", "CFO", confirmed_on=ahead(-400))
        assert "1 of 1 facts about people with a role" in said(self.kept().add(old), "F23")
        assert raised(self.kept().add(replace(old, person="Dir")), "F23") is None

    def test_a_connected_system_needs_somebody_of_theirs(self) -> None:
        line = Integration(ACCOUNT, IntegrationArea.ORDER_ENTRY, IntegrationState.LIVE, our_owner=YOU)
        found = raised(self.kept().add(line), "F23")
        assert found is not None and found.variants == ("d",)
        assert said(self.kept().add(line), "F23") == (
            "Connected, but nobody of theirs is named who answers for it: Order entry."
        )
        assert raised(self.kept().add(replace(line, state=IntegrationState.PLANNED)), "F23") is None
        owned = self.kept().add(replace(line, their_owner="Buyer"))
        assert raised(owned, "F23") is None
        assert raised(owned.change("Buyer", status=PersonStatus.LEFT), "F23") is not None


class TestTarget:
    def assessed(self, points: int, *lines: FitLine) -> Map:
        map_ = low_map()
        for line in lines or (FitLine.C1, FitLine.C2, FitLine.C3, FitLine.C4, FitLine.VISION):
            map_.add(FitAnswer(ACCOUNT, line, points, evidence="Seen", evidence_date=AS_OF))
        return map_

    def test_a_proven_target(self) -> None:
        assert raised(self.assessed(2), "F24") is None

    def test_weak_or_hardly_assessed(self) -> None:
        weak = raised(self.assessed(1), "F24")
        assert weak is not None
        assert weak.variants == ("b",)
        hardly = raised(self.assessed(3, FitLine.C1, FitLine.VISION), "F24")
        assert hardly is not None
        assert hardly.variants == ("a",)
        assert "nothing about its fit is assessed" in said(low_map(), "F24")

    def test_vision_is_asked_for(self) -> None:
        map_ = self.assessed(3, FitLine.C1, FitLine.C2, FitLine.C3, FitLine.C4, FitLine.CULTURE)
        assert "Their vision is not known." in said(map_, "F24")

    def test_confirmed_reasons_to_wait(self) -> None:
        map_ = self.assessed(2)
        for line in (FitLine.WAIT_NO_MONEY, FitLine.WAIT_NOT_FORCED):
            map_.add(FitAnswer(ACCOUNT, line, holds=YesNo.YES, certainty=Certainty.CONFIRMED))
        assert raised(map_, "F24") is not None
        map_.add(FitAnswer(ACCOUNT, FitLine.WAIT_NO_MONEY, holds=YesNo.YES, certainty=Certainty.REPORTED))
        assert raised(map_, "F24") is None

    def test_watched_accounts_are_no_targets(self) -> None:
        assert raised(low_map(status=TargetStatus.WATCH), "F24") is None


def clashes(map_: Map) -> dict[Clash, tuple[str, ...]]:
    flag = raised(map_, "F25")
    if flag is None:
        return {}
    assert isinstance(flag.facts, DataContradiction)
    return {case.clash: case.people for case in flag.facts.cases}


def sound() -> Map:
    map_ = low_map()
    return map_.add(Relationship(YOU, "Eng", 4, AS_OF, evidence="Warned us"))


class TestContradictions:
    def test_none(self) -> None:
        assert clashes(sound()) == {}

    def test_w10_a_circle(self) -> None:
        assert clashes(sound().change("CFO", reports_to="Eng")) == {Clash.CYCLE: ("CFO", "Eng", "Dir")}
        assert clashes(sound().change("CFO", reports_to="CFO")) == {Clash.SELF_REPORT: ("CFO",)}

    def test_several_solid_managers(self) -> None:
        map_ = sound().tie(TieKind.DOTTED_TO, "Eng", "Buyer", Certainty.CONFIRMED)
        assert clashes(map_) == {}
        key = next(key for key in map_.others if key.startswith(TieKind.DOTTED_TO))
        map_.add(replace(map_.others[key], was_solid=True))
        assert clashes(map_) == {Clash.SEVERAL_MANAGERS: ("Eng", "Dir", "Buyer")}

    def test_w04_friend_and_foe(self) -> None:
        assert clashes(sound().intro("Eng", "CFO").conflict("Eng", "CFO")) == {Clash.FRIEND_AND_FOE: ("CFO", "Eng")}

    def test_whoever_left_keeps_neither_ties_nor_actions_nor_reports(self) -> None:
        gone = sound().change("Dir", status=PersonStatus.LEFT)
        assert clashes(gone) == {Clash.REPORTS_TO_GONE: ("Dir", "Buyer", "Eng")}
        assert Clash.GONE_WITH_TIES in clashes(gone.tie(TieKind.DOTTED_TO, "Dir", "CFO", Certainty.ASSUMED))
        assert Clash.GONE_WITH_ACTIONS in clashes(gone.add(Action("a", ACCOUNT, "Call", person="Dir")))

    def test_a_vacant_post_keeps_its_lines(self) -> None:
        vacant = sound().change("Dir", status=PersonStatus.VACANT)
        assert clashes(vacant.tie(TieKind.DOTTED_TO, "Dir", "CFO", Certainty.ASSUMED)) == {}
        assert clashes(vacant.intro("Dir", "CFO")) == {Clash.GONE_WITH_TIES: ("Dir",)}

    def test_a_promise_from_somebody_hardly_known(self) -> None:
        assert clashes(sound().intro("Dir", "CFO")) == {Clash.INTRODUCER_UNKNOWN: ("Dir", "CFO")}
        assert clashes(sound().intro("Dir", "CFO", Certainty.REPORTED)) == {}

    def test_depth_without_evidence(self) -> None:
        assert clashes(low_map()) == {Clash.NO_EVIDENCE: ("Eng",)}

    def test_role_holders_need_a_level(self) -> None:
        assert clashes(sound().change("CFO", level=Level.UNKNOWN)) == {Clash.LEVEL_UNKNOWN: ("CFO",)}
        placeholder = {"level": Level.UNKNOWN, "status": PersonStatus.UNIDENTIFIED}
        assert clashes(sound().change("CFO", **placeholder)) == {}

    def test_staff_does_not_sign(self) -> None:
        assert clashes(sound().change("CFO", level=Level.STAFF)) == {Clash.STAFF_SIGNS: ("CFO",)}

    def test_coaches_name_different_buyers(self) -> None:
        map_ = sound().role("Eng", BuyingRole.COACH).role("Buyer", BuyingRole.COACH)
        for coach, person in (("Eng", "CFO"), ("Buyer", "Dir")):
            map_.add(
                Fact(coach, ACCOUNT, FactCategory.COACH_INPUT, "Signs", person, OBJECTIVE, source=coach, removes="F03")
            )
        assert clashes(map_) == {Clash.COACHES_DIFFER: ("CFO", "Dir")}

    def test_the_same_name_twice_unless_told_apart(self) -> None:
        map_ = sound().person("Eng2", name=" eng ")
        assert clashes(map_) == {Clash.TWICE: ("Eng", "Eng2")}
        assert clashes(map_.add(NotSame("Eng", "Eng2"))) == {}
        assert clashes(sound().unit("U").person("Eng2", name="Eng", unit="U")) == {}


def test_a_watched_account_does_not_shout() -> None:
    from relmap.analysis.flags.rulebook import evaluate

    map_ = low_map(status=TargetStatus.WATCH).aim(kind=ObjectiveKind.PARTNERSHIP).change("CFO", reports_to="CFO")
    (report,) = evaluate(map_.snapshot(), AS_OF)
    assert (report.flags, report.objectives) == ((), ())
