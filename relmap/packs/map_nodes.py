"""The cards of a picture as boxes for the layout."""

from __future__ import annotations

from relmap.layout.geometry import Size
from relmap.layout.tree import Node
from relmap.packs.picture import Picture

CARD = Size(208, 92)
"""The card at 100 % (desktop.md 1), in map units."""


def nodes(picture: Picture, card: Size = CARD) -> list[Node]:
    """A box for every card, in sibling order; ``card`` is the size of the smaller cards on paper."""
    return [Node(id_, picture.managers.get(id_), card.width, card.height) for id_ in picture.cards]
