"""The portfolio review for the sales director: a table, changes and asks, a page for each red account (method.md 6(d)).

It is the one pack that is handed the team's document and printed for the company; ``reviewed_accounts`` says why, and
lets through only what the review may say.
"""

from __future__ import annotations

from collections.abc import Iterator

from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Severity
from relmap.packs.blocks import (
    Beside,
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
    WritingRoom,
)
from relmap.packs.brevity import clipped, few
from relmap.packs.internal import internal_pack
from relmap.packs.pack import LEGIBLE, Pack, PackWish, Section
from relmap.packs.reviewed_accounts import Kept, RedAccount, RedObjective, Review, ReviewRow, review
from relmap.words import portfolio_review as words
from relmap.words.portfolio import Column as Told
from relmap.words.portfolio import nothing_yet

_SHARES = {
    Told.ACCOUNT: 2.1,
    Told.REVENUE: 1.15,
    Told.OPEN_VALUE: 1.15,
    Told.STAGE: 1.05,
    Told.WAY_UP: 1.55,
    Told.WORST_FLAG: 0.95,
    Told.EB_KNOWN: 0.7,
    Told.BEST_PATH: 0.8,
    Told.COVERAGE: 0.8,
    Told.SHAPE: 0.8,
    Told.STEPS: 1.25,
    Told.FRESHNESS: 0.85,
    Told.NEXT_EXECUTIVE: 1.7,
    Told.OWNER: 1.05,
    Told.STEWARD: 1.05,
}
_RIGHT = (Told.REVENUE, Told.OPEN_VALUE)
_LONGEST = {Told.ACCOUNT: 40, Told.NEXT_EXECUTIVE: 30, Told.OWNER: 24, Told.STEWARD: 24, Told.OPEN_VALUE: 34}
"""How many characters a cell may have: enough for two lines."""
_LARGEST = LEGIBLE
"""So that no word of fifteen columns is broken, and thirty accounts stand on a page (scenarios.md 5)."""


def portfolio_review(team: Snapshot, wish: PackWish, before: Kept) -> Pack:
    """The review of all accounts; ``team`` is what the team may see, ``before`` what accounts are compared with."""
    found = review(team, wish.as_of, before)
    sections = (_table(found), _changes(found), *(_red(account) for account in found.red))
    return internal_pack(team, wish, words.text("SUBJECT"), words.account_count(len(found.rows)), sections)


def _table(found: Review) -> Section:
    title = words.text("TABLE")
    if not found.rows:
        return Section(title, (Text(nothing_yet()),), landscape=True)
    long, short = ((_accounts(found.rows, dense), Bullets(_sums(found.sums))) for dense in (False, True))
    return Section(title, long, landscape=True, smallest=LEGIBLE, largest=_LARGEST, shorter=(short,))


def _accounts(rows: tuple[ReviewRow, ...], dense: bool) -> Table:
    columns = tuple(Column(words.column_title(c), _SHARES[c], c in _RIGHT) for c in words.COLUMNS)
    return Table(columns, tuple(_row(row) for row in rows), dense)


def _sums(lines: tuple[str, ...]) -> tuple[str, ...]:
    """All sums, but of the lines about managers in the middle only the first: those who answer for most."""
    return (*lines[:1], *few(lines[1:-1], 4, 200), *lines[-1:])


def _row(row: ReviewRow) -> tuple[Cell, ...]:
    tones = {Told.ACCOUNT: Tone.STRONG, Told.WORST_FLAG: Tone.BAD if row.red else Tone.PLAIN}
    return tuple(
        Cell(clipped(row.cells[column], _LONGEST.get(column, 60)), tones.get(column, Tone.PLAIN))
        for column in words.COLUMNS
    )


def _changes(found: Review) -> Section:
    blocks = (*_since(found), *_moved(found), *_doors(found), *_requests(found), *_shifts(found))
    return Section(words.text("CHANGES"), blocks, landscape=True, smallest=LEGIBLE)


def _since(found: Review) -> Iterator[Block]:
    yield Heading(words.text("SINCE"))
    flagged = [change for change in found.changes if change.raised or change.cleared]
    if not found.compared:
        yield Text(words.text("NOTHING_KEPT"))
    elif not flagged:
        yield Text(words.text("NOTHING_CHANGED"))
    else:
        columns = (
            Column(words.text("ACCOUNT"), 1.2),
            Column(words.text("SINCE_DAY"), 0.7),
            Column(words.text("RAISED"), 3),
            Column(words.text("CLEARED"), 3),
        )
        yield Table(
            columns,
            tuple(
                (
                    Cell(change.account, Tone.STRONG),
                    Cell(change.since),
                    Cell("\n".join(change.raised) or "–"),
                    Cell("\n".join(change.cleared) or "–"),
                )
                for change in flagged
            ),
        )


def _moved(found: Review) -> Iterator[Block]:
    moved = [change for change in found.changes if change.moved]
    if moved:
        yield Heading(words.text("MOVED"))
        yield Facts(tuple((change.account, "\n".join(few(change.moved, 8, 120))) for change in moved), 0.2)


def _doors(found: Review) -> Iterator[Block]:
    yield Heading(words.text("DOORS"))
    if not found.doors:
        yield Text(words.text("NO_DOORS"))
        return
    columns = (
        Column(words.text("ACCOUNT"), 1.2),
        Column(words.text("DOOR"), 3),
        Column(words.text("DAY"), 0.7),
    )
    yield Table(
        columns, tuple((Cell(account, Tone.STRONG), Cell(what), Cell(day)) for account, what, day in found.doors)
    )


def _requests(found: Review) -> Iterator[Block]:
    yield Heading(words.text("REQUESTS"))
    if not found.requests:
        yield Text(words.text("NO_REQUESTS"))
        return
    columns = (
        Column(words.text("WHO"), 1),
        Column(words.text("WHOM"), 1.3),
        Column(words.text("ACCOUNT"), 1.2),
        Column(words.text("WHY"), 3),
        Column(words.text("BY_WHEN"), 0.7),
    )
    yield Table(
        columns,
        tuple(
            (Cell(r.ours, Tone.STRONG), Cell(r.theirs), Cell(r.account), Cell(r.why), Cell(r.by_when))
            for r in found.requests
        ),
    )


def _shifts(found: Review) -> Iterator[Block]:
    if found.shifts:
        yield Heading(words.text("SHIFTS"))
        yield Bullets(found.shifts, ticks=True)


# A red account


def _red(account: RedAccount) -> Section:
    blocks = (
        Text(account.headline, Tone.LEAD),
        Facts(account.facts, 0.2),
        *(block for objective in account.objectives for block in _objective(objective)),
        *_plan(account),
        *_also(account),
        *_decision(account),
    )
    return Section(account.name, blocks, smallest=LEGIBLE)


def _objective(objective: RedObjective) -> Iterator[Block]:
    said: list[Block] = [Text(objective.matter)]
    if objective.paths:
        said += [Text(words.text("PATHS"), Tone.STRONG), Bullets(objective.paths, numbered=True)]
    elif objective.first_steps:
        said += [Text(words.text("NO_PATHS"), Tone.STRONG), Bullets(objective.first_steps, numbered=True)]
    yield Panel(tuple(said), words.objective_heading(objective.title), Severity.CRITICAL)


def _plan(account: RedAccount) -> Iterator[Block]:
    yield Heading(words.text("PLAN"))
    if not account.plan and not account.overdue:
        yield Text(words.text("NO_PLAN"))
        return
    columns = (
        Column(words.text("DAY"), 0.9),
        Column(words.text("WHO"), 1.1),
        Column(words.text("WHOM"), 1.5),
        Column(words.text("WHAT"), 2),
    )
    late = tuple(
        (Cell(day, Tone.LATE), Cell(words.text("OVERDUE"), Tone.LATE), Cell(), Cell(what))
        for what, day in account.overdue
    )
    yield Table(columns, (*late, *(tuple(Cell(text) for text in line) for line in account.plan)))


def _also(account: RedAccount) -> Iterator[Block]:
    if account.also:
        yield Heading(words.text("OTHER_FLAGS"))
        yield Bullets(few(account.also, 6, 160))


def _decision(account: RedAccount) -> Iterator[Block]:
    yield Heading(words.text("DECISION"))
    proposals = tuple(dict.fromkeys(objective.proposal for objective in account.objectives))
    yield Panel((Text(words.text("DECIDE"), Tone.STRONG), Bullets(proposals)), severity=Severity.CRITICAL)
    ticks = Bullets((words.text("YES"), words.text("OTHERWISE"), words.text("NO")), ticks=True)
    yield Beside(((ticks,), (WritingRoom(words.text("DECIDED"), 2),)), (1, 1.6))
