"""Writes a map as a PowerPoint presentation of real shapes and glued connectors (formats.md 4.2).

A slide a branch, with links between them; text never below 10 pt; legend, notes, alternative texts; nothing about the
author, his machine or his template's author. PowerPoint draws what is stored, so what is stored has to be right:
``relmap.render.slides.connector_shape``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from pptx.oxml import parse_xml

from relmap.errors import UserError
from relmap.exchange.files import read_bytes, write_bytes
from relmap.exchange.text import clean_text
from relmap.layout.geometry import Point, Rect, Size
from relmap.layout.tree import place
from relmap.model.vocabulary import Audience
from relmap.packs.map_nodes import nodes
from relmap.packs.picture import LineKind
from relmap.packs.slides import Slide, holds_opinions, least_room, slides
from relmap.progress import Progress, Silent
from relmap.render.fonts import load_fonts
from relmap.render.map.drawing import build_scene
from relmap.render.map.legend import LegendItem, legend
from relmap.render.map.painter import View
from relmap.render.paper.job import PaperJob
from relmap.render.slides import deck_template
from relmap.render.slides.cards import (
    SLACK,
    TEXT,
    Look,
    card_words,
    fitted,
)
from relmap.render.slides.legend import box_of, legend_height, legend_xml, shown_items
from relmap.render.slides.shapes import EMU, Run, Shape, shape_xml
from relmap.render.slides.slide import FIRST_ID, Frame, Links, map_xml
from relmap.render.texts import Face, advance, elided
from relmap.words import legend as words
from relmap.words import slides as slide_words

_MARGIN = 24.0
_TITLE = Rect(_MARGIN, 10, 0, 30)
_LEAD = Face(12)
_LEAD_LINE = 15.0
_FOOTER = 15.0
_GAP = 6.0


def write_deck(path: Path, job: PaperJob, template: Path | None = None, progress: Progress | None = None) -> int:
    """Write a map as .pptx, on the user's own template if there is one; returns the number of slides.

    Raises ``UserError`` when the template cannot be used, the file cannot be written, or a picture meant for the
    customer shows what he may not see; passes on ``Cancelled``.
    """
    data, count = deck(job, template, progress=progress)
    write_bytes(path, data)
    return count


def deck(
    job: PaperJob,
    template: Path | None = None,
    size: Size = deck_template.WIDE,
    progress: Progress | None = None,
) -> tuple[bytes, int]:
    """The content of a .pptx and its number of slides; ``size`` in points counts without a template."""
    if job.audience is Audience.CUSTOMER and holds_opinions(job.picture):
        raise UserError("MAP_NOT_FOR_CUSTOMER")
    load_fonts()
    progress = progress or Silent()
    progress.step(0, 1)
    if template is None:
        made = deck_template.empty_deck(size)
    else:
        made = deck_template.template_deck(read_bytes(template), template.name)
    layout = deck_template.plain_layout(made)
    frame = _frame(job, made, layout, template)
    planned = slides(job.picture, Size(frame.room.width, frame.room.height), job.style, frame.lines)
    pages = [made.slides.add_slide(layout) for _ in planned or [None]]
    for number, page in enumerate(pages):
        progress.step(number, len(pages))
        _fill(page, number, pages, planned, frame)
    deck_template.name_notes_master(made)
    deck_template.clear_traces(made, clean_text(_title(job)), job.picture.as_of)
    data = deck_template.deck_bytes(made)
    progress.step(len(pages), len(pages))
    return data, len(pages)


def _frame(job: PaperJob, made: Any, layout: Any, template: Path | None) -> Frame:
    size = Size(made.slide_width / EMU, made.slide_height / EMU)
    lines = job.lines - {LineKind.OURS}
    look = Look(job.theme, job.colouring, job.audience is not Audience.CUSTOMER)
    wide = size.width - 2 * _MARGIN
    items = _legend(job, lines) if look.opinions else ()
    title, bottom = _title_place(layout, size, template is not None)
    lead = bottom + (2 if job.picture.headline else 1) * _LEAD_LINE
    foot = size.height - _GAP - _FOOTER - legend_height(items, wide) - _GAP
    room = Rect(_MARGIN, lead + _GAP, wide, foot - lead - 2 * _GAP)
    least = least_room()
    if room.width < least.width or room.height < least.height:
        cm = 2.54 / 72
        raise UserError(
            "TEMPLATE_TOO_SMALL",
            file=template.name if template is not None else "",
            width=round(least.width * cm + 0.5),
            height=round(least.height * cm + 0.5),
        )
    way = job.picture.way.people if job.picture.way is not None else ()
    steps = frozenset(frozenset(step) for step in pairwise(way))
    return Frame(job, look, size, title, bottom, room, items, lines, steps)


def _title_place(layout: Any, size: Size, own: bool) -> tuple[Rect | None, float]:
    """Where the title stands, None for the place the template has for it; and where it ends."""
    ours = _widened(_TITLE, size.width - 2 * _MARGIN)
    for placeholder in layout.placeholders if own else ():
        if placeholder.element.ph.get("type") in ("title", "ctrTitle") and placeholder.height:
            bottom = (placeholder.top + placeholder.height) / EMU
            if bottom < size.height * 0.35:
                return None, bottom
    return ours, ours.bottom


def _widened(rect: Rect, width: float) -> Rect:
    """The rectangle with another width."""
    return Rect(rect.x, rect.y, width, rect.height)


def _legend(job: PaperJob, lines: frozenset[LineKind]) -> tuple[LegendItem, ...]:
    whole = place(nodes(job.picture), job.style, unplaced=job.picture.unplaced)
    scene = build_scene(job.picture, whole, job.style)
    return shown_items(legend(scene, View(job.theme, job.colouring, lines, dim_others=False)))


def _fill(page: Any, number: int, pages: Sequence[Any], planned: Sequence[Slide], frame: Frame) -> None:
    """Put everything on a slide. Connectors come before cards, so that they lie behind them."""
    links = Links(page, pages)
    slide = planned[number] if planned else None
    _set_title(page, _slide_title(frame.job, slide, number), frame)
    parts = [*_furniture(slide, number, len(pages), frame, links)]
    if slide is not None:
        parts += map_xml(slide, len(pages) == 1, frame, links)
    tree = page.shapes._spTree
    for part in parts:
        tree.append(parse_xml(part))
    if slide is not None:
        page.notes_slide.notes_text_frame.text = clean_text("\n".join(_notes(slide, number, frame)))


def _title(job: PaperJob) -> str:
    return " – ".join(text for text in (job.picture.account_name, job.picture.objective_title) if text)


def _slide_title(job: PaperJob, slide: Slide | None, number: int) -> str:
    if slide is None or number == 0:
        return _title(job)
    heads = ", ".join(job.picture.cards[head].name for head in slide.heads[:3])
    return f"{job.picture.account_name} – {heads}"


def _set_title(page: Any, text: str, frame: Frame) -> None:
    title = page.shapes.title
    place = frame.title or Rect(0, 0, frame.size.width * 0.8, 0)
    shown = elided(clean_text(text), Face(22, bold=True), place.width * SLACK)
    if title is None:
        box = box_of(frame.title or _widened(_TITLE, frame.size.width - 2 * _MARGIN))
        run = Run(shown, 22, frame.look.theme.ink, bold=True)
        page.shapes._spTree.append(parse_xml(shape_xml(Shape(2, "title", box, [[run]]))))
        return
    title.text_frame.text = shown
    from pptx.util import Pt

    (run,) = title.text_frame.paragraphs[0].runs or [title.text_frame.paragraphs[0].add_run()]
    run.font.size = Pt(22)
    if frame.title is not None:
        box = box_of(frame.title)
        title.left, title.top, title.width, title.height = box
        run.font.bold = True
        title.text_frame.margin_left = title.text_frame.margin_right = 0
        title.text_frame.paragraphs[0].alignment = 1


def _furniture(slide: Slide | None, number: int, total: int, frame: Frame, links: Links) -> Iterator[str]:
    """What stands around the map: headline or managers above, legend, audience, day and number of the slide."""
    job, theme, size = frame.job, frame.look.theme, frame.size
    wide = size.width - 2 * _MARGIN
    lead = job.picture.headline if number == 0 else ""
    if number and slide is not None and slide.above:
        lead = words.chain_words([job.picture.cards[id_].name for id_ in slide.above])
    lines = 2 if job.picture.headline else 1
    if shown := fitted(lead, _LEAD, wide * SLACK, lines):
        box = box_of(Rect(_MARGIN, frame.lead, wide, lines * _LEAD_LINE))
        yield shape_xml(Shape(3, "lead", box, [[Run(shown, 12, theme.ink)]], wrap=True))
    foot = size.height - _GAP - _FOOTER
    said = [job.picture.account_name, words.as_of_words(job.picture.as_of), words.audience_word(job.audience)]
    end = slide_words.slide_words(number + 1, total)
    right = advance(end, TEXT) / SLACK + 4
    home = slide_words.home_words() if number else ""
    middle = advance(home, TEXT) / SLACK + 24 if home else 0.0
    left = wide - right - middle
    text = elided(" · ".join(part for part in said if part), TEXT, left * SLACK)
    yield shape_xml(Shape(4, "footer", box_of(Rect(_MARGIN, foot, left, _FOOTER)), [[Run(text, 10, theme.muted)]]))
    if home:
        box = box_of(Rect(_MARGIN + left, foot, middle - 8, _FOOTER))
        run = Run(home, 10, theme.accent)
        yield shape_xml(
            Shape(5, "link:home", box, [[run]], slide_words.link_words(home, 1), align="ctr", link=links.to(0))
        )
    box = box_of(Rect(_MARGIN + wide - right, foot, right, _FOOTER))
    yield shape_xml(Shape(6, "slide number", box, [[Run(end, 10, theme.muted)]], align="r"))
    if frame.items:
        top = foot - _GAP - legend_height(frame.items, wide)
        yield from legend_xml(frame.items, frame.look, Point(_MARGIN, top), wide, FIRST_ID)


def _notes(slide: Slide, number: int, frame: Frame) -> Iterator[str]:
    """Everything that had to be shortened on the slide, in full."""
    picture = frame.job.picture
    yield _title(frame.job)
    if picture.headline and number == 0:
        yield picture.headline
    for id_ in slide.ids:
        yield card_words(picture.cards[id_], frame.look.opinions)
    for id_, onward in slide.onward.items():
        yield slide_words.continues_words(picture.cards[id_].name, onward.slide + 1)
