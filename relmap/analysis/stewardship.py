"""Knowledge kept current: what waits for the steward, who knows much and wrote nothing (method.md 1.5, 80-92)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from relmap.analysis.standing import usable
from relmap.model.knowledge import Fact
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import FactState
from relmap.model.vocabulary import BuyingRole, Influence, ObjectiveStatus

KEPT_DAYS = 365
"""How long what was confirmed counts as known (method.md 5, measure 8)."""

_KNOWS_WELL = 3
_MOST_A_DAY = 5


class Waiting(StrEnum):
    """Why a fact waits for the steward."""

    NEW = "NEW"
    OLD = "OLD"


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """A fact that waits; ``twin`` is an older fact of the same category about the same person to join it with."""

    fact: Fact
    waiting: Waiting
    twin: Fact | None = None


@dataclass(frozen=True, slots=True)
class Silent:
    """One of ours who knows people well about whom nothing is written down; deepest relationship first."""

    team_member: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contribution:
    """Facts about role holders one of ours added and confirmed in a quarter, by the guard rules."""

    team_member: str
    added: int
    confirmed: int


def known_since(fact: Fact) -> date | None:
    """The day a fact was last known to be true: confirmed, else written down, else said."""
    return fact.confirmed_on or fact.recorded_on or fact.date


def confirm_until(fact: Fact) -> date | None:
    """The day until which a fact should be confirmed again; None when it carries no day at all."""
    since = known_since(fact)
    return fact.confirm_by or (since + timedelta(days=KEPT_DAYS) if since is not None else None)


def stale(fact: Fact, as_of: date) -> bool:
    """Whether a fact should be confirmed again."""
    until = confirm_until(fact)
    return until is None or until < as_of


def known(fact: Fact, as_of: date) -> bool:
    """Whether a fact counts as known: said, and confirmed lately enough (method.md 5, measure 8)."""
    return bool(fact.text) and fact.state is not FactState.ASKED and not stale(fact, as_of)


def role_holders(snapshot: Snapshot, account: str) -> dict[str, int]:
    """Everybody of theirs with a role in an open objective, and the most influence there; economic buyers count 4."""
    found: dict[str, int] = {}
    for objective in snapshot.objectives_of(account):
        if objective.status is not ObjectiveStatus.OPEN:
            continue
        for assignment in snapshot.roles_of(objective.id):
            if assignment.holder and assignment.person in snapshot.people:
                economic = BuyingRole.ECONOMIC in assignment.roles
                weight = Influence.HIGH.rank + 1 if economic else assignment.influence.rank
                found[assignment.person] = max(weight, found.get(assignment.person, 0))
    return found


def steward_queue(snapshot: Snapshot, account: str, as_of: date) -> tuple[QueueEntry, ...]:
    """Facts nobody has confirmed yet and those due again, about the most influential role holders first."""
    holders = role_holders(snapshot, account)
    facts = snapshot.facts_of(account)
    there = {_matter(f): f for f in reversed(facts) if f.person is not None and f.confirmed_on is not None and f.text}
    waiting = []
    for fact in facts:
        if fact.state is not FactState.ASKED and fact.confirmed_on is None:
            waiting.append(QueueEntry(fact, Waiting.NEW, there.get(_matter(fact))))
        elif stale(fact, as_of):
            waiting.append(QueueEntry(fact, Waiting.OLD))
    waiting.sort(key=lambda e: (-holders.get(e.fact.person or "", 0), known_since(e.fact) or date.min, e.fact.id))
    return tuple(waiting)


def silent_colleagues(snapshot: Snapshot, account: str, as_of: date) -> tuple[Silent, ...]:
    """Who of ours knows people at Credible or better about whom no fact is recorded (F23), by name."""
    known_well: dict[str, list[tuple[int, str]]] = {}
    for person in snapshot.people_of(account):
        if any(f.state is not FactState.ASKED and f.text for f in snapshot.facts_about(person.id)):
            continue
        for relationship in snapshot.relationships_of(person.id):
            depth = usable(snapshot, relationship, as_of)
            if depth >= _KNOWS_WELL:
                known_well.setdefault(relationship.team_member, []).append((-depth, person.id))
    members = sorted(known_well, key=lambda key: (snapshot.team[key].name.casefold(), key))
    return tuple(Silent(key, tuple(person for _depth, person in sorted(known_well[key]))) for key in members)


def quarter_start(as_of: date) -> date:
    """The first day of the calendar quarter."""
    return date(as_of.year, (as_of.month - 1) // 3 * 3 + 1, 1)


def contributions(snapshot: Snapshot, account: str, as_of: date) -> tuple[Contribution, ...]:
    """What each of ours gave this quarter, by name and never by number (method.md 1.5, 84).

    Only facts about role holders count, of one colleague at most five a day about the same person.
    """
    holders = role_holders(snapshot, account)
    facts = [f for f in snapshot.facts_of(account) if f.person in holders and f.state is not FactState.ASKED]
    first = quarter_start(as_of)

    def counted(entries: Iterable[tuple[str | None, date | None, str | None]]) -> Counter[str]:
        days = Counter(
            (member, day, person)
            for member, day, person in entries
            if member in snapshot.team and day is not None and first <= day <= as_of
        )
        total: Counter[str] = Counter()
        for (member, _day, _person), count in days.items():
            total[member or ""] += min(count, _MOST_A_DAY)
        return total

    added = counted((f.recorded_by, f.recorded_on, f.person) for f in facts)
    confirmed = counted((f.confirmer, f.confirmed_on, f.person) for f in facts)
    members = sorted(added | confirmed, key=lambda key: (snapshot.team[key].name.casefold(), key))
    return tuple(Contribution(key, added[key], confirmed[key]) for key in members)


def _matter(fact: Fact) -> tuple[object, ...]:
    """What two facts to be joined have in common."""
    return (fact.person, fact.category, fact.topic, fact.objective)
