"""Makes a pack from the whole document: what its audience may not see is gone before it begins (method.md 6).

The portfolio review alone is handed more than its audience may see; ``relmap.packs.reviewed_accounts`` says why.
"""

from __future__ import annotations

from relmap.exchange.kept import kept_states, last_kept
from relmap.exchange.writers.audience import for_audience
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Audience
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
        case PackKind.PRECALL:
            from relmap.packs.precall_sheet import precall_sheet

            return precall_sheet(snapshot, wish)
        case PackKind.HANDOVER:
            from relmap.packs.handover import handover_list

            return handover_list(snapshot, wish)
        case PackKind.SUBJECT_REPORT:
            from relmap.packs.subject_report import subject_report

            person = snapshot.people.get(wish.person)
            return subject_report(snapshot, wish, kept_states(snapshot, person.account) if person is not None else {})
        case PackKind.PORTFOLIO:
            from relmap.packs.portfolio_review import portfolio_review

            return portfolio_review(for_audience(whole, Audience.TEAM), wish, last_kept(whole, wish.as_of, wish.kind))
    raise AssertionError(wish.kind)
