"""What the rule book says about a document, as values (method.md 4)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from relmap.analysis.flags.facts import Facts
from relmap.analysis.paths import Access
from relmap.model.keeping import Acknowledgement
from relmap.model.vocabulary import Band, Severity


class Reason(StrEnum):
    """Why no known path leads to an economic buyer; the first that applies (F01, F04, method.md 4.4.6)."""

    EB_UNIDENTIFIED = "EB_UNIDENTIFIED"
    EB_POST_EMPTY = "EB_POST_EMPTY"
    ROUTE_BLOCKED = "ROUTE_BLOCKED"
    ROUTE_STALE = "ROUTE_STALE"
    ROUTE_ASSUMED = "ROUTE_ASSUMED"
    ROUTE_FAINT = "ROUTE_FAINT"
    NO_ROUTE = "NO_ROUTE"


@dataclass(frozen=True, slots=True)
class Flag:
    """One finding. ``rule`` is "F01", ``code`` its name in the rule book.

    ``objective`` is None for flags of the account. ``variants`` are the lettered parts that hold. ``people`` are those
    whose card carries the flag. ``facts`` are what the sentence and the explanation speak of. ``acknowledged`` is the
    acknowledgement in force, if somebody lets the flag stand for a while (method.md 4.1).
    """

    rule: str
    code: str
    severity: Severity
    account: str
    objective: str | None
    facts: Facts
    people: tuple[str, ...] = ()
    reason: Reason | None = None
    variants: tuple[str, ...] = ()
    acknowledged: Acknowledgement | None = None


@dataclass(frozen=True, slots=True)
class ObjectiveReport:
    """An evaluated objective; ``shown`` and ``band`` are those of the best known path. Flags worst first.

    ``acknowledged`` flags are set aside until their day; F01 stays among ``flags``, marked.
    """

    objective: str
    access: Access
    shown: int
    band: Band
    flags: tuple[Flag, ...]
    acknowledged: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountReport:
    """An account: its own flags and its evaluated objectives, Partnership first, then by title."""

    account: str
    flags: tuple[Flag, ...]
    objectives: tuple[ObjectiveReport, ...]
    acknowledged: tuple[Flag, ...] = ()
