"""The legend of a slide: what its colours, outlines, signs and lines mean, in rows of small shapes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from relmap.layout.geometry import Point, Rect
from relmap.model.vocabulary import PersonStatus
from relmap.packs.picture import Card
from relmap.render.map.legend import LegendItem, Sign, in_rows
from relmap.render.slides.cards import SLACK, TEXT, Look, bars, card_fill, card_outline
from relmap.render.slides.connector_shape import connector_shape
from relmap.render.slides.shapes import EMU, Box, Run, Shape, Stroke, connector_xml, shape_xml
from relmap.render.slides.strokes import line_stroke, way_stroke
from relmap.render.texts import advance
from relmap.words import slides as words

ROW = 15.0
"""Height of a row of the legend, in points."""

_LETTERS: Mapping[Sign, str] = {
    Sign.BARS: f"{bars(3)} 3/5",
    Sign.LAPSED: "2/5 (3)",
    Sign.RATING: "+/−",
    Sign.BELOW: "▼",
}
SHOWN = frozenset({Sign.ROLE, Sign.TINT, Sign.CARD, Sign.LINE, Sign.WAY, *_LETTERS})
"""The signs a slide has; the others are told in words."""

_SAMPLE = 26.0
_TO_TEXT = 4.0
_BETWEEN = 14.0


def shown_items(items: Sequence[LegendItem]) -> tuple[LegendItem, ...]:
    """The entries of a map's legend that a slide needs."""
    return tuple(item for item in items if item.sign in SHOWN and not (item.sign is Sign.ROLE and item.role is None))


def legend_height(items: Sequence[LegendItem], width: float) -> float:
    """The room the entries take, in points, flowing in rows of this width."""
    places = in_rows([_item_width(item, width) for item in items], width, ROW, _BETWEEN)
    return places[-1].y + ROW if places else 0.0


def legend_xml(items: Sequence[LegendItem], look: Look, origin: Point, width: float, first_id: int) -> Iterator[str]:
    """The shapes of the legend, from a top left corner in points; each takes the next number from ``first_id``."""
    id_ = first_id
    places = in_rows([_item_width(item, width) for item in items], width, ROW, _BETWEEN)
    for item, place in zip(items, places, strict=True):
        left, top = origin.x + place.x, origin.y + place.y
        sample = _sample_width(item)
        yield _sample(id_, item, look, Rect(left, top, sample, ROW))
        start = left + sample + _TO_TEXT
        text = Shape(
            id_ + 1,
            f"legend:{item.text}",
            box_of(Rect(start, top, _text_width(item, width), ROW)),
            [[Run(item.text, 10, look.theme.ink)]],
        )
        yield shape_xml(text)
        id_ += 2


def box_of(rect: Rect) -> Box:
    """A rectangle of points in whole EMU, of even size so that its middle is whole too."""
    return Box(round(rect.x * EMU), round(rect.y * EMU), _even(rect.width), _even(rect.height))


def _even(length: float) -> int:
    return 2 * round(length * EMU / 2)


def _sample(id_: int, item: LegendItem, look: Look, room: Rect) -> str:
    name = f"legend:{item.sign.name.lower()}"
    middle = room.y + room.height / 2
    if item.sign in (Sign.LINE, Sign.WAY):
        stroke = line_stroke(item.line, look.theme) if item.line is not None else way_stroke(look.theme)
        ends = [(round(x * EMU), round(middle * EMU)) for x in (room.x, room.right)]
        return connector_xml(id_, name, connector_shape(ends), stroke)
    if item.sign in _LETTERS:
        return shape_xml(Shape(id_, name, box_of(room), [[Run(_LETTERS[item.sign], 10, look.theme.ink)]]))
    box = box_of(Rect(room.x, room.y + 2, room.width, room.height - 4))
    if item.sign is Sign.TINT:
        return shape_xml(Shape(id_, name, box, fill=item.tint, stroke=Stroke(look.theme.border, 1)))
    card = item.card or Card("", "", roles=(item.role,) if item.role else ())
    letters = [[Run(words.role_tag(item.role), 10, look.theme.ink, bold=True)]] if item.role else []
    if card.status is PersonStatus.LEFT:
        letters = [[Run("Ab", 10, look.theme.muted, struck=True)]]
    return shape_xml(
        Shape(id_, name, box, letters, fill=card_fill(card, look), stroke=card_outline(card, look), align="ctr")
    )


def _sample_width(item: LegendItem) -> float:
    return advance(_LETTERS[item.sign], TEXT) / SLACK + 2 if item.sign in _LETTERS else _SAMPLE


def _text_width(item: LegendItem, width: float) -> float:
    return min(width / 2, advance(item.text, TEXT) / SLACK + 2)


def _item_width(item: LegendItem, width: float) -> float:
    return _sample_width(item) + _TO_TEXT + _text_width(item, width)
