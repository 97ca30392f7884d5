"""The keys of the map (desktop.md 2): what each means, without a window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt

from relmap.model.vocabulary import BuyingRole
from relmap.ui.map.outline import Direction


class Act(Enum):
    """What a key asks the canvas to do; ``Stroke.detail`` says with what."""

    ADD_SIBLING = auto()
    ADD_REPORT = auto()
    ADD_ROOT = auto()
    RENAME = auto()
    """``detail`` is the letter the new name starts with, "" to change the present one."""
    WALK = auto()
    EXTEND = auto()
    SHIFT = auto()
    INSPECT = auto()
    ROLE = auto()
    DEPTH = auto()
    REMOVE = auto()
    ZOOM_IN = auto()
    ZOOM_OUT = auto()
    FIT = auto()
    ALL = auto()
    HOME = auto()
    DROP = auto()
    LEAVE = auto()
    LEAVE_BACK = auto()


@dataclass(frozen=True, slots=True)
class Stroke:
    """One key press, understood."""

    act: Act
    detail: str = ""


_Key, _Mod = Qt.Key, Qt.KeyboardModifier
_NONE, _SHIFT, _CTRL, _ALT = _Mod.NoModifier, _Mod.ShiftModifier, _Mod.ControlModifier, _Mod.AltModifier

_PLAIN: Mapping[int, Act] = {
    _Key.Key_Return: Act.ADD_SIBLING,
    _Key.Key_Enter: Act.ADD_SIBLING,
    _Key.Key_Tab: Act.ADD_REPORT,
    _Key.Key_Insert: Act.ADD_ROOT,
    _Key.Key_F2: Act.RENAME,
    _Key.Key_Space: Act.INSPECT,
    _Key.Key_Delete: Act.REMOVE,
    _Key.Key_Home: Act.HOME,
    _Key.Key_Escape: Act.DROP,
    _Key.Key_F: Act.FIT,
}
_ARROWS: Mapping[int, Direction] = {
    _Key.Key_Left: Direction.LEFT,
    _Key.Key_Right: Direction.RIGHT,
    _Key.Key_Up: Direction.UP,
    _Key.Key_Down: Direction.DOWN,
}
_ROLES: Mapping[int, BuyingRole] = dict(zip((_Key.Key_1, _Key.Key_2, _Key.Key_3, _Key.Key_4), BuyingRole, strict=True))
_DEPTHS: Mapping[int, int] = {_Key.Key_0 + depth: depth for depth in range(6)}
_ZOOMS: Mapping[int, Act] = {
    _Key.Key_Plus: Act.ZOOM_IN,
    _Key.Key_Equal: Act.ZOOM_IN,
    _Key.Key_Minus: Act.ZOOM_OUT,
}


def understood(key: int, held: Qt.KeyboardModifier, text: str) -> Stroke | None:
    """What a key press means on the canvas; None leaves it to the window.

    A small f fits the map; a capital one starts a name, as every other letter does.
    """
    held &= ~_Mod.KeypadModifier
    if key in _ZOOMS and held & ~_SHIFT in (_NONE, _CTRL):
        return Stroke(_ZOOMS[key])
    if held == _NONE:
        return _plain(key, text)
    if held == _SHIFT:
        if key in _ARROWS:
            return Stroke(Act.EXTEND, _ARROWS[key])
        return _typed(text)
    if held == _CTRL:
        return _with_control(key)
    if held == _ALT:
        return Stroke(Act.SHIFT, _ARROWS[key]) if key in _ARROWS else None
    if held == _CTRL | _SHIFT and key in (_Key.Key_Backtab, _Key.Key_Tab):
        return Stroke(Act.LEAVE_BACK)
    # AltGr types letters on many keyboards and arrives as Ctrl+Alt.
    return _typed(text)


def _plain(key: int, text: str) -> Stroke | None:
    if key in _PLAIN and not text.isupper():
        return Stroke(_PLAIN[key])
    if key in _ARROWS:
        return Stroke(Act.WALK, _ARROWS[key])
    if key in _ROLES:
        return Stroke(Act.ROLE, _ROLES[key])
    return _typed(text)


def _with_control(key: int) -> Stroke | None:
    if key in _DEPTHS:
        return Stroke(Act.DEPTH, str(_DEPTHS[key]))
    if key == _Key.Key_A:
        return Stroke(Act.ALL)
    if key == _Key.Key_Tab:
        return Stroke(Act.LEAVE)
    return None


def _typed(text: str) -> Stroke | None:
    return Stroke(Act.RENAME, text) if text.isalpha() else None
