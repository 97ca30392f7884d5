"""Which backups are kept: all of two days, then one a day, a week, a month (storage.md 1.7)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from relmap.model.backups import worth_keeping

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


def ago(**time: float) -> datetime:
    return NOW - timedelta(**time)


def test_everything_of_two_days_stays() -> None:
    made = [ago(minutes=30 * n) for n in range(95)]
    assert worth_keeping(made, NOW) == set(made)


def test_of_an_older_day_the_last_stays() -> None:
    morning, noon, evening = (datetime(2026, 11, 17, hour, tzinfo=UTC) for hour in (8, 12, 19))
    assert worth_keeping([morning, noon, evening], NOW) == {evening}


def test_years_of_daily_work_leave_twelve_days_eight_weeks_and_twelve_months() -> None:
    kept: frozenset[datetime] = frozenset()
    now = NOW - timedelta(days=900)
    while now <= NOW:
        kept = worth_keeping([*kept, now], now)
        now += timedelta(hours=8)
    ages = sorted((NOW - moment) // timedelta(days=1) for moment in kept)
    assert len([age for age in ages if age < 2]) == 6
    older = [age for age in ages if age >= 2]
    assert len(older) == 12 + 8 + 12
    days, weeks, months = older[:12], older[12:20], older[20:]
    assert days == list(range(2, 14))
    assert {later - earlier for earlier, later in pairwise(weeks)} == {7}
    assert {later - earlier for earlier, later in pairwise(months)} == {28, 35}  # the last Sunday of each
    assert 365 < ages[-1] < 500


def test_days_without_work_are_not_counted() -> None:
    made = [ago(days=30 * n + 3) for n in range(12)]
    assert worth_keeping(made, NOW) == set(made)


@given(st.lists(st.datetimes(datetime(2020, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)), max_size=60))
def test_the_latest_always_stays_and_thinning_twice_changes_nothing(made: list[datetime]) -> None:
    kept = worth_keeping(made, NOW)
    assert kept <= set(made)
    assert not made or max(made) in kept
    assert worth_keeping(kept, NOW) == kept
