"""Page 1, the account on a page: what a director understands in half a minute (method.md 6(a) 1, 5)."""

from __future__ import annotations

from collections.abc import Iterator

from relmap.analysis.access import access_on
from relmap.analysis.account_measures import AccountMeasures, account_measures
from relmap.analysis.flags.report import Flag, ObjectiveReport
from relmap.analysis.ground import Ground
from relmap.analysis.measures import objective_measures
from relmap.analysis.portfolio import Money, row
from relmap.analysis.settings import thresholds_of
from relmap.analysis.stewardship import contributions
from relmap.model.strategy_vocabulary import FactState, PolicyState
from relmap.model.vocabulary import Severity, TargetStatus
from relmap.packs.blocks import (
    Bar,
    Bars,
    Block,
    Bullets,
    Cell,
    Column,
    Facts,
    Heading,
    Panel,
    Table,
    Text,
    Tone,
    filled,
)
from relmap.packs.pack import Section
from relmap.packs.strategy.brief import Brief
from relmap.words import forms, portfolio, profile_page
from relmap.words.flags import headline, sentence, set_aside
from relmap.words.labels import label
from relmap.words.measures import MeasureLine, access_figure, account_lines, objective_lines
from relmap.words.strategy_pack import (
    also_raised,
    decision,
    facts_by,
    measured,
    policy_question,
    text,
    thanks,
    title,
    was,
)

_DECISIONS = 3
_FOR_MANAGEMENT = frozenset({"F01", "F02", "F04", "F14", "F15", "F16", "F24"})
"""Flags that take people, time or money of our management to remove: these are decided first."""
_SHOWN = (0, 1, 3)
"""Access, coverage and freshness among the measures of an objective."""


def account_page(brief: Brief) -> Section:
    """The worst flag, what is to be decided, how we stand, what we say."""
    whole = account_measures(brief.ground)
    return Section(
        title("ACCOUNT"),
        (
            _lead(brief),
            Panel((_decisions(brief),), title=text("DECIDE")),
            Heading(text("STANDS")),
            Bars(tuple(_bars(brief))),
            Facts(_facts(brief, whole)),
            *_objectives(brief),
            Heading(text("MESSAGES")),
            _messages(brief),
            Text("\n".join(_contributors(brief)), Tone.QUIET),
        ),
    )


def _lead(brief: Brief) -> Block:
    """The headline flag in full; where there is none, why."""
    if not brief.flags:
        if brief.judged is None:
            return Text(profile_page.text("NOT_JUDGED"), Tone.LEAD)
        return Text(text("NO_FLAG", objective=brief.objective.title), Tone.LEAD)
    worst = brief.flags[0]
    below = " · ".join(part for part in (worst.rule, label(worst.severity), set_aside(worst)) if part)
    also = [flag for flag in brief.flags[1:] if flag.severity in (Severity.CRITICAL, Severity.HIGH)]
    said = (Text(sentence(worst, brief.snapshot), Tone.LEAD), Text(below, Tone.QUIET))
    return Panel((*said, *((Text(also_raised(also, brief.snapshot)),) if also else ())), severity=worst.severity)


def _decisions(brief: Brief) -> Block:
    """What is open with our own management, then what the flags ask for, first those that need management."""
    found = [
        policy_question(request)
        for request in brief.snapshot.policy_requests_of(brief.objective.id)
        if request.state is PolicyState.OPEN and request.need.strip()
    ]
    flags = sorted(brief.flags, key=lambda flag: (flag.rule not in _FOR_MANAGEMENT, flag.severity.rank, flag.rule))
    found.extend(decision(flag, brief.snapshot) for flag in flags if flag.severity is not Severity.INFO)
    if brief.judged is None:
        found.append(text("NOT_CHECKED"))
    if not found:
        return Text(text("NO_DECISION"))
    # A rule may be raised for the objective and for the account and ask for the same.
    return Bullets(tuple(dict.fromkeys(found))[:_DECISIONS], ticks=True)


def _bars(brief: Brief) -> Iterator[Bar]:
    """Each measure with its sentence and, where it differs, what it was when the account was last kept."""
    earlier = _earlier(brief)
    now = objective_lines(brief.measures, brief.snapshot)
    for place in _SHOWN:
        line = now[place]
        words = measured(line)
        if earlier and brief.before_on is not None and earlier[place].figure != line.figure:
            words = was(words, earlier[place], brief.before_on)
        yield Bar(line.name, line.share, words)


def _earlier(brief: Brief) -> tuple[MeasureLine, ...]:
    before, day = brief.before, brief.before_on
    objective = before.objectives.get(brief.objective.id) if before is not None else None
    if before is None or day is None or objective is None:
        return ()
    ground = Ground(before, brief.account.id, day, thresholds_of(before))
    return objective_lines(objective_measures(ground, objective, access_on(ground, objective)), before)


def _facts(brief: Brief, whole: AccountMeasures) -> tuple[tuple[str, str], ...]:
    account = brief.account
    known = row(brief.snapshot, account.id, brief.as_of, brief.report)
    reach, breadth, fit = account_lines(whole, brief.snapshot)
    stage = label(account.stage) if account.stage is not None else text("STAGE_UNKNOWN")
    interest = label(account.target_status) if account.target_status is not TargetStatus.NONE else ""
    return filled(
        (reach.name, reach.sentence),
        (breadth.name, f"{breadth.figure}: {breadth.sentence}"),
        (fit.name, fit.figure),
        (forms.text("STAGE"), stage),
        (forms.text("TARGET_STATUS"), interest),
        (portfolio.heading(portfolio.Column.REVENUE), _revenue(brief)),
        (
            portfolio.heading(portfolio.Column.NEXT_EXECUTIVE),
            portfolio.next_executive(known, brief.snapshot) or text("NO_EXECUTIVE"),
        ),
        (text("DOORS"), " ".join(portfolio.door_lines(known, brief.snapshot))),
    )


def _revenue(brief: Brief) -> str:
    account = brief.account
    if account.revenue is None:
        return ""
    revenue = portfolio.money(Money(account.revenue, account.currency))
    if account.revenue_at_risk is None:
        return revenue
    return text("AT_RISK", revenue=revenue, risk=portfolio.money(Money(account.revenue_at_risk, account.currency)))


def _objectives(brief: Brief) -> Iterator[Block]:
    if not brief.report.objectives:
        return
    columns = (
        Column(forms.text("OBJECTIVE_TITLE"), 2.2),
        Column(forms.text("STEP"), 1.0),
        Column(forms.text("VALUE"), 1.2),
        Column(portfolio.heading(portfolio.Column.BEST_PATH), 1.3),
        Column(portfolio.heading(portfolio.Column.WORST_FLAG), 3.2),
    )
    yield Heading(text("OBJECTIVES"))
    yield Table(columns, tuple(_objective(brief, one) for one in brief.report.objectives))


def _objective(brief: Brief, report: ObjectiveReport) -> tuple[Cell, ...]:
    one = brief.snapshot.objectives[report.objective]
    tone = Tone.STRONG if one.id == brief.objective.id else Tone.PLAIN
    value = portfolio.money(Money(one.value, one.currency)) if one.value is not None else ""
    return (
        Cell(one.title, tone),
        Cell(label(one.step)),
        Cell(value),
        Cell(access_figure(report.access)),
        _worst(report.flags[0] if report.flags else None, brief),
    )


def _worst(flag: Flag | None, brief: Brief) -> Cell:
    if flag is None:
        return Cell(text("NO_WORST"), Tone.QUIET)
    critical = flag.severity is Severity.CRITICAL
    return Cell(f"{flag.rule} {headline(flag, brief.snapshot)}", Tone.BAD if critical else Tone.PLAIN)


def _messages(brief: Brief) -> Block:
    messages = tuple(line.strip() for line in brief.account.messages.splitlines() if line.strip())
    return Bullets(messages, numbered=True) if messages else Text(text("NO_MESSAGES"))


def _contributors(brief: Brief) -> Iterator[str]:
    """Who wrote down what we know, in the order of the alphabet, and a thank-you (1.5, 85)."""
    snapshot = brief.snapshot
    authors = {
        fact.recorded_by
        for fact in snapshot.facts_of(brief.account.id)
        if fact.recorded_by in snapshot.team and fact.state is not FactState.ASKED
    }
    yield facts_by(sorted((snapshot.team[key].name for key in authors if key is not None), key=str.casefold))
    given = contributions(snapshot, brief.account.id, brief.as_of)
    if given:
        yield thanks(given, snapshot)
