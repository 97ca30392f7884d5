"""From a list of people with managers to a forest: cycles are cut, nobody is lost (drawing.md 2.2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

NO_ZONE = -1
"""The zone of those whose level or unit is not known; it comes last."""


class Node(NamedTuple):
    """A card to place. ``parent`` is the manager's id; an unknown id or None makes a root.

    ``zone`` is the number of the lane or column the card stands in, on maps that have such.
    """

    id: str
    parent: str | None
    width: float
    height: float
    zone: int = NO_ZONE


class Forest(NamedTuple):
    """People as numbers 0 … n-1 in the order given.

    ``parents`` holds -1 for roots, ``kids`` the reports in the order given, ``order`` everybody, managers before their
    reports, tree by tree. ``cuts`` are the lines (child, manager) left out.
    """

    ids: Sequence[str]
    parents: list[int]
    kids: list[list[int]]
    widths: Sequence[float]
    heights: Sequence[float]
    zones: Sequence[int]
    roots: list[int]
    order: list[int]
    cuts: tuple[tuple[str, str], ...]


def forest_of(nodes: Sequence[Node]) -> Forest:
    """Read a list of people; ids are unique.

    A person who reports to himself becomes a root, and so does the first listed member of every cycle; both lines are
    in ``cuts``.
    """
    if not nodes:
        return Forest((), [], [], (), (), (), [], [], ())
    ids, managers, widths, heights, zones = zip(*nodes, strict=True)
    slot = dict(zip(ids, range(len(ids)), strict=True))
    parents = [slot.get(manager, -1) for manager in managers]
    kids: list[list[int]] = [[] for _ in ids]
    roots: list[int] = []
    cut: list[int] = []
    for child, parent in enumerate(parents):
        if parent < 0:
            roots.append(child)
        elif parent == child:
            roots.append(child)
            cut.append(child)
        else:
            kids[parent].append(child)
    order = _managers_first(roots, kids)
    if len(order) < len(ids):
        opened = _open_cycles(parents, kids, order)
        cut += opened
        order += _managers_first(opened, kids)
        roots = sorted(roots + opened)
    cuts = tuple((ids[child], ids[parents[child]]) for child in sorted(cut))
    for child in cut:
        parents[child] = -1
    return Forest(ids, parents, kids, widths, heights, zones, roots, order, cuts)


def _managers_first(roots: list[int], kids: list[list[int]]) -> list[int]:
    """Everybody below the roots, level by level."""
    order = list(roots)
    for manager in order:
        order += kids[manager]
    return order


def _open_cycles(parents: list[int], kids: list[list[int]], reached: list[int]) -> list[int]:
    """Detach the first listed member of every cycle; whoever no root reaches hangs on exactly one."""
    state = bytearray(len(parents))
    for person in reached:
        state[person] = 2
    opened = []
    for start in range(len(parents)):
        trail = []
        person = start
        while not state[person]:
            state[person] = 1
            trail.append(person)
            person = parents[person]
        if state[person] == 1:
            first = min(trail[trail.index(person) :])
            kids[parents[first]].remove(first)
            opened.append(first)
        for passed in trail:
            state[passed] = 2
    return opened
