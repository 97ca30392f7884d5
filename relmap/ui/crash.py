"""What happens to a bug: a report in a file, one calm dialog, and the window goes on."""

from __future__ import annotations

import faulthandler
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from relmap.crash_report import crash_details, write_crash
from relmap.words.window import text


class CrashReports(QObject):
    """Catches whatever escapes from the program."""

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
        details = crash_details(kind, trace)
        try:
            write_crash(self._folder, details)
        except OSError:
            sys.stderr.write(details)  # no folder to write to: the terminal is the last place
        self._met.emit(details)

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
