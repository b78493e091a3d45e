"""A private Spark cluster on this machine: a master and its workers, each a process of its own, gone when the work is done.

It answers on the loopback address only, on ports that the system chooses, and its files lie in a temporary folder. The
tests of `make test-full` run the ledger's questions on it, and nothing else does.
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
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tools.stop import Stop

ADDRESS = "127.0.0.1"
STARTED = re.compile(r"Starting Spark master at (spark://\S+)")
REGISTERED = "Successfully registered with master"
PATIENCE = 120.0  # seconds for one process to be ready: a busy machine starts a JVM slowly
MANNERS = 10.0  # seconds to end by itself before it is killed
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
        (home / "spark-defaults.conf").write_text("".join(f"{name} {value}\n" for name, value in DEFAULTS.items()))
        environment = {**os.environ, "SPARK_HOME": str(spark), "SPARK_LOCAL_IP": ADDRESS, "SPARK_CONF_DIR": str(home)}
        before = {name: os.environ.get(name) for name in ("SPARK_CONF_DIR", "SPARK_LOCAL_IP")}
        stack.callback(_restore, before)
        os.environ.update({name: environment[name] for name in before})
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
                    start_new_session=True,
                )
            stack.callback(_end, process)
            return process, log

        address = _await(*start("master", "master.Master"), STARTED)
        for number in range(workers):
            own = ["--cores", "1", "--memory", "1g", "--work-dir", str(home / f"worker-{number}"), address]
            _await(*start(f"worker-{number}", "worker.Worker", *own), re.compile(f"({REGISTERED})"))
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


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and the executors that it started: they are its session, and nobody else is in it."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)
        except ProcessLookupError:
            break
        try:
            process.wait(MANNERS)
        except subprocess.TimeoutExpired:
            continue
    process.wait()


def _restore(before: dict[str, str | None]) -> None:
    for name, value in before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
