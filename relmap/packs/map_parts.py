"""The parts of a map that is too large for one page: its units, or its upper level and the rest (method.md 6(a))."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from relmap.layout.forest import Node, forest_of
from relmap.layout.geometry import Size
from relmap.model.vocabulary import BuyingRole
from relmap.packs.pack import Split
from relmap.packs.picture import Picture
from relmap.words import paper as words

BOX = Size(200, 104)
"""A unit on the overview, in map units."""


@dataclass(frozen=True)
class Part:
    """A part of a map: its name and the ids of its cards. Everybody is in exactly one."""

    name: str
    ids: frozenset[str]


@dataclass(frozen=True)
class UnitBox:
    """A unit as the overview shows it.

    ``people`` counts those hidden under collapsed cards, but no place-holders; ``roles`` how many hold each role,
    ``depths`` how many we know how deeply today. ``ids`` are the unit's own cards.
    """

    id: str
    name: str
    parent: str | None
    ids: frozenset[str]
    people: int
    roles: Mapping[BuyingRole, int]
    depths: Mapping[int, int]


def parts(picture: Picture, split: Split) -> tuple[Part, ...]:
    """The parts that have pages of their own, in order; empty when a map is split by branch alone."""
    if split is Split.UNIT:
        return tuple(Part(box.name, box.ids) for box in unit_boxes(picture) if box.ids)
    if split is Split.LEVEL:
        upper = frozenset(id_ for id_, card in picture.cards.items() if card.upper)
        both = (Part(words.upper_level(), upper), Part(words.below_upper_level(), frozenset(picture.cards) - upper))
        return tuple(part for part in both if part.ids)
    return ()


def unit_boxes(picture: Picture) -> tuple[UnitBox, ...]:
    """The units of a map, each before those within it, in the order in which their people stand on the map.

    Units without people are shown: nobody is known there. People without a unit are the last box, without an id.
    """
    members: dict[str, list[str]] = {}
    for id_, card in picture.cards.items():
        members.setdefault(card.unit if card.unit in picture.units else "", []).append(id_)
    nobodys = [""] if "" in members else []
    return tuple(_box(picture, unit, members.get(unit, [])) for unit in (*_in_order(picture, list(members)), *nobodys))


def _in_order(picture: Picture, seen: list[str]) -> Iterator[str]:
    """All units, parents first, by who comes first on the map."""
    rank = {unit: number for number, unit in enumerate(seen)}
    listed = sorted(picture.units, key=lambda unit: rank.get(unit, len(rank)))
    forest = forest_of([Node(unit, picture.units[unit].parent, 0, 0) for unit in listed])
    waiting = forest.roots[::-1]
    while waiting:
        unit = waiting.pop()
        yield forest.ids[unit]
        waiting += reversed(forest.kids[unit])


def _box(picture: Picture, unit: str, ids: list[str]) -> UnitBox:
    cards = [picture.cards[id_] for id_ in ids]
    known = [card for card in cards if not card.ghost]
    named = picture.units.get(unit)
    return UnitBox(
        id=unit,
        name=named.name if named is not None else words.no_unit(),
        parent=named.parent if named is not None else None,
        ids=frozenset(ids),
        people=sum(1 + card.below for card in known),
        roles=Counter(role for card in known for role in card.roles),
        depths=Counter(card.usable for card in known),
    )
