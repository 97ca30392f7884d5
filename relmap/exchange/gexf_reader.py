"""Reads GEXF, the format of Gephi (formats.md 1.6)."""

from __future__ import annotations

from pathlib import Path

from relmap.exchange.graph_table import Edge, Node, graph_table, require_size
from relmap.exchange.reading import FIND_OUT, ReadingOptions
from relmap.exchange.table import Table
from relmap.exchange.xml_source import Attributes, XmlReading, read_xml

_KIND_WORDS = ("kind", "relation", "relationship", "type", "label", "name")
_NO_KINDS = ("directed", "undirected", "mutual")


def read(source: bytes | Path, options: ReadingOptions = FIND_OUT) -> Table:
    """The people of a GEXF file or its content. Raises ``UserError`` when it is none, or beyond the limits."""
    reading = _Gexf()
    read_xml(source, reading)
    return graph_table(reading.nodes, reading.edges, "gexf", options.arrows)


class _Gexf(XmlReading):
    """The nodes and edges of one file while it is read."""

    def __init__(self) -> None:
        super().__init__("gexf")
        self.nodes: list[Node] = []
        self.edges: list[Edge] = []
        self._kind = ""
        self._attribute = ""
        self._names: dict[tuple[str, str], str] = {}
        self._defaults: dict[str, dict[str, str]] = {"node": {}, "edge": {}}
        # Nodes may stand in one another; with each its attributes and facts.
        self._around: list[tuple[Attributes, int, dict[str, str]]] = []
        self._edge: tuple[Attributes, dict[str, str]] | None = None

    def opened(self, name: str, attributes: Attributes) -> None:
        match name:
            case "attributes":
                self._kind = attributes.get("class", "node")
            case "attribute":
                self._attribute = attributes.get("id", "")
                self._names[self._kind, self._attribute] = attributes.get("title", self._attribute)
            case "node":
                self._around.append((attributes, self.line, {}))
            case "edge":
                self._edge = (attributes, {})
            case "attvalue":
                self._fact(attributes.get("for", attributes.get("id", "")), attributes.get("value", ""))

    def closed(self, name: str, text: str) -> None:
        if name in ("node", "edge"):
            require_size(self.nodes, self.edges)
        match name:
            case "default" if text and self._kind in self._defaults:
                self._defaults[self._kind][self._names[self._kind, self._attribute]] = text
            case "node" if self._around:
                self._end_node()
            case "edge" if self._edge is not None:
                self._end_edge(*self._edge)
                self._edge = None

    def _fact(self, key: str, text: str) -> None:
        if self._edge is not None:
            self._edge[1][self._names.get(("edge", key), key)] = text
        elif self._around:
            self._around[-1][2][self._names.get(("node", key), key)] = text

    def _end_node(self) -> None:
        attributes, line, facts = self._around.pop()
        group = attributes.get("pid") or (self._around[-1][0].get("id", "") if self._around else "")
        told = {**self._defaults["node"], **{name: text for name, text in facts.items() if name and text}}
        self.nodes.append(Node(attributes.get("id", ""), line, attributes.get("label", ""), group, told))

    def _end_edge(self, attributes: Attributes, facts: dict[str, str]) -> None:
        said = {key: text for key in ("kind", "label") if (text := attributes.get(key))}
        told = {**self._defaults["edge"], **said, **facts}
        words = [text for wanted in _KIND_WORDS for name, text in told.items() if name.lower() == wanted and text]
        kept = tuple(word for word in words if word.lower() not in _NO_KINDS)
        self.edges.append(Edge(attributes.get("source", ""), attributes.get("target", ""), kept))
