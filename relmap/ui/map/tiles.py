"""The map as square pixmaps that are painted once and copied to the screen afterwards (drawing.md 3.7).

Tiles are kept per zoom. At rest the exact zoom is used; while it changes, the nearest zoom stop is stretched. What is
not painted yet is shown from another zoom or, after an edit, as it was before.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, log2
from time import perf_counter
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from relmap.layout.geometry import Rect, Size
from relmap.ui.map.camera import Camera, nearest_step

SIDE = 256
"""Pixels of the widget along one side of a common tile."""
_DENSE = (0.08, 0.35)
"""Between these zooms so many drawn cards meet a tile that it is made half as wide: one must not take a whole frame."""
MEMORY = 96 * 2**20
"""Bytes all tiles together may take (drawing.md 5, R6)."""

_CLOSEST = 3.0
"""Tiles of a zoom so many times larger still stand in for missing ones."""

PaintArea = Callable[[QPainter, Rect, float], None]
"""Paints what meets a rectangle of the map, for a zoom; the painter is already in map units."""


class Key(NamedTuple):
    """Which tile: its zoom, its column and row counted from the map's origin, and whose ties it shows ("": all)."""

    zoom: float
    column: int
    row: int
    lit: str = ""

    @property
    def area(self) -> Rect:
        """What of the map the tile shows."""
        side = _side(self.zoom) / self.zoom
        return Rect(self.column * side, self.row * side, side, side)


@dataclass(slots=True)
class _Tile:
    pixmap: QPixmap
    stale: bool = False


class Tiles:
    """The tiles of one scene, for one look and one pixel density (pixels of the screen per pixel of the widget).

    ``paint_area`` paints the map with all ties, ``paint_lit`` with those of the person chosen by ``light``.
    """

    def __init__(
        self,
        paint_area: PaintArea,
        paint_lit: PaintArea,
        ground: QColor,
        density: float = 1.0,
        memory: int = MEMORY,
    ) -> None:
        self._paint_area = paint_area
        self._paint_lit = paint_lit
        self._ground = ground
        self._density = density
        self._memory = memory
        self._kept: OrderedDict[Key, _Tile] = OrderedDict()
        self._bytes = 0
        self._cost: dict[float, float] = {}
        self._last_cost = 0.0
        self._copying = 0.0
        self._lit = ""
        self._differs: Callable[[Rect], bool] | None = None
        self._painted = 0

    @property
    def painted(self) -> int:
        """How many tiles were painted so far."""
        return self._painted

    @property
    def bytes(self) -> int:
        """Memory the pixmaps take."""
        return self._bytes

    def forget(self, rects: Iterable[Rect]) -> None:
        """The map changed in these regions: their tiles are painted again, and shown as they were until then."""
        changed = list(rects)
        for key, tile in self._kept.items():
            area = key.area
            if any(area.intersects(rect) for rect in changed):
                tile.stale = True

    def forget_all(self) -> None:
        """Everything changed: paint every tile again when it is next needed."""
        for tile in self._kept.values():
            tile.stale = True

    @property
    def density(self) -> float:
        """Pixels of the screen per pixel of the widget."""
        return self._density

    def light(self, lit: str, differs: Callable[[Rect], bool] | None = None) -> None:
        """From now on show only the ties of ``lit`` ("": all ties again); only regions that ``differs`` look different.

        The tiles with all ties are kept, so going back costs nothing.
        """
        if lit != self._lit:
            for key in [key for key in self._kept if key.lit]:
                self._bytes -= _weight(self._kept.pop(key).pixmap)
        self._lit, self._differs = lit, differs

    def draw(self, painter: QPainter, camera: Camera, view: Size, budget: float, exact: bool) -> bool:
        """Copy what the camera sees to the widget, in ``budget`` seconds if possible: new tiles are painted in the
        time that copying leaves, but always one at least.

        With ``exact`` the camera's own zoom is used, else the nearest zoom stop. Answers whether all tiles seen were
        up to date.
        """
        zoom = camera.zoom if exact else nearest_step(camera.zoom)
        wanted = self._wanted(camera.area(view), zoom)
        complete = self._renew(wanted, budget - self._copying)
        start = perf_counter()
        # Stretched tiles are seen for a moment only, so they are not smoothed: that would take most of a frame.
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        others: list[float] | None = None
        for key in wanted:
            kept = key if key in self._kept else key._replace(lit="")
            if kept in self._kept:
                self._kept.move_to_end(kept)
                self._copy(painter, camera, kept, self._kept[kept].pixmap)
            else:
                if others is None:
                    others = self._likest(zoom)
                self._stand_in(painter, camera, kept, others)
        self._copying = 0.5 * self._copying + 0.5 * (perf_counter() - start)
        return complete

    def complete(self, camera: Camera, view: Size) -> None:
        """Paint everything the camera sees that is missing or out of date."""
        self._renew(self._wanted(camera.area(view), camera.zoom), float("inf"))

    def prepare(self, camera: Camera, view: Size, budget: float) -> bool:
        """Paint tiles around what is seen, for a pan to come; answers whether none is missing any more."""
        if self._bytes > self._memory * 0.8:
            return True
        return self._renew(self._wanted(camera.area(view).grown(SIDE / camera.zoom), camera.zoom), budget)

    def _wanted(self, area: Rect, zoom: float) -> list[Key]:
        keys = list(_cover(area, zoom))
        differs = self._differs
        if not self._lit or differs is None:
            return keys
        return [key._replace(lit=self._lit) if differs(key.area) else key for key in keys]

    def _renew(self, wanted: Iterable[Key], budget: float) -> bool:
        """Paint missing tiles first, then stale ones, until the time is used up; always at least one."""
        missing = [key for key in wanted if (tile := self._kept.get(key)) is None or tile.stale]
        missing.sort(key=lambda key: key in self._kept)
        start = perf_counter()
        for number, key in enumerate(missing):
            expected = self._cost.get(key.zoom, self._last_cost)
            if number and perf_counter() - start + expected > budget:
                return False
            before = perf_counter()
            self._store(key, self._paint(key))
            self._last_cost = perf_counter() - before
            self._cost[key.zoom] = 0.7 * expected + 0.3 * self._last_cost
        return True

    def _paint(self, key: Key) -> QPixmap:
        side = _side(key.zoom)
        pixels = ceil(side * self._density)
        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(self._ground)
        painter = QPainter(pixmap)
        scale = key.zoom * pixels / side
        painter.scale(scale, scale)
        area = key.area
        painter.translate(-area.x, -area.y)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        (self._paint_lit if key.lit else self._paint_area)(painter, area, key.zoom)
        painter.end()
        pixmap.setDevicePixelRatio(pixels / side)
        self._painted += 1
        return pixmap

    def _store(self, key: Key, pixmap: QPixmap) -> None:
        if key not in self._kept:
            self._bytes += _weight(pixmap)
        self._kept[key] = _Tile(pixmap)
        self._kept.move_to_end(key)
        while self._bytes > self._memory and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= _weight(oldest.pixmap)

    def _copy(self, painter: QPainter, camera: Camera, key: Key, pixmap: QPixmap) -> None:
        if key.zoom == camera.zoom:
            left, top = camera.to_view(key.area.x, key.area.y)
            density = self._density
            painter.drawPixmap(QPointF(round(left * density) / density, round(top * density) / density), pixmap)
        else:
            painter.drawPixmap(_pixel_rect(camera, key.area), pixmap, QRectF(pixmap.rect()))

    def _stand_in(self, painter: QPainter, camera: Camera, missing: Key, zooms: Sequence[float]) -> None:
        """Fill the place of a missing tile with what another zoom knows of it, the likest first, else with ground."""
        area = missing.area
        place = _pixel_rect(camera, area)
        painter.save()
        painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
        painter.fillRect(place, self._ground)
        for zoom in zooms:
            found = [key for key in _cover(area, zoom) if key in self._kept]
            for key in found:
                pixmap = self._kept[key].pixmap
                painter.drawPixmap(_pixel_rect(camera, key.area), pixmap, QRectF(pixmap.rect()))
            if found:
                break
        painter.restore()

    def _likest(self, zoom: float) -> list[float]:
        """Other zooms there are tiles of, the nearest first; much closer ones would take too many tiles."""
        others = {key.zoom for key in self._kept if not key.lit and key.zoom <= _CLOSEST * zoom}
        return sorted(others - {zoom}, key=lambda other: abs(log2(other / zoom)))


def snapped(camera: Camera, density: float) -> Camera:
    """The camera moved by less than a pixel so that tiles of its zoom land on whole pixels and stay sharp."""
    unit = camera.zoom * density
    return Camera(camera.zoom, round(camera.x * unit) / unit, round(camera.y * unit) / unit)


def _side(zoom: float) -> int:
    return SIDE // 2 if _DENSE[0] <= zoom < _DENSE[1] else SIDE


def _cover(area: Rect, zoom: float) -> Iterator[Key]:
    """The tiles of a zoom that meet an area, row by row."""
    side = _side(zoom) / zoom
    for row in range(floor(area.y / side), ceil(area.bottom / side)):
        for column in range(floor(area.x / side), ceil(area.right / side)):
            yield Key(zoom, column, row)


def _pixel_rect(camera: Camera, area: Rect) -> QRectF:
    """The place of an area in the widget, its edges on whole pixels so that neighbours neither gap nor overlap."""
    left, top = camera.to_view(area.x, area.y)
    right, bottom = camera.to_view(area.right, area.bottom)
    return QRectF(floor(left), floor(top), floor(right) - floor(left), floor(bottom) - floor(top))


def _weight(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
