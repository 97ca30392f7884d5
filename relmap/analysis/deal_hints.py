"""Quiet remarks about an objective that are no flags (method.md 1.1-1.3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from relmap.model.entities import Objective
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import (
    Differentiator,
    FactCategory,
    GiveAndGetKind,
    PricePosition,
    Side,
    SolutionAuthor,
    YesNo,
)
from relmap.model.vocabulary import AccountStage, Influence, ObjectiveStatus, RiskToCustomer, Step

_YEAR = timedelta(days=365)
_REFERENCE_AFTER = timedelta(days=180)
_MANY_GIVES = 3
_CLOSE_STAGES = (AccountStage.INTERDEPENDENT, AccountStage.INTEGRATED)
_OUTCOMES = (FactCategory.REFERRAL, FactCategory.REFERENCE, FactCategory.REPEAT, FactCategory.SATISFACTION)


class Hint(StrEnum):
    """A remark; the number is that of method.md section 1."""

    OWN_OPINION = "OWN_OPINION"
    """1: the difference is price alone, or nobody of theirs said that it matters."""
    SEEN_AS_COMMODITY = "SEEN_AS_COMMODITY"
    """31: most people of influence see a commodity."""
    NO_FIT_NO_DATE = "NO_FIT_NO_DATE"
    """17: ended without a day to get in touch again."""
    RISKS_NOT_LISTED = "RISKS_NOT_LISTED"
    """25: high risk to the customer, none named."""
    ALL_OURS = "ALL_OURS"
    """18: the whole solution is our own idea at CONFIRM."""
    NOBODY_OF_THEIRS = "NOBODY_OF_THEIRS"
    """26: no line of the plan is owned by the customer at CONFIRM."""
    VALUE_UNCONFIRMED = "VALUE_UNCONFIRMED"
    """35: a premium price for a value nobody confirmed."""
    DISCOUNT_HURTS = "DISCOUNT_HURTS"
    """35: a discount that leaves no margin."""
    ONLY_WE_GIVE = "ONLY_WE_GIVE"
    """36: three gives of ours in a year and none of theirs."""
    ONLY_THEY_GIVE = "ONLY_THEY_GIVE"
    """36: three gives of theirs in a year and none of ours."""
    ONE_SIDED_STAKES = "ONE_SIDED_STAKES"
    """34: close partners by stage, stakes on one side only."""
    NO_MEASURE = "NO_MEASURE"
    """9: ASSURE without a result both sides measure."""
    ASK_REFERENCE = "ASK_REFERENCE"
    """7: won half a year ago, no referral, reference, repeat or satisfaction noted."""


def hints(snapshot: Snapshot, objective: Objective, as_of: date) -> tuple[Hint, ...]:
    """The remarks that hold for an objective on a day."""
    return tuple(hint for hint, holds in _CHECKS.items() if holds(snapshot, objective, as_of))


def _own_opinion(_snapshot: Snapshot, objective: Objective, _as_of: date) -> bool:
    if objective.differentiator is None:
        return False
    return objective.differentiator is Differentiator.PRICE or objective.differentiator_said_by is None


def _commodity(snapshot: Snapshot, objective: Objective, _as_of: date) -> bool:
    views = [r.sees_us_as_commodity for r in snapshot.roles_of(objective.id) if r.influence is not Influence.LOW]
    return 2 * views.count(YesNo.YES) > len(views)


def _no_fit_no_date(_snapshot: Snapshot, objective: Objective, _as_of: date) -> bool:
    return objective.status is ObjectiveStatus.NO_FIT and objective.keep_in_touch_date is None


def _risks_not_listed(snapshot: Snapshot, objective: Objective, _as_of: date) -> bool:
    if objective.risk_to_customer is not RiskToCustomer.HIGH:
        return False
    return not any(
        fact.category is FactCategory.RISK and fact.objective == objective.id
        for fact in snapshot.facts_of(objective.account)
    )


def _all_ours(snapshot: Snapshot, objective: Objective, _as_of: date) -> bool:
    elements = snapshot.solution_of(objective.id)
    ours = bool(elements) and all(element.author is SolutionAuthor.US for element in elements)
    return ours and objective.step.rank >= Step.CONFIRM.rank


def _nobody_of_theirs(snapshot: Snapshot, objective: Objective, _as_of: date) -> bool:
    if objective.step is not Step.CONFIRM:
        return False
    actions = snapshot.actions_of(objective.account)
    return not any(a.objective == objective.id and a.owner in snapshot.people for a in actions)


def _value_unconfirmed(_snapshot: Snapshot, objective: Objective, _as_of: date) -> bool:
    return objective.price_position is PricePosition.PREMIUM and objective.value_confirmed_by is None


def _discount_hurts(_snapshot: Snapshot, objective: Objective, _as_of: date) -> bool:
    return objective.price_position is PricePosition.DISCOUNT and objective.margin_ok is YesNo.NO


def _one_sided(giver: Side) -> Callable[[Snapshot, Objective, date], bool]:
    def holds(snapshot: Snapshot, objective: Objective, as_of: date) -> bool:
        gives = Counter(
            line.side
            for line in snapshot.give_and_get_of(objective.id)
            if line.kind is GiveAndGetKind.CONCESSION
            and line.since is not None
            and as_of - _YEAR <= line.since <= as_of
        )
        other = Side.THEM if giver is Side.US else Side.US
        return gives[giver] >= _MANY_GIVES and not gives[other]

    return holds


def _one_sided_stakes(snapshot: Snapshot, objective: Objective, _as_of: date) -> bool:
    if snapshot.accounts[objective.account].stage not in _CLOSE_STAGES:
        return False
    lines = snapshot.give_and_get_of(objective.id)
    return len({line.side for line in lines if line.kind is GiveAndGetKind.STAKE}) == 1


def _no_measure(snapshot: Snapshot, objective: Objective, _as_of: date) -> bool:
    return objective.step is Step.ASSURE and not snapshot.quality_measures_of(objective.id)


def _ask_reference(snapshot: Snapshot, objective: Objective, as_of: date) -> bool:
    if objective.status is not ObjectiveStatus.WON or objective.closed_on is None:
        return False
    logged = any(
        f.category in _OUTCOMES and f.objective in (None, objective.id) for f in snapshot.facts_of(objective.account)
    )
    return as_of - objective.closed_on > _REFERENCE_AFTER and not logged


_CHECKS: Mapping[Hint, Callable[[Snapshot, Objective, date], bool]] = MappingProxyType(
    {
        Hint.OWN_OPINION: _own_opinion,
        Hint.SEEN_AS_COMMODITY: _commodity,
        Hint.NO_FIT_NO_DATE: _no_fit_no_date,
        Hint.RISKS_NOT_LISTED: _risks_not_listed,
        Hint.ALL_OURS: _all_ours,
        Hint.NOBODY_OF_THEIRS: _nobody_of_theirs,
        Hint.VALUE_UNCONFIRMED: _value_unconfirmed,
        Hint.DISCOUNT_HURTS: _discount_hurts,
        Hint.ONLY_WE_GIVE: _one_sided(Side.US),
        Hint.ONLY_THEY_GIVE: _one_sided(Side.THEM),
        Hint.ONE_SIDED_STAKES: _one_sided_stakes,
        Hint.NO_MEASURE: _no_measure,
        Hint.ASK_REFERENCE: _ask_reference,
    }
)
