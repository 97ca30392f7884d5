"""Tidy trees of cards of any size: subtrees as close as their outlines allow.

Van der Ploeg, "Drawing non-layered tidy trees in linear time" (2014): the outline of a set of subtrees is threaded
through the tree itself, so every comparison is paid for by a card that disappears behind another.
"""

from __future__ import annotations

from collections.abc import Sequence


class _Outlines:
    """The working lists of one run, indexed by card; x is relative to the manager until the end."""

    __slots__ = (
        "bottoms",
        "changes",
        "first",
        "last",
        "left_end",
        "left_sum",
        "left_thread",
        "mods",
        "offsets",
        "right_end",
        "right_sum",
        "right_thread",
        "shifts",
        "widths",
    )

    def __init__(
        self, kids: Sequence[Sequence[int]], widths: Sequence[float], gap: float, bottoms: list[float]
    ) -> None:
        count = len(kids)
        self.widths = [width + gap for width in widths]
        self.bottoms = bottoms
        self.offsets = [0.0] * count
        self.mods = [0.0] * count
        self.shifts = [0.0] * count
        self.changes = [0.0] * count
        self.left_thread = [-1] * count
        self.right_thread = [-1] * count
        self.left_end = list(range(count))
        self.right_end = list(range(count))
        self.left_sum = [0.0] * count
        self.right_sum = [0.0] * count
        self.first = [reports[0] if reports else -1 for reports in kids]
        self.last = [reports[-1] if reports else -1 for reports in kids]


def tidy(
    kids: Sequence[Sequence[int]],
    order: Sequence[int],
    widths: Sequence[float],
    heights: Sequence[float],
    middles: Sequence[float],
    hgap: float,
    vgap: float,
) -> tuple[list[float], list[float]]:
    """The left edges and tops of all cards; every root of ``order`` (managers first) has its own x and the top 0.

    ``middles`` says how far inside its card, from the left, a line meets each; managers are centred over the first
    and last line below them. A bus half a ``vgap`` below a manager meets no card.
    """
    tops, bottoms = _levels(kids, order, heights, vgap)
    outlines = _Outlines(kids, widths, hgap, bottoms)
    offsets, mods = outlines.offsets, outlines.mods
    left_end, left_sum = outlines.left_end, outlines.left_sum
    right_end, right_sum = outlines.right_end, outlines.right_sum
    for manager in reversed(order):
        reports = kids[manager]
        if not reports:
            continue
        head, tail = reports[0], reports[-1]
        if head != tail:
            _spread(outlines, reports)
        first_line = offsets[head] + mods[head] + middles[head]
        last_line = offsets[tail] + mods[tail] + middles[tail]
        offsets[manager] = (first_line + last_line) / 2 - middles[manager]
        left_end[manager] = left_end[head]
        left_sum[manager] = left_sum[head]
        right_end[manager] = right_end[tail]
        right_sum[manager] = right_sum[tail]
    return _absolute(outlines, kids, order), tops


def _levels(
    kids: Sequence[Sequence[int]], order: Sequence[int], heights: Sequence[float], vgap: float
) -> tuple[list[float], list[float]]:
    """Tops of the cards, and where their reports start."""
    tops = [0.0] * len(kids)
    bottoms = [height + vgap for height in heights]
    for manager in order:
        bottom = bottoms[manager]
        for report in kids[manager]:
            tops[report] = bottom
            bottoms[report] += bottom
    return tops, bottoms


def _spread(outlines: _Outlines, reports: Sequence[int]) -> None:
    """Push each report's subtree right of those before it, and thread the outlines together."""
    bottoms, right_end = outlines.bottoms, outlines.right_end
    lows = [bottoms[outlines.left_end[reports[0]]]]
    owners = [0]
    for index in range(1, len(reports)):
        low = bottoms[right_end[reports[index]]]
        _separate(outlines, reports, index, lows, owners)
        while lows and low >= lows[-1]:
            lows.pop()
            owners.pop()
        lows.append(low)
        owners.append(index)


def _separate(outlines: _Outlines, reports: Sequence[int], index: int, lows: list[float], owners: list[int]) -> None:
    """Walk down the facing outlines of the subtrees before ``index`` and of ``index`` itself."""
    bottoms, mods, offsets, widths = outlines.bottoms, outlines.mods, outlines.offsets, outlines.widths
    first, last = outlines.first, outlines.last
    left_thread, right_thread = outlines.left_thread, outlines.right_thread
    subtree = reports[index]
    left, right = reports[index - 1], subtree
    left_sum, right_sum = mods[left], mods[right]
    left_low, right_low = bottoms[left], bottoms[right]
    owner = len(lows) - 1
    while left >= 0 and right >= 0:
        while owner and left_low > lows[owner]:
            owner -= 1
        distance = left_sum + offsets[left] + widths[left] - right_sum - offsets[right]
        if distance > 0:
            right_sum += distance
            _push(outlines, reports, owners[owner], index, distance)
        down_right = right_low <= left_low
        if left_low <= right_low:
            following = last[left]
            left = following if following >= 0 else right_thread[left]
            if left >= 0:
                left_sum += mods[left]
                left_low = bottoms[left]
        if down_right:
            following = first[right]
            right = following if following >= 0 else left_thread[right]
            if right >= 0:
                right_sum += mods[right]
                right_low = bottoms[right]
    if left < 0 and right >= 0:
        _thread_left(outlines, reports[0], subtree, right, right_sum)
    elif right < 0 and left >= 0:
        _thread_right(outlines, reports[index - 1], subtree, left, left_sum)


def _push(outlines: _Outlines, reports: Sequence[int], owner: int, index: int, distance: float) -> None:
    """Move a subtree right, and let the smaller ones between it and the one it ran into share the way."""
    subtree = reports[index]
    outlines.mods[subtree] += distance
    outlines.left_sum[subtree] += distance
    outlines.right_sum[subtree] += distance
    if owner != index - 1:
        share = distance / (index - owner)
        outlines.shifts[reports[owner + 1]] += share
        outlines.shifts[subtree] -= share
        outlines.changes[subtree] -= distance - share


def _thread_left(outlines: _Outlines, head: int, subtree: int, deeper: int, deeper_sum: float) -> None:
    """The new subtree reaches lower: its left outline goes on below that of the ones before it."""
    end = outlines.left_end[head]
    outlines.left_thread[end] = deeper
    slack = deeper_sum - outlines.mods[deeper] - outlines.left_sum[head]
    outlines.mods[end] += slack
    outlines.offsets[end] -= slack
    outlines.left_end[head] = outlines.left_end[subtree]
    outlines.left_sum[head] = outlines.left_sum[subtree]


def _thread_right(outlines: _Outlines, before: int, subtree: int, deeper: int, deeper_sum: float) -> None:
    """The ones before reach lower: their right outline goes on below that of the new subtree."""
    end = outlines.right_end[subtree]
    outlines.right_thread[end] = deeper
    slack = deeper_sum - outlines.mods[deeper] - outlines.right_sum[subtree]
    outlines.mods[end] += slack
    outlines.offsets[end] -= slack
    outlines.right_end[subtree] = outlines.right_end[before]
    outlines.right_sum[subtree] = outlines.right_sum[before]


def _absolute(outlines: _Outlines, kids: Sequence[Sequence[int]], order: Sequence[int]) -> list[float]:
    """Sum the relative x downward, spacing shares included."""
    offsets, mods, shifts, changes = outlines.offsets, outlines.mods, outlines.shifts, outlines.changes
    lefts = [0.0] * len(kids)
    sums = [0.0] * len(kids)
    for manager in order:
        total = sums[manager] + mods[manager]
        lefts[manager] = offsets[manager] + total
        shift = moved = 0.0
        for report in kids[manager]:
            shift += shifts[report]
            moved += shift + changes[report]
            mods[report] += moved
            sums[report] = total
    return lefts
