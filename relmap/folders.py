"""Where RelMap keeps things on this computer, by the platform's own rules. Nothing is created here."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_cache_path, user_config_path, user_data_path, user_log_path

_APP = "RelMap"


def own_document() -> Path:
    """The user's own document, opened when no other is named."""
    return user_data_path(_APP, appauthor=False) / "My accounts.relmap"


def sample_document() -> Path:
    """The copy of the sample that the user plays with."""
    return user_data_path(_APP, appauthor=False) / "Sample.relmap"


def backups() -> Path:
    """The folder of copies made before something irreversible; one sub-folder a document."""
    return user_data_path(_APP, appauthor=False) / "backups"


def settings_file() -> Path:
    """Window state and choices; nothing about people."""
    return user_config_path(_APP, appauthor=False) / "relmap.ini"


def doorbells() -> Path:
    """The folder through which a window is found that has a document open; names in it tell nothing."""
    return user_cache_path(_APP, appauthor=False) / "windows"


def crash_reports() -> Path:
    """The folder of crash reports."""
    return user_log_path(_APP, appauthor=False)
