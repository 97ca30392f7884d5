"""What an import asks the user, and what the user answers, before anything is written (formats.md 5.4 - 5.6).

A plan that is made again with answers gives the same questions under the same keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from relmap.exchange.headers import Field


class Succession(StrEnum):
    """What it means that a known post has another name in it."""

    RENAMED = "RENAMED"
    NEW_HOLDER = "NEW_HOLDER"


@dataclass(frozen=True, slots=True)
class Decision:
    """A post whose name differs from the one on the map: the same person, or another one?

    ``post`` is the id of the person on the map and the key of the answer; ``taken`` is what the plan does now.
    """

    post: str
    line: int
    title: str
    former: str
    name: str
    proposed: Succession
    taken: Succession


class Side(StrEnum):
    """Whose value is kept when the user and the file have both changed it."""

    MAP = "MAP"
    FILE = "FILE"


ConflictKey = tuple[str, Field]
"""The id of a person on the map, and a field."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value both sides have changed since the last import, in words as the user knows them.

    ``last`` is "" when no import said anything before: then the value on the map was typed.
    """

    person: str
    field: Field
    line: int
    name: str
    on_map: str
    in_file: str
    last: str
    taken: Side

    @property
    def key(self) -> ConflictKey:
        """The key of the answer."""
        return self.person, self.field


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody a reference to a manager may mean. ``key`` is the answer: an id on the map, or "line 17" of the file."""

    key: str
    name: str
    title: str
    unit: str


@dataclass(frozen=True, slots=True)
class ManagerQuestion:
    """A reference to a manager that fits several people, asked once for all who report there.

    ``reference`` is the text of the file and the key of the answer. The likeliest candidate stands first; ``taken`` is
    the key of the one the plan uses, None while nobody has answered.
    """

    reference: str
    lines: tuple[int, ...]
    reports: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    taken: str | None = None


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody an earlier file of the source named and this one does not. ``left``: to be marked as having left."""

    person: str
    name: str
    title: str
    left: bool = False


class FieldMode(StrEnum):
    """How a field takes what the file says; an empty cell never erases."""

    UPDATE = "UPDATE"
    FILL = "FILL"
    OVERWRITE = "OVERWRITE"


@dataclass(frozen=True, slots=True)
class Choices:
    """The user's answers; whatever is not answered follows the proposal, and no proposal loses anything.

    ``holders``: post -> what happened there. ``conflicts``: whose value is kept. ``managers``: reference -> key of the
    candidate meant, "" for none. ``left``: ids of absent people who have left. ``same``: lines of possible duplicates
    that are the person on the map. ``modes``: fields that are not simply updated. ``corrections``: other text for
    single cells, by line and field.
    """

    holders: Mapping[str, Succession] = field(default_factory=dict)
    conflicts: Mapping[ConflictKey, Side] = field(default_factory=dict)
    managers: Mapping[str, str] = field(default_factory=dict)
    left: frozenset[str] = frozenset()
    same: frozenset[int] = frozenset()
    modes: Mapping[Field, FieldMode] = field(default_factory=dict)
    corrections: Mapping[tuple[int, Field], str] = field(default_factory=dict)


NO_CHOICES = Choices()
"""Every proposal as it is."""
