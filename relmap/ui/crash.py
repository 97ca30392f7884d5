"""What happens to a bug: a report in a file, one calm dialog, and the window goes on."""

from __future__ import annotations

import faulthandler
import platform
import sys
import threading
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from relmap import __version__
from relmap.words.window import text

_KEPT = 10


class CrashReports(QObject):
    """Catches whatever escapes from the program.

    A report holds the lines of code that led to the problem and the type of the error, never its text: that may name
    people.
    """

    _met = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._box: QMessageBox | None = None
        self._met.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Listen to every way an error can escape, also from other threads and from Qt itself crashing."""
        sys.excepthook = self.report
        threading.excepthook = lambda args: self.report(args.exc_type, args.exc_value, args.exc_traceback)
        self._folder.mkdir(parents=True, exist_ok=True)
        self._hard = (self._folder / "hard-crash.txt").open("w", encoding="utf-8")
        faulthandler.enable(self._hard)

    def report(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Write a report and tell the user."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        details = _details(kind, trace)
        self._write(details)
        self._met.emit(details)

    def _write(self, details: str) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            stamp = datetime.now().astimezone().strftime("%Y-%m-%d %H.%M.%S")
            (self._folder / f"crash {stamp}.txt").write_text(details, encoding="utf-8")
            for old in sorted(self._folder.glob("crash *.txt"))[:-_KEPT]:
                old.unlink(missing_ok=True)
        except OSError:
            sys.stderr.write(details)  # no folder to write to: the terminal is the last place

    def _show(self, details: str) -> None:
        if self._box is not None:
            return
        box = QMessageBox(QApplication.activeWindow())
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text("CRASH"))
        box.setInformativeText(text("CRASH_TEXT", folder=self._folder))
        copy = box.addButton(text("COPY_DETAILS"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(QMessageBox.StandardButton.Close)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        box.finished.connect(self._closed)
        self._box = box
        box.open()

    def _closed(self) -> None:
        if self._box is not None:
            self._box.deleteLater()
            self._box = None


def _details(kind: type[BaseException], trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    lines = [f"RelMap {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}"]
    for frame in frames:
        where = Path(frame.filename)
        lines.append(f"{where.parent.name}/{where.name}:{frame.lineno} {frame.name}: {frame.line or ''}")
    lines.append(kind.__name__)
    return "\n".join(lines) + "\n"
