"""What a coach has proven (method.md 2.1, 2.7)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from relmap.analysis.standing import best_depth
from relmap.model.relations import RoleAssignment
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import YesNo
from relmap.model.vocabulary import BuyingRole, Influence

_PROVEN_RATING = 3
_PROVEN_DEPTH = 3
_CHAMPION_RATING = 4


class CoachLabel(StrEnum):
    """Derived, never typed."""

    CHAMPION = "CHAMPION"
    PROVEN = "PROVEN"
    CLAIMED = "CLAIMED"


def coach_label(snapshot: Snapshot, assignment: RoleAssignment, as_of: date) -> CoachLabel | None:
    """The label of a coach; None for somebody who is none."""
    if BuyingRole.COACH not in assignment.roles:
        return None
    tests = (assignment.coach_credible, assignment.coach_trusts_us, assignment.coach_wants_us)
    if any(test is not YesNo.YES for test in tests) or assignment.rating is None:
        return CoachLabel.CLAIMED
    powerful = assignment.influence.rank >= Influence.MEDIUM.rank and assignment.influence is not Influence.UNKNOWN
    if powerful and assignment.rating >= _CHAMPION_RATING and assignment.sells_for_us.strip():
        return CoachLabel.CHAMPION
    # One of our own executives needs no relationship of ours to count (method.md 4.4.12).
    depth = _PROVEN_DEPTH if assignment.person in snapshot.team else best_depth(snapshot, assignment.person, as_of)
    if assignment.rating >= _PROVEN_RATING and depth >= _PROVEN_DEPTH:
        return CoachLabel.PROVEN
    return CoachLabel.CLAIMED
