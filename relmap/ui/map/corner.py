"""What stands in the lower left corner of the map: the legend and, beside it, the zoom."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from relmap.layout.geometry import Point, Size
from relmap.render.fonts import font, metrics
from relmap.render.map.drawing import Scene
from relmap.render.map.legend import LegendItem, legend, legend_size, paint_legend
from relmap.render.map.painter import View
from relmap.render.theme import colour
from relmap.words.canvas import canvas_text, zoom_text

_NARROW, _WIDE = 330, 660
_INNER = 12
_HEADING = 22


class LegendBox(QWidget):
    """The legend of what is on this map, wide and low, so that it covers little of it.

    Where even that covers much it folds up to its heading; a click opens and folds it. ``folded`` tells of a click.
    """

    folded = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("legend")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(canvas_text("LEGEND_TIP"))
        self._items: tuple[LegendItem, ...] = ()
        self._view = View()
        self._room = Size(0, 0)
        self._open: bool | None = None  # as the user wants it; None leaves it to the room

    def set_scene(self, scene: Scene | None, view: View) -> None:
        """Explain another map."""
        if scene is not None:
            self._items, self._view = legend(scene, view), view
            self._fold()

    def set_room(self, width: float, height: float) -> None:
        """How wide the box may be, and how high before it folds by itself."""
        room = Size(max(_NARROW, min(_WIDE, width)), height)
        if room != self._room:
            self._room = room
            self._fold()

    @property
    def open(self) -> bool:
        """Whether the entries are shown."""
        return self._full().height <= self._room.height if self._open is None else self._open

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open or fold; the map below hears nothing of it."""
        self._open = not self.open
        self._fold()
        self.folded.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame, heading and entries."""
        theme = self._view.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(theme.border), 1))
        painter.setBrush(colour(theme.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(colour(theme.ink))
        painter.setFont(font(12, QFont.Weight.DemiBold))
        heading = QRectF(_INNER, _INNER - 4, self.width() - 2 * _INNER, _HEADING - 2)
        painter.drawText(heading, Qt.AlignmentFlag.AlignVCenter, canvas_text("LEGEND_OPEN" if self.open else "LEGEND"))
        if self.open:
            paint_legend(painter, self._items, theme, Point(_INNER, _INNER + _HEADING), self._room.width - 2 * _INNER)
        painter.end()

    def _full(self) -> Size:
        used = legend_size(self._items, self._room.width - 2 * _INNER)
        return Size(max(used.width, _NARROW / 2) + 2 * _INNER, used.height + 2 * _INNER + _HEADING)

    def _fold(self) -> None:
        full = self._full()
        if self.open:
            self.resize(ceil(full.width), ceil(full.height))
        else:
            words = metrics(font(12, QFont.Weight.DemiBold)).horizontalAdvance(canvas_text("LEGEND"))
            self.resize(ceil(words) + 2 * _INNER, _HEADING + _INNER - 2)
        self.update()


class ZoomBox(QFrame):
    """Smaller, the present zoom (a click fits the map), larger."""

    out_wanted = Signal()
    fit_wanted = Signal()
    in_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("zoomBox")
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(0)
        self._shown = QToolButton(self)
        smaller, larger = QToolButton(self), QToolButton(self)
        for button, text, code, signal in (
            (smaller, "−", "ZOOM_OUT", self.out_wanted),
            (self._shown, zoom_text(1.0), "FIT", self.fit_wanted),
            (larger, "+", "ZOOM_IN", self.in_wanted),
        ):
            button.setText(text)
            button.setToolTip(canvas_text(code))
            button.setAccessibleName(canvas_text(code))
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(signal)
            layout.addWidget(button)
        self._shown.setMinimumWidth(self._shown.fontMetrics().horizontalAdvance(zoom_text(0.123)) + 16)
        self.resize(self.sizeHint())

    def show_zoom(self, zoom: float) -> None:
        """Tell the present zoom."""
        self._shown.setText(zoom_text(zoom))
