"""Which documents this process has open.

On POSIX, closing any file handle of a document drops the locks that SQLite holds on it anywhere in the same process
(storage.md 1.5). So a document that is open here is never read through ``open``.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TypeAlias

Identity: TypeAlias = tuple[int, int]
"""Device and number of a file; another file under the same name has another one."""

_open: Counter[Identity] = Counter()


def identity(path: Path) -> Identity | None:
    """Which file lies at ``path`` now; None when there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def opened(file: Identity) -> None:
    """A connection to the file was made."""
    _open[file] += 1


def closed(file: Identity) -> None:
    """A connection to the file was closed."""
    _open[file] -= 1


def is_open(path: Path) -> bool:
    """Whether this process has the document at ``path`` open."""
    file = identity(path)
    return file is not None and _open[file] > 0
