"""The words of the portfolio page: columns, cells, sums, and the one step proposed for an account (method.md 6(d))."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum

from relmap.analysis.fit import KEY_ACCOUNTS_A_MANAGER
from relmap.analysis.portfolio import DoorKind, Money, PortfolioRow, Sums, WayUp
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Band, Severity
from relmap.translation import _, plural
from relmap.words.flags import action, headline
from relmap.words.labels import label
from relmap.words.measures import progress_figure, shape_name
from relmap.words.people import full_date, listed, who, whos

_TEXTS: Mapping[str, str] = {
    "TITLE": "Portfolio",
    "TABLE": "All accounts, worst first",
    "FIND": "Account, owner or steward",
    "ALL": "All {count}",
    "CRITICAL": "Critical {count}",
    "BLOCKED": "No way up {count}",
    "DOORS": "Doors closing {count}",
    "COMPUTING": "Looking at the accounts …",
    "EMPTY": "There is no account yet. Start one with Account · New account, and it stands here with its worst flag.",
    "NOBODY_FOUND": "No account is like that.",
    "OPEN_MAP": "Open the map",
    "WORST_FIRST": "Worst first",
    "NEXT_STEP": "Next step",
    "CALM": "Nothing is flagged.",
    "UNJUDGED": "Not a target, so nothing is checked. Make it a target account if it should be.",
    "KEEP": "Agree the next step with a person of theirs.",
}


class Column(StrEnum):
    """What the table says of an account, in this order."""

    ACCOUNT = "ACCOUNT"
    WORST = "WORST"
    WAY_UP = "WAY_UP"
    BUYER = "BUYER"
    COVERAGE = "COVERAGE"
    FRESH = "FRESH"
    STEPS = "STEPS"
    SHAPE = "SHAPE"
    AT_RISK = "AT_RISK"
    REVENUE = "REVENUE"
    OPEN = "OPEN"
    STAGE = "STAGE"
    EXECUTIVE = "EXECUTIVE"
    OWNER = "OWNER"
    STEWARD = "STEWARD"


_TITLES: Mapping[Column, str] = {
    Column.ACCOUNT: "Account",
    Column.WORST: "Worst flag",
    Column.WAY_UP: "Way up",
    Column.BUYER: "Economic buyer",
    Column.COVERAGE: "Coverage",
    Column.FRESH: "Fresh",
    Column.STEPS: "Agreed",
    Column.SHAPE: "Shape",
    Column.AT_RISK: "At risk",
    Column.REVENUE: "Revenue",
    Column.OPEN: "Open value",
    Column.STAGE: "Stage",
    Column.EXECUTIVE: "Next executive contact",
    Column.OWNER: "Owner",
    Column.STEWARD: "Steward",
}

_TIPS: Mapping[Column, str] = {
    Column.WAY_UP: "The objective whose way to the economic buyer is worst: a flag, or the best known path.",
    Column.BUYER: "Objectives with an economic buyer in post, of those that are checked.",
    Column.COVERAGE: "How much of the buying influence we work with, in the objective shown.",
    Column.FRESH: "Relations with people who matter and a recent talk, of all with people who matter.",
    Column.STEPS: "Steps of the objective shown that somebody of theirs agreed to.",
}

_WAYS: Mapping[WayUp, str] = {
    WayUp.F02: "Nobody known",
    WayUp.F01: "Only low, no way",
    WayUp.F04: "No way to the buyer",
    WayUp.NONE: "None",
    WayUp.UNJUDGED: "–",
}

_UNKNOWN = "–"


def text(code: str, **facts: object) -> str:
    """A text of the page, with its facts filled in."""
    return _(_TEXTS[code]).format(**facts)


def column_title(column: Column) -> str:
    """The head of a column."""
    return _(_TITLES[column])


def column_tip(column: Column) -> str:
    """What a column says, "" where its head says it."""
    return _(_TIPS[column]) if column in _TIPS else ""


def cell(column: Column, row: PortfolioRow, snapshot: Snapshot) -> str:
    """What stands in a cell."""
    return _CELLS[column](row, snapshot)


def sort_key(column: Column, row: PortfolioRow, snapshot: Snapshot) -> tuple[float, str]:
    """What a column sorts by: a number or a word, unknown always last of both."""
    number = _NUMBERS.get(column)
    words = cell(column, row, snapshot)
    if number is not None:
        return (number(row, snapshot), words.casefold())
    return (1.0 if words == _UNKNOWN else 0.0, words.casefold())


def situation(row: PortfolioRow, snapshot: Snapshot) -> str:
    """The account in one sentence."""
    if row.worst is not None:
        return f"{headline(row.worst, snapshot)}."
    return text("UNJUDGED") if row.way_up is WayUp.UNJUDGED else text("CALM")


def proposal(row: PortfolioRow, snapshot: Snapshot) -> str:
    """The one step proposed; "" for an account that is not judged."""
    if row.worst is not None:
        return action(row.worst, snapshot)
    return "" if row.way_up is WayUp.UNJUDGED else text("KEEP")


def doors(row: PortfolioRow, snapshot: Snapshot) -> str:
    """Which doors close when, one a line."""
    lines = []
    for door in row.doors:
        if door.kind is DoorKind.RENEWAL:
            lines.append(_("The agreement is renewed on {day}.").format(day=full_date(door.day)))
        else:
            title = snapshot.objectives[door.objective].title if door.objective in snapshot.objectives else ""
            lines.append(_("Partners for “{title}” are chosen on {day}.").format(title=title, day=full_date(door.day)))
    return "\n".join(lines)


def sums_words(sums: Sums, snapshot: Snapshot) -> str:
    """What stands below the table."""
    parts = [plural("{count} account", "{count} accounts", sums.accounts).format(count=sums.accounts)]
    if sums.blocked_accounts:
        blocked = plural("{count} without a way up", "{count} without a way up", sums.blocked_accounts)
        blocked = blocked.format(count=sums.blocked_accounts)
        money = _money(sums.blocked)
        parts.append(_("{blocked}, revenue {money}").format(blocked=blocked, money=money) if money else blocked)
    if sums.win_win_accounts:
        won = plural("{count} with an evidenced win on both sides", "{count} with evidenced wins on both sides", 1)
        parts.append(won.format(count=sums.win_win_accounts))
    managers = sorted(sums.key_accounts.items(), key=lambda pair: (-pair[1], pair[0]))
    if managers:
        held = [_("{name} {count}").format(name=who(member, snapshot), count=count) for member, count in managers]
        parts.append(_("key accounts: {managers}").format(managers=listed(held)))
    over = [who(member, snapshot) for member, count in managers if count > KEY_ACCOUNTS_A_MANAGER]
    if over:
        parts.append(
            _("more than {limit} for {names}: nobody looks after so many well").format(
                limit=KEY_ACCOUNTS_A_MANAGER, names=listed(over)
            )
        )
    return " · ".join(parts)


def severity_word(severity: Severity | None) -> str:
    """How grave a flag is."""
    return label(severity) if severity is not None else _UNKNOWN


def _money(amounts: Iterable[Money]) -> str:
    return " + ".join(f"{one.amount:,.0f} {one.currency}".strip() for one in amounts)


def _amount(amount: float | None, currency: str) -> str:
    return _money([Money(amount, currency)]) if amount is not None else _UNKNOWN


def _worst(row: PortfolioRow, snapshot: Snapshot) -> str:
    if row.worst is None:
        return _UNKNOWN
    return f"{label(row.worst.severity)} · {row.worst.rule}"


def _way_up(row: PortfolioRow, snapshot: Snapshot) -> str:
    if row.way_up in _WAYS:
        return _(_WAYS[row.way_up])
    shown = row.measures.access.shown if row.measures is not None else 0
    return f"{shown} {label(Band(row.way_up.value)).lower()}"


def _buyer(row: PortfolioRow, snapshot: Snapshot) -> str:
    if not row.judged:
        return _UNKNOWN
    return _("{known} of {judged}").format(known=row.buyers_known, judged=row.judged)


def _coverage(row: PortfolioRow, snapshot: Snapshot) -> str:
    return str(row.measures.coverage.percent) if row.measures is not None else _UNKNOWN


def _fresh(row: PortfolioRow, snapshot: Snapshot) -> str:
    if row.measures is None or not row.measures.freshness.relations:
        return _UNKNOWN
    fresh = row.measures.freshness
    return _("{fresh} of {relations}").format(fresh=fresh.fresh, relations=fresh.relations)


def _executive(row: PortfolioRow, snapshot: Snapshot) -> str:
    if row.next_executive is None:
        return _UNKNOWN
    return f"{full_date(row.next_executive.day)}, {whos(row.next_executive.theirs, snapshot)}"


def _ours(member: str | None, snapshot: Snapshot) -> str:
    return who(member, snapshot) if member in snapshot.team else _UNKNOWN


def _stage(row: PortfolioRow, snapshot: Snapshot) -> str:
    stage = snapshot.accounts[row.account].stage
    return label(stage) if stage is not None else _UNKNOWN


_Cell = Callable[[PortfolioRow, Snapshot], str]
_CELLS: Mapping[Column, _Cell] = {
    Column.ACCOUNT: lambda row, snapshot: snapshot.accounts[row.account].name,
    Column.WORST: _worst,
    Column.WAY_UP: _way_up,
    Column.BUYER: _buyer,
    Column.COVERAGE: _coverage,
    Column.FRESH: _fresh,
    Column.STEPS: lambda row, _s: progress_figure(row.measures.progress) if row.measures is not None else _UNKNOWN,
    Column.SHAPE: lambda row, _s: shape_name(row.account_measures.shape.kind),
    Column.AT_RISK: lambda row, s: _amount(s.accounts[row.account].revenue_at_risk, s.accounts[row.account].currency),
    Column.REVENUE: lambda row, s: _amount(s.accounts[row.account].revenue, s.accounts[row.account].currency),
    Column.OPEN: lambda row, _s: _money(row.open_values) or _UNKNOWN,
    Column.STAGE: _stage,
    Column.EXECUTIVE: _executive,
    Column.OWNER: lambda row, s: _ours(s.accounts[row.account].owner, s),
    Column.STEWARD: lambda row, s: _ours(s.accounts[row.account].steward, s),
}

_Number = Callable[[PortfolioRow, Snapshot], float]
_LAST = float("inf")


def _share(part: int, whole: int) -> float:
    return part / whole if whole else _LAST


_NUMBERS: Mapping[Column, _Number] = {
    Column.WORST: lambda row, _s: row.severity.rank if row.severity is not None else _LAST,
    Column.WAY_UP: lambda row, _s: row.way_up.rank,
    Column.BUYER: lambda row, _s: _share(row.buyers_known, row.judged),
    Column.COVERAGE: lambda row, _s: row.measures.coverage.percent if row.measures is not None else _LAST,
    Column.FRESH: lambda row, _s: (
        _share(row.measures.freshness.fresh, row.measures.freshness.relations) if row.measures is not None else _LAST
    ),
    Column.STEPS: lambda row, _s: (
        _share(len(row.measures.progress.agreed), row.measures.progress.number) if row.measures is not None else _LAST
    ),
    Column.AT_RISK: lambda row, s: -(s.accounts[row.account].revenue_at_risk or 0.0),
    Column.REVENUE: lambda row, s: -(s.accounts[row.account].revenue or 0.0),
    Column.OPEN: lambda row, _s: -sum(one.amount for one in row.open_values),
    Column.STAGE: lambda row, s: (
        list(type(stage)).index(stage) if (stage := s.accounts[row.account].stage) is not None else _LAST
    ),
    Column.EXECUTIVE: lambda row, _s: (
        (row.next_executive.day - date.min).days if row.next_executive is not None else _LAST
    ),
}
