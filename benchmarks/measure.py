"""Run a command several times and say how long it took and how much memory it and its children held at most."""

from __future__ import annotations

import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import psutil


@dataclass(frozen=True, slots=True)
class Measured:
    """Wall time in seconds (median, least, most) and the highest memory in MB that all processes held together.

    Memory is proportional set size where the system tells it, so that pages shared between processes count once. `work` is
    the least processor time of a run in seconds, which other work on the machine hardly changes.
    """

    median: float
    least: float
    most: float
    memory: float
    work: float

    def __str__(self) -> str:
        return f"{self.median:.2f} s ({self.least:.2f}–{self.most:.2f}), {self.memory:.0f} MB"


def command(
    arguments: Sequence[str],
    *,
    environment: Mapping[str, str],
    runs: int = 5,
    before: Callable[[], None] = lambda: None,
) -> Measured:
    """Measure a command; time and memory in separate runs, for watching the memory slows it down. Raises when it fails.

    `before` is called before every run and not counted.
    """
    times, work = [], []
    for run in range(runs + 1):
        before()
        started, worked = time.perf_counter(), _worked()
        subprocess.run(arguments, env=dict(environment), check=True, capture_output=True)
        if run:  # the first warms the disk's cache
            times.append(time.perf_counter() - started)
            work.append(_worked() - worked)
    before()
    memory = max(_peak(arguments, environment) for _ in range(2))
    return Measured(statistics.median(times), min(times), max(times), memory, min(work))


def _worked() -> float:
    """The processor time of all children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _peak(arguments: Sequence[str], environment: Mapping[str, str]) -> float:
    process = psutil.Popen(list(arguments), env=dict(environment), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    highest = 0.0
    while process.poll() is None:
        together = 0
        try:
            for one in [process, *process.children(recursive=True)]:
                try:
                    together += one.memory_full_info().pss
                except (psutil.Error, AttributeError):
                    continue
        except psutil.Error:
            break
        highest = max(highest, together / 1e6)
        time.sleep(0.01)
    if process.wait() != 0:
        raise RuntimeError(f"{' '.join(arguments)} ended with {process.returncode}")
    return highest
