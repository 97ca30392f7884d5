"""What all pages of the strategy pack are made from: one objective of one account on one day (method.md 6(a))."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from relmap.analysis.access import access_on
from relmap.analysis.flags.report import AccountReport, Flag, ObjectiveReport
from relmap.analysis.flags.rulebook import evaluate
from relmap.analysis.flags.urgency import flags_of
from relmap.analysis.ground import Ground
from relmap.analysis.measures import WORKING, ObjectiveMeasures, closest, objective_measures
from relmap.analysis.paths import Access
from relmap.analysis.settings import thresholds_of
from relmap.analysis.standing import usable_depth
from relmap.model.entities import PARTNERSHIP_TITLE, Account, Objective
from relmap.model.knowledge import Fact
from relmap.model.relations import RoleAssignment
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import FactCategory, FactState
from relmap.model.vocabulary import BuyingRole, ObjectiveKind, PersonStatus
from relmap.packs.pack import PackWish

_ASKED = 2
"""More people to ask than this nobody asks."""


@dataclass(frozen=True)
class Brief:
    """One objective of one account on one day, and the same as it was when a state was last kept.

    ``judged`` is None where the rule book does not look at the objective. An account without any objective has the
    Partnership every account has. ``before`` may hold other accounts, or not this one.
    """

    snapshot: Snapshot
    account: Account
    objective: Objective
    as_of: date
    report: AccountReport
    before: Snapshot | None = None
    before_on: date | None = None

    @cached_property
    def ground(self) -> Ground:
        """The account as all questions about its paths share it."""
        return Ground(self.snapshot, self.account.id, self.as_of, thresholds_of(self.snapshot))

    @cached_property
    def judged(self) -> ObjectiveReport | None:
        """What the rule book says about the objective."""
        return next((one for one in self.report.objectives if one.objective == self.objective.id), None)

    @cached_property
    def access(self) -> Access:
        """The ways to the economic buyers, also where the rule book does not look."""
        return self.judged.access if self.judged is not None else access_on(self.ground, self.objective)

    @cached_property
    def measures(self) -> ObjectiveMeasures:
        """How we stand."""
        return objective_measures(self.ground, self.objective, self.access)

    @cached_property
    def flags(self) -> tuple[Flag, ...]:
        """The flags of the objective and of the account, worst first."""
        return flags_of(self.report, self.objective.id)

    @cached_property
    def set_aside(self) -> tuple[Flag, ...]:
        """The same flags as far as somebody lets them stand for a while: they stay on internal prints (4.1)."""
        return (*(self.judged.acknowledged if self.judged is not None else ()), *self.report.acknowledged)

    @cached_property
    def roles(self) -> tuple[RoleAssignment, ...]:
        """Who has a part in the objective: by role in the order of the legend, then the more influential first.

        Also who has none but is known to weigh, or to be for or against it.
        """
        order = list(BuyingRole)
        known = self.snapshot.people.keys() | self.snapshot.team.keys()
        found = [
            role
            for role in self.snapshot.roles_of(self.objective.id)
            if role.person in known and (role.holder or role.rating is not None)
        ]

        def place(role: RoleAssignment) -> tuple[int, int, str]:
            first = min((order.index(one) for one in role.roles), default=len(order))
            return first, -role.influence.rank, role.person

        return tuple(sorted(found, key=place))

    def holding(self, role: BuyingRole) -> Iterator[RoleAssignment]:
        """Who holds a role, those who have left too."""
        return (one for one in self.roles if role in one.roles)

    @cached_property
    def uncovered(self) -> tuple[BuyingRole, ...]:
        """The roles nobody fills; a post fills one even while it is vacant."""
        return tuple(role for role in BuyingRole if not any(self._there(one.person) for one in self.holding(role)))

    def facts(self, *categories: FactCategory) -> tuple[Fact, ...]:
        """What is known of these categories for the objective or the account as a whole, oldest first."""
        return tuple(
            fact
            for fact in self.snapshot.facts_of(self.account.id)
            if fact.category in categories
            and fact.objective in (None, self.objective.id)
            and fact.text.strip()
            and fact.state is not FactState.ASKED
        )

    def askers(self, but: str = "") -> tuple[str, ...]:
        """Who can be asked about others: coaches who talk to us first, then whoever knows us best; not ``but``."""
        coaches = {role.person for role in self.holding(BuyingRole.COACH)}
        depths = {person: depth for person, depth in self.ground.depths.items() if depth >= WORKING and person != but}
        found = sorted(depths, key=lambda person: (person not in coaches, -depths[person], person))
        return tuple(found[:_ASKED])

    def asks_directly(self, person: str) -> str | None:
        """Who of ours can put a question to somebody himself: whoever at least works with her, and best."""
        ours = closest(self.ground, person)
        return ours.team_member if ours is not None and usable_depth(ours, self.as_of) >= WORKING else None

    def _there(self, person: str) -> bool:
        record = self.snapshot.people.get(person)
        return record is None or record.status is not PersonStatus.LEFT


def brief(snapshot: Snapshot, wish: PackWish) -> Brief:
    """What the pack is about; without a wished objective the one whose flag is worst. Raises KeyError: no account."""
    account = snapshot.accounts[wish.account]
    (report,) = evaluate(snapshot, wish.as_of, account.id)
    return Brief(snapshot, account, _objective(snapshot, report, wish), wish.as_of, report, wish.before, wish.before_on)


def _objective(snapshot: Snapshot, report: AccountReport, wish: PackWish) -> Objective:
    wished = snapshot.objectives.get(wish.objective)
    if wished is not None:
        return wished
    if report.objectives:
        worst = min(report.objectives, key=lambda one: min((f.severity.rank for f in one.flags), default=9))
        return snapshot.objectives[worst.objective]
    partnership = Objective("", wish.account, PARTNERSHIP_TITLE, kind=ObjectiveKind.PARTNERSHIP)
    return next(iter(snapshot.objectives_of(wish.account)), partnership)
