"""Typing names on the map: which card is edited, and what follows (desktop.md 2, "as in an outline")."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QObject, Qt, Signal

from relmap.ui.map.name_editor import NameEditor, Then
from relmap.ui.map.surface import MapSurface
from relmap.words.canvas import canvas_text

NameSource: TypeAlias = Callable[[str], tuple[str, str]]
"""Name and title of a card as they were typed: the card itself may show words for what is not known."""


class Editing(QObject):
    """The editor of one canvas.

    ``renamed(id, name, title)``: the texts differ from before. ``abandoned(id)``: somebody just added was given no
    name. ``ended()``: nobody types any more. ``add_wanted(kind, anchor)``: go on with another person.
    """

    renamed = Signal(str, str, str)
    abandoned = Signal(str)
    ended = Signal()
    add_wanted = Signal(str, str)

    def __init__(self, surface: MapSurface) -> None:
        super().__init__(surface)
        self._surface = surface
        self._editor = NameEditor(surface)
        self._editor.finished.connect(self._finish)
        self._editor.cancelled.connect(self._cancel)
        self._person = ""
        self._before = ("", "")
        self._fresh = False
        self._known: frozenset[str] | None = None
        self._written: NameSource = self._on_card

    def set_name_source(self, source: NameSource) -> None:
        """Where the present name and title of a card are looked up; without one, what the card shows is edited."""
        self._written = source

    def expect_addition(self) -> None:
        """Somebody is going to be added: whoever is edited next and was not there before is that person."""
        self._known = frozenset(self._surface.people())

    def start(self, person: str, letter: str = "", added: bool = True) -> None:
        """Type on a card; ``letter`` starts a new name. ``added`` tells whether it may be the person just added: who
        was not there when ``expect_addition`` was called, or bears no name yet.
        """
        scene = self._surface.scene
        if scene is None or person not in scene.placement.rects:
            return
        self._editor.finish(Then.REST)
        self._before = self._written(person)
        nameless = not any(self._before) and not scene.picture.cards[person].ghost
        self._fresh = added and (nameless or (self._known is not None and person not in self._known))
        self._known = None
        self._person = person
        self._surface.reveal(person)
        hint = canvas_text("NEXT_HINT" if self._fresh else "RENAME_HINT")
        self._editor.start(*self._before, letter, hint)
        self.follow_camera()

    def follow_camera(self) -> None:
        """Keep the editor on its card."""
        if self._editor.active:
            self._editor.stand_at(self._surface.place_of(self._person))

    def follow_scene(self) -> None:
        """Another map is shown: stop when the card is gone."""
        scene = self._surface.scene
        if self._editor.active and (scene is None or self._person not in scene.placement.rects):
            self._fresh = False
            self._editor.cancel()
        self.follow_camera()

    def _finish(self, then: Then) -> None:
        person, typed = self._person, (self._editor.name, self._editor.title)
        unchanged = typed == self._before
        if then is not Then.REST:
            self._surface.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._fresh and (unchanged or not any(typed)):
            self._abandon(person)
            return
        fresh, self._fresh = self._fresh, False
        if not unchanged:
            self.renamed.emit(person, *typed)
        self.ended.emit()
        scene = self._surface.scene
        if scene is None or person not in scene.placement.rects or scene.picture.cards[person].ghost:
            return
        if then is Then.REPORT:
            self.add_wanted.emit("REPORT", person)
        elif then is Then.NEXT and fresh:
            self.add_wanted.emit("SIBLING", person)

    def _cancel(self) -> None:
        self._surface.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._fresh:
            self._abandon(self._person)
        else:
            self.ended.emit()

    def _on_card(self, person: str) -> tuple[str, str]:
        card = self._surface.scene.picture.cards[person] if self._surface.scene is not None else None
        return ("", "") if card is None or card.ghost else (card.name, card.title)

    def _abandon(self, person: str) -> None:
        self._fresh = False
        self.abandoned.emit(person)
        self.ended.emit()
