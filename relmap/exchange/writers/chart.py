"""The map as boxes and links, for programs that draw graphs themselves (formats.md 4.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from relmap.analysis.zones import zone_numbers
from relmap.exchange.text import clean_text
from relmap.exchange.writers.outgoing import Outgoing
from relmap.exchange.writers.sheets import PEOPLE, Value, lines_of
from relmap.layout.forest import NO_ZONE
from relmap.layout.geometry import Point, Rect
from relmap.layout.style import Style
from relmap.layout.tree import TREE_GAP, Node, place
from relmap.model.entities import Account, Person
from relmap.model.names import called
from relmap.model.text import one_line
from relmap.model.vocabulary import DEPTHS, Audience, BuyingRole, Certainty, PersonStatus, Strength, TieKind
from relmap.words.labels import label
from relmap.words.map import nameless, vacant

BOX_WIDTH, BOX_HEIGHT = 208.0, 92.0

MANAGES = "MANAGES"
"""The kind of a reporting line as a link: it leads downward, as programs that lay out a hierarchy expect."""


class Fill(StrEnum):
    """What a box is coloured by: the first buying role, as on the printed map."""

    ECONOMIC = "#7A1610"
    TECHNICAL = "#2266A8"
    USER = "#4BA37C"
    COACH = "#F0B93A"
    NONE = "#E3E6EA"

    @property
    def ink(self) -> str:
        """Letters that can be read on it."""
        return "#FFFFFF" if self in (Fill.ECONOMIC, Fill.TECHNICAL) else "#1F2328"


LINE_COLOUR = "#6B7280"
TIE_COLOURS: Mapping[TieKind, str] = {
    TieKind.DOTTED_TO: "#6B7280",
    TieKind.INFLUENCES: "#5B2A86",
    TieKind.CAN_INTRODUCE: "#2266A8",
    TieKind.ALLY: "#5F7691",
    TieKind.CONFLICT: "#B42318",
}


@dataclass(frozen=True, slots=True)
class Box:
    """A person or post. ``key`` is a name for it within the file, ``values`` belong to the headers of the chart.

    ``lines`` are the texts on the box: name, title, and roles with depth in letters, so that colour is never alone.
    """

    key: str
    person: Person
    lines: tuple[str, ...]
    fill: Fill
    here: bool
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A line between two boxes, by their keys; ``tie`` is None for a reporting line, which leads from the manager."""

    source: str
    target: str
    tie: TieKind | None
    certainty: Certainty
    strength: Strength | None = None
    words: str = ""

    @property
    def kind(self) -> str:
        """The code of the link."""
        return MANAGES if self.tie is None else self.tie.value

    @property
    def text(self) -> str:
        """What stands on a tie; nothing on a reporting line."""
        return "" if self.tie is None else label(self.tie)

    @property
    def colour(self) -> str:
        """As on the printed map."""
        return LINE_COLOUR if self.tie is None else TIE_COLOURS[self.tie]

    @property
    def solid(self) -> bool:
        """Whether the line is unbroken: a reporting line nobody doubts."""
        return self.tie is None and self.certainty is Certainty.CONFIRMED


@dataclass(frozen=True, slots=True)
class Chart:
    """The boxes of each account and all links. ``headers`` name what is known of each person, as in the people list."""

    headers: tuple[str, ...]
    accounts: tuple[tuple[Account, tuple[Box, ...]], ...]
    links: tuple[Link, ...]

    @property
    def boxes(self) -> Iterator[Box]:
        """All boxes."""
        for _account, boxes in self.accounts:
            yield from boxes


def chart(out: Outgoing) -> Chart:
    """What is on the maps of the accounts that are written."""
    columns = PEOPLE.shown(out)
    keys = {person.id: f"n{number}" for number, person in enumerate(out.people)}
    rows = dict(zip(keys, PEOPLE.table(out), strict=True))
    boxes = {
        account: tuple(_box(out, p, keys[p.id], tuple(rows[p.id])) for p in out.snapshot.people_of(account.id))
        for account in out.accounts
    }
    return Chart(tuple(column.header for column in columns), tuple(boxes.items()), tuple(_links(out, keys)))


def places(out: Outgoing) -> Mapping[str, Rect]:
    """Where the boxes stand, by person; the maps of several accounts side by side. y grows downward."""
    found: dict[str, Rect] = {}
    right = 0.0
    for account in out.accounts:
        people = out.snapshot.people_of(account.id)
        pinned = {p.id: Point(p.x, p.y) for p in people if p.pinned and p.x is not None and p.y is not None}
        style = Style(shape=account.map_shape, direction=account.map_direction)
        zones = zone_numbers(out.snapshot, account)
        boxes = [Node(p.id, p.reports_to, BOX_WIDTH, BOX_HEIGHT, zones.get(p.id, NO_ZONE)) for p in people]
        placed = place(boxes, style, pinned=pinned)
        shift = right - placed.bounds.x
        found |= {id_: rect.moved(shift, 0) for id_, rect in placed.rects.items()}
        right += placed.bounds.width + 2 * TREE_GAP * style.hgap
    return found


def _box(out: Outgoing, person: Person, key: str, values: tuple[Value, ...]) -> Box:
    roles = {role for _title, held in out.roles_of(person.id) for role in held}
    first = next((role for role in BuyingRole if role in roles), None)
    lines = (_shown(person), _line(person.title) if person.name else "", _marks(out, person, roles))
    fill = Fill[first.value] if first is not None else Fill.NONE
    here = person.status is PersonStatus.ACTIVE
    return Box(key, person, tuple(line for line in lines if line), fill, here, values)


def _shown(person: Person) -> str:
    if person.status is PersonStatus.VACANT and not person.name:
        return f"{vacant()}: {_line(person.title)}" if person.title else vacant()
    return _line(called(person)) or nameless()


def _marks(out: Outgoing, person: Person, roles: set[BuyingRole]) -> str:
    """Letters of the roles, the depth of our best relationship, and the state of whoever is not there."""
    marks = []
    if roles:
        marks.append(" ".join(role.letter for role in BuyingRole if role in roles))
    depths = [r.depth for r in out.snapshot.relationships_of(person.id)]
    if depths and out.shows(Audience.COMPANY):
        marks.append(f"{max(depths)}/{len(DEPTHS) - 1}")
    if person.status in (PersonStatus.LEFT, PersonStatus.UNIDENTIFIED):
        marks.append(label(person.status))
    return " · ".join(marks)


def _links(out: Outgoing, keys: Mapping[str, str]) -> Iterator[Link]:
    for line in lines_of(out):
        source, target = keys.get(line.source.id), keys.get(line.target.id)
        if source is None or target is None:
            continue  # a manager in another account
        if line.tie is None:
            yield Link(target, source, None, line.certainty)
        else:
            strength = line.tie.strength if line.tie.kind is TieKind.INFLUENCES else None
            yield Link(source, target, line.tie.kind, line.certainty, strength, _line(line.tie.words))


def _line(text: str) -> str:
    return one_line(clean_text(text))
