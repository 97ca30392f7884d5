"""What if: the effect of a change that is not saved."""

from __future__ import annotations

from analysis_maps import ACCOUNT, AS_OF, OBJECTIVE, YOU, Map, low_map

from relmap.analysis.what_if import (
    ObjectiveEffect,
    deeper,
    introduced,
    surer,
    what_if,
    without_person,
)
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Certainty, Level


def effect(before: Snapshot, after: Snapshot) -> ObjectiveEffect:
    (found,) = what_if(before, after, ACCOUNT, AS_OF).objectives
    return found


def served() -> Map:
    return low_map().intro("Eng", "CFO")


def test_a_person_switched_off_takes_the_path_along() -> None:
    snapshot = served().snapshot()
    found = effect(snapshot, without_person(snapshot, "Eng"))
    assert found.access == (72, 0)
    assert [path.ids for path in found.lost] == [(YOU, "Eng", "CFO")] and not found.gained
    assert "F01" in {flag.rule for flag in found.flags.raised}
    assert "F08" in {flag.rule for flag in found.flags.cleared}
    assert snapshot.people["Eng"].active


def test_one_of_ours_switched_off() -> None:
    snapshot = served().snapshot()
    assert effect(snapshot, without_person(snapshot, YOU)).access == (72, 0)


def test_an_introduction_agreed_clears_the_headline_flag() -> None:
    snapshot = low_map().snapshot()
    found = effect(snapshot, introduced(snapshot, "Eng", "CFO", AS_OF))
    assert found.access == (0, 72)
    assert "F01" in {flag.rule for flag in found.flags.cleared}


def test_an_introduction_that_is_there_becomes_sure() -> None:
    snapshot = low_map().intro("Eng", "CFO", Certainty.ASSUMED).snapshot()
    after = introduced(snapshot, "Eng", "CFO", AS_OF)
    assert len(after.ties) == 1 and effect(snapshot, after).access == (0, 72)


def test_a_certainty_goes_up_one_notch() -> None:
    snapshot = low_map().intro("Eng", "CFO", Certainty.ASSUMED).snapshot()
    (tie,) = snapshot.ties
    told = surer(snapshot, tie)
    assert told.ties[tie].certainty is Certainty.REPORTED
    assert surer(told, tie).ties[tie].certainty is Certainty.CONFIRMED
    assert effect(snapshot, told).access == (0, 57)


def test_one_rung_deeper_counts_as_the_best_next_move_says() -> None:
    for days in (30, 200, 400):
        map_ = Map().person("CFO", Level.C_SUITE).buyer("CFO").know("CFO", 4, days=days)
        snapshot = map_.snapshot()
        best = map_.access().best
        assert best is not None and best.next_move is not None
        found = effect(snapshot, deeper(snapshot, YOU, "CFO", AS_OF))
        assert found.access == (int(100 * best.next_move.before + 1e-7), int(100 * best.next_move.after + 1e-7))


def test_a_first_contact() -> None:
    snapshot = low_map().snapshot()
    after = deeper(snapshot, YOU, "Dir", AS_OF)
    assert [r.depth for r in after.relationships_of("Dir")] == [1]


def test_the_report_of_today_spares_half_the_work_and_nothing_changes_without_a_change() -> None:
    snapshot = served().snapshot()
    found = what_if(snapshot, snapshot, ACCOUNT, AS_OF)
    assert not found and found.touched == ()
    assert found.objectives[0].objective == OBJECTIVE
