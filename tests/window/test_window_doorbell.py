"""One window a document: real processes that are started on the same document, and windows that switch theirs."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot
from window_desk import Desk

from relmap import bootstrap, folders
from relmap.ui.doorbell import Doorbell

PROJECT = Path(__file__).parents[2]

START = """
import sys
from relmap.ui.doorbell import Doorbell
from relmap.ui.main_window import MainWindow
listen = Doorbell.listen
def told(self):
    listen(self)
    print("open", flush=True)
Doorbell.listen = told
MainWindow.come_forward = lambda self: (print("forward", flush=True), self.close())
from relmap.__main__ import main
sys.argv[0] = "relmap"
sys.exit(main())
"""
"""RelMap as a user starts it, saying when its window is there; called to the front, it says so and closes."""


class Started:
    """A process of RelMap."""

    def __init__(self, *words: str | Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", START, *map(str, words)],
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": str(PROJECT)},
        )

    def says(self) -> str:
        """The next word; "" when the process has ended."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def stop(self) -> None:
        """As a crash does: nothing is put away."""
        self.process.kill()
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture
def start() -> Iterator[Callable[..., Started]]:
    """Starts processes that do not outlive the test."""
    started: list[Started] = []

    def begin(*words: str | Path) -> Started:
        started.append(Started(*words))
        return started[-1]

    yield begin
    for one in started:
        one.stop()


@pytest.fixture
def ringing() -> Iterator[Callable[[], Doorbell]]:
    """Makes bells of windows in this process."""
    made: list[Doorbell] = []

    def make() -> Doorbell:
        made.append(Doorbell(folders.doorbells()))
        return made[-1]

    yield make
    for bell in made:
        bell.hang(None)


def new(path: Path) -> Path:
    bootstrap.create_document(path).close()
    return path


def test_the_same_document_comes_to_the_front_and_another_opens(start: Callable[..., Started], tmp_path: Path) -> None:
    path = new(tmp_path / "Kestrel.relmap")
    (tmp_path / "link.relmap").symlink_to(path)
    first = start(path)
    assert first.says() == "open"
    other = start(new(tmp_path / "Nordmark.relmap"))
    assert other.says() == "open"
    again = start(tmp_path / "link.relmap")
    assert again.says() == ""
    assert again.process.wait() == 0
    assert first.says() == "forward"
    assert first.process.wait() == 0
    anew = start(path)
    assert anew.says() == "open"


def test_what_a_crash_leaves_behind_blocks_nothing(start: Callable[..., Started], tmp_path: Path) -> None:
    path = new(tmp_path / "Kestrel.relmap")
    crashed = start(path)
    assert crashed.says() == "open"
    crashed.stop()
    assert len(list(folders.doorbells().iterdir())) == 2
    second = start(path)
    assert second.says() == "open"
    third = start(path)
    assert (third.says(), third.process.wait()) == ("", 0)
    assert second.says() == "forward"


def test_the_sample_open_in_a_window_is_not_reset_under_it(start: Callable[..., Started]) -> None:
    first = start("demo")
    assert first.says() == "open"
    before = folders.sample_document().stat()
    again = start("demo")
    assert again.says() == ""
    assert first.says() == "forward"
    first.process.wait()
    assert folders.sample_document().stat().st_ino == before.st_ino


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_a_window_behind_others_is_raised(desk: Desk, ringing: Callable[[], Doorbell], tmp_path: Path) -> None:
    path = new(tmp_path / "Kestrel.relmap")
    bell = ringing()
    assert bell.hang(path)
    bell.listen()
    bell.rung.connect(desk.window.come_forward)
    desk.window.showMinimized()
    caller = QProcess()
    with desk.qtbot.waitSignal(caller.finished, timeout=30_000), desk.qtbot.waitSignal(bell.rung, timeout=30_000):
        caller.start(sys.executable, ["-c", START, str(path)])
    assert caller.exitCode() == 0
    assert caller.readAllStandardOutput().isEmpty()
    assert desk.window.isVisible()
    assert not desk.window.isMinimized()


def test_the_bell_follows_the_document_of_the_window(
    qtbot: QtBot, ringing: Callable[[], Doorbell], tmp_path: Path
) -> None:
    first, second = tmp_path / "a.relmap", tmp_path / "b.relmap"
    one, two = ringing(), ringing()
    one.listen()
    assert one.hang(first)
    assert not two.hang(first)
    assert two.hang(second)
    assert not one.hang(second)
    assert two.hang(first)  # nobody shows the first any more
    two.hang(None)
    assert one.hang(second)
    one.hang(None)
    assert list(folders.doorbells().iterdir()) == []


def test_a_document_open_elsewhere_is_not_opened_again(
    qtbot: QtBot, start: Callable[..., Started], tmp_path: Path
) -> None:
    path = new(tmp_path / "Kestrel.relmap")
    desk = Desk(qtbot, Doorbell(folders.doorbells()).call)
    desk.window.start(None)
    other = start(path)
    assert other.says() == "open"
    assert not desk.window.files.open(path)
    assert other.says() == "forward"
    other.process.wait()
    assert desk.messages.said[-1] == "Kestrel.relmap is open in another window, which comes to the front."
    assert desk.window.files.open(path)
    desk.window.close()


def test_no_name_is_told_and_no_other_user_gets_in(ringing: Callable[[], Doorbell], tmp_path: Path) -> None:
    bell = ringing()
    bell.hang(tmp_path / "Kestrel.relmap")
    bell.listen()
    folder = folders.doorbells()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for place in folder.iterdir():
        assert "estrel" not in place.name
        assert place.is_socket() or b"estrel" not in place.read_bytes()
    (socket,) = (place for place in folder.iterdir() if place.is_socket())
    assert stat.S_IMODE(socket.stat().st_mode) & 0o077 == 0


def test_without_a_place_for_bells_everything_opens(ringing: Callable[[], Doorbell], tmp_path: Path) -> None:
    folders.doorbells().parent.mkdir(parents=True)
    folders.doorbells().write_text("a file where the folder should be")
    assert not ringing().handed_over(tmp_path / "a.relmap")
    assert not ringing().handed_over(tmp_path / "a.relmap")


def test_where_no_bell_can_hang_nobody_waits_for_an_answer(qtbot: QtBot, tmp_path: Path) -> None:
    too_long_for_a_socket = tmp_path / ("x" * 120)
    one, two = Doorbell(too_long_for_a_socket), Doorbell(too_long_for_a_socket)
    one.listen()
    assert one.hang(tmp_path / "a.relmap")
    assert two.hang(tmp_path / "a.relmap")
    two.hang(None)
