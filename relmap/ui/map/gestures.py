"""What the hand does on the map: one object per gesture, from the press to the release or to Escape.

A gesture moves marks of the overlay or the camera only. Its release answers one intent, which the canvas turns into
one signal; ``cancel`` leaves everything as it was (architecture.md, "From a gesture to the screen").
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from relmap.layout.geometry import Point, Rect
from relmap.render.map.drawing import Scene, cards_in
from relmap.ui.map.camera import Camera
from relmap.ui.map.dropping import Drop, drop_at, target_at
from relmap.ui.map.outline import Outline

THRESHOLD = 6.0
"""A press that moves less than this many pixels stays a click."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is, in pixels of the widget, and which keys are held."""

    at: Point
    alt: bool = False
    adding: bool = False


class Stage(Protocol):
    """What a gesture may see and move."""

    @property
    def scene(self) -> Scene | None:
        """The map."""

    @property
    def tree(self) -> Outline:
        """Its tree."""

    @property
    def camera(self) -> Camera:
        """What is shown of it."""

    def look(self, camera: Camera) -> None:
        """Show another part."""


_ORIGIN = Point(0, 0)


@dataclass(frozen=True, slots=True)
class Marks:
    """What a gesture in progress shows over the map.

    ``moving`` are all cards that would go along, ``heads`` those the hand holds; ``line`` runs in widget pixels.
    """

    heads: tuple[str, ...] = ()
    moving: frozenset[str] = frozenset()
    at: Point = _ORIGIN
    drop: Drop | None = None
    line: tuple[Point, Point] | None = None
    dotted: bool = False
    target: str = ""
    band: Rect | None = None
    caught: tuple[str, ...] = ()
    forbidden: bool = False
    panning: bool = False


NO_MARKS = Marks()


@dataclass(frozen=True, slots=True)
class Reassigned:
    """Cards were dropped at a manager, or at a place among siblings."""

    people: tuple[str, ...]
    drop: Drop


@dataclass(frozen=True, slots=True)
class Dotted:
    """A dotted reporting line was drawn."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Tied:
    """A tie was drawn from the handle; which kind is asked at ``at``."""

    source: str
    target: str
    at: Point


@dataclass(frozen=True, slots=True)
class Caught:
    """Cards were caught with the rubber band."""

    people: tuple[str, ...]


Intent: TypeAlias = Reassigned | Dotted | Tied | Caught


@dataclass
class Gesture:
    """A press that becomes a drag once it has moved far enough."""

    stage: Stage
    start: Pointer
    active: bool = field(default=False, init=False)
    marks: Marks = field(default=NO_MARKS, init=False)
    scrolls: bool = field(default=True, init=False)
    """Whether the map scrolls when the pointer nears the edge of the widget."""

    def move(self, pointer: Pointer) -> None:
        """The pointer is somewhere else, or the map moved under it."""
        way = abs(pointer.at.x - self.start.at.x) + abs(pointer.at.y - self.start.at.y)
        if self.active or way >= THRESHOLD:
            self.active = True
            self._follow(pointer)

    def release(self, pointer: Pointer) -> Intent | None:
        """The button is let go: what the gesture asks for, if anything."""
        self.move(pointer)
        intent = self._result(pointer) if self.active else None
        self.marks = NO_MARKS
        return intent

    def cancel(self) -> None:
        """Drop the gesture."""
        self.marks = NO_MARKS

    def _follow(self, pointer: Pointer) -> None:
        """Show what a release here would do."""

    def _result(self, pointer: Pointer) -> Intent | None:
        return None

    def _on_map(self, pointer: Pointer) -> Point:
        return self.stage.camera.to_map(*pointer.at)


@dataclass
class Pan(Gesture):
    """The map follows the hand."""

    def __post_init__(self) -> None:
        self.scrolls = False
        self._before = self.stage.camera

    def cancel(self) -> None:
        super().cancel()
        self.stage.look(self._before)

    def _follow(self, pointer: Pointer) -> None:
        self.marks = Marks(panning=True)
        dx, dy = pointer.at.x - self.start.at.x, pointer.at.y - self.start.at.y
        self.stage.look(self._before.panned(dx, dy))


@dataclass
class Band(Gesture):
    """A rubber band around cards."""

    def __post_init__(self) -> None:
        self._corner = self._on_map(self.start)

    def _follow(self, pointer: Pointer) -> None:
        scene, here = self.stage.scene, self._on_map(pointer)
        left, top = min(here.x, self._corner.x), min(here.y, self._corner.y)
        band = Rect(left, top, abs(here.x - self._corner.x), abs(here.y - self._corner.y))
        caught = [] if scene is None else cards_in(scene, band)
        self.marks = Marks(band=band, caught=tuple(caught))

    def _result(self, pointer: Pointer) -> Intent | None:
        return Caught(self.marks.caught)


@dataclass
class MoveCards(Gesture):
    """Cards taken to another manager or another place; with Alt held a dotted line is drawn instead."""

    grabbed: str = ""
    people: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self._heads = self.stage.tree.heads(self.people)
        self._moving = self.stage.tree.branch(self._heads)

    def _follow(self, pointer: Pointer) -> None:
        scene, here = self.stage.scene, self._on_map(pointer)
        if scene is None:
            return
        if self._dotted(pointer):
            target = target_at(scene, self.grabbed, *here)
            self.marks = _line_marks(self.stage.camera, scene, self.grabbed, pointer.at, target, dotted=True)
            return
        drop = drop_at(scene, self.stage.tree, self._moving, *here)
        self.marks = Marks(self._heads, self._moving, pointer.at, drop, forbidden=drop is None)

    def _result(self, pointer: Pointer) -> Intent | None:
        marks = self.marks
        if self._dotted(pointer):
            return Dotted(self.grabbed, marks.target) if marks.target else None
        if marks.drop is None or self.stage.tree.changes_nothing(self._heads, marks.drop.move):
            return None
        return Reassigned(self._heads, marks.drop)

    def _dotted(self, pointer: Pointer) -> bool:
        return self.start.alt or pointer.alt


@dataclass
class DrawTie(Gesture):
    """A tie pulled from the handle of a card to another card."""

    source: str = ""

    def _follow(self, pointer: Pointer) -> None:
        scene = self.stage.scene
        if scene is not None:
            target = target_at(scene, self.source, *self._on_map(pointer))
            self.marks = _line_marks(self.stage.camera, scene, self.source, pointer.at, target, dotted=False)

    def _result(self, pointer: Pointer) -> Intent | None:
        return Tied(self.source, self.marks.target, pointer.at) if self.marks.target else None


def _line_marks(camera: Camera, scene: Scene, source: str, at: Point, target: str | None, dotted: bool) -> Marks:
    rect = camera.view_rect(scene.placement.rects[source])
    start = rect.center if dotted else Point(rect.right, rect.center.y)
    return Marks(at=at, line=(start, at), dotted=dotted, target=target or "")
