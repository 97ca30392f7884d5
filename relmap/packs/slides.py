"""What goes on which slide of a presentation: a slide a branch, with links between them (formats.md 4.2).

All lengths are points, as type is measured: lettering has the same size on every slide, and what does not fit goes on
further slides.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from relmap.layout.forest import forest_of
from relmap.layout.geometry import Placement, Rect, Size
from relmap.layout.paging import MapPage, pages
from relmap.layout.style import Style
from relmap.model.vocabulary import Certainty, MapShape, PersonStatus
from relmap.packs.map_nodes import nodes
from relmap.packs.picture import Card, Freshness, LineKind, Picture
from relmap.packs.slide_lines import GUTTER, Connector, connectors

CARD = Size(140, 54)
"""A card on a slide: a name of 11 pt, two lines of title and one of marks of 10 pt."""

LINK_HEIGHT = 14.0
"""Of the links at the corners of cards."""

_AROUND = 10.0
"""Kept free around the cards of a slide, for links, trunks and ties."""

_SPACED = Style(hgap=20.0, vgap=26.0, stack_gap=10.0, column_gap=20.0, indent=20.0, hanging_cap=0)


@dataclass(frozen=True, slots=True)
class Onward:
    """Where a branch goes on: the slide, from 0, and how many people stand on this and further slides."""

    slide: int
    people: int


@dataclass(frozen=True)
class Slide:
    """One slide. ``placement`` holds all its cards, within the room; ``connectors`` the lines between them.

    ``ids`` are the people who belong here, everybody on exactly one slide. ``back`` are the cards repeated from an
    earlier slide, with its number from 0; ``onward`` tells where the reports of a card stand. ``heads`` stand at the
    top, ``above`` are the managers over them, highest first. ``aside`` is the room of those without a known manager.
    """

    heads: tuple[str, ...]
    above: tuple[str, ...]
    ids: tuple[str, ...]
    placement: Placement
    connectors: tuple[Connector, ...]
    onward: Mapping[str, Onward]
    back: Mapping[str, int]

    @property
    def aside(self) -> Rect:
        """The room of the people without a known manager; empty when there are none."""
        return self.placement.aside


def slides(picture: Picture, room: Size, style: Style, kinds: Collection[LineKind]) -> tuple[Slide, ...]:
    """The slides a map needs if each offers ``room``; one when the map fits, none when there is nobody.

    The map keeps the shape and direction of ``style``, but slides have no room for lanes and columns: there it is
    compact. Gaps are those of slides. ``kinds`` are the lines to draw.
    """
    free = Size(room.width - 2 * _AROUND, room.height - 2 * _AROUND)
    shape = MapShape.AUTO if style.shape.zoned else style.shape
    spaced = replace(_SPACED, shape=shape, direction=style.direction, aspect=free.width / free.height)
    boxes = nodes(picture, CARD)
    found = pages(boxes, spaced, free, unplaced=picture.unplaced)
    below = _Below(picture, found)
    return tuple(
        Slide(
            heads=page.heads,
            above=page.path_to_root,
            ids=page.ids,
            placement=page.placement,
            connectors=connectors(page.placement, spaced, picture.lines, kinds),
            onward={id_: Onward(on[0], below.later(id_, number)) for id_, on in page.continues.items()},
            back=page.references,
        )
        for number, page in enumerate(found)
    )


def least_room() -> Size:
    """What a slide must offer: room for a manager and two reports."""
    return Size(2 * CARD.width + 4 * GUTTER + 2 * _AROUND, 3 * CARD.height + 2 * _AROUND)


def holds_opinions(picture: Picture) -> bool:
    """Whether a picture shows more than who works there, as what and under whom.

    A map for the customer is drawn from a document that holds nothing else (method.md 6(b)); a picture that does is
    never turned into one by leaving things out. A vacancy or an outsider is there when the team has published them.
    """
    if picture.way is not None or picture.headline or picture.objective or picture.zones:
        return True
    confirmed = all(
        line.kind is LineKind.REPORTS_TO and line.certainty is Certainty.CONFIRMED and not line.cut
        for line in picture.lines
    )
    return not confirmed or any(_assessed(card) for card in picture.cards.values())


def _assessed(card: Card) -> bool:
    return (
        bool(card.roles or card.depth or card.usable or card.flags or card.team or card.ghost)
        or card.influence is not None
        or card.rating is not None
        or card.last_contact is not None
        or card.freshness is not Freshness.NEVER
        or card.status not in (PersonStatus.ACTIVE, PersonStatus.VACANT)
    )


class _Below:
    """Counts the people of a branch who stand on later slides."""

    def __init__(self, picture: Picture, found: Sequence[MapPage]) -> None:
        forest = forest_of(nodes(picture, CARD))
        self._kids = {
            forest.ids[manager]: [forest.ids[kid] for kid in kids] for manager, kids in enumerate(forest.kids)
        }
        self._homes = {id_: number for number, page in enumerate(found) for id_ in page.ids}

    def later(self, head: str, slide: int) -> int:
        """How many below ``head`` stand on slides after this one."""
        waiting, count = list(self._kids[head]), 0
        while waiting:
            person = waiting.pop()
            count += self._homes[person] > slide
            waiting += self._kids[person]
        return count
