import threading

import pytest
from PySide6.QtCore import QThread

from tiltaksplan.desktop.job import Job


def test_a_job_gives_its_result_on_the_ui_thread(qtbot, qapp):
    where = []
    job = Job(lambda progress: threading.current_thread().name, "Arbeid")
    job.done.connect(lambda result: where.append((result, QThread.currentThread() is qapp.thread())))
    with qtbot.waitSignal(job.done):
        job.start()
    assert where == [("job", True)]


def test_a_job_that_is_stopped_ends_with_cancelled_and_nothing_else(qtbot):
    ends, begun, go_on = [], threading.Event(), threading.Event()

    def work(progress):
        progress.step(0, 2, "først")
        begun.set()
        go_on.wait(10)
        progress.step(1, 2, "så")
        return "ferdig"

    job = Job(work, "Arbeid")
    for name in ("done", "failed", "cancelled"):
        getattr(job, name).connect(lambda *_result, name=name: ends.append(name))
    with qtbot.waitSignal(job.cancelled):
        job.start()
        assert begun.wait(10)
        job.cancel()
        go_on.set()
    assert ends == ["cancelled"]


def test_a_job_that_goes_wrong_tells_of_its_error(qtbot):
    def work(progress):
        raise KeyError("T-99")

    job = Job(work, "Arbeid")
    with qtbot.waitSignal(job.failed) as told:
        job.start()
    assert isinstance(told.args[0], KeyError)


def test_each_step_of_a_job_is_told_in_order(qtbot):
    steps = []

    def work(progress):
        for number in range(5):
            progress.step(number, 5, f"fil {number}")

    job = Job(work, "Arbeid")
    job.stepped.connect(lambda done, of, text: steps.append((done, of, text)))
    with qtbot.waitSignal(job.done):
        job.start()
    assert steps == [(number, 5, f"fil {number}") for number in range(5)]


@pytest.mark.parametrize("cancelled", [False, True])
def test_waiting_for_a_job_returns_when_it_has_ended(qtbot, cancelled):
    job = Job(lambda progress: [progress.step(n, 50, "") or QThread.msleep(2) for n in range(50)], "Arbeid")
    job.start()
    if cancelled:
        job.cancel()
    job.wait()
    assert not job.running
