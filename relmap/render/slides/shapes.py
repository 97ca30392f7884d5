"""The shapes of a slide as the XML a presentation stores: boxes with text, glued connectors, links.

Written directly, since the library cannot store the geometry of an elbow, leaves a theme's shadow on every shape and
takes a hundred times as long (formats.md 4.2, 1, 3 and 7). Colours are "#rrggbb", lengths EMU, lettering points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from relmap.exchange.text import clean_text
from relmap.render.slides.connector_shape import ConnectorShape

EMU = 12_700
"""English metric units in a point."""

_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_LINE = 1.2
_JUMP = "ppaction://hlinksldjump"


class Box(NamedTuple):
    """A rectangle of whole EMU."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one look; ``size`` in points."""

    text: str
    size: float
    colour: str
    bold: bool = False
    italic: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """An outline or line: ``width`` in points; ``dash`` and ``arrow`` by the names of presentations, "" for none."""

    colour: str
    width: float
    dash: str = ""
    arrow: str = ""
    double: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A box. ``link`` is the relation to the slide a click leads to; ``align`` is "l", "ctr" or "r".

    Lines stand 1.2 times their size apart, whatever a font thinks of it; only with ``wrap`` they are broken.
    """

    id: int
    name: str
    box: Box
    paragraphs: Sequence[Sequence[Run]] = ()
    description: str = ""
    preset: str = "rect"
    fill: str = ""
    stroke: Stroke | None = None
    align: str = "l"
    inset: int = 0
    link: str = ""
    wrap: bool = False


@dataclass(frozen=True, slots=True)
class Glue:
    """The shape and the site one end of a connector sticks to."""

    shape: int
    site: int


def shape_xml(shape: Shape) -> str:
    """The XML of a box."""
    return (
        f"<p:sp {_NAMESPACES}><p:nvSpPr>{_head(shape.id, shape.name, shape.description, shape.link)}"
        f"<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{_frame(shape.box)}"
        f'<a:prstGeom prst="{shape.preset}"><a:avLst/></a:prstGeom>{_fill(shape.fill)}{_line(shape.stroke)}</p:spPr>'
        f"{_text(shape)}</p:sp>"
    )


def connector_xml(
    id_: int,
    name: str,
    form: ConnectorShape,
    stroke: Stroke,
    begin: Glue | None = None,
    end: Glue | None = None,
    description: str = "",
) -> str:
    """The XML of a connector, glued where ``begin`` and ``end`` say."""
    turned = f' rot="{form.rotation}"' if form.rotation else ""
    turned += ' flipH="1"' if form.flip_h else ""
    turned += ' flipV="1"' if form.flip_v else ""
    guides = "".join(
        f'<a:gd name="adj{number}" fmla="val {value}"/>' for number, value in enumerate(form.adjustments, start=1)
    )
    glue = f'<a:stCxn id="{begin.shape}" idx="{begin.site}"/>' if begin else ""
    glue += f'<a:endCxn id="{end.shape}" idx="{end.site}"/>' if end else ""
    return (
        f"<p:cxnSp {_NAMESPACES}><p:nvCxnSpPr>{_head(id_, name, description, '')}"
        f"<p:cNvCxnSpPr>{glue}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>"
        f"{_frame(Box(form.x, form.y, form.width, form.height), turned)}"
        f'<a:prstGeom prst="{form.preset}"><a:avLst>{guides}</a:avLst></a:prstGeom>{_line(stroke)}</p:spPr></p:cxnSp>'
    )


def _head(id_: int, name: str, description: str, link: str) -> str:
    described = f' descr="{_safe(description)}"' if description else ""
    click = f'<a:hlinkClick r:id="{link}" action="{_JUMP}"/>' if link else ""
    return f'<p:cNvPr id="{id_}" name="{_safe(name)}"{described}>{click}</p:cNvPr>'


def _frame(box: Box, turned: str = "") -> str:
    return f'<a:xfrm{turned}><a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.width}" cy="{box.height}"/></a:xfrm>'


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill>' if colour else "<a:noFill/>"


def _line(stroke: Stroke | None) -> str:
    if stroke is None:
        return "<a:ln><a:noFill/></a:ln>"
    double = ' cmpd="dbl"' if stroke.double else ""
    dash = f'<a:prstDash val="{stroke.dash}"/>' if stroke.dash else ""
    arrow = f'<a:tailEnd type="{stroke.arrow}"/>' if stroke.arrow else ""
    return f'<a:ln w="{round(stroke.width * EMU)}"{double}>{_fill(stroke.colour)}{dash}<a:round/>{arrow}</a:ln>'


def _text(shape: Shape) -> str:
    paragraphs = "".join(_paragraph(runs, shape.align) for runs in shape.paragraphs) or "<a:p/>"
    wrap = "square" if shape.wrap else "none"
    inset = f'lIns="{shape.inset}" tIns="0" rIns="{shape.inset}" bIns="0"'
    return (
        f'<p:txBody><a:bodyPr wrap="{wrap}" {inset} anchor="ctr"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
        f"{paragraphs}</p:txBody>"
    )


def _paragraph(runs: Sequence[Run], align: str) -> str:
    spacing = round(_LINE * max(run.size for run in runs) * 100)
    look = f'<a:pPr algn="{align}"><a:lnSpc><a:spcPts val="{spacing}"/></a:lnSpc></a:pPr>'
    return f"<a:p>{look}{''.join(_run(run) for run in runs)}</a:p>"


def _run(run: Run) -> str:
    look = f' sz="{round(run.size * 100)}" b="{int(run.bold)}"'
    look += ' i="1"' if run.italic else ""
    look += ' strike="sngStrike"' if run.struck else ""
    return f"<a:r><a:rPr{look}>{_fill(run.colour)}</a:rPr><a:t>{_safe(run.text)}</a:t></a:r>"


def _safe(text: str) -> str:
    """``text`` as XML takes it, in an attribute too."""
    return escape(clean_text(text))
