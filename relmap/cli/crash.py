"""What the command line says of a bug."""

from __future__ import annotations

from relmap import folders
from relmap.crash_report import crash_details, write_crash
from relmap.translation import _


def report(error: Exception) -> str:
    """Write a crash report and return the sentence for the user."""
    try:
        path = write_crash(folders.crash_reports(), crash_details(type(error), error.__traceback__))
    except OSError:
        return _("RelMap made a mistake of its own and stopped; nothing was written.")
    return _("RelMap made a mistake of its own and stopped; {file} tells where.").format(file=path)
