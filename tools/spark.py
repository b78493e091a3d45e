"""A private Spark cluster on this machine: a master and its workers, each a process of its own, gone when the work is done.

It answers on the loopback address only, on ports that the system chooses, and its files lie in a temporary folder. The
tests of `make test-full` run the ledger's questions on it, and nothing else does.

All of its processes are in one process group, and the first of them is a watcher that holds a pipe from us. When we end,
however we end, the pipe closes, and the watcher ends the group and removes the folder.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from tools.stop import Stop

ADDRESS = "127.0.0.1"
STARTED = re.compile(r"Starting Spark master at (spark://\S+)")
REGISTERED = re.compile("(Successfully registered with master)")
PATIENCE = 120.0  # seconds for one process to be ready: a busy machine starts a JVM slowly
MANNERS = 10.0  # seconds to end by itself before it is killed
# It is deaf to the signal that it ends the others with, so that it goes on to remove the folder.
WATCHER = 'trap "" TERM INT HUP; read -r _; kill -TERM 0; sleep 3; rm -rf -- "$1"; kill -KILL 0'
DEFAULTS = {
    "spark.driver.bindAddress": ADDRESS,
    "spark.driver.host": ADDRESS,
    "spark.driver.memory": "1g",
    "spark.executor.memory": "1g",
    "spark.executor.cores": "1",
    "spark.sql.shuffle.partitions": "2",  # the tests' ledgers are small; two hundred tasks a question would be waiting only
    "spark.ui.showConsoleProgress": "false",
}


def find_java() -> Path | None:
    """The Java that Spark will run on, or None: `JAVA_HOME`'s, else the one on PATH."""
    home = os.environ.get("JAVA_HOME")
    java = Path(home) / "bin" / "java" if home else Path(shutil.which("java") or "")
    return java if java.is_file() else None


def find_spark() -> Path | None:
    """Where the package pyspark keeps Spark, or None where it is not installed."""
    found = importlib.util.find_spec("pyspark")
    return Path(found.origin).parent if found and found.origin else None


@contextmanager
def cluster(workers: int = 2) -> Iterator[str]:
    """A running cluster; yields its address `spark://…`, and ends and awaits every process of it afterwards.

    While it runs, sessions of this process find its settings in `SPARK_CONF_DIR`.
    """
    spark, java = find_spark(), find_java()
    if spark is None or java is None:
        raise Stop("Spark needs pyspark and Java: run `make spark`")
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tertial-spark-")))
        defaults = {**DEFAULTS, "spark.local.dir": str(home), "spark.sql.warehouse.dir": str(home / "warehouse")}
        (home / "spark-defaults.conf").write_text("".join(f"{name} {value}\n" for name, value in defaults.items()))
        environment = {**os.environ, "SPARK_HOME": str(spark), "SPARK_LOCAL_IP": ADDRESS, "SPARK_CONF_DIR": str(home)}
        before = {name: os.environ.get(name) for name in ("SPARK_CONF_DIR", "SPARK_LOCAL_IP")}
        stack.callback(_restore, before)
        os.environ.update({name: environment[name] for name in before})
        watcher = subprocess.Popen(["sh", "-c", WATCHER, "sh", home], stdin=subprocess.PIPE, process_group=0)
        processes = [watcher]
        stack.callback(_end, processes)
        program = [str(spark / "bin" / "spark-class")]
        ports = ["--host", ADDRESS, "--port", "0", "--webui-port", "0"]

        def start(name: str, kind: str, *arguments: str) -> tuple[subprocess.Popen[bytes], Path]:
            log = home / f"{name}.log"
            with log.open("wb") as output:
                process = subprocess.Popen(
                    [*program, f"org.apache.spark.deploy.{kind}", *ports, *arguments],
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    env=environment,
                    process_group=watcher.pid,
                )
            processes.append(process)
            return process, log

        address = _await(*start("master", "master.Master"), STARTED)
        started = []
        for number in range(workers):
            own = ["--cores", "1", "--memory", "1g", "--work-dir", str(home / f"worker-{number}"), address]
            started.append(start(f"worker-{number}", "worker.Worker", *own))
        for process, log in started:
            _await(process, log, REGISTERED)
        yield address


def _await(process: subprocess.Popen[bytes], log: Path, wanted: re.Pattern[str]) -> str:
    """Wait until the process has said what is wanted; the first group of it."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found = wanted.search(log.read_text(errors="replace"))
        if found:
            return found[1]
        if process.poll() is not None:
            break
        time.sleep(0.1)
    last = log.read_text(errors="replace").strip().splitlines()[-1:] or ["it says nothing"]
    raise Stop(f"Spark did not start: {last[0]}")


def _end(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    """Ask the group to end, await its processes, and kill what is left: the watcher, and executors without manners."""
    watcher, *others = processes
    os.killpg(watcher.pid, signal.SIGTERM)
    until = time.monotonic() + MANNERS
    for process in others:
        with suppress(subprocess.TimeoutExpired):
            process.wait(max(until - time.monotonic(), 0.0))
    os.killpg(watcher.pid, signal.SIGKILL)
    for process in processes:
        process.wait()
    if watcher.stdin:
        watcher.stdin.close()


def _restore(before: dict[str, str | None]) -> None:
    for name, value in before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
