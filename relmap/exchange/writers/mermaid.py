"""The map as Mermaid, for wikis that draw it from text (formats.md 4.1)."""

from __future__ import annotations

import json

from relmap.errors import UserError
from relmap.exchange.writers.chart import Box, Chart, Fill, Link, chart
from relmap.exchange.writers.outgoing import Outgoing
from relmap.model.vocabulary import MapDirection

MOST_LINKS = 500
MOST_CHARACTERS = 50_000
"""What Mermaid draws unless its owner says otherwise."""

# Signs that mean something to Mermaid or to the page it stands on; "%" begins its directives.
_ESCAPES = str.maketrans({'"': "#quot;"} | {sign: f"#{ord(sign)};" for sign in "#<>&%`{}[]\\|"})


def write(out: Outgoing) -> bytes:
    """Boxes and lines as a flowchart. Raises ``UserError`` for more than Mermaid draws."""
    drawn = chart(out)
    if len(drawn.links) > MOST_LINKS:
        raise UserError("MERMAID_TOO_MANY_LINES", lines=len(drawn.links), limit=MOST_LINKS)
    text = "\n".join(_lines(out, drawn)) + "\n"
    if len(text) > MOST_CHARACTERS:
        raise UserError("MERMAID_TOO_LONG", characters=len(text), limit=MOST_CHARACTERS)
    return text.encode()


def _lines(out: Outgoing, drawn: Chart) -> list[str]:
    sideways = all(account.map_direction is MapDirection.LEFT_RIGHT for account, _boxes in drawn.accounts)
    lines = ["---", f"title: {json.dumps(out.heading, ensure_ascii=False)}", "---"]
    lines.append(f"flowchart {'LR' if sideways and drawn.accounts else 'TD'}")
    for number, (account, boxes) in enumerate(drawn.accounts):
        inside = len(drawn.accounts) > 1
        if inside:
            lines.append(f'  subgraph account{number}["{_escaped(account.name)}"]')
        lines += [_box(box) for box in boxes]
        if inside:
            lines.append("  end")
    lines += [_link(link) for link in drawn.links]
    for fill in Fill:
        keys = [box.key for box in drawn.boxes if box.fill is fill]
        if keys:
            lines.append(f"  classDef role{fill.name} fill:{fill.value},color:{fill.ink},stroke:#8C959F")
            lines.append(f"  class {','.join(keys)} role{fill.name}")
    return lines


def _box(box: Box) -> str:
    return f'  {box.key}["{"<br/>".join(_escaped(line) for line in box.lines)}"]'


def _link(link: Link) -> str:
    if link.tie is None:
        return f"  {link.source} {'---' if link.solid else '-.-'} {link.target}"
    arrow = "-.-" if link.tie.mutual else "-.->"
    return f'  {link.source} {arrow}|"{_escaped(link.text)}"| {link.target}'


def _escaped(text: str) -> str:
    return " ".join(text.split()).translate(_ESCAPES)
