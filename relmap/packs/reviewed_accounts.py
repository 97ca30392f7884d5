"""What of all accounts the portfolio review may say: an allow-list of its own (method.md 6(d)).

Way up, flags and measures are only right when they are worked out from all the team knows: a coach's answer, a rating
or an open promise decides whether a flag stands, and none of them is for the company. A review made from what the
company may see would therefore show wrong flags, and a wrong review is of no use. So everything is worked out from the
team's document here and handed on as the words of the review, in the types below; whatever has no place in them cannot
get onto the paper: no buttons, styles, private notes or profiles, and no rating but an opponent's where a flag is
about him.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from relmap.analysis.compare import compare
from relmap.analysis.fit import fit_of, proposed
from relmap.analysis.flags.report import AccountReport, Flag, ObjectiveReport
from relmap.analysis.flags.rulebook import evaluate
from relmap.analysis.flags.strategy_facts import NoManagementTie
from relmap.analysis.meetings import calendar, overdue
from relmap.analysis.portfolio import PortfolioRow, rows, sums
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Severity
from relmap.words import portfolio_review as words
from relmap.words.fit_page import verdict
from relmap.words.flags import sentence
from relmap.words.paths import next_move, route_sentence, rung_question
from relmap.words.people import whos
from relmap.words.portfolio import Column, row_sentence, sum_lines

Kept: TypeAlias = Mapping[str, tuple[date, Snapshot]]
"""The state each account is compared with, by account, and the day it was kept."""

_CLOSING = timedelta(days=90)
_MOST_PATHS = 3
_CRITICAL_RULES = ("F01", "F02")


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """An account in the table."""

    cells: Mapping[Column, str]
    red: bool


@dataclass(frozen=True, slots=True)
class FlagChange:
    """The flags of an account that were raised and cleared since a day."""

    account: str
    since: str
    raised: tuple[str, ...]
    cleared: tuple[str, ...]
    moved: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """A meeting management is asked for."""

    ours: str
    theirs: str
    account: str
    why: str
    by_when: str


@dataclass(frozen=True, slots=True)
class RedObjective:
    """An objective of a red account: what is the matter, what may be asked, what to do."""

    title: str
    matter: str
    paths: tuple[str, ...]
    first_steps: tuple[str, ...]
    proposal: str


@dataclass(frozen=True, slots=True)
class RedAccount:
    """An account with a critical flag."""

    name: str
    headline: str
    facts: tuple[tuple[str, str], ...]
    objectives: tuple[RedObjective, ...]
    also: tuple[str, ...]
    plan: tuple[tuple[str, str, str, str], ...]
    overdue: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Review:
    """Everything the review says, in its order. ``compared`` tells whether any earlier state is kept."""

    rows: tuple[ReviewRow, ...]
    sums: tuple[str, ...]
    compared: bool
    changes: tuple[FlagChange, ...]
    doors: tuple[tuple[str, str, str], ...]
    requests: tuple[Request, ...]
    shifts: tuple[str, ...]
    red: tuple[RedAccount, ...]


def review(team: Snapshot, as_of: date, before: Kept) -> Review:
    """The review of all accounts of the team's document, compared with the states ``before``."""
    reports = {report.account: report for report in evaluate(team, as_of)}
    found = rows(team, as_of, reports)
    return Review(
        rows=tuple(ReviewRow(words.review_cells(row, team, as_of), _red(row)) for row in found),
        sums=sum_lines(sums(found, team), team) if found else (),
        compared=bool(before),
        changes=tuple(_changes(team, found, as_of, before)),
        doors=tuple(_doors(team, found, as_of)),
        requests=tuple(_requests(team, found, reports, as_of)),
        shifts=tuple(_shifts(team, found)),
        red=tuple(_red_account(team, row, reports[row.account], as_of) for row in found if _red(row)),
    )


def _red(row: PortfolioRow) -> bool:
    return row.severity is Severity.CRITICAL


def _changes(team: Snapshot, found: tuple[PortfolioRow, ...], as_of: date, before: Kept) -> Iterator[FlagChange]:
    for row in found:
        if row.account not in before:
            continue
        day, old = before[row.account]
        compared = compare(old, team, row.account, day, as_of)
        raised = tuple(words.flag_words(flag, team) for flag in compared.raised)
        cleared = tuple(words.flag_words(flag, old) for flag in compared.cleared)
        moved = words.moved_lines(compared, old, team)
        if raised or cleared or moved:
            yield FlagChange(team.accounts[row.account].name, words.day_words(day), raised, cleared, moved)


def _doors(team: Snapshot, found: tuple[PortfolioRow, ...], as_of: date) -> Iterator[tuple[str, str, str]]:
    closing = [(door, row) for row in found for door in row.doors if door.day <= as_of + _CLOSING]
    for door, row in sorted(closing, key=lambda pair: pair[0].day):
        yield team.accounts[row.account].name, words.door_words(door, team), words.day_words(door.day)


def _requests(
    team: Snapshot, found: tuple[PortfolioRow, ...], reports: Mapping[str, AccountReport], as_of: date
) -> Iterator[Request]:
    """Meetings of management that are planned, by day, then those the flags ask for, worst account first.

    The same meeting is asked for once, however many objectives it serves.
    """
    planned = [(entry, row.account) for row in found for entry in calendar(team, row.account, as_of)]
    for entry, account in sorted(planned, key=lambda pair: pair[0].day):
        managers = [member for member in entry.ours if team.team[member].is_management]
        if managers:
            theirs, why = whos(entry.theirs, team), entry.what.strip()
            yield Request(whos(managers, team), theirs, team.accounts[account].name, why, words.day_words(entry.day))
    asked: set[tuple[str, str, str]] = set()
    for row in found:
        name = team.accounts[row.account].name
        for report in reports[row.account].objectives:
            wanted = _companion(report, team) or _missing_management(report.flags, team)
            if wanted is not None and (row.account, *wanted[:2]) not in asked:
                asked.add((row.account, *wanted[:2]))
                yield Request(wanted[0], wanted[1], name, wanted[2], _until(report.objective, team))


def _companion(report: ObjectiveReport, team: Snapshot) -> tuple[str, str, str] | None:
    """Who of management is to come along on the way out of a critical flag, to whom, and why."""
    critical = next((flag for flag in report.flags if flag.rule in _CRITICAL_RULES), None)
    ends = (report.access.possible[0].ids[-1:] if report.access.possible else ()) or tuple(
        rung.person for rung in report.access.ladder[:1]
    )
    if critical is None or report.access.companion is None or not ends:
        return None
    return whos((report.access.companion,), team), whos(ends, team), words.flag_words(critical, team)


def _missing_management(flags: tuple[Flag, ...], team: Snapshot) -> tuple[str, str, str] | None:
    for flag in flags:
        if isinstance(flag.facts, NoManagementTie):
            ours, upper = flag.facts.management[:2], flag.facts.upper[:1]
            return whos(ours, team) or "–", whos(upper, team), words.flag_words(flag, team)
    return None


def _until(objective: str, team: Snapshot) -> str:
    """The day an objective is decided, if that is known."""
    record = team.objectives[objective]
    day = record.partner_selection_date or record.decision_date
    return words.day_words(day) if day is not None else words.text("OPEN_DAY")


def _shifts(team: Snapshot, found: tuple[PortfolioRow, ...]) -> Iterator[str]:
    for row in found:
        account, fit = team.accounts[row.account], fit_of(team, row.account)
        shift = proposed(fit, account.target_status)
        if shift is not None:
            yield words.shift_words(shift, account, verdict(fit))


# Red accounts


def _red_account(team: Snapshot, row: PortfolioRow, report: AccountReport, as_of: date) -> RedAccount:
    blocked = [o for o in report.objectives if any(flag.rule in _CRITICAL_RULES for flag in o.flags)]
    every = (*report.flags, *(flag for objective in report.objectives for flag in objective.flags))
    others = sorted((flag for flag in every if flag.severity is Severity.HIGH), key=lambda flag: flag.rule)
    return RedAccount(
        name=team.accounts[row.account].name,
        headline=row_sentence(row, team),
        facts=tuple(words.facts_of(row, team)),
        objectives=tuple(_red_objective(team, one) for one in blocked),
        also=tuple(words.flag_words(flag, team) for flag in others),
        plan=tuple(
            (words.day_words(entry.day), *words.plan_words(entry, team)) for entry in calendar(team, row.account, as_of)
        ),
        overdue=tuple(words.overdue_words(due, team, as_of) for due in overdue(team, row.account, as_of)),
    )


def _red_objective(team: Snapshot, report: ObjectiveReport) -> RedObjective:
    flag = next(flag for flag in report.flags if flag.rule in _CRITICAL_RULES)
    access = report.access
    return RedObjective(
        title=team.objectives[report.objective].title,
        matter=sentence(flag, team),
        paths=tuple(route_sentence(path, team) for path in access.possible[:_MOST_PATHS]),
        first_steps=tuple(rung_question(rung, team) for rung in access.ladder[:_MOST_PATHS]),
        proposal=next_move(access, team),
    )
