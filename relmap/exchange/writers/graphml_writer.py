"""The map as GraphML that yEd opens with boxes, colours and labels (formats.md 1.6, 4.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relmap.exchange.writers.chart import Box, Chart, Link, chart, places
from relmap.exchange.writers.outgoing import Outgoing
from relmap.exchange.writers.xml_text import DECLARATION, escaped, kind_of, tag, typed
from relmap.layout.geometry import Rect
from relmap.model.vocabulary import Audience

_OPEN = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xmlns:y="http://www.yworks.com/xml/graphml" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
    'http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd">'
)
_LABEL = {"fontFamily": "Arial", "fontSize": 12}


def write(out: Outgoing) -> bytes:
    """Everybody on the map with the attributes of the people list, and every line; also read by other programs."""
    drawn, rects = chart(out), places(out)
    lines = [DECLARATION, _OPEN, *_keys(out, drawn), '<graph id="G" edgedefault="directed">']
    lines.append(_data("heading", out.heading))
    lines += [_node(box, rects[box.person.id]) for box in drawn.boxes]
    lines += [_edge(out, number, link) for number, link in enumerate(drawn.links)]
    lines += ["</graph>", "</graphml>", ""]
    return "\n".join(lines).encode()


def _keys(out: Outgoing, drawn: Chart) -> Iterator[str]:
    yield '<key id="heading" for="graph" attr.name="Description" attr.type="string"/>'
    yield '<key id="shape" for="node" yfiles.type="nodegraphics"/>'
    yield '<key id="line" for="edge" yfiles.type="edgegraphics"/>'
    for place, header in enumerate(drawn.headers):
        kind = kind_of((box.values[place] for box in drawn.boxes), "int")
        yield f'<key id="p{place}" for="node" attr.name="{escaped(header)}" attr.type="{kind}"/>'
    for name in _line_values(out, None):
        yield f'<key id="{name.lower()}" for="edge" attr.name="{name}" attr.type="string"/>'


def _node(box: Box, rect: Rect) -> str:
    inner = [_data(f"p{place}", text) for place, value in enumerate(box.values) if (text := typed(value))]
    shape = tag(
        "y:ShapeNode",
        (
            tag("y:Geometry", height=rect.height, width=rect.width, x=rect.x, y=rect.y),
            tag("y:Fill", color=box.fill.value, transparent="false"),
            tag("y:BorderStyle", color="#8C959F", type="line" if box.here else "dashed", width=1.0),
            tag("y:NodeLabel", escaped("\n".join(box.lines)), **_LABEL, textColor=box.fill.ink),
            tag("y:Shape", type="roundrectangle"),
        ),
    )
    return tag("node", (*inner, tag("data", shape, key="shape")), id=box.key)


def _edge(out: Outgoing, number: int, link: Link) -> str:
    inner = [_data(name.lower(), text) for name, text in _line_values(out, link).items() if text]
    mutual = link.tie is not None and link.tie.mutual
    line = tag(
        "y:PolyLineEdge",
        (
            tag("y:LineStyle", color=link.colour, type="line" if link.solid else "dashed", width=1.0),
            tag("y:Arrows", source="none", target="none" if link.tie is None or mutual else "standard"),
            tag("y:EdgeLabel", escaped(link.text), **_LABEL, textColor=link.colour) if link.text else "",
        ),
    )
    return tag("edge", (*inner, tag("data", line, key="line")), id=f"e{number}", source=link.source, target=link.target)


def _line_values(out: Outgoing, link: Link | None) -> Mapping[str, str]:
    """What is told of a line, by name; the names alone without one."""
    told = {"Kind": link.kind if link else ""}
    if out.shows(Audience.COMPANY):
        told["Certainty"] = link.certainty.value if link else ""
        told["Strength"] = link.strength.value if link and link.strength else ""
    if out.shows(Audience.TEAM):
        told["Words"] = link.words if link else ""
    return told


def _data(key: str, text: str) -> str:
    return tag("data", escaped(text), key=key)
