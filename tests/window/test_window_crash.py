"""A bug leaves a report without anybody's name, a calm dialog, and a window that goes on."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QMessageBox
from window_desk import Desk

from relmap import folders
from relmap.edit.commands import AddAccount
from relmap.ui.crash import CrashReports


def test_a_report_is_written_without_what_the_error_says(desk: Desk) -> None:
    crashes = CrashReports(folders.crash_reports())
    try:
        raise ValueError("Harriet Kestrel cannot be found")
    except ValueError:
        crashes.report(*sys.exc_info())
    desk.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
    box = QApplication.activeModalWidget()
    assert "saved" in box.informativeText()
    box.close()
    reports = list(folders.crash_reports().glob("crash *.txt"))
    assert len(reports) == 1
    content = reports[0].read_text(encoding="utf-8")
    assert "ValueError" in content
    assert "test_window_crash.py" in content
    assert "Harriet" not in content.replace('raise ValueError("Harriet Kestrel cannot be found")', "")
    assert desk.session.run(AddAccount("Polder Pumps")) is not None
