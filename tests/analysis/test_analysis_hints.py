"""Who has met whom, who fits whom, how levels deal with suppliers, and what an account makes one think of."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from analysis_maps import ACCOUNT, AS_OF, OBJECTIVE, YOU, Map, low_map

from relmap.analysis.account_hints import complacent, only_business
from relmap.analysis.account_measures import shape
from relmap.analysis.encounters import Encounters, OurGroup, TheirGroup, encounters
from relmap.analysis.fitting import Match, matches
from relmap.analysis.ground import Ground
from relmap.analysis.messages import untold
from relmap.analysis.stage import StageLack, stage_lacks
from relmap.analysis.stances import stances
from relmap.model.deal import GiveAndGet
from relmap.model.entities import Unit
from relmap.model.knowledge import Fact, Integration
from relmap.model.plan import Action, Meeting, MeetingAttendee
from relmap.model.relations import Relationship
from relmap.model.strategy_vocabulary import (
    ActionKind,
    FactCategory,
    FactState,
    IntegrationArea,
    IntegrationState,
    Pace,
    Side,
    Stance,
    Style,
    UnitKind,
    Warmth,
)
from relmap.model.vocabulary import AccountStage, Level, ObjectiveStatus, PersonKind, PersonStatus, Social, TeamOrg
from relmap.words.encounters import gap_sentence, met_words
from relmap.words.fitting import fits_sentence
from relmap.words.measures import shape_sentence
from relmap.words.stances import cell_words, go_up

HEAD, PLANTS, UNITS, OUTSIDE = TheirGroup
MANAGEMENT, TEAM, SUPPLIERS = OurGroup


def found(map_: Map) -> Encounters:
    return encounters(map_.snapshot(), ACCOUNT, AS_OF)


class TestEncounters:
    def test_pairs_come_from_relationships_and_meetings(self) -> None:
        map_ = low_map().team("Boss", is_management=True).team("Rep", org=TeamOrg.SUPPLIER_PARTNER)
        map_.know("Eng", 1, by="Rep")
        map_.add(Meeting("m", ACCOUNT, AS_OF, held=True))
        for person in ("Boss", "CFO", "Eng"):
            map_.add(MeetingAttendee("m", person))
        pairs = found(map_).pairs
        assert pairs[HEAD, MANAGEMENT] == (("Boss", "CFO"),)
        assert pairs[UNITS, MANAGEMENT] == (("Boss", "Eng"),)
        assert pairs[UNITS, TEAM] == ((YOU, "Buyer"), (YOU, "Eng"))
        assert pairs[UNITS, SUPPLIERS] == (("Rep", "Eng"),)
        assert (HEAD, TEAM) not in pairs

    def test_a_meeting_ahead_a_depth_of_nothing_and_who_is_gone_do_not_count(self) -> None:
        map_ = low_map().team("Gone", active=False).know("CFO", 3, by="Gone").know("Dir", 0)
        map_.add(Meeting("m", ACCOUNT, AS_OF)).add(MeetingAttendee("m", YOU)).add(MeetingAttendee("m", "CFO"))
        map_.change("Buyer", status=PersonStatus.LEFT)
        assert found(map_).pairs == {(UNITS, TEAM): ((YOU, "Eng"),)}

    def test_units_say_who_is_head_and_plant(self) -> None:
        map_ = low_map()
        map_.add(Unit("hq", ACCOUNT, "HQ", kind=UnitKind.HEADQUARTERS))
        map_.add(Unit("plant", ACCOUNT, "Plant", "hq", UnitKind.PLANT))
        map_.add(Unit("lab", ACCOUNT, "Lab", "plant", UnitKind.DEPARTMENT))
        map_.change("Buyer", unit="hq").change("Eng", unit="lab")
        assert found(map_).pairs == {(HEAD, TEAM): ((YOU, "Buyer"),), (PLANTS, TEAM): ((YOU, "Eng"),)}
        map_.person("Adviser", kind=PersonKind.EXTERNAL).know("Adviser", 2)
        assert found(map_).theirs == (HEAD, PLANTS, OUTSIDE)

    def test_units_in_a_circle_end(self) -> None:
        map_ = low_map().unit("a", "b").unit("b", "a").change("Eng", unit="a")
        assert found(map_).theirs == (HEAD, UNITS)

    def test_headquarters_nobody_has_met(self) -> None:
        met = found(low_map())
        (gap,) = met.gaps
        assert (gap.theirs, gap.ours) == (HEAD, None)
        assert met_words(met, HEAD, TEAM) == "nobody yet"
        assert gap_sentence(gap, low_map().snapshot()) == (
            f"Nobody of ours has met anybody at headquarters or on the upper level. Begin with {gap.person}."
        )

    def test_our_management_has_met_nobody_up_there(self) -> None:
        map_ = low_map().know("Dir", 2).team("Boss", is_management=True)
        met = found(map_)
        (gap,) = met.gaps
        assert (gap.theirs, gap.ours, gap.member, gap.person) == (HEAD, MANAGEMENT, "Boss", "Dir")
        assert [met_words(met, HEAD, us) for us in met.ours] == ["nobody yet", "1 pair"]
        assert gap_sentence(gap, map_.snapshot()).endswith("bring Boss together with Dir.")
        assert not found(map_.know("CFO", 1, by="Boss")).gaps

    def test_an_empty_place_below_is_no_gap(self) -> None:
        map_ = low_map().know("Dir", 2).team("Rep", org=TeamOrg.SUPPLIER_PARTNER)
        assert not found(map_).gaps
        assert met_words(found(map_), HEAD, SUPPLIERS) == "–"


class TestFitting:
    def best(self, map_: Map, person: str = "CFO") -> Match | None:
        return next(iter(matches(map_.snapshot(), person, AS_OF)), None)

    def fact(self, text: str, **fields: object) -> Fact:
        made = Fact("f", ACCOUNT, FactCategory.BACKGROUND, text, "CFO")
        return replace(made, **fields)  # type: ignore[arg-type]  # any field of a fact

    def test_nothing_in_common_suggests_nobody(self) -> None:
        assert self.best(low_map()) is None

    def test_like_rank_comes_first(self) -> None:
        map_ = low_map().team("Boss", is_management=True).team("Ada", languages="Danish, German")
        map_.change("CFO", languages="german; danish (native)").change("Eng", languages="German")
        assert [m.member for m in matches(map_.snapshot(), "CFO", AS_OF)] == ["Boss", "Ada"]
        assert [m.member for m in matches(map_.snapshot(), "Eng", AS_OF)] == ["Ada"]
        ada = matches(map_.snapshot(), "CFO", AS_OF)[1]
        assert fits_sentence(ada, map_.snapshot()) == "Who of ours fits: Ada – both speak german and danish."

    def test_background_is_found_as_whole_words(self) -> None:
        map_ = low_map().team("Ada", background="Auditor\nart", interests="opera")
        map_.add(self.fact("Started as an auditor; loves opera."))
        match = self.best(map_)
        assert match is not None
        assert match.shared == ("Auditor", "opera")
        assert self.best(map_.team("Ada", background="audit")) is None

    @pytest.mark.parametrize(
        "fields", [{"state": FactState.ASKED}, {"category": FactCategory.COLD_BUTTON}, {"person": "Eng"}]
    )
    def test_what_is_not_known_or_puts_off_is_no_bond(self, fields: dict[str, object]) -> None:
        map_ = low_map().team("Ada", interests="opera").add(self.fact("Opera", **fields))
        assert self.best(map_) is None

    def test_alike_in_manner(self) -> None:
        manner = {"pace": Pace.INDIRECT, "warmth": Warmth.GUARDED}
        map_ = low_map().team("Ada", **manner).change("CFO", **manner)
        match = self.best(map_)
        assert match is not None
        assert match.style is Style.STYLE_THINKER
        assert "alike in manner: wants facts and order" in fits_sentence(match, map_.snapshot())

    def test_more_reasons_then_deeper_relationship(self) -> None:
        map_ = low_map().change("CFO", languages="Danish").add(self.fact("Auditor"))
        map_.team("Ada", languages="Danish").team("Bo", languages="Danish").know("CFO", 2, by="Bo")
        map_.team("Cy", languages="Danish", background="auditor").team("Di", languages="Danish", active=False)
        assert [m.member for m in matches(map_.snapshot(), "CFO", AS_OF)] == ["Cy", "Bo", "Ada"]

    def test_nobody_fits_an_empty_post(self) -> None:
        map_ = low_map().team("Boss", is_management=True).change("CFO", status=PersonStatus.VACANT)
        assert self.best(map_) is None


class TestStances:
    def test_levels_and_names(self) -> None:
        map_ = low_map().change("Buyer", stance=Stance.ADVERSARIAL).change("CFO", stance=Stance.COLLABORATIVE)
        snapshot = map_.snapshot()
        table = stances(snapshot, ACCOUNT)
        assert table.levels == (Level.C_SUITE, Level.MANAGER)
        assert cell_words(table, Level.MANAGER, Stance.ADVERSARIAL, snapshot) == "Buyer"
        assert cell_words(table, Level.C_SUITE, Stance.ADVERSARIAL, snapshot) == "–"

    def test_only_low_levels_are_against_suppliers(self) -> None:
        map_ = low_map().change("Buyer", stance=Stance.ADVERSARIAL)
        assert go_up(stances(map_.snapshot(), ACCOUNT), map_.snapshot()) == (
            "Only at a low level somebody works against suppliers: Buyer. Do not fight there, go up. Next above: Dir."
        )
        map_.change("Dir", stance=Stance.ADVERSARIAL)
        assert go_up(stances(map_.snapshot(), ACCOUNT), map_.snapshot()) == ""

    def test_above_a_level_that_is_not_known_nothing_is_said(self) -> None:
        map_ = low_map().change("Buyer", stance=Stance.ADVERSARIAL, level=Level.UNKNOWN)
        assert not stances(map_.snapshot(), ACCOUNT).low

    def test_who_is_gone_and_circles(self) -> None:
        map_ = low_map().change("Buyer", stance=Stance.ADVERSARIAL, status=PersonStatus.LEFT)
        assert not stances(map_.snapshot(), ACCOUNT).levels
        circle = (
            low_map().change("Buyer", stance=Stance.ADVERSARIAL, reports_to="Eng").change("Eng", reports_to="Buyer")
        )
        table = stances(circle.snapshot(), ACCOUNT)
        assert (table.low, table.higher) == (("Buyer",), None)


class TestUntouched:
    def said(self, map_: Map) -> str:
        snapshot = map_.snapshot()
        return shape_sentence(shape(Ground(snapshot, ACCOUNT, AS_OF)), snapshot)

    def test_units_that_buy_where_nobody_knows_us(self) -> None:
        map_ = low_map(currency="EUR").unit("lab", "works").change("Eng", unit="lab")
        map_.add(Unit("works", ACCOUNT, "Works", spend=5000.0)).add(Unit("port", ACCOUNT, "Port", spend=1200.0))
        map_.add(Unit("yard", ACCOUNT, "Yard", spend=80_000.0)).add(Unit("park", ACCOUNT, "Park"))
        assert self.said(map_).endswith(
            "No contact where they buy: Yard (80,000 EUR a year) and Port (1,200 EUR a year)."
        )

    def test_a_lapsed_contact_is_none(self) -> None:
        map_ = low_map().add(Unit("works", ACCOUNT, "Works", spend=5000.0)).change("Eng", unit="works")
        assert "No contact" not in self.said(map_)
        assert "No contact where they buy: Works (5,000 a year)." in self.said(map_.know("Eng", 1, 500))


class TestComplacent:
    def improved(self, days: int | None, kind: ActionKind = ActionKind.IMPROVEMENT) -> Map:
        done = AS_OF - timedelta(days=days) if days is not None else None
        return low_map(stage=AccountStage.COOPERATIVE).add(Action("a", ACCOUNT, "Faster", kind, done=done))

    @pytest.mark.parametrize(
        ("stage", "remark"),
        [
            (AccountStage.BASIC, False),
            (AccountStage.COOPERATIVE, True),
            (AccountStage.INTEGRATED, True),
            (AccountStage.DISENGAGING, False),
            (None, False),
        ],
    )
    def test_for_partners_only(self, stage: AccountStage | None, remark: bool) -> None:
        assert complacent(low_map(stage=stage).snapshot(), ACCOUNT, AS_OF) is remark

    def test_an_improvement_done_within_the_year_clears_it(self) -> None:
        assert not complacent(self.improved(365).snapshot(), ACCOUNT, AS_OF)
        for map_ in (self.improved(366), self.improved(None), self.improved(10, ActionKind.STEP), self.improved(-1)):
            assert complacent(map_.snapshot(), ACCOUNT, AS_OF)


class TestMessages:
    CHANGED = AS_OF - timedelta(days=12)

    def meeting(self, map_: Map, id_: str, days: int, *members: str, held: bool = False) -> Map:
        map_.add(Meeting(id_, ACCOUNT, AS_OF + timedelta(days=days), held=held))
        for member in members:
            map_.add(MeetingAttendee(id_, member))
        return map_

    def told(self, **fields: Any) -> Map:
        return low_map(**{"messages": "One stock.", "messages_on": self.CHANGED, **fields}).team("Ada").team("Bo")

    def found(self, map_: Map) -> list[tuple[str, str]]:
        return [(one.member, one.meeting) for one in untold(map_.snapshot(), ACCOUNT, AS_OF)]

    @pytest.mark.parametrize(("days", "soon"), [(-1, False), (0, True), (14, True), (15, False)])
    def test_whoever_meets_them_within_two_weeks(self, days: int, soon: bool) -> None:
        assert bool(self.found(self.meeting(self.told(), "m", days, "Ada"))) is soon

    def test_each_once_before_the_earliest_meeting(self) -> None:
        map_ = self.meeting(self.meeting(self.told(), "late", 9, "Ada", "Bo"), "early", 2, "Ada")
        assert self.found(map_) == [("Ada", "early"), ("Bo", "late")]

    @pytest.mark.parametrize(("days", "knows"), [(-12, True), (-13, False)])
    def test_a_meeting_since_the_change_tells(self, days: int, knows: bool) -> None:
        map_ = self.meeting(self.meeting(self.told(), "m", 5, "Ada"), "before", days, "Ada", held=True)
        assert (not self.found(map_)) is knows

    def test_the_owner_and_who_is_not_active_are_not_told(self) -> None:
        map_ = self.meeting(self.told(owner="Ada"), "m", 5, "Ada", "Bo").team("Bo", active=False)
        assert not self.found(map_)

    @pytest.mark.parametrize(
        "fields", [{"messages": " "}, {"messages_on": None}, {"messages_on": AS_OF + timedelta(days=1)}]
    )
    def test_without_a_change_there_is_no_news(self, fields: dict[str, Any]) -> None:
        assert not self.found(self.meeting(self.told(**fields), "m", 5, "Ada"))


class TestOnlyBusiness:
    def buyer(self, social: Social | None, depth: int = 3) -> Map:
        return low_map().add(Relationship(YOU, "CFO", depth, AS_OF, social=social))

    @pytest.mark.parametrize(
        ("social", "depth", "remark"),
        [(Social.NONE, 3, True), (Social.NONE, 2, False), (Social.SOME, 4, False), (None, 4, False)],
    )
    def test_a_buyer_known_well_and_never_socially(self, social: Social | None, depth: int, remark: bool) -> None:
        assert only_business(self.buyer(social, depth).snapshot(), "CFO", AS_OF) is remark

    def test_not_for_others_nor_where_one_of_ours_meets_socially(self) -> None:
        map_ = self.buyer(Social.NONE).add(Relationship(YOU, "Dir", 4, AS_OF, social=Social.NONE))
        assert not only_business(map_.snapshot(), "Dir", AS_OF)
        map_.team("Ada").add(Relationship("Ada", "CFO", 1, AS_OF, social=Social.SOME))
        assert not only_business(map_.snapshot(), "CFO", AS_OF)
        assert only_business(map_.team("Ada", active=False).snapshot(), "CFO", AS_OF)

    def test_not_when_the_objective_is_over(self) -> None:
        map_ = self.buyer(Social.NONE).aim(status=ObjectiveStatus.WON)
        assert not only_business(map_.snapshot(), "CFO", AS_OF)


class TestStage:
    def lacks(self, map_: Map) -> tuple[StageLack, ...]:
        return stage_lacks(Ground(map_.snapshot(), ACCOUNT, AS_OF))

    @pytest.mark.parametrize("stage", [None, AccountStage.EXPLORATORY, AccountStage.BASIC, AccountStage.DISENGAGING])
    def test_what_asks_for_little(self, stage: AccountStage | None) -> None:
        assert not self.lacks(low_map(stage=stage))

    def test_trade_needs_a_contact(self) -> None:
        assert self.lacks(low_map(stage=AccountStage.BASIC).team(YOU, active=False)) == (StageLack.CONTACT,)

    def diamond(self, stage: AccountStage) -> Map:
        map_ = low_map(stage=stage)
        for person, function in {"Buyer": "Purchasing", "Eng": "Design", "Dir": "Works", "CFO": "Finance"}.items():
            map_.team(f"{function} man", title=function).know(person, 3, by=f"{function} man")
            map_.change(person, function=function)
        return map_.team(YOU, active=False)

    def test_close_partners(self) -> None:
        assert self.lacks(low_map(stage=AccountStage.INTERDEPENDENT)) == (
            StageLack.DIAMOND,
            StageLack.UPPER_LEVEL,
            StageLack.GIVE_AND_GET,
        )
        map_ = self.diamond(AccountStage.INTERDEPENDENT).add(GiveAndGet("give", OBJECTIVE, side=Side.US))
        assert self.lacks(map_) == (StageLack.GIVE_AND_GET,)
        assert not self.lacks(map_.add(GiveAndGet("get", OBJECTIVE, side=Side.THEM)))

    def test_joint_teams(self) -> None:
        map_ = self.diamond(AccountStage.INTEGRATED)
        assert self.lacks(map_) == (StageLack.TWO_SYSTEMS,)
        for area in (IntegrationArea.CATALOGUE, IntegrationArea.E_PAYMENT):
            map_.add(Integration(ACCOUNT, area, IntegrationState.LIVE))
        assert not self.lacks(map_)
        assert self.lacks(map_.change("CFO", function="")) == (StageLack.FOUR_FUNCTIONS,)
