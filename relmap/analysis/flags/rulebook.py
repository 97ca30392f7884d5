"""The rule book: which rules there are, what they suppress, and their evaluation (method.md 4.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from relmap.analysis.flags.access_rules import buyer_no_path, low_only_no_path, no_contact, path_fragile
from relmap.analysis.flags.account_rules import bow_tie, knowledge_stale, target_unproven
from relmap.analysis.flags.buyer_rules import buyer_unknown, level_doubtful, post_empty, several_buyers
from relmap.analysis.flags.case import AccountCase, Case
from relmap.analysis.flags.change_rules import door_closing, incumbent, no_management_tie, player_changed
from relmap.analysis.flags.contradictions import data_contradiction
from relmap.analysis.flags.people_rules import (
    coach_unproven,
    influence_uncovered,
    mode_closed,
    opponent_unanswered,
    relation_stale,
    role_unfilled,
)
from relmap.analysis.flags.progress_rules import meeting_unprepared, no_next_step, step_not_agreed, win_missing
from relmap.analysis.flags.report import AccountReport, Flag, ObjectiveReport
from relmap.analysis.ground import Ground
from relmap.analysis.settings import switched_off, thresholds_of
from relmap.analysis.thresholds import Thresholds
from relmap.model.entities import Account, Objective
from relmap.model.keeping import FIXED_RULE, Acknowledgement, longest_acknowledgement
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import ObjectiveKind, ObjectiveStatus, TargetStatus

Rule = Callable[[Case], Flag | None]
AccountRule = Callable[[AccountCase], Flag | None]

OBJECTIVE_RULES: tuple[Rule, ...] = (
    low_only_no_path,
    no_contact,
    buyer_unknown,
    buyer_no_path,
    post_empty,
    several_buyers,
    level_doubtful,
    path_fragile,
    role_unfilled,
    coach_unproven,
    influence_uncovered,
    opponent_unanswered,
    mode_closed,
    no_management_tie,
    door_closing,
    player_changed,
    relation_stale,
    no_next_step,
    step_not_agreed,
    win_missing,
    meeting_unprepared,
)
"""The rules that belong to an objective, in the order of the rule book."""

ACCOUNT_RULES: tuple[AccountRule, ...] = (bow_tie, incumbent, knowledge_stale, target_unproven, data_contradiction)
"""The rules that belong to the account (4.4.3), in the order of the rule book."""

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
    snapshot: Snapshot, as_of: date, account: str | None = None, thresholds: Thresholds | None = None
) -> tuple[AccountReport, ...]:
    """Reports of all accounts in the order of the document, or of one; none for an account that is not there.

    ``thresholds`` None takes the numbers the document has (``thresholds_of``).
    """
    chosen: Iterable[Account] = snapshot.accounts.values()
    if account is not None:
        chosen = (a for a in chosen if a.id == account)
    limits = thresholds if thresholds is not None else thresholds_of(snapshot)
    off = switched_off(snapshot)
    return tuple(_report(Ground(snapshot, a.id, as_of, limits), a, off) for a in chosen)


def evaluated(account: Account, objective: Objective) -> bool:
    """Whether the rules look at an objective: OPEN, and Partnership only of KEY and TARGET accounts (4.4.1)."""
    if objective.status is not ObjectiveStatus.OPEN:
        return False
    return objective.kind is ObjectiveKind.SALE or account.target_status in (TargetStatus.KEY, TargetStatus.TARGET)


def _report(ground: Ground, account: Account, off: frozenset[str]) -> AccountReport:
    """A watched account without an open sale does not shout: its own rules rest as well (4.1)."""
    objectives = tuple(o for o in ground.snapshot.objectives_of(account.id) if evaluated(account, o))
    if not objectives:
        return AccountReport(account.id, (), ())
    reports = tuple(_objective_report(Case(ground, account, objective), off) for objective in objectives)
    case = AccountCase(ground, account, objectives)
    silent = _silenced(case, reports)
    raised = [flag for rule in ACCOUNT_RULES if (flag := rule(case)) is not None and flag.rule not in silent | off]
    flags, aside = _sorted_out(raised, ground)
    return AccountReport(account.id, flags, reports, aside)


def _silenced(case: AccountCase, reports: Iterable[ObjectiveReport]) -> frozenset[str]:
    """What F02 of the whole account suppresses among the account's own flags."""
    whole = {objective.id for objective in case.objectives if objective.unit is None}
    found = (flag for report in reports for flag in (*report.flags, *report.acknowledged))
    silent = any(flag.rule == "F02" and flag.objective in whole for flag in found)
    return SUPPRESSES["F02"] if silent else frozenset()


def _objective_report(case: Case, off: frozenset[str]) -> ObjectiveReport:
    raised = [flag for rule in OBJECTIVE_RULES if (flag := rule(case)) is not None and flag.rule not in off]
    flags, aside = _sorted_out(_unsuppressed(raised), case.ground)
    return ObjectiveReport(case.objective.id, case.access, case.access.shown, case.access.band, flags, aside)


def _sorted_out(raised: Iterable[Flag], ground: Ground) -> tuple[tuple[Flag, ...], tuple[Flag, ...]]:
    """The flags that stand and those set aside, worst first. F01 stands, marked, when it is acknowledged."""
    acknowledged = _acknowledged(ground)
    marked = [replace(flag, acknowledged=acknowledged.get((flag.rule, flag.objective))) for flag in raised]
    marked.sort(key=lambda flag: (flag.severity.rank, flag.rule))
    aside = tuple(flag for flag in marked if flag.acknowledged is not None and flag.rule != FIXED_RULE)
    return tuple(flag for flag in marked if flag not in aside), aside


def _acknowledged(ground: Ground) -> Mapping[tuple[str, str | None], Acknowledgement]:
    """The acknowledgements in force, by rule and objective; those that reach longest win."""
    return {
        (one.rule, one.objective): one
        for one in ground.snapshot.acknowledgements_of(ground.account)
        if one.reason.strip() and _in_force(one, ground.as_of)
    }


def _in_force(one: Acknowledgement, as_of: date) -> bool:
    """Whether an acknowledgement still holds, never longer than the method allows (4.1)."""
    too_long = one.made_on is not None and (as_of - one.made_on).days > longest_acknowledgement(one.rule)
    return as_of <= one.until and not too_long


def _unsuppressed(raised: list[Flag]) -> list[Flag]:
    left = raised
    for rule, weaker in SUPPRESSES.items():
        if any(flag.rule == rule for flag in left):
            left = [flag for flag in left if flag.rule not in weaker]
    return left
