"""What we have heard: six topics by person, with ages (method.md 1.4, 46-47)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from relmap.analysis.standing import best_depth
from relmap.analysis.stewardship import KEPT_DAYS, role_holders
from relmap.model.knowledge import Fact
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import FactCategory, FactState, ListeningTopic

TOPICS = tuple(topic for topic in ListeningTopic if topic is not ListeningTopic.OTHER)
"""The six to ask for."""

_LISTENS = 2
_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Heard:
    """One person's row: the latest words on each topic asked for; ``gap`` when too little was heard (item 46)."""

    person: str
    latest: Mapping[ListeningTopic, Fact]
    gap: bool

    def days(self, topic: ListeningTopic, as_of: date) -> int | None:
        """The age of the last answer; None when it was never given or carries no day."""
        fact = self.latest.get(topic)
        day = said_on(fact) if fact is not None else None
        return max(0, (as_of - day).days) if day is not None else None

    def next_topic(self, as_of: date) -> ListeningTopic | None:
        """The topic not yet asked, else the one asked longest ago if that is over a year; None when all are fresh."""
        for topic in TOPICS:
            if topic not in self.latest:
                return topic
        oldest = max(TOPICS, key=lambda topic: self.days(topic, as_of) or 0)
        return oldest if (self.days(oldest, as_of) or 0) > KEPT_DAYS else None


def said_on(fact: Fact) -> date | None:
    """When something was heard."""
    return fact.date or fact.recorded_on


def heard(snapshot: Snapshot, account: str, as_of: date) -> tuple[Heard, ...]:
    """Rows of role holders we work with and of everybody already heard; gaps first, then the most influential."""
    holders = role_holders(snapshot, account)
    rows = []
    for person in snapshot.people_of(account):
        latest = _latest(snapshot, person.id)
        depth = best_depth(snapshot, person.id, as_of)
        if latest or (person.id in holders and depth >= _LISTENS):
            rows.append(Heard(person.id, latest, _gap(latest, person.id in holders, depth, as_of)))
    rows.sort(key=lambda row: (not row.gap, -holders.get(row.person, 0)))
    return tuple(rows)


def _latest(snapshot: Snapshot, person: str) -> dict[ListeningTopic, Fact]:
    found: dict[ListeningTopic, Fact] = {}
    for fact in snapshot.facts_about(person):
        if fact.category is FactCategory.LISTENING and fact.topic is not None and fact.state is not FactState.ASKED:
            before = found.get(fact.topic)
            if before is None or (said_on(before) or date.min) <= (said_on(fact) or date.min):
                found[fact.topic] = fact
    return found


def _gap(latest: Mapping[ListeningTopic, Fact], holder: bool, depth: int, as_of: date) -> bool:
    since = as_of - timedelta(days=KEPT_DAYS)
    fresh = [topic for topic in TOPICS if topic in latest and (said_on(latest[topic]) or date.min) >= since]
    return holder and depth >= _LISTENS and len(fresh) < _ENOUGH
