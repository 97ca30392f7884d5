"""Where to begin when no path leads to the economic buyer: the first rungs, and whom to ask (method.md 3.6)."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from relmap.analysis.ground import Ground
from relmap.analysis.paths import Rung, RungPurpose
from relmap.analysis.routes import finished, route
from relmap.analysis.scope import account_of, buyer_unidentified, economic_buyers, holders, scope
from relmap.analysis.search import ways_from
from relmap.analysis.standing import is_upper
from relmap.model.entities import Objective, Person
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import BuyingRole, TeamOrg

_UNRELATED = 10_000
"""Distance of people in the buyer's unit without a line to her: behind everybody in her line of command."""


def ladder(ground: Ground, objective: Objective, closed: Collection[str]) -> tuple[Rung, ...]:
    """Whom to ask who signs while the buyer is unidentified; else, or with nobody to ask, whom to reach first."""
    buyers = economic_buyers(ground.snapshot, objective)
    asked = _asked(ground, objective, closed) if buyer_unidentified(buyers) else ()
    return asked or _rungs(ground, objective, buyers, closed)


def companion(snapshot: Snapshot) -> str | None:
    """The member of our management to take along to an upper-level person; our own company's before a supplier's."""
    management = [m for m in snapshot.team.values() if m.is_management and m.active]
    first = min(management, key=lambda m: (m.org is not TeamOrg.OWN_COMPANY, m.id), default=None)
    return first.id if first is not None else None


def _asked(ground: Ground, objective: Objective, closed: Collection[str]) -> tuple[Rung, ...]:
    """The deepest contacts, coaches first."""
    limits = ground.thresholds
    coaches = {person.id for person, _ in holders(ground.snapshot, objective, BuyingRole.COACH)}
    deep = [hops[0] for hops in ground.firsts.values() if hops[0].depth >= limits.asked]
    deep.sort(key=lambda hop: (hop.target not in coaches, -hop.depth, hop.target))
    return tuple(
        Rung(hop.target, finished((hop,), ground, closed), RungPurpose.ASK_WHO_SIGNS)
        for hop in deep[: limits.asked_people]
    )


def _rungs(
    ground: Ground, objective: Objective, buyers: tuple[Person, ...], closed: Collection[str]
) -> tuple[Rung, ...]:
    """The best known or possible path to each upper person around the buyers, nearest first.

    Where nobody stands around them, all upper people of the scope are looked at.
    """
    limits = ground.thresholds
    ways = ways_from(ground.possible, ground.firsts, limits.steps - 1, floor=limits.possible, closed=closed)
    distances = _around(ground, buyers)
    account = account_of(ground.snapshot, objective)
    around = [p for p in ground.snapshot.people_of(objective.account) if p.id in distances]
    for people in (around, scope(ground.snapshot, objective)):
        upper = [p.id for p in people if p.id in ways and is_upper(p, account)]
        if upper:
            break
    upper.sort(key=lambda person: (distances.get(person, _UNRELATED), ways[person]))
    paths = (
        finished(route(ground.firsts[way[1]][0], ground.possible, way[1:]), ground, closed)
        for way in (ways[person].ids for person in upper)
    )
    return tuple(Rung(path.end, path, RungPurpose.MEET) for path in paths)


def _around(ground: Ground, buyers: tuple[Person, ...]) -> Mapping[str, int]:
    """How many lines everybody in the line of command or the unit of a buyer is away from the nearest of them."""
    distances: dict[str, int] = {}
    units = {buyer.unit for buyer in buyers if buyer.unit is not None}
    for person in ground.snapshot.people_of(ground.account):
        if person.unit in units:
            distances[person.id] = _UNRELATED
    for buyer in buyers:
        for person_id, distance in ground.lines.line_of_command(buyer.id).items():
            distances[person_id] = min(distance, distances.get(person_id, _UNRELATED))
    return {person: distance for person, distance in distances.items() if person not in {b.id for b in buyers}}
