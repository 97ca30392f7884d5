"""Why no known path leads to an economic buyer (method.md 4.2 F01, 4.4.6)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from relmap.analysis.flags.case import Case
from relmap.analysis.flags.facts import Obstacle
from relmap.analysis.flags.report import Reason
from relmap.analysis.graph import HopGraph
from relmap.analysis.paths import Hop
from relmap.analysis.routes import Route, best_route, finished
from relmap.analysis.scope import buyer_unidentified
from relmap.analysis.search import FirstHops
from relmap.model.vocabulary import Certainty


def obstacle(case: Case) -> tuple[Reason, Obstacle | None]:
    """The first reason that applies; each loosens one thing and leaves everything else as it is."""
    if buyer_unidentified(case.buyers):
        return Reason.EB_UNIDENTIFIED, None
    if not case.active_buyers:
        return Reason.EB_POST_EMPTY, None
    return next(_loosened(case), (Reason.NO_ROUTE, None))


def people_of(found: Obstacle | None) -> tuple[str, ...]:
    """Those who carry the flag because of an obstacle."""
    if found is None:
        return ()
    if found.hop is not None:
        return (found.hop.source, found.hop.target)
    return (found.opponent,) if found.opponent is not None else (found.route.first,)


def _loosened(case: Case) -> Iterator[tuple[Reason, Obstacle]]:
    """Asked one after the other, so that a graph is only made when the reasons before it do not apply."""
    ground, known = case.ground, case.thresholds.known
    nobody: frozenset[str] = frozenset()

    route = _route(case, ground.at_peace, ground.firsts, known, nobody)
    if route is not None:
        yield Reason.ROUTE_BLOCKED, _blocked(case, route)
    route = _route(case, ground.known, ground.firsts_as_entered, known, case.opponents)
    if route is not None:
        yield Reason.ROUTE_STALE, Obstacle(finished(route, ground, case.opponents))
    route = _route(case, ground.as_told, ground.firsts, known, case.opponents)
    if route is not None:
        guess = next(hop for hop in route if hop.certainty is Certainty.ASSUMED and not hop.line)
        yield Reason.ROUTE_ASSUMED, Obstacle(finished(route, ground, case.opponents), hop=guess)
    route = _route(case, ground.known, ground.firsts, case.thresholds.possible, case.opponents)
    if route is not None:
        yield Reason.ROUTE_FAINT, Obstacle(finished(route, ground, case.opponents))


def _route(case: Case, graph: HopGraph, firsts: FirstHops, floor: float, closed: Collection[str]) -> Route | None:
    return best_route(graph, firsts, [p.id for p in case.active_buyers], case.ground, floor, closed)


def _blocked(case: Case, route: Route) -> Obstacle:
    """Names the pair in conflict on the route, or else the opponent it passes through."""
    path = finished(route, case.ground, case.opponents)
    conflict = next((hop for hop in route if _in_conflict(case, hop)), None)
    if conflict is not None:
        return Obstacle(path, hop=conflict)
    return Obstacle(path, opponent=next(hop.target for hop in route[:-1] if hop.target in case.opponents))


def _in_conflict(case: Case, hop: Hop) -> bool:
    return (hop.source, hop.target) in case.ground.conflicts
