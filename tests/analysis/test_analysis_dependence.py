"""Whom we depend on: must-pass people, and what one of ours takes along."""

from __future__ import annotations

from analysis_maps import ACCOUNT, AS_OF, OBJECTIVE, YOU, Map, low_map
from analysis_strategies import PEOPLE, TEAM, snapshots
from hypothesis import given, settings

from relmap.analysis.access import access
from relmap.analysis.dependence import Need, holders, loss, must_pass
from relmap.analysis.ground import Ground
from relmap.analysis.what_if import without_person
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Certainty, Level
from relmap.words.conversation import must_pass_sentence


def needs(snapshot: Snapshot) -> dict[str, Need]:
    ground = Ground(snapshot, ACCOUNT, AS_OF)
    return {need.person: need.need for need in must_pass(ground, snapshot.objectives[OBJECTIVE])}


def two_ways() -> Map:
    return low_map().intro("Eng", "CFO").intro("Buyer", "CFO", Certainty.REPORTED)


def test_everybody_on_the_only_way_is_passed() -> None:
    assert needs(low_map().intro("Eng", "CFO").snapshot()) == {YOU: Need.EVERY_WAY, "Eng": Need.EVERY_WAY}


def test_of_two_ways_only_what_they_share() -> None:
    assert needs(two_ways().snapshot()) == {YOU: Need.EVERY_WAY}
    assert needs(two_ways().team("Boss").know("Buyer", 3, by="Boss").snapshot()) == {}


def test_a_second_way_too_faint_to_count_leaves_the_first_needed() -> None:
    map_ = low_map().intro("Eng", "CFO").know("Dir", 1).intro("Dir", "CFO")
    assert needs(map_.snapshot())["Eng"] is Need.EVERY_KNOWN_PATH


def test_without_a_path_nobody_is_needed() -> None:
    assert needs(low_map().snapshot()) == {}


def test_one_of_ours_takes_along() -> None:
    map_ = two_ways().team("Boss").know("Buyer", 2, by="Boss").person("Stores").know("Stores", 1)
    snapshot = map_.snapshot()
    found = loss(snapshot, YOU, ACCOUNT, AS_OF)
    assert [(c.person, c.depth) for c in found.relationships] == [("Eng", 4), ("Buyer", 3), ("Stores", 1)]
    assert [c.person for c in found.sole] == ["Eng"]
    assert found.effect.objectives[0].access == (72, 27)
    assert holders(Ground(snapshot, ACCOUNT, AS_OF)) == (YOU, "Boss")
    (need,) = must_pass(Ground(low_map().know("CFO", 3).snapshot(), ACCOUNT, AS_OF), snapshot.objectives[OBJECTIVE])
    assert must_pass_sentence(need, snapshot) == "Every way to CFO passes You. Without You there is none."


def test_somebody_with_nothing_to_lose() -> None:
    snapshot = two_ways().team("Boss").snapshot()
    found = loss(snapshot, "Boss", ACCOUNT, AS_OF)
    assert not found.relationships and not found.effect


def test_a_lower_boss_of_the_buyer_is_no_way() -> None:
    assert needs(Map().person("CFO", Level.C_SUITE).buyer("CFO").snapshot()) == {}


@settings(max_examples=60)
@given(snapshots())
def test_whoever_is_needed_is_exactly_whoever_ends_the_path_by_leaving(snapshot: Snapshot) -> None:
    ground = Ground(snapshot, ACCOUNT, AS_OF)
    found = {(need.person, need.buyer) for need in must_pass(ground, snapshot.objectives[OBJECTIVE])}
    for buyer in access(snapshot, OBJECTIVE, AS_OF).buyers:
        for person in (*PEOPLE, *TEAM):
            if person == buyer.person:
                continue
            left = access(without_person(snapshot, person), OBJECTIVE, AS_OF).buyers
            reached = any(other.person == buyer.person and other.known for other in left)
            assert ((person, buyer.person) in found) == (bool(buyer.known) and not reached)
