"""What every test gets: no screen needed, nothing left behind, nobody's own documents touched."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from window_desk import Desk

settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.load_profile("default")

CORPUS = os.environ.get("RELMAP_CORPUS")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "corpus: needs the folder of real organisation lists named by RELMAP_CORPUS")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs the real lists where there are none."""
    if CORPUS:
        return
    without = [item for item in items if item.get_closest_marker("corpus") is not None]
    items[:] = [item for item in items if item not in without]
    config.hook.pytest_deselected(items=without)


@pytest.fixture
def corpus() -> Path:
    """The folder of real organisation lists."""
    assert CORPUS
    return Path(CORPUS)


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Data, settings and caches of a test go to a fresh folder."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))


@pytest.fixture
def desk(qtbot: QtBot, own_folders: None) -> Iterator[Desk]:
    """A window just started for the first time."""
    from window_desk import Desk  # loads Qt, which most tests do not need

    made = Desk(qtbot)
    made.window.start(None)
    yield made
    made.window.close()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Collect garbage between tests of windows only: inside a running event loop it would destroy visible ones.

    What outlives a file of tests is there for good, mostly loaded modules: frozen, it is not looked through again.
    """
    if "qapp" not in item.fixturenames:  # type: ignore[attr-defined]
        return (yield)
    gc.disable()
    try:
        return (yield)
    finally:
        _deliver_deletions()
        gc.collect()
        _deliver_deletions()
        if nextitem is None or nextitem.path != item.path:
            gc.freeze()
        gc.enable()


def pytest_collection_finish(session: pytest.Session) -> None:
    """Freeze what collection made, so that each collection between tests is cheap."""
    gc.collect()
    gc.freeze()


def _deliver_deletions() -> None:
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtCore import QCoreApplication, QEvent

    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
