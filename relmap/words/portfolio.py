"""The portfolio in words: headings, cells and sums (method.md 6(d))."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from relmap.analysis.fit import KEY_ACCOUNTS_A_MANAGER
from relmap.analysis.portfolio import DoorKind, Money, PortfolioRow, Sums, WayUp
from relmap.model.snapshot import Snapshot
from relmap.translation import _, plural
from relmap.words.flags import action, headline
from relmap.words.labels import label
from relmap.words.measures import (
    access_figure,
    coverage_figure,
    freshness_figure,
    progress_figure,
    shape_name,
)
from relmap.words.people import full_date, listed, who, whos


class Column(StrEnum):
    """A column of the table, in its order."""

    ACCOUNT = "account"
    REVENUE = "revenue"
    AT_RISK = "revenue_at_risk"
    OPEN_VALUE = "open_value"
    STAGE = "stage"
    WAY_UP = "way_up"
    WORST_FLAG = "worst_flag"
    EB_KNOWN = "eb_known"
    BEST_PATH = "best_path"
    COVERAGE = "coverage"
    SHAPE = "shape"
    STEPS = "steps_agreed"
    FRESHNESS = "freshness"
    NEXT_EXECUTIVE = "next_executive_contact"
    OWNER = "owner"
    STEWARD = "steward"


_HEADINGS: Mapping[Column, str] = {
    Column.ACCOUNT: "Account",
    Column.REVENUE: "Revenue",
    Column.AT_RISK: "Revenue at risk",
    Column.OPEN_VALUE: "Open value",
    Column.STAGE: "Stage",
    Column.WAY_UP: "Way up",
    Column.WORST_FLAG: "Worst flag",
    Column.EB_KNOWN: "Economic buyer known",
    Column.BEST_PATH: "Best path",
    Column.COVERAGE: "Coverage",
    Column.SHAPE: "Shape",
    Column.STEPS: "Steps agreed",
    Column.FRESHNESS: "Freshness",
    Column.NEXT_EXECUTIVE: "Next executive contact",
    Column.OWNER: "Owner",
    Column.STEWARD: "Steward",
}

_WAYS_UP: Mapping[WayUp, str] = {
    WayUp.F02: "Nobody known",
    WayUp.F01: "Low-level only",
    WayUp.F04: "No path to the buyer",
    WayUp.NONE: "No path",
    WayUp.WEAK: "Weak path",
    WayUp.FAIR: "Fair path",
    WayUp.STRONG: "Strong path",
    WayUp.UNJUDGED: "Not judged",
}
_FLAGGED = (WayUp.F01, WayUp.F02, WayUp.F04)


def heading(column: Column) -> str:
    """The heading of a column."""
    return _(_HEADINGS[column])


def way_up(way: WayUp) -> str:
    """How far up the account is open, with the flag that says so."""
    words = _(_WAYS_UP[way])
    return _("{words} ({rule})").format(words=words, rule=way.value) if way in _FLAGGED else words


def cells(row: PortfolioRow, snapshot: Snapshot) -> Mapping[Column, str]:
    """What stands in each column of an account; "" where nothing is known."""
    account, measures = snapshot.accounts[row.account], row.measures
    return {
        Column.ACCOUNT: account.name,
        Column.REVENUE: _amount(account.revenue, account.currency),
        Column.AT_RISK: _amount(account.revenue_at_risk, account.currency),
        Column.OPEN_VALUE: listed([money(one) for one in row.open_values]),
        Column.STAGE: label(account.stage) if account.stage is not None else "",
        Column.WAY_UP: way_up(row.way_up),
        Column.WORST_FLAG: f"{row.worst.rule} {label(row.worst.severity)}" if row.worst is not None else _("None"),
        Column.EB_KNOWN: _("{known} of {judged}").format(known=row.buyers_known, judged=row.judged)
        if row.judged
        else "",
        Column.BEST_PATH: access_figure(measures.access) if measures is not None else "",
        Column.COVERAGE: coverage_figure(measures.coverage) if measures is not None else "",
        Column.SHAPE: shape_name(row.account_measures.shape.kind),
        Column.STEPS: progress_figure(measures.progress) if measures is not None else "",
        Column.FRESHNESS: freshness_figure(measures.freshness) if measures is not None else "",
        Column.NEXT_EXECUTIVE: next_executive(row, snapshot),
        Column.OWNER: who(account.owner, snapshot) if account.owner is not None else "",
        Column.STEWARD: who(account.steward, snapshot) if account.steward is not None else "",
    }


def row_sentence(row: PortfolioRow, snapshot: Snapshot) -> str:
    """An account in one sentence: the worst flag and the objective it is about, or that all is well."""
    if row.worst is None:
        if row.judged:
            return _("No flag is raised.")
        return _("No objective is judged: give the account a target status, or add an objective.")
    objective = snapshot.objectives.get(row.worst.objective) if row.worst.objective is not None else None
    text = headline(row.worst, snapshot)
    if objective is None:
        return _("{headline}.").format(headline=text)
    return _("“{objective}”: {headline}.").format(objective=objective.title, headline=text)


def proposal(row: PortfolioRow, snapshot: Snapshot) -> str:
    """The one step proposed; "" when nothing is flagged."""
    return action(row.worst, snapshot) if row.worst is not None else ""


def next_executive(row: PortfolioRow, snapshot: Snapshot) -> str:
    """When we next meet somebody of the upper level; "" when nothing is planned."""
    entry = row.next_executive
    if entry is None:
        return ""
    return _("{day}: {theirs} with {ours}").format(
        day=full_date(entry.day), theirs=whos(entry.theirs, snapshot), ours=whos(entry.ours, snapshot)
    )


def door_lines(row: PortfolioRow, snapshot: Snapshot) -> tuple[str, ...]:
    """Which doors close soon."""
    return tuple(_door(door.kind, door.day, door.objective, snapshot) for door in row.doors)


def sum_lines(sums: Sums, snapshot: Snapshot) -> tuple[str, ...]:
    """The lines below the table."""
    blocked = plural(
        "{blocked} of {count} account has nobody known or no way up (F01, F02)",
        "{blocked} of {count} accounts have nobody known or no way up (F01, F02)",
        sums.accounts,
    ).format(blocked=sums.blocked_accounts, count=sums.accounts)
    if sums.blocked:
        amounts = listed([money(one) for one in sums.blocked])
        blocked = _("{blocked}; revenue there: {amounts}").format(blocked=blocked, amounts=amounts)
    managers = (
        _managed(member, count, snapshot)
        for member, count in sorted(sums.key_accounts.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    wins = plural(
        "{count} account has a win on both sides that the customer confirmed.",
        "{count} accounts have a win on both sides that the customer confirmed.",
        sums.win_win_accounts,
    ).format(count=sums.win_win_accounts)
    return (_("{blocked}.").format(blocked=blocked), *managers, wins)


def nothing_yet() -> str:
    """What stands in the place of an empty table."""
    return _("There is no account yet. Add the first one, or import people from a file.")


def money(amount: Money) -> str:
    """An amount with its currency."""
    return f"{amount.amount:,.0f} {amount.currency}".strip()


def _amount(amount: float | None, currency: str) -> str:
    return money(Money(amount, currency)) if amount is not None else ""


def _door(kind: DoorKind, day: date, objective: str | None, snapshot: Snapshot) -> str:
    if kind is DoorKind.RENEWAL or objective is None:
        return _("The agreement is up for renewal on {day}.").format(day=full_date(day))
    return _("“{objective}”: they select their partner on {day}.").format(
        objective=snapshot.objectives[objective].title, day=full_date(day)
    )


def _managed(member: str, count: int, snapshot: Snapshot) -> str:
    told = plural("{name} answers for {count} key account", "{name} answers for {count} key accounts", count).format(
        name=who(member, snapshot), count=count
    )
    if count > KEY_ACCOUNTS_A_MANAGER:
        return _("{told}; more than {limit} nobody looks after well.").format(told=told, limit=KEY_ACCOUNTS_A_MANAGER)
    return _("{told}.").format(told=told)
