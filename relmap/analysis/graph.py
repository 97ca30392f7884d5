"""The only place where graphs are made; networkx is loaded with the first of them (architecture.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from relmap.analysis.paths import Hop, HopKind
from relmap.model.vocabulary import Certainty

_KINDS = {kind: place for place, kind in enumerate(HopKind)}


class HopGraph:
    """A directed graph of people with the strongest hop of every ordered pair (method.md 3.5)."""

    def __init__(self, hops: Iterable[Hop]) -> None:
        import networkx as nx

        strongest: dict[tuple[str, str], Hop] = {}
        for hop in hops:
            pair = (hop.source, hop.target)
            kept = strongest.get(pair)
            if kept is None or _order(hop) < _order(kept):
                strongest[pair] = hop
        self.graph: Any = nx.DiGraph()
        self.graph.add_edges_from((source, target, {"hop": hop}) for (source, target), hop in strongest.items())

    def into(self, person: str) -> Iterator[Hop]:
        """Hops that end at a person."""
        if person in self.graph:
            for _source, _target, hop in self.graph.in_edges(person, data="hop"):
                yield hop

    def out_of(self, person: str) -> Iterator[Hop]:
        """Hops that start at a person."""
        if person in self.graph:
            for _source, _target, hop in self.graph.out_edges(person, data="hop"):
                yield hop

    def hop(self, source: str, target: str) -> Hop:
        """The hop of an ordered pair that is joined."""
        found: Hop = self.graph.edges[source, target]["hop"]
        return found


class LineGraph:
    """Solid reporting lines, subordinate → manager, without cycles."""

    def __init__(self, lines: Iterable[tuple[str, str]]) -> None:
        import networkx as nx

        self.graph: Any = nx.DiGraph(list(lines))

    def line_of_command(self, person: str) -> Mapping[str, int]:
        """All superiors and all subordinates of a person with the number of lines between them."""
        if person not in self.graph:
            return {}
        import networkx as nx

        above = nx.single_source_shortest_path_length(self.graph, person)
        below = nx.single_target_shortest_path_length(self.graph, person)
        distances: dict[str, int] = {**dict(below), **dict(above)}
        del distances[person]
        return distances


def _order(hop: Hop) -> tuple[float, bool, bool, int, str]:
    """Of hops that weigh the same, the surer one is kept."""
    return (-round(hop.weight, 9), not hop.counts, hop.certainty is Certainty.REPORTED, _KINDS[hop.kind], hop.record_id)
