"""The appendix: everybody on the map, so that no name cut on a card is lost (method.md 6, common; 6(a) 10)."""

from __future__ import annotations

from relmap.analysis.measures import closest
from relmap.analysis.standing import usable_depth
from relmap.model.entities import Person
from relmap.model.ids import pair_id
from relmap.model.vocabulary import BuyingRole, Level
from relmap.packs.blocks import Cell, Column, Table, Text, Tone
from relmap.packs.pack import Section
from relmap.packs.strategy.brief import Brief
from relmap.packs.strategy.cells import known_or, person_cell
from relmap.words import forms
from relmap.words.labels import label
from relmap.words.strategy_pack import title
from relmap.words.strategy_pack_plan import ours_words, place_words, reach_words, text


def contacts_page(brief: Brief) -> Section:
    """One row a person, in the order of units and names."""
    snapshot = brief.snapshot
    people = sorted(
        snapshot.people_of(brief.account.id),
        key=lambda p: (place_words(p, snapshot).casefold(), p.name.casefold(), p.id),
    )
    if not people:
        return Section(title("CONTACTS"), (Text(text("NO_CONTACTS")),))
    reached = any(p.email.strip() or p.phone.strip() for p in people)
    columns = (
        Column(text("NAME"), 3.0),
        Column(forms.text("ROLES"), 1.0),
        Column(text("WHERE"), 1.9),
        Column(forms.text("LEVEL"), 1.2),
        Column(text("OURS_LAST"), 2.6),
        *((Column(text("REACH"), 2.2),) if reached else ()),
    )
    return Section(title("CONTACTS"), (Table(columns, tuple(_row(brief, p, reached) for p in people)),))


def _row(brief: Brief, person: Person, reached: bool) -> tuple[Cell, ...]:
    role = brief.snapshot.roles.get(pair_id(brief.objective.id, person.id))
    roles = tuple(one for one in BuyingRole if role is not None and one in role.roles)
    ours = closest(brief.ground, person.id)
    level = label(person.level) if person.level is not Level.UNKNOWN else ""
    return (
        person_cell(brief, person.id, len(person.title)),
        Cell(roles=roles),
        Cell(place_words(person, brief.snapshot)),
        known_or(level, text("LEVEL_OPEN")),
        Cell(ours_words(ours, brief.snapshot), depth=usable_depth(ours, brief.as_of))
        if ours is not None
        else Cell(text("NOBODY_OF_OURS"), Tone.QUIET, depth=0),
        *((Cell(reach_words(person)),) if reached else ()),
    )
