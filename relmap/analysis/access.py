"""How the economic buyers of an objective can be reached: the best known and possible paths (method.md 3.5, 3.6)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from itertools import islice

from relmap.analysis.ground import Ground
from relmap.analysis.ladder import companion, ladder
from relmap.analysis.moves import best_of
from relmap.analysis.paths import Access, BuyerAccess, Path, product, reaches
from relmap.analysis.routes import Route, finished, layers_to, order, route, routes_of_layers
from relmap.analysis.scope import active_buyers, opponents
from relmap.analysis.search import Layers, ranked
from relmap.analysis.settings import thresholds_of
from relmap.analysis.thresholds import Thresholds
from relmap.model.entities import Objective
from relmap.model.snapshot import Snapshot

__all__ = ["Access", "BuyerAccess", "Path", "access", "access_on"]


def access(snapshot: Snapshot, objective_id: str, as_of: date, thresholds: Thresholds | None = None) -> Access:
    """The ways to the economic buyers of one objective on a day, whatever its status.

    ``thresholds`` None takes the numbers the document has.
    Raises KeyError when there is no such objective.
    """
    objective = snapshot.objectives[objective_id]
    limits = thresholds if thresholds is not None else thresholds_of(snapshot)
    return access_on(Ground(snapshot, objective.account, as_of, limits), objective)


def access_on(ground: Ground, objective: Objective) -> Access:
    """As ``access``, on the ground that all objectives of the account share."""
    closed = opponents(ground.snapshot, objective, ground.thresholds)
    buyers = tuple(_buyer_access(ground, buyer.id, closed) for buyer in active_buyers(ground.snapshot, objective))
    limit = ground.thresholds.shown_paths
    known = _one_for_each_first((path for buyer in buyers for path in buyer.known), limit)
    possible = _one_for_each_first((path for buyer in buyers for path in buyer.possible), limit)
    return Access(
        objective.id,
        buyers,
        known,
        possible,
        ladder=() if known or possible else ladder(ground, objective, closed),
        next_move=best_of(known),
        companion=companion(ground.snapshot),
    )


def _buyer_access(ground: Ground, buyer: str, closed: Collection[str]) -> BuyerAccess:
    limits = ground.thresholds
    layers = layers_to(ground.known, ground.firsts, (buyer,), ground, limits.known, closed)
    best = routes_of_layers(ground.known, ground.firsts, layers, limits.known)[: limits.shown_paths]
    known = tuple(finished(r, ground, closed, _also(r, layers, ground, closed)) for r in best)
    return BuyerAccess(buyer, known, _possible(ground, buyer, closed))


def _possible(ground: Ground, buyer: str, closed: Collection[str]) -> tuple[Path, ...]:
    """The best paths worth asking for. Whoever leads us by a known way is asked only for something better."""
    limits = ground.thresholds
    layers = layers_to(ground.possible, ground.firsts, (buyer,), ground, limits.possible, closed)
    found = (
        r
        for r in routes_of_layers(ground.possible, ground.firsts, layers, limits.possible)
        if not (reaches(product(r), limits.known) and all(hop.counts for hop in r))
    )
    return tuple(finished(r, ground, closed) for r in islice(found, limits.shown_paths))


def _also(best: Route, layers: Layers, ground: Ground, closed: Collection[str]) -> tuple[Path, ...]:
    """Further known paths through the same first person: other ways on, and other colleagues of ours."""
    limits = ground.thresholds
    first, ours = best[0].target, ground.firsts[best[0].target]
    ways = ranked(ground.known, first, best[-1].target, layers, floor=limits.known / ours[0].weight, closed=closed)
    found = [
        route(hop, ground.known, way)
        for way in islice(ways, limits.shown_variants + 1)
        for hop in ours[: limits.shown_variants + 1]
    ]
    others = sorted((r for r in found if r != best and reaches(product(r), limits.known)), key=order)
    return tuple(finished(r, ground, closed) for r in others[: limits.shown_variants])


def _one_for_each_first(paths: Iterable[Path], limit: int) -> tuple[Path, ...]:
    """The best path of every first person; three ways through one friend are one way (3.6)."""
    chosen: dict[str, Path] = {}
    for path in sorted(paths, key=lambda p: order(p.hops)):
        chosen.setdefault(path.first, path)
    return tuple(chosen.values())[:limit]
