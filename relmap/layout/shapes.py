"""The AUTO shape: of many arrangements, the one that prints largest (drawing.md 2.2, step 4).

Stockmeyer's floor-plan search. Every manager keeps a front: shapes of which none is both wider and higher than
another, from the narrowest and highest to the widest and lowest. The head of a tree takes the shape that suits the
aspect, every report below the one that follows from it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import ceil, inf, sqrt
from typing import TypeAlias

from relmap.layout.arrangement import Branch, Hang
from relmap.layout.boxes import Boxes
from relmap.layout.forest import Forest
from relmap.layout.style import Style

EFFORT = ((500, 32, 8), (4000, 24, 4), (inf, 16, 3))
"""Up to so many people: the shapes kept for a manager, the widths or heights tried where no exact sweep is possible.

Small maps are looked at closely; big ones come out as compact with less, within the time there is.
"""

SHELF_COUNTS = (2, 3, 4, 5)
"""Numbers of shelves a row is wrapped into."""

LONG_ROW = 10
"""More reports than this are wrapped even at the top, and do not stand single."""

BLOCKS = 6
"""Numbers of columns tried for a block of leaf reports."""

Shape: TypeAlias = tuple[float, float, Hang, float, int, float]
"""Width, height, hang, limit, run, shelf: one way to arrange a branch.

``limit`` is the height (ROW, SHELVES) or width (DOWN, SIDES) that no report's branch may pass, ``run`` the length of
the columns of leaf reports, ``shelf`` the width at which a wrapped row ends. A plain tuple: tens of thousands are made.
"""

Front: TypeAlias = list[Shape]


def choose(forest: Forest, style: Style, kept: Mapping[str, Branch]) -> dict[int, Branch]:
    """A branch for every manager. Those of ``kept`` stay; new ones take the best shape for themselves."""
    search = _Search(forest, style)
    return search.added_to(kept) if kept else search.best()


class _Search:
    """The fronts of one forest."""

    def __init__(self, forest: Forest, style: Style) -> None:
        self._forest = forest
        self._style = style
        mean = sum(forest.heights) / max(1, len(forest.heights))
        self._deepest = style.hanging_cap * (mean + style.stack_gap) if style.hanging_cap else inf
        _, self._kept, self._samples = next(step for step in EFFORT if len(forest.ids) <= step[0])
        self._fronts: dict[int, Front] = {}
        self._blocks: dict[tuple[float, ...], Front] = {}
        self._depths = [0] * len(forest.ids)
        for manager in forest.order:
            for report in forest.kids[manager]:
                self._depths[report] = self._depths[manager] + 1

    def best(self) -> dict[int, Branch]:
        """The branches that let the whole map print largest."""
        forest, fronts = self._forest, self._fronts
        for manager in reversed(forest.order):
            if forest.kids[manager]:
                fronts[manager] = _front(self._shapes(manager), self._kept)
        branches = {}
        waiting = [(root, self._largest_print(fronts[root])) for root in forest.roots if root in fronts]
        for manager, shape in waiting:
            branches[manager] = self._arrange(manager, shape, waiting)
        return branches

    def added_to(self, kept: Mapping[str, Branch]) -> dict[int, Branch]:
        """The kept branches, and new ones where there is none yet or too many leaf reports have joined a row."""
        forest, fronts = self._forest, self._fronts
        boxes = Boxes(forest, self._style)
        branches = {}
        for manager in reversed(forest.order):
            reports = forest.kids[manager]
            if not reports:
                continue
            branch = kept.get(forest.ids[manager])
            if branch is None or (not branch.run and len(boxes.leaves_of(manager)) > LONG_ROW):
                branch = self._arrange(manager, self._largest_print(self._shapes(manager)), [])
            branches[manager] = branch
            boxes.measure(manager, branch)
            box = boxes.made[manager]
            fronts[manager] = [(box.width, box.height, branch.hang, inf, 0, inf)]
        return branches

    def _largest_print(self, front: Front) -> Shape:
        aspect = self._style.top_down_aspect
        return min(front, key=lambda shape: (max(shape[0] / aspect, shape[1]), shape))

    def _parts(self, manager: int) -> tuple[list[int], list[int]]:
        """The leaf reports, and the others."""
        kids = self._forest.kids
        leaves: list[int] = []
        singles: list[int] = []
        for report in kids[manager]:
            (singles if kids[report] else leaves).append(report)
        return leaves, singles

    def _shapes(self, manager: int) -> Front:
        """Every shape worth a look; a single report always stands straight below."""
        style, fronts = self._style, self._fronts
        leaves, singles = self._parts(manager)
        columns = self._columns(leaves) if leaves else []
        width, height = self._forest.widths[manager], self._forest.heights[manager]
        hangs = self._depths[manager] >= style.row_levels and len(leaves) + len(singles) > 1
        if hangs and not singles:
            return self._team(leaves, columns, width, height)
        parts = [fronts[report] for report in singles]
        wrapped = [columns, *parts] if columns else parts
        row = [self._with_plain_row(columns, leaves), *parts] if columns else parts
        shapes = _rows(row, width, height + style.vgap, style.hgap)
        if hangs:
            shapes += self._downs(columns, parts, width, height)
            shapes += self._sides(leaves, parts, width, height)
        if len(wrapped) > 2 and (hangs or len(wrapped) > LONG_ROW):
            shapes += _shelves(wrapped, width, height, style, self._samples)
        return shapes

    def _team(self, leaves: Sequence[int], columns: Front, width: float, height: float) -> Front:
        """The shapes of a manager over leaf reports only; most managers are that, so this is the short way."""
        style = self._style
        plain = self._with_plain_row(columns, leaves)[-1]
        shapes = self._sides(leaves, (), width, height)
        if not plain[4]:
            shapes.append((max(width, plain[0]), height + style.vgap + plain[1], Hang.ROW, plain[1], 0, inf))
        top = height + style.stack_gap
        for block in columns:
            wide = block[0]
            shapes.append((max(width, wide), top + block[1], Hang.DOWN, wide - style.indent, 0, inf))
        return shapes

    def _columns(self, leaves: Sequence[int]) -> Front:
        """The blocks a set of leaf reports can form, indent included; the narrowest first."""
        wide = max([self._forest.widths[leaf] for leaf in leaves])
        heights = [self._forest.heights[leaf] for leaf in leaves]
        key = (wide, *heights)
        front = self._blocks.get(key)
        if front is None:
            front = self._blocks[key] = _blocks(
                wide, [height + self._style.stack_gap for height in heights], self._style
            )
        return front

    def _with_plain_row(self, columns: Front, leaves: Sequence[int]) -> Front:
        """The blocks, and the leaf reports side by side if they are few."""
        if len(leaves) > LONG_ROW:
            return columns
        widths, heights, gap = self._forest.widths, self._forest.heights, self._style.hgap
        width = sum([widths[leaf] + gap for leaf in leaves]) - gap
        height = max([heights[leaf] for leaf in leaves])
        plain: Shape = (width, height, Hang.ROW, inf, 0, inf)
        return [*(shape for shape in columns if shape[0] < width and shape[1] > height), plain]

    def _downs(self, columns: Front, parts: Sequence[Front], width: float, height: float) -> Front:
        """Everything below one another: exact, by falling height as the allowed width grows."""
        style = self._style
        if columns:
            parts = [_slimmer(columns, style.indent), *parts]
        limit = max([front[0][0] for front in parts])
        total = height + style.stack_gap - style.hgap
        steps = []
        for front in parts:
            total += front[0][1] + style.hgap
            steps += [(wider[0], slim[1] - wider[1]) for slim, wider in pairwise(front)]
        steps.sort()
        shapes: Front = []
        for wider, saved in [*steps, (inf, 0.0)]:
            if wider > limit:
                if total - height <= self._deepest:
                    shapes.append((max(width, style.indent + limit), total, Hang.DOWN, limit, 0, inf))
                limit = wider
            total -= saved
        return shapes

    def _sides(self, leaves: Sequence[int], parts: Sequence[Front], width: float, height: float) -> Front:
        """Left and right of a trunk; the leaf reports in one pair of columns at the top."""
        style, widths, heights = self._style, self._forest.widths, self._forest.heights
        reach = width / 2
        top = height + style.stack_gap
        run = 0
        if leaves:
            run = ceil(len(leaves) / 2)
            reach = max(reach, style.indent + max([widths[leaf] for leaf in leaves]))
            steps = [heights[leaf] + style.stack_gap for leaf in leaves]
            top += max(sum(steps[::2]), sum(steps[1::2])) - style.stack_gap + style.hgap
        shapes: Front = []
        for limit in _sample([[shape[0] for shape in front] for front in parts], self._samples) or [0.0]:
            tops = [top, top]
            reaches = [reach, reach]
            for shape in [_within_width(front, limit) for front in parts]:
                side = tops[1] < tops[0]
                tops[side] += shape[1] + style.hgap
                if style.indent + shape[0] > reaches[side]:
                    reaches[side] = style.indent + shape[0]
            lowest = max(tops) - style.hgap
            if lowest - height <= self._deepest:
                shapes.append((sum(reaches), lowest, Hang.SIDES, limit, run, inf))
        return shapes

    def _arrange(self, manager: int, shape: Shape, below: list[tuple[int, Shape]]) -> Branch:
        """The branch a shape stands for; ``below`` gets the shapes of the reports that have reports."""
        _, _, hang, limit, run, shelf = shape
        leaves, singles = self._parts(manager)
        pick = _within_height if hang in (Hang.ROW, Hang.SHELVES) else _within_width
        picked = [(report, pick(self._fronts[report], limit)) for report in singles]
        below += picked
        block: Shape | None = None
        if leaves and hang is not Hang.SIDES:
            columns = self._columns(leaves)
            if hang is Hang.ROW:
                columns = self._with_plain_row(columns, leaves)
            elif hang is Hang.DOWN:
                columns = _slimmer(columns, self._style.indent)
            block = pick(columns, limit)
            run = block[4]
        if hang is Hang.SIDES or (hang is Hang.DOWN and run >= len(leaves)):
            run = max(run, self._style.max_rows)
        groups: list[int] = []
        if hang is Hang.SIDES:
            groups = _sides_in_turn([chosen[1] + self._style.hgap for _, chosen in picked])
        elif hang is Hang.SHELVES:
            widths = [chosen[0] for _, chosen in picked]
            groups = _shelf_numbers([block[0], *widths] if block else widths, shelf, self._style.hgap)[-len(picked) :]
        ids = self._forest.ids
        named = {ids[report]: group for report, group in zip(singles, groups, strict=False)}
        return Branch(hang, run, hang is Hang.SIDES, named)


def _front(shapes: Front, most: int) -> Front:
    """Without the shapes that lose in both directions; at most so many, spread evenly."""
    shapes.sort()
    front = []
    lowest = inf
    for shape in shapes:
        if shape[1] < lowest:
            lowest = shape[1]
            front.append(shape)
    last = len(front) - 1
    return front if last < most else [front[last * step // (most - 1)] for step in range(most)]


def _blocks(wide: float, steps: Sequence[float], style: Style) -> Front:
    """Blocks in a few numbers of columns; ``steps`` are the heights of the cards with the gap below."""
    count = len(steps)
    columns = 1
    if style.hanging_cap and count > style.hanging_cap:
        squarish = sqrt(count * (wide + style.column_gap) / (steps[0] * style.top_down_aspect))
        columns = ceil(count / max(style.hanging_cap, ceil(squarish)))
    front: Front = []
    while columns <= count and len(front) < BLOCKS:
        run = ceil(count / columns)
        columns = ceil(count / run)
        width = style.indent + columns * (wide + style.column_gap) - style.column_gap
        front.append((width, _tallest(steps, run) - style.stack_gap, Hang.DOWN, inf, run, inf))
        columns += 1 + columns // 4
    return front


def _tallest(steps: Sequence[float], run: int) -> float:
    """The height of the highest column."""
    if len(steps) <= run:
        return sum(steps)
    return max([sum(steps[first : first + run]) for first in range(0, len(steps), run)])


def _slimmer(front: Front, by: float) -> Front:
    return [(shape[0] - by, *shape[1:]) for shape in front]


def _within_height(front: Front, limit: float) -> Shape:
    """The narrowest shape that is not higher."""
    for shape in front:
        if shape[1] <= limit:
            return shape
    return front[-1]


def _within_width(front: Front, limit: float) -> Shape:
    """The lowest shape that is not wider."""
    found = front[0]
    for shape in front:
        if shape[0] > limit:
            break
        found = shape
    return found


def _sample(fronts: Sequence[Sequence[float]], most: int) -> list[float]:
    """At most so many of the widths or heights that all parts can keep within."""
    if not fronts:
        return []
    least = max([min(sizes) for sizes in fronts])
    sizes = sorted({size for sizes in fronts for size in sizes if size >= least})
    last = len(sizes) - 1
    return sizes if last < most else [sizes[last * step // (most - 1)] for step in range(most)]


def _rows(parts: Sequence[Front], width: float, top: float, gap: float) -> Front:
    """Everything side by side: exact, by growing width as the allowed height falls."""
    total = -gap
    floor = 0.0
    steps = []
    for front in parts:
        total += front[0][0] + gap
        floor = max(floor, front[-1][1])
        steps += [(high[1], low[0] - high[0]) for high, low in pairwise(front)]
    steps.sort(reverse=True)
    shapes: Front = []
    limit = inf
    for high, grown in steps:
        if high <= floor:
            break
        if high < limit:
            limit = high
            shapes.append((max(width, total), top + limit, Hang.ROW, limit, 0, inf))
        total += grown
    shapes.append((max(width, total), top + floor, Hang.ROW, floor, 0, inf))
    return shapes


def _shelves(parts: Sequence[Front], width: float, height: float, style: Style, samples: int) -> Front:
    """A row wrapped into a few shelves."""
    shapes: Front = []
    for limit in _sample([[shape[1] for shape in front] for front in parts], samples):
        chosen = [_within_height(front, limit) for front in parts]
        widest = max([shape[0] for shape in chosen])
        total = sum([shape[0] for shape in chosen]) + style.hgap * len(chosen)
        for count in SHELF_COUNTS:
            if count >= len(chosen):
                break
            shelf = max(widest, total / count + widest / 2)
            wide, high = _wrapped(chosen, shelf, style)
            shapes.append((max(width, style.indent + wide), height + high, Hang.SHELVES, limit, 0, shelf))
    return shapes


def _wrapped(parts: Sequence[Shape], shelf: float, style: Style) -> tuple[float, float]:
    """Width and height of the shelves that ``_shelf_numbers`` makes of these parts."""
    hgap, vgap = style.hgap, style.vgap
    high = vgap
    right = widest = lowest = 0.0
    for part in parts:
        if right and right + part[0] > shelf:
            if right > widest:
                widest = right
            high += lowest + vgap
            right = lowest = 0.0
        right += part[0] + hgap
        if part[1] > lowest:
            lowest = part[1]
    return max(widest, right) - hgap, high + lowest


def _shelf_numbers(widths: Sequence[float], shelf: float, gap: float) -> list[int]:
    """The shelf of each part; a new one starts where the next would pass the width."""
    numbers = []
    number, right = 0, 0.0
    for width in widths:
        if right and right + width > shelf:
            number, right = number + 1, 0.0
        right += width + gap
        numbers.append(number)
    return numbers


def _sides_in_turn(heights: Sequence[float]) -> list[int]:
    """The side of each part: the one that is shorter so far, left first."""
    lengths = [0.0, 0.0]
    sides = []
    for height in heights:
        side = int(lengths[1] < lengths[0])
        lengths[side] += height
        sides.append(side)
    return sides
