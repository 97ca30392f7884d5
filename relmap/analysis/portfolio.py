"""All accounts side by side for the sales director (method.md 6(d)): worst flag first, then revenue at risk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from relmap.analysis.account_measures import AccountMeasures, account_measures
from relmap.analysis.fit import key_accounts
from relmap.analysis.flags.report import AccountReport, Flag, ObjectiveReport
from relmap.analysis.flags.rulebook import evaluate
from relmap.analysis.flags.urgency import worst_flag
from relmap.analysis.ground import Ground
from relmap.analysis.measures import ObjectiveMeasures, objective_measures
from relmap.analysis.meetings import Appointment, calendar
from relmap.analysis.scope import active_buyers
from relmap.analysis.settings import thresholds_of
from relmap.analysis.standing import is_upper
from relmap.model.entities import Account, Objective
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import Outcome
from relmap.model.vocabulary import Band, ObjectiveKind, ObjectiveStatus, Severity
from relmap.progress import Progress, Silent

_RENEWAL_AHEAD = timedelta(days=180)
_SELECTION_AHEAD = timedelta(days=90)
_CALM = len(Severity)


class WayUp(StrEnum):
    """How far up the account is open, worst first: a flag, or the band of the best path; UNJUDGED without rules."""

    F02 = "F02"
    F01 = "F01"
    F04 = "F04"
    NONE = "NONE"
    WEAK = "WEAK"
    FAIR = "FAIR"
    STRONG = "STRONG"
    UNJUDGED = "UNJUDGED"

    @property
    def rank(self) -> int:
        """0 for the worst; sorts ascending."""
        return list(WayUp).index(self)

    @property
    def blocked(self) -> bool:
        """Whether we know nobody, or only people without a way up: the sum of revenue is made of these."""
        return self in (WayUp.F01, WayUp.F02)


class DoorKind(StrEnum):
    """What closes a door."""

    PARTNER_SELECTION = "PARTNER_SELECTION"
    RENEWAL = "RENEWAL"


@dataclass(frozen=True, slots=True)
class Door:
    """A day until which something has to be done; ``objective`` is None for the agreement of the account."""

    kind: DoorKind
    day: date
    objective: str | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """An amount; ``currency`` may be blank."""

    amount: float
    currency: str


@dataclass(frozen=True, slots=True)
class PortfolioRow:
    """One account.

    ``objective`` is the one whose way up is worst: ``way_up`` and ``measures`` are its; nothing is averaged. They are
    UNJUDGED and None where the rule book evaluates no objective. An economic buyer in post is named in
    ``buyers_known`` of ``judged`` objectives. ``open_values`` are sums a currency, the account's own first.
    ``doors`` are those that close soon, next first. ``win_win`` counts objectives with a win on both sides that
    somebody of theirs confirmed. ``next_executive`` is the next contact with an upper-level person.
    """

    account: str
    worst: Flag | None
    way_up: WayUp
    objective: str | None
    measures: ObjectiveMeasures | None
    account_measures: AccountMeasures
    buyers_known: int
    judged: int
    open_values: tuple[Money, ...]
    next_executive: Appointment | None
    doors: tuple[Door, ...]
    win_win: int

    @property
    def band(self) -> Band:
        """Band of the best known path of the objective shown."""
        return self.measures.access.band if self.measures is not None else Band.NONE

    @property
    def severity(self) -> Severity | None:
        """Severity of the worst flag."""
        return self.worst.severity if self.worst is not None else None


@dataclass(frozen=True, slots=True)
class Sums:
    """What stands below the table.

    ``blocked`` is the revenue in ``blocked_accounts`` accounts with F01 or F02, a sum for each currency; accounts
    whose revenue is not known are in the count only. ``key_accounts`` are those a manager of ours answers for.
    ``win_win_accounts`` have an evidenced win on both sides; the number is expected to be small and is no target.
    """

    accounts: int
    blocked_accounts: int
    blocked: tuple[Money, ...]
    key_accounts: Mapping[str, int]
    win_win_accounts: int


def rows(
    snapshot: Snapshot,
    as_of: date,
    reports: Mapping[str, AccountReport] | None = None,
    progress: Progress | None = None,
) -> tuple[PortfolioRow, ...]:
    """Every account, in the order of the table.

    ``reports`` by account spare the rules where they are there. Raises ``Cancelled`` when the user asked to stop.
    """
    watched: Progress = progress if progress is not None else Silent()
    found: list[PortfolioRow] = []
    total = len(snapshot.accounts)
    for done, account in enumerate(snapshot.accounts):
        watched.step(done, total)
        found.append(row(snapshot, account, as_of, reports.get(account) if reports is not None else None))
    watched.step(total, total)
    return ordered(found, snapshot)


def row(snapshot: Snapshot, account: str, as_of: date, report: AccountReport | None = None) -> PortfolioRow:
    """One account; after an edit only the rows of the accounts it touches need making again."""
    record = snapshot.accounts[account]
    judged = report if report is not None else evaluate(snapshot, as_of, account)[0]
    ground = Ground(snapshot, account, as_of, thresholds_of(snapshot))
    shown = min(judged.objectives, key=lambda o: (_way_up(o).rank, o.access.strength), default=None)
    objectives = [snapshot.objectives[o.objective] for o in judged.objectives]
    return PortfolioRow(
        account,
        worst_flag(judged),
        _way_up(shown) if shown is not None else WayUp.UNJUDGED,
        shown.objective if shown is not None else None,
        objective_measures(ground, snapshot.objectives[shown.objective], shown.access) if shown is not None else None,
        account_measures(ground),
        sum(bool(active_buyers(snapshot, objective)) for objective in objectives),
        len(objectives),
        _open_values(snapshot, record),
        _next_executive(snapshot, record, as_of),
        _doors(snapshot, record, as_of),
        sum(_evidenced_win_win(objective) for objective in snapshot.objectives_of(account)),
    )


def ordered(found: Iterable[PortfolioRow], snapshot: Snapshot) -> tuple[PortfolioRow, ...]:
    """Rows by severity of the worst flag, then revenue at risk, revenue and name.

    Amounts in different currencies are compared as numbers: the program knows no rates of exchange.
    """

    def order(one: PortfolioRow) -> tuple[int, float, float, str, str]:
        account = snapshot.accounts[one.account]
        severity = one.severity.rank if one.severity is not None else _CALM
        at_risk, revenue = account.revenue_at_risk or 0.0, account.revenue or 0.0
        return (severity, -at_risk, -revenue, account.name.casefold(), account.id)

    return tuple(sorted(found, key=order))


def sums(found: Iterable[PortfolioRow], snapshot: Snapshot) -> Sums:
    """What stands below the table of these rows."""
    all_rows = tuple(found)
    blocked = [snapshot.accounts[one.account] for one in all_rows if one.way_up.blocked]
    return Sums(
        len(all_rows),
        len(blocked),
        _summed((account.revenue, account.currency) for account in blocked),
        key_accounts(snapshot),
        sum(one.win_win > 0 for one in all_rows),
    )


def _way_up(report: ObjectiveReport) -> WayUp:
    """A fact, and so not changed by somebody's having acknowledged the flag."""
    rules = {flag.rule for flag in (*report.flags, *report.acknowledged)}
    for way_up in (WayUp.F02, WayUp.F01, WayUp.F04):
        if way_up.value in rules:
            return way_up
    return WayUp(report.band.value)


def _open_values(snapshot: Snapshot, account: Account) -> tuple[Money, ...]:
    opens = (
        o
        for o in snapshot.objectives_of(account.id)
        if o.status is ObjectiveStatus.OPEN and o.kind is ObjectiveKind.SALE
    )
    found = _summed((o.value, o.currency or account.currency) for o in opens)
    return tuple(sorted(found, key=lambda money: (money.currency != account.currency, money.currency)))


def _summed(amounts: Iterable[tuple[float | None, str]]) -> tuple[Money, ...]:
    found: dict[str, float] = {}
    for amount, currency in amounts:
        if amount is not None:
            found[currency] = found.get(currency, 0.0) + amount
    return tuple(Money(found[currency], currency) for currency in sorted(found))


def _next_executive(snapshot: Snapshot, account: Account, as_of: date) -> Appointment | None:
    def upper(person: str) -> bool:
        record = snapshot.people.get(person)
        return record is not None and record.active and is_upper(record, account)

    return next((a for a in calendar(snapshot, account.id, as_of) if any(upper(p) for p in a.theirs)), None)


def _doors(snapshot: Snapshot, account: Account, as_of: date) -> tuple[Door, ...]:
    found = [
        Door(DoorKind.PARTNER_SELECTION, day, objective.id)
        for objective in snapshot.objectives_of(account.id)
        if objective.status is ObjectiveStatus.OPEN
        and (day := objective.partner_selection_date) is not None
        and as_of <= day <= as_of + _SELECTION_AHEAD
    ]
    renewal = account.renewal_date
    if renewal is not None and as_of <= renewal <= as_of + _RENEWAL_AHEAD:
        found.append(Door(DoorKind.RENEWAL, renewal))
    return tuple(sorted(found, key=lambda door: (door.day, door.kind, door.objective or "")))


def _evidenced_win_win(objective: Objective) -> bool:
    """Both sides win, and somebody of theirs confirmed what it is worth (method.md 1.3, 35, 37)."""
    ended = objective.status in (ObjectiveStatus.LOST, ObjectiveStatus.NO_FIT)
    return not ended and objective.outcome is Outcome.WIN_WIN and objective.value_confirmed_by is not None
