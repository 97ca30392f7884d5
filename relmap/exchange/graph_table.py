"""Turns a graph of any format into the table of people that planning takes (formats.md 1.6).

Nodes are rows, their attributes columns; a line to the manager and every tie are columns that name the other node.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from relmap.errors import UserError
from relmap.exchange.headers import Field, plain, spellings, synonyms
from relmap.exchange.reading import Arrows
from relmap.exchange.remarks import Remark
from relmap.exchange.table import MOST_ROWS, Row, Table
from relmap.exchange.text import LONGEST_TEXT, cell_text
from relmap.model.vocabulary import TieKind
from relmap.words.labels import label

MOST_LINES = 400_000
"""Lines a graph may have."""
MOST_FACTS = 100
"""Different attributes the nodes of a graph may have."""

_RELMAP_ID = "relmap id"
_DOWN = "manages, leads, supervises, manager of, boss of, heads, has report, direct report, führt"
_UP = "reports to, reportsto, reports, report to, subordinate of, manager, boss, supervisor, berichtet an, parent"
_OPEN = "line, solid, solid line, hierarchy, reporting line, directed, undirected, 1, 1 0"
_TIES: Mapping[TieKind, str] = {
    TieKind.DOTTED_TO: "dotted, dotted to, dotted line, dotted line to, matrix, functional, second manager",
    TieKind.CAN_INTRODUCE: "can introduce, introduces, introduce",
    TieKind.INFLUENCES: "influences, influence",
    TieKind.ALLY: "ally, allies, ally of, allied",
    TieKind.CONFLICT: "conflict, conflicts, conflict with, in conflict with",
}
_TIE_OF = {plain(name): kind for kind, names in _TIES.items() for name in names.split(", ")}
_DOWN_WORDS = frozenset(map(plain, _DOWN.split(", ")))
_UP_WORDS = frozenset(map(plain, _UP.split(", ")))
_OPEN_WORDS = frozenset(map(plain, _OPEN.split(", ")))
_HEADERS: Mapping[TieKind, str] = {
    TieKind.DOTTED_TO: "Dotted line to",
    TieKind.CAN_INTRODUCE: "Can introduce",
    TieKind.INFLUENCES: "Influences",
    TieKind.ALLY: "Ally of",
    TieKind.CONFLICT: "Conflict with",
}
_PARTING = re.compile(r"[;|:\s]+")
_LINE_END = re.compile(r"[\r\n]+|<br\s*/?>", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]*>")
_NAMED = {Field.NAME, Field.FIRST, Field.LAST}


@dataclass(frozen=True, slots=True)
class Node:
    """A box of a graph. ``label`` is what stands in it, ``group`` the id of the box around it, "" for none."""

    id: str
    line: int
    label: str = ""
    group: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """A line of a graph. ``words`` are all that may say what it means, the most telling first."""

    source: str
    target: str
    words: tuple[str, ...] = ()


def graph_table(nodes: Sequence[Node], edges: Sequence[Edge], origin: str, arrows: Arrows | None = None) -> Table:
    """The people of a graph and how they are joined.

    Lines are told by their labels; those that say nothing are lines to the manager. They run as ``arrows`` says, else
    as the graph looks: from the one node nothing points at. Boxes around others are departments. Raises ``UserError``
    when there are no nodes, or more than RelMap takes.
    """
    if not nodes:
        raise UserError("GRAPH_EMPTY")
    require_size(nodes, edges)
    own = {node.id: node.facts[name] for node in nodes for name in node.facts if plain(name) == _RELMAP_ID}
    ids = _ids(nodes, own)
    lines, remarks = _lines(edges, ids, arrows)
    around = {node.group for node in nodes}
    groups = {node.id: node for node in nodes if node.id in around}
    joined = lines.ends()
    people = [node for node in nodes if node.id not in groups or ids[node.id] in joined]
    columns = _columns(people, groups)
    told = [kind for kind in TieKind if any(key[0] is kind for key in lines.ties)]
    rows: list[Row] = []
    for node in people:
        id_ = ids[node.id]
        facts = [cell_text(fact(node)[:LONGEST_TEXT]) for fact in columns.values()]
        ties = ["; ".join(lines.ties.get((kind, id_), ())) for kind in told]
        # A row for each manager: the rule for a second one is that of any table (method.md 3.7).
        managers = lines.managers.get(id_) or [""]
        rows.extend(Row(node.line, (id_, *facts, manager, *ties)) for manager in managers)
    headers = ("ID", *columns, "Reports to", *(_HEADERS[kind] for kind in told))
    return Table(_unique(headers), tuple(rows), remarks=tuple(remarks), origin=origin)


@dataclass(frozen=True, slots=True)
class _Lines:
    """Who reports to whom, and the other ties, by the id of the row they are told in."""

    managers: dict[str, list[str]] = field(default_factory=dict)
    ties: dict[tuple[TieKind, str], list[str]] = field(default_factory=dict)

    def ends(self) -> set[str]:
        """Everybody a line starts or ends at."""
        found = {*self.managers, *(id_ for _kind, id_ in self.ties)}
        for others in (*self.managers.values(), *self.ties.values()):
            found.update(others)
        return found


def _lines(edges: Sequence[Edge], ids: Mapping[str, str], arrows: Arrows | None) -> tuple[_Lines, list[Remark]]:
    remarks: list[Remark] = []
    ties = {**_TIE_OF, **{plain(label(kind)): kind for kind in TieKind}}
    read = [(edge, _meaning(edge, ties)) for edge in edges]
    strange = sum(meaning is None for _edge, meaning in read)
    if strange and strange == len(read):
        # Nothing but words we do not know: then the lines are what lines of a chart usually are.
        read = [(edge, "") for edge, _meaning_ in read]
    elif strange:
        remarks.append(Remark("LINES_NOT_KNOWN", facts={"count": strange}))
    unlabelled = [edge for edge, meaning in read if meaning == ""]
    if unlabelled:
        arrows = arrows or _direction(unlabelled)
        remarks.append(Remark("ARROWS_DOWN") if arrows is Arrows.DOWN else Remark("ARROWS_UP"))
    lines = _Lines()
    lost = 0
    for edge, meaning in read:
        if meaning is None:
            continue
        down = meaning is Arrows.DOWN or (meaning == "" and arrows is Arrows.DOWN)
        start, end = (edge.target, edge.source) if down else (edge.source, edge.target)
        if start not in ids:
            lost += 1
            continue
        others = (
            lines.ties.setdefault((meaning, ids[start]), [])
            if isinstance(meaning, TieKind)
            else lines.managers.setdefault(ids[start], [])
        )
        other = ids.get(end, _PARTING.sub("_", end))
        if other not in others:
            others.append(other)
    if lost:
        remarks.append(Remark("LINES_TO_NOWHERE", facts={"count": lost}))
    return lines, remarks


def _meaning(edge: Edge, ties: Mapping[str, TieKind]) -> str | None:
    """What an edge says it is: a tie, a line up or down, "" when it does not say, None for words we do not know."""
    told = [words for words in map(plain, edge.words) if words]
    for words in told:
        if words in ties:
            return ties[words]
        if words in _UP_WORDS:
            return Arrows.UP
        if words in _DOWN_WORDS:
            return Arrows.DOWN
        if words in _OPEN_WORDS:
            return ""
    return None if told else ""


def _direction(edges: Iterable[Edge]) -> Arrows:
    """Which way unlabelled arrows run: a chart has one top, and everybody has one manager."""
    pairs = {(edge.source, edge.target) for edge in edges if edge.source != edge.target}
    out, into = Counter(source for source, _target in pairs), Counter(target for _source, target in pairs)
    tops, bottoms = len(out.keys() - into.keys()), len(into.keys() - out.keys())
    if (tops == 1) != (bottoms == 1):
        return Arrows.DOWN if tops == 1 else Arrows.UP
    crowded_down, crowded_up = (sum(count > 1 for count in side.values()) for side in (into, out))
    return Arrows.DOWN if crowded_down <= crowded_up else Arrows.UP


def _ids(nodes: Iterable[Node], own: Mapping[str, str]) -> dict[str, str]:
    """Node id -> the id of its row: RelMap's own where the file has it, without signs that part a list."""
    found: dict[str, str] = {}
    used: set[str] = set()
    for node in nodes:
        if node.id in found:
            continue
        name = number = own.get(node.id) or _PARTING.sub("_", node.id)
        count = 1
        while number in used:
            count += 1
            number = f"{name}_{count}"
        used.add(number)
        found[node.id] = number
    return found


def _columns(nodes: Sequence[Node], groups: Mapping[str, Node]) -> dict[str, Callable[[Node], str]]:
    """Header -> how it is read off a node: the label as name and title where no attribute is, then the attributes."""
    names = list(dict.fromkeys(name for node in nodes for name in node.facts if plain(name) != _RELMAP_ID))
    if len(names) > MOST_FACTS:
        raise UserError("TABLE_TOO_MANY_COLUMNS", columns=len(names), limit=MOST_FACTS)
    known = {found for name in names for form in spellings(name) for found, _place in synonyms().get(form, ())}
    nameless = not known & _NAMED
    columns: dict[str, Callable[[Node], str]] = {}
    if any(node.label for node in nodes):
        columns["Name" if nameless else "Label"] = lambda node: _label_line(node, 0)
        if nameless and Field.TITLE not in known and any(_label_line(node, 1) for node in nodes):
            columns["Job title"] = lambda node: _label_line(node, 1)
    elif nameless:
        # networkx calls a node by its name, and nothing else.
        columns["Name"] = lambda node: node.id
    if groups:
        header = "Group" if Field.UNIT in known else "Department"
        columns[header] = lambda node: _label_line(groups[node.group], 0) if node.group in groups else ""
    for name in names:
        header = cell_text(name) or "Attribute"
        columns[header if header not in columns else f"{header} ({name})"] = partial(_fact, name)
    return columns


def _fact(name: str, node: Node) -> str:
    return node.facts.get(name, "")


def _label_line(node: Node, number: int) -> str:
    """A line of the label, "" when it has fewer."""
    lines = [_MARKUP.sub(" ", line).strip() for line in _LINE_END.split(node.label)]
    told = [line for line in lines if line]
    return told[number] if number < len(told) else ""


def _unique(headers: Iterable[str]) -> tuple[str, ...]:
    names: list[str] = []
    for header in headers:
        number, unique = 1, header
        while unique in names:
            number += 1
            unique = f"{header} #{number}"
        names.append(unique)
    return tuple(names)


def require_size(nodes: Sequence[Node], edges: Sequence[Edge]) -> None:
    """Raises ``UserError`` when there are more nodes or lines than RelMap takes; asked while they are read, too."""
    if len(nodes) > MOST_ROWS:
        raise UserError("TABLE_TOO_MANY_ROWS", limit=MOST_ROWS)
    if len(edges) > MOST_LINES:
        raise UserError("GRAPH_TOO_MANY_LINES", limit=MOST_LINES)
