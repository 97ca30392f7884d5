"""What is left of a bug: a file with the places in the program it came from, and nothing of what it was about."""

from __future__ import annotations

import platform
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from relmap import __version__

_KEPT = 10


def crash_details(kind: type[BaseException], trace: TracebackType | None) -> str:
    """The lines of code that led to a bug and its type, never its text, which may name people.

    Of the places only the last folder is told: where a program is installed may name its user.
    """
    lines = [f"RelMap {__version__}, Python {platform.python_version()}, {platform.platform()}"]
    for frame in traceback.extract_tb(trace):
        where = Path(frame.filename)
        lines.append(f"{where.parent.name}/{where.name}:{frame.lineno} {frame.name}: {frame.line or ''}")
    lines.append(kind.__name__)
    return "\n".join(lines) + "\n"


def write_crash(folder: Path, details: str) -> Path:
    """Put a report into the folder, where the newest ten stay. Raises ``OSError``."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"crash {datetime.now().astimezone():%Y-%m-%d %H.%M.%S}.txt"
    path.write_text(details, encoding="utf-8")
    for old in sorted(folder.glob("crash *.txt"))[:-_KEPT]:
        old.unlink(missing_ok=True)
    return path
