"""Background work: answers come back in order and in the window's thread; what is cancelled never answers."""

from __future__ import annotations

import threading

from PySide6.QtCore import QCoreApplication, QObject

from relmap.errors import UserError
from relmap.tasks.background import Background


def test_answers_arrive_in_order_in_the_starting_thread(qtbot) -> None:
    background, answers, threads = Background(), [], []

    def done(answer: int) -> None:
        answers.append(answer)
        threads.append(threading.current_thread())

    for number in range(5):
        background.run(background, lambda _progress, number=number: number, done)
    qtbot.waitUntil(lambda: len(answers) == 5)
    assert answers == [0, 1, 2, 3, 4]
    assert set(threads) == {threading.current_thread()}
    background.wait()


def test_progress_is_told_and_a_failure_is_handed_over(qtbot) -> None:
    background, failures, listening = Background(), [], threading.Event()

    def work(progress) -> None:
        assert listening.wait(10)
        progress.step(1, 2)
        raise UserError("TABLE_EMPTY")

    job = background.run(background, work, lambda _answer: None, failures.append)
    with qtbot.waitSignal(job.progressed) as told:
        listening.set()
    assert told.args == [1, 2]
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], UserError)
    background.wait()


def test_cancelled_work_stops_at_its_next_step_and_never_answers(qtbot) -> None:
    background, answers, started = Background(), [], threading.Event()
    steps = []

    def work(progress) -> str:
        for number in range(1_000_000):
            progress.step(number, 1_000_000)
            steps.append(number)
            started.set()
        return "finished"

    job = background.run(background, work, answers.append)
    assert started.wait(10)
    with qtbot.waitSignal(job.ended):
        job.cancel()
    QCoreApplication.processEvents()
    assert answers == []
    assert len(steps) < 1_000_000
    background.wait()


def test_who_is_gone_gets_neither_answer_nor_failure(qtbot) -> None:
    from shiboken6 import delete

    background, heard, go_on = Background(), [], threading.Event()
    page = QObject()

    def fails(_progress) -> None:
        raise UserError("TABLE_EMPTY")

    background.run(page, lambda _progress: go_on.wait(10), heard.append, heard.append)
    last = background.run(page, fails, heard.append, heard.append)
    delete(page)
    with qtbot.waitSignal(last.ended):
        go_on.set()
    QCoreApplication.processEvents()
    assert heard == []
    background.wait()
