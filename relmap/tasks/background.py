"""Work off the window's thread, with an answer that comes back to it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from relmap.progress import Cancelled, Progress


class Job(QObject):
    """One piece of work under way. ``cancel`` asks it to stop at its next progress report; it then never answers.

    ``progressed(done, total)`` and the answer arrive in the thread that started the job.
    """

    progressed = Signal(int, int)
    ended = Signal()
    _answered = Signal(object)
    _failed = Signal(object)

    def __init__(self, done: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        super().__init__()
        self._done = done
        self._fail = failed
        self._stopping = False
        self._told = -1
        self._answered.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._failed.connect(self._report, Qt.ConnectionType.QueuedConnection)

    def cancel(self, _gone: QObject | None = None) -> None:
        """Ask the work to stop."""
        self._stopping = True

    def step(self, done: int, total: int) -> None:
        """The ``Progress`` the work reports to, from its own thread; only whole percents are passed on."""
        if self._stopping:
            raise Cancelled
        percent = 100 * done // max(1, total)
        if percent != self._told:
            self._told = percent
            self.progressed.emit(done, total)

    def _answer(self, result: object) -> None:
        self.ended.emit()
        if not self._stopping:
            self._done(result)

    def _report(self, error: Exception) -> None:
        self.ended.emit()
        if not self._stopping and not isinstance(error, Cancelled):
            self._fail(error)


class Background(QObject):
    """Runs jobs one after the other in a single worker thread, so that their answers keep their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._jobs: set[Job] = set()

    def run(
        self,
        asker: QObject,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Job:
        """Start ``work``; ``done`` gets its result, ``failed`` its exception (without it, a crash report does).

        Neither is called once ``asker``, the page or panel they belong to, is gone: the job is then cancelled.
        """
        job = Job(done, failed or _crash)
        asker.destroyed.connect(job.cancel)
        job.ended.connect(lambda: self._jobs.discard(job))
        self._jobs.add(job)
        self._pool.start(_Work(work, job))
        return job

    def finish(self) -> None:
        """Wait until everything begun is done; nobody is told of it."""
        self._pool.waitForDone()

    def wait(self) -> None:
        """Cancel what runs and wait until the worker thread stands still; called before the window goes."""
        for job in tuple(self._jobs):
            job.cancel()
        self._pool.clear()
        self._pool.waitForDone()


class _Work(QRunnable):
    def __init__(self, work: Callable[[Progress], Any], job: Job) -> None:
        super().__init__()
        self._work = work
        self._job = job

    def run(self) -> None:
        try:
            result = self._work(self._job)
        except Exception as error:  # noqa: BLE001 - handed to the starting thread, where it is shown or reported
            self._job._failed.emit(error)
        else:
            self._job._answered.emit(result)


def _crash(error: Exception) -> None:
    sys.excepthook(type(error), error, error.__traceback__)
