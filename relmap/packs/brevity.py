"""Texts and lists cut to the room a page has; what is left out is never silent (method.md 6)."""

from __future__ import annotations

from collections.abc import Sequence

from relmap.model.text import one_line
from relmap.words.packs import and_more

_ELLIPSIS = "…"


def clipped(text: str, most: int) -> str:
    """A text on one line of at most ``most`` characters, cut between words where there are any."""
    line = one_line(text)
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    at_word = cut.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > most // 2 else cut).rstrip(" ,;:.–") + _ELLIPSIS


def few(items: Sequence[str], most: int, longest: int) -> tuple[str, ...]:
    """The first items, each cut to ``longest`` characters; the rest is counted in the last."""
    shown = items if len(items) <= most else items[: most - 1]
    kept = tuple(clipped(item, longest) for item in shown)
    return kept if len(kept) == len(items) else (*kept, and_more(len(items) - len(kept)))
