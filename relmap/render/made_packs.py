"""Makes a pack from the whole document: what its audience may not see is gone before it begins (method.md 6)."""

from __future__ import annotations

from dataclasses import replace

from relmap.errors import UserError
from relmap.exchange.kept import kept_for
from relmap.exchange.writers.audience import for_audience
from relmap.model.snapshot import Snapshot
from relmap.packs.kinds import AUDIENCES, PackKind
from relmap.packs.pack import Pack, PackWish


def made_pack(whole: Snapshot, wish: PackWish) -> Pack:
    """The pack somebody asks for. Raises ``UserError`` when it needs something the document does not have.

    Packs are loaded when asked for: the rule book brings networkx.
    """
    snapshot = for_audience(whole, AUDIENCES[wish.kind])
    match wish.kind:
        case PackKind.MAP:
            from relmap.packs.map_pack import map_pack

            return map_pack(snapshot, wish)
        case PackKind.STRATEGY:
            from relmap.packs.strategy.strategy_pack import strategy_pack

            return strategy_pack(snapshot, _with_earlier(whole, wish))
    raise AssertionError(wish.kind)


def _with_earlier(whole: Snapshot, wish: PackWish) -> PackWish:
    """The wish with the account as it was last kept before that day; as it is where nothing readable is kept."""
    mark = next((mark for mark in whole.marks_of(wish.account) if mark.kept_on < wish.as_of), None)
    if mark is None:
        return wish
    try:
        before = kept_for(mark, AUDIENCES[wish.kind], whole)
    except UserError:
        return wish
    return replace(wish, before=before, before_on=mark.kept_on)
