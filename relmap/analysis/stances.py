"""How the levels of an account deal with suppliers (method.md 1.3, 30)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from relmap.analysis.standing import is_upper
from relmap.model.entities import Account
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import Stance
from relmap.model.vocabulary import Level

_LOW = (Level.MANAGER, Level.STAFF)


@dataclass(frozen=True, slots=True)
class Stances:
    """People in post whose stance is known, by level and stance; ``levels`` highest first, empty for none.

    ``low`` are those who work against suppliers where all of them are managers or staff, else nobody; ``higher`` is
    the nearest of the upper level above one of them whose stance is another or not known, None where the chart shows
    nobody.
    """

    levels: tuple[Level, ...]
    people: Mapping[tuple[Level, Stance], tuple[str, ...]]
    low: tuple[str, ...]
    higher: str | None


def stances(snapshot: Snapshot, account: str) -> Stances:
    """The pecking order of an account and its stances."""
    found: dict[tuple[Level, Stance], list[str]] = {}
    for person in snapshot.people_of(account):
        if person.active and person.of_account and person.stance is not Stance.UNKNOWN:
            found.setdefault((person.level, person.stance), []).append(person.id)
    adverse = {level: people for (level, stance), people in found.items() if stance is Stance.ADVERSARIAL}
    low = [person for people in adverse.values() for person in people] if set(adverse) <= set(_LOW) else []
    place = snapshot.accounts[account]
    return Stances(
        tuple(level for level in Level if any(key[0] is level for key in found)),
        {key: tuple(people) for key, people in found.items()},
        tuple(low),
        next((boss for person in low if (boss := _above(snapshot, place, person)) is not None), None),
    )


def _above(snapshot: Snapshot, account: Account, person: str) -> str | None:
    """The first upper-level superior in post along the solid line; a circle ends the walk."""
    seen = {person}
    here = snapshot.people[person].reports_to
    while here is not None and here in snapshot.people and here not in seen:
        seen.add(here)
        boss = snapshot.people[here]
        if boss.active and is_upper(boss, account):
            return boss.id
        here = boss.reports_to
    return None
