"""Names proposed for files that are written."""

from __future__ import annotations

_NOT_IN_FILE_NAMES = '<>:"/\\|?*'
_LONGEST = 80


def file_stem(name: str) -> str:
    """A name as every system takes it for a file; "RelMap" when nothing is left of it."""
    clean = "".join(" " if c in _NOT_IN_FILE_NAMES else c for c in name)
    return " ".join(clean.split())[:_LONGEST].strip(" .") or "RelMap"
