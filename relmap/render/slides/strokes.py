"""The look of lines on slides: colour, width, dashes and arrows by the names of presentations."""

from __future__ import annotations

from collections.abc import Mapping

from relmap.model.vocabulary import Certainty, Strength
from relmap.packs.picture import Line, LineKind
from relmap.render.slides.shapes import Stroke
from relmap.render.theme import Theme

_WIDTHS: Mapping[LineKind, float] = {
    LineKind.REPORTS_TO: 1.25,
    LineKind.DOTTED_TO: 1.25,
    LineKind.INFLUENCES: 2.25,
    LineKind.CAN_INTRODUCE: 1.75,
    LineKind.ALLY: 1.75,
    LineKind.CONFLICT: 1.75,
    LineKind.OURS: 1.5,
}
_DASHES: Mapping[LineKind, str] = {LineKind.DOTTED_TO: "dash", LineKind.ALLY: "sysDot", LineKind.CONFLICT: "lgDashDot"}
_ARROWS: Mapping[LineKind, str] = {LineKind.INFLUENCES: "triangle", LineKind.CAN_INTRODUCE: "arrow"}
_STRONGER: Mapping[Strength, float] = {Strength.LOW: -0.75, Strength.MEDIUM: 0.0, Strength.HIGH: 0.75}


def line_stroke(line: Line, theme: Theme) -> Stroke:
    """How a line is drawn; what is only assumed is dashed, a line in a circle red."""
    if line.cut:
        return Stroke(theme.opponent, 2.0, "dash")
    kind = line.kind
    width = _WIDTHS[kind] + (_STRONGER[line.strength] if kind is LineKind.INFLUENCES else 0.0)
    dash = _DASHES.get(kind, "sysDash" if line.certainty is Certainty.ASSUMED else "")
    return Stroke(theme.tie(kind), width, dash, _ARROWS.get(kind, ""))


def way_stroke(theme: Theme, arrow: str = "", dash: str = "") -> Stroke:
    """How a step of the best way to the economic buyer is drawn."""
    return Stroke(theme.way, 4.0, dash, arrow)
