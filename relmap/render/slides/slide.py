"""The map on a slide: connectors behind, cards, and the links to other slides at their corners (formats.md 4.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from relmap.layout.geometry import Point, Rect, Size
from relmap.packs.picture import LineKind
from relmap.packs.slide_lines import Connector, site_point
from relmap.packs.slides import CARD, LINK_HEIGHT, Slide
from relmap.render.map.legend import LegendItem
from relmap.render.paper.job import PaperJob
from relmap.render.slides.cards import SLACK, TEXT, Look, card_fill, card_outline, card_text, card_words, inset
from relmap.render.slides.connector_shape import connector_shape
from relmap.render.slides.legend import box_of
from relmap.render.slides.shapes import EMU, Box, Glue, Run, Shape, Stroke, connector_xml, shape_xml
from relmap.render.slides.strokes import line_stroke, way_stroke
from relmap.render.texts import advance
from relmap.words import legend as words
from relmap.words import slides as slide_words

_LARGEST = 1.5
"""How much a map that fills a slide only in part is enlarged at most."""

_JOG = 20
"""EMU: a bend smaller than this is rounding, not meant."""


FIRST_ID = 10
"""The first number of our shapes; lower ones are taken by the slide and its title."""


@dataclass(frozen=True, eq=False)
class Frame:
    """What all slides of a deck share; lengths in points. ``title`` is None where the template places the title."""

    job: PaperJob
    look: Look
    size: Size
    title: Rect | None
    lead: float
    room: Rect
    items: tuple[LegendItem, ...]
    lines: frozenset[LineKind]
    way: frozenset[frozenset[str]]


class Links:
    """The relations of a slide to others, made when first asked for."""

    def __init__(self, page: Any, pages: Sequence[Any]) -> None:
        self._page = page
        self._pages = pages

    def to(self, number: int) -> str:
        """The relation to a slide, from 0."""
        relation: str = self._page.part.relate_to(self._pages[number].part, RT.SLIDE)
        return relation


def map_xml(slide: Slide, alone: bool, frame: Frame, links: Links) -> Iterator[str]:
    """Connectors, cards, and the links at their corners."""
    cards, look = frame.job.picture.cards, frame.look
    bounds, room = slide.placement.bounds, frame.room
    scale = 1.0
    if alone:
        # What is drawn around the cards grows as well.
        fits = min(room.width / (bounds.width + 24), room.height / (bounds.height + 24))
        scale = max(1.0, min(_LARGEST, fits))
        look = replace(look, scale=scale)
    left = room.x + (room.width - bounds.width * scale) / 2 - bounds.x * scale
    top = room.y + min(24.0, (room.height - bounds.height * scale) / 2) - bounds.y * scale

    def point(at: Point) -> Point:
        return Point(left + at.x * scale, top + at.y * scale)

    boxes = {
        id_: box_of(Rect(*point(Point(rect.x, rect.y)), rect.width * scale, rect.height * scale))
        for id_, rect in slide.placement.rects.items()
    }
    first = FIRST_ID + 2 * len(frame.items) + 1
    ids = {id_: first + place for place, id_ in enumerate(boxes)}
    names = _names(boxes, frame)
    following = first + len(ids)
    for connector in slide.connectors:
        yield _connector(following, connector, boxes, ids, names, [point(at) for at in connector.points], frame)
        following += 1
    on_way = {person for step in frame.way for person in step}
    for id_, box in boxes.items():
        card = cards[id_]
        shape = Shape(
            id=ids[id_],
            name=names[id_],
            box=box,
            paragraphs=card_text(card, look),
            description=card_words(card, look.opinions),
            fill=card_fill(card, look),
            stroke=card_outline(card, look, id_ in on_way),
            inset=inset(scale),
            wrap=True,
        )
        yield shape_xml(shape)
    if slide.aside.width and look.opinions:
        at = point(Point(slide.aside.x, slide.aside.y))
        box = box_of(Rect(at.x, at.y - 15, max(CARD.width, slide.aside.width) * scale, 14))
        yield shape_xml(Shape(following, "no manager known", box, [[Run(words.not_placed(), 10, look.theme.muted)]]))
        following += 1
    for id_, onward in slide.onward.items():
        text = slide_words.onward_words(onward.people, onward.slide + 1)
        yield _link(following, text, boxes[id_], False, cards[id_].name, onward.slide, frame, links)
        following += 1
    for id_, home in slide.back.items():
        text = slide_words.back_words(home + 1)
        yield _link(following, text, boxes[id_], True, cards[id_].name, home, frame, links)
        following += 1


def _names(boxes: Mapping[str, Box], frame: Frame) -> dict[str, str]:
    """The names of the shapes: ids, so that they can be recognised; for the customer numbers, which tell nothing."""
    if frame.look.opinions:
        return {id_: f"person:{id_}" for id_ in boxes}
    places = {id_: place for place, id_ in enumerate(frame.job.picture.cards, start=1)}
    return {id_: f"person:{places[id_]}" for id_ in boxes}


def _connector(
    number: int,
    connector: Connector,
    boxes: Mapping[str, Box],
    ids: Mapping[str, int],
    names: Mapping[str, str],
    points: Sequence[Point],
    frame: Frame,
) -> str:
    line, theme = connector.line, frame.look.theme
    ends = boxes[connector.begin], boxes[connector.end]
    start, stop = (
        site_point(Rect(*box), site) for box, site in zip(ends, (connector.begin_site, connector.end_site), strict=True)
    )
    stroke = line_stroke(line, theme)
    if frozenset((line.source, line.target)) in frame.way:
        stroke = way_stroke(theme, stroke.arrow, stroke.dash)
    cards = frame.job.picture.cards
    kind = words.line_label(line.kind)
    name = "reports" if line.kind is LineKind.REPORTS_TO else line.kind.value.lower()
    return connector_xml(
        number,
        f"{name}:{_id_of(names[line.source])}->{_id_of(names[line.target])}",
        connector_shape(whole_points(start, points[1:-1], stop), connector.curved),
        stroke,
        Glue(ids[connector.begin], connector.begin_site),
        Glue(ids[connector.end], connector.end_site),
        slide_words.line_words(cards[line.source].name, kind, cards[line.target].name),
    )


def _id_of(name: str) -> str:
    return name.partition(":")[2]


def whole_points(start: Point, between: Sequence[Point], stop: Point) -> list[tuple[int, int]]:
    """A way in whole EMU between two exact ends, without bends too small to see.

    ``between`` is in points. Bends that miss an end by rounding only are put in line with it.
    """
    xs, ys = (round(start.x), round(stop.x)), (round(start.y), round(stop.y))
    first, last = (xs[0], ys[0]), (xs[1], ys[1])
    path = [first, *((_near(at.x * EMU, xs), _near(at.y * EMU, ys)) for at in between), last]
    kept: list[tuple[int, int]] = []
    for at in path:
        if kept and at == kept[-1]:
            continue
        if len(kept) > 1 and (kept[-2][0] == kept[-1][0] == at[0] or kept[-2][1] == kept[-1][1] == at[1]):
            kept.pop()
        kept.append(at)
    return [first, last] if _narrow(kept) else kept


def _narrow(points: Sequence[tuple[int, int]]) -> bool:
    """Whether all points lie on one line but for rounding."""
    return any(max(place) - min(place) < _JOG for place in zip(*points, strict=True))


def _near(length: float, ends: tuple[int, int]) -> int:
    return next((end for end in ends if abs(length - end) < _JOG), round(length))


def _link(number: int, text: str, box: Box, above: bool, name: str, slide: int, frame: Frame, links: Links) -> str:
    """A small button across the right end of a card's upper or lower edge."""
    theme = frame.look.theme
    wide = advance(text, TEXT) / SLACK + 8
    right = (box.x + box.width) / EMU - 6
    edge = box.y / EMU - LINK_HEIGHT * 0.6 if above else (box.y + box.height) / EMU - LINK_HEIGHT * 0.4
    shape = Shape(
        id=number,
        name="link:back" if above else "link:onward",
        box=box_of(Rect(right - wide, edge, wide, LINK_HEIGHT)),
        paragraphs=[[Run(text, 10, theme.accent, bold=True)]],
        description=slide_words.link_words(name, slide + 1),
        preset="roundRect",
        fill=theme.card,
        stroke=Stroke(theme.accent, 1),
        align="ctr",
        link=links.to(slide),
    )
    return shape_xml(shape)
