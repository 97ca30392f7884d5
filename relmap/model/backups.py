"""Backups of a document, and how long each is kept (storage.md 1.7)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy RelMap made of a document by itself, and how much is in it.

    ``before_update`` is whether it was made because a newer RelMap changed how the document is written.
    """

    path: Path
    made_at: datetime
    people: int
    accounts: int
    before_update: bool = False


_EVERYTHING: Final = timedelta(days=2)

_Period = Callable[[datetime], tuple[int, ...]]


def _day(moment: datetime) -> tuple[int, ...]:
    return moment.year, moment.month, moment.day


def _week(moment: datetime) -> tuple[int, ...]:
    return tuple(moment.isocalendar()[:2])


def _month(moment: datetime) -> tuple[int, ...]:
    return moment.year, moment.month


_THINNED: Final[tuple[tuple[int, _Period], ...]] = ((12, _day), (8, _week), (12, _month))


def worth_keeping(made: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Which of the moments at which backups were made are still worth having one.

    All of the last two days, before those the last of each of 12 days, then of 8 weeks, then of 12 months; days, weeks
    and months without a backup are not counted.
    """
    waiting = sorted(set(made))
    kept: list[datetime] = []
    while waiting and waiting[-1] > now - _EVERYTHING:
        kept.append(waiting.pop())
    for most, period in _THINNED:
        found = 0
        while waiting and found < most:
            moment = waiting.pop()
            if not kept or period(moment) != period(kept[-1]):
                kept.append(moment)
                found += 1
    return frozenset(kept)
