"""The search for the best ways through a graph of hops (method.md 3.5, 3.6).

All weights are at most 1, so a loop never makes a way better: the best walk of a limited number of hops is free of
loops, and a search in rounds (one more hop a round) finds it exactly, however dense or circular the map is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from heapq import heappop, heappush
from typing import NamedTuple

from relmap.analysis.graph import HopGraph
from relmap.analysis.paths import Hop, reaches
from relmap.analysis.thresholds import TOLERANCE
from relmap.model.vocabulary import Certainty

FirstHops = Mapping[str, tuple[Hop, ...]]


class Label(NamedTuple):
    """A way found so far. Labels compare as paths are sorted: stronger, fewer hops, fewer reported hops, ids (3.6)."""

    order: float
    hops: int
    reported: int
    ids: tuple[str, ...]
    strength: float


Layers = list[dict[str, Label]]


def label(strength: float, hops: int, reported: int, ids: tuple[str, ...]) -> Label:
    """A label; strengths that differ by less than the tolerance compare as equal."""
    return Label(-round(strength, 9), hops, reported, ids, strength)


def ways_to(
    graph: HopGraph,
    ends: Iterable[str],
    rounds: int,
    *,
    floor: float,
    closed: Collection[str] = (),
) -> Layers:
    """For 0 … ``rounds`` hops: the best way from everybody to one of ``ends``.

    Ways weaker than ``floor`` are dropped. Nobody in ``closed`` is passed through, but she may be an end.
    """
    layers: Layers = [{end: label(1.0, 0, 0, (end,)) for end in ends}]
    reached: Iterable[str] = layers[0]
    for _ in range(rounds):
        before, layer = layers[-1], dict(layers[-1])
        improved: set[str] = set()
        for person in reached:
            way = before[person]
            for hop in graph.into(person):
                strength, kept = way.strength * hop.weight, layer.get(hop.source)
                if hop.source in closed or not _worthwhile(strength, kept, floor):
                    continue
                longer = label(strength, way.hops + 1, way.reported + _reported(hop), (hop.source, *way.ids))
                if kept is None or longer < kept:
                    layer[hop.source] = longer
                    improved.add(hop.source)
        layers.append(layer)
        reached = improved
    return layers


def ways_from(
    graph: HopGraph, firsts: FirstHops, rounds: int, *, floor: float, closed: Collection[str]
) -> Mapping[str, Label]:
    """The best way from us to everybody, over a relationship and at most ``rounds`` further hops."""
    found = {person: label(ours[0].weight, 1, 0, (ours[0].source, person)) for person, ours in firsts.items()}
    reached: Iterable[str] = found
    for _ in range(rounds):
        before, found = found, dict(found)
        improved: set[str] = set()
        for person in reached:
            if person in closed:
                continue
            way = before[person]
            for hop in graph.out_of(person):
                strength, kept = way.strength * hop.weight, found.get(hop.target)
                if not _worthwhile(strength, kept, floor):
                    continue
                longer = label(strength, way.hops + 1, way.reported + _reported(hop), (*way.ids, hop.target))
                if kept is None or longer < kept:
                    found[hop.target] = longer
                    improved.add(hop.target)
        reached = improved
    return {person: way for person, way in found.items() if reaches(way.strength, floor)}


def ranked(
    graph: HopGraph, start: str, end: str, layers: Layers, *, floor: float, closed: Collection[str]
) -> Iterator[tuple[str, ...]]:
    """All ways from ``start`` to ``end`` that are at least ``floor``, best first, without loops.

    ``layers`` are those of ``ways_to`` for ``end`` alone: they tell the best that is still possible from anywhere, so
    that only promising beginnings are followed.
    """
    rounds = len(layers) - 1
    best = layers[rounds].get(start)
    waiting: list[tuple[Label, float, int, tuple[str, ...]]] = []
    if best is not None and reaches(best.strength, floor):
        waiting.append((best, 1.0, 0, (start,)))
    while waiting:
        _, so_far, reported, ids = heappop(waiting)
        person = ids[-1]
        if person == end:
            yield ids
            continue
        left = rounds - len(ids)
        if left < 0 or person in closed:
            continue
        for hop in graph.out_of(person):
            rest = layers[left].get(hop.target)
            strength = so_far * hop.weight
            if rest is None or hop.target in ids or not reaches(strength * rest.strength, floor):
                continue
            uncertain = reported + _reported(hop)
            hoped = label(strength * rest.strength, len(ids) + rest.hops, uncertain + rest.reported, (*ids, *rest.ids))
            heappush(waiting, (hoped, strength, uncertain, (*ids, hop.target)))


def _worthwhile(strength: float, kept: Label | None, floor: float) -> bool:
    """Whether a way can matter at all; spares making the labels of most."""
    return strength >= floor - TOLERANCE and (kept is None or strength >= kept.strength - 2 * TOLERANCE)


def _reported(hop: Hop) -> int:
    return 1 if hop.certainty is Certainty.REPORTED else 0
