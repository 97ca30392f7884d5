"""The small overview in the corner: where on the map we are, and a way to be elsewhere at once."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from relmap.layout.geometry import Point, Rect, Size
from relmap.render.map.drawing import Scene
from relmap.render.theme import LIGHT, Theme, colour
from relmap.ui.map.camera import Camera, fitting
from relmap.words.canvas import canvas_text

_LARGEST = QSize(184, 112)
_MARGIN = 8.0


class Minimap(QWidget):
    """All cards as blocks, and a frame around what the canvas shows. A press or a drag moves that frame.

    ``moved(Point)``: the map point that is to be in the middle.
    """

    moved = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("minimap")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(canvas_text("OVERVIEW"))
        self.setAccessibleName(canvas_text("OVERVIEW"))
        self.resize(_LARGEST)
        self._scene: Scene | None = None
        self._theme = LIGHT
        self._seen = Rect(0, 0, 0, 0)
        self._camera = Camera()
        self._blocks: QPixmap | None = None

    def set_scene(self, scene: Scene | None, theme: Theme) -> None:
        """Show another map."""
        self._scene, self._theme, self._blocks = scene, theme, None
        if scene is not None:
            self._camera = fitting(scene.bounds, Size(self.width(), self.height()), _MARGIN)
        self.update()

    def set_seen(self, area: Rect) -> None:
        """What of the map the canvas shows now."""
        if area != self._seen:
            self._seen = area
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Blocks from the pixmap, then the frame."""
        if self._scene is None:
            return
        ratio = self.devicePixelRatioF()
        if self._blocks is None or self._blocks.devicePixelRatio() != ratio:
            self._blocks = self._painted(self._scene, ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._blocks)
        frame = self._camera.view_rect(self._seen)
        inside = QRectF(frame.x, frame.y, frame.width, frame.height) & QRectF(self.rect()).adjusted(2, 2, -2, -2)
        tint = QColor(colour(self._theme.accent))
        tint.setAlpha(28)
        painter.setPen(QPen(colour(self._theme.accent), 1.5))
        painter.setBrush(tint)
        painter.drawRect(inside)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the frame."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event)

    def _go(self, event: QMouseEvent) -> None:
        place = event.position()
        self.moved.emit(Point(*self._camera.to_map(place.x(), place.y())))
        event.accept()

    def _painted(self, scene: Scene, ratio: float) -> QPixmap:
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(self._theme.border), 1))
        painter.setBrush(colour(self._theme.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        by_fill: dict[str, list[QRectF]] = {}
        zoom, left, top = self._camera.zoom, self._camera.x, self._camera.y
        for key, (x, y, width, height) in scene.placement.rects.items():
            roles = scene.picture.cards[key].roles
            fill = self._theme.role_fill(roles[0]) if roles else self._theme.border
            block = QRectF((x - left) * zoom, (y - top) * zoom, max(1.0, width * zoom), max(1.0, height * zoom))
            by_fill.setdefault(fill, []).append(block)
        for fill, blocks in by_fill.items():
            painter.setBrush(colour(fill))
            painter.drawRects(blocks)
        painter.end()
        return pixmap
