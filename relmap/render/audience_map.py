"""The map of an account for one audience, and the picture made of it: what window and command line have in common."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from relmap.errors import UserError
from relmap.exchange.writers.audience import for_audience
from relmap.layout.style import Style
from relmap.layout.tree import place
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Audience
from relmap.packs.map_nodes import nodes, pinned_places
from relmap.packs.map_picture import picture
from relmap.packs.slides import holds_opinions
from relmap.render.image_files import write_png, write_svg
from relmap.render.map.drawing import build_scene
from relmap.render.map.painter import View
from relmap.render.paper.job import PaperJob


def map_for(
    audience: Audience, whole: Snapshot, account: str, objective: str, as_of: date, file_name: str = ""
) -> PaperJob:
    """What is to be drawn of an account of the ``whole`` document, from nothing but what the audience may see.

    Flags and ways are computed again from that; the customer gets a map without objective, flags or ways. Where cards
    were put by hand counts only for those who may see it.
    """
    from relmap.analysis.flags.rulebook import evaluate  # loads networkx, which the window does not wait for

    snapshot = for_audience(whole, audience)
    shown = snapshot.accounts[account]
    if audience is Audience.CUSTOMER:
        drawn = picture(snapshot, account, "", as_of)
        # A line that closes a circle is a mistake of ours, not how the customer is organised.
        drawn = replace(drawn, lines=tuple(line for line in drawn.lines if not line.cut))
    else:
        (report,) = evaluate(snapshot, as_of, account)
        drawn = picture(snapshot, account, objective, as_of, report)
    style = Style(shape=shown.map_shape, direction=shown.map_direction)
    pinned = pinned_places(snapshot, account)
    return PaperJob(
        picture=drawn,
        style=style,
        placement=place(nodes(drawn), style, pinned=pinned, unplaced=drawn.unplaced),
        audience=audience,
        file_name=file_name,
    )


def write_picture(path: Path, job: PaperJob, name: str, *, scale: float = 2.0, transparent: bool = False) -> float:
    """Write a map as "svg" or "png" in the colours of paper; returns the pixels to a map unit, which count for PNG.

    They are at most ``scale``, fewer when the map is very large. Raises ``UserError`` when the file cannot be written,
    or a picture meant for the customer shows what he may not see.
    """
    customer = job.audience is Audience.CUSTOMER
    if customer and holds_opinions(job.picture):
        raise UserError("MAP_NOT_FOR_CUSTOMER")
    placement = job.placement or place(nodes(job.picture), job.style, unplaced=job.picture.unplaced)
    scene = build_scene(job.picture, placement, job.style)
    view = View(job.theme, job.colouring, job.lines, dim_others=False, opinions=not customer)
    if name == "svg":
        write_svg(path, scene, view)
        return 1.0
    return write_png(path, scene, view, scale, transparent)
