"""How the window gets at documents, without knowing where or how they are kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from relmap.edit.document import Document


@dataclass(frozen=True)
class Documents:
    """Given to the window by the composition root. Every function raises ``UserError`` when it cannot be done.

    ``own`` opens the user's own document, made on the first start. ``sample`` opens the user's copy of the sample,
    ``fresh_sample`` makes that copy anew. ``sample_day`` is the day on which the sample plays: seen from any later day
    its contacts would all have lapsed.
    """

    open: Callable[[Path], Document]
    create: Callable[[Path], Document]
    own: Callable[[], Document]
    sample: Callable[[], Document]
    fresh_sample: Callable[[], Document]
    own_path: Path
    sample_path: Path
    sample_day: date = date(2026, 9, 30)
