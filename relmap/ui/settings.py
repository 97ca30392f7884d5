"""What the window remembers between starts. Kept in one INI file; nothing about people goes in."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QSettings

RECENT = 10
_STATE_VERSION = 1

_E = TypeVar("_E", bound=StrEnum)


class Settings:
    """Typed access to the settings file; what is missing or damaged reads as its default."""

    def __init__(self, path: Path) -> None:
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    def choice(self, key: str, default: _E) -> _E:
        """A remembered member of an enumeration."""
        try:
            return type(default)(str(self._store.value(key, default.value)))
        except ValueError:
            return default

    def flag(self, key: str, default: bool) -> bool:
        """A remembered yes or no."""
        return str(self._store.value(key, "true" if default else "false")).lower() == "true"

    def text(self, key: str) -> str:
        """A remembered text, "" when there is none."""
        return str(self._store.value(key, "") or "")

    def state(self, key: str) -> QByteArray:
        """A remembered window or splitter state; empty when there is none of this version."""
        value = self._store.value(f"state{_STATE_VERSION}/{key}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep(self, key: str, value: StrEnum | bool | str) -> None:
        """Remember a choice, a yes or no, or a text."""
        if isinstance(value, bool):
            value = "true" if value else "false"
        self._store.setValue(key, str(value))

    def keep_state(self, key: str, value: QByteArray) -> None:
        """Remember a window or splitter state."""
        self._store.setValue(f"state{_STATE_VERSION}/{key}", value)

    def recent(self) -> tuple[Path, ...]:
        """Documents opened last, latest first."""
        stored = self._store.value("recent", [])
        names = stored if isinstance(stored, list) else [stored]
        return tuple(Path(str(name)) for name in names if name)

    def opened(self, path: Path) -> None:
        """Put a document in front of the recent ones."""
        others = [other for other in self.recent() if other != path]
        self._store.setValue("recent", [str(p) for p in (path, *others)[:RECENT]])

    def forget(self, path: Path) -> None:
        """Take a document that cannot be found off the recent ones."""
        self._store.setValue("recent", [str(p) for p in self.recent() if p != path])
