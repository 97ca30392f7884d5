"""What a document keeps about its own use: acknowledged flags, changed numbers of the rule book, kept states."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

FIXED_RULE = "F01"
"""The rule that cannot be switched off (method.md 4.1)."""

_CRITICAL_RULES = frozenset({"F01", "F02"})


def longest_acknowledgement(rule: str) -> int:
    """Most days a flag of a rule may stay acknowledged: 30 for critical ones, 90 for others (method.md 4.1)."""
    return 30 if rule in _CRITICAL_RULES else 90


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """Somebody has seen a flag and lets it stand for a while (method.md 4.1).

    ``rule`` such as "F12"; ``objective`` is None for rules that belong to the account (4.4.3). ``by`` is a name.
    """

    id: str
    account: str
    rule: str
    until: date
    objective: str | None = None
    reason: str = ""
    by: str = ""
    made_on: date | None = None


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """A number of the rule book that differs from its default; without a record the default holds.

    ``id`` is the field of ``Thresholds`` ("fragile"), with its place or code behind a dot where it has several
    ("relationship.3", "influences.HIGH"), or the id of a rule, whose value 0 switches it off.
    """

    id: str
    value: float


@dataclass(frozen=True, slots=True)
class SnapshotMark:
    """An account as it was on a day, to compare with (time machine).

    ``content`` is RelMap JSON of this one account without its marks and without what only the owner may see; see
    ``relmap.exchange.kept``. ``pack`` is the printed pack it was kept for, blank when somebody named it by hand.
    """

    id: str
    account: str
    label: str
    kept_on: date
    pack: str = ""
    content: str = ""
