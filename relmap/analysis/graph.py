"""The only place where graphs are made; networkx is loaded with the first of them (architecture.md)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from relmap.analysis.paths import Hop, HopKind
from relmap.model.vocabulary import Certainty

_US = ""
"""Where every way begins, before it is known which of us goes."""

_KINDS = {kind: place for place, kind in enumerate(HopKind)}


class HopGraph:
    """A directed graph of people with the strongest hop of every ordered pair (method.md 3.5)."""

    def __init__(self, hops: Iterable[Hop]) -> None:
        strongest: dict[tuple[str, str], Hop] = {}
        for hop in hops:
            pair = (hop.source, hop.target)
            kept = strongest.get(pair)
            if kept is None or _order(hop) < _order(kept):
                strongest[pair] = hop
        self._hops = strongest
        self._into: dict[str, list[Hop]] = {}
        self._out_of: dict[str, list[Hop]] = {}
        for hop in strongest.values():
            self._into.setdefault(hop.target, []).append(hop)
            self._out_of.setdefault(hop.source, []).append(hop)

    @cached_property
    def graph(self) -> Any:
        """The same as a networkx graph, for its algorithms; the search for paths asks hop by hop and needs none."""
        import networkx as nx

        graph = nx.DiGraph()
        graph.add_edges_from((source, target, {"hop": hop}) for (source, target), hop in self._hops.items())
        return graph

    def into(self, person: str) -> Sequence[Hop]:
        """Hops that end at a person."""
        return self._into.get(person, ())

    def out_of(self, person: str) -> Sequence[Hop]:
        """Hops that start at a person."""
        return self._out_of.get(person, ())

    def hop(self, source: str, target: str) -> Hop:
        """The hop of an ordered pair that is joined."""
        return self._hops[source, target]

    def all_pass(self, firsts: Iterable[Hop], end: str, closed: Collection[str] = ()) -> tuple[str, ...]:
        """Whom every way from us to ``end`` passes, ours first, however long or faint; without ``end`` itself.

        ``firsts`` are our first hops; nobody in ``closed`` is passed through. Empty when no way leads there, and when
        several have nobody in common (the dominators of ``end``).
        """
        import networkx as nx

        ways: Any = nx.DiGraph()
        ways.add_edges_from((s, t) for s, t in self.graph.edges if s not in closed)
        for hop in firsts:
            ways.add_edge(_US, (_US, hop.source))
            ways.add_edge((_US, hop.source), hop.target)
        if _US not in ways or end not in ways:
            return ()
        above: Mapping[Any, Any] = nx.immediate_dominators(ways, _US)
        found: list[str] = []
        person = above.get(end)
        while person is not None and person != _US:
            found.append(person[1] if isinstance(person, tuple) else person)
            person = above[person]
        return tuple(reversed(found))


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
