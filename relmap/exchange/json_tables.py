"""JSON that is no RelMap document: lists of people, node-link graphs, Salesforce records (formats.md 1.6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from relmap.errors import UserError
from relmap.exchange import salesforce_tree
from relmap.exchange.files import read_bytes, require_size
from relmap.exchange.graph_table import Edge, Node, graph_table
from relmap.exchange.json_cells import record_table, told
from relmap.exchange.json_reader import Read, parsed, read_document
from relmap.exchange.json_writer import FORMAT
from relmap.exchange.reading import FIND_OUT, ReadingOptions
from relmap.exchange.table import Table

_LABELS = ("label", "Label")
_KIND_WORDS = ("kind", "relation", "relationship", "type", "label", "name", "key")


def read(source: bytes | Path, options: ReadingOptions = FIND_OUT) -> Table | Read:
    """What a JSON file or its content holds, whoever wrote it.

    A RelMap document, a list of records with ids and managers, a graph as networkx writes it (``links`` or ``edges``),
    a Salesforce data tree, or the plan that names the files of one. Raises ``UserError`` for anything else.
    """
    root = parsed(read_bytes(source) if isinstance(source, Path) else require_size(source))
    folder = source.parent if isinstance(source, Path) else None
    if isinstance(root, Mapping) and root.get("format") == FORMAT:
        return read_document(root)
    if salesforce_tree.is_plan(root) and folder is not None:
        return salesforce_tree.read_plan(root, folder)
    if salesforce_tree.is_tree(root):
        return salesforce_tree.read_trees([root])
    if isinstance(root, Mapping) and isinstance(root.get("nodes"), list):
        nodes, lines = root["nodes"], root.get("links", root.get("edges"))
        if isinstance(lines, list) and lines:
            return _graph(nodes, lines, options)
        root = nodes
    if isinstance(root, list) and root and all(isinstance(item, Mapping) for item in root):
        return record_table(root, "json")
    if isinstance(root, Mapping) and "version" in root and "accounts" in root:
        return read_document(root)
    raise UserError("JSON_NOT_KNOWN")


def _graph(nodes: Sequence[Any], lines: Sequence[Any], options: ReadingOptions) -> Table:
    return graph_table(tuple(_nodes(nodes)), tuple(_edges(lines)), "node-link", options.arrows)


def _nodes(items: Iterable[Any]) -> Iterable[Node]:
    for number, item in enumerate(items, 1):
        facts = told(item) if isinstance(item, Mapping) else {"id": told({"id": item}).get("id", "")}
        # networkx lets the writer choose another word for the id; a node without one is known by its place.
        id_ = facts.pop("id", "") or str(number)
        label = next((facts.pop(name) for name in _LABELS if name in facts), "")
        yield Node(id_, number, label, facts=facts)


def _edges(items: Iterable[Any]) -> Iterable[Edge]:
    for item in items:
        if isinstance(item, Mapping):
            facts = told(item)
            words = [text for wanted in _KIND_WORDS for name, text in facts.items() if name.lower() == wanted]
            # The key of a multigraph is a bare number unless somebody named the line by it.
            kept = tuple(word for word in words if not word.isdecimal())
            yield Edge(facts.get("source", ""), facts.get("target", ""), kept)
