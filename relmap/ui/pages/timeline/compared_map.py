"""The map of the later of two states, with whoever is gone, everybody where the earlier one had them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from relmap.analysis.compare import Comparison
from relmap.layout.geometry import Point
from relmap.layout.style import Style
from relmap.layout.tree import place
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import PersonStatus
from relmap.packs.map_nodes import nodes
from relmap.packs.map_picture import picture
from relmap.render.map.drawing import Scene, build_scene
from relmap.render.theme import Theme, colour
from relmap.ui.appearance import Appearance
from relmap.ui.map.surface import MapSurface
from relmap.words.timeline import change_word

_RING = 3
_TAG_PAD = 5
_STEP = 1.2


class ComparedMap(MapSurface):
    """Shows and marks, edits nothing: the wheel zooms, dragging moves the map."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._marks: Mapping[str, str] = {}
        self._chosen = ""
        self._grip: QPointF | None = None
        self.set_legend_visible(False)
        self.set_minimap_visible(False)
        appearance.changed.connect(self._dress)
        self._dress()

    @property
    def marks(self) -> Mapping[str, str]:
        """Which change is marked on whom: the code of its group, by person."""
        return self._marks

    def show_between(self, before: Snapshot, after: Snapshot, found: Comparison, objective: str) -> None:
        """Show the later state with the roles of an objective, and mark what changed."""
        marks: dict[str, str] = {}
        for code, people in (
            ("LAPSED", [change.person for change in found.lapsed]),
            ("DEEPER", [change.person for change in found.deeper]),
            ("MOVED", [moved.person for moved in found.moved]),
            ("GONE", found.gone),
            ("NEW", found.new),
        ):
            marks.update(dict.fromkeys(people, code))
        self._marks = marks
        self._chosen = ""
        self.set_scene(_scene(before, after, found, objective))
        self.fit()

    def show_person(self, person: str) -> None:
        """Bring somebody to the middle."""
        self._chosen = person
        self.center_on(person)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().y():
            factor = _STEP if event.angleDelta().y() > 0 else 1 / _STEP
            place = event.position()
            self.look(self.camera.zoomed(self.camera.zoom * factor, Point(place.x(), place.y())))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            moved = event.position() - self._grip
            self._grip = event.position()
            self.look(self.camera.panned(moved.x(), moved.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    def _dress(self) -> None:
        self.set_view(replace(self.view, theme=self._appearance.theme))

    def _paint_over(self, painter: QPainter, scene: Scene) -> None:
        theme = self._appearance.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for person, code in self._marks.items():
            if person not in scene.placement.rects:
                continue
            ink = colour(_ink(theme, code))
            ring = QRectF(self.place_of(person)).adjusted(-_RING, -_RING, _RING, _RING)
            width = _RING if person == self._chosen else 2
            painter.setPen(QPen(ink, width, Qt.PenStyle.DashLine if code == "GONE" else Qt.PenStyle.SolidLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ring, 6, 6)
            self._tag(painter, ring, change_word(code), theme, code)

    def _tag(self, painter: QPainter, ring: QRectF, words: str, theme: Theme, code: str) -> None:
        """The kind of change in words: nothing is told by colour alone."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(words) + 2 * _TAG_PAD
        tag = QRectF(ring.left(), ring.top() - metrics.height() + 3, width, metrics.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(theme.card))
        painter.drawRoundedRect(tag, 3, 3)
        painter.setPen(colour(_ink(theme, code)))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, words)


def _ink(theme: Theme, code: str) -> str:
    inks = {"NEW": theme.supporter, "GONE": theme.opponent, "MOVED": theme.accent, "DEEPER": theme.supporter}
    return inks.get(code, theme.late)


def _scene(before: Snapshot, after: Snapshot, found: Comparison, objective: str) -> Scene | None:
    account = after.accounts.get(found.account)
    if account is None:
        return None
    style = Style(shape=account.map_shape, direction=account.map_direction)
    both = _with_gone(before, after, found.gone)
    earlier = picture(before, account.id, "", found.earlier, collapsed=())
    shown = picture(both, account.id, objective if objective in both.objectives else "", found.later, collapsed=())
    kept = place(nodes(earlier), style, pinned=_pinned(before, account.id), unplaced=earlier.unplaced)
    placement = place(
        nodes(shown), style, keep=kept.arrangement, pinned=_pinned(both, account.id), unplaced=shown.unplaced
    )
    return build_scene(shown, placement, style)


def _with_gone(before: Snapshot, after: Snapshot, gone: tuple[str, ...]) -> Snapshot:
    """The later state, with whoever was taken off the map drawn as somebody who left."""
    lost = {p: before.people[p] for p in gone if p not in after.people and p in before.people}
    kept = {key: replace(person, status=PersonStatus.LEFT) for key, person in lost.items()}
    return replace(after, people={**after.people, **kept}) if kept else after


def _pinned(snapshot: Snapshot, account: str) -> dict[str, Point]:
    return {
        person.id: Point(person.x, person.y)
        for person in snapshot.people_of(account)
        if person.pinned and person.x is not None and person.y is not None
    }
