"""Pieces on pages: in order, none lost, none cut, heads repeated, what belongs together kept together."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from relmap.render.paper.flow import Piece, flowed

ROOM = 100.0


def piece(height: float, keep: bool = False, head: Piece | None = None) -> Piece:
    return Piece(height, lambda _painter, _x, _y: None, keep, head)


def test_pieces_fill_a_page_before_the_next() -> None:
    pieces = [piece(40) for _ in range(5)]
    pages = flowed(pieces, ROOM)
    assert [len(page) for page in pages] == [2, 2, 1]
    assert [placed.top for placed in pages[0]] == [0, 40]


def test_a_title_is_never_the_last_on_its_page() -> None:
    title, text = piece(20, keep=True), piece(30)
    pages = flowed([piece(60), title, text], ROOM)
    assert [[placed.piece for placed in page] for page in pages[1:]] == [[title, text]]


def test_the_head_of_a_table_is_repeated_on_the_next_page() -> None:
    head = piece(10)
    rows = [piece(30, head=head) for _ in range(5)]
    pages = flowed([replace(head, keep=True), *rows], ROOM)
    assert len(pages) == 2
    assert pages[1][0].piece is head
    assert pages[1][1].top == 10


def test_a_piece_larger_than_a_page_has_one_of_its_own() -> None:
    pages = flowed([piece(20), piece(150), piece(20)], ROOM)
    assert [len(page) for page in pages] == [1, 1, 1]


@given(st.lists(st.tuples(st.floats(1, 60), st.booleans()), max_size=40))
def test_every_piece_stands_once_in_order_below_the_one_before(made: list[tuple[float, bool]]) -> None:
    pieces = [piece(height, keep) for height, keep in made]
    pages = flowed(pieces, ROOM)
    assert [placed.piece for page in pages for placed in page] == pieces
    for page in pages:
        bottom = 0.0
        for placed in page:
            assert placed.top >= bottom - 1e-9
            bottom = placed.top + placed.piece.height
