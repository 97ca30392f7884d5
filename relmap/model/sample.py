"""What is fixed about the shipped sample: its own day, and the ids of its records (method.md 7)."""

from __future__ import annotations

import uuid
from datetime import date

SAMPLE_DAY = date(2026, 9, 30)
"""The day on which the sample plays: seen from any later day its contacts would all have lapsed."""

_IDS = uuid.UUID("7d0c6f7e-52a4-5c11-9a51-52454c4d0007")


def sample_id(code: str) -> str:
    """The id of the record with a code of method.md 7, such as "A06"; it never changes."""
    return str(uuid.uuid5(_IDS, code))
