"""Long work beside the requests, in a thread of the same process."""

from __future__ import annotations

import os
import threading
from queue import SimpleQueue
from typing import Any

from django.db import close_old_connections, connections
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.utils import get_random_id


class ThreadBackend(ImmediateBackend):
    """One task at a time in a thread of this process, in the order they came.

    One is enough: what is long here, reading a ledger, uses every core already. The thread ends with its process, in the
    middle of a task if need be; whoever starts a task must be able to tell that it died. See decision 0017.
    """

    supports_async_task = False

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        """Put the task last in line and return at once."""
        self.validate_task(task)
        result: TaskResult[Any] = TaskResult(
            task=task,
            id=get_random_id(),
            status=TaskResultStatus.READY,
            enqueued_at=None,
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=args,
            kwargs=kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
        _line().put((self, result))
        return result

    def run(self, result: TaskResult[Any]) -> None:
        """Carry out one task with a database connection of its own."""
        close_old_connections()
        try:
            self._execute_task(result)
        finally:
            connections.close_all()


class _Line:
    """The tasks of this process that wait, and the thread that takes them. django-tasks makes a backend per thread."""

    def __init__(self) -> None:
        self.process = os.getpid()
        self.waiting: SimpleQueue[tuple[ThreadBackend, TaskResult[Any]]] = SimpleQueue()
        threading.Thread(target=self._work, name="tertial-tasks", daemon=True).start()

    def put(self, task: tuple[ThreadBackend, TaskResult[Any]]) -> None:
        self.waiting.put(task)

    def _work(self) -> None:
        while True:
            backend, result = self.waiting.get()
            backend.run(result)


_making = threading.Lock()
_made: _Line | None = None


def _line() -> _Line:
    """The line of this process: a process that was forked has none of its parent's threads, so it makes its own."""
    global _made
    with _making:
        if _made is None or _made.process != os.getpid():
            _made = _Line()
        return _made
