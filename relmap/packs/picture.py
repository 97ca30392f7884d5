"""What a map shows, as data: the value between the method and every painter.

A picture has no coordinates, no colours and no fonts. Screen tiles, preview, printer, PDF, SVG and PNG are all drawn
from it (architecture.md, principle 4). Texts on it are plain, already cleaned of control characters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from relmap.analysis.standing import Freshness as Freshness
from relmap.model.vocabulary import BuyingRole, Certainty, Influence, Level, PersonStatus, Strength


class Colouring(StrEnum):
    """What the map is coloured by; one thing at a time (desktop.md 1)."""

    ROLE = "ROLE"
    DEPTH = "DEPTH"
    FRESHNESS = "FRESHNESS"
    INFLUENCE = "INFLUENCE"
    RATING = "RATING"


class LineKind(StrEnum):
    """The lines of desktop.md 1, in the order of the legend."""

    REPORTS_TO = "REPORTS_TO"
    DOTTED_TO = "DOTTED_TO"
    INFLUENCES = "INFLUENCES"
    CAN_INTRODUCE = "CAN_INTRODUCE"
    ALLY = "ALLY"
    CONFLICT = "CONFLICT"
    OURS = "OURS"


@dataclass(frozen=True, slots=True)
class Card:
    """One person or post as the card shows it (desktop.md 1).

    ``depth`` is as entered (best of ours), ``usable`` what it counts as today. ``last_contact_text`` is the short date
    of the footer. ``team`` are the initials of ours, deepest first. ``below`` is the number of people hidden under a
    collapsed card, 0 when it is open. ``ghost`` marks a place-holder for a role nobody fills: it is no record yet,
    its id is "ghost:<ROLE>". ``upper`` tells whether the person belongs to the upper level, ``unit`` is the id of his
    unit, "" when none is known.
    """

    id: str
    name: str
    title: str = ""
    place: str = ""
    firm: str = ""
    roles: tuple[BuyingRole, ...] = ()
    certainty: Certainty = Certainty.CONFIRMED
    status: PersonStatus = PersonStatus.ACTIVE
    external: bool = False
    level: Level = Level.UNKNOWN
    upper: bool = False
    unit: str = ""
    depth: int = 0
    usable: int = 0
    freshness: Freshness = Freshness.NEVER
    last_contact: date | None = None
    last_contact_text: str = ""
    influence: Influence | None = None
    rating: int | None = None
    team: tuple[str, ...] = ()
    flags: int = 0
    below: int = 0
    ghost: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two cards. ``source`` → ``target`` as the method directs it; REPORTS_TO goes upward.

    ``cut`` marks a reporting line that closes a cycle: drawn across, in red. ``depth`` is set on OURS only, where
    ``source`` is a team member's id without a card.
    """

    id: str
    kind: LineKind
    source: str
    target: str
    certainty: Certainty = Certainty.CONFIRMED
    strength: Strength = Strength.MEDIUM
    depth: int = 0
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A path drawn on the map: the customer-side people in order, ours is the first hop's ``team_member``.

    ``step_values`` are the effective weights of all hops, the relationship first; ``weakest`` indexes them.
    """

    team_member: str
    team_name: str
    people: tuple[str, ...]
    step_values: tuple[float, ...]
    weakest: int
    shown: int


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit of the account: its name, and the id of the unit it belongs to."""

    name: str
    parent: str | None = None


@dataclass(frozen=True)
class Picture:
    """A whole map. ``managers`` gives the solid line of every card (ids; may contain cycles and self-reports).

    ``unplaced`` are people whose manager is not on the map or unknown and who stand in the "no manager known" group.
    ``captions`` are large names shown at overview zooms (card id → unit name). ``team`` are the names of our people
    who are the source of a line, by id. ``units`` are all units of the account, by id. ``zones`` are the names of lanes
    or columns and ``zone_of`` tells who stands in which, both by number; whoever has none stands in ``NO_ZONE``. The
    first ``upper_zones`` are the upper level, None where zones are no levels.
    """

    account: str
    account_name: str
    objective: str
    objective_title: str
    as_of: date
    cards: Mapping[str, Card] = field(default_factory=dict)
    managers: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[Line, ...] = ()
    way: Way | None = None
    headline: str = ""
    unplaced: frozenset[str] = frozenset()
    captions: Mapping[str, str] = field(default_factory=dict)
    team: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, UnitName] = field(default_factory=dict)
    zones: Mapping[int, str] = field(default_factory=dict)
    zone_of: Mapping[str, int] = field(default_factory=dict)
    upper_zones: int | None = None
