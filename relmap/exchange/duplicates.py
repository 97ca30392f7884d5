"""People of one account who may be the same person (formats.md 5.5). Only the user merges them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from relmap.model.snapshot import Snapshot


class Reason(StrEnum):
    """Why two people may be the same."""

    SAME_NAME = "SAME_NAME"
    SIMILAR_NAME = "SIMILAR_NAME"
    SAME_EMAIL = "SAME_EMAIL"
    SAME_PHONE = "SAME_PHONE"
    SAME_TITLE = "SAME_TITLE"
    SAME_UNIT = "SAME_UNIT"
    SAME_MANAGER = "SAME_MANAGER"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two people, by id, who may be the same. ``score`` is 0 - 100; ``a`` is the one we know more about."""

    a: str
    b: str
    score: int
    reasons: tuple[Reason, ...]


def duplicates(snapshot: Snapshot, account: str) -> tuple[Suggestion, ...]:
    """Pairs the user may want to merge, likeliest first; whoever has been told apart is not among them."""
    return ()
