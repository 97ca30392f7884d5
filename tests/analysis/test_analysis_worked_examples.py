"""The worked examples of method.md 4.3, each under its number there.

F17, F18 and F25, which some rows also name, are not evaluated yet and not asserted.
"""

from __future__ import annotations

from analysis_maps import AS_OF, Map, low_map, names, summary

from relmap.analysis.paths import CautionCode, MoveKind, PathState, shown
from relmap.model.vocabulary import Affiliation, Band, Certainty, Level, PersonKind, PersonStatus, Strength, TieKind
from relmap.words.flags import sentence
from relmap.words.paths import next_move, question, weakest_sentence


def known(map_: Map) -> list[tuple[str, int, Band]]:
    return [(names(p), p.shown, p.band) for p in map_.access().known]


def possible(map_: Map) -> list[tuple[str, int]]:
    return [(names(p), p.shown) for p in map_.access().possible]


def rungs(map_: Map) -> list[tuple[str, str, int]]:
    return [(r.person, names(r.via), r.via.shown) for r in map_.access().ladder]


def test_w01_loyal_low_contacts_only() -> None:
    map_ = low_map()
    assert summary(map_) == {"F01": "NO_ROUTE"}
    assert known(map_) == possible(map_) == []
    assert rungs(map_) == [("Dir", "You Eng Dir", 25)]


def test_w02_a_promised_introduction() -> None:
    map_ = low_map().intro("Eng", "CFO")
    assert known(map_) == [("You Eng CFO", 72, Band.STRONG)]
    assert map_.access().known[0].state is PathState.AGREED
    assert summary(map_) == {"F08": "b,c"}
    assert map_.flags()["F08"].facts.through == ("Eng",)


def test_w03a_buyer_unidentified() -> None:
    map_ = low_map().change("CFO", status=PersonStatus.UNIDENTIFIED, name="")
    assert summary(map_) == {"F01": "EB_UNIDENTIFIED"}
    assert "who has not been identified" in sentence(map_.flags()["F01"], map_.snapshot())
    assert [r[0] for r in rungs(map_)] == ["Eng", "Buyer"]


def test_w03b_buyer_unidentified_but_upper_contact() -> None:
    map_ = low_map().change("CFO", status=PersonStatus.UNIDENTIFIED, name="").know("Dir", 2)
    assert summary(map_) == {"F03": "HIGH"}


def test_w04_introduction_by_an_enemy() -> None:
    map_ = low_map().intro("Eng", "CFO").conflict("Eng", "CFO")
    assert summary(map_) == {"F01": "ROUTE_BLOCKED"}
    assert "The only route runs through Eng, who is in conflict with CFO." in sentence(
        map_.flags()["F01"], map_.snapshot()
    )


def _holding(md_depth: int | None) -> Map:
    map_ = Map().person("MD", Level.C_SUITE).person("Buyer", Level.MANAGER).line("Buyer", "MD")
    map_.person("HoldCFO", Level.C_SUITE, kind=PersonKind.EXTERNAL, affiliation=Affiliation.GROUP_COMPANY)
    map_.buyer("HoldCFO").intro("MD", "HoldCFO", Certainty.REPORTED)
    return map_.know("MD", md_depth) if md_depth else map_.know("Buyer", 2)


def test_w05_buyer_in_the_holding() -> None:
    map_ = _holding(2)
    assert known(map_) == [("You MD HoldCFO", 27, Band.WEAK)]
    assert summary(map_) == {"F08": "a,b"}


def test_w05b_buyer_in_the_holding_only_a_buyer_known() -> None:
    map_ = _holding(None)
    assert summary(map_) == {"F01": "NO_ROUTE"}
    assert rungs(map_) == [("MD", "You Buyer MD", 12)]


def test_w06_two_buyers_one_reached() -> None:
    map_ = Map().person("CFO", Level.C_SUITE).person("COO", Level.C_SUITE).buyer("CFO").buyer("COO").know("CFO", 3)
    assert known(map_) == [("You CFO", 65, Band.STRONG)]
    assert [(b.person, len(b.known)) for b in map_.access().buyers] == [("CFO", 1), ("COO", 0)]
    assert summary(map_) == {"F06": "HIGH"}
    assert map_.flags()["F06"].facts.unreached == ("COO",)


def _empty_post() -> Map:
    map_ = Map().person("Buyer", Level.MANAGER).know("Buyer", 4)
    map_.person("CFO", Level.C_SUITE, name="", title="Finance chief", status=PersonStatus.VACANT)
    return map_.buyer("CFO").intro("Buyer", "CFO")


def test_w07_empty_post() -> None:
    assert summary(_empty_post()) == {"F01": "EB_POST_EMPTY"}


def test_w07b_empty_post_with_upper_contact() -> None:
    assert summary(_empty_post().person("Dir", Level.DIRECTOR).know("Dir", 2)) == {"F05": "HIGH"}


def _left_coach() -> Map:
    return low_map().person("Coach", Level.DIRECTOR, status=PersonStatus.LEFT).know("Coach", 4).intro("Coach", "CFO")


def test_w08a_coach_has_left() -> None:
    map_ = _left_coach()
    assert known(map_) == []
    assert summary(map_) == {"F01": "NO_ROUTE"}


def test_w08b_coach_has_left_and_helps_from_outside() -> None:
    map_ = _left_coach().change(
        "Coach", status=PersonStatus.ACTIVE, kind=PersonKind.EXTERNAL, affiliation=Affiliation.EX_EMPLOYEE
    )
    assert known(map_) == [("You Coach CFO", 39, Band.WEAK)]
    assert summary(map_) == {"F08": "a,b,c"}


def test_w09_consultant() -> None:
    map_ = low_map().person("X", kind=PersonKind.EXTERNAL, affiliation=Affiliation.CONSULTANT)
    map_.know("X", 5).intro("X", "CFO")
    assert known(map_) == [("You X CFO", 44, Band.FAIR)]
    assert [c.code for c in map_.access().known[0].cautions] == [CautionCode.OUTSIDER]
    assert summary(map_) == {"F08": "b,c"}


def test_w10_reporting_cycle() -> None:
    map_ = Map().person("A", Level.MANAGER).person("B", Level.MANAGER).person("C", Level.MANAGER)
    map_.line("A", "B", "C", "A").know("C", 4).buyer("B")
    assert summary(map_) == {"F01": "NO_ROUTE"}
    assert known(map_) == possible(map_) == []


def test_w11_dotted_line() -> None:
    map_ = Map().person("Eng").person("PM", Level.MANAGER).person("CTO", Level.C_SUITE).line("Eng", "PM")
    map_.tie(TieKind.DOTTED_TO, "Eng", "CTO", Certainty.CONFIRMED).know("Eng", 4).buyer("CTO")
    assert summary(map_) == {"F01": "NO_ROUTE"}
    assert possible(map_) == [("You Eng CTO", 12)]


def test_w12_boss_sends_us_down() -> None:
    map_ = Map().person("VP", Level.VP).person("CEO", Level.C_SUITE).line("VP", "CEO").know("CEO", 4).buyer("VP")
    assert known(map_) == [("You CEO VP", 42, Band.FAIR)]
    assert [c.code for c in map_.access().known[0].cautions] == [CautionCode.FORCED]
    assert summary(map_) == {"F08": "b"}


def test_w13_own_boss_never_asked() -> None:
    map_ = Map().person("Plant", Level.MANAGER).person("Owner", Level.BOARD_OWNER).line("Plant", "Owner")
    map_.know("Plant", 4).buyer("Owner")
    assert summary(map_) == {"F01": "NO_ROUTE"}
    assert possible(map_) == [("You Plant Owner", 25)]
    assert question(map_.access().possible[0], map_.snapshot()) == "Ask Plant to introduce you to Owner."
    assert "F01" not in summary(map_.intro("Plant", "Owner"))


def _lapsing(days: int) -> Map:
    return Map().person("CFO", Level.C_SUITE).person("Buyer").know("Buyer", 3).know("CFO", 3, days).buyer("CFO")


def test_w14_fresh_and_ageing_contact() -> None:
    for days in (30, 170):
        assert known(_lapsing(days)) == [("You CFO", 65, Band.STRONG)]
        assert summary(_lapsing(days)) == {}


def test_w14b_stale_contact() -> None:
    for days in (200, 300):
        assert known(_lapsing(days)) == [("You CFO", 40, Band.FAIR)]
        assert summary(_lapsing(days)) == {}


def test_w14c_cold_contact() -> None:
    map_ = _lapsing(400)
    assert known(map_) == []
    assert possible(map_) == [("You CFO", 15)]
    assert summary(map_) == {"F01": "ROUTE_STALE"}
    assert "Nobody has talked to CFO for 400 days." in sentence(map_.flags()["F01"], map_.snapshot())


def test_w15_business_card_of_an_upper_person() -> None:
    map_ = low_map().person("VP", Level.VP).know("VP", 1)
    assert summary(map_) == {"F01": "NO_ROUTE"}
    said = sentence(map_.flags()["F01"], map_.snapshot())
    assert "we know 2 people, all below Director; 1 upper-level person has only been met" in said


def test_w16_two_introductions() -> None:
    map_ = Map().person("Coach", Level.MANAGER).person("VP", Level.VP).person("CFO", Level.C_SUITE).buyer("CFO")
    map_.know("Coach", 4).intro("Coach", "VP").intro("VP", "CFO", Certainty.REPORTED)
    assert known(map_) == [("You Coach VP CFO", 49, Band.FAIR)]
    access = map_.access()
    assert access.known[0].weakest == 2
    assert "VP" in weakest_sentence(access.known[0], map_.snapshot())
    move = access.next_move
    assert move is not None
    assert (move.kind, move.hop.source, shown(move.after), move.band_after) == (MoveKind.CONFIRM, "VP", 61, Band.STRONG)
    assert next_move(access, map_.snapshot()) == (
        "If VP confirms the introduction to CFO, the path becomes Strong: 49 → 61."
    )
    assert summary(map_) == {"F08": "b,c"}


def test_w17_assumed_introduction() -> None:
    map_ = low_map().intro("Eng", "CFO", Certainty.ASSUMED)
    assert summary(map_) == {"F01": "ROUTE_ASSUMED"}
    assert possible(map_)[0] == ("You Eng CFO", 36)


def test_w18_opponent_in_the_way() -> None:
    map_ = low_map().intro("Eng", "CFO").role("Eng", rating=-4)
    assert summary(map_) == {"F01": "ROUTE_BLOCKED"}
    assert "Eng, who is against “Spare parts”" in sentence(map_.flags()["F01"], map_.snapshot())


def test_w19_three_paths_and_a_variant() -> None:
    map_ = Map().person("Coach", Level.MANAGER).person("VP", Level.VP).person("CFO", Level.C_SUITE).buyer("CFO")
    map_.person("Cons", kind=PersonKind.EXTERNAL, affiliation=Affiliation.CONSULTANT).team("OurCEO", is_management=True)
    map_.know("Coach", 4).intro("Coach", "CFO").intro("Coach", "VP")
    map_.tie(TieKind.ALLY, "VP", "CFO", Certainty.REPORTED).know("VP", 2)
    map_.know("CFO", 2, 120, by="OurCEO").know("Cons", 5).intro("Cons", "CFO")
    assert known(map_) == [
        ("You Coach CFO", 72, Band.STRONG),
        ("You Cons CFO", 44, Band.FAIR),
        ("OurCEO CFO", 40, Band.FAIR),
    ]
    assert [(names(p), p.shown) for p in map_.access().known[0].also] == [("You Coach VP CFO", 34)]
    assert possible(map_) == [("You VP CFO", 19)]


def test_w20_nobody_known() -> None:
    map_ = Map().person("CFO", Level.C_SUITE).person("Buyer").buyer("CFO")
    assert summary(map_) == {"F02": "CRITICAL"}


def _controller(strength: Strength, sure: Certainty) -> Map:
    map_ = Map().person("Controller", Level.MANAGER).person("CFO", Level.C_SUITE).know("Controller", 3).buyer("CFO")
    return map_.tie(TieKind.INFLUENCES, "Controller", "CFO", sure, strength)


def test_w21_has_the_ear() -> None:
    map_ = _controller(Strength.HIGH, Certainty.CONFIRMED)
    assert known(map_) == [("You Controller CFO", 39, Band.WEAK)]
    assert summary(map_) == {"F08": "a,b,c"}


def test_w22_perhaps_has_the_ear() -> None:
    map_ = _controller(Strength.MEDIUM, Certainty.REPORTED)
    assert summary(map_) == {"F01": "ROUTE_FAINT"}
    assert possible(map_) == [("You Controller CFO", 23)]
    assert "strength 23, below 25" in sentence(map_.flags()["F01"], map_.snapshot())


def test_w23_colleague_has_left_us() -> None:
    map_ = Map().person("CFO", Level.C_SUITE).person("Buyer", Level.MANAGER).buyer("CFO").know("Buyer", 2)
    map_.team("Rep", active=False).know("CFO", 4, by="Rep")
    assert known(map_) == []
    assert summary(map_, AS_OF) == {"F01": "NO_ROUTE"}
