"""Short notation for the maps of the analysis tests: one account, people by name, ids equal to names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from relmap.analysis.access import access
from relmap.analysis.flags.report import Flag, ObjectiveReport
from relmap.analysis.flags.rulebook import evaluate
from relmap.analysis.paths import Access, Path
from relmap.model.changes import snapshot_of
from relmap.model.entities import Account, Objective, Person, TeamMember, Unit
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import Record, Snapshot
from relmap.model.vocabulary import (
    BuyingRole,
    Certainty,
    Level,
    ObjectiveKind,
    Step,
    Strength,
    TargetStatus,
    TieKind,
)

AS_OF = date(2026, 9, 30)
ACCOUNT, OBJECTIVE, YOU = "account", "objective", "You"


class Map:
    """A map under construction; every method returns the map itself."""

    def __init__(self, *, step: Step = Step.CONTACT, status: TargetStatus = TargetStatus.KEY, **account: Any) -> None:
        self.account = Account(ACCOUNT, "Alder Pumps", target_status=status, **account)
        self.objective = Objective(OBJECTIVE, ACCOUNT, "Spare parts", kind=ObjectiveKind.SALE, step=step)
        self.people: dict[str, Person] = {}
        self.others: dict[str, Record] = {}
        self.team(YOU)

    def person(self, id_: str, level: Level = Level.STAFF, **fields: Any) -> Map:
        self.people[id_] = Person(id_, ACCOUNT, **{"name": id_, "level": level, **fields})
        return self

    def change(self, id_: str, **fields: Any) -> Map:
        self.people[id_] = replace(self.people[id_], **fields)
        return self

    def aim(self, **fields: Any) -> Map:
        self.objective = replace(self.objective, **fields)
        return self

    def line(self, *people: str) -> Map:
        """Everybody reports to the one after."""
        for lower, upper in pairwise(people):
            self.change(lower, reports_to=upper)
        return self

    def team(self, id_: str, **fields: Any) -> Map:
        return self.add(TeamMember(id_, **{"name": id_, **fields}))

    def unit(self, id_: str, parent: str | None = None) -> Map:
        return self.add(Unit(id_, ACCOUNT, id_, parent))

    def know(self, person: str, depth: int, days: int | None = 30, by: str = YOU, cadence: int = 90) -> Map:
        contact = AS_OF - timedelta(days=days) if days is not None else None
        return self.add(Relationship(by, person, depth, contact, cadence))

    def tie(
        self, kind: TieKind, source: str, target: str, sure: Certainty, strength: Strength = Strength.MEDIUM
    ) -> Map:
        return self.add(Tie(f"{kind}:{source}:{target}", kind, source, target, sure, strength))

    def intro(self, source: str, target: str, sure: Certainty = Certainty.CONFIRMED) -> Map:
        return self.tie(TieKind.CAN_INTRODUCE, source, target, sure)

    def conflict(self, one: str, other: str, sure: Certainty = Certainty.CONFIRMED) -> Map:
        return self.tie(TieKind.CONFLICT, one, other, sure)

    def role(self, person: str, *roles: BuyingRole, sure: Certainty = Certainty.CONFIRMED, **fields: Any) -> Map:
        return self.add(RoleAssignment(OBJECTIVE, person, frozenset(roles), sure, **fields))

    def buyer(self, person: str, sure: Certainty = Certainty.CONFIRMED) -> Map:
        return self.role(person, BuyingRole.ECONOMIC, sure=sure)

    def add(self, record: Record) -> Map:
        self.others[record.id] = record
        return self

    def snapshot(self) -> Snapshot:
        return snapshot_of((self.account, self.objective, *self.people.values(), *self.others.values()))

    def access(self, as_of: date = AS_OF) -> Access:
        return access(self.snapshot(), OBJECTIVE, as_of)

    def report(self, as_of: date = AS_OF) -> ObjectiveReport:
        (account,) = evaluate(self.snapshot(), as_of)
        (objective,) = account.objectives
        return objective

    def flags(self, as_of: date = AS_OF) -> dict[str, Flag]:
        """The flags about access: F01 to F08."""
        return {flag.rule: flag for flag in self.report(as_of).flags if flag.rule <= "F08"}

    def all_flags(self, as_of: date = AS_OF) -> dict[str, Flag]:
        """The flags of the objective and of its account."""
        (account,) = evaluate(self.snapshot(), as_of)
        return {flag.rule: flag for flag in (*account.flags, *account.objectives[0].flags)}


def names(path: Path) -> str:
    """The people of a path: "You Eng CFO"."""
    return " ".join(path.ids)


def summary(map_: Map, as_of: date = AS_OF) -> dict[str, str]:
    """Rule → what is particular about the flag: its reason, its variants or its severity."""
    return {
        rule: str(flag.reason or ",".join(flag.variants) or flag.severity) for rule, flag in map_.flags(as_of).items()
    }


def low_map(**fields: Any) -> Map:
    """Worked example 1 of method.md 4.3, on which most others build."""
    map_ = Map(**fields)
    map_.person("Buyer", Level.MANAGER).person("Eng").person("Dir", Level.DIRECTOR).person("CFO", Level.C_SUITE)
    map_.line("Buyer", "Dir", "CFO").line("Eng", "Dir")
    return map_.know("Buyer", 3).know("Eng", 4).buyer("CFO")
