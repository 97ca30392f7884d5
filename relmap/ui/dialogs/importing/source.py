"""Where an import comes from, and what it holds: a file, text pasted from a spreadsheet, or another document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from relmap.exchange.account_plan import plan_snapshot
from relmap.exchange.choices import Choices
from relmap.exchange.clipboard_table import read_pasted
from relmap.exchange.columns import Mapped
from relmap.exchange.fact_sheet import is_fact_sheet, plan_fact_sheet
from relmap.exchange.formats import Content, read_file
from relmap.exchange.import_plan import ImportPlan
from relmap.exchange.planning import plan_document, plan_people
from relmap.exchange.presets import prepared
from relmap.exchange.reading import FIND_OUT, ReadingOptions
from relmap.exchange.role_plan import lists_roles, plan_roles
from relmap.exchange.table import Table
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import TargetStatus
from relmap.progress import Progress
from relmap.words.import_window import text

_LARGE = 200_000
"""Bytes or characters from which on work is done in the background, with progress and a way to stop."""


@dataclass(frozen=True, slots=True)
class ImportSource:
    """What the user chose to import. ``name`` is how the window calls it, ``reader`` brings what it holds."""

    name: str
    proposed_account: str
    large: bool
    reader: Callable[[ReadingOptions], Content | Snapshot]

    def read(self, options: ReadingOptions = FIND_OUT) -> Content | Snapshot:
        """What it holds; raises ``UserError`` for whatever is wrong with it."""
        return self.reader(options)


def from_file(path: Path) -> ImportSource:
    """A file of any format that can be read."""
    try:
        large = path.stat().st_size > _LARGE
    except OSError:
        large = False  # the reader says why it cannot be read
    return ImportSource(path.name, path.stem, large, lambda options: read_file(path, options=options))


def from_document(path: Path, read: Callable[[Path], Snapshot]) -> ImportSource:
    """Another document, as ``read`` brings it; its accounts are taken over."""
    return ImportSource(path.name, "", True, lambda _options: read(path))


def from_clipboard(pasted: str) -> ImportSource:
    """Cells copied in a spreadsheet."""
    return ImportSource(
        text("PASTED"),
        "",
        len(pasted) > _LARGE,
        lambda options: prepared(read_pasted(pasted, options), options.dates),
    )


def mappable(content: Content | Snapshot) -> bool:
    """Whether the columns of what was read are to be mapped to fields."""
    return isinstance(content, Table) and not lists_roles(content) and not is_fact_sheet(content)


def planned(
    snapshot: Snapshot, content: Content | Snapshot, account: str, columns: Mapped, choices: Choices, progress: Progress
) -> ImportPlan:
    """What importing ``content`` would do; ``account`` is a name and counts for lists of people only.

    Raises ``UserError`` when it cannot be imported so, ``Cancelled`` when the user asks to stop.
    """
    if isinstance(content, Snapshot):
        return plan_snapshot(snapshot, content)
    if not isinstance(content, Table):
        return plan_document(snapshot, content)
    if is_fact_sheet(content):
        return plan_fact_sheet(snapshot, content, choices)
    if lists_roles(content):
        return plan_roles(snapshot, content)
    # Who brings an account into the window means to win it; a list read by a script may be anybody's.
    return plan_people(snapshot, None, account, content, columns, progress, choices, target_status=TargetStatus.TARGET)
