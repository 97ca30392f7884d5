"""The portfolio: order, the objective shown, and the sums."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from analysis_maps import ACCOUNT, AS_OF, OBJECTIVE, YOU, Map, low_map

from relmap.analysis.flags.rulebook import evaluate
from relmap.analysis.portfolio import DoorKind, Money, PortfolioRow, WayUp, row, rows, sums
from relmap.model.changes import snapshot_of
from relmap.model.entities import Account, Objective
from relmap.model.keeping import Acknowledgement
from relmap.model.plan import Meeting, MeetingAttendee
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import YesNo
from relmap.model.vocabulary import Level, ObjectiveStatus, TargetStatus
from relmap.progress import Cancelled
from relmap.words.portfolio import Column, cells, door_lines, proposal, row_sentence, sum_lines


def only(map_: Map) -> PortfolioRow:
    (found,) = rows(map_.snapshot(), AS_OF)
    return found


def several(*accounts: tuple[str, float | None, TargetStatus]) -> Snapshot:
    return snapshot_of(
        record
        for name, at_risk, status in accounts
        for record in (
            Account(name, name, target_status=status, revenue_at_risk=at_risk, revenue=100.0, currency="EUR"),
            Objective(f"o-{name}", name, "Spare parts"),
        )
    )


def test_the_worst_flag_comes_first_then_what_is_at_risk() -> None:
    snapshot = several(("A", 1.0, TargetStatus.KEY), ("B", 9.0, TargetStatus.KEY), ("C", None, TargetStatus.KEY))
    assert [one.account for one in rows(snapshot, AS_OF)] == ["B", "A", "C"]
    calm = replace(snapshot.objectives["o-B"], status=ObjectiveStatus.WON)
    snapshot = snapshot_of((*snapshot.accounts.values(), snapshot.objectives["o-A"], calm))
    assert rows(snapshot, AS_OF)[0].account == "A"


def test_the_row_shows_the_objective_whose_way_up_is_worst() -> None:
    map_ = low_map().intro("Eng", "CFO")
    map_.add(Objective("second", ACCOUNT, "Second")).know("Buyer", 3)
    found = only(map_)
    assert (found.objective, found.way_up, found.judged, found.buyers_known) == ("second", WayUp.F01, 2, 1)
    assert found.measures is not None and found.measures.access.shown == 0


def test_the_band_where_nothing_is_blocked() -> None:
    found = only(low_map().intro("Eng", "CFO").know("Dir", 3))
    assert found.way_up is WayUp.STRONG and not found.way_up.blocked


def test_an_account_nobody_judges() -> None:
    found = only(low_map().aim(status=ObjectiveStatus.ON_HOLD))
    assert (found.way_up, found.measures, found.objective) == (WayUp.UNJUDGED, None, None)
    assert "No objective is judged" in row_sentence(replace(found, worst=None), low_map().snapshot())


def test_reports_at_hand_are_used_and_make_no_difference() -> None:
    snapshot = low_map().intro("Eng", "CFO").snapshot()
    reports = {report.account: report for report in evaluate(snapshot, AS_OF)}
    assert rows(snapshot, AS_OF, reports) == rows(snapshot, AS_OF)
    assert row(snapshot, ACCOUNT, AS_OF, reports[ACCOUNT]) == rows(snapshot, AS_OF)[0]


def test_open_values_a_currency() -> None:
    map_ = low_map(currency="DKK").aim(value=100.0)
    map_.add(Objective("b", ACCOUNT, "B", value=50.0, currency="EUR"))
    map_.add(Objective("c", ACCOUNT, "C", value=7.0, status=ObjectiveStatus.LOST))
    assert only(map_).open_values == (Money(100.0, "DKK"), Money(50.0, "EUR"))


def test_the_next_executive_contact_and_doors_that_close() -> None:
    map_ = low_map(renewal_date=AS_OF + timedelta(days=170)).aim(partner_selection_date=AS_OF + timedelta(days=80))
    for name, person, days in (("m1", "Eng", 5), ("m2", "CFO", 9)):
        map_.add(Meeting(name, ACCOUNT, AS_OF + timedelta(days=days)))
        map_.add(MeetingAttendee(name, person)).add(MeetingAttendee(name, YOU))
    found = only(map_)
    assert found.next_executive is not None and found.next_executive.theirs == ("CFO",)
    assert [door.kind for door in found.doors] == [DoorKind.PARTNER_SELECTION, DoorKind.RENEWAL]
    assert len(door_lines(found, map_.snapshot())) == 2
    far = low_map(renewal_date=AS_OF + timedelta(days=190)).aim(partner_selection_date=AS_OF + timedelta(days=91))
    assert only(far).doors == ()


def test_a_win_counts_only_when_the_customer_confirmed_it() -> None:
    map_ = low_map().aim(we_win=YesNo.YES, they_win=YesNo.YES)
    assert only(map_).win_win == 0
    assert only(map_.aim(value_confirmed_by="Buyer")).win_win == 1


def test_sums() -> None:
    snapshot = several(("A", 1.0, TargetStatus.KEY), ("B", 9.0, TargetStatus.WATCH))
    found = sums(rows(snapshot, AS_OF), snapshot)
    assert (found.accounts, found.blocked_accounts, found.blocked) == (2, 2, (Money(200.0, "EUR"),))
    assert sum_lines(found, snapshot)[0] == (
        "2 of 2 accounts have nobody known or no way up (F01, F02); revenue there: 200 EUR."
    )


class _Impatient:
    def __init__(self) -> None:
        self.steps: list[tuple[int, int]] = []

    def step(self, done: int, total: int) -> None:
        self.steps.append((done, total))
        if done == 1:
            raise Cancelled


def test_it_tells_where_it_is_and_can_be_stopped() -> None:
    watched = _Impatient()
    snapshot = several(("A", 1.0, TargetStatus.KEY), ("B", 2.0, TargetStatus.KEY))
    with pytest.raises(Cancelled):
        rows(snapshot, AS_OF, progress=watched)
    assert watched.steps == [(0, 2), (1, 2)]


def test_every_column_has_a_cell_and_no_bare_measure() -> None:
    snapshot = low_map().intro("Eng", "CFO").snapshot()
    (found,) = rows(snapshot, AS_OF)
    told = cells(found, snapshot)
    assert list(told) == list(Column)
    for column in (Column.BEST_PATH, Column.COVERAGE, Column.STEPS, Column.FRESHNESS, Column.EB_KNOWN):
        assert told[column] and not told[column].isdecimal()
    assert told[Column.BEST_PATH] == "72 of 100, Strong"
    assert found.objective == OBJECTIVE
    assert proposal(found, snapshot)


def test_an_acknowledged_flag_does_not_open_the_way_up() -> None:
    map_ = Map().person("CFO", Level.C_SUITE).buyer("CFO")
    assert only(map_).way_up is WayUp.F02
    map_.add(Acknowledgement("k", ACCOUNT, "F02", AS_OF + timedelta(days=9), OBJECTIVE, "Talks begin in October"))
    found = only(map_)
    assert found.way_up is WayUp.F02 and (found.worst is None or found.worst.rule != "F02")
