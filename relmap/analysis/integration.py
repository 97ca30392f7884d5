"""How far an account's systems and ours are connected, and whether people stand behind it (method.md 1.1, 12; 71)."""

from __future__ import annotations

from relmap.analysis.account_measures import shape
from relmap.analysis.ground import Ground
from relmap.model.knowledge import Integration
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import IntegrationState

_WIRES = 2
_THREADS = 3


def live(snapshot: Snapshot, account: str) -> tuple[Integration, ...]:
    """The systems that are connected, in the order of the checklist."""
    return tuple(line for line in snapshot.integrations_of(account) if line.state is IntegrationState.LIVE)


def unowned(snapshot: Snapshot, account: str) -> tuple[Integration, ...]:
    """The connected systems nobody of theirs answers for (F23): nobody is named, or who is named is gone."""
    return tuple(line for line in live(snapshot, account) if not _answered_for(snapshot, line))


def wired_only(ground: Ground) -> bool:
    """Whether we are connected by wire and not by people: systems are live, and few contacts work with us (71)."""
    return len(live(ground.snapshot, ground.account)) >= _WIRES and shape(ground).threads < _THREADS


def _answered_for(snapshot: Snapshot, line: Integration) -> bool:
    owner = snapshot.people.get(line.their_owner) if line.their_owner is not None else None
    return owner is not None and owner.active
