"""The headings of what became of an account between two days; see ``differences`` for the sentences."""

from __future__ import annotations

from collections.abc import Mapping

from relmap.translation import _

_HEADINGS: Mapping[str, str] = {
    "new": "New",
    "gone": "Gone",
    "moved": "Moved",
    "deeper": "Deeper",
    "lapsed": "Lapsed",
    "raised": "Flags raised",
    "cleared": "Flags cleared",
}


def heading(part: str) -> str:
    """The heading of a part, by its field of ``Comparison``."""
    return _(_HEADINGS[part])
