"""Identity of records."""

from __future__ import annotations

import os
import threading
import time
import uuid

# Records without an id of their own (one per pair) get one from the pair, so that two colleagues who enter the same
# relationship on two computers mean the same record when their files are merged.
_PAIRS = uuid.UUID("5a1c2f0e-7f0b-5f2c-9d0f-52454c4d0001")


_MOST_A_MILLISECOND = 0xFFF


class _Clock:
    """Milliseconds, and a number within each, that never stand still or go back."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = (0, 0)

    def next(self) -> tuple[int, int]:
        with self._lock:
            now, (last, number) = time.time_ns() // 1_000_000, self._last
            if now > last:
                self._last = (now, 0)
            else:
                self._last = (last, number + 1) if number < _MOST_A_MILLISECOND else (last + 1, 0)
            return self._last


_clock = _Clock()


def new_id() -> str:
    """A fresh id: UUID version 7, whose ids sort in the order they were made (RFC 9562, 6.2, counter)."""
    milliseconds, number = _clock.next()
    value = (milliseconds & ((1 << 48) - 1)) << 80 | 0x7 << 76 | number << 64 | 0x2 << 62
    return str(uuid.UUID(int=value | int.from_bytes(os.urandom(8), "big") >> 2))


def pair_id(first: str, second: str) -> str:
    """The id of the one record that joins ``first`` and ``second``, in this order."""
    return str(uuid.uuid5(_PAIRS, f"{first}\n{second}"))
