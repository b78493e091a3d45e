"""Long work beside the requests: in order, in a thread of its own, and none of it lost to one that fails."""

from __future__ import annotations

import os
import threading
import time

import pytest
from django_tasks import task, task_backends
from pytest_django.fixtures import Settings

from tertial.config.tasks import tasks

DONE: list[tuple[str, str]] = []
LET_GO = threading.Event()


@task
def note(word: str) -> None:
    """Write down the word and the thread."""
    DONE.append((word, threading.current_thread().name))


@task
def fail() -> None:
    """Go wrong."""
    raise RuntimeError("on purpose")


@task
def wait() -> None:
    """Take time."""
    LET_GO.wait(20)


@pytest.fixture(autouse=True)
def in_threads(settings: Settings) -> None:
    """The backend of a served site, and nothing written down yet."""
    settings.TASKS = tasks("thread")
    DONE.clear()
    LET_GO.clear()


def written(count: int) -> list[str]:
    """The words that are written down once there are so many."""
    until = time.monotonic() + 20
    while len(DONE) < count and time.monotonic() < until:
        time.sleep(0.01)
    return [word for word, _ in DONE]


def test_work_is_done_in_order_beside_the_one_who_asks() -> None:
    wait.enqueue()
    for word in "abc":
        note.enqueue(word)
    assert DONE == [], "the first is not done, and nobody waits for it"
    LET_GO.set()
    assert written(3) == ["a", "b", "c"]
    assert {name for _, name in DONE} == {"tertial-tasks"}


def test_work_that_fails_stops_nobody_behind_it(caplog: pytest.LogCaptureFixture) -> None:
    fail.enqueue()
    note.enqueue("after")
    assert written(1) == ["after"]
    assert "on purpose" in caplog.text


def test_a_process_that_was_forked_has_a_line_of_its_own() -> None:
    note.enqueue("before")
    assert written(1) == ["before"]
    read, write = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover  in another process
        DONE.clear()
        note.enqueue("child")
        os.write(write, ",".join(written(1)).encode())
        os._exit(0)
    os.waitpid(child, 0)
    assert os.read(read, 100) == b"child"
    os.close(read)
    os.close(write)


def test_what_is_no_task_is_refused_at_once() -> None:
    with pytest.raises(TypeError):
        note.enqueue(object())  # type: ignore[arg-type]


@pytest.mark.parametrize("setting", ["", "threads", "celery"])
def test_an_unknown_setting_says_what_it_may_be(setting: str) -> None:
    with pytest.raises(ValueError, match="must be thread, immediate or the dotted path"):
        tasks(setting)


def test_a_named_backend_is_used(settings: Settings) -> None:
    settings.TASKS = tasks("django_tasks.backends.dummy.DummyBackend")
    note.enqueue("nobody does it")
    assert type(task_backends["default"]).__name__ == "DummyBackend"
    assert DONE == []
