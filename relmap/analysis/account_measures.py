"""The measures of an account: how high, how broad, and how it fits (method.md 5, measures 3, 5 and 6)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from relmap.analysis.fit import Fit, fit_of
from relmap.analysis.ground import Ground
from relmap.analysis.measures import WORKING
from relmap.model.vocabulary import Level

_BOW_TIE_SHARE = 0.80
_DIAMOND_SHARE = 0.50
_DIAMOND_HOLDERS = 4
_DIAMOND_PAIRS = 3


class ReachBand(StrEnum):
    """Groups of levels, highest first (measure 3)."""

    TOP = "TOP"
    MIDDLE = "MIDDLE"
    BASE = "BASE"


_BANDS = {
    Level.BOARD_OWNER: ReachBand.TOP,
    Level.C_SUITE: ReachBand.TOP,
    Level.VP: ReachBand.TOP,
    Level.DIRECTOR: ReachBand.MIDDLE,
    Level.MANAGER: ReachBand.MIDDLE,
    Level.STAFF: ReachBand.BASE,
}


@dataclass(frozen=True, slots=True)
class Reach:
    """Measure 3, an ordinal fact and so no number.

    ``highest`` is the highest level we work with somebody on, None when there is nobody of a known level; ``people``
    are those we work with there. ``bands`` are the groups of levels we work with, highest first.
    """

    highest: Level | None
    people: tuple[str, ...]
    bands: tuple[ReachBand, ...]

    @property
    def missing(self) -> tuple[ReachBand, ...]:
        """The groups of levels we work with nobody in."""
        return tuple(band for band in ReachBand if band not in self.bands)


class ShapeKind(StrEnum):
    """The shape of all contacts (measure 5)."""

    BOW_TIE = "BOW_TIE"
    IN_BETWEEN = "IN_BETWEEN"
    DIAMOND = "DIAMOND"


@dataclass(frozen=True, slots=True)
class Shape:
    """Measure 5. ``threads`` are contacts we work with, ``mapped`` all people on the map, never a success.

    ``relationships`` are those at Working or better, ``counts`` how many each of ours holds, the largest holder first.
    ``pairs`` are the functions that meet: our title and their function, where both are recorded. ``untouched`` are the
    units that spend and where, units below included, nobody has usable contact with us, the largest spend first
    (1.5, 56).
    """

    threads: int
    mapped: int
    relationships: int
    counts: tuple[tuple[str, int], ...]
    pairs: tuple[tuple[str, str], ...]
    untouched: tuple[str, ...]

    @property
    def holders(self) -> int:
        """How many of ours work with somebody."""
        return len(self.counts)

    @property
    def largest(self) -> tuple[str, int] | None:
        """The largest holder of ours and the number of relationships; None without any."""
        return self.counts[0] if self.counts else None

    @property
    def share(self) -> float:
        """The largest holder's part of all relationships, 0 … 1."""
        return self.counts[0][1] / self.relationships if self.counts else 0.0

    @property
    def kind(self) -> ShapeKind:
        """What the numbers draw."""
        if self.holders <= 1 or self.share >= _BOW_TIE_SHARE:
            return ShapeKind.BOW_TIE
        broad = self.holders >= _DIAMOND_HOLDERS and self.share <= _DIAMOND_SHARE
        return ShapeKind.DIAMOND if broad and len(self.pairs) >= _DIAMOND_PAIRS else ShapeKind.IN_BETWEEN


@dataclass(frozen=True, slots=True)
class AccountMeasures:
    """Measures 3, 5 and 6 of one account."""

    account: str
    reach: Reach
    shape: Shape
    fit: Fit


def account_measures(ground: Ground) -> AccountMeasures:
    """All measures of an account."""
    return AccountMeasures(ground.account, reach(ground), shape(ground), fit_of(ground.snapshot, ground.account))


def reach(ground: Ground) -> Reach:
    """How high in the account we work with somebody; people outside it do not count."""
    people = [p for p in ground.snapshot.people_of(ground.account) if p.of_account and p.level is not Level.UNKNOWN]
    working = [p for p in people if ground.depths.get(p.id, 0) >= WORKING]
    highest = max((p.level for p in working), key=lambda level: level.rank, default=None)
    bands = {_BANDS[p.level] for p in working}
    return Reach(
        highest,
        tuple(p.id for p in working if p.level is highest),
        tuple(band for band in ReachBand if band in bands),
    )


def shape(ground: Ground) -> Shape:
    """How many of ours hold how many of the working relationships, people outside the account included."""
    snapshot = ground.snapshot
    counts: Counter[str] = Counter()
    pairs: set[tuple[str, str]] = set()
    for person, hops in ground.firsts.items():
        for hop in hops:
            if hop.depth >= WORKING:
                counts[hop.source] += 1
                ours = snapshot.team[hop.source].title.strip().casefold()
                theirs = snapshot.people[person].function.strip().casefold()
                if ours and theirs:
                    pairs.add((ours, theirs))
    everybody = snapshot.people_of(ground.account)
    return Shape(
        threads=sum(p.of_account and ground.depths.get(p.id, 0) >= WORKING for p in everybody),
        mapped=len(everybody),
        relationships=counts.total(),
        counts=tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))),
        pairs=tuple(sorted(pairs)),
        untouched=_untouched(ground),
    )


def _untouched(ground: Ground) -> tuple[str, ...]:
    snapshot = ground.snapshot
    touched = {p.unit for p in snapshot.people_of(ground.account) if p.id in ground.depths and p.unit is not None}
    spending = [(unit.spend, unit.id) for unit in snapshot.units_of(ground.account) if unit.spend]
    found = [(spend, unit) for spend, unit in spending if touched.isdisjoint(snapshot.unit_subtree(unit))]
    return tuple(unit for _spend, unit in sorted(found, key=lambda pair: (-pair[0], pair[1])))
