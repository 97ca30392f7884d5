"""The cards of a picture as the layout takes them: boxes, and the places of those put by hand."""

from __future__ import annotations

from relmap.layout.forest import NO_ZONE
from relmap.layout.geometry import Point, Size
from relmap.layout.tree import Node
from relmap.model.snapshot import Snapshot
from relmap.packs.picture import Picture

CARD = Size(208, 92)
"""The card at 100 % (desktop.md 1), in map units."""


def nodes(picture: Picture, card: Size = CARD) -> list[Node]:
    """A box for every card, in sibling order; ``card`` is the size of the smaller cards on paper."""
    managers, zones = picture.managers, picture.zone_of
    return [Node(id_, managers.get(id_), card.width, card.height, zones.get(id_, NO_ZONE)) for id_ in picture.cards]


def pinned_places(snapshot: Snapshot, account: str) -> dict[str, Point]:
    """Where the cards stand that the user put in their places."""
    return {
        person.id: Point(person.x, person.y)
        for person in snapshot.people_of(account)
        if person.pinned and person.x is not None and person.y is not None
    }
