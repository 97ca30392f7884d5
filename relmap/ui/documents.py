"""How the window gets at documents, without knowing where or how they are kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from relmap.edit.document import Document
from relmap.edit.ports import Backups
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Audience


@dataclass(frozen=True)
class Documents:
    """Given to the window by the composition root. Every function raises ``UserError`` when it cannot be done.

    ``own`` opens the user's own document, made on the first start. ``sample`` opens the user's copy of the sample,
    ``fresh_sample`` makes that copy anew. ``look_into`` reads a document that came from elsewhere and may do harm,
    ``write_for`` writes a document with one account, or all, as an audience may see it. ``shown_elsewhere`` is whether
    another window has a document open, and brings that window to the front. ``backups`` are the copies RelMap keeps of
    documents by itself.
    """

    open: Callable[[Path], Document]
    create: Callable[[Path], Document]
    own: Callable[[], Document]
    sample: Callable[[], Document]
    fresh_sample: Callable[[], Document]
    look_into: Callable[[Path], Snapshot]
    write_for: Callable[[Path, Snapshot, str | None, Audience], None]
    shown_elsewhere: Callable[[Path], bool]
    backups: Callable[[], Backups]
    own_path: Path
    sample_path: Path
