"""What an import would do, before anything is written (formats.md D11, interchange.md 2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from relmap.exchange.managers import Resolution
from relmap.exchange.remarks import Remark
from relmap.model.changes import ChangeSet, difference
from relmap.model.snapshot import Snapshot


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
