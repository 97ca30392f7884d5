"""Which account needs us most: the order of the account list."""

from __future__ import annotations

from relmap.analysis.flags.report import AccountReport, Flag
from relmap.model.vocabulary import Severity

_CALM = len(Severity)


def worst_flag(report: AccountReport) -> Flag | None:
    """The flag that matters most in an account, None when there is none."""
    flags = [*report.flags, *(flag for objective in report.objectives for flag in objective.flags)]
    return min(flags, key=lambda flag: (flag.severity.rank, flag.rule), default=None)


def flags_of(report: AccountReport, objective: str) -> tuple[Flag, ...]:
    """The flags of an objective and of its account, worst first; those of the account for an objective not judged."""
    judged = next((one for one in report.objectives if one.objective == objective), None)
    found = [*(judged.flags if judged is not None else ()), *report.flags]
    return tuple(sorted(found, key=lambda flag: (flag.severity.rank, flag.rule)))


def urgency(report: AccountReport | None) -> tuple[int, float]:
    """Sorts accounts, most urgent first: by the worst severity, then by the share of objectives that bear it."""
    worst = worst_flag(report) if report is not None else None
    if report is None or worst is None:
        return (_CALM, 0.0)
    bearing = sum(any(f.severity is worst.severity for f in objective.flags) for objective in report.objectives)
    return (worst.severity.rank, -bearing / max(len(report.objectives), 1))
