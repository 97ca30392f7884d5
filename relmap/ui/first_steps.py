"""Two hints for the first minutes, shown once with the sample and again on wish (scenario 1)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from relmap.ui.composition import Composition
from relmap.ui.messages import Option
from relmap.ui.pages.map_page import MapPage
from relmap.ui.widgets.coach_mark import CoachMark, Hint, Place, place_in
from relmap.words import guided_tour
from relmap.words.window import text


class FirstSteps(QObject):
    """Shows one hint after the other on the ``body`` of the window; the user may go on working meanwhile.

    ``tour_wanted``: the user wants to see more; the last hint offers it.
    """

    tour_wanted = Signal()

    def __init__(self, page: MapPage, composition: Composition, body: QWidget) -> None:
        super().__init__(body)
        self._page = page
        self._composition = composition
        self._body = body
        self._steps: list[tuple[str, Place]] = [("STEP_FLAG", self._headline), ("STEP_CARD", self._card)]
        self.mark: CoachMark | None = None
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End with the map: on another page a hint would point at nothing."""
        if event.type() == QEvent.Type.Hide and not event.spontaneous():
            self.end()
        return super().eventFilter(watched, event)

    def start(self) -> None:
        """Begin with the first hint."""
        self._show(0)

    def end(self) -> None:
        """Show no more hints."""
        if self.mark is not None:
            self.mark.hide()
            self.mark.deleteLater()
            self.mark = None

    def _show(self, number: int) -> None:
        self.end()
        if number >= len(self._steps):
            return
        words, place = self._steps[number]
        if place() is None:
            self._show(number + 1)
            return
        last = number == len(self._steps) - 1
        tour: Option = (guided_tour.text("TAKE"), self._take_tour)
        hint = Hint(
            text(words),
            f"{number + 1} / {len(self._steps)}",
            text("STEP_DONE" if last else "STEP_NEXT"),
            also=(tour,) if last else (),
        )
        self.mark = CoachMark(hint, self._page.view.theme, self._body)
        self.mark.gone_on.connect(lambda: self._show(number + 1))
        self.mark.ended.connect(self.end)
        self.mark.follow(place)

    def _take_tour(self) -> None:
        self.end()
        self.tour_wanted.emit()

    def _headline(self) -> QRect | None:
        return place_in(self._body, self._page.headline)

    def _card(self) -> QRect | None:
        canvas = self._page.canvas
        scene = self._composition.scene
        if scene is None or not scene.placement.rects:
            return None
        rects = scene.placement.rects
        first = min(rects, key=lambda key: (rects[key].y, rects[key].x))
        return place_in(self._body, canvas, canvas.place_of(first))
