"""Makes a pack from the whole document: what its audience may not see is gone before it begins (method.md 6).

The portfolio review alone is handed more than its audience may see; ``relmap.packs.reviewed_accounts`` says why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from relmap.edit.document import Document
from relmap.exchange.kept import kept_states, last_kept
from relmap.exchange.writers.audience import for_audience, for_coach, for_fact_check
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Audience
from relmap.packs.kinds import PackKind
from relmap.packs.pack import Pack, PackWish


def made_pack(whole: Snapshot, wish: PackWish) -> Pack:
    """The pack somebody asks for. Raises ``UserError`` when it needs something the document does not have.

    Packs are loaded when asked for: the rule book brings networkx.
    """
    snapshot = for_audience(whole, wish.audience)
    match wish.kind:
        case PackKind.MAP:
            from relmap.packs.map_pack import map_pack

            return map_pack(snapshot, wish)
        case PackKind.STRATEGY:
            from relmap.packs.strategy.strategy_pack import strategy_pack

            return strategy_pack(snapshot, _with_earlier(whole, wish))
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

            return portfolio_review(for_audience(whole, Audience.TEAM), wish, _all_earlier(whole, wish))
        case PackKind.JOINT_MAP:
            from relmap.packs.customer.joint_map import joint_map_pack

            return joint_map_pack(snapshot, wish)
        case PackKind.FACTSHEET:
            from relmap.packs.customer.factsheet import fact_sheet_pack

            return fact_sheet_pack(for_fact_check(whole, wish.person), wish)
        case PackKind.COACH_BRIEFING:
            from relmap.packs.customer.coach_briefing import coach_briefing_pack

            return coach_briefing_pack(for_coach(whole, wish.person), wish)
    raise AssertionError(wish.kind)


def with_history(wish: PackWish, document: Document) -> PackWish:
    """The wish for what is stored about a person, with what a full history of the document keeps of that."""
    asked = wish.kind is PackKind.SUBJECT_REPORT and wish.person in document.snapshot.people
    if not asked or not document.keeps_history:
        return wish
    from relmap.analysis.subject import ids_about

    return replace(wish, replaced=document.earlier_values(ids_about(document.snapshot, wish.person, wish.as_of)))


def _with_earlier(whole: Snapshot, wish: PackWish) -> PackWish:
    """The wish with the account as it was last kept before that day; as it is where nothing readable is kept."""
    kept = last_kept(whole, wish.account, wish.as_of, wish.kind, wish.audience)
    return wish if kept is None else replace(wish, before_on=kept[0], before=kept[1])


def _all_earlier(whole: Snapshot, wish: PackWish) -> Mapping[str, tuple[date, Snapshot]]:
    """Every account as it was last kept before that day, with the day."""
    found = {account: last_kept(whole, account, wish.as_of, wish.kind, Audience.TEAM) for account in whole.accounts}
    return {account: kept for account, kept in found.items() if kept is not None}
