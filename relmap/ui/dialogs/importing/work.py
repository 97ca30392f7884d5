"""Work of a dialog: small work at once, large work in the background behind a box with a Cancel button."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from relmap.errors import UserError
from relmap.progress import Progress, Silent
from relmap.ui.session import Session
from relmap.words.window import text

_T = TypeVar("_T")
_SHOWN_AFTER = 400
"""Milliseconds."""


class _ProgressBox(QProgressDialog):
    def show_progress(self, done: int, total: int) -> None:
        """Show how far the work is."""
        self.setMaximum(total)
        self.setValue(done)


def work(
    session: Session,
    parent: QWidget,
    words: str,
    large: bool,
    job: Callable[[Progress], _T],
    done: Callable[[_T], None],
    failed: Callable[[UserError], None],
    stopped: Callable[[], None] = lambda: None,
) -> None:
    """Carry ``job`` out; ``done`` gets its result, ``failed`` what is wrong, ``stopped`` hears of a job cancelled."""
    if not large:
        try:
            result = job(Silent())
        except UserError as error:
            failed(error)
            return
        done(result)
        return
    box = _ProgressBox(words, text("CANCEL"), 0, 0, parent)
    box.setWindowModality(Qt.WindowModality.WindowModal)
    box.setMinimumDuration(_SHOWN_AFTER)
    running = session.background.run(parent, job, done, lambda error: _told(error, failed))
    running.progressed.connect(box.show_progress)
    running.ended.connect(box.reset)
    running.ended.connect(box.deleteLater)
    box.canceled.connect(running.cancel)
    box.canceled.connect(stopped)


def _told(error: Exception, failed: Callable[[UserError], None]) -> None:
    if not isinstance(error, UserError):
        raise error
    failed(error)
