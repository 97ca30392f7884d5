"""The map as DOT, the language of Graphviz (formats.md 4.1)."""

from __future__ import annotations

from collections.abc import Iterator

from relmap.exchange.text import clean_text
from relmap.exchange.writers.chart import Box, Chart, Link, chart
from relmap.exchange.writers.outgoing import Outgoing
from relmap.model.vocabulary import MapDirection


def write(out: Outgoing) -> bytes:
    """Boxes and lines, managers above; ties do not move the boxes."""
    return ("\n".join(_lines(out, chart(out))) + "\n").encode()


def _lines(out: Outgoing, drawn: Chart) -> Iterator[str]:
    sideways = all(account.map_direction is MapDirection.LEFT_RIGHT for account, _boxes in drawn.accounts)
    rank = "LR" if sideways and drawn.accounts else "TB"
    yield "digraph map {"
    yield f"  graph [charset=UTF-8, rankdir={rank}, labelloc=t, fontname=Arial, label={_quoted(out.heading)}];"
    yield '  node [shape=box, style="filled,rounded", fontname=Arial, fontsize=11, color="#8C959F"];'
    yield "  edge [fontname=Arial, fontsize=9];"
    for number, (account, boxes) in enumerate(drawn.accounts):
        inside = len(drawn.accounts) > 1
        if inside:
            yield f"  subgraph cluster_{number} {{ label={_quoted(account.name)};"
        yield from map(_box, boxes)
        if inside:
            yield "  }"
    yield from map(_link, drawn.links)
    yield "}"


def _box(box: Box) -> str:
    style = "" if box.here else ', style="filled,rounded,dashed"'
    text = _quoted(*box.lines)
    return f'  {box.key} [label={text}, fillcolor="{box.fill.value}", fontcolor="{box.fill.ink}"{style}];'


def _link(link: Link) -> str:
    told = [f'color="{link.colour}"']
    if not link.solid:
        told.append("style=dashed")
    if link.tie is None:
        told.append("arrowhead=none")
    else:
        told += ["constraint=false", f"label={_quoted(link.text)}", f'fontcolor="{link.colour}"']
        if link.tie.mutual:
            told.append("dir=none")
    return f"  {link.source} -> {link.target} [{', '.join(told)}];"


def _quoted(*lines: str) -> str:
    """Texts one under the other; backslashes and quotes stand for themselves."""
    return '"' + "\\n".join(_escaped(line) for line in lines) + '"'


def _escaped(text: str) -> str:
    return " ".join(clean_text(text).split()).replace("\\", "\\\\").replace('"', '\\"')
