"""Puts pieces of text and tables on pages, one below the other; nothing is cut in two."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QPainter

Paint = Callable[[QPainter, float, float], None]
"""Draws something with its top left corner at a point."""


@dataclass(frozen=True, eq=False)
class Piece:
    """Something that stays whole on one page; lengths are page units.

    ``keep`` pieces are never the last on a page. ``head`` is the head of the table a row belongs to: it is drawn again
    when the row is the first on its page. ``blank`` ones begin no page, and none is begun for their sake.
    """

    height: float
    paint: Paint
    keep: bool = False
    head: Piece | None = None
    blank: bool = False


@dataclass(frozen=True, eq=False)
class Placed:
    """A piece and how far its top is below that of the page's room."""

    piece: Piece
    top: float


def flowed(pieces: Sequence[Piece], room: float) -> tuple[tuple[Placed, ...], ...]:
    """The pieces on pages of ``room`` height, in order; a piece larger than a page has one of its own."""
    pages: list[list[Placed]] = [[]]
    used = 0.0
    for group in _groups(pieces):
        head = group[0].head
        height = sum(piece.height for piece in group)
        full = used + height > room
        if group[0].blank and len(group) == 1 and (full or not pages[-1]):
            continue
        if pages[-1] and full:
            pages.append([])
            used = 0.0
        if head is not None and not pages[-1]:
            pages[-1].append(Placed(head, 0.0))
            used = head.height
        for piece in group:
            pages[-1].append(Placed(piece, used))
            used += piece.height
    return tuple(tuple(page) for page in pages)


def gap(height: float) -> Piece:
    """Empty room, with the piece before it."""
    return Piece(height, lambda _painter, _x, _y: None, blank=True)


def _groups(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Pieces that stand on one page together: some to be kept, and the one after them."""
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.keep:
            yield group
            group = []
    if group:
        yield group
