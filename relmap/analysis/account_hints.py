"""Quiet remarks about an account and its people that are no flags (method.md 1.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from relmap.analysis.scope import active_buyers
from relmap.analysis.standing import best_depth, in_force
from relmap.model.entities import Objective
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import ActionKind
from relmap.model.vocabulary import AccountStage, ObjectiveStatus, Social

_YEAR = timedelta(days=365)
_CREDIBLE = 3
_PARTNERS = (AccountStage.COOPERATIVE, AccountStage.INTERDEPENDENT, AccountStage.INTEGRATED)


def complacent(snapshot: Snapshot, account: str, as_of: date) -> bool:
    """Whether we are partners by stage and no improvement was done within a year (78)."""
    if snapshot.accounts[account].stage not in _PARTNERS:
        return False
    return not any(
        action.kind is ActionKind.IMPROVEMENT and action.done is not None and as_of - _YEAR <= action.done <= as_of
        for action in snapshot.actions_of(account)
    )


def only_business(snapshot: Snapshot, person: str, as_of: date) -> bool:
    """Whether an economic buyer finds us credible, and all we know says that we meet in business only (113).

    Where nothing is recorded about meeting socially, nothing is said.
    """
    known = [r for r in snapshot.relationships_of(person) if in_force(snapshot, r)]
    social = {r.social for r in known if r.social is not None}
    return (
        social == {Social.NONE}
        and best_depth(snapshot, person, as_of) >= _CREDIBLE
        and any(person in {p.id for p in active_buyers(snapshot, objective)} for objective in _open(snapshot, person))
    )


def _open(snapshot: Snapshot, person: str) -> Iterator[Objective]:
    objectives = snapshot.objectives_of(snapshot.people[person].account)
    return (objective for objective in objectives if objective.status is ObjectiveStatus.OPEN)
