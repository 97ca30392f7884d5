"""From what the search found to finished paths (method.md 3.5)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from relmap.analysis.graph import HopGraph
from relmap.analysis.ground import Ground
from relmap.analysis.moves import best_move, cautions
from relmap.analysis.paths import Hop, Path, PathState, band_of, product, reaches
from relmap.analysis.search import FirstHops, Label, Layers, label, ways_to
from relmap.analysis.thresholds import TOLERANCE
from relmap.model.vocabulary import Certainty

Route = tuple[Hop, ...]


def route(first: Hop, graph: HopGraph, people: Sequence[str]) -> Route:
    """The hops of a way that begins with ours and goes through ``people``."""
    return (first, *(graph.hop(source, target) for source, target in pairwise(people)))


def order(hops: Route) -> Label:
    """Sorts routes as paths are shown: stronger, fewer hops, fewer reported hops, ids (3.6)."""
    reported = sum(1 for hop in hops if hop.certainty is Certainty.REPORTED)
    return label(product(hops), len(hops), reported, (hops[0].source, *(hop.target for hop in hops)))


def routes_of_layers(graph: HopGraph, firsts: FirstHops, layers: Layers, floor: float) -> list[Route]:
    """The best route of every first person that is at least ``floor``, best first."""
    ends = layers[-1]
    found = [
        route(ours[0], graph, ends[person].ids)
        for person, ours in firsts.items()
        if person in ends and reaches(ours[0].weight * ends[person].strength, floor)
    ]
    return sorted(found, key=order)


def layers_to(
    graph: HopGraph, firsts: FirstHops, ends: Iterable[str], ground: Ground, floor: float, closed: Collection[str]
) -> Layers:
    """Ways to ``ends`` that can still be ``floor`` after our best first hop."""
    ours = max((hops[0].weight for hops in firsts.values()), default=0.0)
    rounds = ground.thresholds.steps - 1
    return ways_to(graph, ends, rounds, floor=floor / ours if ours else 1.0, closed=closed)


def best_route(
    graph: HopGraph, firsts: FirstHops, ends: Iterable[str], ground: Ground, floor: float, closed: Collection[str]
) -> Route | None:
    """The best route to any of ``ends``, None when there is none of at least ``floor``."""
    found = routes_of_layers(graph, firsts, layers_to(graph, firsts, ends, ground, floor, closed), floor)
    return found[0] if found else None


def finished(hops: Route, ground: Ground, opponents: Collection[str], also: tuple[Path, ...] = ()) -> Path:
    """A route with everything that is said about it."""
    strength = product(hops)
    return Path(
        hops,
        strength,
        band_of(strength, ground.thresholds),
        _state(hops),
        _weakest(hops),
        best_move(hops, ground),
        cautions(hops, ground, opponents),
        also,
    )


def _state(hops: Route) -> PathState:
    if len(hops) == 1:
        return PathState.DIRECT
    return PathState.AGREED if all(hop.agreed for hop in hops[1:]) else PathState.TO_ASK


def _weakest(hops: Route) -> int:
    """The first of the weakest hops (4.4.8)."""
    least = min(hop.weight for hop in hops)
    return next(number for number, hop in enumerate(hops) if hop.weight <= least + TOLERANCE)
