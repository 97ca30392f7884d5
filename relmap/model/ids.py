"""Identity of records."""

from __future__ import annotations

import os
import time
import uuid

# Records without an id of their own (one per pair) get one from the pair, so that two colleagues who enter the same
# relationship on two computers mean the same record when their files are merged.
_PAIRS = uuid.UUID("5a1c2f0e-7f0b-5f2c-9d0f-52454c4d0001")


def new_id() -> str:
    """A fresh id: UUID version 7, so ids made later sort later."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & ((1 << 48) - 1)) << 80 | int.from_bytes(os.urandom(10), "big")
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    return str(uuid.UUID(int=value))


def pair_id(first: str, second: str) -> str:
    """The id of the one record that joins ``first`` and ``second``, in this order."""
    return str(uuid.uuid5(_PAIRS, f"{first}\n{second}"))
