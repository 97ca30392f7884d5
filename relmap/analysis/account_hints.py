"""Quiet remarks about an account as a whole that are no flags (method.md 1.5)."""

from __future__ import annotations

from datetime import date, timedelta

from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import ActionKind
from relmap.model.vocabulary import AccountStage

_YEAR = timedelta(days=365)
_PARTNERS = (AccountStage.COOPERATIVE, AccountStage.INTERDEPENDENT, AccountStage.INTEGRATED)


def complacent(snapshot: Snapshot, account: str, as_of: date) -> bool:
    """Whether we are partners by stage and no improvement was done within a year (78)."""
    if snapshot.accounts[account].stage not in _PARTNERS:
        return False
    return not any(
        action.kind is ActionKind.IMPROVEMENT and action.done is not None and as_of - _YEAR <= action.done <= as_of
        for action in snapshot.actions_of(account)
    )
