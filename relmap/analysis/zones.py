"""The parts a map is divided into: lanes of levels, columns of units (desktop.md 2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

from relmap.model.entities import Account, Unit
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Level, MapShape

LEVELS = tuple(level for level in Level if level is not Level.UNKNOWN)
"""The levels that have a lane; it has the number of their place here."""


def zone_numbers(snapshot: Snapshot, account: Account) -> Mapping[str, int]:
    """The number of the lane or column of everybody on a map; who has none belongs to the last, and is not here."""
    people = snapshot.people_of(account.id)
    if account.map_shape is MapShape.LANES:
        lanes = {level: number for number, level in enumerate(LEVELS)}
        return {p.id: lanes[p.level] for p in people if p.level in lanes}
    if account.map_shape is MapShape.COLUMNS:
        columns = {unit: n for n, column in enumerate(unit_columns(snapshot, account)) for unit in column[1]}
        return {p.id: columns[p.unit] for p in people if p.unit in columns}
    return {}


def upper_lanes(account: Account) -> int:
    """How many of the lanes belong to the upper level; nobody of unknown level does (method.md 3.3)."""
    return list(Level).index(account.upper_from) + 1 if account.upper_from in LEVELS else len(LEVELS)


def unit_columns(snapshot: Snapshot, account: Account) -> Sequence[tuple[Unit, Sequence[str]]]:
    """The units that get a column, and whose people stand in it: those of the unit and of all units below.

    A unit that would hold more than half of everybody is divided: it and its parts get columns of their own.
    """
    units = snapshot.units_of(account.id)
    own = Counter(p.unit for p in snapshot.people_of(account.id) if p.unit in snapshot.units)
    trees = {unit.id: snapshot.unit_subtree(unit.id) for unit in units}

    def columns(unit: Unit, rest: Set[str]) -> Iterator[tuple[Unit, Sequence[str]]]:
        tree = trees[unit.id] & rest
        parts = [part for part in units if part.parent == unit.id and part.id in tree - {unit.id}]
        if parts and 2 * sum(own[id_] for id_ in tree) > own.total():
            yield unit, (unit.id,)
            for part in parts:
                yield from columns(part, tree - {unit.id})
        else:
            yield unit, sorted(tree)

    found: list[tuple[Unit, Sequence[str]]] = []
    rest = set(trees)
    # Units in a circle have no head: the first of them is taken for it.
    for unit in sorted(units, key=lambda unit: unit.parent in trees):
        if unit.id in rest:
            found += columns(unit, rest)
            rest -= trees[unit.id]
    return [(unit, ids) for unit, ids in found if any(own[id_] for id_ in ids)]
