"""Makes a pack from the whole document: what its audience may not see is gone before it begins (method.md 6)."""

from __future__ import annotations

from relmap.exchange.writers.audience import for_audience, for_coach, for_fact_check
from relmap.model.snapshot import Snapshot
from relmap.packs.pack import AUDIENCES, Pack, PackKind, PackWish


def made_pack(whole: Snapshot, wish: PackWish) -> Pack:
    """The pack somebody asks for. Raises ``UserError`` when it needs something the document does not have.

    Packs are loaded when asked for: the rule book brings networkx.
    """
    snapshot = for_audience(whole, AUDIENCES[wish.kind])
    match wish.kind:
        case PackKind.MAP:
            from relmap.packs.map_pack import map_pack

            return map_pack(snapshot, wish)
        case PackKind.JOINT_MAP:
            from relmap.packs.joint_map import joint_map_pack

            return joint_map_pack(snapshot, wish)
        case PackKind.FACTSHEET:
            from relmap.packs.factsheet import fact_sheet_pack

            return fact_sheet_pack(for_fact_check(whole, wish.person), wish)
        case PackKind.COACH_BRIEFING:
            from relmap.packs.coach_briefing import coach_briefing_pack

            return coach_briefing_pack(for_coach(whole, wish.person), wish)
    raise AssertionError(wish.kind)
