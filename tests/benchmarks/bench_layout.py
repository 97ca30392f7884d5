"""How long layouts take and how large they print: ``python tests/benchmarks/bench_layout.py``.

CPU time of the thread, medians, beside the same count of a reference loop, because machines differ (drawing.md 5).
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable

from relmap.layout.edges import reporting_routes
from relmap.layout.forest import NO_ZONE
from relmap.layout.geometry import Size
from relmap.layout.paging import pages
from relmap.layout.style import Style
from relmap.layout.tree import Node, place
from relmap.model.vocabulary import MapShape

CARD = (208.0, 92.0)
A3 = (400.0, 277.0)
"""The printable size of the sheet the card widths are given for, in mm (drawing.md 2.4)."""

GOALS = {
    (10_000, MapShape.AUTO): 150.0,
    (10_000, MapShape.STACKED): 60.0,
    (150, MapShape.AUTO): 3.0,
    # Maps in zones may take twice as long as those without.
    (10_000, MapShape.LANES): 300.0,
    (10_000, MapShape.COLUMNS): 300.0,
    (20_000, MapShape.LANES): 700.0,
    (20_000, MapShape.COLUMNS): 700.0,
}
"""Milliseconds at most, by people and shape."""


def organisation(count: int, seed: int = 7) -> list[Node]:
    """People with spans of control about seven; five of six have no reports."""
    chance = random.Random(seed * 1_000_003 + count)
    nodes = [Node("0", None, *CARD)]
    teams = [(0, count - 1)]
    for manager, people in teams:
        span = min(people, max(2, min(14, round(chance.lognormvariate(1.95, 0.4)))))
        if people <= span + 2:
            nodes += [Node(str(len(nodes) + n), str(manager), *CARD) for n in range(people)]
            continue
        leads = max(1, min(span, (people - span) // 5, round(span * chance.uniform(0.5, 0.9))))
        weights = [chance.gammavariate(1.6, 1.0) + 0.15 for _ in range(leads)]
        below = people - span
        shares = [int(below * weight / sum(weights)) for weight in weights]
        shares[0] += below - sum(shares)
        for share in shares + [0] * (span - leads):
            if share:
                teams.append((len(nodes), share))
            nodes.append(Node(str(len(nodes)), str(manager), *CARD))
    return nodes


def zoned(nodes: list[Node], shape: MapShape) -> list[Node]:
    """The people in lanes by depth, one of thirty of unknown level, or in columns by the branch two steps below."""
    chance = random.Random(len(nodes))
    depths: dict[str, int] = {}
    units: dict[str, int] = {}
    placed = []
    for node in nodes:
        above = node.parent or ""
        depth = depths[node.id] = depths.get(above, -1) + 1
        units[node.id] = units[above] if depth > 2 else len(units)
        zone = units[node.id] if shape is MapShape.COLUMNS else min(5, depth)
        placed.append(node._replace(zone=zone if chance.random() < 29 / 30 else NO_ZONE))
    return placed


def milliseconds(work: Callable[[], object], times: int = 9) -> float:
    """The median CPU time of a call."""
    taken = []
    for _ in range(times):
        start = time.thread_time()
        work()
        taken.append(time.thread_time() - start)
    return 1000 * statistics.median(taken)


def reference() -> int:
    """A loop that takes as long as the machine is slow."""
    total = 0
    for number in range(200_000):
        total += number % 7
    return total


def main() -> None:
    """Measure and print."""
    for count in (150, 1_000, 2_000, 10_000, 20_000):
        everybody = organisation(count)
        for shape in MapShape:
            nodes = zoned(everybody, shape) if shape.zoned else everybody
            style = Style(shape)
            loop = milliseconds(reference, 3)
            taken = milliseconds(lambda nodes=nodes, style=style: place(nodes, style))
            goal = GOALS.get((count, shape))
            verdict = "" if goal is None else f"  goal {goal:g} ms: {'met' if taken <= goal else 'MISSED'}"
            area = place(nodes, style).bounds
            card = CARD[0] * min(A3[0] / area.width, A3[1] / area.height)
            print(
                f"{count:>6} {shape:<10} {taken:7.2f} ms = {taken / loop:6.2f} loops"
                f"   W:H {area.width / area.height:7.2f}   card on A3 {card:5.2f} mm{verdict}"
            )
            if shape.zoned:
                placement = place(nodes, style)
                lines = milliseconds(lambda placement=placement, style=style: reporting_routes(placement, style), 3)
                print(f"{'':>17} reporting lines {lines:.2f} ms, zones {len(placement.zones)}")
        _edit_and_lines(everybody)


def _edit_and_lines(nodes: list[Node]) -> None:
    before = place(nodes)
    more = [*nodes, Node("new", nodes[len(nodes) // 2].id, *CARD)]
    edit = milliseconds(lambda: place(more, keep=before.arrangement), 5)
    lines = milliseconds(lambda: reporting_routes(before, Style()), 5)
    paper = milliseconds(lambda: pages(nodes, Style(), Size(1900, 1100)), 1)
    print(f"{'':>6} edit {edit:.2f} ms, reporting lines {lines:.2f} ms, pages {paper:.0f} ms")


if __name__ == "__main__":
    main()
