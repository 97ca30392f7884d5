"""What an import would do, before anything is written (formats.md D11, interchange.md 2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from relmap.exchange.choices import NO_CHOICES, Absence, Choices, Conflict, Decision, ManagerQuestion
from relmap.exchange.headers import Field
from relmap.exchange.managers import Resolution
from relmap.exchange.remarks import Remark
from relmap.model.changes import ChangeSet, difference
from relmap.model.snapshot import Snapshot


class Fate(StrEnum):
    """What becomes of a row; the values are the names of the counters."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    NEW_HOLDER = "new_holder"
    POSSIBLE_DUPLICATE = "possible_duplicates"
    MISSING = "missing_from_file"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A value before and after, in words as the user knows them."""

    field: Field
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row of the file, or one person who is not in it (``line`` None), and what becomes of it.

    ``person`` is the id in ``ImportPlan.after``, None for a blocked row. ``rival`` is the id of who may be the same.
    """

    fate: Fate
    line: int | None
    name: str
    title: str
    person: str | None = None
    changes: tuple[FieldChange, ...] = ()
    rival: str | None = None


@dataclass(frozen=True, slots=True)
class Counters:
    """Rows by what became of them: every row counts once, except that the missing are people and not rows."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    new_holder: int = 0
    possible_duplicates: int = 0
    missing_from_file: int = 0
    blocked: int = 0


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The dry run of an import. ``after`` is the document as it would be; nothing of ``before`` is touched.

    ``account`` is the id of the account the people go to, None when the file brings its own. ``source`` is what is
    stored with people so that the next export of the same program finds them again. ``mapping`` is field -> header.
    ``planned`` are the rows in the order of the file, then who is missing. What can be answered otherwise -
    ``decisions``, ``conflicts``, ``questions``, ``absences`` - is answered by planning again with other ``choices``.
    """

    before: Snapshot
    after: Snapshot
    format: str
    rows: int
    counters: Counters
    account: str | None = None
    source: str = ""
    encoding: str = ""
    delimiter: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[Remark, ...] = ()
    reports_to: Resolution | None = None
    cycles: tuple[tuple[str, ...], ...] = ()
    planned: tuple[PlannedRow, ...] = ()
    decisions: tuple[Decision, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    questions: tuple[ManagerQuestion, ...] = ()
    absences: tuple[Absence, ...] = ()
    choices: Choices = NO_CHOICES

    def change_set(self, label: str = "IMPORT") -> ChangeSet:
        """The whole import as one step, for ``Incorporate``."""
        return difference(label, self.before, self.after)

    def report(self) -> dict[str, object]:
        """The plan as the object that ``import --json`` prints (interchange.md 2)."""
        reports_to = self.reports_to
        counters = self.counters
        return {
            "source": self.source,
            "format": self.format,
            "encoding": self.encoding,
            "delimiter": self.delimiter,
            "rows": self.rows,
            "mapping": dict(self.mapping),
            "new": counters.new,
            "changed": counters.changed,
            "unchanged": counters.unchanged,
            "new_holder": counters.new_holder,
            "possible_duplicates": counters.possible_duplicates,
            "missing_from_file": counters.missing_from_file,
            "blocked": counters.blocked,
            "warnings": [{"line": w.line, "code": w.code, "text": w.text} for w in self.warnings],
            "reports_to": None
            if reports_to is None
            else {"kind": reports_to.kind.value, "resolved": reports_to.resolved, "of": reports_to.of},
            "cycles": [list(names) for names in self.cycles],
        }
