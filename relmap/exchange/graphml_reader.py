"""Reads GraphML: the plain kind, and yEd's, where labels stand inside pictures (formats.md 1.6)."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from relmap.exchange.graph_table import Edge, Node, graph_table, require_size
from relmap.exchange.reading import FIND_OUT, ReadingOptions
from relmap.exchange.table import Table
from relmap.exchange.xml_source import Attributes, XmlReading, read_xml

_KIND_WORDS = ("kind", "relation", "relationship", "type", "label", "name", "description")


def read(source: bytes | Path, options: ReadingOptions = FIND_OUT) -> Table:
    """The people of a GraphML file or its content. Raises ``UserError`` when it is none, or beyond the limits."""
    reading = _GraphML()
    read_xml(source, reading)
    return graph_table(reading.nodes, reading.edges, "graphml", options.arrows)


@dataclass(slots=True)
class _Open:
    """A node or edge that is being read."""

    id: str
    line: int
    group: str = ""
    target: str = ""
    labels: list[str] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)


class _GraphML(XmlReading):
    """The nodes and edges of one file while it is read."""

    def __init__(self) -> None:
        super().__init__("graphml")
        self.nodes: list[Node] = []
        self.edges: list[Edge] = []
        self._names: dict[str, str] = {}
        self._defaults: dict[tuple[str, str], str] = {}
        self._key: tuple[str, str] = ("", "")
        self._data = ""
        # Nodes around one another, the innermost last.
        self._around: list[_Open] = []
        self._edge: _Open | None = None

    def opened(self, name: str, attributes: Attributes) -> None:
        match name:
            case "key":
                self._key = (attributes.get("for", "all"), attributes.get("id", ""))
                # yEd's keys for pictures have no name; what they hold is no fact.
                self._names[self._key[1]] = attributes.get("attr.name", "")
            case "node":
                group = self._around[-1].id if self._around else ""
                self._around.append(_Open(attributes.get("id", ""), self.line, group))
            case "edge":
                source, target = attributes.get("source", ""), attributes.get("target", "")
                self._edge = _Open(source, self.line, target=target)
            case "data":
                self._data = attributes.get("key", "")

    def closed(self, name: str, text: str) -> None:
        if name in ("node", "edge"):
            require_size(self.nodes, self.edges)
        match name:
            case "default" if text:
                self._defaults[self._key] = text
            case "data":
                self._fact(text)
            case "NodeLabel" if self._around and text:
                self._around[-1].labels.append(text)
            case "EdgeLabel" if self._edge is not None and text:
                self._edge.labels.append(text)
            case "node":
                self._end_node(self._around.pop())
            case "edge" if self._edge is not None:
                self._end_edge(self._edge)
                self._edge = None

    def _fact(self, text: str) -> None:
        thing = self._edge or (self._around[-1] if self._around else None)
        # Picture or graph inside: what ends here is not a text.
        name = self._names.get(self._data, self._data)
        self._data = ""
        if thing is not None and name and text:
            thing.facts[name] = text

    def _end_node(self, found: _Open) -> None:
        facts = {**self._default_facts("node"), **found.facts}
        plain_label = next((facts.pop(name) for name in ("label", "Label") if name in facts), "")
        label = "\n".join(found.labels) or plain_label
        self.nodes.append(Node(found.id, found.line, label, found.group, facts))

    def _end_edge(self, found: _Open) -> None:
        facts = {**self._default_facts("edge"), **found.facts}
        words = [text for wanted in _KIND_WORDS for name, text in facts.items() if name.lower() == wanted]
        self.edges.append(Edge(found.id, found.target, (*words, *found.labels)))

    def _default_facts(self, kind: str) -> dict[str, str]:
        return {
            self._names[key]: text
            for (of, key), text in self._defaults.items()
            if of in (kind, "all") and self._names[key]
        }
