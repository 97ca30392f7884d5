"""What a flag's sentence and explanation speak of: one value a rule, ids and numbers only (method.md 4.1, 4.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from relmap.analysis.flags.strategy_facts import PeopleFacts, PlanFacts
from relmap.analysis.paths import Access, Hop, Path


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands in the way of the path that would exist otherwise (method.md 4.4.6).

    ``route`` is that path. ``hop`` is the hop that is blocked by a conflict or only assumed; ``opponent`` is who would
    have to be passed through. Both are None where the reason needs neither.
    """

    route: Path
    hop: Hop | None = None
    opponent: str | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody we know and our best usable depth."""

    person: str
    depth: int


@dataclass(frozen=True, slots=True)
class LowOnly:
    """F01. ``low`` are the low-level contacts, deepest first, ``only_met`` the upper-level people at depth 1."""

    unit: str | None
    low: tuple[Contact, ...]
    only_met: tuple[str, ...]
    buyers: tuple[str, ...]
    obstacle: Obstacle | None
    access: Access


@dataclass(frozen=True, slots=True)
class NoContact:
    """F02. ``lapsed`` is when the last contact faded out; ``approach`` whom to approach first, ``helpers`` who could
    introduce us: people outside the scope who know us."""

    unit: str | None
    lapsed: date | None
    approach: tuple[str, ...]
    helpers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NobodySigns:
    """F03. ``askers`` can be asked who gives the final yes, coaches first."""

    askers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoPath:
    """F04. ``upper`` are the upper-level people we work with, deepest first."""

    upper: tuple[Contact, ...]
    buyers: tuple[str, ...]
    obstacle: Obstacle | None
    access: Access


@dataclass(frozen=True, slots=True)
class PostEmpty:
    """F05. ``posts`` are the vacant posts and those who left; ``since`` the latest known day of it."""

    posts: tuple[str, ...]
    since: date | None


@dataclass(frozen=True, slots=True)
class SeveralBuyers:
    """F06. ``unreached`` are the active buyers without a known path."""

    buyers: tuple[str, ...]
    unreached: tuple[str, ...]
    coaches: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LevelDoubtful:
    """F07. ``coach`` is whom to ask."""

    buyer: str
    coach: str | None


@dataclass(frozen=True, slots=True)
class FragilePath:
    """F08. ``through`` are the people on every known path, ``ways_up`` the first persons of the shown ones."""

    access: Access
    through: tuple[str, ...]
    ways_up: tuple[str, ...]


AccessFacts: TypeAlias = (
    LowOnly | NoContact | NobodySigns | NoPath | PostEmpty | SeveralBuyers | LevelDoubtful | FragilePath
)
"""Facts of the rules about the way to the economic buyer."""

Facts: TypeAlias = AccessFacts | PeopleFacts | PlanFacts
