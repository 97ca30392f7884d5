"""How long drawing takes: CPU medians, and their ratio to painting nothing but plain rectangles (drawing.md 3, 5)."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "render"))

from pdf_measures import outside, text_sizes
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage
from render_pictures import laid_out, large, painting

from relmap.layout.geometry import Rect
from relmap.layout.style import Style
from relmap.render.image_files import write_pdf, write_svg
from relmap.render.map.drawing import Scene, build_scene, card_at, cards_in
from relmap.render.map.painter import View, paint
from relmap.render.paper.map_sheets import PaperJob, Sheets, page_layout
from relmap.render.paper.proposal import proposal
from relmap.render.slides.pptx_file import write_deck
from relmap.render.theme import LIGHT, colour

TILE = 256
ROUNDS = 9


def main() -> None:
    """Print one line for each measurement."""
    app = QGuiApplication.instance() or QGuiApplication([])
    style = Style()
    small = build_scene(large(150), laid_out(large(150)), style)
    picture = large(20_000)
    placement = laid_out(picture)
    report("scene of 20,000 people", timed(lambda: build_scene(picture, placement, style), 3))
    scene = build_scene(picture, placement, style)

    report("150 people at 100 %, all of it", timed(lambda: whole(small)), timed(lambda: plain(small)))
    for zoom in (0.02, 0.05, 0.1, 0.15, 0.25, 0.5, 1.0):
        areas = tiles(scene, zoom)
        cards = sum(len(cards_in(scene, area)) for area in areas) / len(areas)
        drawn = timed(lambda areas=areas, zoom=zoom: [tile(scene, area, zoom) for area in areas])
        flat = timed(lambda areas=areas, zoom=zoom: [flat_tile(scene, area, zoom) for area in areas])
        report(f"tile of 256 px, 20,000 people, {zoom:.0%}, {cards:.0f} cards", drawn / 16, flat / 16)
    x, y = scene.bounds.center
    report("card under the pointer, 20,000", timed(lambda: [card_at(scene, x + n, y) for n in range(100)]) / 100)
    report("cards in a 1080p band, 20,000", timed(lambda: cards_in(scene, Rect(x, y, 1920, 1080))))
    with TemporaryDirectory() as folder:
        out = Path(folder)
        job = PaperJob(large(150))
        report("PDF of 150 people, A4", timed(lambda: write_pdf(out / "a.pdf", job), 3))
        report("PDF of 150 people, A3", timed(lambda: write_pdf(out / "b.pdf", job, a3()), 3))
        many = PaperJob(large(2000))
        report("PDF of 2,000 people, by branch on A4", timed(lambda: write_pdf(out / "e.pdf", many), 3))
        for sheets in (Sheets.POSTER, Sheets.ONE_SHEET):
            one = replace(many, sheets=sheets)
            report(f"PDF of 2,000 people, {sheets.name}", timed(lambda one=one: write_pdf(out / "f.pdf", one), 3))
        report("proposal for 150 people", timed(lambda: proposal(job, page_layout()), 3))
        report("proposal for 2,000 people", timed(lambda: proposal(many, page_layout()), 3))
        print(
            f"PDF of 150 people: {(out / 'a.pdf').stat().st_size:,} bytes, of 2,000: {(out / 'e.pdf').stat().st_size:,}"
        )
        sizes = [size for page in text_sizes(out / "e.pdf") for size in page]
        print(
            f"PDF of 2,000 people: smallest text {min(sizes):.2f} pt, {len(outside(out / 'e.pdf'))} things off the page"
        )
        report("PowerPoint of 300 people", timed(lambda: write_deck(out / "d.pptx", PaperJob(large(300))), 3))
        report("SVG of 150 people", timed(lambda: write_svg(out / "c.svg", small, View(dim_others=False)), 3))
    del app


def a3() -> object:
    from PySide6.QtGui import QPageSize

    return page_layout(QPageSize.PageSizeId.A3)


def tiles(scene: Scene, zoom: float) -> list[Rect]:
    """Sixteen tiles around the middle of a map."""
    side = TILE / zoom
    x, y = scene.bounds.center
    return [Rect(x + column * side, y + row * side, side, side) for column in range(-2, 2) for row in range(-2, 2)]


def tile(scene: Scene, area: Rect, zoom: float) -> None:
    image = QImage(TILE, TILE, QImage.Format.Format_RGB32)
    image.fill(colour(LIGHT.ground))
    with painting(image) as painter:
        painter.scale(zoom, zoom)
        painter.translate(-area.x, -area.y)
        paint(painter, scene, View(zoom=zoom), area)


def flat_tile(scene: Scene, area: Rect, zoom: float) -> None:
    image = QImage(TILE, TILE, QImage.Format.Format_RGB32)
    image.fill(colour(LIGHT.ground))
    with painting(image) as painter:
        painter.scale(zoom, zoom)
        painter.translate(-area.x, -area.y)
        painter.drawRects([QRectF(*scene.placement.rects[id_]) for id_ in cards_in(scene, area)])


def whole(scene: Scene) -> None:
    image = QImage(round(scene.bounds.width), round(scene.bounds.height), QImage.Format.Format_RGB32)
    with painting(image) as painter:
        painter.translate(-scene.bounds.x, -scene.bounds.y)
        paint(painter, scene, View(), scene.bounds)


def plain(scene: Scene) -> None:
    image = QImage(round(scene.bounds.width), round(scene.bounds.height), QImage.Format.Format_RGB32)
    with painting(image) as painter:
        painter.translate(-scene.bounds.x, -scene.bounds.y)
        painter.drawRects([QRectF(*rect) for rect in scene.placement.rects.values()])


def timed(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Milliseconds of CPU, the median; the first round fills caches and does not count."""
    work()
    spent = []
    for _ in range(rounds):
        start = thread_time()
        work()
        spent.append((thread_time() - start) * 1000)
    return median(spent)


def report(what: str, milliseconds: float, reference: float | None = None) -> None:
    ratio = f"   {milliseconds / reference:6.1f} x plain rectangles" if reference else ""
    print(f"{what:62}{milliseconds:10.3f} ms{ratio}")


if __name__ == "__main__":
    main()
