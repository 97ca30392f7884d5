"""The map for screen readers: a list of people, each with name, title, part and depth (desktop-engineering.md 3.1)."""

# ruff: noqa: N802 - the methods carry Qt's names

from __future__ import annotations

import weakref
from functools import cache
from typing import Any, TypeAlias

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from relmap.render.map.drawing import Scene
from relmap.ui.map.outline import NO_TREE, ROOT, Outline
from relmap.words.canvas import canvas_text, spoken


class ReadableMap(QWidget):
    """A widget whose cards are read aloud. On its own it has none; the canvas says which."""

    @property
    def scene(self) -> Scene | None:
        """The map."""
        return None

    @property
    def tree(self) -> Outline:
        """Its tree."""
        return NO_TREE

    def people(self) -> tuple[str, ...]:
        """All cards, in the order in which they are read."""
        return ()

    def selection(self) -> tuple[str, ...]:
        """The selected people, the one the keys act on last."""
        return ()

    def place_of(self, person: str) -> QRect:
        """Where a card is, in pixels of the widget."""
        return QRect()


MaybeInterface: TypeAlias = Any
"""An interface or None for "nothing there"; Qt's type hints leave the None out."""

_handed_out: list[QAccessibleInterface] = []
"""Every interface ever given to Qt. Qt deletes them itself, so Python must never do it a second time; the widgets
they speak for are held weakly."""


@cache
def speak() -> None:
    """Teach Qt how to read maps aloud; further calls cost nothing."""
    QAccessible.installFactory(_interface_for)


def announce_focus(canvas: ReadableMap, place: int) -> None:
    """Tell a screen reader that another card has the attention."""
    if QAccessible.isActive():
        event = QAccessibleEvent(canvas, QAccessible.Event.Focus)
        event.setChild(place)
        QAccessible.updateAccessibility(event)


def spoken_card(scene: Scene, tree: Outline, person: str) -> str:
    """One card in words."""
    card = scene.picture.cards[person]
    manager = tree.manager(person)
    boss = scene.picture.cards[manager].name if manager != ROOT else ""
    return spoken(card.name, card.title, card.status, card.roles, card.depth, card.flags, boss, card.below)


def _interface_for(name: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, ReadableMap):
        return None
    made = _MapInterface(thing)
    _handed_out.append(made)
    return made


class _MapInterface(QAccessibleWidget):
    """The list of people; after them come the ordinary widgets on the canvas."""

    def __init__(self, canvas: ReadableMap) -> None:
        super().__init__(canvas, QAccessible.Role.List, canvas_text("MAP"))
        self._canvas = weakref.ref(canvas)
        self._cards: list[_CardInterface] = []

    def childCount(self) -> int:
        return len(self._people()) + super().childCount()

    def child(self, index: int) -> MaybeInterface:
        count, canvas = len(self._people()), self._canvas()
        if index >= count or canvas is None:
            return super().child(index - count)
        while len(self._cards) <= index:
            card = _CardInterface(canvas, len(self._cards))
            _handed_out.append(card)
            self._cards.append(card)
        return self._cards[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        if isinstance(child, _CardInterface):
            return child.place
        own = super().indexOfChild(child)
        return own if own < 0 else own + len(self._people())

    def childAt(self, x: int, y: int) -> MaybeInterface:
        canvas = self._canvas()
        if canvas is not None:
            at = canvas.mapFromGlobal(QPoint(x, y))
            for index, person in enumerate(self._people()):
                if canvas.place_of(person).contains(at):
                    return self.child(index)
        return super().childAt(x, y)

    def focusChild(self) -> MaybeInterface:
        canvas, people = self._canvas(), self._people()
        if canvas is not None and canvas.hasFocus():
            chosen = canvas.selection()
            return self.child(people.index(chosen[-1])) if chosen and chosen[-1] in people else None
        return super().focusChild()

    def _people(self) -> tuple[str, ...]:
        canvas = self._canvas()
        return canvas.people() if canvas is not None and shiboken6.isValid(canvas) else ()


class _CardInterface(QAccessibleInterface):
    """The card at one place of the list, whoever stands there at the moment: made once and kept, because a reader may
    hold it for as long as it likes.
    """

    def __init__(self, canvas: ReadableMap, place: int) -> None:
        super().__init__()
        self._canvas = weakref.ref(canvas)
        self.place = place

    def isValid(self) -> bool:
        return self._person() != ""

    def object(self) -> Any:
        return None

    def window(self) -> Any:
        canvas = self._canvas()
        return canvas.window().windowHandle() if canvas is not None else None

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state, canvas, person = QAccessible.State(), self._canvas(), self._person()
        if canvas is not None and person:
            chosen = canvas.selection()
            state.focusable = state.selectable = state.multiSelectable = 1
            state.selected = int(person in chosen)
            state.focused = int(canvas.hasFocus() and chosen[-1:] == (person,))
            state.offscreen = int(not canvas.rect().intersects(canvas.place_of(person)))
        return state

    def text(self, which: QAccessible.Text) -> str:
        canvas, person = self._canvas(), self._person()
        if which is not QAccessible.Text.Name or canvas is None or not person or canvas.scene is None:
            return ""
        return spoken_card(canvas.scene, canvas.tree, person)

    def rect(self) -> QRect:
        canvas, person = self._canvas(), self._person()
        if canvas is None or not person:
            return QRect()
        place = canvas.place_of(person)
        return QRect(canvas.mapToGlobal(place.topLeft()), place.size())

    def parent(self) -> MaybeInterface:
        canvas = self._canvas()
        return QAccessible.queryAccessibleInterface(canvas) if canvas is not None else None

    def child(self, index: int) -> MaybeInterface:
        return None

    def childCount(self) -> int:
        return 0

    def childAt(self, x: int, y: int) -> MaybeInterface:
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def setText(self, which: QAccessible.Text, text: str) -> None:
        """A card is read, not written; names are changed in the editor."""

    def _person(self) -> str:
        canvas = self._canvas()
        if canvas is None or not shiboken6.isValid(canvas):
            return ""
        people = canvas.people()
        return people[self.place] if self.place < len(people) else ""
