"""The internal strategy pack: ten sections and the list of everybody (method.md 6(a))."""

from __future__ import annotations

from dataclasses import replace

from relmap.model.snapshot import Snapshot
from relmap.packs.internal import internal_pack
from relmap.packs.pack import LEGIBLE, MapSection, Pack, PackWish, Section
from relmap.packs.strategy.account_page import account_page
from relmap.packs.strategy.brief import brief
from relmap.packs.strategy.contacts_page import contacts_page
from relmap.packs.strategy.fit_page import fit_page
from relmap.packs.strategy.map_page import map_page
from relmap.packs.strategy.people_page import people_page
from relmap.packs.strategy.plan_page import plan_page
from relmap.packs.strategy.questions_page import questions_page
from relmap.packs.strategy.roles_page import roles_page
from relmap.packs.strategy.steps_page import steps_page
from relmap.packs.strategy.way_page import way_page
from relmap.packs.strategy.wins_page import wins_page

_PAGES = (
    account_page,
    map_page,
    way_page,
    roles_page,
    people_page,
    wins_page,
    steps_page,
    fit_page,
    plan_page,
    questions_page,
    contacts_page,
)


def strategy_pack(snapshot: Snapshot, wish: PackWish) -> Pack:
    """The pack of one objective; of the account's most urgent one when none is wished. ``before`` is compared with.

    What is not known is printed as a question. Raises KeyError when there is no such account.
    """
    about = brief(snapshot, wish)
    sections = tuple(_on_one_page(page(about)) for page in _PAGES)
    return internal_pack(snapshot, wish, about.account.name, about.objective.title, sections)


def _on_one_page(section: Section | MapSection) -> Section | MapSection:
    """The section a little smaller where that saves a page."""
    return replace(section, smallest=LEGIBLE) if isinstance(section, Section) else section
