"""Small documents to draw."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from relmap.model.changes import snapshot_of
from relmap.model.entities import Account, Objective, Person, TeamMember, Unit
from relmap.model.snapshot import Record, Snapshot

AS_OF = date(2026, 9, 30)
ACCOUNT = Account("acc", "Larkfield Pumps")
OBJECTIVE = Objective("obj", "acc", "Seal retrofit")
KIM = TeamMember("kim", "Kim Berg")
RIKU = TeamMember("riku", "Riku Sato")
GONE = TeamMember("gone", "Olaf Brun", active=False)


def ago(days: int) -> date:
    return AS_OF - timedelta(days=days)


def people(managers: Mapping[str, str | None], **facts: Mapping[str, Any]) -> list[Person]:
    """People in the order given, by their managers; ``facts`` are further fields by id."""
    return [
        Person(id_, "acc", **{"name": f"Person {id_}", "reports_to": boss, "rank": float(place), **facts.get(id_, {})})
        for place, (id_, boss) in enumerate(managers.items())
    ]


def document(*records: Record) -> Snapshot:
    """A document of one account with one objective and our three people."""
    return snapshot_of((ACCOUNT, OBJECTIVE, KIM, RIKU, GONE, Unit("ops", "acc", "Operations"), *records))
