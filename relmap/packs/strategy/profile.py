"""What there is to know about an economic buyer, with source and day; what is not known as a question (1.5, 107)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from relmap.analysis.knowledge import FACTS, Item, items_of
from relmap.analysis.stewardship import known_since, stale
from relmap.model.entities import Person
from relmap.model.ids import pair_id
from relmap.model.relations import RoleAssignment
from relmap.model.strategy_vocabulary import FactCategory, FactState, Style
from relmap.model.vocabulary import HowKnown, ResponseMode, TieKind
from relmap.packs.blocks import Cell, Column, Table, Tone
from relmap.packs.strategy.brief import Brief
from relmap.packs.strategy.cells import asking_cell
from relmap.words.strategy_pack import (
    item_name,
    item_question,
    listener,
    mode_words,
    origin,
    rating_words,
    style_words,
    text,
)


class _Known(NamedTuple):
    """What is known, where from, and whether it should be confirmed again."""

    words: str
    source: str = ""
    how: HowKnown | None = None
    day: date | None = None
    old: bool = False


def profile(brief: Brief, buyer: Person) -> Table:
    """One row for each thing to know."""
    role = brief.snapshot.roles[pair_id(brief.objective.id, buyer.id)]
    columns = (Column(text("WHAT"), 1.0), Column(text("KNOWN"), 4.4), Column(text("FROM_WHOM"), 2.0))
    return Table(columns, tuple(_row(brief, buyer, role, item) for item in items_of(role)))


def _row(brief: Brief, buyer: Person, role: RoleAssignment, item: Item) -> tuple[Cell, ...]:
    known = _fact(brief, buyer, FACTS[item]) if item in FACTS else _field(brief, buyer, role, item)
    if item is Item.REASON_TO_MEET and not known.words and role.why_for_them.strip():
        known = _Known(role.why_for_them.strip(), day=role.confirmed_on or role.known_on)
    if not known.words:
        asked = Cell(item_question(item, role, brief.snapshot), Tone.QUIET)
        return Cell(item_name(item)), asked, asking_cell(brief, buyer.id)
    came = origin(known.source, known.how, known.day, known.old, brief.snapshot)
    return Cell(item_name(item)), Cell(known.words), Cell(came, Tone.LATE if known.old else Tone.QUIET)


def _fact(brief: Brief, buyer: Person, category: FactCategory) -> _Known:
    """The latest fact of a category that says something."""
    found = [
        fact
        for fact in brief.snapshot.facts_about(buyer.id)
        if fact.category is category and fact.text.strip() and fact.state is not FactState.ASKED
    ]
    if not found:
        return _Known("")
    latest = max(found, key=lambda fact: known_since(fact) or date.min)
    source = latest.source or latest.recorded_by or ""
    return _Known(latest.text.strip(), source, latest.how_known, known_since(latest), stale(latest, brief.as_of))


def _field(brief: Brief, buyer: Person, role: RoleAssignment, item: Item) -> _Known:
    """What is not a fact of its own: a field of the person, of the role, or a tie."""
    day = role.confirmed_on or role.known_on
    match item:
        case Item.STYLE if buyer.style is not Style.UNKNOWN:
            return _Known(style_words(buyer.style), how=buyer.style_how_known, day=buyer.style_on)
        case Item.RESULT:
            return _Known(role.result.strip(), role.win_source.strip(), day=day)
        case Item.WIN:
            return _Known(role.personal_win.strip(), role.win_source.strip(), day=day)
        case Item.MODE if role.mode is not ResponseMode.UNKNOWN:
            return _Known(mode_words(role), day=day)
        case Item.RATING if role.rating is not None:
            return _Known(rating_words(role), day=day)
        case Item.INFLUENCED_BY:
            ties = [
                tie
                for tie in brief.snapshot.ties_of(buyer.id)
                if tie.kind is TieKind.INFLUENCES and tie.target == buyer.id
            ]
            return _Known(listener(ties, brief.snapshot), day=max((t.date for t in ties if t.date), default=None))
    return _Known("")
