"""Plans an import without writing anything: a people list into one account, or a whole RelMap document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from relmap.errors import UserError
from relmap.exchange.choices import NO_CHOICES, Choices
from relmap.exchange.columns import Mapped, require_people
from relmap.exchange.corrections import corrected
from relmap.exchange.import_plan import Counters, Fate, ImportPlan, PlannedRow
from relmap.exchange.json_reader import Read
from relmap.exchange.loops import cycles, loops
from relmap.exchange.merged_document import merged
from relmap.exchange.people_plan import incorporated
from relmap.exchange.people_rows import read_entries
from relmap.exchange.presets import program_of
from relmap.exchange.remarks import Remark
from relmap.exchange.table import Table
from relmap.model.entities import PARTNERSHIP_TITLE, Account, Objective
from relmap.model.ids import new_id
from relmap.model.snapshot import Snapshot
from relmap.model.text import one_line
from relmap.model.vocabulary import ObjectiveKind, TargetStatus
from relmap.progress import Progress, Silent

_BLOCKING = frozenset({"NO_NAME", "ROW_REPEATED", "SECOND_MANAGER"})


def plan_people(
    snapshot: Snapshot,
    account: str | None,
    account_name: str,
    table: Table,
    columns: Mapped,
    progress: Progress | None = None,
    choices: Choices = NO_CHOICES,
    *,
    target_status: TargetStatus = TargetStatus.NONE,
) -> ImportPlan:
    """What happens when a people list goes into an account: the one with this id, or name, or a new one of the name.

    ``target_status`` is that of a new account.

    Every row becomes a person or a warning that says why not. Raises ``UserError`` when the table lists no people or
    no account is named, ``Cancelled`` when the user asks to stop.
    """
    require_people(table, columns)
    target, prepared = _account(snapshot, account, account_name, target_status)
    source = f"{program_of(table)}:{target.id}"
    table = corrected(table, columns, choices.corrections)
    read = read_entries(table, columns, progress or Silent())
    outcome = incorporated(prepared, target, read.entries, source, choices)
    people = {person.id: person for person in outcome.after.people_of(target.id)}
    warnings = (*table.remarks, *read.remarks, *outcome.remarks, *loops(people, outcome.lines))
    planned = _in_order(outcome.rows, read.remarks)
    return ImportPlan(
        before=snapshot,
        after=outcome.after,
        format="csv",
        rows=len(table.rows),
        counters=_counted(planned),
        account=target.id,
        source=source,
        encoding=table.encoding,
        delimiter=table.delimiter,
        mapping={field.value: table.headers[column] for field, column in columns.items()},
        warnings=tuple(sorted(warnings, key=_by_line)),
        reports_to=outcome.reports_to,
        cycles=cycles(people),
        planned=planned,
        decisions=outcome.decisions,
        conflicts=outcome.conflicts,
        questions=outcome.questions,
        absences=outcome.absences,
        choices=choices,
    )


def plan_document(snapshot: Snapshot, read: Read) -> ImportPlan:
    """What happens when a RelMap document comes in: records of known ids are replaced, nothing is removed.

    The counters count people. Raises ``UserError`` when an id or the name of an account is already something else's.
    """
    after = merged(snapshot, read)
    people = read.snapshot.people
    known = people.keys() & snapshot.people.keys()
    changed = sum(snapshot.people[key] != after.people[key] for key in known)
    missing = sum(p.account in read.snapshot.accounts and p.id not in people for p in snapshot.people.values())
    return ImportPlan(
        before=snapshot,
        after=after,
        format="json",
        rows=len(people),
        counters=Counters(
            new=len(people) - len(known),
            changed=changed,
            unchanged=len(known) - changed,
            missing_from_file=missing,
        ),
        source="relmap",
        encoding="utf-8",
        warnings=read.warnings,
        cycles=cycles(people),
    )


def _account(
    snapshot: Snapshot, account: str | None, account_name: str, status: TargetStatus
) -> tuple[Account, Snapshot]:
    """The account meant, and the document that surely holds it."""
    if account is not None:
        return snapshot.accounts[account], snapshot
    name = one_line(account_name)
    if not name:
        raise UserError("ACCOUNT_NOT_NAMED")
    for existing in snapshot.accounts.values():
        if existing.name.casefold() == name.casefold():
            return existing, snapshot
    made = Account(new_id(), name, status)
    partnership = Objective(new_id(), made.id, PARTNERSHIP_TITLE, ObjectiveKind.PARTNERSHIP)
    prepared = replace(
        snapshot,
        accounts={**snapshot.accounts, made.id: made},
        objectives={**snapshot.objectives, partnership.id: partnership},
    )
    return made, prepared


def _in_order(rows: Sequence[PlannedRow], remarks: Sequence[Remark]) -> tuple[PlannedRow, ...]:
    """All rows of the file, those that became no entry of their own among them, then who is missing."""
    blocked = [
        PlannedRow(Fate.BLOCKED, remark.line, str(remark.facts.get("name", "")), "")
        for remark in remarks
        if remark.code in _BLOCKING
    ]
    return tuple(sorted((*rows, *blocked), key=lambda row: (row.line is None, row.line or 0)))


def _counted(rows: Sequence[PlannedRow]) -> Counters:
    return Counters(**{fate.value: sum(row.fate is fate for row in rows) for fate in Fate})


def _by_line(remark: Remark) -> tuple[bool, int]:
    return remark.line is None, remark.line or 0
