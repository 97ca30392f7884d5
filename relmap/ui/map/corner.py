"""What stands in the lower left corner of the map: the legend and, beside it, the zoom."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from relmap.layout.geometry import Point
from relmap.render.drawing import Scene
from relmap.render.fonts import font
from relmap.render.legend import LegendItem, legend, paint_legend
from relmap.render.painter import View
from relmap.render.theme import colour
from relmap.words.canvas import canvas_text, zoom_text

_WIDTH = 330
_INNER = 12
_HEADING = 22


class LegendBox(QWidget):
    """The legend of what is on this map; it takes no clicks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("legend")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._picture = QPixmap()

    def set_scene(self, scene: Scene | None, view: View) -> None:
        """Explain another map."""
        if scene is None:
            return
        items = legend(scene, view)
        measure = QPixmap(1, 1)
        height = _draw(measure, items, view, None)
        ratio = self.devicePixelRatioF()
        self.resize(_WIDTH, round(height))
        self._picture = QPixmap(self.size() * ratio)
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(Qt.GlobalColor.transparent)
        _draw(self._picture, items, view, height)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture made in ``set_scene``."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()


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


def _draw(surface: QPixmap, items: tuple[LegendItem, ...], view: View, height: float | None) -> float:
    """Paint frame, heading and items on a surface; without a height only measure. Answers the height needed."""
    theme = view.theme
    painter = QPainter(surface)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if height is not None:
        painter.setPen(QPen(colour(theme.border), 1))
        painter.setBrush(colour(theme.surface))
        painter.drawRoundedRect(QRectF(0.5, 0.5, _WIDTH - 1, height - 1), 6, 6)
        painter.setPen(colour(theme.ink))
        painter.setFont(font(12, QFont.Weight.DemiBold))
        heading = QRectF(_INNER, _INNER - 4, _WIDTH - 2 * _INNER, _HEADING - 2)
        painter.drawText(heading, Qt.AlignmentFlag.AlignVCenter, canvas_text("LEGEND"))
    used = paint_legend(painter, items, theme, Point(_INNER, _INNER + _HEADING), _WIDTH - 2 * _INNER)
    painter.end()
    return used.height + 2 * _INNER + _HEADING
