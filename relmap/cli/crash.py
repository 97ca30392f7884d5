"""What is left of a bug: a file with the places in the program it came from, and one sentence."""

from __future__ import annotations

import platform
import traceback
from datetime import datetime

import relmap
from relmap import folders
from relmap.translation import _


def report(error: Exception) -> str:
    """Write the report and return the sentence for the user.

    The text of the error stays out of it, because it may quote what is in the document.
    """
    frames = traceback.extract_tb(error.__traceback__)
    lines = [
        f"RelMap {relmap.__version__}, Python {platform.python_version()}, {platform.platform()}",
        type(error).__name__,
        *(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames),
    ]
    path = folders.crash_reports() / f"command-{datetime.now():%Y%m%d-%H%M%S}.txt"  # noqa: DTZ005 - local, to be found
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError:
        return _("RelMap made a mistake of its own and stopped; nothing was written.")
    return _("RelMap made a mistake of its own and stopped; {file} tells where.").format(file=path)
