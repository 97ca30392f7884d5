"""Mouse, wheel and fingers on the map: turns events into gestures and clicks."""

from __future__ import annotations

from math import hypot
from typing import Protocol

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QWheelEvent

from relmap.layout.geometry import Point, Size
from relmap.render.map.anatomy import handle_at
from relmap.render.map.drawing import CardPart, card_at, part_at
from relmap.ui.map.camera import stepped
from relmap.ui.map.gestures import NO_MARKS, Band, DrawTie, Gesture, Marks, MoveCards, Pan, Pointer, Stage
from relmap.ui.map.overlay import HANDLE, OUTLINES_FROM

_NOTCH = 120
_EDGE = 28.0
"""So near the edge of the widget a drag scrolls the map."""
_SCROLL = 14.0
"""Pixels a frame at most."""
_FRAME = 16
_HOVER_REST = 250
"""Milliseconds the pointer rests on a card before only that person's ties are shown."""


class Table(Stage, Protocol):
    """The stage of the gestures, with its size and what is selected on it."""

    def selection(self) -> tuple[str, ...]:
        """The selected people."""

    def extent(self) -> Size:
        """The size of the widget."""

    def editable(self, person: str) -> bool:
        """Whether a card can be dragged."""


class Hands(QObject):
    """The pointer over one canvas.

    ``pressed(id, adding)``: a card that is not selected was pressed. ``clicked(id, CardPart, adding)``: pressed and let
    go on the spot, "" on empty ground. ``double_clicked(id)``. ``intended(Intent)``: a gesture was completed.
    ``changed()``: marks, hover or cursor are different. ``rested(id)``: the pointer rests on a card; "" when it left.
    """

    pressed = Signal(str, bool)
    clicked = Signal(str, object, bool)
    double_clicked = Signal(str)
    intended = Signal(object)
    changed = Signal()
    rested = Signal(str)

    def __init__(self, table: Table, parent: QObject) -> None:
        super().__init__(parent)
        self._table = table
        self._gesture: Gesture | None = None
        self._pressed: tuple[str, CardPart | None] = ("", None)
        self._pointer = Pointer(Point(0, 0))
        self._hover = ""
        self._part: CardPart | None = None
        self._notches = 0.0
        self._space = False
        self._space_used = False
        self._scroll = QTimer(self, interval=_FRAME)
        self._scroll.timeout.connect(self._scrolled)
        self._rest = QTimer(self, interval=_HOVER_REST, singleShot=True)
        self._rest.timeout.connect(self._rests)

    # What is going on

    @property
    def marks(self) -> Marks:
        """What the gesture in progress shows."""
        return self._gesture.marks if self._gesture is not None else NO_MARKS

    @property
    def hover(self) -> str:
        """The card under the idle pointer."""
        return self._hover

    @property
    def at(self) -> Point:
        """The pointer, in pixels of the widget."""
        return self._pointer.at

    @property
    def busy(self) -> bool:
        """Whether a drag is in progress."""
        return self._gesture is not None and self._gesture.active

    def cursor(self) -> Qt.CursorShape:
        """The cursor for what is going on."""
        marks = self.marks
        if marks.forbidden:
            return Qt.CursorShape.ForbiddenCursor
        if marks.panning:
            return Qt.CursorShape.ClosedHandCursor
        if self._space:
            return Qt.CursorShape.OpenHandCursor
        if marks.line is not None or marks.band is not None or self._part is CardPart.HANDLE:
            return Qt.CursorShape.CrossCursor
        if self._part in (CardPart.FLAG, CardPart.COLLAPSE):
            return Qt.CursorShape.PointingHandCursor
        return Qt.CursorShape.ArrowCursor

    def card_under(self, at: Point) -> str:
        """The card under a pixel, "" on empty ground."""
        return self._under(at)[0]

    # Events

    def press(self, event: QMouseEvent) -> None:
        """A button goes down: a gesture begins."""
        if self._gesture is not None:
            self.cancel()
            return
        self._pointer = pointer = _pointer(event)
        card, part = self._under(pointer.at)
        self._pressed = (card, part)
        if event.button() == Qt.MouseButton.MiddleButton or (
            self._space and event.button() == Qt.MouseButton.LeftButton
        ):
            self._space_used = True
            self._pressed = ("", None)
            self._gesture = Pan(self._table, pointer)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._gesture = self._gesture_on(card, part, pointer, event.modifiers())
        self._leave_card()

    def move(self, event: QMouseEvent) -> None:
        """The pointer moves: the gesture follows, or the hover does."""
        self._pointer = _pointer(event)
        if self._gesture is None:
            self._hover_at(self._pointer.at)
            return
        self._gesture.move(self._pointer)
        if self._gesture.active and self._gesture.scrolls and _pull(self._pointer.at, self._table.extent()) != (0, 0):
            if not self._scroll.isActive():
                self._scroll.start()
        else:
            self._scroll.stop()
        self.changed.emit()

    def release(self, event: QMouseEvent) -> None:
        """The button is let go: a click, or what the gesture asks for."""
        gesture, self._gesture = self._gesture, None
        self._scroll.stop()
        if gesture is None:
            return
        self._pointer = _pointer(event)
        intent = gesture.release(self._pointer)
        self.changed.emit()
        if intent is not None:
            self.intended.emit(intent)
        elif not gesture.active and event.button() == Qt.MouseButton.LeftButton and not self._space:
            self.clicked.emit(*self._pressed, self._pointer.adding)

    def double_click(self, event: QMouseEvent) -> None:
        """A second click on the same spot."""
        if event.button() == Qt.MouseButton.LeftButton:
            card, part = self._under(_pointer(event).at)
            if part not in (CardPart.FLAG, CardPart.COLLAPSE):
                self.double_clicked.emit(card)

    def leave(self) -> None:
        """The pointer left the widget."""
        self._leave_card()

    def cancel(self) -> bool:
        """Drop the gesture; answers whether there was one."""
        gesture, self._gesture = self._gesture, None
        self._scroll.stop()
        if gesture is None:
            return False
        gesture.cancel()
        self.changed.emit()
        return True

    def hold_space(self, down: bool) -> bool:
        """The space bar, which turns the pointer into a hand; answers whether it was let go without having panned."""
        plain = self._space and not down and not self._space_used
        if down != self._space:
            self._space, self._space_used = down, False
            self.changed.emit()
        return plain

    def wheel(self, event: QWheelEvent) -> None:
        """The wheel zooms about the pointer, two fingers on a touchpad pan, with Ctrl they zoom."""
        camera = self._table.camera
        at = Point(event.position().x(), event.position().y())
        fingers, turned = event.pixelDelta(), event.angleDelta()
        zooming = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not fingers.isNull() and not _is_notch(event):
            if zooming:
                self._table.look(camera.zoomed(camera.zoom * 2.0 ** (fingers.y() / 240), at))
            else:
                self._table.look(camera.panned(fingers.x(), fingers.y()))
            return
        if turned.x() and not turned.y():
            self._table.look(camera.panned(turned.x() / 2, 0))
            return
        self._notches += turned.y() / _NOTCH
        whole = int(self._notches)
        self._notches -= whole
        if whole:
            self._table.look(camera.zoomed(stepped(camera.zoom, whole), at))

    def pinch(self, factor: float, at: QPointF) -> None:
        """Two fingers on a touch screen draw apart by a factor."""
        camera = self._table.camera
        self._table.look(camera.zoomed(camera.zoom * factor, Point(at.x(), at.y())))

    def native(self, event: QNativeGestureEvent) -> bool:
        """A pinch on a touchpad; answers whether it was one."""
        if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self.pinch(1.0 + event.value(), event.position())
        return True

    # Inside

    def _gesture_on(
        self, card: str, part: CardPart | None, pointer: Pointer, held: Qt.KeyboardModifier
    ) -> Gesture | None:
        if part is CardPart.HANDLE and self._table.editable(card):
            return DrawTie(self._table, pointer, source=card)
        if card:
            if card not in self._table.selection():
                self._pressed = ("", None) if pointer.adding else (card, part)
                self.pressed.emit(card, pointer.adding)
            if not self._table.editable(card):
                return Gesture(self._table, pointer)
            chosen = self._table.selection()
            return MoveCards(self._table, pointer, grabbed=card, people=chosen if card in chosen else (card,))
        if held & Qt.KeyboardModifier.ShiftModifier:
            return Band(self._table, pointer)
        return Pan(self._table, pointer)

    def _under(self, at: Point) -> tuple[str, CardPart | None]:
        """The card and its part under a pixel; the dot for ties reaches a little outside the card."""
        scene, camera = self._table.scene, self._table.camera
        if scene is None:
            return "", None
        x, y = camera.to_map(*at)
        if camera.zoom >= OUTLINES_FROM:
            for card in (card_at(scene, x, y), card_at(scene, x - HANDLE / camera.zoom, y)):
                if card is not None:
                    dot = camera.to_view(*handle_at(scene.placement.rects[card]))
                    if hypot(dot.x - at.x, dot.y - at.y) <= HANDLE + 1:
                        return card, CardPart.HANDLE
        card = card_at(scene, x, y)
        if card is None:
            return "", None
        part = part_at(scene, x, y, camera.zoom)
        return card, CardPart.CARD if part in (CardPart.HANDLE, None) else part

    def _hover_at(self, at: Point) -> None:
        card, part = self._under(at)
        if (card, part) == (self._hover, self._part):
            return
        if card != self._hover:
            if self._hover:
                self.rested.emit("")
            self._rest.start()
        self._hover, self._part = card, part
        self.changed.emit()

    def _leave_card(self) -> None:
        self._rest.stop()
        if self._hover:
            self._hover, self._part = "", None
            self.rested.emit("")
            self.changed.emit()

    def _rests(self) -> None:
        if self._hover:
            self.rested.emit(self._hover)

    def _scrolled(self) -> None:
        """Scroll by one frame, and let the gesture follow the map that moved under it."""
        dx, dy = _pull(self._pointer.at, self._table.extent())
        if self._gesture is None or (dx, dy) == (0, 0):
            self._scroll.stop()
            return
        self._table.look(self._table.camera.panned(dx, dy))
        self._gesture.move(self._pointer)
        self.changed.emit()


def _pointer(event: QMouseEvent) -> Pointer:
    held, at = event.modifiers(), event.position()
    adding = held & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    return Pointer(Point(at.x(), at.y()), bool(held & Qt.KeyboardModifier.AltModifier), bool(adding))


def _is_notch(event: QWheelEvent) -> bool:
    """Whether a wheel with notches turned: some systems report pixels for these too."""
    turned = event.angleDelta().y()
    return turned != 0 and turned % _NOTCH == 0 and event.phase() == Qt.ScrollPhase.NoScrollPhase


def _pull(at: Point, room: Size) -> tuple[float, float]:
    """By how many pixels the map moves when the pointer is near, or beyond, an edge of the widget."""

    def along(place: float, length: float) -> float:
        into = max(0.0, _EDGE - place) - max(0.0, place - (length - _EDGE))
        return max(-_SCROLL, min(_SCROLL, into * _SCROLL / _EDGE))

    return along(at.x, room.width), along(at.y, room.height)
