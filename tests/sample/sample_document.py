"""The shipped sample as the tests see it: records by the codes of method.md 7."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from relmap.analysis.flags.report import AccountReport, Flag, ObjectiveReport
from relmap.analysis.flags.rulebook import evaluate
from relmap.exchange.json_reader import Read, read
from relmap.model.changes import Change, ChangeSet, apply
from relmap.model.entities import Person
from relmap.model.sample import SAMPLE_DAY, sample_id
from relmap.model.snapshot import COLLECTIONS, Record, Snapshot

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "resources" / "samples" / "sample.relmap.json"
AS_OF = SAMPLE_DAY
KAM, SECOND_KAM, ENGINEER, REP, INSIDE_SALES, MANAGEMENT, OLAF = (f"T{number}" for number in range(1, 8))

id_of = sample_id
"""The id behind a code such as "A06"."""


def ids_of(*codes: str) -> tuple[str, ...]:
    return tuple(id_of(code) for code in codes)


def ago(days: int) -> date:
    return AS_OF - timedelta(days=days)


def reading() -> Read:
    return read(FILE.read_bytes())


def person(snapshot: Snapshot, code: str) -> Person:
    return snapshot.people[id_of(code)]


def changed(snapshot: Snapshot, *records: Record) -> Snapshot:
    """The document after these records were added or replaced."""
    changes = (Change(getattr(snapshot, COLLECTIONS[type(record)]).get(record.id), record) for record in records)
    return apply(snapshot, ChangeSet("REVISE", tuple(changes)))


def account_report(snapshot: Snapshot, code: str, as_of: date = AS_OF) -> AccountReport:
    (report,) = evaluate(snapshot, as_of, id_of(code))
    return report


def objective_report(snapshot: Snapshot, code: str, as_of: date = AS_OF) -> ObjectiveReport:
    """The report on an objective; its code begins with "O-" and the letter of the account."""
    report = account_report(snapshot, code[2], as_of)
    return next(r for r in report.objectives if r.objective == id_of(code))


def rules(report: ObjectiveReport) -> set[str]:
    return {flag.rule for flag in report.flags if flag.rule <= "F08"}


def flag(report: ObjectiveReport, rule: str) -> Flag:
    return next(flag for flag in report.flags if flag.rule == rule)


def known(report: ObjectiveReport) -> list[tuple[tuple[str, ...], int]]:
    """The shown known paths: ids in order, ours first, and the shown strength."""
    return [(path.ids, path.shown) for path in report.access.known]


def possible(report: ObjectiveReport) -> list[tuple[tuple[str, ...], int]]:
    return [(path.ids, path.shown) for path in report.access.possible]
