"""Opening what the user named, with one sentence for everything that can be wrong with it."""

from __future__ import annotations

from pathlib import Path

from relmap.errors import UserError

LARGEST = 50 * 1024 * 1024
"""Bytes a file may have (formats.md 1.6)."""


def read_bytes(path: Path) -> bytes:
    """The content of a file; raises ``UserError`` when there is none, it is too large or must not be read."""
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except FileNotFoundError:
        raise UserError("FILE_NOT_FOUND", file=path.name) from None
    except IsADirectoryError:
        raise UserError("FILE_IS_FOLDER", file=path.name) from None
    except OSError as error:
        raise UserError("FILE_NOT_READABLE", file=path.name, reason=error.strerror or "") from None
    return require_size(data)


def require_size(data: bytes) -> bytes:
    """``data``; raises ``UserError`` when it is more than an import takes."""
    if len(data) > LARGEST:
        raise UserError("FILE_TOO_LARGE", limit=LARGEST // 2**20)
    return data
