"""Values that records held before: what the optional full history of a document keeps (storage.md 4.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from relmap.model.snapshot import Record


@dataclass(frozen=True, slots=True)
class Replaced:
    """What one write to a record replaced, and when (with its time zone); nobody is named.

    ``values`` are those of the fields it wrote, by name; all fields of a record it ``removed``.
    """

    at: datetime
    record_type: type[Record]
    id: str
    values: Mapping[str, object]
    removed: bool = False
