"""How well an account fits us: always two numbers, the fit and how much of it is assessed (method.md 5, measure 6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from relmap.model.knowledge import FitAnswer
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import FitLine, YesNo
from relmap.model.vocabulary import Certainty, TargetStatus

MOST_POINTS = 3
WEIGHTS: Mapping[FitLine, float] = MappingProxyType(
    {line: 1.5 if line in (FitLine.VISION, FitLine.CULTURE) else 1.0 for line in FitLine if line.scored}
)
"""How much a point of a scored line counts."""

FULL = MOST_POINTS * sum(WEIGHTS.values())
"""Most points an account can have, 21."""

ENOUGH_PERCENT = 60
POSSIBLE_FROM = 50
GOOD_FROM = 70
KEY_ACCOUNTS_A_MANAGER = 4
"""More key accounts than this nobody looks after well (method.md 1.5, 74)."""

_FIRST_ASKED = (FitLine.VISION, FitLine.CULTURE)


class FitBand(StrEnum):
    """What the fit says; nothing while too little is assessed."""

    GOOD = "GOOD"
    POSSIBLE = "POSSIBLE"
    WEAK = "WEAK"
    UNASSESSED = "UNASSESSED"


class Shift(StrEnum):
    """What the fit proposes for our interest in an account."""

    PROMOTE = "PROMOTE"
    DEMOTE = "DEMOTE"


@dataclass(frozen=True, slots=True)
class Fit:
    """The fit of one account.

    ``points`` of ``possible`` are weighted and of assessed lines only, so what is unknown counts neither for nor
    against. ``missing`` are the scored lines not assessed, the most telling one first. ``waits`` are the reasons to
    wait and see that hold, shown beside the fit and never subtracted.
    """

    account: str
    points: float
    possible: float
    missing: tuple[FitLine, ...]
    waits: tuple[FitAnswer, ...]

    @property
    def percent(self) -> int | None:
        """Points of those possible, 0 … 100; None when nothing is assessed."""
        return _percent(self.points, self.possible) if self.possible else None

    @property
    def assessed_percent(self) -> int:
        """How much of the full sheet is assessed, 0 … 100."""
        return _percent(self.possible, FULL)

    @property
    def enough(self) -> bool:
        """Whether enough is assessed to call the fit weak, possible or good."""
        return 100 * self.possible >= ENOUGH_PERCENT * FULL

    @property
    def band(self) -> FitBand:
        """What the fit says."""
        if not self.enough:
            return FitBand.UNASSESSED
        share = 100 * self.points / self.possible
        if share >= GOOD_FROM:
            return FitBand.GOOD
        return FitBand.POSSIBLE if share >= POSSIBLE_FROM else FitBand.WEAK

    @property
    def confirmed_waits(self) -> int:
        """Reasons to wait and see that are certain, as F24 counts them."""
        return sum(wait.certainty is Certainty.CONFIRMED for wait in self.waits)


def assessed(answer: FitAnswer | None) -> bool:
    """Whether a scored line counts: it has points, and the evidence and its day."""
    return (
        answer is not None
        and answer.line.scored
        and answer.points is not None
        and bool(answer.evidence.strip())
        and answer.evidence_date is not None
    )


def fit_of(snapshot: Snapshot, account: str) -> Fit:
    """The fit of an account as far as it is assessed."""
    answers = {answer.line: answer for answer in snapshot.fit_of(account)}
    counted = {line: answer.points or 0 for line, answer in answers.items() if assessed(answer)}
    asked = (*_FIRST_ASKED, *(line for line in WEIGHTS if line not in _FIRST_ASKED))
    return Fit(
        account,
        points=sum(WEIGHTS[line] * min(MOST_POINTS, max(0, points)) for line, points in counted.items()),
        possible=MOST_POINTS * sum(WEIGHTS[line] for line in counted),
        missing=tuple(line for line in asked if line not in counted),
        waits=tuple(a for a in answers.values() if a.line.wait and a.holds is YesNo.YES),
    )


def proposed(fit: Fit, status: TargetStatus) -> Shift | None:
    """What the fit proposes: a target that it does not bear is demoted, a good one that is no key account promoted."""
    reserved = fit.confirmed_waits > 1
    if status in (TargetStatus.KEY, TargetStatus.TARGET) and (fit.band is FitBand.WEAK or reserved):
        return Shift.DEMOTE
    if status is not TargetStatus.KEY and fit.band is FitBand.GOOD and not reserved:
        return Shift.PROMOTE
    return None


def key_accounts(snapshot: Snapshot) -> Mapping[str, int]:
    """How many key accounts each of ours answers for, by team id; accounts nobody owns are not counted."""
    owners = (a.owner for a in snapshot.accounts.values() if a.target_status is TargetStatus.KEY)
    return Counter(owner for owner in owners if owner is not None)


def overloaded(snapshot: Snapshot, limit: int = KEY_ACCOUNTS_A_MANAGER) -> tuple[tuple[str, int], ...]:
    """Those of ours with more key accounts than the limit, most first."""
    found = [(member, count) for member, count in key_accounts(snapshot).items() if count > limit]
    return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))


def _percent(part: float, whole: float) -> int:
    return int(100 * part / whole + 0.5)
