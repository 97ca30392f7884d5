"""The words of the portfolio review (method.md 6(d)): what the company may read, and no more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from relmap.analysis.compare import Comparison, Moved
from relmap.analysis.fit import Shift
from relmap.analysis.flags.report import Flag
from relmap.analysis.meetings import Appointment, Due
from relmap.analysis.portfolio import Door, DoorKind, PortfolioRow
from relmap.model.entities import Account
from relmap.model.snapshot import Snapshot
from relmap.translation import _, plural
from relmap.words.differences import gone_words, moved_words
from relmap.words.flags import headline
from relmap.words.labels import label
from relmap.words.map import short_date
from relmap.words.meetings import due_day, due_words
from relmap.words.people import full_date, listed, who, whos
from relmap.words.portfolio import Column, cells, heading
from relmap.words.rule_book import rule_name

COLUMNS = (
    Column.ACCOUNT,
    Column.REVENUE,
    Column.OPEN_VALUE,
    Column.STAGE,
    Column.WAY_UP,
    Column.WORST_FLAG,
    Column.EB_KNOWN,
    Column.BEST_PATH,
    Column.COVERAGE,
    Column.SHAPE,
    Column.STEPS,
    Column.FRESHNESS,
    Column.NEXT_EXECUTIVE,
    Column.OWNER,
    Column.STEWARD,
)
"""The columns of the review, in the order of the method."""

_NARROW: Mapping[Column, str] = {
    Column.EB_KNOWN: "Buyer known",
    Column.NEXT_EXECUTIVE: "Next executive",
}

_TITLED = frozenset({"F10", "F13", "F21", "F22", "F23", "F25"})
"""The rules whose sentences speak of modes, wins, buttons or coach tests of a person: only their names are said."""

_TEXTS: Mapping[str, str] = {
    "SUBJECT": "Portfolio review",
    "TABLE": "The accounts, worst flag first",
    "CHANGES": "Changes and asks",
    "SINCE": "Since the last review",
    "MOVED": "People moved",
    "DOORS": "Doors closing within 90 days",
    "REQUESTS": "Asked of management",
    "SHIFTS": "Proposed for our interest in accounts",
    "NOTHING_KEPT": (
        "No earlier state of any account is kept, so there is nothing to compare with. What is kept with this review "
        "will be compared with next time."
    ),
    "NOTHING_CHANGED": "No flag was raised or cleared.",
    "NO_DOORS": "No partner is selected and no agreement ends within 90 days.",
    "NO_REQUESTS": "Nothing is asked of management today.",
    "RAISED": "Raised",
    "CLEARED": "Cleared",
    "ACCOUNT": "Account",
    "SINCE_DAY": "Since",
    "DOOR": "What is decided",
    "DAY": "Day",
    "WHO": "Who of ours",
    "WHOM": "Meets",
    "WHY": "Why",
    "BY_WHEN": "By when",
    "OPEN_DAY": "to be agreed",
    "OTHER_FLAGS": "Also flagged",
    "PATHS": "Possible paths",
    "NO_PATHS": "No path is strong enough to be worth asking yet. First steps:",
    "PLAN": "The plan",
    "NO_PLAN": "Nothing is planned yet.",
    "DECISION": "Decision wanted",
    "DECIDE": "Do we go this way?",
    "YES": "Yes, as proposed",
    "OTHERWISE": "Yes, but otherwise:",
    "NO": "No: the effort goes elsewhere",
    "DECIDED": "Decided: who does what, until when",
    "WHAT": "What",
    "OVERDUE": "overdue",
}

_SHIFTS: Mapping[Shift, str] = {
    Shift.PROMOTE: "Promote {account} ({status}): {verdict}",
    Shift.DEMOTE: "Demote {account} ({status}), or find out more: {verdict}",
}


def text(code: str, **facts: object) -> str:
    """A text of the review, with its facts filled in."""
    return _(_TEXTS[code]).format(**facts)


def account_count(count: int) -> str:
    """How many accounts are reviewed."""
    return plural("{count} account", "{count} accounts", count).format(count=count)


def column_title(column: Column) -> str:
    """The heading of a column, short where there is little room."""
    return _(_NARROW[column]) if column in _NARROW else heading(column)


def review_cells(row: PortfolioRow, snapshot: Snapshot, as_of: date) -> Mapping[Column, str]:
    """What stands in each column of the review, in as few characters as say it; "–" where nothing is known."""
    told, measures = dict(cells(row, snapshot)), row.measures
    if measures is not None:
        access, steps = measures.access, measures.progress
        best = f"{access.shown} {label(access.band)}" if access.best is not None else ""
        agreed = _("{step} {agreed} of {number}").format(
            step=label(steps.step), agreed=len(steps.agreed), number=steps.number
        )
        told[Column.BEST_PATH] = best
        told[Column.COVERAGE] = f"{measures.coverage.percent} %"
        told[Column.STEPS] = agreed if steps.number else label(steps.step)
        fresh = measures.freshness
        told[Column.FRESHNESS] = (
            _("{fresh} of {relations}").format(fresh=fresh.fresh, relations=fresh.relations) if fresh.relations else ""
        )
    told[Column.NEXT_EXECUTIVE] = _next(row.next_executive, snapshot, as_of)
    return {column: told[column] or "–" for column in COLUMNS}


def flag_words(flag: Flag, snapshot: Snapshot) -> str:
    """A flag in a line: its headline, or only the name of its rule where that would tell of a person's profile."""
    said = rule_name(flag.rule) if flag.rule in _TITLED else headline(flag, snapshot)
    objective = snapshot.objectives.get(flag.objective) if flag.objective is not None else None
    told = _("{rule} {said}").format(rule=flag.rule, said=said)
    return _("{told} – “{objective}”").format(told=told, objective=objective.title) if objective is not None else told


def moved_lines(found: Comparison, before: Snapshot, after: Snapshot) -> tuple[str, ...]:
    """Who is new, gone or elsewhere in an account."""
    lines = [_("{name} is new").format(name=_post(key, after)) for key in found.new]
    lines += [_gone(key, before, after) for key in found.gone]
    return (*lines, *(_moved(one, before, after) for one in found.moved))


def _gone(person: str, before: Snapshot, after: Snapshot) -> str:
    return _("{name}: {what}").format(name=_post(person, before), what=gone_words(person, after).lower())


def _moved(moved: Moved, before: Snapshot, after: Snapshot) -> str:
    return _("{name}: {what}").format(name=who(moved.person, after), what=moved_words(moved, before, after))


def _post(person: str, snapshot: Snapshot) -> str:
    record = snapshot.people.get(person)
    name = who(person, snapshot)
    if record is None or not record.title.strip() or record.title.strip() == name:
        return name
    return _("{name}, {title}").format(name=name, title=record.title.strip())


def door_words(door: Door, snapshot: Snapshot) -> str:
    """What is decided behind a door."""
    if door.kind is DoorKind.RENEWAL or door.objective is None:
        return _("The agreement is up for renewal")
    return _("They select their partner for “{objective}”").format(objective=snapshot.objectives[door.objective].title)


def shift_words(shift: Shift, account: Account, verdict: str) -> str:
    """What the fit proposes for our interest in an account."""
    return _(_SHIFTS[shift]).format(account=account.name, status=label(account.target_status).lower(), verdict=verdict)


def plan_words(entry: Appointment, snapshot: Snapshot) -> tuple[str, str, str]:
    """Who of ours, whom of theirs, and what for."""
    return whos(entry.ours, snapshot), whos(entry.theirs, snapshot), entry.what.strip()


def overdue_words(due: Due, snapshot: Snapshot, as_of: date) -> tuple[str, str]:
    """What should have been done by now, and since when."""
    said = due_words(due, snapshot)
    member = snapshot.team.get(due.who) if due.who is not None else None
    if member is not None:
        said = _("{name}: {what}").format(name=who(member.id, snapshot), what=said)
    return said, due_day(due, as_of)


def facts_of(row: PortfolioRow, snapshot: Snapshot) -> Sequence[tuple[str, str]]:
    """What an account is worth, who answers for it and how far it is, for the head of its page."""
    told = cells(row, snapshot)
    shown = (Column.OWNER, Column.REVENUE, Column.AT_RISK, Column.OPEN_VALUE, Column.STAGE)
    return [(heading(column), told[column]) for column in shown if told[column]]


def objective_heading(title: str) -> str:
    """An objective over its paths."""
    return _("“{objective}”").format(objective=title)


def _next(entry: Appointment | None, snapshot: Snapshot, as_of: date) -> str:
    if entry is None:
        return ""
    people = listed([who(person, snapshot) for person in entry.theirs[:1]])
    day = short_date(entry.day, as_of)
    return _("{day}: {people}").format(day=day, people=people) if people else day


def day_words(day: date) -> str:
    """A day in a table."""
    return full_date(day)
