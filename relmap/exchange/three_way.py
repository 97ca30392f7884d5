"""Whose value stands when a file comes again: the user's, or the file's (formats.md 5.6)."""

from __future__ import annotations

from typing import TypeVar

from relmap.exchange.choices import FieldMode, Side

_T = TypeVar("_T")


def settled(
    last: _T | None, on_map: _T | None, in_file: _T | None, mode: FieldMode = FieldMode.UPDATE, side: Side = Side.MAP
) -> tuple[_T | None, bool]:
    """The value to keep, and whether both sides have changed it since the last import; None is blank.

    What the file has not changed stays as the user left it, what the user has not changed follows the file, and an
    empty cell never erases. ``side`` decides where both did, or where no import has said anything before.
    """
    if in_file is None or in_file == on_map:
        return on_map, False
    if mode is FieldMode.OVERWRITE:
        return in_file, False
    if last == in_file:
        return on_map, False
    if on_map is None and (last is None or mode is FieldMode.FILL):
        return in_file, False
    if mode is FieldMode.FILL:
        return on_map, False
    if last == on_map:
        return in_file, False
    return (in_file if side is Side.FILE else on_map), True
