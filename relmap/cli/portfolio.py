"""The command ``portfolio``: all accounts side by side (interchange.md 2, method.md 6(d))."""

from __future__ import annotations

from relmap.analysis.portfolio import Money, PortfolioRow, Sums, rows, sums
from relmap.cli import terminal
from relmap.cli.arguments import Arguments
from relmap.cli.choice import opened
from relmap.model.snapshot import Snapshot
from relmap.translation import _
from relmap.words.flags import action, clears_when, sentence
from relmap.words.measures import (
    access_sentence,
    coverage_sentence,
    freshness_sentence,
    progress_sentence,
    reach_sentence,
    shape_sentence,
)
from relmap.words.portfolio import Column, cells, door_lines, heading, nothing_yet, proposal, row_sentence, sum_lines


def portfolio(arguments: Arguments) -> int:
    """Every account with the columns of the portfolio review, worst first."""
    with opened(arguments.file) as document:
        snapshot = document.snapshot
    found = rows(snapshot, arguments.as_of, progress=terminal.TerminalProgress())
    below = sums(found, snapshot)
    if arguments.json:
        terminal.say_json(
            {
                "as_of": arguments.as_of.isoformat(),
                "accounts": [_account(row, snapshot) for row in found],
                "sums": _sums(below, snapshot),
            }
        )
        return 0
    for row in found:
        _say(row, snapshot)
    for line in sum_lines(below, snapshot) if found else (nothing_yet(),):
        terminal.say(line)
    return 0


def _say(row: PortfolioRow, snapshot: Snapshot) -> None:
    told = cells(row, snapshot)
    terminal.say(told[Column.ACCOUNT])
    terminal.say(f"  {row_sentence(row, snapshot)}")
    if step := proposal(row, snapshot):
        terminal.say(f"  {step}")
    for column, text in told.items():
        if text and column is not Column.ACCOUNT:
            terminal.say("    " + _("{column}: {text}").format(column=heading(column), text=text))
    for line in door_lines(row, snapshot):
        terminal.say(f"    {line}")


def _account(row: PortfolioRow, snapshot: Snapshot) -> dict[str, object]:
    account, measures = snapshot.accounts[row.account], row.measures
    shape, reach = row.account_measures.shape, row.account_measures.reach
    sentences = {"shape": shape_sentence(shape, snapshot), "reach": reach_sentence(reach, snapshot)}
    written: dict[str, object] = {
        "id": account.id,
        "name": account.name,
        "target_status": account.target_status.value,
        "revenue": account.revenue,
        "revenue_at_risk": account.revenue_at_risk,
        "currency": account.currency,
        "open_value": [_money(one) for one in row.open_values],
        "stage": account.stage.value if account.stage is not None else None,
        "way_up": row.way_up.value,
        "worst_flag": _flag(row, snapshot),
        "eb_known": row.judged > 0 and row.buyers_known == row.judged,
        "eb_known_in": row.buyers_known,
        "objectives": row.judged,
        "objective": None,
        "access": None,
        "best_path": row.band.value,
        "coverage": None,
        "shape": shape.kind.value,
        "reach": reach.highest.value if reach.highest is not None else None,
        "steps_agreed": None,
        "freshness": None,
    }
    if measures is not None:
        objective = snapshot.objectives[measures.objective]
        steps = measures.progress
        written |= {
            "objective": {"id": objective.id, "title": objective.title},
            "access": measures.access.shown,
            "coverage": measures.coverage.percent,
            "steps_agreed": {"step": steps.step.value, "agreed": len(steps.agreed), "of": steps.number},
            "freshness": measures.freshness.percent,
        }
        sentences |= {
            "access": access_sentence(measures.access, snapshot),
            "coverage": coverage_sentence(measures.coverage),
            "steps_agreed": progress_sentence(steps),
            "freshness": freshness_sentence(measures.freshness, snapshot),
        }
    entry = row.next_executive
    return {
        **written,
        "next_executive_contact": {
            "date": entry.day.isoformat(),
            "people": list(entry.theirs),
            "ours": list(entry.ours),
        }
        if entry is not None
        else None,
        "doors": [{"kind": d.kind.value, "date": d.day.isoformat(), "objective": d.objective} for d in row.doors],
        "owner": account.owner,
        "steward": account.steward,
        "win_win": row.win_win,
        "sentence": row_sentence(row, snapshot),
        "sentences": sentences,
    }


def _flag(row: PortfolioRow, snapshot: Snapshot) -> dict[str, object] | None:
    flag = row.worst
    if flag is None:
        return None
    return {
        "id": flag.rule,
        "code": flag.code,
        "severity": flag.severity.value,
        "objective": flag.objective,
        "sentence": sentence(flag, snapshot),
        "action": action(flag, snapshot),
        "clears_when": clears_when(flag, snapshot),
    }


def _sums(below: Sums, snapshot: Snapshot) -> dict[str, object]:
    return {
        "accounts": below.accounts,
        "blocked_accounts": below.blocked_accounts,
        "blocked_revenue": [_money(one) for one in below.blocked],
        "key_accounts": dict(below.key_accounts),
        "win_win_accounts": below.win_win_accounts,
        "sentences": list(sum_lines(below, snapshot)),
    }


def _money(money: Money) -> dict[str, object]:
    return {"amount": money.amount, "currency": money.currency}
