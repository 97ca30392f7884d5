"""The map on the screen (desktop.md 2). It shows, selects and asks for edits; it changes nothing itself."""

# ruff: noqa: N815 - signals are named as Qt names its own

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from relmap.layout.geometry import Point
from relmap.render.map.drawing import CardPart, Scene
from relmap.render.theme import colour
from relmap.ui.map.accessible import announce_focus, speak
from relmap.ui.map.editing import Editing, NameSource
from relmap.ui.map.gestures import Caught, Dotted, Intent, Marks, Reassigned, Tied
from relmap.ui.map.hands import Hands
from relmap.ui.map.keys import Act, Stroke, understood
from relmap.ui.map.outline import ROOT, Direction
from relmap.ui.map.overlay import Rings, crowd_of, drag_ghost, paint_ghost, paint_marks, paint_rings
from relmap.ui.map.surface import MapSurface
from relmap.words.canvas import canvas_text, drop_before, drop_counted, drop_last, drop_manager


class MapCanvas(MapSurface):
    """Shows a scene, selects, and asks for edits.

    Ids are those of the cards. ``reassignRequested(people, manager, before)``: "" is no manager, or the end of the
    row. ``addRequested(kind, anchor)``: SIBLING, REPORT or ROOT. ``renameRequested(id, name, title)``.
    ``addAbandoned(id)``: the editor was left without a name for the person added last. ``tieRequested`` and
    ``contextMenuRequested`` carry the place on the screen for a menu; the latter has "" on empty ground.
    ``selectionChanged`` tells what the user selected, not what ``select`` did.
    """

    selectionChanged = Signal(tuple)
    reassignRequested = Signal(tuple, str, str)
    dottedRequested = Signal(str, str)
    tieRequested = Signal(str, str, QPoint)
    addRequested = Signal(str, str)
    addAbandoned = Signal(str)
    renameRequested = Signal(str, str, str)
    collapseToggled = Signal(str)
    roleToggled = Signal(str)
    depthSet = Signal(int)
    removeRequested = Signal()
    inspectRequested = Signal()
    contextMenuRequested = Signal(str, QPoint)
    flagClicked = Signal(str)
    editFinished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._selection: tuple[str, ...] = ()
        self._hits: tuple[str, ...] = ()
        self._crowd: tuple[QRectF, ...] | None = None
        super().__init__(parent)
        speak()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setAccessibleName(canvas_text("MAP"))
        self.setAccessibleDescription(canvas_text("MAP_HELP"))
        self._ghost: tuple[str, QPixmap] | None = None
        self._hands = Hands(self, self)
        self._hands.pressed.connect(self._press_card)
        self._hands.clicked.connect(self._click)
        self._hands.double_clicked.connect(self._double_click)
        self._hands.intended.connect(self._carry_out)
        self._hands.changed.connect(self._hands_changed)
        self._hands.rested.connect(self._light)
        self._editing = Editing(self)
        self._editing.renamed.connect(self.renameRequested)
        self._editing.abandoned.connect(self.addAbandoned)
        self._editing.ended.connect(self.editFinished)
        self._editing.add_wanted.connect(self._ask_to_add)
        self._acts = self._table_of_acts()

    # Selection

    def selection(self) -> tuple[str, ...]:
        """The selected cards in the order they were selected; the keys act on the last."""
        return self._selection

    def select(self, ids: Iterable[str], center: bool = False) -> None:
        """Select cards; those not on the map are left out. With ``center`` the last is brought to the middle, else
        a newly selected one into sight.
        """
        rects = self._scene.placement.rects if self._scene is not None else {}
        chosen = tuple(key for key in dict.fromkeys(ids) if key in rects)
        new = chosen != self._selection
        if new:
            self._selection, self._crowd = chosen, None
            self._announce()
            self.update()
        if chosen and center:
            self.center_on(chosen[-1])
        elif chosen and new and not self._hands.busy:
            self.reveal(chosen[-1])

    def set_search_hits(self, ids: Iterable[str]) -> None:
        """Mark the cards a search found."""
        self._hits = tuple(ids)
        self.update()

    def set_scene(self, scene: Scene | None) -> None:
        """Show a map; a gesture in progress is dropped, the selection keeps who is still there.

        The card the keys act on stays in sight when an edit moves it.
        """
        self._hands.cancel()
        self._crowd = None
        in_hand = self._selection[-1] if self._selection else ""
        in_sight = self.rect().contains(self.place_of(in_hand).center())
        super().set_scene(scene)
        rects = scene.placement.rects if scene is not None else {}
        before, self._selection = self._selection, tuple(key for key in self._selection if key in rects)
        self._editing.follow_scene()
        if in_sight and in_hand in rects and not self.rect().contains(self.place_of(in_hand)):
            self.reveal(in_hand)
        if self._selection != before:
            self._selection_changed()

    def edit_name(self, person: str) -> None:
        """Type name and title on a card. For somebody this map just asked to add, Enter goes on to the next one."""
        self._editing.start(person)

    def set_name_source(self, source: NameSource) -> None:
        """Where name and title of a card are looked up before they are edited: cards show words for missing names."""
        self._editing.set_name_source(source)

    def editable(self, person: str) -> bool:
        """Whether a card stands for a record: a ghost for a role nobody fills cannot be dragged."""
        scene = self._scene
        return scene is not None and person in scene.picture.cards and not scene.picture.cards[person].ghost

    # Painting

    def _paint_over(self, painter: QPainter, scene: Scene) -> None:
        marks, theme, chosen = self._hands.marks, self._view.theme, self._selection
        hover = self._hands.hover if self.editable(self._hands.hover) else ""
        focus = chosen[-1] if len(chosen) > 1 and self.hasFocus() else ""
        if self._crowd is None:
            self._crowd = crowd_of(scene, chosen)
        rings = Rings((*chosen, *marks.caught), self._crowd, self._hits, focus, self._hands.hover, hover)
        paint_rings(painter, scene, self._camera, theme, rings, self._camera.area(self.extent()))
        paint_marks(painter, scene, self._camera, theme, marks)
        if marks.heads:
            ghost = self._ghost_of(scene, marks.heads)
            paint_ghost(painter, ghost, marks.at, theme, self._drop_text(scene, marks), marks.forbidden)
        if self.hasFocus() and not chosen:
            painter.setPen(QPen(colour(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _ghost_of(self, scene: Scene, heads: tuple[str, ...]) -> QPixmap:
        if self._ghost is None or self._ghost[0] != heads[-1]:
            picture = drag_ghost(scene, self._view, heads[-1], self._camera.zoom, self.devicePixelRatioF())
            self._ghost = (heads[-1], picture)
        return self._ghost[1]

    def _drop_text(self, scene: Scene, marks: Marks) -> str:
        """What letting go here would do, in words."""
        if marks.drop is None:
            return canvas_text("NOT_HERE")
        cards, move = scene.picture.cards, marks.drop.move
        if marks.drop.card:
            text = drop_manager(cards[marks.drop.card].name or canvas_text("NO_NAME"))
        elif marks.drop.bar is None:
            text = canvas_text("NO_MANAGER")
        elif move.before:
            text = drop_before(cards[move.before].name or canvas_text("NO_NAME"))
        else:
            text = drop_last(cards[move.manager].name if move.manager != ROOT else "")
        return drop_counted(text, len(marks.moving)) if len(marks.moving) > 1 else text

    def _camera_moved(self) -> None:
        self._editing.follow_camera()

    # Mouse and fingers

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a gesture."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._hands.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it, or hover."""
        self._hands.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it."""
        self._hands.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename, or add somebody on empty ground."""
        self._hands.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom or pan."""
        self._hands.wheel(event)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Nobody is pointed at any more."""
        self._hands.leave()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of a card: the one under the pointer, or by key the selected one."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            card = self._selection[-1] if self._selection else ""
            place = self.place_of(card).center() if card else self.rect().center()
            self.contextMenuRequested.emit(card, self.mapToGlobal(place))
            return
        card = self._hands.card_under(Point(event.pos().x(), event.pos().y()))
        if card and card not in self._selection:
            self._choose((card,))
        self.contextMenuRequested.emit(card, event.globalPos())

    def _hands_changed(self) -> None:
        if not self._hands.busy:
            self._ghost = None
        self.setCursor(self._hands.cursor())
        self.update()

    def _press_card(self, card: str, adding: bool) -> None:
        self._choose((*self._selection, card) if adding else (card,))

    def _click(self, card: str, part: CardPart | None, adding: bool) -> None:
        if not card:
            if not adding:
                self._choose(())
        elif adding:
            self._choose(tuple(key for key in self._selection if key != card))
        elif part is CardPart.FLAG:
            self._choose((card,))
            self.flagClicked.emit(card)
        elif part is CardPart.COLLAPSE:
            self.collapseToggled.emit(card)
        else:
            self._choose((card,))

    def _double_click(self, card: str) -> None:
        if card:
            self._editing.start(card, added=False)
        else:
            self._ask_to_add("ROOT", "")

    def _carry_out(self, intent: Intent) -> None:
        """A completed gesture becomes one signal."""
        if isinstance(intent, Reassigned):
            self.reassignRequested.emit(intent.people, intent.drop.move.manager, intent.drop.move.before)
        elif isinstance(intent, Dotted):
            self.dottedRequested.emit(intent.source, intent.target)
        elif isinstance(intent, Tied):
            place = self.mapToGlobal(QPoint(round(intent.at.x), round(intent.at.y)))
            self.tieRequested.emit(intent.source, intent.target, place)
        elif isinstance(intent, Caught):
            self._choose(tuple(dict.fromkeys((*self._selection, *intent.people))))

    # Keys

    def event(self, event: QEvent) -> bool:
        """Tab adds a person instead of leaving; fingers pinch."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._goes_to_map(event):
            self.keyPressEvent(event)
            return True
        if isinstance(event, QNativeGestureEvent) and self._hands.native(event):
            return True
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._hands.pinch(pinch.scaleFactor(), self.mapFromGlobal(pinch.centerPoint()))
                return True
        return super().event(event)

    def _goes_to_map(self, event: QKeyEvent) -> bool:
        """Whether a Tab is ours; with nobody selected it leaves the map as on any widget."""
        if event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return False
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return held or (event.key() == Qt.Key.Key_Tab and (bool(self._selection) or not self._people))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Carry out what a key means on the map, leave others to the window."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            if not event.isAutoRepeat():
                self._hands.hold_space(True)
            return
        stroke = understood(event.key(), event.modifiers(), event.text())
        if stroke is None or not self._act(stroke):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space let go without a pan opens the inspector."""
        if event.key() != Qt.Key.Key_Space or event.isAutoRepeat():
            super().keyReleaseEvent(event)
        elif self._hands.hold_space(False) and self._selection:
            self.inspectRequested.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys act here, and tell a screen reader on whom."""
        self._announce()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go of everything that is held."""
        self._hands.hold_space(False)
        self.update()

    def _act(self, stroke: Stroke) -> bool:
        """Do what a key asks; False when it has nothing to act on here."""
        act = self._acts.get(stroke.act)
        if act is not None:
            act()
            return True
        if not self._selection:
            return self._act_on_nobody(stroke)
        person = self._selection[-1]
        match stroke.act:
            case Act.ADD_SIBLING | Act.ADD_REPORT:
                if self.editable(person):
                    self._ask_to_add("SIBLING" if stroke.act is Act.ADD_SIBLING else "REPORT", person)
                else:
                    self._editing.start(person, added=False)
            case Act.RENAME:
                self._editing.start(person, stroke.detail, added=False)
            case Act.WALK | Act.EXTEND:
                self._walk(person, Direction(stroke.detail), extend=stroke.act is Act.EXTEND)
            case Act.SHIFT:
                self._shift(person, Direction(stroke.detail))
            case Act.ROLE:
                self.roleToggled.emit(stroke.detail)
            case Act.DEPTH:
                self.depthSet.emit(int(stroke.detail))
            case Act.REMOVE:
                self.removeRequested.emit()
            case Act.INSPECT:
                self.inspectRequested.emit()
            case _:
                return False
        return True

    def _act_on_nobody(self, stroke: Stroke) -> bool:
        if stroke.act is Act.WALK:
            self._home()
        elif stroke.act is Act.ADD_SIBLING or (stroke.act is Act.ADD_REPORT and not self._people):
            self._ask_to_add("ROOT", "")
        else:
            return False
        return True

    def _table_of_acts(self) -> Mapping[Act, Callable[[], object]]:
        """The acts that need nobody selected."""
        return {
            Act.ADD_ROOT: lambda: self._ask_to_add("ROOT", ""),
            Act.ZOOM_IN: self.zoom_in,
            Act.ZOOM_OUT: self.zoom_out,
            Act.FIT: self.fit,
            Act.ALL: lambda: self._choose(self._people),
            Act.HOME: self._home,
            Act.DROP: self._drop_everything,
            Act.LEAVE: lambda: self.focusNextPrevChild(True),
            Act.LEAVE_BACK: lambda: self.focusNextPrevChild(False),
        }

    def _walk(self, person: str, arrow: Direction, extend: bool) -> None:
        there = self._tree.walk(person, arrow)
        if there:
            rest = tuple(key for key in self._selection if key != there) if extend else ()
            self._choose((*rest, there))
            self.reveal(there)

    def _shift(self, person: str, arrow: Direction) -> None:
        move = self._tree.shifted(person, arrow) if self.editable(person) else None
        if move is not None:
            self.reassignRequested.emit((person,), move.manager, move.before)

    def _home(self) -> None:
        if self._people:
            roots = self._tree.children[ROOT]
            first = roots[0] if roots else self._people[0]
            self._choose((first,))
            self.reveal(first)

    def _drop_everything(self) -> None:
        if not self._hands.cancel():
            self._choose(())

    # Inside

    def _choose(self, ids: tuple[str, ...]) -> None:
        if ids != self._selection:
            self._selection, self._crowd = ids, None
            self._selection_changed()

    def _selection_changed(self) -> None:
        self._announce()
        self.update()
        self.selectionChanged.emit(self._selection)

    def _announce(self) -> None:
        if self._selection and self.hasFocus():
            announce_focus(self, self._people.index(self._selection[-1]))

    def _ask_to_add(self, kind: str, anchor: str) -> None:
        self._editing.expect_addition()
        self.addRequested.emit(kind, anchor)
