"""The part of the canvas that shows: scene, camera, tiles, and what stands in the corners (drawing.md 3.7)."""

# ruff: noqa: N815 - signals are named as Qt names its own

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from relmap.layout.geometry import NOWHERE, Point, Rect, Size
from relmap.layout.geometry import bounds as bounds_of
from relmap.render.fonts import font
from relmap.render.map.drawing import Scene, cards_in, touched
from relmap.render.map.painter import View, paint
from relmap.render.map.zones import name_rooms
from relmap.render.theme import colour
from relmap.ui.map.accessible import ReadableMap
from relmap.ui.map.camera import Camera, fitting, stepped
from relmap.ui.map.corner import LegendBox, ZoomBox
from relmap.ui.map.lighting import TieGround
from relmap.ui.map.minimap import Minimap
from relmap.ui.map.outline import NO_TREE, Outline, outline
from relmap.ui.map.tiles import Tiles, snapped
from relmap.ui.map.zone_names import paint_zone_names

_MOVING_BUDGET = 0.011
"""Seconds a frame may take for tiles while the map moves; the rest of 16 ms is for the overlay (drawing.md 3.7)."""
_RESTING_BUDGET = 0.035
"""The same at rest, where fewer, longer frames show an edit sooner."""
_AHEAD_BUDGET = 0.006
_AHEAD_PAUSE = 40
"""Milliseconds between two rounds of painting tiles around what is seen."""
_QUIET = 160
"""Milliseconds without a move after which the map is at rest."""
_READABLE = 0.6
"""The zoom from which on a card needs no enlarging to be read."""
_LIT_FROM = 0.25
"""Below this zoom hovering shows nobody's ties (drawing.md 2.6)."""
_GAP = 12
"""Pixels between the corner pieces and the edge."""
_LEGEND_SHARE = 0.25
"""How much of the widget's height the legend may take before it folds."""
_ROOMY = Size(640, 400)
"""A smaller widget shows no legend and no minimap."""
_WORTH_SHRINKING = 0.75
"""How much of its size a fitted map gives up to keep the corners free."""


class MapSurface(ReadableMap):
    """A widget that shows a scene through a camera. ``zoomChanged(zoom)``: pixels per map unit are different now."""

    zoomChanged = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._scene: Scene | None = None
        self._tree = NO_TREE
        self._people: tuple[str, ...] = ()
        self._view = View()
        self._camera = Camera()
        self._fitted = True
        self._empty_text = ""
        self._lit = ""
        self._ties: TieGround | None = None
        self._exact, self._moving = True, False
        self._tiles = self._new_tiles()
        self._legend = LegendBox(self)
        self._minimap = Minimap(self)
        self._zoom_box = ZoomBox(self)
        self._with_legend = self._with_minimap = True
        self._legend.folded.connect(self._place_corners)
        self._minimap.moved.connect(self._show_place)
        self._zoom_box.in_wanted.connect(self.zoom_in)
        self._zoom_box.out_wanted.connect(self.zoom_out)
        self._zoom_box.fit_wanted.connect(self.fit)
        self._quiet = QTimer(self)
        self._ahead = QTimer(self)
        for timer, pause, slot in ((self._quiet, _QUIET, self._rest), (self._ahead, _AHEAD_PAUSE, self._paint_ahead)):
            timer.setSingleShot(True)
            timer.setInterval(pause)
            timer.timeout.connect(slot)
        self._place_corners()

    # What is shown

    @property
    def scene(self) -> Scene | None:
        """The map; None when there is none."""
        return self._scene

    @property
    def tree(self) -> Outline:
        """The tree as drawn."""
        return self._tree

    @property
    def view(self) -> View:
        """How the map is looked at, as set; the camera's zoom replaces its own."""
        return self._view

    @property
    def lit(self) -> str:
        """Whose ties alone are shown, "" for everybody's."""
        return self._lit

    @property
    def tiles_painted(self) -> int:
        """How many tiles were painted since the map or its look was last replaced."""
        return self._tiles.painted

    def people(self) -> tuple[str, ...]:
        """All cards, in the order of the picture."""
        return self._people

    def set_scene(self, scene: Scene | None) -> None:
        """Show a map. Only what differs from the one before is painted again; another account is fitted."""
        before, self._scene = self._scene, scene
        self._tree = outline(scene) if scene is not None else NO_TREE
        self._people = tuple(k for k in scene.picture.cards if k in scene.placement.rects) if scene is not None else ()
        self._ties = None
        if scene is None or before is None or before.picture.account != scene.picture.account:
            self._tiles = self._new_tiles()
            self._light("")
            self._show_corners()
            self.fit()
        else:
            self._tiles.forget(touched(before, scene))
            if self._lit:
                self._light(self._lit if self._lit in scene.placement.rects else "")
            self._show_corners()
            self._look(self._camera, moving=False)

    def set_view(self, view: View) -> None:
        """Look at the map in another way: colours, lines, theme."""
        if view == self._view:
            return
        before, self._view = self._view, view
        if view.theme == before.theme:
            self._tiles.forget_all()
        else:
            self._tiles = self._new_tiles()
            self._light(self._lit)
        self._show_corners()
        self.update()

    def set_empty_text(self, text: str) -> None:
        """What stands in the middle of a map without people: the next step (desktop.md 4)."""
        self._empty_text = text
        self.update()

    def set_legend_visible(self, visible: bool) -> None:
        """Show or hide the legend; a small window hides it anyway."""
        self._with_legend = visible
        self._place_corners()

    def set_minimap_visible(self, visible: bool) -> None:
        """Show or hide the overview; it also hides where it would cover a card of a map that is seen whole."""
        self._with_minimap = visible
        self._place_corners()

    # Where we look

    @property
    def camera(self) -> Camera:
        """What of the map is shown; setting it moves there."""
        return self._camera

    @camera.setter
    def camera(self, camera: Camera) -> None:
        self._jump(camera)

    def extent(self) -> Size:
        """The size of the widget in its pixels."""
        return Size(self.width(), self.height())

    def look(self, camera: Camera) -> None:
        """Show another part of the map, as the hand moves it; the map itself cannot get lost."""
        self._fitted = False
        self._look(camera, moving=True)

    def fit(self) -> None:
        """Show the whole map."""
        self._look(self._fitting(), moving=False)
        self._fitted = True

    def zoom_to(self, factor: float) -> None:
        """Zoom about the middle; 1.0 is the cards' own size."""
        self._jump(self._camera.zoomed(factor, Point(self.width() / 2, self.height() / 2)))

    def zoom_in(self) -> None:
        """One zoom stop closer."""
        self.zoom_to(stepped(self._camera.zoom, 1))

    def zoom_out(self) -> None:
        """One zoom stop away."""
        self.zoom_to(stepped(self._camera.zoom, -1))

    def center_on(self, person: str) -> None:
        """Bring a card to the middle, large enough to be read."""
        if self._scene is not None and person in self._scene.placement.rects:
            camera = self._camera if self._camera.zoom >= _READABLE else Camera(1.0)
            self._jump(camera.centred(self._scene.placement.rects[person].center, self.extent()))

    def reveal(self, person: str) -> None:
        """Move the map as little as needed to show a card."""
        if self._scene is not None and person in self._scene.placement.rects:
            self._jump(self._camera.revealing(self._scene.placement.rects[person], self.extent()))

    def show_together(self, people: Iterable[str]) -> None:
        """Bring cards into sight together, with as little change as needed; readable where there is room for it."""
        rects = self._scene.placement.rects if self._scene is not None else {}
        cards = [rects[person] for person in people if person in rects]
        if not cards:
            return
        around, zoom = bounds_of(cards), self._camera.zoom
        whole = fitting(around, self.extent(), largest=max(1.0, zoom))
        fits = _READABLE <= zoom <= whole.zoom
        self._jump(self._camera.revealing(around, self.extent()) if fits else whole)

    def place_of(self, person: str) -> QRect:
        """Where a card is, in pixels of the widget; empty when it is not on the map."""
        if self._scene is None or person not in self._scene.placement.rects:
            return QRect()
        x, y, width, height = self._camera.view_rect(self._scene.placement.rects[person])
        return QRectF(x, y, width, height).toAlignedRect()

    def settle(self) -> None:
        """Paint everything that is seen now, however long it takes: for pictures of the window."""
        self._rest()
        self._tiles.complete(self._camera, self.extent())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tiles, then what lies over them."""
        painter = QPainter(self)
        if self._scene is None or not self._people:
            self._paint_empty(painter)
            painter.end()
            return
        if self._tiles.density != self.devicePixelRatioF():
            self._tiles = self._new_tiles()
            self._light(self._lit)
        budget = _MOVING_BUDGET if self._moving else _RESTING_BUDGET
        complete = self._tiles.draw(painter, self._camera, self.extent(), budget, self._exact)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._scene.placement.zones:
            paint_zone_names(painter, self._scene, self._camera, self.extent(), self._legend_place(), self._view.theme)
        self._paint_over(painter, self._scene)
        painter.end()
        if not complete:
            QTimer.singleShot(0, self, self.update)
        elif not self._moving:
            self._ahead.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A fitted map stays fitted."""
        if self._fitted:
            self.fit()
        else:
            self._look(self._camera, moving=False)
        self._place_corners()

    def _paint_over(self, painter: QPainter, scene: Scene) -> None:
        """What the canvas shows over the map."""

    def _paint_empty(self, painter: QPainter) -> None:
        theme = self._view.theme
        painter.fillRect(self.rect(), colour(theme.ground))
        painter.setPen(QPen(colour(theme.muted)))
        painter.setFont(font(15))
        place = self.rect().adjusted(40, 40, -40, -40)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(place, flags, self._empty_text)

    def _paint_area(self, painter: QPainter, area: Rect, zoom: float) -> None:
        """One tile."""
        if self._scene is not None:
            paint(painter, self._scene, replace(self._view, zoom=zoom), area)

    def _paint_lit(self, painter: QPainter, area: Rect, zoom: float) -> None:
        """One tile with the ties of the person under the pointer only."""
        if self._scene is not None:
            paint(painter, self._scene, replace(self._view, zoom=zoom, lit=frozenset((self._lit,))), area)

    def _light(self, person: str) -> None:
        """Show only this person's ties, "" for everybody's again."""
        if person and (self._scene is None or self._camera.zoom < _LIT_FROM):
            person = ""
        if not person and not self._lit:
            return
        self._lit = person
        if self._ties is None and self._scene is not None:
            self._ties = TieGround(self._scene)
        self._tiles.light(person, self._ties.meets if self._ties is not None else None)
        self.update()

    def _new_tiles(self) -> Tiles:
        ground = colour(self._view.theme.ground)
        return Tiles(self._paint_area, self._paint_lit, ground, self.devicePixelRatioF())

    # Inside

    def _jump(self, camera: Camera) -> None:
        self._fitted = False
        self._look(camera, moving=False)

    def _look(self, camera: Camera, moving: bool) -> None:
        bounds = self._scene.bounds if self._scene is not None else NOWHERE
        camera = snapped(camera.clamped(bounds, self.extent()), self.devicePixelRatioF())
        zoomed = camera.zoom != self._camera.zoom
        self._camera = camera
        self._moving = moving
        self._exact = not moving or (self._exact and not zoomed)
        if moving:
            self._quiet.start()
        self._ahead.stop()
        self._place_corners()
        self._camera_moved()
        self.update()
        if zoomed:
            self.zoomChanged.emit(camera.zoom)

    def _camera_moved(self) -> None:
        """The map lies elsewhere in the widget now."""

    def _fitting(self) -> Camera:
        """The whole map, clear of the corner pieces unless that made it much smaller."""
        if self._scene is None:
            return Camera()
        room, bounds = self.extent(), self._scene.bounds
        plain = fitting(bounds, room)
        taken = [box.geometry() for box in (self._legend, self._minimap) if box.isVisibleTo(self)]
        if not any(self._covers_cards(place, plain) for place in taken):
            return plain
        strip = max(place.height() for place in taken) + _GAP
        clear = fitting(bounds, Size(room.width, room.height - strip))
        return clear if clear.zoom >= plain.zoom * _WORTH_SHRINKING else plain

    def _legend_place(self) -> Rect | None:
        """Where the legend hides the map, in pixels of the widget."""
        box = self._legend.geometry()
        return Rect(box.x(), box.y(), box.width(), box.height()) if self._legend.isVisibleTo(self) else None

    def _covers_cards(self, place: QRect, camera: Camera) -> bool:
        """Whether a corner piece would hide a card or the name of a lane or column."""
        if self._scene is None:
            return False
        left, top = camera.to_map(place.x(), place.y())
        area = Rect(left, top, place.width() / camera.zoom, place.height() / camera.zoom)
        return bool(cards_in(self._scene, area)) or any(room.intersects(area) for room in name_rooms(self._scene))

    def _show_corners(self) -> None:
        self._legend.set_scene(self._scene, self._view)
        self._minimap.set_scene(self._scene, self._view.theme)
        self._place_corners()

    def _place_corners(self) -> None:
        """Legend left, zoom beside it, overview right."""
        room, some = self.extent(), bool(self._people)
        roomy = some and room.width >= _ROOMY.width and room.height >= _ROOMY.height
        legend, minimap, zoom = self._legend, self._minimap, self._zoom_box
        legend.set_room(room.width - minimap.width() - zoom.width() - 4 * _GAP, room.height * _LEGEND_SHARE)
        minimap.move(self.width() - minimap.width() - _GAP, self.height() - minimap.height() - _GAP)
        legend.move(_GAP, self.height() - legend.height() - _GAP)
        legend.setVisible(roomy and self._with_legend)
        beside = legend.geometry().right() + _GAP if roomy and self._with_legend else _GAP
        zoom.move(beside, self.height() - zoom.height() - _GAP)
        zoom.setVisible(some)
        zoom.show_zoom(self._camera.zoom)
        seen = self._camera.area(room)
        minimap.set_seen(seen)
        minimap.setVisible(roomy and self._with_minimap and not (self._sees_all(seen) and self._hidden_by_minimap()))

    def _sees_all(self, seen: Rect) -> bool:
        bounds = self._scene.bounds if self._scene is not None else NOWHERE
        return seen.x <= bounds.x and seen.y <= bounds.y and seen.right >= bounds.right and seen.bottom >= bounds.bottom

    def _hidden_by_minimap(self) -> bool:
        return self._covers_cards(self._minimap.geometry(), self._camera)

    def _show_place(self, place: Point) -> None:
        self.look(self._camera.centred(place, self.extent()))

    def _rest(self) -> None:
        self._moving, self._exact = False, True
        self.update()

    def _paint_ahead(self) -> None:
        """Paint around what is seen while nothing happens."""
        if not self._moving and not self._tiles.prepare(self._camera, self.extent(), _AHEAD_BUDGET):
            self._ahead.start()
