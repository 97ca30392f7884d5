"""What all questions about the paths of one account share; each graph is made when first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType

from relmap.analysis.graph import HopGraph, LineGraph
from relmap.analysis.hops import Pairs, conflicts, first_hops, hops, solid_lines, tie_hops
from relmap.analysis.paths import Hop
from relmap.analysis.search import FirstHops
from relmap.analysis.thresholds import DEFAULTS, Thresholds
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Certainty


@dataclass(frozen=True)
class Ground:
    """One account on one day.

    The graphs differ in the hops they hold; ``at_peace`` and ``as_told`` answer why there is no path (4.4.6).
    """

    snapshot: Snapshot
    account: str
    as_of: date
    thresholds: Thresholds = DEFAULTS

    @cached_property
    def known(self) -> HopGraph:
        """Hops of known paths."""
        return HopGraph(hop for hop in self._friendly if hop.counts)

    @cached_property
    def possible(self) -> HopGraph:
        """All hops, guesses and lines upward included."""
        return HopGraph(self._friendly)

    @cached_property
    def at_peace(self) -> HopGraph:
        """Known hops as if nobody were in conflict."""
        return HopGraph(hop for hop in self._hops if hop.counts)

    @cached_property
    def as_told(self) -> HopGraph:
        """Known hops, and assumed ties as if they had been reported."""
        weights = self.thresholds.certainty
        trusting = replace(
            self.thresholds,
            certainty=MappingProxyType({**weights, Certainty.ASSUMED: weights[Certainty.REPORTED]}),
        )
        ties = (hop for hop in tie_hops(self.snapshot, self.account, trusting) if not hop.line)
        lines = (hop for hop in self._friendly if hop.line and hop.counts)
        return HopGraph((*self._without_conflicts(ties), *lines))

    @cached_property
    def firsts(self) -> FirstHops:
        """Our first hops as they count today."""
        return first_hops(self.snapshot, self.account, self.as_of, self.thresholds)

    @cached_property
    def depths(self) -> Mapping[str, int]:
        """bestDepth of everybody we have any usable depth with."""
        return {person: ours[0].depth for person, ours in self.firsts.items()}

    @cached_property
    def firsts_as_entered(self) -> FirstHops:
        """Our first hops as if no contact had lapsed."""
        return first_hops(self.snapshot, self.account, self.as_of, self.thresholds, lapse=False)

    @cached_property
    def conflicts(self) -> Pairs:
        """Both orders of all pairs in conflict."""
        return conflicts(self.snapshot, self.account)

    @cached_property
    def lines(self) -> LineGraph:
        """The chart."""
        return LineGraph((person.id, manager.id) for person, manager in solid_lines(self.snapshot, self.account))

    @cached_property
    def _hops(self) -> tuple[Hop, ...]:
        return tuple(hops(self.snapshot, self.account, self.thresholds))

    @cached_property
    def _friendly(self) -> tuple[Hop, ...]:
        return self._without_conflicts(self._hops)

    def _without_conflicts(self, all_hops: Iterable[Hop]) -> tuple[Hop, ...]:
        conflicts = self.conflicts
        return tuple(hop for hop in all_hops if (hop.source, hop.target) not in conflicts)
