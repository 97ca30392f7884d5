"""All commands of the window: one registry, shown in menus and run by keys (desktop-engineering.md 3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from relmap.packs.kinds import PackKind
from relmap.words.actions import action_text, action_tip, menu_text

Keys = QKeySequence.StandardKey
Entry: TypeAlias = "str | tuple[str, tuple[str | None, ...]] | None"
"""A command, a separator, or a submenu with its commands."""

PACKS: Mapping[str, PackKind] = {f"PRINT_{kind.name}": kind for kind in PackKind}
"""The commands that open the print studio with a certain pack."""

MENUS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        "FILE",
        (
            "NEW_DOCUMENT", "OPEN", ("RECENT", ()), "OPEN_OWN", "OPEN_SAMPLE", "RESET_SAMPLE", None, "IMPORT", "EXPORT",
            None, "SAVED", "SAVE_COPY", "REVERT", "BACKUPS", None, "PRINT", ("PACKS", tuple(PACKS)), "SAVE_PICTURE",
            None, "QUIT",
        ),
    ),
    (
        "EDIT",
        (
            "UNDO", "REDO", None, "COPY", "COPY_MAP", "PASTE", None, "FIND", "FIND_NEXT", "FIND_PREVIOUS", None,
            "SELECT_ALL", "RENAME", "REMOVE", None, "CAPTURE",
        ),
    ),
    (
        "VIEW",
        (
            (
                "PAGE",
                (
                    "PAGE_MAP", "PAGE_OBJECTIVE", "PAGE_PROFILE", "PAGE_MEETINGS", "PAGE_KNOWLEDGE", "PAGE_TEAM",
                    "PAGE_FIT", "PAGE_TIMELINE", "PAGE_PORTFOLIO", "PAGE_RULES",
                ),
            ), None,
            ("COLOUR", ("COLOUR_ROLE", "COLOUR_DEPTH", "COLOUR_FRESHNESS", "COLOUR_INFLUENCE", "COLOUR_RATING")),
            ("LINES", ("LINES_FORMAL", "LINES_INFLUENCE", "LINES_INTRODUCTIONS", "LINES_CONFLICT", "LINES_TEAM")), None,
            "ZOOM_IN", "ZOOM_OUT", "ZOOM_ACTUAL", "FIT", "CENTRE", None, "SHOW_PERSON", "SHOW_FLAGS", "SHOW_WAY",
            "SHOW_WHAT_IF", None,
            "SHOW_ACCOUNTS", "SHOW_SIDE", "SHOW_LEGEND", "SHOW_MINIMAP", None,
            ("THEME", ("THEME_SYSTEM", "THEME_LIGHT", "THEME_DARK")), "FULL_SCREEN",
        ),
    ),
    (
        "ACCOUNT",
        (
            "NEW_ACCOUNT", "NEW_OBJECTIVE", None, "TEAM", "UNITS", "DUPLICATES", None, "REMOVE_OBJECTIVE",
            "REMOVE_ACCOUNT",
        ),
    ),
    (
        "MAP",
        (
            "ADD_BELOW", "ADD_BESIDE", "ADD_ROOT", None,
            ("ROLE", ("ROLE_ECONOMIC", "ROLE_TECHNICAL", "ROLE_USER", "ROLE_COACH")),
            ("DEPTH", ("DEPTH_0", "DEPTH_1", "DEPTH_2", "DEPTH_3", "DEPTH_4", "DEPTH_5")),
            ("TIE", ("TIE_DOTTED_TO", "TIE_CAN_INTRODUCE", "TIE_INFLUENCES", "TIE_ALLY", "TIE_CONFLICT")), None,
            "NO_MANAGER", "COLLAPSE", "EXPAND_ALL", "PIN", None,
            (
                "SHAPE",
                (
                    "SHAPE_AUTO", "SHAPE_STACKED", "SHAPE_BOTH_SIDES", "SHAPE_SPREAD", None, "SHAPE_LANES",
                    "SHAPE_COLUMNS",
                ),
            ),
            ("DIRECTION", ("DIRECTION_TOP_DOWN", "DIRECTION_LEFT_RIGHT")),
        ),
    ),
    ("HELP", ("FIRST_STEPS", "GUIDED_TOUR", "KEYS", None, "ABOUT")),
)  # fmt: skip

_STANDARD: Mapping[str, Keys] = {
    "NEW_DOCUMENT": Keys.New,
    "OPEN": Keys.Open,
    "SAVED": Keys.Save,
    "SAVE_COPY": Keys.SaveAs,
    "PRINT": Keys.Print,
    "UNDO": Keys.Undo,
    "REDO": Keys.Redo,
    "COPY": Keys.Copy,
    "PASTE": Keys.Paste,
    "FIND": Keys.Find,
    "FIND_NEXT": Keys.FindNext,
    "FIND_PREVIOUS": Keys.FindPrevious,
    "FULL_SCREEN": Keys.FullScreen,
    "KEYS": Keys.HelpContents,
}
_OWN: Mapping[str, str] = {  # Qt has no Quit key on plain X11
    "QUIT": "Ctrl+Q",
    "IMPORT": "Ctrl+I",
    "COPY_MAP": "Ctrl+Shift+C",
    "NEW_ACCOUNT": "Ctrl+Shift+N",
    "NEW_OBJECTIVE": "Ctrl+Shift+O",
    "TEAM": "Ctrl+T",
    "SHOW_PERSON": "Ctrl+Shift+D",
    "SHOW_FLAGS": "Ctrl+Shift+F",
    "SHOW_WAY": "Ctrl+Shift+W",
    "SHOW_WHAT_IF": "Ctrl+Shift+I",
    "CAPTURE": "Ctrl+K",
    "SHOW_ACCOUNTS": "F9",
    "SHOW_SIDE": "F10",
    "PAGE_MAP": "Alt+1",
    "PAGE_OBJECTIVE": "Alt+2",
    "PAGE_MEETINGS": "Alt+3",
    "PAGE_KNOWLEDGE": "Alt+4",
    "PAGE_TEAM": "Alt+5",
    "PAGE_FIT": "Alt+6",
    "PAGE_TIMELINE": "Alt+7",
    "PAGE_PORTFOLIO": "Alt+8",
    "PAGE_RULES": "Alt+9",
    "ZOOM_IN": "Ctrl++",
    "ZOOM_OUT": "Ctrl+-",
}
_ON_MAP: Mapping[str, str] = {
    "ADD_BELOW": "Tab",
    "ADD_BESIDE": "Enter",
    "ADD_ROOT": "Ins",
    "RENAME": "F2",
    "REMOVE": "Del",
    "SELECT_ALL": "Ctrl+A",
    "FIT": "F",
    "ROLE_ECONOMIC": "1",
    "ROLE_TECHNICAL": "2",
    "ROLE_USER": "3",
    "ROLE_COACH": "4",
    **{f"DEPTH_{depth}": f"Ctrl+{depth}" for depth in range(6)},
}
"""Keys the map itself hears while it has the focus; the menu only tells them."""

_CHECKABLE = (
    "COLOUR_", "LINES_", "THEME_", "SHAPE_", "DIRECTION_", "SHOW_ACCOUNTS", "SHOW_SIDE", "SHOW_LEGEND", "SHOW_MINIMAP",
    "FULL_SCREEN", "PIN",
)  # fmt: skip
_EXCLUSIVE = ("COLOUR", "THEME", "SHAPE", "DIRECTION")


class Actions(QObject):
    """Every command as a ``QAction``, by code."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}

    def __getitem__(self, code: str) -> QAction:
        return self._actions[code]

    def build(self, bar: QMenuBar) -> None:
        """Fill the menu bar."""
        for code, entries in MENUS:
            menu = bar.addMenu(menu_text(code))
            self.menus[code] = menu
            for entry in entries:
                self._add(menu, entry)

    def on(self, code: str, slot: Callable[[], object]) -> None:
        """Run ``slot`` when the command is given."""
        self._actions[code].triggered.connect(lambda _checked=False: slot())

    def check(self, code: str, checked: bool = True) -> None:
        """Show a command as switched on or off, without running it."""
        self._actions[code].setChecked(checked)

    def enable(self, enabled: bool, *codes: str) -> None:
        """Make commands possible or not."""
        for code in codes:
            self._actions[code].setEnabled(enabled)

    def _add(self, menu: QMenu, entry: Entry) -> None:
        if entry is None:
            menu.addSeparator()
        elif isinstance(entry, str):
            menu.addAction(self._make(entry))
        else:
            code, inner = entry
            below = menu.addMenu(menu_text(code))
            self.menus[code] = below
            group = QActionGroup(self) if code in _EXCLUSIVE else None
            for sub in inner:
                self._add(below, sub)
                if group is not None and sub is not None:
                    group.addAction(self._actions[sub])

    def _make(self, code: str) -> QAction:
        action = QAction(action_text(code), self)
        action.setStatusTip(action_tip(code))
        action.setCheckable(code.startswith(_CHECKABLE))
        if code in _STANDARD:
            action.setShortcuts(QKeySequence.keyBindings(_STANDARD[code]))
        elif code in _OWN:
            action.setShortcut(QKeySequence(_OWN[code]))
        elif code in _ON_MAP:
            action.setText(f"{action.text()}\t{_ON_MAP[code]}")
        if code == "QUIT":
            action.setMenuRole(QAction.MenuRole.QuitRole)
        elif code == "ABOUT":
            action.setMenuRole(QAction.MenuRole.AboutRole)
        self._actions[code] = action
        return action
