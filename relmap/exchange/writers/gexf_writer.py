"""The map as GEXF for Gephi: attributes as columns, colours and places kept (formats.md 1.6, 4.1)."""

from __future__ import annotations

from collections.abc import Iterator

from relmap.exchange.writers.chart import Box, Chart, Link, chart, places
from relmap.exchange.writers.outgoing import Outgoing
from relmap.exchange.writers.xml_text import DECLARATION, escaped, kind_of, tag, typed
from relmap.layout.geometry import Rect
from relmap.model.vocabulary import Audience

_OPEN = '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">'
_SIZE = 20.0


def write(out: Outgoing) -> bytes:
    """Everybody on the map with the attributes of the people list, and every line with its kind."""
    drawn, rects = chart(out), places(out)
    lines = [DECLARATION, _OPEN]
    lines.append(tag("meta", tag("description", escaped(out.heading)), lastmodifieddate=out.as_of.isoformat()))
    lines.append('<graph defaultedgetype="directed" mode="static">')
    lines += [*_attributes(out, drawn), "<nodes>"]
    lines += [_node(box, rects[box.person.id]) for box in drawn.boxes]
    lines += ["</nodes>", "<edges>"]
    lines += [_edge(out, number, link) for number, link in enumerate(drawn.links)]
    lines += ["</edges>", "</graph>", "</gexf>", ""]
    return "\n".join(lines).encode()


def _attributes(out: Outgoing, drawn: Chart) -> Iterator[str]:
    names = [
        tag("attribute", id=place, title=header, type=kind_of((box.values[place] for box in drawn.boxes), "integer"))
        for place, header in enumerate(drawn.headers)
    ]
    yield tag("attributes", names, class_="node")
    told = ["Kind", *(["Certainty"] if out.shows(Audience.COMPANY) else [])]
    yield tag(
        "attributes", [tag("attribute", id=n, title=name, type="string") for n, name in enumerate(told)], class_="edge"
    )


def _node(box: Box, rect: Rect) -> str:
    values = [
        tag("attvalue", for_=place, value=text) for place, value in enumerate(box.values) if (text := typed(value))
    ]
    red, green, blue = (int(box.fill.value[start : start + 2], 16) for start in (1, 3, 5))
    x, y = rect.center
    inner = (
        tag("attvalues", values),
        tag("viz:color", r=red, g=green, b=blue),
        # In Gephi y grows upward.
        tag("viz:position", x=x, y=-y, z=0.0),
        tag("viz:size", value=_SIZE),
    )
    return tag("node", inner, id=box.key, label=box.lines[0])


def _edge(out: Outgoing, number: int, link: Link) -> str:
    values = [tag("attvalue", for_=0, value=link.kind)]
    if out.shows(Audience.COMPANY):
        values.append(tag("attvalue", for_=1, value=link.certainty.value))
    # All lines are directed: some programs refuse a mixture, and the kind says which ties are mutual.
    told = {"label": link.text} if link.text else {}
    return tag("edge", tag("attvalues", values), id=number, source=link.source, target=link.target, **told)
