"""The words of the portfolio page around the table, and what its columns sort by (method.md 6(d))."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from relmap.analysis.portfolio import PortfolioRow
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import AccountStage
from relmap.translation import _
from relmap.words.portfolio import Column

_TEXTS: Mapping[str, str] = {
    "TABLE": "All accounts, worst first",
    "FIND": "Account, owner or steward",
    "ALL": "All {count}",
    "CRITICAL": "Critical {count}",
    "BLOCKED": "No way up {count}",
    "DOORS": "Doors closing {count}",
    "COMPUTING": "Looking at the accounts …",
    "NOBODY_FOUND": "No account is like that.",
    "OPEN_MAP": "Open the map",
    "NEXT_STEP": "Next step",
}

_TIPS: Mapping[Column, str] = {
    Column.WAY_UP: "Of the objective whose way to the economic buyer is worst; nothing is averaged.",
    Column.EB_KNOWN: "Objectives with an economic buyer in post, of those that are checked.",
    Column.COVERAGE: "How much of the buying influence we work with, in the objective with the worst way up.",
    Column.FRESHNESS: "Relations with a recent talk, of all with people who matter.",
    Column.STEPS: "Steps that somebody of theirs agreed to.",
}

_LAST = float("inf")
_STAGES = {stage: place for place, stage in enumerate(AccountStage)}


def text(code: str, **facts: object) -> str:
    """A text of the page, with its facts filled in."""
    return _(_TEXTS[code]).format(**facts)


def column_tip(column: Column) -> str:
    """What a column says, "" where its heading says it."""
    return _(_TIPS[column]) if column in _TIPS else ""


def sort_key(column: Column, row: PortfolioRow, snapshot: Snapshot, words: str) -> tuple[float, str]:
    """What a column sorts by: its number or its ``words``; the worst or the most comes first, the unknown last."""
    number = _NUMBERS.get(column)
    first = number(row, snapshot) if number is not None else (0.0 if words else _LAST)
    return (first, words.casefold())


def _share(part: int, whole: int) -> float:
    return part / whole if whole else _LAST


def _fresh(row: PortfolioRow, _snapshot: Snapshot) -> float:
    if row.measures is None:
        return _LAST
    return _share(row.measures.freshness.fresh, row.measures.freshness.relations)


def _steps(row: PortfolioRow, _snapshot: Snapshot) -> float:
    if row.measures is None:
        return _LAST
    return _share(len(row.measures.progress.agreed), row.measures.progress.number)


def _stage(row: PortfolioRow, snapshot: Snapshot) -> float:
    stage = snapshot.accounts[row.account].stage
    return _STAGES[stage] if stage is not None else _LAST


def _executive(row: PortfolioRow, _snapshot: Snapshot) -> float:
    return (row.next_executive.day - date.min).days if row.next_executive is not None else _LAST


_NUMBERS: Mapping[Column, Callable[[PortfolioRow, Snapshot], float]] = {
    Column.WORST_FLAG: lambda row, _s: row.severity.rank if row.severity is not None else _LAST,
    Column.WAY_UP: lambda row, _s: row.way_up.rank,
    Column.EB_KNOWN: lambda row, _s: _share(row.buyers_known, row.judged),
    Column.BEST_PATH: lambda row, _s: row.measures.access.shown if row.measures is not None else _LAST,
    Column.COVERAGE: lambda row, _s: row.measures.coverage.percent if row.measures is not None else _LAST,
    Column.FRESHNESS: _fresh,
    Column.STEPS: _steps,
    Column.AT_RISK: lambda row, s: -(s.accounts[row.account].revenue_at_risk or 0.0),
    Column.REVENUE: lambda row, s: -(s.accounts[row.account].revenue or 0.0),
    Column.OPEN_VALUE: lambda row, _s: -sum(one.amount for one in row.open_values),
    Column.STAGE: _stage,
    Column.NEXT_EXECUTIVE: _executive,
}
