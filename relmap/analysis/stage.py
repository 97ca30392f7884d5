"""Whether the map bears out the stage an account is said to be at (method.md 1.1, 10 and 13; 2.4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType

from relmap.analysis.account_measures import ShapeKind, shape
from relmap.analysis.ground import Ground
from relmap.analysis.integration import live
from relmap.analysis.standing import is_upper
from relmap.model.strategy_vocabulary import GiveAndGetKind, Side
from relmap.model.vocabulary import AccountStage

_CREDIBLE = 3


class StageLack(StrEnum):
    """What the map does not show yet."""

    CONTACT = "CONTACT"
    THREE_CONTACTS = "THREE_CONTACTS"
    TWO_OF_OURS = "TWO_OF_OURS"
    DIAMOND = "DIAMOND"
    UPPER_LEVEL = "UPPER_LEVEL"
    GIVE_AND_GET = "GIVE_AND_GET"
    FOUR_FUNCTIONS = "FOUR_FUNCTIONS"
    TWO_SYSTEMS = "TWO_SYSTEMS"


_ASKED: Mapping[AccountStage, tuple[StageLack, ...]] = MappingProxyType(
    {
        AccountStage.BASIC: (StageLack.CONTACT,),
        AccountStage.COOPERATIVE: (StageLack.THREE_CONTACTS, StageLack.TWO_OF_OURS),
        AccountStage.INTERDEPENDENT: (StageLack.DIAMOND, StageLack.UPPER_LEVEL, StageLack.GIVE_AND_GET),
        AccountStage.INTEGRATED: (StageLack.DIAMOND, StageLack.FOUR_FUNCTIONS, StageLack.TWO_SYSTEMS),
    }
)


def stage_lacks(ground: Ground) -> tuple[StageLack, ...]:
    """What the map should show for the stage of an account and does not; nothing where no stage is said."""
    stage = ground.snapshot.accounts[ground.account].stage
    return tuple(lack for lack in _ASKED.get(stage, ()) if not _SHOWN[lack](ground)) if stage is not None else ()


def _upper_level(ground: Ground) -> bool:
    account = ground.snapshot.accounts[ground.account]
    people = ground.snapshot.people_of(account.id)
    return any(ground.depths.get(p.id, 0) >= _CREDIBLE and is_upper(p, account) for p in people)


def _give_and_get(ground: Ground) -> bool:
    snapshot = ground.snapshot
    sides = {
        line.side
        for objective in snapshot.objectives_of(ground.account)
        for line in snapshot.give_and_get_of(objective.id)
        if line.kind is GiveAndGetKind.CONCESSION
    }
    return sides == set(Side)


_SHOWN: Mapping[StageLack, Callable[[Ground], bool]] = MappingProxyType(
    {
        StageLack.CONTACT: lambda ground: shape(ground).threads >= 1,
        StageLack.THREE_CONTACTS: lambda ground: shape(ground).threads >= 3,
        StageLack.TWO_OF_OURS: lambda ground: shape(ground).holders >= 2,
        StageLack.DIAMOND: lambda ground: shape(ground).kind is ShapeKind.DIAMOND,
        StageLack.UPPER_LEVEL: _upper_level,
        StageLack.GIVE_AND_GET: _give_and_get,
        StageLack.FOUR_FUNCTIONS: lambda ground: len(shape(ground).pairs) >= 4,
        StageLack.TWO_SYSTEMS: lambda ground: len(live(ground.snapshot, ground.account)) >= 2,
    }
)
