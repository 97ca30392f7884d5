"""One objective as the rules see it; everything several rules need is worked out once."""

from __future__ import annotations

from dataclasses import dataclass
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
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import BuyingRole, Severity


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
