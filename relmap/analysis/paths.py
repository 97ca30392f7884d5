"""What the search for ways to the economic buyer finds, as values (method.md 3.4-3.6)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from relmap.analysis.standing import Freshness
from relmap.analysis.thresholds import TOLERANCE, Thresholds
from relmap.model.vocabulary import Band, Certainty, Strength


class HopKind(StrEnum):
    """What carries a hop: a kind of E11."""

    RELATIONSHIP = "RELATIONSHIP"
    CAN_INTRODUCE = "CAN_INTRODUCE"
    INFLUENCES = "INFLUENCES"
    ALLY = "ALLY"
    REPORTS_TO = "REPORTS_TO"
    DOTTED_TO = "DOTTED_TO"


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path. ``weight`` is the effective weight, certainty and outsider factor included.

    ``record_id`` is the relationship or the tie; of a reporting line the subordinate, whose field it is. ``depth`` is
    the usable depth, ``freshness`` and ``days`` the age of the last contact, all of a RELATIONSHIP only. ``strength``
    is that of an INFLUENCES tie.
    """

    source: str
    target: str
    kind: HopKind
    weight: float
    certainty: Certainty
    record_id: str
    strength: Strength | None = None
    outsider: bool = False
    depth: int = 0
    freshness: Freshness | None = None
    days: int | None = None

    @property
    def line(self) -> bool:
        """Whether this is a line of the chart: a boss sending us down, or a superior never asked."""
        return self.kind in (HopKind.REPORTS_TO, HopKind.DOTTED_TO)

    @property
    def forced(self) -> bool:
        """Whether a boss sends us down to a report."""
        return self.kind is HopKind.REPORTS_TO and self.record_id == self.target

    @property
    def counts(self) -> bool:
        """Whether a known path may use it; a guess or a line upward only makes a path possible (3.4)."""
        return self.forced if self.line else self.certainty is not Certainty.ASSUMED

    @property
    def agreed(self) -> bool:
        """Whether the introduction has been promised."""
        return self.kind is HopKind.CAN_INTRODUCE and self.certainty is Certainty.CONFIRMED


class PathState(StrEnum):
    """Whether a path needs asking for (3.5)."""

    DIRECT = "DIRECT"
    AGREED = "AGREED"
    TO_ASK = "TO_ASK"


class CautionCode(StrEnum):
    """What to mind when taking a path (3.6)."""

    CONFLICT = "CONFLICT"
    OPPONENT = "OPPONENT"
    STALE = "STALE"
    OUTSIDER = "OUTSIDER"
    FORCED = "FORCED"


@dataclass(frozen=True, slots=True)
class Caution:
    """A caution and the people it speaks of: for CONFLICT the pair, for OPPONENT the opponent and the buyer."""

    code: CautionCode
    people: tuple[str, ...]


class MoveKind(StrEnum):
    """How a hop gets one notch better (3.6)."""

    DEEPEN = "DEEPEN"
    CONFIRM = "CONFIRM"
    FIND_OUT = "FIND_OUT"
    ASK_INTRODUCTION = "ASK_INTRODUCTION"


@dataclass(frozen=True, slots=True)
class NextMove:
    """The hop worth working on, and the strength of its path before and after."""

    kind: MoveKind
    hop: Hop
    before: float
    after: float
    band_before: Band
    band_after: Band

    @property
    def gain(self) -> float:
        """How much stronger the path becomes."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Path:
    """A way from one of ours to somebody; all people distinct.

    ``strength`` is the product of the hops' weights, ``shown`` the same as a floored 0 … 100. ``weakest`` counts the
    hops from 0, the relationship first. ``next_move`` is None when nothing on it can be made better. ``also`` are
    other known paths through the same first person, best first.
    """

    hops: tuple[Hop, ...]
    strength: float
    band: Band
    state: PathState
    weakest: int
    next_move: NextMove | None = None
    cautions: tuple[Caution, ...] = ()
    also: tuple[Path, ...] = ()

    @property
    def shown(self) -> int:
        """The comfort index as printed."""
        return shown(self.strength)

    @property
    def ids(self) -> tuple[str, ...]:
        """Our colleague, then the people in order."""
        return (self.hops[0].source, *(hop.target for hop in self.hops))

    @property
    def team_member(self) -> str:
        """Our colleague at its beginning."""
        return self.hops[0].source

    @property
    def first(self) -> str:
        """The first person on their side."""
        return self.hops[0].target

    @property
    def end(self) -> str:
        """Whom it leads to."""
        return self.hops[-1].target

    @property
    def known(self) -> bool:
        """Whether it counts as known, or is only worth asking for."""
        return self.band is not Band.NONE and all(hop.counts for hop in self.hops)


class RungPurpose(StrEnum):
    """Why somebody stands on the ladder."""

    MEET = "MEET"
    ASK_WHO_SIGNS = "ASK_WHO_SIGNS"


@dataclass(frozen=True, slots=True)
class Rung:
    """Somebody to reach, or to ask, on the way to an economic buyer no path leads to."""

    person: str
    via: Path
    purpose: RungPurpose


@dataclass(frozen=True, slots=True)
class BuyerAccess:
    """The ways to one active economic buyer, at most ``Thresholds.shown_paths`` each."""

    person: str
    known: tuple[Path, ...]
    possible: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Access:
    """How the economic buyers of an objective can be reached.

    ``known`` and ``possible`` hold one path for each first person, best first. ``ladder`` is filled only where both
    are empty, nearest to the buyer first. ``next_move`` is the largest gain on the known paths. ``companion`` is the
    member of our management to take along to an upper-level person, None when we have none.
    """

    objective: str
    buyers: tuple[BuyerAccess, ...] = ()
    known: tuple[Path, ...] = ()
    possible: tuple[Path, ...] = ()
    ladder: tuple[Rung, ...] = ()
    next_move: NextMove | None = None
    companion: str | None = None

    @property
    def best(self) -> Path | None:
        """The best known path."""
        return self.known[0] if self.known else None

    @property
    def strength(self) -> float:
        """S* of the method: the best known strength, 0 without a known path."""
        return self.known[0].strength if self.known else 0.0

    @property
    def shown(self) -> int:
        """The measure "Access" (method.md 5.1)."""
        return shown(self.strength)

    @property
    def band(self) -> Band:
        """Band of the best known path."""
        return self.known[0].band if self.known else Band.NONE


def shown(strength: float) -> int:
    """A strength as printed: floored, so that a number never sits in a better band than the path (3.5)."""
    return math.floor(100 * strength + 1e-7)


def reaches(strength: float, threshold: float) -> bool:
    """Whether a strength is at least a threshold, within the tolerance."""
    return strength >= threshold - TOLERANCE


def band_of(strength: float, thresholds: Thresholds) -> Band:
    """The band of a strength."""
    if reaches(strength, thresholds.strong):
        return Band.STRONG
    if reaches(strength, thresholds.fair):
        return Band.FAIR
    if reaches(strength, thresholds.known):
        return Band.WEAK
    return Band.NONE


def product(hops: Iterable[Hop]) -> float:
    """The strength of a path."""
    return math.prod(hop.weight for hop in hops)
