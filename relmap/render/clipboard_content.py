"""What is copied for other programs: the map as picture and drawing, people as a table; bytes by MIME type."""

from __future__ import annotations

from collections.abc import Iterable

from relmap.exchange.people_table import as_html, as_tsv, people_table
from relmap.model.snapshot import Snapshot
from relmap.render.image_files import png_bytes, svg_bytes
from relmap.render.map.drawing import Scene
from relmap.render.map.painter import View

PNG, SVG, TEXT, HTML, TABLE = "image/png", "image/svg+xml", "text/plain", "text/html", "text/tab-separated-values"


def map_content(scene: Scene, view: View) -> dict[str, bytes]:
    """The map as it is shown: PNG with two pixels to a map unit (fewer when it is very large), SVG, and its names."""
    names = (card.name for card in scene.picture.cards.values() if not card.ghost)
    picture, _scale = png_bytes(scene, view)
    return {PNG: picture, SVG: svg_bytes(scene, view), TEXT: "\n".join(names).encode()}


def people_content(snapshot: Snapshot, people: Iterable[str]) -> dict[str, bytes]:
    """People as a table, in the order given: tab separated for spreadsheets, HTML for everything else."""
    table = people_table(snapshot, people)
    rows = as_tsv(table).encode()
    return {TEXT: rows, TABLE: rows, HTML: as_html(table).encode()}
