"""Tables and plans of invented people, for the tests of import."""

from __future__ import annotations

from relmap.exchange.columns import mapped, propose
from relmap.exchange.import_plan import ImportPlan
from relmap.exchange.planning import plan_people
from relmap.exchange.table import read_table
from relmap.model.entities import Person
from relmap.model.snapshot import Snapshot

ACCOUNT = "Ardo Pumps"


def plan(text: str, snapshot: Snapshot | None = None, account: str = ACCOUNT) -> ImportPlan:
    """The plan for a people list given as text, with the columns as proposed."""
    table = read_table(text.encode())
    return plan_people(snapshot or Snapshot(), None, account, table, mapped(propose(table)))


def imported(text: str, snapshot: Snapshot | None = None) -> Snapshot:
    """The document after a people list went in."""
    return plan(text, snapshot).after


def named(snapshot: Snapshot, name: str) -> Person:
    """The one person of a name."""
    (person,) = (p for p in snapshot.people.values() if p.name == name)
    return person


def boss_of(snapshot: Snapshot, name: str) -> str | None:
    """The name of somebody's manager."""
    manager = named(snapshot, name).reports_to
    return snapshot.people[manager].name if manager is not None else None


def codes(plan_: ImportPlan) -> list[tuple[int | None, str]]:
    """Line and code of every warning."""
    return [(w.line, w.code) for w in plan_.warnings]
