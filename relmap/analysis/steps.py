"""The six steps of an objective: the evidence each leaves behind, and who agreed to it (method.md 1.1, 14-20)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from relmap.analysis.fit import fit_of
from relmap.analysis.scope import scope
from relmap.model.deal import Agreement
from relmap.model.entities import Objective
from relmap.model.relations import RoleAssignment
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import FactCategory, SolutionAuthor
from relmap.model.vocabulary import BuyingRole, HowKnown, Influence, Step

_BUYERS = frozenset({BuyingRole.ECONOMIC, BuyingRole.TECHNICAL, BuyingRole.USER})


class Evidence(StrEnum):
    """What shows that a step has done its work; in the order of the steps."""

    FIT_ASSESSED = "FIT_ASSESSED"
    OFFER_NAMED = "OFFER_NAMED"
    MARKET_NAMED = "MARKET_NAMED"
    CONVERSATION = "CONVERSATION"
    ECONOMIC_RESULT = "ECONOMIC_RESULT"
    TECHNICAL_RESULT = "TECHNICAL_RESULT"
    USER_RESULT = "USER_RESULT"
    USER_MET = "USER_MET"
    RESEARCH = "RESEARCH"
    CO_AUTHOR = "CO_AUTHOR"
    OPTIONS = "OPTIONS"
    JOINT_PLAN = "JOINT_PLAN"
    CRITERIA_NAMED = "CRITERIA_NAMED"
    CRITERIA_MET = "CRITERIA_MET"
    CHECK_IN = "CHECK_IN"
    MEASURE = "MEASURE"


EVIDENCE: Mapping[Step, tuple[Evidence, ...]] = MappingProxyType(
    {
        Step.TARGET: (Evidence.FIT_ASSESSED, Evidence.OFFER_NAMED, Evidence.MARKET_NAMED),
        Step.CONTACT: (Evidence.CONVERSATION,),
        Step.EXPLORE: (
            Evidence.ECONOMIC_RESULT,
            Evidence.TECHNICAL_RESULT,
            Evidence.USER_RESULT,
            Evidence.USER_MET,
            Evidence.RESEARCH,
        ),
        Step.COLLABORATE: (Evidence.CO_AUTHOR, Evidence.OPTIONS, Evidence.JOINT_PLAN),
        Step.CONFIRM: (Evidence.CRITERIA_NAMED, Evidence.CRITERIA_MET),
        Step.ASSURE: (Evidence.CHECK_IN, Evidence.MEASURE),
    }
)
"""The exit evidence of each step. What a step leaves behind is what the next one enters with."""


@dataclass(frozen=True, slots=True)
class StepState:
    """One step of an objective.

    ``evidence`` is what shows the step's work, with whether it is there. ``agreement`` is a customer person's yes to
    it, the latest one; TARGET needs none, it is our own step, and ASSURE never closes.
    """

    step: Step
    evidence: tuple[tuple[Evidence, bool], ...]
    agreement: Agreement | None

    @property
    def missing(self) -> tuple[Evidence, ...]:
        """Evidence that is not there yet."""
        return tuple(evidence for evidence, there in self.evidence if not there)

    @property
    def agreement_needed(self) -> bool:
        """Whether somebody of theirs should have agreed before the next step."""
        return self.step not in (Step.TARGET, Step.ASSURE)

    @property
    def done(self) -> bool:
        """Whether evidence and agreement are there."""
        return not self.missing and (self.agreement is not None or not self.agreement_needed)


def steps(snapshot: Snapshot, objective: Objective) -> tuple[StepState, ...]:
    """The six steps of an objective, in order."""
    return tuple(step_state(snapshot, objective, step) for step in Step)


def step_state(snapshot: Snapshot, objective: Objective, step: Step) -> StepState:
    """One step of an objective."""
    agreed = [a for a in snapshot.agreements_of(objective.id) if a.step is step and a.agreed_by is not None]
    return StepState(
        step,
        tuple((evidence, _TESTS[evidence](snapshot, objective)) for evidence in EVIDENCE[step]),
        agreed[-1] if agreed else None,
    )


def step_after(step: Step) -> Step | None:
    """The step that follows; None after ASSURE, which leads into the next objective."""
    order = tuple(Step)
    return order[step.rank + 1] if step is not Step.ASSURE else None


def not_agreed(snapshot: Snapshot, objective: Objective) -> tuple[Step, ...]:
    """Steps behind the present one, from CONTACT on, to which nobody of theirs has agreed (F20)."""
    agreed = {a.step for a in snapshot.agreements_of(objective.id) if a.agreed_by is not None}
    return tuple(s for s in Step if 0 < s.rank < objective.step.rank and s not in agreed)


def wins_missing(snapshot: Snapshot, objective: Objective) -> tuple[RoleAssignment, ...]:
    """Buyers of medium influence and up whose result or personal win is not known (F21), the weightiest first."""
    found = [
        role
        for role in buyers(snapshot, objective)
        if role.influence is not Influence.LOW and not (role.result.strip() and role.personal_win.strip())
    ]
    return tuple(sorted(found, key=lambda role: (BuyingRole.ECONOMIC not in role.roles, -role.influence.rank)))


def buyers(snapshot: Snapshot, objective: Objective) -> tuple[RoleAssignment, ...]:
    """Economic, technical and user buyers among the people of the account, economic ones first."""
    found = [r for r in snapshot.roles_of(objective.id) if r.roles & _BUYERS and r.person in snapshot.people]
    order = tuple(BuyingRole)
    return tuple(sorted(found, key=lambda r: (min(order.index(role) for role in r.roles & _BUYERS), r.person)))


def _fit_assessed(snapshot: Snapshot, objective: Objective) -> bool:
    return fit_of(snapshot, objective.account).enough


def _offer_named(_snapshot: Snapshot, objective: Objective) -> bool:
    return bool(objective.offer.strip())


def _market_named(snapshot: Snapshot, objective: Objective) -> bool:
    """For whom: the problem or growth the offer is for, or words of our own about the market."""
    return bool(objective.problem.strip() or objective.opportunity.strip()) or _noted(snapshot, objective, Step.TARGET)


def _conversation(snapshot: Snapshot, objective: Objective) -> bool:
    """A talk with somebody the objective concerns: dated in a relationship, or a meeting held."""
    people = {person.id for person in scope(snapshot, objective)}
    if any(r.depth and r.last_contact is not None for key in people for r in snapshot.relationships_of(key)):
        return True
    return any(meeting.held for key in people for meeting in snapshot.meetings_with(key))


def _result_of(role: BuyingRole) -> Callable[[Snapshot, Objective], bool]:
    def known(snapshot: Snapshot, objective: Objective) -> bool:
        return any(role in r.roles and r.result.strip() for r in snapshot.roles_of(objective.id))

    return known


def _user_met(snapshot: Snapshot, objective: Objective) -> bool:
    users = (r.person for r in snapshot.roles_of(objective.id) if BuyingRole.USER in r.roles)
    return any(meeting.held for user in users for meeting in snapshot.meetings_with(user))


def _research(snapshot: Snapshot, objective: Objective) -> bool:
    """Something from a public source, about the account or for this objective."""
    return any(
        fact.how_known is HowKnown.PUBLIC and fact.objective in (None, objective.id)
        for fact in snapshot.facts_of(objective.account)
    )


def _co_author(snapshot: Snapshot, objective: Objective) -> bool:
    return any(
        element.author is not SolutionAuthor.US and element.person is not None
        for element in snapshot.solution_of(objective.id)
    )


def _options(snapshot: Snapshot, objective: Objective) -> bool:
    return _noted(snapshot, objective, Step.COLLABORATE)


def _joint_plan(snapshot: Snapshot, objective: Objective) -> bool:
    """Lines of the plan owned on each side (method.md 1.2, 26)."""
    owners = {action.owner for action in snapshot.actions_of(objective.account) if action.objective == objective.id}
    return any(owner in snapshot.people for owner in owners) and any(owner in snapshot.team for owner in owners)


def _criteria_named(snapshot: Snapshot, objective: Objective) -> bool:
    """Every buyer has at least one."""
    holders = {role.person for role in buyers(snapshot, objective)}
    return bool(holders) and holders <= {criterion.person for criterion in snapshot.criteria_of(objective.id)}


def _criteria_met(snapshot: Snapshot, objective: Objective) -> bool:
    criteria = snapshot.criteria_of(objective.id)
    return bool(criteria) and all(criterion.met for criterion in criteria)


def _check_in(snapshot: Snapshot, objective: Objective) -> bool:
    return any(
        action.objective == objective.id and action.step is Step.ASSURE
        for action in snapshot.actions_of(objective.account)
    )


def _measure(snapshot: Snapshot, objective: Objective) -> bool:
    return bool(snapshot.quality_measures_of(objective.id))


def _noted(snapshot: Snapshot, objective: Objective, step: Step) -> bool:
    return any(
        fact.category is FactCategory.STEP_EVIDENCE
        and fact.objective == objective.id
        and fact.step is step
        and fact.text.strip()
        for fact in snapshot.facts_of(objective.account)
    )


_TESTS: Mapping[Evidence, Callable[[Snapshot, Objective], bool]] = MappingProxyType(
    {
        Evidence.FIT_ASSESSED: _fit_assessed,
        Evidence.OFFER_NAMED: _offer_named,
        Evidence.MARKET_NAMED: _market_named,
        Evidence.CONVERSATION: _conversation,
        Evidence.ECONOMIC_RESULT: _result_of(BuyingRole.ECONOMIC),
        Evidence.TECHNICAL_RESULT: _result_of(BuyingRole.TECHNICAL),
        Evidence.USER_RESULT: _result_of(BuyingRole.USER),
        Evidence.USER_MET: _user_met,
        Evidence.RESEARCH: _research,
        Evidence.CO_AUTHOR: _co_author,
        Evidence.OPTIONS: _options,
        Evidence.JOINT_PLAN: _joint_plan,
        Evidence.CRITERIA_NAMED: _criteria_named,
        Evidence.CRITERIA_MET: _criteria_met,
        Evidence.CHECK_IN: _check_in,
        Evidence.MEASURE: _measure,
    }
)
