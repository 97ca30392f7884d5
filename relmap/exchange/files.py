"""Reading and writing what the user named, with one sentence for everything that can be wrong with it."""

from __future__ import annotations

import os
from contextlib import suppress
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


def write_bytes(path: Path, data: bytes) -> None:
    """Make ``data`` the content of a file, wholly or not at all; raises ``UserError`` when that is not possible."""
    # Written beside and put in place at the end, so that a full disk leaves the older file as it was.
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise UserError("FILE_NOT_WRITABLE", file=path.name, reason=error.strerror or "") from None
