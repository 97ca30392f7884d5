"""The tree as drawn, for hands: who stands beside, above and below whom, and where the arrow keys lead."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from relmap.layout.geometry import Placement, Rect
from relmap.render.map.drawing import Scene

ROOT = ""
"""The manager of those who have none."""


class Direction(StrEnum):
    """The arrow keys."""

    LEFT = "LEFT"
    RIGHT = "RIGHT"
    UP = "UP"
    DOWN = "DOWN"


_TURNED = {
    Direction.LEFT: Direction.UP,
    Direction.RIGHT: Direction.DOWN,
    Direction.UP: Direction.LEFT,
    Direction.DOWN: Direction.RIGHT,
}


@dataclass(frozen=True, slots=True)
class Move:
    """A branch moved with the keyboard: the new manager (``ROOT``: none) and the sibling it comes before ("": last)."""

    manager: str
    before: str


@dataclass(frozen=True)
class Outline:
    """The tree of one scene; ``children`` in sibling order, the roots under ``ROOT``, without ghosts."""

    placement: Placement
    children: Mapping[str, tuple[str, ...]]
    sideways: bool

    def manager(self, person: str) -> str:
        """The manager as drawn, ``ROOT`` for none."""
        return self.placement.parents.get(person, ROOT)

    def siblings(self, person: str) -> tuple[str, ...]:
        """Everybody with the same manager, the person included."""
        return self.children.get(self.manager(person), ())

    def beside(self, person: str, step: int) -> str:
        """The next (1) or previous (-1) sibling, "" at the end."""
        siblings = self.siblings(person)
        if person not in siblings:
            return ""
        place = siblings.index(person) + step
        return siblings[place] if 0 <= place < len(siblings) else ""

    def branch(self, people: Iterable[str]) -> frozenset[str]:
        """The people and everybody drawn below them."""
        found: set[str] = set()
        waiting = list(people)
        while waiting:
            person = waiting.pop()
            if person not in found:
                found.add(person)
                waiting.extend(self.children.get(person, ()))
        return frozenset(found)

    def heads(self, people: Collection[str]) -> tuple[str, ...]:
        """Those of the people who have nobody of the others above them, in their order: moving them moves all."""
        chosen = set(people)
        return tuple(person for person in people if not self._below_any(person, chosen))

    def walk(self, person: str, arrow: Direction) -> str:
        """Where an arrow key leads from a card, "" when it leads nowhere (desktop.md 2).

        Beside lie the siblings and, past their end, whoever stands next in that direction; above the manager; below
        the first report. On a map with its head at the left everything is turned.
        """
        if person not in self.placement.rects:
            return ""
        meaning = _TURNED[arrow] if self.sideways else arrow
        if meaning is Direction.UP:
            return self.manager(person)
        if meaning is Direction.DOWN:
            reports = self.children.get(person, ())
            return reports[0] if reports else self._neighbour(person, arrow)
        step = 1 if meaning is Direction.RIGHT else -1
        return self.beside(person, step) or self._neighbour(person, arrow)

    def shifted(self, person: str, arrow: Direction) -> Move | None:
        """The keyboard's way to move a branch: before or after the neighbour, up to the manager's level, or below
        the sibling before; None when there is no such place.
        """
        meaning = _TURNED[arrow] if self.sideways else arrow
        manager = self.manager(person)
        if meaning is Direction.UP:
            return Move(self.manager(manager), self.beside(manager, 1)) if manager else None
        if meaning is Direction.LEFT:
            previous = self.beside(person, -1)
            return Move(manager, previous) if previous else None
        if meaning is Direction.RIGHT:
            following = self.beside(person, 1)
            return Move(manager, self.beside(following, 1)) if following else None
        previous = self.beside(person, -1)
        return Move(previous, "") if previous else None

    def changes_nothing(self, people: tuple[str, ...], move: Move) -> bool:
        """Whether all the people stand there already."""
        siblings = self.children.get(move.manager, ())
        if any(person not in siblings for person in people):
            return False
        rest = [person for person in siblings if person not in people]
        place = rest.index(move.before) if move.before in rest else len(rest)
        return (*rest[:place], *people, *rest[place:]) == siblings

    def _below_any(self, person: str, chosen: set[str]) -> bool:
        above = self.manager(person)
        while above:
            if above in chosen:
                return True
            above = self.manager(above)
        return False

    def _neighbour(self, person: str, arrow: Direction) -> str:
        """The nearest card on that side, cards straight ahead first."""
        here = self.placement.rects[person]
        best, found = float("inf"), ""
        for other, rect in self.placement.rects.items():
            ahead, aside = _offsets(here, rect, arrow)
            if other != person and ahead >= 0 and aside <= ahead + max(here.width, here.height):
                cost = ahead + 3 * aside
                if cost < best:
                    best, found = cost, other
        return found


NO_TREE = Outline(Placement({}), {ROOT: ()}, False)
"""The tree of an empty map."""


def outline(scene: Scene) -> Outline:
    """The tree of a scene."""
    placement = scene.placement
    children: dict[str, list[str]] = {ROOT: []}
    for person, card in scene.picture.cards.items():
        if person in placement.rects and not card.ghost:
            children.setdefault(placement.parents.get(person, ROOT), []).append(person)
    return Outline(placement, {manager: tuple(ids) for manager, ids in children.items()}, scene.style.sideways)


def _offsets(here: Rect, there: Rect, arrow: Direction) -> tuple[float, float]:
    """How far a card lies ahead (negative: not on that side) and how far it lies off the straight line."""
    if arrow is Direction.LEFT:
        ahead = here.x - there.right
    elif arrow is Direction.RIGHT:
        ahead = there.x - here.right
    elif arrow is Direction.UP:
        ahead = here.y - there.bottom
    else:
        ahead = there.y - here.bottom
    if arrow in (Direction.LEFT, Direction.RIGHT):
        return ahead, max(0.0, there.y - here.bottom, here.y - there.bottom)
    return ahead, max(0.0, there.x - here.right, here.x - there.right)
