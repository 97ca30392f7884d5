"""A hand and an ear for a canvas under test: real mouse events at cards, and every signal it sends, in order."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from relmap.render.map.drawing import Scene
from relmap.ui.map.canvas import MapCanvas

SIGNALS = (
    "selectionChanged",
    "reassignRequested",
    "dottedRequested",
    "tieRequested",
    "addRequested",
    "addAbandoned",
    "renameRequested",
    "collapseToggled",
    "roleToggled",
    "depthSet",
    "removeRequested",
    "inspectRequested",
    "contextMenuRequested",
    "flagClicked",
    "editFinished",
)

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


class Hand:
    """Works one canvas."""

    def __init__(self, canvas: MapCanvas) -> None:
        self.canvas = canvas
        self.heard: list[tuple[object, ...]] = []
        for name in SIGNALS:
            getattr(canvas, name).connect(self._ear(name))

    def told(self, name: str) -> list[tuple[object, ...]]:
        """What one signal carried, each time it was sent."""
        return [tuple(values) for what, *values in self.heard if what == name]

    def at(self, card: str, x: float = 0.5, y: float = 0.5) -> QPoint:
        """A point of a card, by its share of width and height."""
        scene = self.canvas.scene
        assert isinstance(scene, Scene)
        rect = scene.placement.rects[card]
        place = self.canvas.camera.to_view(rect.x + rect.width * x, rect.y + rect.height * y)
        return QPoint(round(place.x), round(place.y))

    def click(self, place: QPoint, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Press and let go."""
        QTest.mouseClick(self.canvas, LEFT, held, place)

    def hover(self, place: QPoint) -> None:
        """Move without a button."""
        QTest.mouseMove(self.canvas, place + QPoint(1, 0))
        QTest.mouseMove(self.canvas, place)

    def grab(
        self, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = PLAIN, button: Qt.MouseButton = LEFT
    ) -> None:
        """Press and pull, without letting go."""
        QTest.mousePress(self.canvas, button, held, start)
        QTest.mouseMove(self.canvas, (start + end) / 2)
        QTest.mouseMove(self.canvas, end)

    def drag(
        self, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = PLAIN, button: Qt.MouseButton = LEFT
    ) -> None:
        """Press, pull and let go."""
        self.grab(start, end, held, button)
        QTest.mouseRelease(self.canvas, button, held, end)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Strike a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.canvas, key, held)

    def type(self, text: str) -> None:
        """Type letter by letter where the focus is, as the first one may open the editor."""
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget() or self.canvas, letter)

    def wheel(self, at: QPoint, notches: int, fingers: QPoint | None = None, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Turn the wheel, or stroke a touchpad by ``fingers`` pixels."""
        phase = Qt.ScrollPhase.ScrollUpdate if fingers is not None else Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(
            QPointF(at),
            QPointF(self.canvas.mapToGlobal(at)),
            fingers or QPoint(),
            QPoint(0, notches * 120),
            Qt.MouseButton.NoButton,
            held,
            phase,
            False,
        )
        QApplication.sendEvent(self.canvas, event)

    def _ear(self, name: str) -> object:
        def hear(*values: object) -> None:
            self.heard.append((name, *values))

        return hear
