"""Two hints for the first minutes, shown once with the sample and again on wish (scenario 1)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QWidget

from relmap.ui.composition import Composition
from relmap.ui.pages.map_page import MapPage
from relmap.ui.widgets.coach_mark import CoachMark
from relmap.words.window import text


class FirstSteps(QObject):
    """Shows one hint after the other on the ``body`` of the window; the user may go on working meanwhile."""

    def __init__(self, page: MapPage, composition: Composition, body: QWidget) -> None:
        super().__init__(body)
        self._page = page
        self._composition = composition
        self._body = body
        self._steps: list[tuple[str, Callable[[], QRect | None]]] = [
            ("STEP_FLAG", self._headline),
            ("STEP_CARD", self._card),
        ]
        self.mark: CoachMark | None = None
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End with the map: on another page a hint would point at nothing."""
        if event.type() == QEvent.Type.Hide and not event.spontaneous():
            self._end()
        return super().eventFilter(watched, event)

    def start(self) -> None:
        """Begin with the first hint."""
        self._show(0)

    def _show(self, number: int) -> None:
        self._end()
        if number >= len(self._steps):
            return
        words, place = self._steps[number]
        target = place()
        if target is None:
            self._show(number + 1)
            return
        last = number == len(self._steps) - 1
        self.mark = CoachMark(
            text(words),
            f"{number + 1} / {len(self._steps)}",
            text("STEP_DONE" if last else "STEP_NEXT"),
            self._page.view.theme,
            self._body,
        )
        self.mark.gone_on.connect(lambda: self._show(number + 1))
        self.mark.ended.connect(self._end)
        self.mark.point_at(target)

    def _end(self) -> None:
        if self.mark is not None:
            self.mark.hide()
            self.mark.deleteLater()
            self.mark = None

    def _headline(self) -> QRect | None:
        headline = self._page.headline
        return self._inside(headline, headline.rect()) if headline.isVisible() else None

    def _card(self) -> QRect | None:
        canvas = self._page.canvas
        scene = self._composition.scene
        if scene is None or not scene.placement.rects or not canvas.isVisible():
            return None
        rects = scene.placement.rects
        return self._inside(canvas, canvas.place_of(min(rects, key=lambda key: (rects[key].y, rects[key].x))))

    def _inside(self, widget: QWidget, rect: QRect) -> QRect:
        return QRect(widget.mapTo(self._body, QPoint(rect.left(), rect.top())), rect.size())
