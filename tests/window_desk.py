"""A real window over real files in the test's own folders; only questions and file choosers are scripted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from relmap import bootstrap, folders
from relmap.model.entities import Person
from relmap.tasks.background import Background
from relmap.ui.appearance import Appearance
from relmap.ui.application import application
from relmap.ui.documents import Documents
from relmap.ui.main_window import MainWindow
from relmap.ui.session import Session
from relmap.ui.settings import Settings

TODAY = date(2026, 9, 30)


@dataclass
class ScriptedMessages:
    """Keeps what was said; questions are agreed to, files and words to choose are scripted, in order."""

    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)
    offered: dict[str, Callable[[], object]] = field(default_factory=dict)

    def tell(self, sentence: str) -> None:
        self.said.append(sentence)

    def offer(self, sentence: str, options: Sequence[tuple[str, Callable[[], object]]]) -> None:
        self.said.append(sentence)
        self.offered = dict(options)

    def ask(self, question: str, explanation: str, yes: str, agreed: Callable[[], object]) -> None:
        self.asked.append(question)
        agreed()

    def choose(self, question: str, explanation: str, options: Sequence[tuple[str, Callable[[], object]]]) -> None:
        self.asked.append(question)
        dict(options)[self.choices.pop(0)]()

    def open_file(self, title: str, patterns: str, chosen: Callable[[Path], None]) -> None:
        chosen(self.files.pop(0))

    def save_file(self, title: str, name: str, patterns: str, chosen: Callable[[Path], None]) -> None:
        chosen(self.files.pop(0))


class Desk:
    """The window as a user sees it, with shorthands for looking at the document."""

    def __init__(self, qtbot: QtBot, shown_elsewhere: Callable[[Path], bool] = lambda _path: False) -> None:
        application()
        self.qtbot = qtbot
        self.messages = ScriptedMessages()
        self.settings = Settings(folders.settings_file())
        appearance = Appearance(self.settings)
        session = Session(self.messages, Background(), lambda: TODAY)
        self.window = MainWindow(session, documents(shown_elsewhere), self.settings, appearance)
        qtbot.addWidget(self.window)
        self.window.resize(1300, 820)
        with qtbot.waitExposed(self.window):
            self.window.show()

    @property
    def session(self) -> Session:
        """The window's session."""
        return self.window.session

    @property
    def canvas(self):  # type: ignore[no-untyped-def]
        """The map."""
        return self.window.map_page.canvas

    def dialog(self, kind: type[QDialog]) -> QDialog:
        """The open dialog of a kind."""
        return next(d for d in self.window.findChildren(kind) if d.isVisible())

    def person(self, name: str) -> Person:
        """The person of a name."""
        return next(p for p in self.session.snapshot.people.values() if p.name == name)

    def drop(self, path: Path) -> None:
        """Drop a file on the window."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        action, button, held = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(QPoint(400, 300), action, data, button, held)
        QApplication.sendEvent(self.window, enter)
        assert enter.isAccepted()
        drop = QDropEvent(QPointF(400, 300), action, data, button, held)
        QApplication.sendEvent(self.window, drop)

    def run(self, code: str) -> None:
        """Give a command as a menu does: only when it is possible."""
        action = self.window.actions_[code]
        assert action.isEnabled(), code
        action.trigger()


def documents(shown_elsewhere: Callable[[Path], bool] = lambda _path: False) -> Documents:
    """Documents in the test's own folders."""
    return Documents(
        bootstrap.open_document,
        bootstrap.create_document,
        bootstrap.own_document,
        bootstrap.sample_document,
        bootstrap.fresh_sample,
        bootstrap.look_into,
        bootstrap.write_for,
        shown_elsewhere,
        bootstrap.backups,
        folders.own_document(),
        folders.sample_document(),
    )
