"""The rule book: which rules there are, what they suppress, and their evaluation (method.md 4.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType

from relmap.analysis.flags.access_rules import buyer_no_path, low_only_no_path, no_contact, path_fragile
from relmap.analysis.flags.buyer_rules import buyer_unknown, level_doubtful, post_empty, several_buyers
from relmap.analysis.flags.case import Case
from relmap.analysis.flags.report import AccountReport, Flag, ObjectiveReport
from relmap.analysis.ground import Ground
from relmap.analysis.thresholds import DEFAULTS, Thresholds
from relmap.model.entities import Account, Objective
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import ObjectiveKind, ObjectiveStatus, TargetStatus

Rule = Callable[[Case], Flag | None]

OBJECTIVE_RULES: tuple[Rule, ...] = (
    low_only_no_path,
    no_contact,
    buyer_unknown,
    buyer_no_path,
    post_empty,
    several_buyers,
    level_doubtful,
    path_fragile,
)
"""The rules that belong to an objective, in the order of the rule book."""

SUPPRESSES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "F02": frozenset({"F01", "F03", "F04", "F05", "F08", "F11", "F14", "F15"}),
        "F01": frozenset({"F03", "F04", "F05", "F08"}),
        "F05": frozenset({"F04"}),
        "F03": frozenset({"F04", "F07", "F08", "F22"}),
    }
)
"""Which flags say the same fact less well; the strongest first, a suppressed flag suppresses nothing."""


def evaluate(
    snapshot: Snapshot, as_of: date, account: str | None = None, thresholds: Thresholds = DEFAULTS
) -> tuple[AccountReport, ...]:
    """Reports of all accounts in the order of the document, or of one; none for an account that is not there."""
    chosen: Iterable[Account] = snapshot.accounts.values()
    if account is not None:
        chosen = (a for a in chosen if a.id == account)
    return tuple(_report(snapshot, a, as_of, thresholds) for a in chosen)


def evaluated(account: Account, objective: Objective) -> bool:
    """Whether the rules look at an objective: OPEN, and Partnership only of KEY and TARGET accounts (4.4.1)."""
    if objective.status is not ObjectiveStatus.OPEN:
        return False
    return objective.kind is ObjectiveKind.SALE or account.target_status in (TargetStatus.KEY, TargetStatus.TARGET)


def _report(snapshot: Snapshot, account: Account, as_of: date, thresholds: Thresholds) -> AccountReport:
    ground = Ground(snapshot, account.id, as_of, thresholds)
    objectives = tuple(
        _objective_report(Case(ground, account, objective))
        for objective in snapshot.objectives_of(account.id)
        if evaluated(account, objective)
    )
    return AccountReport(account.id, (), objectives)


def _objective_report(case: Case) -> ObjectiveReport:
    raised = [flag for rule in OBJECTIVE_RULES if (flag := rule(case)) is not None]
    flags = tuple(sorted(_unsuppressed(raised), key=lambda flag: (flag.severity.rank, flag.rule)))
    return ObjectiveReport(case.objective.id, case.access, case.access.shown, case.access.band, flags)


def _unsuppressed(raised: list[Flag]) -> list[Flag]:
    left = raised
    for rule, weaker in SUPPRESSES.items():
        if any(flag.rule == rule for flag in left):
            left = [flag for flag in left if flag.rule not in weaker]
    return left
