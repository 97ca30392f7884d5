"""One objective as the rules see it; everything several rules need is worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from relmap.analysis.access import access_on
from relmap.analysis.flags.facts import Facts
from relmap.analysis.flags.report import Flag, Reason
from relmap.analysis.ground import Ground
from relmap.analysis.paths import Access
from relmap.analysis.scope import (
    Contacts,
    active_buyers,
    contacts,
    economic_buyers,
    holders,
    opponents,
    unit_of,
)
from relmap.analysis.thresholds import Thresholds
from relmap.model.entities import Account, Objective, Person
from relmap.model.relations import RoleAssignment
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import BuyingRole, Severity, Step


@dataclass(frozen=True)
class Case:
    """An evaluated objective on its account's ground."""

    ground: Ground
    account: Account
    objective: Objective

    @property
    def snapshot(self) -> Snapshot:
        """The document."""
        return self.ground.snapshot

    @property
    def thresholds(self) -> Thresholds:
        """The numbers in force."""
        return self.ground.thresholds

    @cached_property
    def access(self) -> Access:
        """The ways to the economic buyers: KP(O) and S*(O)."""
        return access_on(self.ground, self.objective)

    @cached_property
    def contacts(self) -> Contacts:
        """Whom we know in scope(O)."""
        return contacts(self.snapshot, self.objective, self.ground.depths, self.thresholds)

    @cached_property
    def buyers(self) -> tuple[Person, ...]:
        """EB(O)."""
        return economic_buyers(self.snapshot, self.objective)

    @cached_property
    def active_buyers(self) -> tuple[Person, ...]:
        """activeEB(O)."""
        return active_buyers(self.snapshot, self.objective)

    @cached_property
    def opponents(self) -> frozenset[str]:
        """Those nobody is reached through."""
        return opponents(self.snapshot, self.objective, self.thresholds)

    @cached_property
    def coaches(self) -> tuple[str, ...]:
        """Coaches who can be asked: active people of theirs, deepest relationship first, then coaches of our own."""
        theirs = [p.id for p, _ in holders(self.snapshot, self.objective, BuyingRole.COACH) if p.active]
        depths = self.ground.depths
        theirs.sort(key=lambda person: (-depths.get(person, 0), person))
        ours = sorted(
            r.person
            for r in self.snapshot.roles_of(self.objective.id)
            if BuyingRole.COACH in r.roles and r.person in self.snapshot.team and self.snapshot.team[r.person].active
        )
        return (*theirs, *ours)

    @cached_property
    def cast(self) -> tuple[tuple[Person, RoleAssignment], ...]:
        """Everybody on the map with an assignment to the objective, also without any role, by id."""
        found = (
            (person, assignment)
            for assignment in self.snapshot.roles_of(self.objective.id)
            if (person := self.snapshot.people.get(assignment.person)) is not None and person.account == self.account.id
        )
        return tuple(sorted(found, key=lambda pair: pair[0].id))

    @cached_property
    def cast_active(self) -> tuple[tuple[Person, RoleAssignment], ...]:
        """Those of the cast who are there."""
        return tuple(pair for pair in self.cast if pair[0].active)

    @cached_property
    def buyer_ids(self) -> frozenset[str]:
        """EB(O) as ids."""
        return frozenset(p.id for p in self.buyers)

    @property
    def as_of(self) -> date:
        """The day of the evaluation."""
        return self.ground.as_of

    def depth(self, person: str) -> int:
        """Our best usable depth to somebody."""
        return self.ground.depths.get(person, 0)

    def begun(self, step: Step) -> bool:
        """Whether the objective stands at a step or beyond."""
        return self.objective.step.rank >= step.rank

    @property
    def unit(self) -> str | None:
        """The unit that limits the scope."""
        return unit_of(self.snapshot, self.objective)

    def flag(
        self,
        rule: str,
        code: str,
        severity: Severity,
        facts: Facts,
        people: tuple[str, ...] = (),
        *,
        reason: Reason | None = None,
        variants: tuple[str, ...] = (),
    ) -> Flag:
        """A flag of this objective."""
        named = tuple(dict.fromkeys(people))
        return Flag(rule, code, severity, self.account.id, self.objective.id, facts, named, reason, variants)


@dataclass(frozen=True)
class AccountCase:
    """An account as its own rules see it; ``objectives`` are the evaluated ones."""

    ground: Ground
    account: Account
    objectives: tuple[Objective, ...]

    @property
    def snapshot(self) -> Snapshot:
        """The document."""
        return self.ground.snapshot

    @property
    def thresholds(self) -> Thresholds:
        """The numbers in force."""
        return self.ground.thresholds

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody on the map, by id."""
        return tuple(sorted(self.snapshot.people_of(self.account.id), key=lambda p: p.id))

    @cached_property
    def held(self) -> tuple[tuple[Person, RoleAssignment], ...]:
        """Role holders of the evaluated objectives; a person with several is there once an objective."""
        return tuple(
            (self.snapshot.people[r.person], r)
            for objective in self.objectives
            for r in sorted(self.snapshot.roles_of(objective.id), key=lambda r: r.person)
            if r.holder and r.person in self.snapshot.people
        )

    def flag(
        self,
        rule: str,
        code: str,
        severity: Severity,
        facts: Facts,
        people: tuple[str, ...] = (),
        *,
        variants: tuple[str, ...] = (),
    ) -> Flag:
        """A flag of the account."""
        named = tuple(dict.fromkeys(people))
        return Flag(rule, code, severity, self.account.id, None, facts, named, None, variants)
